"""What a sentence makes of a quotation that it doesn't quote: the same words without marks, or other words."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from reader.findings.asking import asked
from reader.findings.frames import find_frames
from reader.findings.reading import Quoted, Reading
from reader.findings.reasons import Reason
from reader.findings.runs import Overlay, overlay
from reader.findings.utterances import LEAST_WORDS
from reader.language.function_words import is_function_word
from reader.language.names import NOUNS_IN_CAPITALS
from reader.language.synonyms import sense_numbers
from reader.language.tokens import Token
from reader.model import Finding, FindingChange, FindingKind, Span

# A sentence that says just the quoted words, without marks, has this share of its words in them.
_SAID_SHARE = 0.6
# Words that must be the same, nearly all, for a quotation told without its marks; so few left out make it altered.
_LEAST_TOLD = 5
_NEARLY = 0.8
_SPARE = 2
# Of the stretch of the quotation that is told so, this share is: "he should [… …] and [… …] act" is told, not altered.
_HALF = 0.5
# Content words of a quotation that a sentence must have to tell it in other words: their number, their share, and the
# share of its own sentence that the quotation fills; less of the words is enough where it fills most of it.
_TOLD_WORDS = 2
_RETOLD, _FILLED = 0.5, 0.2
_PARTLY_RETOLD, _MOSTLY_FILLED = 0.33, 0.6
_BESIDE = 3
# The share in a sentence without a source; with less, 14 of 16 were the paper's own words (48 pairs of news).
_UNSAID = 0.8
# A quotation is retold in a stretch of words at most so many times as long as itself, and so many words more.
_WIDEST, _ROOM = 1.0, 4


def find_told(here: Reading, there: Reading, sentence: int, other: int, piece: Quoted) -> Iterator[Finding]:
    """Yield what the other sentence makes of a quotation that it doesn't quote."""
    told = there.told(other)
    if not told:
        return
    forms, said = here.forms(piece.words), there.forms(told)
    shared = overlay(forms, said)
    found = _same_words(here, there, sentence, other, piece, told, shared) if shared else None
    if found is not None:
        change, reason, span, confidence = found
        yield _finding(change, sentence, other, piece.span, span, confidence, reason)
    elif piece.quotation.utterance:
        as_speech = (
            bool(find_frames(there, other)) or _speaker_there(here, sentence, told) or asked(told, there.language)
        )
        retold = _retold(here, there, sentence, other, piece, as_speech=as_speech)
        if retold is not None:
            yield _finding(FindingChange.PARAPHRASED, sentence, other, piece.span, retold, 0.6, Reason.TOLD)


def _with_fragments(reading: Reading, sentence: int) -> tuple[Token, ...]:
    """Return the words that a sentence tells, with those of its scare quotes: he should be "forced" to step down."""
    quoted = [piece.span for piece in reading.quoted(sentence) if len(piece.words) >= LEAST_WORDS]
    return tuple(w for w in reading.words(sentence) if not any(s.start <= w.start < s.end for s in quoted))


def _same_words(
    here: Reading, there: Reading, sentence: int, other: int, piece: Quoted, told: Sequence[Token], shared: Overlay
) -> tuple[FindingChange, Reason, Span, float] | None:
    """Return what became of the quoted words where the other side tells them in (nearly) the same words."""
    width = shared.right[1] - shared.right[0]
    span = Span(told[shared.right[0]].start, told[shared.right[1] - 1].end)
    whole = not shared.gaps and shared.left == (0, len(piece.words))
    most = len(there.words(other)) * _SAID_SHARE
    if whole and len(piece.words) >= LEAST_WORDS and width >= most:
        return FindingChange.VERBATIM, Reason.MARKS_ONE_SIDE, span, 0.9
    nearly = min(_NEARLY * len(piece.words), most)
    dense = shared.matched >= _HALF * (shared.left[1] - shared.left[0])
    if dense and shared.matched >= max(_LEAST_TOLD, _NEARLY * width) and shared.matched >= nearly:
        spare = len(piece.words) - (shared.left[1] - shared.left[0])
        same = not shared.gaps and not 0 < spare <= _SPARE
        if same:
            return FindingChange.VERBATIM, Reason.MARKS_ONE_SIDE, span, 0.8
        return FindingChange.ALTERED, Reason.NEARLY_SAME, span, 0.8
    if whole and shared.matched == width and _own_words(here, sentence, piece, told[: shared.right[0]]):
        return FindingChange.ALTERED, Reason.MARKS_ONE_SIDE, span, 0.6
    return None


def _speaker_there(here: Reading, sentence: int, told: Sequence[Token]) -> bool:
    """Return whether the words name somebody whom the quoting sentence names as its source."""
    named = {word.norm for frame in find_frames(here, sentence) for word in frame.source if word.capital}
    return any(word.norm in named and not is_function_word(word.norm, here.language) for word in told)


def _own_words(here: Reading, sentence: int, piece: Quoted, before: Sequence[Token]) -> bool:
    """Return whether marks round a few words make them somebody's own.

    They are two content words or more and no title, and behind the same word on both sides ("called him a …").
    """
    content = [word for word in piece.words if not is_function_word(word.norm, here.language)]
    if len(content) < _TOLD_WORDS or all(word.capital for word in content):
        return False
    ours = [word for word in here.words(sentence) if word.end <= piece.span.start][-_BESIDE:]
    beside = (
        {w.stem for w in words[-_BESIDE:] if not is_function_word(w.norm, here.language)} for words in (ours, before)
    )
    return bool(set.intersection(*beside))


def _retold(here: Reading, there: Reading, sentence: int, other: int, piece: Quoted, *, as_speech: bool) -> Span | None:
    """Return where the other side tells enough of a quotation's content words, or of their senses; None if nowhere.

    A fragment inside a sentence says less of what the sentence is about than one that fills it. A sentence that gives
    its statement to nobody (`as_speech` is false) tells the quotation only where it has most of it.
    """
    told, senses = _with_fragments(there, other), sense_numbers(here.language)
    content = {word.stem: word for word in piece.words if not is_function_word(word.norm, here.language)}
    meant = {senses.get(stem, stem) for stem in content}
    places = [k for k, word in enumerate(told) if senses.get(word.stem, word.stem) in meant]
    found = {senses.get(told[k].stem, told[k].stem) for k in places}
    if not found:
        return None
    shared = [stem for stem in content if senses.get(stem, stem) in found]
    if here.language not in NOUNS_IN_CAPITALS and all(content[stem].capital for stem in shared):
        return None
    share, filled = len(shared) / len(content), len(piece.words) / len(here.words(sentence))
    if share >= _RETOLD and filled >= _FILLED:
        whole = len(shared) == len(content) and any(told[k].stem in content for k in places)
        enough = len(shared) >= _TOLD_WORDS or whole
    else:
        enough = share >= _PARTLY_RETOLD and len(shared) > _TOLD_WORDS and filled >= _MOSTLY_FILLED
    if len(shared) > _TOLD_WORDS and share < _UNSAID:
        enough = enough and not _one_phrase(piece, shared)
    if not as_speech:
        enough = enough and share >= _UNSAID and len(shared) > _TOLD_WORDS
    if not enough:
        return None
    first, last = _closest([(k, senses.get(told[k].stem, told[k].stem)) for k in places], len(found))
    if last - first >= _WIDEST * len(piece.words) + _ROOM:
        return None
    return _rounded(there, other, told, first, last)


def _one_phrase(piece: Quoted, shared: Collection[str]) -> bool:
    """Return whether the shared words stand together, without a word between: they name what the quotation is about."""
    places = [k for k, word in enumerate(piece.words) if word.stem in shared]
    return all(after - place == 1 for place, after in itertools.pairwise(places))


def _rounded(there: Reading, sentence: int, told: Sequence[Token], first: int, last: int) -> Span:
    """Return the span of a stretch of words with the grammar word before it and the lone last word of its clause.

    "The city" isn't shown without its article, nor "on three occasions" without its noun.
    """

    def joined(k: int) -> bool:
        """Return whether nothing but blanks stands between a word and the next."""
        return k + 1 < len(told) and not there.text[told[k].end : told[k + 1].start].strip()

    if joined(last) and not joined(last + 1):
        last += 1
    if first and joined(first - 1) and is_function_word(told[first - 1].norm, there.language):
        first -= 1
    start, end = told[first].start, told[last].end
    for quotation in (piece.quotation for piece in there.quoted(sentence)):
        if quotation.span.start < start < quotation.span.end:
            start = quotation.span.start
        if quotation.span.start < end < quotation.span.end <= there.article.sentences[sentence].span.end:
            end = quotation.span.end
    return Span(start, end)


def _closest(places: Sequence[tuple[int, int | str]], kinds: int) -> tuple[int, int]:
    """Return the first and last place of the shortest stretch in which each of the `kinds` of words stands."""
    best = places[0][0], places[-1][0]
    held: Counter[int | str] = Counter()
    begin = 0
    for place, kind in places:
        held[kind] += 1
        while held[places[begin][1]] > 1:
            held[places[begin][1]] -= 1
            begin += 1
        if len(held) == kinds and place - places[begin][0] < best[1] - best[0]:
            best = places[begin][0], place
    return best


def _finding(
    change: FindingChange, i: int, j: int, left: Span, right: Span, confidence: float, reason: Reason
) -> Finding:
    return Finding(FindingKind.QUOTE, change, i, j, left, right, confidence, reason)

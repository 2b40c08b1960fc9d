"""Who says an utterance: named in its own sentence, behind a pronoun, or carried over from the sentence before.

A speaker is given only where the text leaves one person to it; else none is. What is found without a name beside the
utterance is told apart from what stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.findings.fates import Beside
from reader.findings.frames import Frame, SourceKind, find_frames
from reader.findings.persons import bare, person_before, sentences_of
from reader.findings.reading import Reading
from reader.language.quotes import Quotation
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import BlockKind, Span

# An utterance goes on from at most so many before it.
_REACH = 4
_MOST_WORDS = 8
_MOST_SUBJECT = 5
_MOST_LETTERS = 16
_UNSPACED = frozenset({"zh", "ja"})
_PHRASE_END = re.compile(r"[。，；！？“”「」、：:,]")


class Speaker(NamedTuple):
    """Who says an utterance: the frame that names the speaker, and how it is known."""

    frame: Frame
    beside: Beside = Beside.NAMED

    @property
    def span(self) -> Span:
        """Return the words that name the speaker."""
        source = self.frame.source
        end = next((k for k in range(1, len(source)) if self._clause_begins(k)), len(source))
        return Span(source[0].start, source[end - 1].end)

    def _clause_begins(self, k: int) -> bool:
        """Return whether a clause about a name begins here: behind the comma of "Roe, who chairs the board,"."""
        before, word = self.frame.source[k - 1], self.frame.source[k]
        return before.capital and not word.capital and word.start - before.end > 1

    @property
    def person(self) -> bool:
        """Return whether it is more than a pronoun."""
        return self.frame.kind is not SourceKind.PRONOUN


def speaker_of(reading: Reading, span: Span, *, depth: int = 0) -> Speaker | None:
    """Return who says the words of `span`, None where the text doesn't make it clear.

    A pronoun without a clear person is returned as it stands.
    """
    sentences = sentences_of(reading, span)
    if not sentences:
        return None
    own = [frame for sentence in sentences for frame in find_frames(reading, sentence) if frame.source]
    frame = min(own, key=lambda f: (max(f.span.start - span.end, span.start - f.span.end), f.span), default=None)
    frame = frame or _beside(reading, span, sentences)
    if frame is None:
        return _carried(reading, sentences, depth)
    if frame.kind is SourceKind.PRONOUN:
        person = person_before(reading, frame)
        return Speaker(person, Beside.PRONOUN) if person else Speaker(frame)
    return Speaker(frame)


# Beside the quotation, in ways that are no frame of reported speech


def _beside(reading: Reading, span: Span, sentences: range) -> Frame | None:
    """Return the speaker that stands straight before or behind a quotation: "Roe: …", "…, so Roth", "…, a dit Roux"."""
    quotation = _quotation(reading, span)
    if quotation is None:
        return None
    begin = reading.article.sentences[sentences[0]].span.start
    end = reading.article.sentences[sentences[-1]].span.end
    before, behind = Span(begin, quotation.span.start), Span(quotation.span.end, end)
    if reading.language in _UNSPACED:
        return _unspaced(reading, before) or _unspaced(reading, behind)
    first = [word for word in reading.words(sentences[0]) if word.end <= before.end]
    last = [word for word in reading.words(sentences[-1]) if word.start >= behind.start]
    return _behind(reading, last, quotation.span.end) or _before(reading, first, before.end)


def _behind(reading: Reading, words: Sequence[Token], end: int) -> Frame | None:
    """Return the subject of a verb that follows the closing mark at once: "…", a dit Jeanne Roux."""
    at = 0
    while at < len(words) and words[at].norm in word_list(reading.language, "speaker.auxiliaries"):
        at += 1
    if at >= len(words) or reading.text[end : words[0].start].strip(" \u00a0\u202f,،—–-."):
        return None
    if words[at].norm not in _verbs(reading.language):
        return _subject_first(reading, words)
    joined = next((k for k in range(at, len(words) - 1) if reading.text[words[k].end : words[k + 1].start] != "-"), 0)
    joined = joined or len(words) - 1
    if joined > at and words[joined].norm in word_list(reading.language, "speaker.pronouns"):
        return Frame(Span(words[at].start, words[joined].end), (words[joined],), SourceKind.PRONOUN, reports=False)
    return _subject(reading, words[at + 1 :], words[at])


def _subject_first(reading: Reading, words: Sequence[Token]) -> Frame | None:
    """Return the subject that follows the closing mark before its verb: "…", she promised."""
    verbs, text = word_list(reading.language, "speaker.verbs"), reading.text
    at = next((k for k, word in enumerate(words[:_MOST_SUBJECT]) if word.norm in verbs), 0)
    subject = tuple(words[:at])
    if not subject or any(text[a.end : b.start].strip(" .-") for a, b in pairwise(words[: at + 1])):
        return None
    if len(subject) == 1 and subject[0].norm in word_list(reading.language, "speaker.pronouns"):
        return Frame(Span(subject[0].start, words[at].end), subject, SourceKind.PRONOUN, reports=False)
    if not any(word.capital for word in subject):
        return None
    return Frame(Span(subject[0].start, words[at].end), subject, SourceKind.NAMED, reports=False)


def _before(reading: Reading, words: Sequence[Token], end: int) -> Frame | None:
    """Return who is named before a colon: "Roe: …", "Mayor Anna Roe shook her head: …", "قال أحمد علي: …"."""
    if not words or reading.text[words[-1].end : end].strip() not in {":", ":—", ": —"}:
        return None
    verb = next((k for k, word in enumerate(words) if word.norm in _verbs(reading.language)), None)
    if verb is not None and word_list(reading.language, "speaker.subject_behind"):
        return _subject(reading, words[verb + 1 :], words[verb])
    named = list(words[:verb]) if verb else list(_opening_name(reading, words))
    if not any(word.capital for word in named) or len(named) > _MOST_WORDS:
        return None
    return Frame(Span(named[0].start, words[-1].end), tuple(named), SourceKind.NAMED, reports=False)


def _subject(reading: Reading, words: Sequence[Token], verb: Token) -> Frame | None:
    """Return the words behind a verb up to the end of the phrase, and a name set off behind them by a comma."""
    language, taken = reading.language, list[Token]()
    stops = word_list(language, "saying.stops_source") | word_list(language, "saying.before_subject")
    stops = (stops - word_list(language, "saying.of")) | word_list(language, "speaker.stops")
    previous = verb.end
    for word in words[:_MOST_WORDS]:
        gap = reading.text[previous : word.start].strip(" \u00a0\u202f-.’'")
        named = any(each.capital for each in taken)
        if word.norm in stops or (gap and not (gap == "," and taken and word.capital and not named)):
            break
        taken.append(word)
        previous = word.end
    pronouns = word_list(language, "speaker.pronouns") | word_list(language, "saying.pronouns")
    if not taken:
        return None
    if taken[0].norm in word_list(language, "speaker.pronouns"):
        taken = taken[:1]  # "…", rief er dem Hafenmeister zu
    kind = SourceKind.NAMED
    if len(taken) == 1 and taken[0].norm in pronouns:
        kind = SourceKind.PRONOUN
    elif not any(word.capital for word in taken) and not word_list(language, "speaker.subject_behind"):
        return None
    return Frame(Span(verb.start, taken[-1].end), tuple(taken), kind, reports=False, inverted=True)


def _opening_name(reading: Reading, words: Sequence[Token]) -> Iterator[Token]:
    """Yield the words of a name of more than one word, or known in the article, with which a sentence begins."""
    run: list[Token] = []
    for word in words:
        if not word.capital or (run and reading.text[run[-1].end : word.start].strip(" .-")):
            break
        run.append(word)
    if len(run) > 1 or (run and bare(run[0]) in reading.mentions.words):
        yield from run


def _unspaced(reading: Reading, span: Span) -> Frame | None:
    """Return the name before a verb of saying in a script without spaces: 市长王芳在会上说."""
    phrases = [part for part in _PHRASE_END.split(span.of(reading.text)) if part.strip()]
    if not phrases:
        return None
    for phrase in (phrases[-1], phrases[0]):
        verb = max((v for v in _verbs(reading.language) if phrase.strip().endswith(v)), key=len, default="")
        name = phrase.strip().removesuffix(verb)
        cuts = (name.find(cut, 2) for cut in word_list(reading.language, "speaker.ends_name"))
        name = name[: min((cut for cut in cuts if cut > 0), default=len(name))]
        if verb and 2 <= len(name) <= _MOST_LETTERS:
            start = reading.text.index(name, span.start)
            words = [w for k in sentences_of(reading, span) for w in reading.words(k)]
            source = tuple(w for w in words if start <= w.start and w.end <= start + len(name))
            return Frame(Span(start, span.end), source, SourceKind.NAMED, reports=False) if source else None
    return None


def _verbs(language: str) -> frozenset[str]:
    return word_list(language, "saying.verbs") | word_list(language, "speaker.verbs")


def _quotation(reading: Reading, span: Span) -> Quotation | None:
    """Return the quotation, not nested, in which a span begins."""
    at = bisect_right(reading.quotations, span.start, key=lambda q: q.span.start) - 1
    while at >= 0 and reading.quotations[at].depth:
        at -= 1
    found = reading.quotations[at] if at >= 0 else None
    return found if found is not None and span.start < found.span.end else None


# From the sentences before


def _carried(reading: Reading, sentences: range, depth: int) -> Speaker | None:
    """Return the speaker of the utterance before, where nothing but quoted words has come since."""
    first = sentences[0]
    if not first or depth >= _REACH or any(reading.told(sentence) for sentence in sentences):
        return None
    if not reading.quoted(first) or not reading.quoted(first - 1):
        return None
    blocks = reading.article.sentences
    same = blocks[first].block == blocks[first - 1].block
    if not same and blocks[first].block != blocks[first - 1].block + 1:
        return None
    if any(reading.article.block_kind(k) is not BlockKind.PARAGRAPH for k in (first, first - 1)):
        return None
    last = reading.quoted(first - 1)[-1].quotation
    before = speaker_of(reading, last.inner, depth=depth + 1) if last.utterance else None
    if before is None or not before.person:
        return None
    if not same and (before.frame.kind is not SourceKind.NAMED or before.beside is Beside.CARRIED):
        return None  # a list of what several people said is set like this too
    return Speaker(before.frame, Beside.CARRIED)

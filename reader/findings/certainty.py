"""How sure a linked statement is on each side: hedges, allegations, attempts and intentions that one side lacks.

A hedge is looked for in the other sentence as a whole; only where it has none of that weight, and says the words
around the hedge, is the statement called strengthened or weakened. Quoted words and sentences with another source are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.findings.approximations import short_of
from reader.findings.frames import Frame, find_frames
from reader.findings.intentions import announced_or_done
from reader.findings.negation import negated
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.commonness import rarity_at_large
from reader.language.function_words import is_function_word
from reader.language.names import NOUNS_IN_CAPITALS
from reader.language.tokens import Token
from reader.language.wordlists import word_list, word_names
from reader.model import Finding, FindingChange, FindingKind, Span

_FAMILIES = (
    ("possible", Reason.POSSIBILITY, 3),
    ("likely", Reason.LIKELIHOOD, 2),
    ("alleged", Reason.ALLEGATION, 2),
    ("attempt", Reason.ATTEMPT, 2),
    ("hearsay", Reason.HEARSAY, 1),
)
"""Word list, reason, and how much the family takes back."""

_REACH = 6
# Where the subject stands right before the hedge, the object may be farther off; 16 finds three more, all wrong.
_REACH_OF_SUBJECT = 12
_LEAST_NEAR = 2
# A hedge takes back a word at most so many words behind it.
_FARTHEST = 4
# How much words like "charges" take back, which aren't hedges.
_SOFT = 2
# Where both sides hedge, the difference that counts: "might" against "there are reports", not "may" against "likely".
_LEAST_STEP = 2
# As rare as "filibuster" in text at large; "endorse" and "veto" are at 0.7.
_RARE = 0.8
# A negation holds for a word at most so many words behind it.
_NEGATES = 3


class Hedge(NamedTuple):
    """A word or phrase that takes back: its place among the words (half-open), its reason and weight."""

    first: int
    after: int
    reason: Reason
    weight: int


def find_certainty(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about how sure two linked sentences are."""
    if left.headline(i) or right.headline(j):
        return
    ours, theirs = _hedges(left, i), _hedges(right, j)
    found = _lost(left, right, i, j, ours, theirs)
    if found:
        spans, reason = found
        yield _finding(FindingChange.STRENGTHENED, i, j, spans, reason)
    gained = _lost(right, left, j, i, theirs, ours)
    if gained:
        (there, here), reason = gained
        yield _finding(FindingChange.WEAKENED, i, j, (here, there), reason)
    nearly = False
    for here, there in short_of(left, right, i, j):
        nearly = True
        yield _finding(FindingChange.STRENGTHENED, i, j, (here, there), Reason.APPROXIMATION, 0.7)
    for here, there in short_of(right, left, j, i):
        nearly = True
        yield _finding(FindingChange.WEAKENED, i, j, (there, here), Reason.APPROXIMATION, 0.7)
    if not found and not gained and not nearly:
        intention = announced_or_done(left, right, i, j)
        if intention:
            yield _finding(FindingChange.CHANGED, i, j, intention, Reason.INTENTION)
        else:
            yield from _negation(left, right, i, j)


def _negation(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the finding about a statement that one side negates."""
    lost, gained = negated(left, right, i, j), negated(right, left, j, i)
    if lost:
        yield _finding(FindingChange.CHANGED, i, j, lost, Reason.NEGATION, 0.8)
    if gained:
        yield _finding(FindingChange.CHANGED, i, j, (gained[1], gained[0]), Reason.NEGATION, 0.8)


def _hedges(reading: Reading, sentence: int) -> tuple[Hedge, ...]:
    """Return the hedges of a sentence that stand outside quotation marks and aren't negated."""
    return reading.once(_find_hedges, sentence)


def _find_hedges(reading: Reading, sentence: int) -> tuple[Hedge, ...]:
    words = reading.words(sentence)
    phrases = _phrases(reading.language)
    if not any(word.norm in phrases for word in words):
        return ()
    quoted = [piece.span for piece in reading.quoted(sentence)]
    negations = word_list(reading.language, "certainty.negation")
    # "The fund accused the town" gives a statement to the fund.
    frames = {frame.span.end for frame in find_frames(reading, sentence)}
    found = []
    at = 0
    while at < len(words):
        hedge = None
        if words[at].norm in phrases and not any(span.start <= words[at].start < span.end for span in quoted):
            hedge = _hedge(words, at, reading.language)
        if hedge is not None and not (
            words[hedge.after - 1].end in frames or (hedge.after < len(words) and words[hedge.after].norm in negations)
        ):
            found.append(hedge)
        at = hedge.after if hedge else at + 1
    return tuple(found)


def _hedge(words: Sequence[Token], at: int, language: str) -> Hedge | None:
    for phrase, reason, weight in _phrases(language).get(words[at].norm, ()):
        length = len(phrase)
        if length == 1 or tuple(word.norm for word in words[at : at + length]) == phrase:
            if length == 1 and words[at].capital and at:
                return None  # "May" is a month
            return Hedge(at, at + length, reason, weight)
    return None


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], Reason, int]]]:
    """Return the hedges of a language by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Reason, int]]] = {}
    for name, reason, weight in _FAMILIES:
        for listed in word_list(language, f"certainty.{name}"):
            phrase = tuple(listed.split())
            found.setdefault(phrase[0], []).append((phrase, reason, weight))
    return {first: sorted(listed, key=lambda entry: (-len(entry[0]), entry[0])) for first, listed in found.items()}


def _lost(
    here: Reading, there: Reading, sentence: int, other: int, hedges: Sequence[Hedge], others: Sequence[Hedge]
) -> tuple[tuple[Span, Span], Reason] | None:
    """Return the spans (here, there) of a hedge that the other sentence lacks, with its reason."""
    weight = max((hedge.weight for hedge in others), default=0) or _softened(here, sentence, hedges, there, other)
    frames = len(find_frames(here, sentence))
    for hedge in hedges:
        if weight and hedge.weight - weight < _LEAST_STEP:
            continue
        sourced = sum(not _own(here, sentence, hedge, frame) for frame in find_frames(there, other)) > frames
        if weight == 0 and sourced and hedge.reason is not Reason.HEARSAY:
            continue  # given to a source there, which takes back as much; "reportedly" gives none
        for anchor in _anchors(here, sentence, hedge):
            answer = _answer(here, there, sentence, other, hedge, anchor)
            if answer is not None:
                words = here.words(sentence)
                near = Span(words[hedge.first].start, words[anchor - 1].end), answer
                return _to_the_verb(here, there, sentence, other, hedge) or near, hedge.reason
    return None


def _own(here: Reading, sentence: int, hedge: Hedge, frame: Frame) -> bool:
    """Return whether a source speaks of its own doing: Roe "may run", "Roe announced she's running"."""
    subject = here.words(sentence)[max(0, hedge.first - 2) : hedge.first]
    return bool({word.stem for word in subject if _content(here, word)} & {word.stem for word in frame.source})


def _to_the_verb(here: Reading, there: Reading, sentence: int, other: int, hedge: Hedge) -> tuple[Span, Span] | None:
    """Return the spans up to the verb that ends a German clause ("könnte das Gutachten vorliegen") and of that verb.

    None where the clause ends in no verb that the other side has too; other languages have it behind the hedge.
    """
    words, theirs = here.words(sentence), there.words(other)
    if here.language not in NOUNS_IN_CAPITALS:
        return None
    after = hedge.after
    while after < len(words) and not here.text[words[after - 1].end : words[after].start].strip():
        after += 1
    content = [word for word in words[hedge.after : after] if _content(here, word)]
    if not content or content[-1].capital:
        return None
    for place, word in enumerate(theirs):
        if _base(there, word) == _base(here, content[-1]) and not word.capital and not _quoted(there, other, word):
            return Span(words[hedge.first].start, content[-1].end), _verb(there, theirs, place)
    return None


def _softened(here: Reading, sentence: int, hedges: Sequence[Hedge], there: Reading, other: int) -> int:
    """Return the weight of words that only the other side has and that take back as hedges do: charges, suspects."""
    soft = {word.stem for word in there.words(other) if word.norm in word_list(there.language, "certainty.softening")}
    words = here.words(sentence)
    hedging = {k for hedge in hedges for k in range(hedge.first, hedge.after)}
    return _SOFT if soft - {word.stem for k, word in enumerate(words) if k not in hedging} else 0


def _anchors(reading: Reading, sentence: int, hedge: Hedge) -> Iterator[int]:
    """Yield the place after the word that the hedge takes back: the next one with content, or one behind "claimed"."""
    words = reading.words(sentence)
    saying = word_list(reading.language, "saying.verbs") | word_list(reading.language, "certainty.softening")
    found = False
    for k in range(hedge.after, min(len(words), hedge.after + _FARTHEST)):
        gap = reading.text[words[k - 1].end : words[k].start].strip()
        if gap and not (k == hedge.after and (hedge.first == 0 or reading.language in NOUNS_IN_CAPITALS)):
            break  # "Perhaps, he …" takes back what follows the comma, and German always has one before a clause
        if _content(reading, words[k]) or words[k].norm in word_names(reading.language, "verbs"):
            found = True
            yield k + 1
            if words[k].norm not in saying:
                return
    if not found:
        yield hedge.after


def _answer(here: Reading, there: Reading, sentence: int, other: int, hedge: Hedge, anchor: int) -> Span | None:
    """Return where the other sentence says what is hedged here, None where it doesn't.

    It has the hedged word itself with a neighbour of it, or it has the words right before and right after with another
    word in its place ("China might provide assistance to Russia", "China has sent aid to Russia").
    """
    words, theirs = here.words(sentence), there.words(other)
    saying = word_list(here.language, "saying.verbs")
    told = [w if _content(here, w) and w.norm not in saying else None for w in words]
    before = [w.stem for w in told[max(0, hedge.first - _REACH) : hedge.first] if w]
    after = [w.stem for w in told[anchor : anchor + _REACH] if w]
    stem = _base(here, words[anchor - 1]) if anchor > hedge.after else ""
    if sum(_base(here, word) == stem for word in words) > 1:
        return None  # which of the two the other side says, nobody can tell
    for place, word in enumerate(theirs):
        if _base(there, word) != stem or not _content(there, word) or _quoted(there, other, word):
            continue
        if not _open(there, theirs, place) and not _named(there, word, words[anchor - 1]):
            if _taken_back(there, theirs, place):
                continue
            beside = {w.stem for w in theirs[max(0, place - _REACH) : place + _REACH + 1] if _content(there, w)}
            behind = [w.stem for w in theirs[place + 1 : place + 1 + _FARTHEST] if _content(there, w)][:1]
            same_object = bool(behind) and behind == after[:1]
            least = 1 if _rare(here, stem) else _LEAST_NEAR
            if same_object or len(beside & {*before, *after}) >= min(least, len({*before, *after})):
                return _verb(there, theirs, place)
    if hedge.reason is Reason.ATTEMPT:
        return None  # what was tried is only done where the same is done
    if any(told[max(0, hedge.first - 2) : hedge.first]):
        after = [w.stem for w in told[anchor : anchor + _REACH_OF_SUBJECT] if w]
    return _in_its_place(there, theirs, before, after)


def _base(reading: Reading, word: Token) -> str:
    """Return the stem of a word, of its base form where it is an irregular verb."""
    return word_names(reading.language, "verbs").get(word.norm, word.stem)


def _quoted(reading: Reading, sentence: int, word: Token) -> bool:
    return any(piece.span.start <= word.start < piece.span.end for piece in reading.quoted(sentence))


def _named(reading: Reading, word: Token, verb: Token) -> bool:
    """Return whether a word is the noun of the verb ("declaration", "declare"), which says of no one that he did it."""
    endings = tuple(word_list(reading.language, "certainty.noun_endings"))
    return bool(endings) and word.norm.endswith(endings) and word.norm != verb.norm


def _open(reading: Reading, words: Sequence[Token], place: int) -> bool:
    """Return whether a verb is an infinitive that nobody promises, which says nothing of whether it was done."""
    before = words[place - 1].norm if place else ""
    gerunds = tuple(word_list(reading.language, "certainty.gerund_endings"))
    if gerunds and words[place].norm.endswith(gerunds):
        return before in word_list(reading.language, "saying.articles")  # "the docking", not "confessed to stealing"
    promised = words[place - 2].norm in word_list(reading.language, "certainty.future") if place > 1 else False
    return before in word_list(reading.language, "certainty.infinitive") and not promised


def _rare(reading: Reading, stem: str) -> bool:
    """Return whether a verb is so rare that one more word beside it tells that both sides say it of the same thing."""
    return rarity_at_large([stem], reading.language)[0] >= _RARE


def _taken_back(reading: Reading, words: Sequence[Token], place: int) -> bool:
    """Return whether what is said at a place is negated: "stopped short of calling for it"."""
    back = word_list(reading.language, "certainty.negation") | word_list(reading.language, "certainty.short")
    return any(word.norm in back or word.norm.endswith("n't") for word in words[max(0, place - _NEGATES) : place])


def _in_its_place(there: Reading, theirs: Sequence[Token], before: list[str], after: list[str]) -> Span | None:
    """Return the words that stand where the hedged word stands: behind the same subject, before the same object."""
    stems = [word.stem for word in theirs]
    subject = next((k for k in range(len(stems)) if before and stems[k] == before[-1]), None)
    follows = 0 if subject is None else subject + 1
    reach = _REACH if subject is None else _REACH_OF_SUBJECT
    places = [k for k in range(follows, min(len(stems), follows + reach)) if stems[k] in after]
    if not places or (subject is None and len({stems[k] for k in places}) < _LEAST_NEAR):
        return None
    verbs = word_list(there.language, "certainty.done")
    endings = tuple(word_list(there.language, "certainty.past_endings"))
    for k in range(follows if subject is not None else max(0, places[0] - _REACH), places[0]):
        if theirs[k].norm in verbs:
            verb = _participle(there, theirs, k + 1, places[0])
            if verb is not None:
                return Span(theirs[k].start, theirs[verb].end)
        if endings and theirs[k].norm.endswith(endings) and _content(there, theirs[k]):
            return theirs[k].span
    return None


def _participle(there: Reading, theirs: Sequence[Token], begin: int, end: int) -> int | None:
    """Return the place of the verb between two places: a past form where there is one, else the first content word."""
    endings = tuple(word_list(there.language, "certainty.past_endings"))
    irregular = word_names(there.language, "verbs")
    content = [n for n in range(begin, end) if _content(there, theirs[n])]
    past = (n for n in content if theirs[n].norm in irregular or (endings and theirs[n].norm.endswith(endings)))
    return next(past, content[0] if content else None)


def _verb(there: Reading, theirs: Sequence[Token], place: int) -> Span:
    """Return the span of a word with the auxiliaries before it."""
    auxiliaries = word_list(there.language, "certainty.perfect")
    first = place
    while first and theirs[first - 1].norm in auxiliaries:
        first -= 1
    if first and first < place and theirs[first].norm in word_list(there.language, "certainty.infinitive"):
        first -= 1  # "confessed to stealing", "promised to close"
    return Span(theirs[first].start, theirs[place].end)


def _content(reading: Reading, word: Token) -> bool:
    return not is_function_word(word.norm, reading.language)


def _finding(
    change: FindingChange, i: int, j: int, spans: tuple[Span, Span], reason: Reason, confidence: float = 0.6
) -> Finding:
    return Finding(FindingKind.CERTAINTY, change, i, j, *spans, confidence, reason)

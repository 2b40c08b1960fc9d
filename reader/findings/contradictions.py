"""Candidates for contradictions: linked sentences that can't both be right as they stand, the likeliest first.

A figure, a weekday or a name that differs for the same thing, and a statement that one side negates. They are
candidates: the two sources may speak of different moments, and only a reader can tell. A bound or a range beside a
figure ("over 140,000", "25 to 30") is none: a reader of both would call neither wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.function_words import is_function_word
from reader.language.tokens import Token, stem_of
from reader.language.wordlists import word_list, word_names
from reader.model import Contradiction, Finding, FindingChange, FindingKind, Link, Span

# Which findings conflict, and how much: figures that differ outright first, names in one role last.
_WEIGHTS: dict[str, float] = {
    Reason.MAGNITUDE: 1.0,
    Reason.VALUE: 0.95,
    Reason.UNIT: 0.9,
    Reason.NEGATION: 0.85,
    Reason.OTHER_NAME: 0.7,
}
_NEGATION_CONFIDENCE = 0.8
# Share of the shorter and of the longer sentence's content words that both have, from which a negation on one side only
# conflicts, and at least so many of them; with less, one is of two sentences about other things (5 pairs of news read).
# The word denied stands at most so many words behind the negation, or before it.
_ALIKE, _ALIKE_LONGER = 0.7, 0.5
_LEAST_SHARED = 3
_REACH, _REACH_BACK = 3, 8
# Links looked at between two checks.
_AT_ONCE = 256


def contradictions(
    left: Reading,
    right: Reading,
    links: Sequence[Link],
    findings: Sequence[Finding],
    check: Callable[[], None] = lambda: None,
) -> tuple[Contradiction, ...]:
    """Return the candidates among linked sentences and their findings, heaviest first, then in text order.

    `check` is called now and then, and may raise.
    """
    scores = {(link.left, link.right): link.score for link in links}
    found = {place: candidate for candidate in _conflicting(findings, scores) for place in [candidate.place]}
    negated = {(c.left, c.right) for c in found.values() if c.reason == Reason.NEGATION}
    for done, link in enumerate(links):
        if done % _AT_ONCE == 0:
            check()
        if (link.left, link.right) in negated or left.headline(link.left) or right.headline(link.right):
            continue
        for candidate in _negated(left, right, link):
            found.setdefault(candidate.place, candidate)
        for candidate in map(_mirrored, _negated(right, left, Link(link.right, link.left, link.score))):
            found.setdefault(candidate.place, candidate)
    return tuple(sorted(found.values(), key=lambda c: (-c.weight, c.left, c.right, c.left_span, c.right_span)))


def _conflicting(findings: Sequence[Finding], scores: dict[tuple[int, int], float]) -> Iterator[Contradiction]:
    for found in findings:
        conflicts = found.change is FindingChange.CHANGED or found.reason == Reason.NEGATION
        weight = _WEIGHTS.get(found.reason, 0.0)
        if not weight or not conflicts or found.left is None or found.right is None:
            continue
        if found.left_span is None or found.right_span is None:
            continue
        weight *= found.confidence * scores.get((found.left, found.right), 0.5)
        spans = found.left_span, found.right_span
        yield Contradiction(found.kind, found.left, found.right, *spans, found.reason, round(weight, 4))


def _negated(here: Reading, there: Reading, link: Link) -> Iterator[Contradiction]:
    """Yield the words that one sentence negates and the other, much the same, doesn't."""
    words, theirs = here.words(link.left), there.words(link.right)
    negations = _negations(here, words)
    if not negations or _negations(there, theirs):
        return
    ours, stems = _bases(here, words), _bases(there, theirs)
    shared = len(ours.keys() & stems.keys())
    fewer, more = sorted((len(ours), len(stems)))
    if shared < _LEAST_SHARED or shared < _ALIKE * fewer or shared < _ALIKE_LONGER * more:
        return
    for k in negations:
        denied = _denied(here, words, k)
        answer = stems.get(_base(denied, here.language)) if denied else None
        if denied and answer and not _quoted(here, link.left, words[k]) and not _quoted(there, link.right, answer):
            spans = Span(min(words[k].start, denied.start), max(words[k].end, denied.end)), answer.span
            weight = round(_WEIGHTS[Reason.NEGATION] * _NEGATION_CONFIDENCE * link.score, 4)
            yield Contradiction(FindingKind.CERTAINTY, link.left, link.right, *spans, Reason.NEGATION, weight)
            return


def _denied(reading: Reading, words: Sequence[Token], k: int) -> Token | None:
    """Return the content word that the negation at k denies: behind it, or in some languages before it."""
    language = reading.language
    near = [*words[k + 1 : k + 1 + _REACH]]
    if word_list(language, "certainty.negation_behind"):
        # Nouns have capitals in these languages; what is denied is the verb.
        near += [word for word in reversed(words[max(0, k - _REACH_BACK) : k]) if not word.capital]
    return next((word for word in near if not is_function_word(word.norm, language)), None)


def _bases(reading: Reading, words: Sequence[Token]) -> dict[str, Token]:
    """Return a sentence's content words by their stems, "left" under that of "leave"."""
    language = reading.language
    return {_base(word, language): word for word in words if not is_function_word(word.norm, language)}


def _base(word: Token, language: str) -> str:
    base = word_names(language, "verbs").get(word.norm)
    return stem_of(base, language) if base else word.stem


def _negations(reading: Reading, words: Sequence[Token]) -> list[int]:
    listed = word_list(reading.language, "certainty.negation")
    only = word_list(reading.language, "certainty.not_only")
    negations = [k for k, word in enumerate(words) if word.norm in listed or word.norm.endswith("n't")]
    return [k for k in negations if k + 1 == len(words) or words[k + 1].norm not in only]


def _quoted(reading: Reading, sentence: int, word: Token) -> bool:
    return any(piece.span.start <= word.start < piece.span.end for piece in reading.quoted(sentence))


def _mirrored(found: Contradiction) -> Contradiction:
    return Contradiction(
        found.kind, found.right, found.left, found.right_span, found.left_span, found.reason, found.weight
    )

"""Candidates for contradictions: linked sentences that can't both be right, the likeliest first.

A figure, a weekday or a name that differs for the same thing, and a statement that one side negates. They are
candidates: the two sources may speak of different moments, and only a reader can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Article, Finding, FindingChange, FindingKind, Link, Span
from reader.options import Options

# Which findings conflict, and how much: figures that differ outright more than a bound, names in one role last.
_WEIGHTS = {
    Reason.MAGNITUDE: 1.0,
    Reason.VALUE: 0.9,
    Reason.UNIT: 0.9,
    Reason.OTHER_NAME: 0.8,
    Reason.RANGE: 0.6,
    Reason.BOUND: 0.4,
}
_NEGATION_WEIGHT = 0.7
# Share of the shorter sentence's content words that both have, from which a negation on one side only conflicts.
_ALIKE = 0.6
_LEAST_SHARED = 3
_REACH = 3


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two linked sentences, by index, that may contradict each other: where, why, and how much it weighs (0 to 1)."""

    left: int
    right: int
    left_span: Span
    right_span: Span
    reason: Reason
    weight: float


def contradictions(
    left: Article, right: Article, links: Sequence[Link], findings: Sequence[Finding], options: Options | None = None
) -> tuple[Contradiction, ...]:
    """Return the candidates among linked sentences and their findings, heaviest first, then in text order."""
    options = options or Options()
    found = list(_conflicting(findings))
    ours, theirs = Reading(left, options), Reading(right, options)
    for link in links:
        found += _negated(ours, theirs, link)
        found += (_mirrored(candidate) for candidate in _negated(theirs, ours, Link(link.right, link.left, link.score)))
    return tuple(sorted(found, key=lambda c: (-c.weight, c.left, c.right, c.left_span, c.right_span)))


def _conflicting(findings: Sequence[Finding]) -> Iterator[Contradiction]:
    for finding in findings:
        if finding.change is not FindingChange.CHANGED or finding.kind not in {FindingKind.NUMBER, FindingKind.NAME}:
            continue
        weight = next((w for reason, w in _WEIGHTS.items() if reason == finding.reason), 0.0)
        if (
            weight
            and finding.left is not None
            and finding.right is not None
            and finding.left_span
            and finding.right_span
        ):
            spans = finding.left_span, finding.right_span
            yield Contradiction(
                finding.left, finding.right, *spans, Reason(finding.reason), round(weight * finding.confidence, 4)
            )


def _negated(here: Reading, there: Reading, link: Link) -> Iterator[Contradiction]:
    """Yield the words that one sentence negates and the other, much the same, doesn't."""
    content = here.content(link.left), there.content(link.right)
    shared = len(content[0] & content[1])
    if shared < _LEAST_SHARED or shared < _ALIKE * min(map(len, content)):
        return
    words, theirs = here.words(link.left), there.words(link.right)
    if _negations(there, theirs):
        return
    stems = {word.stem: word for word in theirs if not is_function_word(word.norm, there.language)}
    for k in _negations(here, words):
        after = [word for word in words[k + 1 : k + 1 + _REACH] if not is_function_word(word.norm, here.language)]
        if after and after[0].stem in stems and not _quoted(here, link.left, words[k]):
            answer = stems[after[0].stem].span
            yield Contradiction(
                link.left, link.right, Span(words[k].start, after[0].end), answer, Reason.NEGATION, _NEGATION_WEIGHT
            )
            return


def _negations(reading: Reading, words: Sequence[Token]) -> list[int]:
    listed = word_list(reading.language, "certainty.negation")
    return [k for k, word in enumerate(words) if word.norm in listed or word.norm.endswith("n't")]


def _quoted(reading: Reading, sentence: int, word: Token) -> bool:
    return any(piece.span.start <= word.start < piece.span.end for piece in reading.quoted(sentence))


def _mirrored(candidate: Contradiction) -> Contradiction:
    return Contradiction(
        candidate.right, candidate.left, candidate.right_span, candidate.left_span, candidate.reason, candidate.weight
    )

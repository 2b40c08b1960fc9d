"""Candidates for contradictions: linked sentences that can't both be right as they stand, the likeliest first.

A figure, a weekday or a name that differs for the same thing, and a statement that one side negates. They are
candidates: the two sources may speak of different moments, and only a reader can tell. A bound or a range beside a
figure ("over 140,000", "25 to 30") is none: a reader of both would call neither wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.findings.reasons import Reason
from reader.model import Contradiction, Finding, FindingChange, Link

# Which findings conflict, and how much: figures that differ outright first, names in one role last.
_WEIGHTS: dict[str, float] = {
    Reason.MAGNITUDE: 1.0,
    Reason.VALUE: 0.95,
    Reason.UNIT: 0.9,
    Reason.NEGATION: 0.85,
    Reason.OTHER_NAME: 0.7,
}


def contradictions(links: Sequence[Link], findings: Sequence[Finding]) -> tuple[Contradiction, ...]:
    """Return the candidates among the findings of linked sentences, heaviest first, then in text order."""
    scores = {(link.left, link.right): link.score for link in links}
    found = {candidate.place: candidate for candidate in _conflicting(findings, scores)}
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

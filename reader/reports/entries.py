"""Findings as entries of a report: what differs, both wordings, and the piece of the redline that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import (
    Article,
    Change,
    Comparison,
    Contradiction,
    Finding,
    FindingKind,
    FindingMark,
    Marks,
    Span,
)
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Mark, Passage, Run
from reader.reports.redline import ARROW, clipped, left_passage, passage_around, redline_around, right_passage

# Characters of a redline (four lines of the printed column), of those round a fact, and of plain words beside one.
_REDLINE, _ROUND = 260, 110
_BESIDE = 90
_OPENING = frozenset("“„«‹「『\"‘'")


_Fact = Finding | Contradiction


def finding_entries(comparison: Comparison, marks: Marks) -> tuple[FindingEntry, ...]:
    """Return an entry for each finding, in the order of the comparison."""
    return _entries(comparison, comparison.findings, [wording.finding(found) for found in comparison.findings], marks)


def conflict_entries(comparison: Comparison, marks: Marks) -> tuple[FindingEntry, ...]:
    """Return an entry for each contradiction, the likeliest first."""
    said = [wording.conflict(found) for found in comparison.contradictions]
    return _entries(comparison, comparison.contradictions, said, marks)


def _entries(
    comparison: Comparison, facts: Sequence[_Fact], said: Sequence[str], marks: Marks
) -> tuple[FindingEntry, ...]:
    left_of = {i: place for place, change in enumerate(comparison.changes, 1) for i in change.left}
    right_of = {j: place for place, change in enumerate(comparison.changes, 1) for j in change.right}
    entries = []
    for found, what in zip(facts, said, strict=True):
        row = left_of[found.left] if found.left is not None else right_of[found.right or 0]
        change = comparison.changes[row - 1]
        sides = (("A", found.left), ("B", found.right))
        left = _side(comparison.left, found.left, found.left_span, found, change)
        right = _side(comparison.right, found.right, found.right_span, found, change)
        entries.append(
            FindingEntry(
                what=what,
                left=left,
                right=right,
                redline=_redline(comparison, found, change, left, right),
                numbers=" → ".join(f"{letter}{index + 1}" for letter, index in sides if index is not None),
                row=row,
                mark=marks.get(found.place, FindingMark()),
                places=(found.place,),
            )
        )
    return tuple(entries)


def _side(article: Article, index: int | None, span: Span | None, found: _Fact, change: Change) -> Passage:
    """Return one side's wording: a quotation whole, any other fact with the words beside it."""
    if index is None or span is None:
        return ()
    ours = index in (change.left if index == found.left and span is found.left_span else change.right)
    if found.kind is not FindingKind.QUOTE:
        return passage_around(article, index, span, _BESIDE)
    if not ours:
        return (Run(span.of(article.text), Mark.PLAIN),)
    return left_passage(article, span, change) if span is found.left_span else right_passage(article, span, change)


def _redline(comparison: Comparison, found: _Fact, change: Change, left: Passage, right: Passage) -> Passage:
    """Return the redline round the fact; both wordings one after the other where no redline holds both."""
    if found.kind is FindingKind.QUOTE:
        around = quotation_redline(comparison, found, change)
    else:
        around = _around(comparison, found, change, _ROUND)
    if around:
        return around
    arrow = (Run(ARROW, Mark.OMITTED),) if left and right else ()
    return clipped((*left, *arrow, *right), _REDLINE)


def quotation_redline(comparison: Comparison, found: _Fact, change: Change) -> Passage:
    """Return both wordings of a quotation as one redline in marks; () where none can be read."""
    return _in_marks(_around(comparison, found, change, 0))


def _around(comparison: Comparison, found: _Fact, change: Change, context: int) -> Passage:
    """Return the redline round a fact with so many characters beside it, () where none holds both sides."""
    together = found.left is None or found.right is None or found.right in change.right
    if not (together and change.left and change.right):
        return ()
    spans = found.left_span, found.right_span
    return redline_around(comparison.left, comparison.right, change, spans, context, _REDLINE)


def _in_marks(quotation: Passage) -> Passage:
    """Return a quotation in marks, unless it brings its own."""
    if not quotation or quotation[0].text.lstrip()[:1] in _OPENING:
        return quotation
    return (Run("“", Mark.PLAIN), *quotation, Run("”", Mark.PLAIN))

"""Changes to marks: what a comparison asks to be painted on one side."""

from __future__ import annotations

from collections.abc import Callable

from reader import Change, ChangeKind, Comparison, EditKind, FindingChange, Flag, Span
from ui.reading.highlights import FactMark, SentenceMark, WordMark
from ui.reading.overview_bar import Stripe
from ui.sides import Side

Shown = Callable[[Change], bool]

_UNTOUCHED = (FindingChange.VERBATIM, FindingChange.KEPT_DIFFERENT_FORMAT)


def role_of(change: Change) -> str:
    """Return the role of a change's marks: its kind."""
    return str(change.kind)


def sentence_marks(comparison: Comparison, side: Side, shown: Shown) -> list[SentenceMark]:
    """Return a mark for every sentence of a shown change; page furniture has none."""
    article = side.article(comparison)
    return [
        SentenceMark(article.sentences[index].span, role_of(change), Flag.MOVED in change.flags)
        for change in comparison.changes
        if Flag.FURNITURE not in change.flags and shown(change)
        for index in side.sentences(change)
    ]


def word_marks(comparison: Comparison, side: Side, shown: Shown) -> list[WordMark]:
    """Return a mark for the words of each side that differ inside reworded groups."""
    marks = []
    for change in comparison.changes:
        if change.kind is not ChangeKind.REWORDED or Flag.FURNITURE in change.flags or not shown(change):
            continue
        for edit in change.edits:
            span = edit.left if side is Side.LEFT else edit.right
            if edit.kind is not EditKind.KEPT and not span.empty:
                marks.append(WordMark(span, "moved" if edit.kind is EditKind.MOVED else "reworded"))
    return marks


def fact_marks(comparison: Comparison, side: Side) -> list[FactMark]:
    """Return a mark for what each finding is about, where the two sides differ."""
    spans = {
        finding.left_span if side is Side.LEFT else finding.right_span
        for finding in comparison.findings
        if finding.change not in _UNTOUCHED
    }
    return [FactMark(span) for span in sorted(span for span in spans if span is not None)]


def joined_spans(comparison: Comparison, side: Side, sentences: tuple[int, ...]) -> list[Span]:
    """Return the spans of sentences, those that follow one another in one block taken together."""
    article = side.article(comparison)
    spans: list[Span] = []
    last = None
    for index in sentences:
        sentence = article.sentences[index]
        if last is not None and last == index - 1 and article.sentences[last].block == sentence.block:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
        last = index
    return spans


def stripe_role(mark: SentenceMark) -> str:
    """Return the role of a mark's stripe on the overview bar; "kept" has none."""
    return "moved" if mark.moved else mark.role


def stripes(
    marks: list[SentenceMark], extent: Callable[[Span], tuple[float, float] | None], height: float
) -> list[Stripe]:
    """Return the overview's stripes; `extent` tells top and bottom of a span on a page of that height, pixels."""
    found = []
    for mark in marks:
        role, place = stripe_role(mark), extent(mark.span)
        if role != "kept" and place is not None and height > 0:
            found.append(Stripe(place[0] / height, place[1] / height, role))
    return found

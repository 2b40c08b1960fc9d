"""Changes to marks: what a comparison asks to be painted on one side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from reader import Change, ChangeKind, Comparison, EditKind, FactPlace, FindingKind, Flag, Span
from ui.phrases import UNTOUCHED
from ui.reading.highlights import FactMark, SentenceMark, WordMark
from ui.reading.overview_bar import Stripe
from ui.reading.page import Page
from ui.reading.page_layout import PageLayout
from ui.sides import Side

Shown = Callable[[Change], bool]

_READABLE = 0.5
"""Share of a sentence's characters that must have stayed for the others to be bold."""


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
    marks: list[WordMark] = []
    article = side.article(comparison)
    for change in comparison.changes:
        if change.kind is not ChangeKind.REWORDED or Flag.FURNITURE in change.flags or not shown(change):
            continue
        spans = [(edit.kind, edit.left if side is Side.LEFT else edit.right) for edit in change.edits]
        for index in side.sentences(change):
            within = [(kind, span) for kind, span in spans if _inside(span, article.sentences[index].span)]
            quiet = _share_kept(within) < _READABLE
            marks += [
                WordMark(span, "moved" if kind is EditKind.MOVED else "reworded", quiet)
                for kind, span in within
                if kind is not EditKind.KEPT and not span.empty
            ]
    return marks


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _share_kept(spans: Sequence[tuple[EditKind, Span]]) -> float:
    """Return the share of the characters of a sentence that stayed."""
    total = sum(span.end - span.start for _, span in spans)
    kept = sum(span.end - span.start for kind, span in spans if kind is EditKind.KEPT)
    return kept / total if total else 1.0


def fact_marks(comparison: Comparison, side: Side, aside: Collection[FactPlace] = ()) -> list[FactMark]:
    """Return a mark for what each finding is about, where the two sides differ; none for those set `aside`."""
    spans = {
        (finding.left_span if side is Side.LEFT else finding.right_span, finding.kind is FindingKind.QUOTE)
        for finding in comparison.findings
        if finding.change not in UNTOUCHED and finding.place not in aside
    }
    return [FactMark(span, quotation) for span, quotation in spans if span is not None]


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


class Placed(NamedTuple):
    """Where a mark lies on the page, whatever the width: rows, and shares of them (0 to 1)."""

    first_row: int
    first_share: float
    last_row: int
    last_share: float
    role: str


def placed(marks: Sequence[SentenceMark], page: Page) -> list[Placed]:
    """Return where the marks lie that an overview shows: all but sentences kept in place."""
    found = []
    for mark in marks:
        role = "moved" if mark.moved else mark.role
        if role != "kept":
            last = max(mark.span.end - 1, mark.span.start)
            found.append(Placed(*page.share(mark.span.start), *page.share(last), role))
    return found


def stripes(marks: Sequence[Placed], layout: PageLayout, height: float) -> list[Stripe]:
    """Return the overview's stripes for a page of that height (pixels)."""
    top, own = layout.row_top, layout.row_height
    return [
        Stripe(
            (top(mark.first_row) + own(mark.first_row) * mark.first_share) / height,
            (top(mark.last_row) + own(mark.last_row) * mark.last_share) / height,
            mark.role,
        )
        for mark in marks
    ]

"""The marks of one pane: named layers, and the only place that paints them or formats text for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPen, QPixmap, QTextCharFormat, QTextLayout

from reader import BlockKind, Span
from ui.reading.page import Page, RowRange
from ui.reading.page_layout import PageLayout
from ui.reading.shapes import Extent, line_extents, one_per_line, outline_path
from ui.settings.theme import Theme, pixmap

_RADIUS = 2.5
_OUTLINE_MARGIN = 2.5
_OUTLINE_RADIUS = 5.0
_OUTLINE = 2.0
_UNDERLINE = 2.0
_WAVE, _DOTS = 6, 4
_CORNER = 4.0
_NEAR = 12
"""A layer's marks that begin up to this many places before a row may reach into it."""


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic and their kin."""


class Spanned(Protocol):
    """Anything that covers a span of the article."""

    @property
    def span(self) -> Span:
        """Return the span."""
        ...


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """A sentence's tint and underline. `role` names a change: reworded, added, dropped, or kept (bare text)."""

    span: Span
    role: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class WordMark:
    """Words that differ inside a sentence: bold, dotted beneath. `role` names a change.

    A quiet one has the dots alone: where most of a sentence differs, bold words would drown the few that stayed.
    """

    span: Span
    role: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class FactMark:
    """Words that a finding is about: a wavy line in the accent colour; a quotation has corners at its ends instead."""

    span: Span
    quotation: bool = False


@dataclass(frozen=True, slots=True)
class SpanMark:
    """A bare stretch: a selected sentence, or something found. `strong` is the one that was found last."""

    span: Span
    strong: bool = False


M = TypeVar("M", bound=Spanned)


class Layer(Generic[M]):
    """Marks in the order of the article, looked up by row."""

    def __init__(self, marks: Sequence[M] = ()) -> None:
        """Keep the marks; none is converted before its row is painted."""
        self._marks = sorted(marks, key=lambda mark: mark.span)
        self._starts = [mark.span.start for mark in self._marks]
        self._rows: dict[int, list[tuple[M, RowRange]]] = {}

    def on_row(self, page: Page, row: int) -> list[tuple[M, RowRange]]:
        """Return the row's marks with where they stand in it."""
        if row not in self._rows:
            self._rows[row] = [
                (mark, place)
                for piece in page.pieces(row)
                for mark in self._near(piece.span)
                for place in page.ranges(
                    Span(max(mark.span.start, piece.span.start), min(mark.span.end, piece.span.end))
                )
            ]
        return self._rows[row]

    def spans(self) -> list[Span]:
        """Return the spans of all marks, in order."""
        return [mark.span for mark in self._marks]

    def forget_rows(self) -> None:
        """Look every row up anew: the page has changed."""
        self._rows.clear()

    def _near(self, span: Span) -> list[M]:
        first = max(bisect_right(self._starts, span.start) - _NEAR, 0)
        last = bisect_left(self._starts, span.end)
        return [mark for mark in self._marks[first:last] if mark.span.end > span.start]


class Highlights:
    """Five layers: sentences, words, facts, selection, found. Painted by the layout, row by row."""

    def __init__(self, page: Page, layout: PageLayout, theme: Theme, changed: Callable[[], None]) -> None:
        """Serve `layout`; call `changed` when the pane must be painted again."""
        self._page = page
        self._layout = layout
        self._changed = changed
        self._sentences: Layer[SentenceMark] = Layer()
        self._words: Layer[WordMark] = Layer()
        self._facts: Layer[FactMark] = Layer()
        self._selection: Layer[SpanMark] = Layer()
        self._found: Layer[SpanMark] = Layer()
        self._known: dict[int, tuple[int, dict[RowRange, list[Extent]]]] = {}
        self._theme = theme

    # What is set from outside

    def set_page(self, page: Page) -> None:
        """Take the page that the document shows now."""
        self._page = page
        self._known.clear()
        for layer in (self._sentences, self._words, self._facts, self._selection, self._found):
            layer.forget_rows()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours, those of words too, for when the pane is next painted."""
        self._theme = theme
        self._layout.recolour()

    def set_marks(
        self, sentences: Sequence[SentenceMark], words: Sequence[WordMark], facts: Sequence[FactMark] = ()
    ) -> None:
        """Show these changes. Bold words change the lines, so the text is laid out again."""
        self._sentences, self._facts = Layer(sentences), Layer(facts)
        relay = [mark.span for mark in words] != self._words.spans()
        self._words = Layer(words)
        if relay:
            self._layout.invalidate()
        self._changed()

    def set_selection(self, spans: Sequence[Span]) -> None:
        """Show these sentences as selected; those that follow one another share an outline."""
        self._selection = Layer([SpanMark(span) for span in spans])
        self._changed()

    def selected(self) -> list[Span]:
        """Return the spans that are shown as selected."""
        return self._selection.spans()

    def set_found(self, spans: Sequence[Span], current: Span | None = None) -> None:
        """Show what the find bar found, and which of it is the current one."""
        self._found = Layer([SpanMark(span, strong=span == current) for span in spans])
        self._changed()

    # What the layout asks

    def formats(self, row: int) -> list[QTextLayout.FormatRange]:
        """Return bold and colour for the words that differ, and a quiet colour for page furniture."""
        ranges = []
        if row < self._page.row_count and self._page.kinds[row] is BlockKind.FURNITURE:
            quiet, muted = QTextLayout.FormatRange(), QTextCharFormat()
            muted.setForeground(self._theme.colour("text.muted"))
            quiet.start, quiet.length, quiet.format = 0, self._page.row_length(row), muted
            ranges.append(quiet)
        for mark, place in self._words.on_row(self._page, row):
            if mark.quiet:
                continue
            marked, style = QTextLayout.FormatRange(), QTextCharFormat()
            style.setFontWeight(QFont.Weight.Bold)
            style.setForeground(self._theme.colour(f"change.{mark.role}"))
            marked.start, marked.length, marked.format = place.start, place.end - place.start, style
            ranges.append(marked)
        return ranges

    def paint_under(self, painter: QPainter, row: int, clip: QRectF) -> None:
        """Paint tints: changes, then the selection, then what was found."""
        selected = [place for _, place in self._selection.on_row(self._page, row)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, place in self._sentences.on_row(self._page, row):
            role = "surface.selection" if any(_overlap(place, other) for other in selected) else f"tint.{mark.role}"
            if mark.moved and role.startswith("tint"):
                role = "tint.moved"
            if role != "tint.kept":
                self._fill(painter, row, place, role, clip)
        if not self._sentences.spans():
            for place in selected:
                self._fill(painter, row, place, "surface.selection", clip)
        for found, place in self._found.on_row(self._page, row):
            self._fill(painter, row, place, "surface.found", clip, outlined=found.strong)
        painter.setPen(self._theme.colour("text.ink"))

    def paint_over(self, painter: QPainter, row: int, clip: QRectF) -> None:
        """Paint lines: under changes, dots under words, bars before moved sentences, the outline of the selection."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark, place in self._sentences.on_row(self._page, row):
            extents = self._extents(row, place)
            if mark.moved:
                self._bars(painter, row, extents)
            if mark.role != "kept":
                self._underline(painter, mark.role, extents, clip)
        facts = self._facts.on_row(self._page, row)
        waves = [place for fact, place in facts if not fact.quotation]
        for word, place in self._words.on_row(self._page, row):
            # Where a fact differs the wave says so already; dots under it would only blur it.
            if not any(wave.start <= place.start and place.end <= wave.end for wave in waves):
                self._dots(painter, word.role, self._extents(row, place), clip)
        for fact, place in facts:
            if fact.quotation:
                self._corners(painter, fact.span, row, place)
            else:
                self._wave(painter, self._extents(row, place), clip)
        for _, place in self._selection.on_row(self._page, row):
            self._outline(painter, [extent.rect for extent in self._extents(row, place)])

    # Painting

    def _extents(self, row: int, place: RowRange) -> list[Extent]:
        """Return where a stretch stands on the page; kept until its row is laid out again."""
        stamp, known = self._known.get(row, (-1, {}))
        if stamp != self._layout.stamp(row):
            known = {}
            self._known[row] = (self._layout.stamp(row), known)
        if place not in known:
            text = self._layout.document().findBlockByNumber(row).text()
            known[place] = line_extents(
                self._layout.lines(row), place.start, place.end, both_ways=_RIGHT_TO_LEFT.search(text) is not None
            )
        origin = self._layout.origin(row)
        return [Extent(extent.rect.translated(origin), extent.begins, extent.ends) for extent in known[place]]

    def _fill(
        self, painter: QPainter, row: int, place: RowRange, role: str, clip: QRectF, *, outlined: bool = False
    ) -> None:
        painter.setBrush(QBrush(self._theme.colour(role)))
        painter.setPen(QPen(self._theme.colour("text.accent"), 1.2) if outlined else QPen(Qt.PenStyle.NoPen))
        for extent in self._extents(row, place):
            if extent.rect.intersects(clip):
                painter.drawRoundedRect(extent.rect, _RADIUS, _RADIUS)

    def _underline(self, painter: QPainter, role: str, extents: list[Extent], clip: QRectF) -> None:
        opacity = self._theme.weight("underline") if role == "reworded" else 1.0
        pen = QPen(self._theme.colour(f"change.{role}", opacity), _UNDERLINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if role == "dropped":
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        for extent in extents:
            if extent.rect.intersects(clip):
                y = round(extent.rect.bottom()) - _UNDERLINE / 2
                painter.drawLine(QPointF(extent.rect.left(), y), QPointF(extent.rect.right(), y))

    def _dots(self, painter: QPainter, role: str, extents: list[Extent], clip: QRectF) -> None:
        self._tile(
            painter, pixmap("dots", self._theme.colours[f"change.{role}"], _DOTS, _ratio(painter)), extents, clip, -1
        )

    def _wave(self, painter: QPainter, extents: list[Extent], clip: QRectF) -> None:
        self._tile(
            painter, pixmap("wave", self._theme.colours["text.accent"], _WAVE, _ratio(painter)), extents, clip, 0.5
        )

    def _tile(self, painter: QPainter, tile: QPixmap, extents: list[Extent], clip: QRectF, below: float) -> None:
        """Paint a pattern along the bottoms of the extents: much quicker than a pen with dashes."""
        height = tile.deviceIndependentSize().height()
        for extent in extents:
            if extent.rect.intersects(clip):
                top = round(extent.rect.bottom()) + below
                painter.drawTiledPixmap(
                    QRectF(round(extent.rect.left()), top, round(extent.rect.width()), height), tile
                )

    def _corners(self, painter: QPainter, span: Span, row: int, place: RowRange) -> None:
        """Paint a corner where a quotation begins (upper left) and where it ends (lower right)."""
        whole = self._page.ranges(span)
        extents = [extent.rect for extent in self._extents(row, place)]
        if not whole or not extents:
            return
        painter.setPen(QPen(self._theme.colour("text.accent"), 1.6))
        if (whole[0].row, whole[0].start) == (place.row, place.start):
            corner = QPointF(extents[0].left() - 1.5, round(extents[0].top()) + 1.0)
            painter.drawPolyline([corner + QPointF(0, _CORNER), corner, corner + QPointF(_CORNER, 0)])
        if (whole[-1].row, whole[-1].end) == (place.row, place.end):
            corner = QPointF(extents[-1].right() + 1.5, round(extents[-1].bottom()) + 1.0)
            painter.drawPolyline([corner - QPointF(0, _CORNER), corner, corner - QPointF(_CORNER, 0)])

    def _bars(self, painter: QPainter, row: int, extents: list[Extent]) -> None:
        begin = next((extent.rect for extent in extents if extent.begins), None)
        if begin is None:
            return
        block = self._layout.document().findBlockByNumber(row)
        leftwards = block.textDirection() is Qt.LayoutDirection.RightToLeft
        painter.setPen(QPen(self._theme.colour("change.moved"), 1.2))
        for step in (1.2, 3.6):
            x = begin.right() + step if leftwards else begin.left() - step
            painter.drawLine(QPointF(x, begin.top()), QPointF(x, begin.bottom()))

    def _outline(self, painter: QPainter, rects: list[QRectF]) -> None:
        pen = QPen(self._theme.colour("text.accent"), _OUTLINE)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(outline_path(one_per_line(rects), _OUTLINE_MARGIN, _OUTLINE_RADIUS))


def _ratio(painter: QPainter) -> float:
    """Return how many pixels of the device a logical pixel has."""
    return painter.device().devicePixelRatioF()


def _overlap(place: RowRange, other: RowRange) -> bool:
    return place.start < other.end and other.start < place.end

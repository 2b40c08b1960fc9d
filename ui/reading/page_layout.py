"""The layout of one pane's document: rows are laid out as they come into view, the rest a few milliseconds at a time.

Qt's own layout shapes everything above the view whenever the width changes, which freezes long articles.
Units are logical pixels of the document; a row is a text block.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

_MARGIN = 24.0
"""Left and right of the text, pixels; less where the page is narrower than `_ROOMY`."""
_ROOMY = 380.0
_TIGHT_MARGIN = 14.0
_TOP = 17.0
_BOTTOM = 40.0
_MEASURE = 38.0
"""Longest line, in ems: about 80 characters, the upper end of what typographers advise for continuous reading."""


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a row is set: the pitch of its lines and the gap after it, pixels."""

    pitch: float
    gap: float


class Marks(Protocol):
    """What the layout asks for what is painted round the text of a row (see `highlights`)."""

    def formats(self, row: int) -> list[QTextLayout.FormatRange]:
        """Return the character formats of the row: they change the width of the text."""

    def paint_under(self, painter: QPainter, row: int, clip: QRectF) -> None:
        """Paint what lies beneath the row's text."""

    def paint_over(self, painter: QPainter, row: int, clip: QRectF) -> None:
        """Paint what lies above the row's text."""


class _Hit(NamedTuple):
    """Where a point falls: row, UTF-16 unit, and whether the point lies on the text or only near it."""

    row: int
    unit: int
    inside: bool


class PageLayout(QAbstractTextDocumentLayout):
    """Lays a document out, row under row, and tells where its text stands."""

    def __init__(self, document: QTextDocument) -> None:
        """Lay out nothing yet; `set_marks` and `set_styles` come first."""
        super().__init__(document)
        self._marks: Marks | None = None
        self._styles: list[RowStyle] = []
        self._width = 400.0
        self._em = 17.0
        self._heights: list[float] = []
        self._floors: dict[int, float] = {}
        self._fresh = bytearray()
        self._faded = bytearray()
        self._tops: list[float] = [_TOP]
        self._tops_stale = False
        self._next_stale = 0
        self._held = False
        self._stamp = 0
        self._stamps: list[int] = []
        self.row_laid_out: Callable[[int], None] | None = None

    # What is set from outside

    def set_marks(self, marks: Marks) -> None:
        """Take the painter of marks."""
        self._marks = marks

    def set_styles(self, styles: Sequence[RowStyle], em: float) -> None:
        """Take the style of every row, and the size of the text in pixels; for use while held."""
        self._styles = list(styles)
        self._em = em

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the document be filled and formatted step by step; everything starts anew at the end."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self._start_anew()

    def set_width(self, width: float) -> None:
        """Take the width of the page, pixels."""
        if abs(width - self._width) >= 1.0:
            ratio = self._text_width() / max(self._text_width_of(width), 1.0)
            self._width = width
            self.invalidate(ratio)

    def set_row_floor(self, row: int, height: float) -> None:
        """Make a row at least that high, so that it aligns with its partner in the other pane."""
        if self._floors.get(row, 0.0) != height:
            self._floors[row] = height
            self._tops_stale = True

    def invalidate(self, ratio: float = 1.0) -> None:
        """Forget every row's layout; heights stay as estimates, times `ratio`."""
        count = self.document().blockCount()
        if len(self._heights) == count:
            self._heights = [height * ratio for height in self._heights]
            # Floors too, or rows that aren't laid out yet would stand lower on one side than on the other.
            self._floors = {row: floor * ratio for row, floor in self._floors.items()}
        else:
            # Half an em is the mean width of a Latin letter.
            letters = self._text_width() / (0.5 * self._em)
            self._heights = []
            block = self.document().begin()
            while block.isValid():
                self._heights.append(self._estimate(len(self._heights), block.length(), letters))
                block = block.next()
        self._fresh, self._faded = bytearray(count), bytearray(count)
        self._stamps = [0] * count
        self._next_stale = 0
        self._tops_stale = True

    def recolour(self) -> None:
        """Ask for every row's formats anew when it is next painted: only colours have changed, so all heights hold."""
        self._faded = bytearray(self._fresh)

    # Laying out

    def lay_out(self, row: int) -> None:
        """Lay out one row, unless it is."""
        if row >= len(self._fresh) or self._fresh[row]:
            return
        height = self._lay_out_lines(self.document().findBlockByNumber(row), row)
        self._fresh[row], self._faded[row] = 1, 0
        self._stamp += 1
        self._stamps[row] = self._stamp
        if height != self._heights[row]:
            self._heights[row] = height
            self._tops_stale = True
        if self.row_laid_out is not None:
            self.row_laid_out(row)

    def lay_out_between(self, top: float, bottom: float) -> None:
        """Lay out every row that shows between two heights of the page."""
        row = self.row_at(top)
        while row < len(self._fresh) and self.row_top(row) < bottom:
            self.lay_out(row)
            row += 1

    def lay_out_slice(self, seconds: float) -> bool:
        """Go on with rows out of view for about that long; return whether some are left."""
        end = time.perf_counter() + seconds
        row = self._next_stale
        while row < len(self._fresh):
            if not self._fresh[row]:
                self.lay_out(row)
                if time.perf_counter() > end:
                    break
            row += 1
        self._next_stale = row
        return row < len(self._fresh)

    def announce_size(self) -> None:
        """Tell the view how large the document is now."""
        self.documentSizeChanged.emit(self.documentSize())

    def _lay_out_lines(self, block: QTextBlock, row: int) -> float:
        style, layout = self._style(row), block.layout()
        layout.setFormats(self._marks.formats(row) if self._marks else [])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(block.textDirection())
        option.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            if block.textDirection() is Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        layout.setTextOption(option)
        width, y = self._text_width(), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            natural = line.ascent() + line.descent()
            pitch = max(style.pitch, natural)
            line.setPosition(QPointF(0.0, y + (pitch - natural) / 2))
            y += pitch
        layout.endLayout()
        return y + style.gap

    # Geometry

    def row_top(self, row: int) -> float:
        """Return the top of a row; of the row after the last, the end of the text."""
        if self._tops_stale:
            floors = self._floors
            heights = (
                (max(height, floors.get(row, 0.0)) for row, height in enumerate(self._heights))
                if floors
                else self._heights
            )
            self._tops = list(accumulate(heights, initial=_TOP))
            self._tops_stale = False
        return self._tops[min(row, len(self._tops) - 1)]

    def row_height(self, row: int) -> float:
        """Return a row's own height with the gap under it, whatever its floor."""
        return self._heights[row] if row < len(self._heights) else 0.0

    def is_laid_out(self, row: int) -> bool:
        """Return whether the row's height is exact."""
        return row < len(self._fresh) and bool(self._fresh[row])

    def stamp(self, row: int) -> int:
        """Return a number that is another one each time the row is laid out."""
        return self._stamps[row] if row < len(self._stamps) else 0

    def row_at(self, y: float) -> int:
        """Return the row at a height of the page: the first above the text, the last below it."""
        self.row_top(0)
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self._heights) - 1, 0))

    def text_left(self) -> float:
        """Return where lines begin."""
        return max((self._width - self._text_width()) / 2, 0.0)

    def lines(self, row: int) -> list[QTextLine]:
        """Return the lines of a row, laid out."""
        self.lay_out(row)
        layout = self.document().findBlockByNumber(row).layout()
        return [layout.lineAt(number) for number in range(layout.lineCount())]

    def origin(self, row: int) -> QPointF:
        """Return the point of the page from which the row's lines are measured."""
        return QPointF(self.text_left(), self.row_top(row))

    def _text_width(self) -> float:
        return self._text_width_of(self._width)

    def _text_width_of(self, width: float) -> float:
        margin = _MARGIN if width >= _ROOMY else _TIGHT_MARGIN
        return max(min(width - 2 * margin, _MEASURE * self._em), 60.0)

    def _style(self, row: int) -> RowStyle:
        return self._styles[row] if row < len(self._styles) else RowStyle(self._em * 1.55, self._em)

    def _estimate(self, row: int, length: int, letters: float) -> float:
        """Return about how high a row will be, at so many letters a line; exact heights follow as rows are laid out."""
        style = self._style(row)
        return style.pitch * (1 + int(length / letters)) + style.gap

    # What Qt asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:  # noqa: ARG002, N802 - Qt's name
        """Start anew where the rows have changed; Qt also calls this whenever the view's width does, which we know."""
        if not self._held and self.document().blockCount() != len(self._heights):
            self._start_anew()

    def _start_anew(self) -> None:
        self._heights = []
        self._floors.clear()
        self.invalidate()

    def documentSize(self) -> QSizeF:  # noqa: N802 - Qt's name
        """Return the size of the page as far as it is known."""
        return QSizeF(self._width, self.row_top(len(self._heights)) + _BOTTOM)

    def pageCount(self) -> int:  # noqa: N802 - Qt's name
        """Return 1: the text flows on."""
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002, N802 - Qt's name
        """Return the whole page: there are no frames."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt's name
        """Return where a row stands."""
        if not block.isValid():
            return QRectF()
        row = block.blockNumber()
        self.lay_out(row)
        return QRectF(self.text_left(), self.row_top(row), self._text_width(), self.row_height(row))

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:  # noqa: N802 - Qt's name
        """Return the position of the text nearest to a point, or -1 where an exact hit is asked for and missed."""
        if isinstance(point, QPainterPath.Element):
            point = QPointF(point.x, point.y)
        position = self._hit(QPointF(point), QTextLine.CursorPosition.CursorBetweenCharacters)
        if accuracy is Qt.HitTestAccuracy.ExactHit and not position.inside:
            return -1
        return self.document().findBlockByNumber(position.row).position() + position.unit

    def character_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and UTF-16 unit of the character that a point of the page lies on, None beside the text."""
        hit = self._hit(point, QTextLine.CursorPosition.CursorOnCharacter)
        return (hit.row, hit.unit) if hit.inside else None

    def _hit(self, point: QPointF, where: QTextLine.CursorPosition) -> _Hit:
        row = self.row_at(point.y())
        local = point - self.origin(row)
        lines = self.lines(row)
        for line in lines:
            if local.y() <= line.y() + line.height() or line.lineNumber() == len(lines) - 1:
                inside = line.naturalTextRect().adjusted(-2, -4, 2, 4).contains(local)
                return _Hit(row, int(line.xToCursor(local.x(), where)), inside)
        return _Hit(row, 0, inside=False)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the rows inside the clip: marks beneath, text with what the user has selected, marks above."""
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        first, last = self.row_at(clip.top()), self.row_at(clip.bottom())
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        rows = [row for row in range(first, last + 1) if row < len(self._fresh)]
        for row in rows:
            self.lay_out(row)
            self._take_colours(row)
        for row in rows:
            block = self.document().findBlockByNumber(row)
            if self._marks:
                self._marks.paint_under(painter, row, clip)
            block.layout().draw(painter, self.origin(row), _selected(block, context), clip)
        if self._marks:
            for row in rows:
                self._marks.paint_over(painter, row, clip)

    def _take_colours(self, row: int) -> None:
        if self._faded[row]:
            self._faded[row] = 0
            self._lay_out_lines(self.document().findBlockByNumber(row), row)  # Qt takes formats in no other way


def _selected(block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext) -> list[QTextLayout.FormatRange]:
    ranges = []
    for selection in context.selections:
        start = max(selection.cursor.selectionStart() - block.position(), 0)
        end = min(selection.cursor.selectionEnd() - block.position(), block.length())
        if start < end:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length, marked.format = start, end - start, selection.format
            ranges.append(marked)
    return ranges

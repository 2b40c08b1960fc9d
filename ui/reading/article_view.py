"""One article on screen: read-only text with marks, selected sentence by sentence, by mouse or keyboard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reader import Article, BlockKind, Span
from ui.reading.highlights import Highlights
from ui.reading.page import Page, flow_page
from ui.reading.page_layout import PageLayout, RowStyle
from ui.reading.shapes import tint_bottom, tint_top
from ui.settings.theme import SANS, SERIF, Theme, font

_SLICE = 0.008
"""Seconds of laying out between two looks at the event queue."""

_SIZES = {BlockKind.HEADLINE: 1.3, BlockKind.HEADING: 1.08, BlockKind.CAPTION: 0.82, BlockKind.FURNITURE: 0.75}
"""Size of a block's text against that of a paragraph."""

_LINE_HEIGHT = 1.55


class ArticleView(QTextEdit):
    """Shows an article (or a page of it) and says which sentence the user points at."""

    sentence_chosen = Signal(int)
    """The user clicked a sentence; its index."""
    confirmed = Signal()
    """The user pressed Enter."""
    menu_requested = Signal(object, object)
    """The user asked for a menu: the sentence under the pointer (or None) and the place on screen."""
    step_requested = Signal(int)
    """The user wants the next (1) or previous (-1) sentence of this side."""
    side_switch_requested = Signal()
    """The user wants to go on in the other pane."""
    geometry_changed = Signal()
    """Text has moved on screen: by scrolling, by laying out, by resizing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.article: Article | None = None
        self._size = 17.6
        self._serif: tuple[str, ...] = SERIF
        self._starts: list[int] = []
        self._pressed_at: QPointF | None = None
        self.resizing = False
        """Whether the scroll moves only because the text has another width: what is at the top stays there."""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Drops are the window's, which knows one file from two.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page = Page("", ())
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self.page_layout = PageLayout(self._document)
        self._document.setDocumentLayout(self.page_layout)
        self.highlights = Highlights(self.page, self.page_layout, theme, self._on_marks_changed)
        self.page_layout.set_marks(self.highlights)
        self.setDocument(self._document)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is shown

    def show_article(self, article: Article, page: Page | None = None) -> None:
        """Show the article, as written or as set in `page`, from its beginning."""
        self.article = article
        self._starts = [sentence.span.start for sentence in article.sentences]
        self.page = page or flow_page(article)
        self.highlights.set_page(self.page)
        self._fill()
        self.verticalScrollBar().setValue(0)

    def clear_article(self) -> None:
        """Show nothing."""
        self.article, self._starts, self.page = None, [], Page("", ())
        self.highlights.set_page(self.page)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.highlights.set_theme(theme)
        self.viewport().update()

    def set_type(self, families: tuple[str, ...], size: float) -> None:
        """Take the typeface and the size of the text, in pixels."""
        if (families, size) != (self._serif, self._size):
            self._serif, self._size = families, size
            self._refill()

    def _refill(self) -> None:
        """Set the same page anew; what was at the top stays there."""
        row, into = self._anchor()
        share = into / max(self.page_layout.row_height(row), 1.0)
        self._fill()
        self.page_layout.lay_out(row)
        self.page_layout.announce_size()
        if row or into > 0:
            self.verticalScrollBar().setValue(
                round(self.page_layout.row_top(row) + share * self.page_layout.row_height(row))
            )

    def _fill(self) -> None:
        """Put the page's text into the document, with the fonts of its rows."""
        styles = {kind: self._row_style(kind) for kind in BlockKind}
        with self.page_layout.held():
            self._document.setDefaultFont(font(self._serif, self._size))
            self._document.setPlainText(self.page.text)
            cursor = QTextCursor(self._document)
            cursor.beginEditBlock()
            for row, kind in enumerate(self.page.kinds):
                if kind in _SIZES:
                    cursor.setPosition(self._document.findBlockByNumber(row).position())
                    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                    cursor.setCharFormat(self._char_format(kind))
            cursor.endEditBlock()
            self.page_layout.set_styles([styles[kind] for kind in self.page.kinds], self._size)
        # Filling has pushed the cursor to the end, and Qt scrolls to it when the view is first shown.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._on_marks_changed()

    def _row_style(self, kind: BlockKind) -> RowStyle:
        size = self._size * _SIZES.get(kind, 1.0)
        pitch = size * (1.24 if kind is BlockKind.HEADLINE else _LINE_HEIGHT)
        gap = self._size * {BlockKind.HEADLINE: 0.85, BlockKind.LIST_ITEM: 0.45, BlockKind.FURNITURE: 0.6}.get(
            kind, 0.84
        )
        return RowStyle(pitch, gap)

    def _char_format(self, kind: BlockKind) -> QTextCharFormat:
        style = QTextCharFormat()
        families = SANS if kind in (BlockKind.FURNITURE, BlockKind.CAPTION) else self._serif
        bold = kind in (BlockKind.HEADLINE, BlockKind.HEADING)
        style.setFont(font(families, self._size * _SIZES[kind], bold=bold))
        return style

    # Where things are

    def sentence_at(self, point: QPointF) -> int | None:
        """Return the sentence at a point of the viewport, or None beside the text."""
        hit = self.page_layout.character_at(self._to_page(point))
        place = self.page.article_position(*hit) if hit is not None else None
        return None if place is None else self.sentence_of(place)

    def sentence_of(self, position: int) -> int | None:
        """Return the sentence that holds a position of the article (code points), or None between sentences."""
        index = bisect_right(self._starts, position) - 1
        if self.article is None or index < 0 or position > self.article.sentences[index].span.end:
            return None
        return index

    def span_extent(self, span: Span) -> tuple[float, float] | None:
        """Return top and bottom of a span on the viewport, exact where its rows are laid out; None where it isn't set.

        Lays nothing out, so that asking never moves the text.
        """
        ranges = self.page.ranges(span)
        if not ranges:
            return None
        shift = self.verticalScrollBar().value()
        top = self._line_edge(ranges[0].row, ranges[0].start, bottom=False)
        bottom = self._line_edge(ranges[-1].row, max(ranges[-1].end - 1, ranges[-1].start), bottom=True)
        return top - shift, bottom - shift

    def visible_sentences(self) -> range:
        """Return the sentences between the first and the last row that show, by index."""
        top = self.verticalScrollBar().value()
        rows = range(self.page_layout.row_at(top), self.page_layout.row_at(top + self.viewport().height()) + 1)
        spans = [piece.span for row in rows for piece in self.page.pieces(row)]
        if not spans:
            return range(0)
        first = max(bisect_right(self._starts, min(span.start for span in spans)) - 1, 0)
        return range(first, bisect_left(self._starts, max(span.end for span in spans)))

    def position_at_height(self, y: float) -> float:
        """Return the article's position (code points, with a fraction) at a height of the page."""
        if self.article is None or not self.page.row_count:
            return 0.0
        row = self.page_layout.row_at(y)
        pieces = self.page.pieces(row)
        if not pieces:
            return 0.0
        top, bottom = self._row_ends(row)
        start, end = pieces[0].span.start, pieces[-1].span.end
        return start + (end - start) * min(max((y - top) / max(bottom - top, 1.0), 0.0), 1.0)

    def height_at_position(self, position: float) -> float:
        """Return the height of the page at a position of the article: the inverse of `position_at_height`."""
        row = self.page.row_of(int(position))
        if row is None:
            return 0.0
        start, end = self.page.pieces(row)[0].span.start, self.page.pieces(row)[-1].span.end
        share = min(max((position - start) / max(end - start, 1), 0.0), 1.0)
        top, bottom = self._row_ends(row)
        return top + (bottom - top) * share

    def _row_ends(self, row: int) -> tuple[float, float]:
        """Return top and bottom of a row; the first and the last reach to the ends of the page."""
        last = row >= self.page.row_count - 1
        size = self.page_layout.documentSize().height()
        return self.page_layout.row_top(row) if row else 0.0, size if last else self.page_layout.row_top(row + 1)

    def top_position(self) -> float:
        """Return the article's position at the top of the viewport."""
        return self.position_at_height(self.verticalScrollBar().value())

    def scroll_to_position(self, position: float) -> None:
        """Bring a position of the article to the top of the viewport."""
        self.verticalScrollBar().setValue(round(self.height_at_position(position)))

    def bring_into_view(self, span: Span, at: float | None = None) -> None:
        """Scroll as little as needed to show a span; with `at`, so that it begins at that height of the viewport."""
        ranges = self.page.ranges(span)
        if not ranges:
            return
        bar, margin, view = self.verticalScrollBar(), 2.0 * self._size, self.viewport().height()
        start = self.page_layout.row_top(ranges[0].row)
        self.page_layout.lay_out_between(start - view, start + view)
        self.page_layout.announce_size()
        top, bottom = self.span_extent(span) or (0.0, 0.0)
        if at is not None:
            bar.setValue(round(bar.value() + top - max(min(at, view - (bottom - top) - margin), margin)))
        elif top < margin:
            bar.setValue(round(bar.value() + top - margin))
        elif bottom > view - margin:
            bar.setValue(round(bar.value() + min(bottom - view + margin, top - margin)))

    def _line_edge(self, row: int, unit: int, *, bottom: bool) -> float:
        """Return top or bottom of the tint, on the page, on the line that holds a position of the row."""
        layout = self.page_layout
        if not layout.is_laid_out(row):
            length = max(self._document.findBlockByNumber(row).length(), 1)
            return layout.row_top(row) + layout.row_height(row) * unit / length
        line = self._document.findBlockByNumber(row).layout().lineForTextPosition(unit)
        if not line.isValid():
            return layout.row_top(row)
        return layout.row_top(row) + (tint_bottom(line) if bottom else tint_top(line))

    def _to_page(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    # What Qt tells

    def _on_marks_changed(self) -> None:
        self._slices.start()
        self.viewport().update()
        self.geometry_changed.emit()

    def _on_scrolled(self) -> None:
        self.geometry_changed.emit()

    def _on_slice(self) -> None:
        with_anchor = self._anchor()
        more = self.page_layout.lay_out_slice(_SLICE)
        self._restore(with_anchor)
        if not more:
            self._slices.stop()
        self.geometry_changed.emit()

    def _anchor(self) -> tuple[int, float]:
        value = self.verticalScrollBar().value()
        row = self.page_layout.row_at(value)
        return row, value - self.page_layout.row_top(row)

    def _restore(self, anchor: tuple[int, float]) -> None:
        """Keep the row at the top where it was, though heights above it have become exact."""
        self.page_layout.announce_size()
        target = round(self.page_layout.row_top(anchor[0]) + anchor[1])
        if target != self.verticalScrollBar().value() and self.verticalScrollBar().value() > 0:
            self.verticalScrollBar().setValue(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the text to the new width; what was at the top stays there."""
        row, into = self._anchor()
        share = into / max(self.page_layout.row_height(row), 1.0)
        self.resizing = True
        self.page_layout.set_width(float(self.viewport().width()))
        super().resizeEvent(event)
        self.page_layout.lay_out(row)
        self._restore((row, share * self.page_layout.row_height(row)))
        self.resizing = False
        self._slices.start()
        self.geometry_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the typeface: Qt gives a text view's document the widget's font."""
        super().changeEvent(event)
        body = font(self._serif, self._size)
        if event.type() is QEvent.Type.FontChange and self._document.defaultFont() != body:
            with self.page_layout.held():
                self._document.setDefaultFont(body)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out what is about to be seen, then let Qt paint it through the layout."""
        value = self.verticalScrollBar().value()
        size = self.page_layout.documentSize()
        self.page_layout.lay_out_between(value, value + self.viewport().height())
        if self.page_layout.documentSize() != size:
            self._slices.start()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where; a click without a drag chooses the sentence."""
        self._pressed_at = event.position() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the sentence under a click; a drag selects words to copy, as everywhere."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is None or (event.position() - pressed).manhattanLength() > 4 or self.textCursor().hasSelection():
            return
        sentence = self.sentence_at(event.position())
        if sentence is not None:
            self.sentence_chosen.emit(sentence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the sentence under the pointer; from the keyboard, of the one that is selected."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        sentence = self.sentence_at(QPointF(event.pos())) if by_mouse else None
        self.menu_requested.emit(sentence, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+C to the window: without selected words it copies the selected sentences."""
        asks = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from sentence to sentence and from side to side; all else is Qt's."""
        bar, plain = self.verticalScrollBar(), event.modifiers() is Qt.KeyboardModifier.NoModifier
        key = event.key()
        if plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.side_switch_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif plain and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            bar.setValue(bar.value() + (-1 if key == Qt.Key.Key_PageUp else 1) * bar.pageStep() * 9 // 10)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl held, the window zooms, so let it through."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

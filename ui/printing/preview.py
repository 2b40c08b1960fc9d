"""The pages of a planned report on screen: one under another, only those in view painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.printing.pages import Plan
from ui.printing.paper import TWIPS_AN_INCH

_GAP = 18
_SMALLEST, _LARGEST = 0.25, 4.0
_STEP = 1.2
# Pages kept as pictures: what two screens can show.
_KEPT = 8


class PagePreview(QAbstractScrollArea):
    """Shows the pages of a plan. Zoom 1 is their size on paper; 0 fits their width into the window."""

    page_changed = Signal(int, int)
    """The page in view, from 1, and how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._zoom = 0.0
        self._around, self._edge = self.palette().window().color(), self.palette().mid().color()
        self._pictures: dict[tuple[int, int], QPixmap] = {}
        self.setAccessibleName("Pages of the report")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """Return the index of the page at the middle of the view."""
        if self._plan is None:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, min(int(middle // (self._page_size().height() + _GAP)), len(self._plan.pages) - 1))

    @property
    def scale(self) -> float:
        """Return the zoom in use, 1 being the size on paper."""
        if self._zoom or self._plan is None:
            return self._zoom or 1.0
        room = self.viewport().width() - 2 * _GAP
        return max(_SMALLEST, min(room / (self._plan.sheet.width / TWIPS_AN_INCH * self.logicalDpiX()), _LARGEST))

    def set_colours(self, around: QColor, edge: QColor) -> None:
        """Set what is seen around the pages, and their edge."""
        self._around, self._edge = around, edge
        self.viewport().update()

    def show_plan(self, plan: Plan) -> None:
        """Show another plan, at the same page where it has one."""
        page = self.page
        self._plan = plan
        self._pictures.clear()
        self._update_bars()
        self.go_to(min(page, len(plan.pages) - 1))
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring the page with that index to the top of the view."""
        self.verticalScrollBar().setValue(round(page * (self._page_size().height() + _GAP)))
        self._on_scrolled()

    def set_zoom(self, zoom: float) -> None:
        """Set the zoom; 0 fits the page's width into the window."""
        page = self.page
        self._zoom = max(_SMALLEST, min(zoom, _LARGEST)) if zoom else 0.0
        self._pictures.clear()
        self._update_bars()
        self.go_to(page)
        self.viewport().update()

    def zoom_in(self) -> None:
        """Make the pages a step larger."""
        self.set_zoom(self.scale * _STEP)

    def zoom_out(self) -> None:
        """Make the pages a step smaller."""
        self.set_zoom(self.scale / _STEP)

    def sizeHint(self) -> QSize:
        """Return room for one page."""
        return QSize(760, 900)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the new width."""
        super().resizeEvent(event)
        page = self.page
        self._pictures.clear()
        self._update_bars()
        if not self._zoom:
            self.go_to(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by Page Up, Page Down, Home and End."""
        last = len(self._plan.pages) - 1 if self._plan else 0
        pages = {
            Qt.Key.Key_PageDown: min(self.page + 1, last),
            Qt.Key.Key_PageUp: max(self.page - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = pages.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.go_to(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._around)
        if self._plan is None:
            painter.end()
            return
        size = self._page_size()
        for number in range(len(self._plan.pages)):
            place = self._place(number)
            if place.intersects(QRectF(event.rect())):
                painter.fillRect(place.adjusted(-1, -1, 1, 1), self._edge)
                painter.drawPixmap(place.topLeft(), self._picture(number, size))
        painter.end()

    def _page_size(self) -> QSize:
        if self._plan is None:
            return QSize(1, 1)
        a_twip = self.scale * self.logicalDpiX() / TWIPS_AN_INCH
        return QSize(round(self._plan.sheet.width * a_twip), round(self._plan.sheet.height * a_twip))

    def _place(self, number: int) -> QRectF:
        size = self._page_size()
        x = max((self.viewport().width() - size.width()) / 2, _GAP) - self.horizontalScrollBar().value()
        y = _GAP / 2 + number * (size.height() + _GAP) - self.verticalScrollBar().value()
        return QRectF(QPointF(x, y), size)

    def _picture(self, number: int, size: QSize) -> QPixmap:
        """Return a page as a picture at the screen's own resolution; the few last ones are kept."""
        key = number, size.width()
        if key not in self._pictures and self._plan is not None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(size * ratio)
            picture.fill(QColor(self._plan.style.colours["paper"]))
            painter = QPainter(picture)
            painter.scale(picture.width() / self._plan.sheet.width, picture.height() / self._plan.sheet.height)
            self._plan.paint(painter, number)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            while len(self._pictures) >= _KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = picture
        return self._pictures[key]

    def _update_bars(self) -> None:
        size, view = self._page_size(), self.viewport().size()
        pages = len(self._plan.pages) if self._plan else 0
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, pages * (size.height() + _GAP) - view.height()))
        vertical.setPageStep(view.height())
        vertical.setSingleStep(max(size.height() // 20, 1))
        horizontal.setRange(0, max(0, size.width() + 2 * _GAP - view.width()))
        horizontal.setPageStep(view.width())

    def _on_scrolled(self) -> None:
        self.viewport().update()
        if self._plan is not None:
            self.page_changed.emit(self.page + 1, len(self._plan.pages))

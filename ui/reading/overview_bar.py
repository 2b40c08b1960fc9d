"""The bar beside a pane: the whole article at a glance, and where in it the view is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.settings.theme import Theme

_WIDTH = 14
_INSET = 3.0
_LEAST = 3.0
"""A mark is at least so high, pixels: a short sentence of a long article must still be seen."""


class Stripe(NamedTuple):
    """A mark on the bar: from and to as shares of the article (0 to 1), and the role of its colour."""

    top: float
    bottom: float
    role: str


def merged(stripes: Sequence[Stripe], height: float) -> list[Stripe]:
    """Return the stripes with those of one role that would lie over one another made one."""
    out: list[Stripe] = []
    for stripe in stripes:
        last = out[-1] if out else None
        if last is not None and last.role == stripe.role and (stripe.bottom - last.top) * height < _LEAST + 1:
            out[-1] = Stripe(last.top, max(stripe.bottom, last.bottom), last.role)
        else:
            out.append(stripe)
    return out


def stripe_rects(stripes: Sequence[Stripe], height: float) -> list[QRectF]:
    """Return where each stripe is painted on a bar of that height, a hair apart from its neighbours."""
    rects = []
    for stripe in stripes:
        top = stripe.top * height
        rects.append(
            QRectF(_INSET, top + 0.5, _WIDTH - 2 * _INSET, max((stripe.bottom - stripe.top) * height - 1, _LEAST))
        )
    return rects


class OverviewBar(QWidget):
    """Paints stripes and the view's frame; a click or drag scrolls there."""

    scroll_requested = Signal(float)
    """The share of the article (0 to 1) that should stand in the middle of the view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an empty bar."""
        super().__init__(parent)
        self._theme = theme
        self._stripes: tuple[Stripe, ...] = ()
        self._view = (0.0, 1.0)
        self._picture: QPixmap | None = None
        self._shapes: list[tuple[str, list[QRectF]]] | None = None
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._forget_picture()

    def set_stripes(self, stripes: Sequence[Stripe]) -> None:
        """Show these marks."""
        if tuple(stripes) != self._stripes:
            self._stripes, self._shapes = tuple(stripes), None
            self._forget_picture()

    def set_view(self, top: float, bottom: float) -> None:
        """Show the view's frame between two shares of the article."""
        if (top, bottom) != self._view:
            self._view = (top, bottom)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the bar's width and any height."""
        return QSize(_WIDTH, 100)

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the stripes anew."""
        super().resizeEvent(event)
        self._picture = self._shapes = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole: it is twelve pixels wide
        """Paint the cached stripes and the frame."""
        if self._picture is None:
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("text.muted"), 1))
        top, bottom = self._view
        height = self.height() - 1
        painter.drawRoundedRect(QRectF(0.5, 0.5 + top * height, _WIDTH - 1, max((bottom - top) * height, 6)), 3, 3)

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("surface.page"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._shapes is None:
            shown = merged(self._stripes, self.height())
            rects = stripe_rects(shown, self.height())
            self._shapes = [(s.role, _parts(rect, s.role)) for s, rect in zip(shown, rects, strict=True)]
        brushes = {role: QBrush(self._theme.colour(f"change.{role}")) for role in {role for role, _ in self._shapes}}
        for role, parts in self._shapes:
            painter.setBrush(brushes[role])
            for part in parts:
                painter.drawRoundedRect(part, 1.5, 1.5)
        painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Scroll there."""
        self.scroll_requested.emit(min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along."""
        self.mousePressEvent(event)


def _parts(rect: QRectF, role: str) -> list[QRectF]:
    """Return what is filled of a stripe: dropped is broken, moved is double, so that they differ without colour."""
    if role == "moved":
        third = rect.width() / 3
        return [rect.adjusted(0, 0, -2 * third + 0.4, 0), rect.adjusted(2 * third - 0.4, 0, 0, 0)]
    if role == "dropped":
        count = int(rect.height() // 5)
        if count > 1:
            return [
                QRectF(rect.left(), rect.top() + at * rect.height() / count, rect.width(), 3.4) for at in range(count)
            ]
    return [rect]

"""The strip between the panes: a ribbon for each link, as high at either end as its sentence is on screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.settings.theme import Theme

_WIDEST = 84
_NARROWEST = 44
_SHARE = 0.08
"""Of the width of both panes."""
_FAINT = 0.45
"""Strength of a ribbon of which one end is out of view."""


def strip_width(width: int) -> int:
    """Return how wide the strip is between two panes that are that wide together, pixels."""
    return round(min(max(width * _SHARE, _NARROWEST), _WIDEST))


class Ribbon(NamedTuple):
    """A link as painted: top and bottom on either side (pixels of the strip), and how it looks."""

    left: tuple[float, float]
    right: tuple[float, float]
    role: str
    change: int
    selected: bool = False
    moved: bool = False


def ribbon_paths(ribbon: Ribbon, width: float) -> tuple[QPainterPath, QPainterPath]:
    """Return the ribbon's area and its two long edges, curved so that they leave both panes at right angles."""
    (left_top, left_bottom), (right_top, right_bottom) = ribbon.left, ribbon.right
    half = width / 2
    area = QPainterPath(QPointF(0, left_top))
    area.cubicTo(half, left_top, half, right_top, width, right_top)
    area.lineTo(width, right_bottom)
    area.cubicTo(half, right_bottom, half, left_bottom, 0, left_bottom)
    area.closeSubpath()
    edges = QPainterPath(QPointF(0, left_top))
    edges.cubicTo(half, left_top, half, right_top, width, right_top)
    edges.moveTo(0, left_bottom)
    edges.cubicTo(half, left_bottom, half, right_bottom, width, right_bottom)
    return area, edges


def in_view(ribbon: Ribbon, top: float, bottom: float) -> bool:
    """Return whether either end of the ribbon shows between two heights."""
    return any(end[1] > top and end[0] < bottom for end in (ribbon.left, ribbon.right))


def seen_whole(ribbon: Ribbon, top: float, bottom: float) -> bool:
    """Return whether both ends of the ribbon show between two heights."""
    return all(end[1] > top and end[0] < bottom for end in (ribbon.left, ribbon.right))


class LinkStrip(QWidget):
    """Paints the ribbons it is given; a click chooses the change under the pointer."""

    change_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no ribbon yet."""
        super().__init__(parent)
        self._theme = theme
        self._ribbons: tuple[Ribbon, ...] = ()
        self._top = 0.0
        self.setFixedWidth(_WIDEST)
        self.setMouseTracking(True)
        self.setAccessibleName("Links between the two articles")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def set_ribbons(self, ribbons: Sequence[Ribbon], top: float) -> None:
        """Show these ribbons, below the height at which the panes' texts begin."""
        if tuple(ribbons) != self._ribbons or top != self._top:
            # The selected ones are painted last, over their neighbours.
            self._ribbons = tuple(sorted(ribbons, key=lambda ribbon: ribbon.selected))
            self._top = top
            self.update()

    @property
    def ribbons(self) -> tuple[Ribbon, ...]:
        """Return what is shown."""
        return self._ribbons

    def change_at(self, point: QPointF) -> int | None:
        """Return the change whose ribbon is uppermost at a point."""
        for ribbon in reversed(self._ribbons):
            if ribbon_paths(ribbon, self.width())[0].contains(point):
                return ribbon.change
        return None

    def sizeHint(self) -> QSize:
        """Return the strip's width and any height."""
        return QSize(self.width(), 100)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - ribbons cross the whole strip
        """Paint the ribbons, see-through, so that crossings can be followed."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface.page"))
        painter.setClipRect(QRectF(0, self._top, self.width(), self.height() - self._top))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ribbon in self._ribbons:
            self._paint(painter, ribbon)

    def _paint(self, painter: QPainter, ribbon: Ribbon) -> None:
        area, edges = ribbon_paths(ribbon, self.width())
        role = "change.moved" if ribbon.moved else f"change.{ribbon.role}"
        # A ribbon that leads out of view says little where it is: it steps back behind those that are seen whole.
        strength = 1.0 if ribbon.selected or seen_whole(ribbon, self._top, self.height()) else _FAINT
        opacity = self._theme.weight("ribbon_selected" if ribbon.selected else "ribbon")
        painter.fillPath(area, self._theme.colour(role, opacity * strength))
        edge = 0.9 if ribbon.selected else self._theme.weight("ribbon_edge")
        pen = QPen(self._theme.colour(role, edge * strength))
        pen.setWidthF(1.6 if ribbon.selected else 1.0)
        if ribbon.moved:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.strokePath(edges, pen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the change under the pointer."""
        change = self.change_at(event.position())
        if change is not None:
            self.change_chosen.emit(change)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a ribbon can be clicked."""
        pointing = self.change_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)

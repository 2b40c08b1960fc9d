"""The map of the two texts painted on paper: bars for sentences, see-through ribbons for links, greys only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from reader import Bar, BarShape, ChangeKind, MapShapes, RibbonShape
from ui.printing.paper import PaperStyle

_HAIRLINE, _THIN, _THICK = 8.0, 14.0, 34.0
_RIBBON_OPACITY = 0.75
# On bars lower than this (twips) dots and thick edges would run together: black, or a pale edge, says the same.
_LOW = 110.0


def paint_map(painter: QPainter, shapes: MapShapes, at: QPointF, style: PaperStyle) -> None:
    """Paint the map with its top left at that place (twips)."""
    painter.save()
    painter.translate(at)
    for ribbon in sorted(shapes.ribbons, key=lambda shape: shape.ribbon.moved):
        _paint_ribbon(painter, ribbon, style)
    for bar in shapes.bars:
        _paint_bar(painter, bar, style)
    painter.restore()


def ribbon_path(shape: RibbonShape) -> QPainterPath:
    """Return the outline of a ribbon."""
    path = QPainterPath(QPointF(shape.start, shape.left_top))
    path.cubicTo(shape.bend_1, shape.left_top, shape.bend_2, shape.right_top, shape.end, shape.right_top)
    path.lineTo(shape.end, shape.right_bottom)
    path.cubicTo(shape.bend_2, shape.right_bottom, shape.bend_1, shape.left_bottom, shape.start, shape.left_bottom)
    path.closeSubpath()
    return path


def _paint_ribbon(painter: QPainter, shape: RibbonShape, style: PaperStyle) -> None:
    moved, kept = shape.ribbon.moved, shape.ribbon.kind is ChangeKind.KEPT
    fill = style.colour("ribbon_moved" if moved else "ribbon_kept" if kept else "ribbon_reworded")
    fill.setAlphaF(_RIBBON_OPACITY)
    pen = QPen(style.colour("ribbon_edge"), _HAIRLINE)
    if moved:
        pen.setDashPattern([5.0, 4.0])
    painter.setBrush(QBrush(fill))
    painter.setPen(pen)
    painter.drawPath(ribbon_path(shape))


def _paint_bar(painter: QPainter, shape: BarShape, style: PaperStyle) -> None:
    painter.setBrush(QBrush(_bar_fill(shape.bar, style)))
    painter.setPen(_bar_pen(shape, style))
    painter.drawRect(QRectF(shape.x, shape.y, shape.width, shape.height))


def _bar_fill(bar: Bar, style: PaperStyle) -> QColor:
    if bar.moved:
        return style.colour("bar_moved")
    return style.colour("bar_reworded" if bar.kind is ChangeKind.REWORDED else "paper")


def _bar_pen(shape: BarShape, style: PaperStyle) -> QPen:
    bar = shape.bar
    low = shape.height < _LOW
    pale = bar.furniture or (low and bar.kind is ChangeKind.DROPPED)
    pen = QPen(style.colour("thin_rule" if pale else "bar_edge"), _HAIRLINE if low else _THIN)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if bar.kind is ChangeKind.ADDED and not bar.furniture:
        pen.setWidthF(_THIN if low else _THICK)
    if bar.kind is ChangeKind.DROPPED and not low:
        pen.setDashPattern([1.6, 2.0])
    return pen

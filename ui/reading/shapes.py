"""Pure geometry of marks: where a stretch of text stands on its lines, and the outline round a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTextLine

_ASCENT = 0.88
_DESCENT = 1.06
"""How much of a font's ascent and descent a tint covers: capitals and descenders, without touching the next line."""

_LEAST_OVERLAP = 6.0
"""Two lines of a sentence share one outline where they overlap by at least so many pixels."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of text on one line: its tint's rectangle, and whether the stretch begins or ends here."""

    rect: QRectF
    begins: bool
    ends: bool


def tint_top(line: QTextLine) -> float:
    """Return where a tint begins on a line, from the row's origin."""
    return line.y() + line.ascent() * (1 - _ASCENT)


def tint_bottom(line: QTextLine) -> float:
    """Return where a tint ends on a line, from the row's origin."""
    return line.y() + line.ascent() + line.descent() * _DESCENT


def line_extents(lines: Sequence[QTextLine], start: int, end: int, *, both_ways: bool) -> list[Extent]:
    """Return the rectangles of a stretch (UTF-16 units of the row), from the row's origin.

    `both_ways` says that the row has right-to-left text, where a stretch may fall into several parts of one line.
    """
    extents = []
    for line in lines:
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last <= start or first >= end:
            continue
        parts = _parts(line, max(start, first), min(end, last), both_ways=both_ways)
        top, height = tint_top(line), tint_bottom(line) - tint_top(line)
        for number, (left, right) in enumerate(parts):
            begins = start >= first and number == 0
            ends = end <= last and number == len(parts) - 1
            extents.append(Extent(QRectF(left, top, right - left, height), begins, ends))
    return extents


def _parts(line: QTextLine, start: int, end: int, *, both_ways: bool) -> list[tuple[float, float]]:
    """Return the parts of a line that the characters cover, without the white space at the line's end."""
    if not both_ways:
        natural = line.naturalTextRect()
        left, right = _x(line, start), _x(line, end)
        return [(left, min(right, natural.right()))] if right > left else []
    edges = [sorted((_x(line, at), _x(line, at, trailing=True))) for at in range(start, end)]
    parts: list[tuple[float, float]] = []
    for left, right in sorted((left, right) for left, right in edges if right > left):
        if parts and left <= parts[-1][1] + 0.5:
            parts[-1] = (parts[-1][0], max(parts[-1][1], right))
        else:
            parts.append((left, right))
    return parts


def _x(line: QTextLine, position: int, *, trailing: bool = False) -> float:
    edge = QTextLine.Edge.Trailing if trailing else QTextLine.Edge.Leading
    x: object = line.cursorToX(position, edge)
    # The binding hands the position back beside the coordinate.
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]


def one_per_line(rects: Sequence[QRectF]) -> list[QRectF]:
    """Return the rectangles with those of the same line united."""
    lines: list[QRectF] = []
    for rect in rects:
        if lines and rect.center().y() < lines[-1].bottom() and rect.center().y() > lines[-1].top():
            lines[-1] = lines[-1].united(rect)
        else:
            lines.append(QRectF(rect))
    return lines


def outline_path(rects: Sequence[QRectF], margin: float, radius: float) -> QPainterPath:
    """Return the rounded outline round a sentence whose lines have these rectangles, top to bottom.

    Lines that overlap share one outline; a line that doesn't reach under the one above has its own.
    """
    path = QPainterPath()
    run: list[QRectF] = []
    for rect in rects:
        grown = rect.adjusted(-margin, -margin, margin, margin)
        if run and min(run[-1].right(), grown.right()) - max(run[-1].left(), grown.left()) < _LEAST_OVERLAP:
            path.addPath(rounded(corners(run), radius))
            run = []
        run.append(grown)
    if run:
        path.addPath(rounded(corners(run), radius))
    return path


def corners(run: Sequence[QRectF]) -> list[QPointF]:
    """Return the corners of the shape that stacked rectangles make, clockwise; neighbours meet half-way between."""
    right: list[QPointF] = []
    left: list[QPointF] = []
    for number, rect in enumerate(run):
        top = rect.top() if number == 0 else (run[number - 1].bottom() + rect.top()) / 2
        bottom = rect.bottom() if number == len(run) - 1 else (rect.bottom() + run[number + 1].top()) / 2
        right += [QPointF(rect.right(), top), QPointF(rect.right(), bottom)]
        left += [QPointF(rect.left(), top), QPointF(rect.left(), bottom)]
    return _without_flat(right + left[::-1])


def _without_flat(points: list[QPointF]) -> list[QPointF]:
    """Return the corners without points that lie on a straight edge, and without steps too small to be seen."""
    kept: list[QPointF] = []
    for at, point in enumerate(points):
        before, after = points[at - 1], points[(at + 1) % len(points)]
        flat_x = abs(before.x() - point.x()) < 0.5 and abs(point.x() - after.x()) < 0.5
        flat_y = abs(before.y() - point.y()) < 0.5 and abs(point.y() - after.y()) < 0.5
        if not flat_x and not flat_y:
            kept.append(point)
    return kept


def rounded(points: Sequence[QPointF], radius: float) -> QPainterPath:
    """Return the closed path through the corners, each rounded, by less where an edge is short."""
    path = QPainterPath()
    if len(points) < 3:
        return path
    for at, point in enumerate(points):
        into, out = point - points[at - 1], points[(at + 1) % len(points)] - point
        r = min(radius, _length(into) / 2, _length(out) / 2)
        start = point - into * (r / max(_length(into), 1e-6))
        end = point + out * (r / max(_length(out), 1e-6))
        if at == 0:
            path.moveTo(start)
        else:
            path.lineTo(start)
        path.quadTo(point, end)
    path.closeSubpath()
    return path


def _length(vector: QPointF) -> float:
    return math.hypot(vector.x(), vector.y())

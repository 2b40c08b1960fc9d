"""Strips: what a page is filled with from top to bottom. A strip is never cut; a tall table row is many strips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from reader import MapShapes
from ui.printing.lines import Line
from ui.printing.map_drawing import paint_map
from ui.printing.paper import PaperStyle


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text at a place in its strip (twips from the strip's top left)."""

    line: Line
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule inside a strip, its thickness (twips) and the role of its colour."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: str


@dataclass(frozen=True, slots=True)
class PlacedMap:
    """The map of the two texts, which may hang down beside the strips that follow."""

    shapes: MapShapes
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What is painted across the page between two possible page breaks. `keeps_next`: no break after it."""

    height: float
    lines: tuple[PlacedLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    maps: tuple[PlacedMap, ...] = ()
    keeps_next: bool = False

    def paint(self, painter: QPainter, x: float, y: float, style: PaperStyle) -> None:
        """Paint the strip with its top left at that place."""
        for drawing in self.maps:
            paint_map(painter, drawing.shapes, QPointF(x + drawing.x, y + drawing.y), style)
        for rule in self.rules:
            pen = QPen(style.colour(rule.colour), rule.thickness)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(x + rule.x1, y + rule.y1, x + rule.x2, y + rule.y2))
        for placed in self.lines:
            placed.line.paint(painter, x + placed.x, y + placed.y)


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row: its lines one under another from `x`, and small lines in its gutter, by line number."""

    x: float
    lines: Sequence[Line]
    gutter: Sequence[tuple[int, Line, float]] = ()
    gaps: frozenset[int] = frozenset()
    """Numbers of the lines that begin a new paragraph, and so stand a little off the line above."""


@dataclass(frozen=True, slots=True)
class RowFrame:
    """What frames a row: padding above and below (twips), rules across and between the columns."""

    width: float
    above: float
    below: float
    rule_above: str = ""
    rule_below: str = ""
    columns: tuple[float, ...] = ()
    thickness: float = 10.0
    paragraph_gap: float = 60.0


def gap(height: float) -> Strip:
    """Return an empty strip; one at the top of a page is left out."""
    return Strip(height)


def row_strips(cells: Sequence[Cell], frame: RowFrame) -> list[Strip]:
    """Return a row as strips, one a line. A row of up to three lines stays whole, a longer one leaves no lone line."""
    strips = [_line_strip(cells, number, frame) for number in range(max([1, *(len(cell.lines) for cell in cells)]))]
    strips[0] = _padded_above(strips[0], frame)
    strips[-1] = _padded_below(strips[-1], frame)
    columns = [
        replace(
            strip,
            rules=(*strip.rules, *(Rule(x, 0, x, strip.height, frame.thickness, "rule") for x in frame.columns)),
        )
        for strip in strips
    ]
    return keep_ends(columns)


def keep_ends(strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips with the first two and the last two kept on one page."""
    last = len(strips) - 1
    return [replace(s, keeps_next=s.keeps_next or (k < last and k in (0, last - 1))) for k, s in enumerate(strips)]


def keep_together(strips: Iterable[Strip]) -> list[Strip]:
    """Return the strips so that no page ends between them."""
    kept = [replace(strip, keeps_next=True) for strip in strips]
    return [*kept[:-1], replace(kept[-1], keeps_next=False)] if kept else []


def stacked(lines: Sequence[Line], x: float, *, keeps_next: bool = False) -> list[Strip]:
    """Return lines one under another, a strip each."""
    return [Strip(line.height, (PlacedLine(line, x, 0.0),), keeps_next=keeps_next) for line in lines]


def beside(columns: Sequence[tuple[float, Sequence[Line]]]) -> list[Strip]:
    """Return columns of lines side by side as strips that stay together; lines of a number share a strip."""
    strips = []
    for lines in zip_longest(*(column for _, column in columns)):
        placed = [PlacedLine(line, x, 0.0) for (x, _), line in zip(columns, lines, strict=True) if line is not None]
        strips.append(Strip(max(p.line.height for p in placed), tuple(placed)))
    return keep_together(strips)


def _line_strip(cells: Sequence[Cell], number: int, frame: RowFrame) -> Strip:
    here = [(cell, cell.lines[number]) for cell in cells if number < len(cell.lines)]
    extra = frame.paragraph_gap if any(number in cell.gaps for cell, _ in here) else 0.0
    baseline = max((line.baseline for _, line in here), default=0.0)
    placed = [PlacedLine(line, cell.x, extra + baseline - line.baseline) for cell, line in here]
    for cell in cells:
        placed += [PlacedLine(line, x, extra + baseline - line.baseline) for at, line, x in cell.gutter if at == number]
    return Strip(max((p.y + p.line.height for p in placed), default=0.0), tuple(placed))


def _padded_above(strip: Strip, frame: RowFrame) -> Strip:
    rules = (Rule(0, 0, frame.width, 0, frame.thickness, frame.rule_above),) if frame.rule_above else ()
    lines = tuple(replace(placed, y=placed.y + frame.above) for placed in strip.lines)
    return replace(strip, height=strip.height + frame.above, lines=lines, rules=rules)


def _padded_below(strip: Strip, frame: RowFrame) -> Strip:
    height = strip.height + frame.below
    rules = (Rule(0, height, frame.width, height, frame.thickness, frame.rule_below),) if frame.rule_below else ()
    return replace(strip, height=height, rules=(*strip.rules, *rules))

"""The shapes of the map of the two texts, in whatever unit the renderer uses; paper and HTML draw the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.reports.nouns import Bar, Ribbon, TextMap

# Share of the map's width that a bar takes; of its height, what goes to all gaps between bars at most, and to one.
_BAR_WIDTH = 0.14
_GAPS = 0.2
_WIDEST_GAP = 0.014
# How far a ribbon runs level before it bends, as a share of the distance between the bars.
_BEND = 0.5


@dataclass(frozen=True, slots=True)
class BarShape:
    """One bar: a rectangle."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RibbonShape:
    """One ribbon, between x = `start` and x = `end`, as high as its bars at each.

    Its edges are cubic curves whose control points stand at x = `bend_1` and `bend_2`, level with their ends.
    """

    ribbon: Ribbon
    start: float
    end: float
    left_top: float
    left_bottom: float
    right_top: float
    right_bottom: float
    bend_1: float
    bend_2: float


@dataclass(frozen=True, slots=True)
class MapShapes:
    """Everything to draw, ribbons under bars, and the height that is used."""

    bars: tuple[BarShape, ...]
    ribbons: tuple[RibbonShape, ...]
    height: float


def map_shapes(text_map: TextMap, width: float, height: float) -> MapShapes:
    """Return the shapes of the map inside `width` by `height`; both texts have one scale, so the longer fills it."""
    gap, scale = _scale(text_map, height)
    bar_width = width * _BAR_WIDTH
    left = _column(text_map.left, 0.0, bar_width, gap, scale)
    right = _column(text_map.right, width - bar_width, bar_width, gap, scale)
    ribbons = tuple(_ribbon(ribbon, left[ribbon.left], right[ribbon.right]) for ribbon in text_map.ribbons)
    used = max((shape.y + shape.height for shape in (*left, *right)), default=0.0)
    return MapShapes((*left, *right), ribbons, used)


def _scale(text_map: TextMap, height: float) -> tuple[float, float]:
    most = max(len(text_map.left), len(text_map.right), 1)
    gap = height * min(_WIDEST_GAP, _GAPS / most)
    room = height - gap * (most - 1)
    longest = max(sum(bar.size for bar in side) for side in (text_map.left, text_map.right))
    return gap, room / longest if longest else 0.0


def _column(bars: Sequence[Bar], x: float, width: float, gap: float, scale: float) -> tuple[BarShape, ...]:
    shapes, y = [], 0.0
    for bar in bars:
        shapes.append(BarShape(bar, x, y, width, bar.size * scale))
        y += bar.size * scale + gap
    return tuple(shapes)


def _ribbon(ribbon: Ribbon, left: BarShape, right: BarShape) -> RibbonShape:
    start, end = left.x + left.width, right.x
    reach = (end - start) * _BEND
    return RibbonShape(
        ribbon, start, end, left.y, left.y + left.height, right.y, right.y + right.height, start + reach, end - reach
    )

"""The opening of the printed report: title, heads, figures, what stands out, and the map of the two texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader import Figure, Report, Section, SideHead, Standout, map_shapes, wording
from ui.printing.lines import Line, Words, set_lines, set_passage
from ui.printing.paper import PaperStyle, points
from ui.printing.strips import (
    Cell,
    PlacedLine,
    PlacedMap,
    RowFrame,
    Rule,
    Strip,
    beside,
    gap,
    keep_together,
    row_strips,
    stacked,
)

_HEADS_GAP = points(16.5)
_THICK = points(1.5)
_THIN = points(0.6)
_ABOVE_HEADING = points(14)
_STANDOUT_INDENT = points(16.5)
# Shares of the page's width: what stands out, and where the column of the map begins.
_STANDOUTS_SHARE, _MAP_FROM = 0.68, 0.72
# The map's height: this much a sentence of the longer text, within limits.
_MAP_A_SENTENCE, _LOWEST_MAP, _TALLEST_MAP = points(16), points(120), points(330)
_MAP_INDENT = points(16)
_MAP_WIDTH = points(108)


def opening_strips(report: Report, width: float, height: float, style: PaperStyle) -> Iterator[Strip]:
    """Yield the strips from the title to the map; `width` and `height` are the page's inside its margins (twips)."""
    used = 0.0
    for strip in _heads_and_figures(report, width, style):
        used += strip.height
        yield strip
    yield from _standouts_and_map(report, width, height - used, style)


def _heads_and_figures(report: Report, width: float, style: PaperStyle) -> Iterator[Strip]:
    title = set_lines([Words(report.title, "title")], width, style)
    yield from stacked(title, 0, keeps_next=True)
    yield gap(points(3))
    yield from stacked(set_lines([Words(report.subtitle, "subtitle")], width, style), 0, keeps_next=True)
    yield gap(points(13))
    yield from _heads(report, width, style)
    yield gap(points(10))
    if report.shows(Section.FIGURES):
        yield _figures(report.figures, width, style)
        if report.summary:
            yield gap(points(6))
            yield from stacked(set_lines([Words(report.summary, "note")], width, style), 0)


def heading_strips(section: Section, more: Sequence[Words], width: float, style: PaperStyle) -> list[Strip]:
    """Return a section's heading, kept with what follows; `more` is said after it in small."""
    words = [Words(wording.heading(section), "heading"), *([Words("  ", "legend")] if more else []), *more]
    space = Strip(_ABOVE_HEADING, keeps_next=True)
    return [space, *stacked(set_lines(words, width, style), 0, keeps_next=True), Strip(points(4), keeps_next=True)]


def _heads(report: Report, width: float, style: PaperStyle) -> list[Strip]:
    column = (width - _HEADS_GAP) / 2
    places = (0.0, column + _HEADS_GAP)
    columns = [(x, _head(head, column, style)) for x, head in zip(places, (report.left, report.right), strict=True)]
    rules = tuple(Rule(x, _THICK / 2, x + column, _THICK / 2, _THICK, "thick_rule") for x in places)
    return [Strip(points(6), rules=rules, keeps_next=True), *beside(columns)]


def _head(head: SideHead, width: float, style: PaperStyle) -> list[Line]:
    parts = ((head.letter, "letter"), (head.title, "head"), (head.byline, "byline"))
    return [line for text, name in parts for line in set_lines([Words(text, name)], width, style)]


def _figures(figures: Sequence[Figure], width: float, style: PaperStyle) -> Strip:
    """Return the band of figures: one strip between two rules, thin rules between the columns."""
    share = width / (len(figures) + 0.35)
    widths = [share * 1.35, *([share] * (len(figures) - 1))]
    inset, top = points(7.5), points(6)
    placed: list[PlacedLine] = []
    height, x = 0.0, 0.0
    uprights = []
    for figure, column in zip(figures, widths, strict=True):
        sign = [Words(f"{figure.sign} ", "caption_sign")] if figure.sign else []
        lines = [
            *set_lines([Words(figure.value, "figure")], column - inset, style),
            *set_lines([*sign, Words(figure.caption, "caption")], column - 1.4 * inset, style),
        ]
        y = top
        for line in lines:
            placed.append(PlacedLine(line, x + inset, y))
            y += line.height
        height = max(height, y + top)
        x += column
        uprights.append(x)
    rules = [Rule(0, y, width, y, _THIN, "rule") for y in (0.0, height)]
    rules += [Rule(x, 0, x, height, _THIN, "thin_rule") for x in uprights[:-1]]
    return Strip(height, tuple(placed), tuple(rules))


def _standouts_and_map(report: Report, width: float, room: float, style: PaperStyle) -> Iterator[Strip]:
    """Yield the two side by side; the map hangs down from the heading, inside the `room` that is left on the page."""
    stands, mapped = report.shows(Section.STANDS_OUT), report.shows(Section.MAP)
    if not stands and not mapped:
        return
    text_width = width * _STANDOUTS_SHARE if mapped else width
    strips: list[Strip] = []
    if stands:
        strips += heading_strips(Section.STANDS_OUT, (), text_width, style)
        for place, item in enumerate(report.standouts, 1):
            strips += _standout(place, item, text_width, style)
    if mapped:
        strips = _with_map(strips, report, width * _MAP_FROM if stands else 0.0, room, style)
    yield from strips


def _standout(place: int, item: Standout, width: float, style: PaperStyle) -> list[Strip]:
    room = width - _STANDOUT_INDENT
    passage = set_lines(set_passage(item.passage, "standout"), room, style)
    caption = set_lines([Words(f"{item.caption} · {item.numbers}", "note")], room, style)
    number = set_lines([Words(str(place), "place")], _STANDOUT_INDENT, style)[0]
    frame = RowFrame(width, points(5), points(5), rule_below="thin_rule", thickness=_THIN)
    cell = Cell(_STANDOUT_INDENT, [*passage, *caption], gutter=((0, number, 0.0),))
    return keep_together(row_strips([cell], frame))


def _with_map(strips: list[Strip], report: Report, x: float, room: float, style: PaperStyle) -> list[Strip]:
    """Return the strips with the map hung beside them, space added under them where it hangs lower."""
    label = set_lines([Words(wording.heading(Section.MAP), "heading")], _MAP_WIDTH + 2 * _MAP_INDENT, style)[0]
    above = _ABOVE_HEADING + label.height + points(8)
    longest = max(len(report.text_map.left), len(report.text_map.right))
    beside_it = max(sum(strip.height for strip in strips) - above, _TALLEST_MAP)
    height = min(max(_MAP_A_SENTENCE * longest, _LOWEST_MAP), beside_it, max(room - above - points(6), _LOWEST_MAP))
    shapes = map_shapes(report.text_map, _MAP_WIDTH, height)
    missing = above + shapes.height + points(4) - sum(strip.height for strip in strips)
    if missing > 0:
        strips = [*strips, Strip(missing)]
    hung = PlacedMap(shapes, x + _MAP_INDENT, above)
    first = replace(strips[0], lines=(*strips[0].lines, PlacedLine(label, x, _ABOVE_HEADING)), maps=(hung,))
    return [first, *strips[1:]]

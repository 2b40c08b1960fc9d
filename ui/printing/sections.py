"""The body of the printed report: facing text, quotations, findings, lists, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import ChangeKind, FindingEntry, Report, Row, Section, Told, wording
from ui.printing.front_page import heading_strips, opening_strips
from ui.printing.lines import Line, Words, set_lines, set_passage
from ui.printing.paper import PaperStyle, points
from ui.printing.strips import Cell, RowFrame, Rule, Strip, gap, keep_together, row_strips, stacked

_SIGN_AT, _NUMBER_AT, _TEXT_AT = points(3.5), points(16.5), points(36)
_INSET = points(6)
_ABOVE, _BELOW = points(4.5), points(5.5)
# Where the words of a list begin: after "A123", or after "A12, A13 → B10".
_LIST_INDENT, _PAIR_INDENT = points(30), points(66)
_FACT_INDENT = points(118)
# A finding of so few lines is read at one glance, and stays on one page.
_WHOLE_ENTRY = 6
_LISTS = (
    (Section.DROPPED, ChangeKind.DROPPED),
    (Section.ADDED, ChangeKind.ADDED),
    (Section.REWORDED, ChangeKind.REWORDED),
)


def report_strips(report: Report, width: float, height: float, style: PaperStyle) -> Iterator[Strip]:
    """Yield the whole report from top to bottom; `width` and `height` are the page's inside its margins (twips)."""
    yield from opening_strips(report, width, height, style)
    if report.shows(Section.FACING):
        yield from heading_strips(Section.FACING, _legend(), width, style)
        yield from _small(wording.legend_of_marks(), width, style)
        for row in report.rows:
            yield from _facing_row(row, width, style)
        yield _closing_rule(width)
    for section, about, entries in report.wordings():
        short = [Words(about, "legend")] if section is Section.QUOTATIONS else ()
        yield from heading_strips(section, short, width, style)
        if about and not short:
            yield from _small(about, width, style)
        yield from _wordings(entries, width, style)
    for section, kind in _LISTS:
        if report.shows(section):
            yield from _list(section, report.rows_of(kind), width, style)
    if report.shows(Section.METHOD):
        yield from _method(report, width, style)


def _legend() -> list[Words]:
    parts = [(Words(f"{sign}\u00a0", "legend_sign"), Words(f"{name}  ", "legend")) for sign, name in wording.legend()]
    return [words for pair in parts for words in pair]


def _small(text: str, width: float, style: PaperStyle) -> list[Strip]:
    lines = stacked(set_lines([Words(text, "note")], width, style), 0, keeps_next=True)
    return [*lines, Strip(points(3), keeps_next=True)]


def _facing_row(row: Row, width: float, style: PaperStyle) -> list[Strip]:
    middle = width / 2
    notes = (row.note if not row.right else "", row.note if row.right else "")
    cells = [
        _told_cell(row, told, note, x, middle - _INSET, style)
        for told, note, x in ((row.left, notes[0], 0.0), (row.right, notes[1], middle))
        if told
    ]
    return row_strips(cells, _frame(width))


def _frame(width: float) -> RowFrame:
    return RowFrame(width, _ABOVE, _BELOW, rule_above="thin_rule", columns=(width / 2,))


def _closing_rule(width: float) -> Strip:
    return Strip(points(1), rules=(Rule(0, 0, width, 0, points(0.5), "thin_rule"),))


def _told_cell(row: Row, told: Sequence[Told], note: str, x: float, width: float, style: PaperStyle) -> Cell:
    """Return one side of a row: its sentences one under another, the sign and their numbers in the gutter."""
    body = "furniture" if row.furniture else "facing"
    lines: list[Line] = []
    gutter: list[tuple[int, Line, float]] = []
    for place, sentence in enumerate(told):
        number = set_lines([Words(sentence.number, "number")], _TEXT_AT - _NUMBER_AT, style)[0]
        gutter.append((len(lines), number, x + _NUMBER_AT))
        if place == 0:
            sign = set_lines([Words(row.sign, "sign")], _NUMBER_AT - _SIGN_AT, style)[0]
            gutter.append((0, sign, x + _SIGN_AT))
        last = place == len(told) - 1
        words = [*set_passage(sentence.passage, body), *([Words(f"  {note}", "facing_note")] if note and last else [])]
        lines += set_lines(words, width - _TEXT_AT, style)
    starts = frozenset(at for at, _, column in gutter if at and column == x + _NUMBER_AT)
    return Cell(x + _TEXT_AT, lines, tuple(gutter), starts)


def _wordings(entries: Sequence[FindingEntry], width: float, style: PaperStyle) -> Iterator[Strip]:
    """Yield findings as rows: both wordings, and under the left one what is said of them."""
    middle = width / 2
    room = middle - 2 * _INSET
    for entry in entries:
        sides = [set_lines(set_passage(side, "facing"), room, style) for side in (entry.left, entry.right)]
        none = set_lines([Words("–", "facing_note")], room, style)
        caption = set_lines([Words(wording.caption(entry.what, entry.numbers, entry.mark), "note")], room, style)
        cells = [Cell(0.0, [*(sides[0] or none), *caption]), Cell(middle + 2 * _INSET, [*(sides[1] or none)])]
        strips = row_strips(cells, _frame(width))
        yield from keep_together(strips) if len(strips) <= _WHOLE_ENTRY else strips
    yield _closing_rule(width)


def _list(section: Section, rows: Sequence[Row], width: float, style: PaperStyle) -> Iterator[Strip]:
    yield from heading_strips(section, [Words(f"{len(rows):,}", "legend")], width, style)
    indent = _PAIR_INDENT if section is Section.REWORDED else _LIST_INDENT
    if not rows:
        yield from stacked(set_lines([Words(wording.nothing_listed(), "note")], width, style), 0)
    for row in rows:
        for place, (number, passage) in enumerate(row.lines, 1):
            label = set_lines([Words(number or row.numbers, "note")], indent - points(3), style)
            words = set_passage(passage, "list")
            words += [Words(f"  {row.note}", "facing_note")] if row.note and place == len(row.lines) else []
            cells = [Cell(0.0, label), Cell(indent, set_lines(words, width - indent, style))]
            rule = "thin_rule" if place == 1 else ""
            yield from row_strips(cells, RowFrame(width, points(2.5), points(3), rule_above=rule))


def _method(report: Report, width: float, style: PaperStyle) -> Iterator[Strip]:
    yield from heading_strips(Section.METHOD, (), width, style)
    yield from keep_together(
        strip for fact in (*report.inputs, *report.settings) for strip in _fact(fact.label, fact.value, width, style)
    )
    yield gap(points(8))
    for sentence in report.how_counted:
        yield from stacked(set_lines([Words(sentence, "note")], width, style), 0)
        yield gap(points(3))


def _fact(label: str, value: str, width: float, style: PaperStyle) -> list[Strip]:
    cells = [
        Cell(0.0, set_lines([Words(label, "note")], _FACT_INDENT - _INSET, style)),
        Cell(_FACT_INDENT, set_lines([Words(value, "method")], width - _FACT_INDENT, style)),
    ]
    return row_strips(cells, RowFrame(width, points(2), points(2), rule_above="thin_rule"))

"""A report as one HTML file: no script, nothing loaded, every word of the articles escaped.

The page forbids itself everything but its own style sheet (Content-Security-Policy with the sheet's hash), so that a
hostile article can't make an opened report run or fetch anything.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from reader.model import ChangeKind
from reader.reports import wording
from reader.reports.map_shapes import BarShape, RibbonShape, map_shapes
from reader.reports.nouns import FindingEntry, Mark, Passage, Report, Row, Section, SideHead, Standout, TextMap, Told
from reader.reports.redline import plain_text

_TAGS = {
    Mark.PLAIN: ("", ""),
    Mark.DELETED: ("<del>", "</del>"),
    Mark.INSERTED: ("<ins>", "</ins>"),
    Mark.MOVED: ('<span class="shifted">', "</span>"),
    Mark.FOUND: ("<b>", "</b>"),
    Mark.OMITTED: ('<span class="note">', "</span>"),
}
_COLUMN_HEADS = '<thead class="unseen"><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>'
_MAP_WIDTH, _MAP_HEIGHT = 142.0, 300.0


def html_form(report: Report) -> str:
    """Return the report as a whole HTML document."""
    return "\n".join((*_head(report), *_body(report), ""))


def _head(report: Report) -> Iterator[str]:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="generator" content="{_text(wording.PROGRAM)} {_text(report.version)}">'
    yield f"<title>{_text(report.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


@cache
def _style() -> str:
    return resources.files("resources").joinpath("report", "report.css").read_text(encoding="utf-8")


def _body(report: Report) -> Iterator[str]:
    yield "<body>"
    yield f'<header><h1><bdi>{_text(report.title)}</bdi></h1><p class="subtitle">{_text(report.subtitle)}</p></header>'
    yield "<main>"
    yield f'<div class="heads">{_side_head(report.left)}{_side_head(report.right)}</div>'
    if report.shows(Section.FIGURES):
        yield from _figures(report)
    yield from _opening(report)
    if report.shows(Section.FACING):
        yield from _facing(report)
    for section, about, entries in report.wordings():
        yield from _wordings(section, about, entries)
    lists = (
        (Section.DROPPED, ChangeKind.DROPPED),
        (Section.ADDED, ChangeKind.ADDED),
        (Section.REWORDED, ChangeKind.REWORDED),
    )
    for section, kind in lists:
        if report.shows(section):
            yield from _list(section, report.rows_of(kind))
    if report.shows(Section.METHOD):
        yield from _method(report)
    yield "</main>"
    yield f"<footer>{_text(report.footer)}</footer>"
    yield "</body>"
    yield "</html>"


def _side_head(head: SideHead) -> str:
    return (
        f'<div><p class="sans">{head.letter}</p><p class="title"{_language(head)}>{_text(head.title)}</p>'
        f'<p class="byline"><bdi>{_text(head.byline)}</bdi></p></div>'
    )


def _figures(report: Report) -> Iterator[str]:
    yield '<ul class="figures" aria-label="Figures">'
    for figure in report.figures:
        sign = f'<span aria-hidden="true">{figure.sign}</span> ' if figure.sign else ""
        yield f"<li><b>{_text(figure.value)}</b><span>{sign}{_text(figure.caption)}</span></li>"
    yield "</ul>"
    if report.summary:
        yield f'<p class="summary">{_text(report.summary)}</p>'


def _opening(report: Report) -> Iterator[str]:
    """Yield what stands out, with the map beside it."""
    stands, mapped = report.shows(Section.STANDS_OUT), report.shows(Section.MAP)
    if not (stands or mapped):
        return
    yield '<div class="opening">' if stands and mapped else '<div class="opening lone">'
    if stands:
        yield f"<section>{_heading(Section.STANDS_OUT)}"
        yield '<ol class="standouts">'
        yield from (_standout(item, linked=report.shows(Section.FACING)) for item in report.standouts)
        yield "</ol></section>"
    if mapped:
        yield f"<section>{_heading(Section.MAP)}"
        yield from _map(report.text_map)
        yield "</section>"
    yield "</div>"


def _standout(item: Standout, *, linked: bool) -> str:
    numbers = f'<a href="#row-{item.row}">{item.numbers}</a>' if linked else item.numbers
    return (
        f'<li><bdi>{_passage(item.passage)}</bdi> <span class="caption">{_text(item.caption)} · {numbers}</span></li>'
    )


def _map(text_map: TextMap) -> Iterator[str]:
    shapes = map_shapes(text_map, _MAP_WIDTH, _MAP_HEIGHT)
    label = (
        f"{len(text_map.left)} sentences of A, {len(text_map.right)} of B, {len(text_map.ribbons)} links between them"
    )
    yield f'<svg viewBox="-2 -2 {_MAP_WIDTH + 4:g} {shapes.height + 4:.1f}" role="img" aria-label="{label}">'
    yield from map(_ribbon, shapes.ribbons)
    yield from map(_bar, shapes.bars)
    yield "</svg>"


def _ribbon(shape: RibbonShape) -> str:
    bends = f"{shape.bend_1:.1f}", f"{shape.bend_2:.1f}"
    down = f"M{shape.start:.1f} {shape.left_top:.1f}C{bends[0]} {shape.left_top:.1f} {bends[1]} {shape.right_top:.1f}"
    back = f"C{bends[1]} {shape.right_bottom:.1f} {bends[0]} {shape.left_bottom:.1f}"
    edges = f"{down} {shape.end:.1f} {shape.right_top:.1f}V{shape.right_bottom:.1f}{back}"
    moved = " moved" if shape.ribbon.moved else ""
    return f'<path class="ribbon {shape.ribbon.kind}{moved}" d="{edges} {shape.start:.1f} {shape.left_bottom:.1f}Z"/>'


def _bar(shape: BarShape) -> str:
    names = [
        str(shape.bar.kind),
        *(["moved"] if shape.bar.moved else []),
        *(["furniture"] if shape.bar.furniture else []),
    ]
    place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" height="{shape.height:.1f}"'
    return f'<rect class="bar {" ".join(names)}" {place}/>'


def _facing(report: Report) -> Iterator[str]:
    legend = " ".join(f"{sign}{wording.NO_BREAK}{name}" for sign, name in wording.legend())
    yield f"<section>{_heading(Section.FACING, f' <span class=legend>{legend}</span>')}"
    yield f'<p class="legend">{_text(wording.LEGEND_MARKS)}</p>'
    yield '<table class="facing">' + _COLUMN_HEADS
    for row in report.rows:
        sides = _cell(row, row.left, report.left), _cell(row, row.right, report.right, note=row.note)
        if not row.right and row.note:
            sides = _cell(row, row.left, report.left, note=row.note), _cell(row, (), report.right)
        yield f'<tr id="row-{row.place}" class="{_classes(row)}"><td>{sides[0]}</td><td>{sides[1]}</td></tr>'
    yield "</tbody></table></section>"


def _cell(row: Row, told: Sequence[Told], head: SideHead, note: str = "") -> str:
    said = f' <span class="note">{_text(note)}</span>' if note else ""
    parts = []
    for place, sentence in enumerate(told):
        sign = f'<span class="sign" aria-hidden="true">{row.sign if place == 0 else ""}</span>'
        word = "" if place else f'<span class="unseen">{_text(_spoken(row))}: </span>'
        last = said if place == len(told) - 1 else ""
        parts.append(
            f'<p class="told"{_language(head)}>{sign}<span class="number">{sentence.number}</span>{word}'
            f"{_passage(sentence.passage)}{last}</p>"
        )
    return "".join(parts)


def _wordings(section: Section, summary: str, entries: Sequence[FindingEntry]) -> Iterator[str]:
    yield f"<section>{_heading(section)}"
    if summary:
        yield f'<p class="how">{_text(summary)}</p>'
    yield '<table class="wordings">' + _COLUMN_HEADS
    for entry in entries:
        said = wording.caption(entry.what, entry.numbers, entry.mark)
        caption = f'<span class="caption"><bdi>{_text(said)}</bdi></span>'
        yield f"<tr><td>{_said(entry.left)} {caption}</td><td>{_said(entry.right)}</td></tr>"
    yield "</tbody></table></section>"


def _said(passage: Passage) -> str:
    return f"<bdi>{_passage(passage)}</bdi>" if plain_text(passage) else "–"


def _numbered(number: str, passage: Passage) -> str:
    label = f'<span class="number">{number}</span> ' if number else ""
    return f"{label}<bdi>{_passage(passage)}</bdi>"


def _list(section: Section, rows: Sequence[Row]) -> Iterator[str]:
    yield f"<section>{_heading(section, f' <span class=legend>{len(rows)}</span>')}"
    if rows:
        yield '<ul class="lone">'
        for row in rows:
            note = f' <span class="note">{_text(row.note)}</span>' if row.note else ""
            lines = "<br>".join(_numbered(number, passage) for number, passage in row.lines)
            numbers = f'<span class="number">{row.numbers}</span> ' if row.whole else ""
            yield f"<li>{numbers}{lines}{note}</li>"
        yield "</ul>"
    else:
        yield f'<p class="how">{wording.NOTHING_LISTED}</p>'
    yield "</section>"


def _method(report: Report) -> Iterator[str]:
    yield f"<section>{_heading(Section.METHOD)}"
    yield '<table class="method"><tbody>'
    for fact in (*report.inputs, *report.settings):
        kind = ' class="digest"' if "SHA-256" in fact.label else ""
        yield f'<tr><th scope="row">{_text(fact.label)}</th><td{kind}><bdi>{_text(fact.value)}</bdi></td></tr>'
    yield "</tbody></table>"
    yield from (f'<p class="how">{_text(line)}</p>' for line in report.how_counted)
    yield "</section>"


def _heading(section: Section, more: str = "") -> str:
    return f"<h2>{_text(wording.heading(section))}{more}</h2>"


def _passage(passage: Passage) -> str:
    return "".join(f"{_TAGS[run.mark][0]}{_text(run.text)}{_TAGS[run.mark][1]}" for run in passage)


def _spoken(row: Row) -> str:
    """Return what a screen reader says of a row in place of its sign."""
    return f"{row.kind}, moved" if row.moved else str(row.kind)


def _classes(row: Row) -> str:
    flags: Iterable[tuple[str, bool]] = (("moved", row.moved), ("furniture", row.furniture))
    return " ".join([str(row.kind), *(name for name, wanted in flags if wanted)])


def _language(head: SideHead) -> str:
    """Return the attributes that say the language and direction; the code comes from a file, and so is checked."""
    known = head.language.isascii() and head.language.replace("-", "").isalnum()
    language = f' lang="{_text(head.language)}"' if known else ""
    return f'{language} dir="{"rtl" if head.right_to_left else "auto"}"'


def _text(words: str) -> str:
    """Return words escaped for HTML; control characters, which HTML forbids, become the replacement character."""
    if not words.isprintable():
        words = "".join(c if c in "\n\t" or c.isprintable() or ord(c) > 0x9F else "\ufffd" for c in words)
    return html.escape(words, quote=True)

"""A report as a Word document (Office Open XML), for those who go on writing in it.

The marks are character styles ("Deleted", "Inserted", "Moved"), not Word's tracked changes: a report shows two texts,
and nobody must be able to "accept" a difference.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from reader.model import ChangeKind
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Mark, Passage, Report, Row, Run, Section, SideHead, Told
from reader.reports.redline import plain_text

_STYLES = {
    Mark.DELETED: "Deleted",
    Mark.INSERTED: "Inserted",
    Mark.MOVED: "Moved",
    Mark.FOUND: "Found",
    Mark.OMITTED: "Note",
}
_LISTS = (
    (Section.DROPPED, ChangeKind.DROPPED),
    (Section.ADDED, ChangeKind.ADDED),
    (Section.REWORDED, ChangeKind.REWORDED),
)
# What XML 1.0 has no place for, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP file knows: equal reports give equal bytes
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def docx_form(report: Report) -> bytes:
    """Return the report as the bytes of a .docx file."""
    styles = resources.files("resources").joinpath("report", "docx_styles.xml").read_text(encoding="utf-8")
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(("styles", f"{_OFFICE}/styles", "styles.xml")),
        "word/document.xml": _document(report),
        "word/styles.xml": styles,
        "docProps/core.xml": _properties(report),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(report: Report) -> str:
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900"'
    page += ' w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
    return f'{_PROLOGUE}<w:document xmlns:w="{_MAIN}"><w:body>{"".join(_body(report))}{page}</w:body></w:document>'


def _body(report: Report) -> Iterator[str]:
    yield _paragraph(_words(report.title), "Title")
    yield _paragraph(_words(report.subtitle), "Small")
    yield _table([(_head(report.left), _head(report.right))])
    if report.shows(Section.FIGURES):
        yield _heading(Section.FIGURES)
        for figure in report.figures:
            sign = f"{figure.sign} " if figure.sign else ""
            yield _paragraph(_words(figure.value, Mark.FOUND) + _words(f"  {sign}{figure.caption}"))
        yield from [_paragraph(_words(report.summary), "Small")] if report.summary else []
    if report.shows(Section.STANDS_OUT):
        yield _heading(Section.STANDS_OUT)
        for place, item in enumerate(report.standouts, 1):
            yield _paragraph(_words(f"{place}  ", Mark.FOUND) + _passage(item.passage))
            yield _paragraph(_words(f"{item.caption} · {item.numbers}"), "Small")
    if report.shows(Section.FACING):
        yield _heading(Section.FACING)
        yield _paragraph(_words("  ".join(f"{sign} {name}" for sign, name in wording.legend())), "Small")
        yield _paragraph(_words(wording.legend_of_marks()), "Small")
        if report.rows:
            yield _table([_facing_row(report, row) for row in report.rows])
    yield from _wordings(report)
    for section, kind in _LISTS:
        if report.shows(section):
            yield from _list(section, report.rows_of(kind))
    if report.shows(Section.METHOD):
        yield _heading(Section.METHOD)
        for fact in (*report.inputs, *report.settings):
            yield _paragraph(_words(f"{fact.label}: {fact.value}"), "Small")
        yield from (_paragraph(_words(line), "Small") for line in report.how_counted)
    # Word wants a paragraph after the last table.
    yield _paragraph(_words(report.footer), "Small")


def _head(head: SideHead) -> str:
    title = _paragraph(_words(head.title), "Head", backwards=head.right_to_left)
    return _paragraph(_words(head.letter), "Small") + title + _paragraph(_words(head.byline), "Small")


def _facing_row(report: Report, row: Row) -> tuple[str, str]:
    return (
        _told(row, row.left, report.left, row.note if not row.right else ""),
        _told(row, row.right, report.right, row.note if row.right else ""),
    )


def _told(row: Row, told: Sequence[Told], head: SideHead, note: str) -> str:
    paragraphs = []
    for place, sentence in enumerate(told):
        label = f"{row.sign} {sentence.number}  " if place == 0 else f"{sentence.number}  "
        words = _words(label, Mark.OMITTED) + _passage(sentence.passage)
        words += _words(f"  {note}", Mark.OMITTED) if note and place == len(told) - 1 else ""
        paragraphs.append(_paragraph(words, backwards=head.right_to_left))
    return "".join(paragraphs) or _paragraph("")


def _wordings(report: Report) -> Iterator[str]:
    for section, about, entries in report.wordings():
        yield _heading(section)
        if about:
            yield _paragraph(_words(about), "Small")
        yield _table([_entry(entry) for entry in entries])


def _entry(entry: FindingEntry) -> tuple[str, str]:
    left, right = (
        _paragraph(_passage(side) if plain_text(side) else _words("–")) for side in (entry.left, entry.right)
    )
    return left + _paragraph(_words(wording.caption(entry.what, entry.numbers, entry.mark)), "Small"), right


def _list(section: Section, rows: Sequence[Row]) -> Iterator[str]:
    yield _heading(section)
    if not rows:
        yield _paragraph(_words(wording.nothing_listed()), "Small")
    for row in rows:
        note = _words(f"  {row.note}", Mark.OMITTED) if row.note else ""
        for place, (number, passage) in enumerate(row.lines, 1):
            label = _words(f"{number or row.numbers}  ", Mark.OMITTED)
            yield _paragraph(label + _passage(passage) + (note if place == len(row.lines) else ""))


def _heading(section: Section) -> str:
    return _paragraph(_words(wording.heading(section)), "Heading1")


def _paragraph(words: str, style: str = "Normal", *, backwards: bool = False) -> str:
    direction = "<w:bidi/>" if backwards else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}</w:pPr>{words}</w:p>'


def _passage(passage: Passage) -> str:
    return "".join(_run(run) for run in passage)


def _words(text: str, mark: Mark = Mark.PLAIN) -> str:
    return _run(Run(text, mark))


def _run(run: Run) -> str:
    style = f'<w:rPr><w:rStyle w:val="{_STYLES[run.mark]}"/></w:rPr>' if run.mark in _STYLES else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{_text(run.text)}</w:t></w:r>'


def _table(rows: Sequence[tuple[str, str]]) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="5050"/><w:gridCol w:w="5050"/></w:tblGrid>'
    properties = (
        '<w:tblPr><w:tblStyle w:val="Facing"/><w:tblW w:w="10100" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    cells = (
        "".join(f'<w:tc><w:tcPr><w:tcW w:w="5050" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in row) for row in rows
    )
    return f"<w:tbl>{properties}{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _text(words: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", words))


def _content_types() -> str:
    kinds = (
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        ("/word/styles.xml", f"{_WORD}.styles+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(*relations: tuple[str, str, str]) -> str:
    found = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return f'{_PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _properties(report: Report) -> str:
    made = ""
    if report.made:
        moment = report.made.astimezone(dt.UTC) if report.made.tzinfo else report.made
        stamp = moment.replace(tzinfo=None, microsecond=0).isoformat()
        made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}Z</dcterms:created>'
    names = (
        f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    creator = f"{wording.PROGRAM} {report.version}"
    title = f"<dc:title>{_text(report.title)}</dc:title><dc:creator>{_text(creator)}</dc:creator>"
    return f"{_PROLOGUE}<cp:coreProperties {names}>{title}{made}</cp:coreProperties>"

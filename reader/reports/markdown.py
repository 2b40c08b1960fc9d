"""A report as Markdown (GitHub's dialect: tables and struck words); words of the articles can't become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.model import ChangeKind
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Mark, Passage, Report, Row, Section, Told
from reader.reports.redline import plain_text

_MARKUP = re.compile(r"[\\`*_\[\]<>|~#$&]")
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_LINE_END = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# Tags, not asterisks: "failure**, they say**" is no bold text for Markdown, which wants a space before the comma.
_AROUND = {
    Mark.PLAIN: ("", ""),
    Mark.DELETED: ("<del>", "</del>"),
    Mark.INSERTED: ("<ins>", "</ins>"),
    Mark.MOVED: ("<em>", "</em>"),
    Mark.FOUND: ("<b>", "</b>"),
    Mark.OMITTED: ("", ""),
}
_LEGEND = "<del>only in A</del> · <ins>only in B</ins> · <em>stands elsewhere in the sentence</em>"


def markdown_form(report: Report) -> str:
    """Return the report as a whole Markdown document."""
    return "\n".join((*_lines(report), ""))


def _lines(report: Report) -> Iterator[str]:
    yield f"# {_text(report.title)}"
    yield ""
    yield _text(report.subtitle)
    for head in (report.left, report.right):
        yield ""
        yield f"**{head.letter}: {_text(head.title)}**  "
        yield _text(head.byline)
    if report.shows(Section.FIGURES):
        yield from _figures(report)
    if report.shows(Section.STANDS_OUT):
        yield from _heading(Section.STANDS_OUT)
        for place, item in enumerate(report.standouts, 1):
            yield f"{place}. {_passage(item.passage)}  "
            yield f"   {_text(item.caption)} · {item.numbers}"
    if report.shows(Section.FACING):
        yield from _facing(report)
    for section, about, entries in report.wordings():
        yield from _heading(section)
        yield from (_text(about), "") if about else ()
        yield from _wordings(entries)
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


def _figures(report: Report) -> Iterator[str]:
    yield from _heading(Section.FIGURES)
    yield from (f"- **{_text(f.value)}** {f.sign + ' ' if f.sign else ''}{_text(f.caption)}" for f in report.figures)
    if report.summary:
        yield from ("", _text(report.summary))


def _facing(report: Report) -> Iterator[str]:
    yield from _heading(Section.FACING)
    yield " ".join(f"{sign} {name}" for sign, name in wording.LEGEND)
    yield ""
    yield _LEGEND
    yield ""
    yield "|  | A | B |"
    yield "|:-:|---|---|"
    for row in report.rows:
        note = f" _({_text(row.note)})_" if row.note else ""
        sides = [_told(row.left), _told(row.right)]
        sides[1 if row.right else 0] += note
        yield f"| {row.sign} | {sides[0]} | {sides[1]} |"


def _told(told: Sequence[Told]) -> str:
    return "<br>".join(f"{sentence.number} {_passage(sentence.passage)}" for sentence in told)


def _wordings(entries: Sequence[FindingEntry]) -> Iterator[str]:
    yield "|  | A | B |"
    yield "|---|---|---|"
    for entry in entries:
        sides = (_passage(side) if plain_text(side) else "–" for side in (entry.left, entry.right))
        yield f"| {_text(wording.caption(entry.what, entry.numbers, entry.mark))} | {' | '.join(sides)} |"


def _list(section: Section, rows: Sequence[Row]) -> Iterator[str]:
    yield from _heading(section)
    if not rows:
        yield wording.NOTHING_LISTED
    for row in rows:
        note = f" _({_text(row.note)})_" if row.note else ""
        lines = [f"{number or row.numbers}: {_passage(passage)}" for number, passage in row.lines]
        yield "- " + "  \n  ".join(lines) + note


def _method(report: Report) -> Iterator[str]:
    yield from _heading(Section.METHOD)
    yield from (f"- {_text(fact.label)}: {_text(fact.value)}" for fact in (*report.inputs, *report.settings))
    yield ""
    yield from (f"- {_text(line)}" for line in report.how_counted)


def _heading(section: Section) -> Iterator[str]:
    yield from ("", f"## {wording.heading(section)}", "")


def _passage(passage: Passage) -> str:
    return "".join(_text(run.text).join(_AROUND[run.mark]) for run in passage)


def _text(words: str) -> str:
    """Return words on one line, with every sign that Markdown or HTML would read as markup escaped."""
    return _MARKUP.sub(lambda found: _ESCAPES.get(found.group(), "\\" + found.group()), _LINE_END.sub(" ", words))

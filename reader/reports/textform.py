"""A report as a short text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.model import ChangeKind
from reader.reports import wording
from reader.reports.nouns import Mark, Passage, Report, Row, Section, SideHead
from reader.reports.redline import clipped

# wdiff's signs, which many readers of a terminal know.
_AROUND = {
    Mark.PLAIN: ("", ""),
    Mark.DELETED: ("[-", "-]"),
    Mark.INSERTED: ("{+", "+}"),
    Mark.MOVED: ("<", ">"),
    Mark.FOUND: ("", ""),
    Mark.OMITTED: ("", ""),
}
_LEGEND = "[-only in A-] {+only in B+} <stands elsewhere in the sentence>"
_LISTED = 5


def text_form(report: Report, width: int = 80) -> str:
    """Return heads, figures, what stands out and the first changes of each kind, in lines of `width` characters."""
    return "\n".join((*_lines(report, max(width, 40)), ""))


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from _wrapped(report.title, width)
    yield from _wrapped(report.subtitle, width)
    for head in (report.left, report.right):
        yield from _head(head, width)
    yield ""
    for figure in report.figures:
        yield f"{_printable(figure.value):>10}  {figure.sign + ' ' if figure.sign else ''}{figure.caption}"
    if report.summary:
        yield from ("", *_wrapped(report.summary, width))
    if report.shows(Section.STANDS_OUT):
        yield from ("", wording.heading(Section.STANDS_OUT))
        for place, item in enumerate(report.standouts, 1):
            yield from _wrapped(_passage(item.passage), width, f"{place:>3}. ")
            yield from _wrapped(f"{item.caption} · {item.numbers}", width, "     ")
    if report.shows(Section.CONTRADICTIONS):
        yield from ("", wording.heading(Section.CONTRADICTIONS))
        for entry in report.contradictions[:_LISTED]:
            yield from _wrapped(_passage(entry.redline), width, "  ")
            yield from _wrapped(wording.caption(entry.what, entry.numbers, entry.mark), width, "     ")
        yield from _more(len(report.contradictions))
    for section, kind in (
        (Section.REWORDED, ChangeKind.REWORDED),
        (Section.DROPPED, ChangeKind.DROPPED),
        (Section.ADDED, ChangeKind.ADDED),
    ):
        if report.shows(section):
            yield from _list(section, report.rows_of(kind), width)
    yield from ("", *_wrapped(_LEGEND, width), *_wrapped(report.footer, width))


def _head(head: SideHead, width: int) -> Iterator[str]:
    yield ""
    yield from _wrapped(head.title, width, f"{head.letter}  ")
    yield from _wrapped(head.byline, width, "   ")


def _list(section: Section, rows: tuple[Row, ...], width: int) -> Iterator[str]:
    yield from ("", f"{wording.heading(section)}: {len(rows):,}")
    for row in rows[:_LISTED]:
        yield from _wrapped(_passage(clipped(row.redline, 2 * width)), width, f"  {row.sign} {row.numbers}  ")
    yield from _more(len(rows))


def _more(entries: int) -> Iterator[str]:
    """Yield how many entries of a list aren't shown, if any."""
    if entries > _LISTED:
        yield f"  … and {entries - _LISTED:,} more; --report FILE writes them all"


def _passage(passage: Passage) -> str:
    return "".join(run.text.join(_AROUND[run.mark]) for run in passage)


def _wrapped(text: str, width: int, label: str = "") -> list[str]:
    lines = textwrap.wrap(
        " ".join(_printable(text).split()),
        width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    return lines or [label.rstrip()]


def _printable(text: str) -> str:
    """Return text that can't steer the terminal: an article may hold escape sequences."""
    return "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text)

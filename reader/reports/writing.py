"""Reports as files: the form by the file's suffix, written whole or not at all, never over an input."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.model import Comparison, Marks
from reader.reports.docx import docx_form
from reader.reports.html import html_form
from reader.reports.jsonform import json_form
from reader.reports.markdown import markdown_form
from reader.reports.nouns import Report
from reader.reports.report import build_report
from reader.reports.tables import csv_form
from reader.reports.textform import text_form
from reader.safe_write import write_whole

_WORD = ".docx"
_TEXT_FORMS: dict[str, Callable[[Report], str]] = {
    ".html": html_form,
    ".htm": html_form,
    ".md": markdown_form,
    ".json": json_form,
    ".csv": csv_form,
    ".txt": text_form,
}
REPORT_SUFFIXES = (".html", ".docx", ".md", ".json", ".csv", ".txt")
"""The suffixes that `write_report` knows; paper and PDF need the application."""


def write_report(
    comparison: Comparison, path: str | Path, made: dt.datetime | None = None, marks: Marks | None = None
) -> Path:
    """Write the report of a comparison to `path`, its form chosen by the suffix, and return the path.

    `marks` are what the user said of the findings.

    Raises `ReaderError` on a suffix that isn't known, on a place that can't be written, and on the path of an input.
    """
    return save_report(build_report(comparison, made=made, marks=marks), path)


def save_report(report: Report, path: str | Path) -> Path:
    """Write a report that is already built; otherwise as `write_report`."""
    target = Path(path)
    suffix = target.suffix.casefold()
    form = _TEXT_FORMS.get(suffix)
    if form is None and suffix != _WORD:
        raise _unknown_suffix(target)
    check_target(report.comparison, target)
    write_whole(target, form(report).encode("utf-8", "replace") if form else docx_form(report))
    return target


def check_target(comparison: Comparison, target: Path) -> None:
    """Raise `ReaderError` where `target` is a file that one of the articles was read from."""
    for article in (comparison.left, comparison.right):
        origin = article.origin.location
        if origin and not origin.startswith(("http://", "https://")) and _same_file(Path(origin), target):
            raise ReaderError(
                str(target), "This is one of the articles that are compared.", "Choose another file for the report."
            )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _unknown_suffix(target: Path) -> ReaderError:
    if target.suffix.casefold() == ".pdf":
        return ReaderError(str(target), "A PDF needs the application.", "Use: twicetold A B --report FILE.pdf")
    known = ", ".join(REPORT_SUFFIXES)
    said = f'No report ends in "{target.suffix}".' if target.suffix else "The report's name has no suffix."
    return ReaderError(str(target), said, f"Choose one of {known} (.pdf with twicetold).")

"""A report as a table (CSV): one line a change, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from reader.model import Change
from reader.reports import wording
from reader.reports.excerpt import excerpt
from reader.reports.nouns import Report, Told
from reader.reports.redline import plain_text

_COLUMNS = ("change", "kind", "flags", "sentences A", "sentences B", "text A", "text B", "score", "note", "findings")
# A spreadsheet runs a cell that begins with one of these as a formula; an article must not be able to write one.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "|")
_BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet on Windows takes UTF-8 for its own code page


def csv_form(report: Report) -> str:
    """Return the changes as CSV (RFC 4180) behind a byte order mark.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    found: dict[int, list[str]] = {}
    for _, _, entries in report.wordings():
        for entry in entries:
            found.setdefault(entry.row, []).append(wording.caption(entry.what, entry.numbers, entry.mark))
    for row, change in zip(report.rows, report.comparison.changes, strict=True):
        cells = (
            str(row.place), str(row.kind), _flags(change), _numbers(row.left), _numbers(row.right),
            _text(row.left), _text(row.right), f"{change.score:.2f}" if change.score else "", row.note,
            "; ".join(found.get(row.place, ())),
        )  # fmt: skip
        writer.writerow(map(_inert, cells))
    return out.getvalue()


def _flags(change: Change) -> str:
    return " ".join(sorted(str(flag) for flag in change.flags))


def _numbers(told: Sequence[Told]) -> str:
    return " ".join(sentence.number for sentence in told)


def _text(told: Sequence[Told]) -> str:
    return excerpt((int(sentence.number[1:]), plain_text(sentence.passage)) for sentence in told)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell

"""A report as JSON: the whole comparison, for programs. The same input gives the same bytes.

The schema, version 1: `schema`, `program`, `made`; `title`, `figures`, `standouts`, `quotations` as the printed report
has them; `left` and `right` (text, blocks, sentences, head, origin, SHA-256); `options`; `links`, `groups`, `changes`,
`findings`, `contradictions` as the engine's nouns, fields by name; `marks`, what the reader said of findings, each with
the indexes of the `findings` and `contradictions` that it is about; `corrections`, what the reader said of links, by
the indexes of the two sentences. A span is `[start, end]`, half-open, in code points
of its article's text; sentences are counted from 0; enumerations are their lower-case names.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from reader.model import Article, Comparison, Contradiction, FactPlace, Finding, FindingMark, Span
from reader.reports.nouns import FindingEntry, Report, Section, Standout
from reader.reports.redline import plain_text, sides_of
from reader.reports.report import sha256_of

SCHEMA = "twicetold-report/1"
"""Raised when a field is renamed, removed or means something else; a new field doesn't raise it."""


def json_form(report: Report) -> str:
    """Return the report as JSON, one field or list item a line, in UTF-8 unless a text has lone surrogates."""
    value = _document(report)
    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value, ensure_ascii=True, indent=1)
    return text + "\n"


def _document(report: Report) -> dict[str, Any]:
    comparison = report.comparison
    return {
        "schema": SCHEMA,
        "program": {"name": "Twice Told", "version": report.version},
        "made": report.made.isoformat() if report.made else None,
        "title": report.title,
        "figures": [{"value": f.value, "caption": f.caption} for f in report.figures],
        "summary": report.summary,
        "standouts": [_standout(item) for item in report.standouts] if report.shows(Section.STANDS_OUT) else [],
        "quotations": [_quotation(entry) for entry in report.quotations.entries],
        "false_share": round(comparison.false_share, 6),
        "options": _plain(comparison.options),
        "left": _article(comparison.left),
        "right": _article(comparison.right),
        "links": _plain(comparison.links),
        "groups": _plain(comparison.groups),
        "changes": _plain(comparison.changes),
        "findings": _plain(comparison.findings),
        "contradictions": _plain(comparison.contradictions),
        "corrections": [correction._asdict() for correction in comparison.corrections],
        "marks": [_mark(comparison, place, mark) for place, mark in sorted(report.marks.items(), key=_place_order)],
    }


def _place_order(item: tuple[FactPlace, FindingMark]) -> tuple[Span, Span, str]:
    nowhere = Span(-1, -1)
    return item[0].left_span or nowhere, item[0].right_span or nowhere, item[0].kind


def _mark(comparison: Comparison, place: FactPlace, mark: FindingMark) -> dict[str, Any]:
    about: tuple[tuple[str, Sequence[Finding | Contradiction]], ...] = (
        ("findings", comparison.findings),
        ("contradictions", comparison.contradictions),
    )
    return {
        **{name: [at for at, fact in enumerate(facts) if fact.place == place] for name, facts in about},
        **_plain(mark),
    }


def _standout(item: Standout) -> dict[str, Any]:
    ours, theirs = sides_of(item.passage)
    return {
        "left": plain_text(ours),
        "right": plain_text(theirs),
        "caption": item.caption,
        "sentences": item.numbers,
        "change": item.row - 1,
    }


def _quotation(entry: FindingEntry) -> dict[str, Any]:
    sides = (plain_text(entry.left), plain_text(entry.right))
    return {
        "what": entry.what,
        "left": sides[0],
        "right": sides[1],
        "sentences": entry.numbers,
        "change": entry.row - 1,
    }


def _article(article: Article) -> dict[str, Any]:
    """Return the article; a path on the maker's disk stays out, because a report is handed on."""
    value: dict[str, Any] = _plain(article)
    if not article.origin.location.startswith(("http://", "https://")):
        value["origin"]["location"] = ""
    value["origin"]["sha256"] = sha256_of(article)
    value["origin"]["sha256_of"] = "bytes" if article.origin.sha256 else "text"
    return value


def _plain(value: Any) -> Any:
    """Return a value of the engine as JSON knows it; sets in order, scores to six places, spans as pairs."""
    if isinstance(value, Span):
        return list(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 6)
    return str(value) if isinstance(value, str) else value

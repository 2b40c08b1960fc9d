"""Reports: a comparison rendered as HTML, Markdown, JSON and more (floor 4)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from reader.reports.map_shapes import BarShape, MapShapes, RibbonShape, map_shapes
from reader.reports.nouns import (
    ALL_SECTIONS,
    Bar,
    Fact,
    Figure,
    FindingEntry,
    Ledger,
    Mark,
    Passage,
    Report,
    Ribbon,
    Row,
    Run,
    Section,
    SideHead,
    Standout,
    TextMap,
    Told,
)

if TYPE_CHECKING:
    from reader.reports.docx import docx_form
    from reader.reports.html import html_form
    from reader.reports.jsonform import json_form
    from reader.reports.markdown import markdown_form
    from reader.reports.report import build_report
    from reader.reports.tables import csv_form
    from reader.reports.textform import text_form
    from reader.reports.writing import REPORT_SUFFIXES, check_target, save_report, write_report

__all__ = [
    "ALL_SECTIONS",
    "REPORT_SUFFIXES",
    "Bar",
    "BarShape",
    "Fact",
    "Figure",
    "FindingEntry",
    "Ledger",
    "MapShapes",
    "Mark",
    "Passage",
    "Report",
    "Ribbon",
    "RibbonShape",
    "Row",
    "Run",
    "Section",
    "SideHead",
    "Standout",
    "TextMap",
    "Told",
    "build_report",
    "check_target",
    "csv_form",
    "docx_form",
    "html_form",
    "json_form",
    "map_shapes",
    "markdown_form",
    "save_report",
    "text_form",
    "write_report",
]

_MODULES = {
    "docx_form": "docx",
    "html_form": "html",
    "json_form": "jsonform",
    "markdown_form": "markdown",
    "build_report": "report",
    "csv_form": "tables",
    "text_form": "textform",
    "REPORT_SUFFIXES": "writing",
    "check_target": "writing",
    "save_report": "writing",
    "write_report": "writing",
}


def __getattr__(name: str) -> object:
    """Import what writes reports when it is first asked for: a window shows before anybody wants one."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

"""The user's marks in reports: wrong findings are set aside, and that is said; important ones come first."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from reader.model import FactPlace, FindingMark, Verdict
from reader.reports import (
    Report,
    build_report,
    csv_form,
    docx_form,
    html_form,
    json_form,
    markdown_form,
    text_form,
)
from tests.reader.reports.story import MADE, VERSION, story_with_findings

STORY = story_with_findings()
NUMBER, QUOTE, CERTAINTY, ATTRIBUTION = STORY.findings


def report(marks: dict[FactPlace, FindingMark]) -> Report:
    return build_report(STORY, made=MADE, version=VERSION, marks=marks)


def word_form(made: Report) -> str:
    with zipfile.ZipFile(io.BytesIO(docx_form(made))) as package:
        return package.read("word/document.xml").decode()


FORMS: dict[str, Callable[[Report], str]] = {
    "html": html_form, "md": markdown_form, "csv": csv_form, "docx": word_form,
}  # fmt: skip


def test_a_wrong_finding_is_set_aside_and_not_counted() -> None:
    plain, marked = report({}), report({NUMBER.place: FindingMark(Verdict.WRONG, note="two hulls")})
    assert "1 figure changed" in plain.summary
    assert "1 figure changed" not in marked.summary
    assert "1 finding set aside as wrong" in marked.summary
    assert "figure changed" not in {entry.what for entry in marked.findings}
    assert [(entry.what, entry.mark.note) for entry in marked.set_aside] == [("figure changed", "two hulls")]
    assert not any("figure" in item.caption for item in marked.standouts)


def test_a_wrong_quotation_leaves_the_ledger_and_its_count() -> None:
    plain, marked = report({}), report({QUOTE.place: FindingMark(Verdict.WRONG)})
    assert plain.quotations.summary == "2 quotations: 1 altered, 1 only in B"
    assert marked.quotations.summary == "1 quotation: 1 only in B"
    assert [entry.what for entry in marked.set_aside] == ["quotation altered"]
    assert len(marked.quotations.entries) == 1


def test_contradictions_have_a_section_that_accuses_nobody() -> None:
    plain, marked = report({}), report({NUMBER.place: FindingMark(Verdict.WRONG)})
    assert [entry.what for entry in plain.contradictions] == ["can't both be right: the figures or days differ"]
    assert "1 pair can't both be right" in plain.summary
    for form in (html_form, markdown_form, word_form, text_form):
        assert "be right" in form(plain)
    assert marked.contradictions == ()
    assert "both be right" not in marked.summary


def test_an_important_finding_comes_first_in_its_section_and_in_what_stands_out() -> None:
    marked = report({ATTRIBUTION.place: FindingMark(important=True)})
    assert marked.findings[0].what == "attribution left out by B"
    assert marked.standouts[0].caption == "★ important · attribution left out by B"
    assert len(marked.findings) == len(report({}).findings)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_shows_tick_note_and_what_is_set_aside(form: str) -> None:
    marks = {
        CERTAINTY.place: FindingMark(Verdict.CHECKED, note="asked the operator & heard <b>back</b>"),
        NUMBER.place: FindingMark(Verdict.WRONG),
    }
    said = FORMS[form](report(marks))
    assert "✓ checked" in said
    assert "asked the operator" in said
    assert "✗ marked wrong" in said
    assert form == "csv" or "<b>back" not in said


def test_json_says_which_finding_a_mark_is_about() -> None:
    value = json.loads(json_form(report({CERTAINTY.place: FindingMark(Verdict.CHECKED, note="yes")})))
    assert value["marks"] == [
        {
            "findings": [2], "contradictions": [], "verdict": "checked",
            "important": False, "note": "yes", "made": "",
        }
    ]  # fmt: skip


def test_a_note_cannot_run_as_a_formula_or_break_a_table() -> None:
    marked = report({NUMBER.place: FindingMark(note='=HYPERLINK("x")\n| a | b |')})
    cells = list(csv.reader(io.StringIO(csv_form(marked))))
    assert any("note: =HYPERLINK" in cell and not cell.startswith("=") for row in cells for cell in row)
    line = next(line for line in markdown_form(marked).splitlines() if "HYPERLINK" in line)
    assert line.replace("\\|", "").count("|") == 4


def test_without_marks_nothing_is_said_of_them() -> None:
    said = text_form(report({}))
    assert "set aside" not in said
    assert "✓" not in said

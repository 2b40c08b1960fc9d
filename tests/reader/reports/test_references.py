"""The whole report of a small story, form by form, as files that a person can read.

Run with TWICETOLD_WRITE_REFERENCES=1 to write them anew, and read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.reports import Report, build_report, csv_form, html_form, json_form, markdown_form, text_form
from tests.reader.reports.story import MADE, VERSION, story_with_findings

REFERENCES = Path(__file__).parent / "reference"
FORMS: dict[str, Callable[[Report], str]] = {
    "html": html_form,
    "md": markdown_form,
    "json": json_form,
    "csv": csv_form,
    "txt": text_form,
}
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_DIGEST = re.compile(r"sha256-[A-Za-z0-9+/=]+")


@pytest.mark.parametrize("suffix", FORMS)
def test_the_report_of_the_story_reads_as_the_reference_does(suffix: str) -> None:
    report = build_report(story_with_findings(), made=MADE, version=VERSION)
    # The style sheet is resources/report/report.css; only its place in the page is checked here.
    found = _DIGEST.sub("sha256-DIGEST", _STYLE.sub("<style></style>", FORMS[suffix](report)))
    reference = REFERENCES / f"story.{suffix}"
    if os.environ.get("TWICETOLD_WRITE_REFERENCES"):
        reference.write_bytes(found.encode())
    assert reference.read_bytes().decode() == found


@pytest.mark.parametrize("suffix", FORMS)
def test_equal_inputs_give_equal_bytes(suffix: str) -> None:
    first, second = (build_report(story_with_findings(), made=MADE, version=VERSION) for _ in range(2))
    assert FORMS[suffix](first) == FORMS[suffix](second)

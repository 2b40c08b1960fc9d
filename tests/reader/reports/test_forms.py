"""Markdown, JSON, CSV and the terminal's text: complete, and safe with hostile words."""

from __future__ import annotations

import csv
import io
import json

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import article_from_sentences, compare
from reader.reports import build_report, csv_form, json_form, markdown_form, text_form
from reader.reports.jsonform import SCHEMA
from tests.reader.reports.story import MADE, VERSION, article, story, story_with_findings
from tests.reader.reports.test_html import HOSTILE, SENTENCES, TAGS, Page


def test_markdown_holds_every_sentence() -> None:
    comparison = story()
    page = Page(
        markdown.markdown(markdown_form(build_report(comparison, made=None, version=VERSION)), extensions=["tables"])
    )
    text = " ".join(page.text.split())
    for side in (comparison.left, comparison.right):
        for index in range(len(side.sentences)):
            assert side.sentence_text(index) in text


@pytest.mark.parametrize("words", HOSTILE)
def test_words_never_become_markup_in_markdown(words: str) -> None:
    comparison = compare(article([words, "# no heading", "| no | table |", "![no](picture.png)"]), article([words]))
    source = markdown_form(build_report(comparison, made=None, version=VERSION, title=words))
    page = Page(markdown.markdown(source, extensions=["tables"]))
    assert page.tags <= TAGS | {"strong", "em", "br", "code"}
    assert set(page.attributes) <= {"style"}  # how Python's Markdown aligns a column
    assert "no | table" in page.text


def test_a_row_of_the_markdown_table_stays_one_line() -> None:
    comparison = compare(article(["Two\nlines\u2028in one."]), article(["Another sentence stands here."]))
    assert "| − | A1 Two lines in one. |  |" in markdown_form(build_report(comparison, made=None, version=VERSION))


def test_json_holds_the_whole_comparison() -> None:
    comparison = story_with_findings()
    document = json.loads(json_form(build_report(comparison, made=MADE, version=VERSION)))
    assert SCHEMA == document["schema"]
    assert comparison.left.text == document["left"]["text"]
    assert len(comparison.links) == len(document["links"])
    assert [str(change.kind) for change in comparison.changes] == [change["kind"] for change in document["changes"]]
    start, end = document["findings"][0]["left_span"]
    assert "about 40" == document["left"]["text"][start:end]
    assert "" == document["left"]["origin"]["location"]
    assert "https://ferry.example/crack" == document["right"]["origin"]["location"]
    assert "2026-11-22T14:05:00+00:00" == document["made"]


@given(st.lists(SENTENCES, max_size=4))
def test_json_and_csv_read_back_as_they_were_written(sentences: list[str]) -> None:
    comparison = compare(article_from_sentences(sentences), article_from_sentences(sentences))
    report = build_report(comparison, made=None, version=VERSION)
    assert comparison.left.text == json.loads(json_form(report))["left"]["text"]
    table = list(csv.reader(io.StringIO(csv_form(report).removeprefix("\ufeff"), newline="")))
    assert len(report.rows) + 1 == len(table)


def test_a_lone_surrogate_is_kept_in_json() -> None:
    comparison = compare(article(["broken \ud83d here"]), article(["broken \ud83d here"]))
    written = json_form(build_report(comparison, made=None, version=VERSION)).encode()
    assert "broken \ud83d here" == json.loads(written)["left"]["text"]


@pytest.mark.parametrize("formula", ['=HYPERLINK("https://evil.example")', "+1+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_sentence_becomes_a_formula_of_a_spreadsheet(formula: str) -> None:
    comparison = compare(article([formula]), article(["Another sentence stands here."]))
    table = list(csv.reader(io.StringIO(csv_form(build_report(comparison, made=None, version=VERSION)))))
    cells = [cell for row in table[1:] for cell in row if cell]
    assert all(cell[0] not in "=+-@\t" for cell in cells)
    assert any(formula.strip() in cell for cell in cells)


def test_the_text_fits_the_terminal() -> None:
    text = text_form(build_report(story_with_findings(), made=MADE, version=VERSION), 60)
    assert max(map(len, text.splitlines())) <= 60


def test_the_text_cannot_steer_the_terminal() -> None:
    comparison = compare(article(["A \x1b[31mred\x07 word stands here."]), article(["Another sentence stands here."]))
    text = text_form(build_report(comparison, made=None, version=VERSION, title="\x1b]0;title\x07"))
    assert not any(ord(c) < 32 and c != "\n" for c in text)


def test_a_long_list_of_conflicts_is_cut_and_says_so() -> None:
    ours = [f"The mill at Roe{i}burg has {i + 20} windows, the council said." for i in range(30)]
    theirs = [f"The mill at Roe{i}burg has {i + 90} windows, the council said." for i in range(30)]
    comparison = compare(article(ours), article(theirs))
    assert len(comparison.contradictions) >= 30
    text = text_form(build_report(comparison, made=None, version=VERSION))
    conflicts = text[text.index("Can't both be right") : text.index("\nReworded")]
    assert "more; --report FILE writes them all" in conflicts


def test_a_long_list_is_cut_and_says_so() -> None:
    comparison = compare(article([f"Sentence number {i} stands here." for i in range(30)]), article(["Nothing alike."]))
    assert "more; --report FILE writes them all" in text_form(build_report(comparison, made=None, version=VERSION))

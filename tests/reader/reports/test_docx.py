"""The Word document: well-formed, complete, and inert."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import mammoth
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import article_from_sentences, compare
from reader.model import Head
from reader.reports import ALL_SECTIONS, Section, build_report, docx_form, write_report
from tests.reader.reports.story import MADE, VERSION, article, story, story_with_findings
from tests.reader.reports.test_html import HOSTILE, SENTENCES, Page

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page_of(document: bytes) -> Page:
    return Page(mammoth.convert_to_html(io.BytesIO(document)).value)


def body_of(document: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            ET.fromstring(package.read(name))  # noqa: S314 - our own file
        return ET.fromstring(package.read("word/document.xml"))  # noqa: S314


def test_every_sentence_of_both_articles_is_in_the_document() -> None:
    comparison = story_with_findings()
    text = " ".join(page_of(docx_form(build_report(comparison, made=MADE, version=VERSION))).text.split())
    for side in (comparison.left, comparison.right):
        for index in range(len(side.sentences)):
            assert side.sentence_text(index) in text


def test_marks_are_styles_that_read_in_black_and_white() -> None:
    body = body_of(docx_form(build_report(story(), made=None, version=VERSION, sections=frozenset({Section.FACING}))))
    marked = {
        (style.get(f"{W}val"), "".join(text.text or "" for text in run.iter(f"{W}t")))
        for run in body.iter(f"{W}r")
        for style in run.iter(f"{W}rStyle")
    }
    assert {("Deleted", "halted"), ("Inserted", "taken out of service"), ("Moved", "police")} <= marked


def test_every_style_that_is_used_is_defined() -> None:
    document = docx_form(build_report(story_with_findings(), made=MADE, version=VERSION))
    used = {
        style.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for style in body_of(document).iter(W + name)
    }
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        styles = ET.fromstring(package.read("word/styles.xml"))  # noqa: S314
    assert used <= {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}


def test_a_cell_is_never_without_a_paragraph() -> None:
    body = body_of(docx_form(build_report(story_with_findings(), made=MADE, version=VERSION)))
    assert all(cell.find(f"{W}p") is not None for cell in body.iter(f"{W}tc"))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    comparison = compare(article([words], Head(words, words)), article(["Another sentence stands here."]))
    page = page_of(docx_form(build_report(comparison, made=None, title=words, version=VERSION)))
    assert not page.tags & {"script", "img", "iframe", "meta", "style", "svg"}


@given(st.lists(SENTENCES, max_size=3))
def test_any_text_makes_a_well_formed_document(sentences: list[str]) -> None:
    comparison = compare(article_from_sentences(sentences), article_from_sentences(sentences[::-1]))
    body_of(docx_form(build_report(comparison, made=None, version=VERSION)))


def test_equal_reports_give_equal_bytes_and_sections_can_be_left_out(tmp_path: Path) -> None:
    first, second = (docx_form(build_report(story(), made=MADE, version=VERSION)) for _ in range(2))
    assert first == second
    less = build_report(story(), made=MADE, version=VERSION, sections=ALL_SECTIONS - {Section.FACING})
    assert "Facing text" not in page_of(docx_form(less)).text
    assert "Facing text" in page_of(write_report(story(), tmp_path / "report.docx", MADE).read_bytes()).text


def test_a_right_to_left_article_runs_as_its_script_does() -> None:
    arabic = article(["توقفت العبارة يوم الاثنين."], Head(language="ar"))
    comparison = compare(arabic, article(["The ferry was stopped."]))
    body = body_of(docx_form(build_report(comparison, made=None, version=VERSION)))
    backwards = [
        "".join(t.text or "" for t in p.iter(f"{W}t"))
        for p in body.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}bidi") is not None
    ]
    assert any("توقفت العبارة" in text for text in backwards)

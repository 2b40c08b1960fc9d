"""The printed report, read back from its PDF: every word in order, on pages of the right size, under its title."""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from reader import Comparison, ReaderError, article_from_sentences, compare, load
from reader.reports import Section, build_report
from tests.conftest import ROOT
from tests.reader.reports.story import MADE, VERSION, article, story, story_with_findings
from ui.printing.pages import Plan, plan_pages
from ui.printing.printer import paint_pages, save_pdf, sheet_of, standard_layout, write_pdf

pytestmark = pytest.mark.usefixtures("qapp")

A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter


def pages_of(path: Path) -> list[str]:
    """Return the text of each page on one line; a word divided by a line's end is one again."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return [" ".join(text.replace("\ufffe", "").split()) for text in texts]


def long_comparison(sentences: int) -> Comparison:
    left = [f"Sentence {n} tells of crate {n} that stood on quay {n % 7} before the storm." for n in range(sentences)]
    right = [
        f"Sentence {n} tells of a crate {n} that was left on quay {n % 7} in the storm." for n in range(0, sentences, 2)
    ]
    return compare(article_from_sentences(left, "en"), article_from_sentences(right, "en"))


def in_order(words: list[str], text: str) -> bool:
    """Return whether the words follow one another in the text, with anything between them."""
    at = 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


@pytest.mark.parametrize(("size", "points"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_pages_have_the_size_asked_for(tmp_path: Path, size: QPageSize.PageSizeId, points: tuple[int, int]) -> None:
    document = pypdfium2.PdfDocument(write_pdf(story(), tmp_path / "report.pdf", MADE, size))
    assert points == tuple(round(length) for length in document[0].get_size())
    document.close()


def test_the_pdf_bears_the_title_and_the_program(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(write_pdf(story(), tmp_path / "report.pdf", MADE))
    found = document.get_metadata_dict()
    document.close()
    assert "Sound Post and The Ferry Times, compared" == found["Title"]
    assert found["Creator"].startswith("Twice Told")


def test_every_word_of_both_articles_can_be_read_from_the_pdf_in_order(tmp_path: Path) -> None:
    comparison = load_and_compare("well", "first.md", "updated.md")
    report = build_report(comparison, made=MADE, sections=frozenset({Section.FACING}))
    text = " ".join(
        pages_of(save_pdf(plan_of(report.comparison, report.sections), standard_layout(), tmp_path / "r.pdf"))
    )
    for row in report.rows:
        for side in (row.left, row.right):
            words = [word for told in side for run in told.passage for word in run.text.split()]
            assert in_order(words, text), row.numbers


def test_the_front_page_says_what_the_picture_of_it_says(tmp_path: Path) -> None:
    page = pages_of(write_pdf(story_with_findings(), tmp_path / "report.pdf", MADE))[0]
    said = (
        "Sound Post and The Ferry Times, compared",
        "Comparison of two articles · 22 November 2026",
        "Ferry halted after crack",
        "86 %",
        "of A is kept or reworded",
        "What stands out",
        "claim strengthened · A6 → B7",
        "Facing text",
    )
    assert [] == [words for words in said if words not in page]
    assert "The two texts" in page


def test_every_page_is_numbered_and_bears_what_repeats_it(tmp_path: Path) -> None:
    pages = pages_of(write_pdf(long_comparison(120), tmp_path / "report.pdf", MADE))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert "sensitivity 0.50" in page


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    headings = ("Facing text", "Only in A", "Only in B", "Reworded", "How this was made")
    for sentences in range(20, 50, 3):
        for page in pages_of(write_pdf(long_comparison(sentences), tmp_path / "report.pdf")):
            body = page.split(" Twice Told ")[0].rstrip("0123456789, ")
            assert not body.endswith(headings), (sentences, body[-80:])


def test_a_finding_of_a_few_lines_stays_on_one_page(tmp_path: Path) -> None:
    chance = random.Random(7)
    quoted = [" ".join("".join(chance.choices("abdegiklmnoprstu", k=9)) for _ in range(10 + k % 5)) for k in range(60)]
    sides = [[f"“{first} {words},” she said." for words in quoted] for first in ("Nightmen", "Daymen")]
    left, right = (article_from_sentences(side, "en") for side in sides)
    text = pages_of(write_pdf(compare(left, right), tmp_path / "report.pdf"))
    begin = next(number for number, page in enumerate(text) if "Quotations 60" in page)
    listed = [re.split("Facts that differ|Only in A|Reworded", page)[0] for page in text[begin + 1 :]]
    assert sum("altered · " in page for page in listed) > 1
    for page in listed:
        if "altered · " in page:
            assert page.count("altered · ") == page.count("Nightmen") == page.count("Daymen")


def test_a_sentence_taller_than_a_page_goes_on_over_the_next(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(2500))
    comparison = compare(article([words]), article(["Another sentence stands here."]))
    text = " ".join(pages_of(write_pdf(comparison, tmp_path / "report.pdf")))
    assert all(f"word{n}" in text for n in range(2500))


@pytest.mark.parametrize(
    "sentence",
    [
        "Fährverkehr eingestellt: ein Riß im Rumpf.",
        "Паром остановлен из-за трещины.",
        "Το πλοίο σταμάτησε.",
        "e\u0301te\u0301 fini efflux",
    ],
)
def test_scripts_of_the_own_fonts_read_back_letter_by_letter(tmp_path: Path, sentence: str) -> None:
    comparison = compare(article([sentence]), article(["Another sentence stands here."]))
    text = " ".join(pages_of(write_pdf(comparison, tmp_path / "report.pdf")))
    assert unicodedata.normalize("NFC", sentence) in unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "sentence",
    ["渡轮今天停航。", "توقفت العبارة يوم الاثنين.", "फेरी रुकी", "🚢👩‍👩‍👧 \U0001f6a2", "\x00\ud83d\u2028\u202e"],
)
def test_any_script_can_be_printed(tmp_path: Path, sentence: str) -> None:
    comparison = compare(article([sentence, "A ship."]), article([sentence[::-1], "A ship."]))
    assert 1 <= len(pages_of(write_pdf(comparison, tmp_path / "report.pdf")))


def test_articles_without_sentences_make_one_page(tmp_path: Path) -> None:
    assert 1 == len(pages_of(write_pdf(compare(article([]), article([])), tmp_path / "report.pdf")))


def test_a_very_long_title_leaves_room_for_the_report(tmp_path: Path) -> None:
    plan = plan_pages(build_report(story(), made=None, title="Long " * 300), sheet_of(standard_layout()))
    pages = pages_of(save_pdf(plan, standard_layout(), tmp_path / "report.pdf"))
    assert "What stands out" in pages[0]


def test_the_place_must_be_writable(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as caught:
        write_pdf(story(), tmp_path / "missing" / "report.pdf")
    assert caught.value.hint


def test_a_pdf_never_replaces_an_article(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("The ferry was stopped on Monday.", encoding="utf-8")
    comparison = compare(load(source), load(source))
    with pytest.raises(ReaderError, match="one of the articles"):
        write_pdf(comparison, source)
    assert source.read_text(encoding="utf-8").startswith("The ferry")


@pytest.mark.parametrize("mode", [QPageLayout.Mode.StandardMode, QPageLayout.Mode.FullPageMode])
def test_a_printer_gets_the_same_pages_as_the_pdf(tmp_path: Path, mode: QPageLayout.Mode) -> None:
    plan = plan_of(story())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(standard_layout())
    printer.setFullPage(mode is QPageLayout.Mode.FullPageMode)
    paint_pages(printer, plan)
    saved = save_pdf(plan, standard_layout(), tmp_path / "saved.pdf")
    assert pages_of(saved) == pages_of(tmp_path / "printed.pdf")
    assert _corner(saved) == pytest.approx(_corner(tmp_path / "printed.pdf"), abs=1.0)


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    plan = plan_of(long_comparison(60))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(standard_layout())
    paint_pages(printer, plan, 1, 2)
    pages = pages_of(tmp_path / "printed.pdf")
    assert [f"page {n} of {len(plan.pages)}" in page for n, page in zip((2, 3), pages, strict=True)] == [True, True]


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says it too
def test_a_printer_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(ReaderError) as caught:
        paint_pages(printer, plan_of(story()))
    assert caught.value.hint


def test_margins_of_the_page_set_up_move_the_text(tmp_path: Path) -> None:
    wide = QPageLayout(
        QPageSize(A4), QPageLayout.Orientation.Portrait, QMarginsF(100, 100, 100, 100), QPageLayout.Unit.Point
    )
    plan = plan_pages(build_report(story(), made=MADE, version=VERSION), sheet_of(wide))
    assert 100.0 == pytest.approx(_corner(save_pdf(plan, wide, tmp_path / "report.pdf"))[0], abs=3.0)


def load_and_compare(folder: str, left: str, right: str) -> Comparison:
    return compare(load(ROOT / "seeds" / folder / left), load(ROOT / "seeds" / folder / right))


def plan_of(comparison: Comparison, sections: frozenset[Section] = frozenset(Section)) -> Plan:
    return plan_pages(build_report(comparison, made=MADE, sections=sections), sheet_of(standard_layout()))


def _corner(path: Path) -> tuple[float, float]:
    """Return where the first letter of the first page stands: left and top in points."""
    document = pypdfium2.PdfDocument(path)
    left, _, _, top = document[0].get_textpage().get_charbox(0)
    height = document[0].get_height()
    document.close()
    return left, height - top

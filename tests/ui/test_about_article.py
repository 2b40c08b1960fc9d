"""The head of an article in the window: found, guessed or set by the user, and corrected there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from reader import Article, BlockKind, FindingChange, Head, article_from_text, build_report
from tests.ui.conftest import Drop, file_mime
from ui.about_article import AboutArticle
from ui.main_window import MainWindow
from ui.phrases import facts_of, head_lines, head_state
from ui.sides import Side

READY = 20_000
"""Milliseconds to wait for a comparison on a busy machine."""


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[AboutArticle]:
    yield opened(window)
    for open_one in window.findChildren(AboutArticle):
        open_one.close()


def opened(window: MainWindow) -> AboutArticle:
    window.actions_by_key["about_left"].trigger()
    return next(found for found in window.findChildren(AboutArticle) if found.isVisible())


def line(dialog: QDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == name)


def said(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def article_of(window: MainWindow) -> Article:
    article = window.session.article(Side.LEFT)
    assert article is not None
    return article


def test_the_dialog_says_what_was_found_and_what_was_only_guessed(dialog: AboutArticle) -> None:
    assert line(dialog, "Headline").text() == "Harbour gate fails in night storm"
    assert line(dialog, "Date").text() == ""
    words = said(dialog)
    assert words.count("guessed") == 2  # headline and language
    assert words.count("not found") == 3
    assert line(dialog, "SHA-256").text()
    assert line(dialog, "SHA-256").isReadOnly()


def test_a_corrected_head_reaches_pane_and_comparison(qtbot: QtBot, window: MainWindow, dialog: AboutArticle) -> None:
    line(dialog, "Outlet").setText(" The  Herald ")
    line(dialog, "Date").setText("3 Feb 2026")
    assert said(dialog).count("set by you") == 2
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        qtbot.keyClick(line(dialog, "Date"), Qt.Key.Key_Return)
    head = article_of(window).head
    assert (head.outlet, head.date) == ("The Herald", dt.date(2026, 2, 3))
    assert head.corrected == {"outlet", "date"}
    comparison = window.session.comparison
    assert comparison is not None
    assert comparison.left.head == head
    assert window.windowTitle().startswith("The Herald ↔ ")


def test_a_date_that_cannot_be_read_is_said_and_nothing_is_changed(window: MainWindow, dialog: AboutArticle) -> None:
    before = article_of(window)
    line(dialog, "Date").setText("last Friday")
    dialog.accept()
    assert dialog.isVisible()
    assert any("can't be read" in words for words in said(dialog))
    dialog.reject()
    assert article_of(window) is before


def test_another_language_is_taken_and_can_be_set_back(qtbot: QtBot, window: MainWindow, dialog: AboutArticle) -> None:
    before = article_of(window)
    box = dialog.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentText() == "English"
    box.setCurrentIndex(box.findData("de"))
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        dialog.accept()
    assert article_of(window).head.language == "de"
    assert article_of(window).head.corrected == {"language"}
    again = opened(window)
    reset = next(button for button in again.findChildren(QLabel) if button.text() == "set by you")
    assert reset.isVisible()
    box = again.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("en"))
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        again.accept()
    assert article_of(window) == before


def test_what_was_corrected_survives_opening_the_file_again(
    qtbot: QtBot, window: MainWindow, dialog: AboutArticle, files: tuple[Path, Path], drop: Drop
) -> None:
    line(dialog, "Author").setText("Ida Quill")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        dialog.accept()
    files[0].write_text(files[0].read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        drop(window.pair.panes[Side.LEFT], file_mime(files[0]))
    assert "One more sentence." in article_of(window).text
    assert article_of(window).head.author == "Ida Quill"


def test_swapped_sides_keep_their_corrections_apart(qtbot: QtBot, window: MainWindow, dialog: AboutArticle) -> None:
    line(dialog, "Outlet").setText("The Herald")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        dialog.accept()
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        window.session.swap()
    outlets = [article.head.outlet for side in Side if (article := window.session.article(side)) is not None]
    assert outlets == ["", "The Herald"]


def test_guesses_are_marked_in_words(window: MainWindow) -> None:
    article = article_of(window)
    head = Head("Gate", "Post", "", dt.date(2026, 3, 6), "en", frozenset({"date"}), frozenset({"outlet"}))
    assert [head_state(head, field) for field in ("title", "outlet", "author", "date")] == [
        "found in the file",
        "set by you",
        "not found",
        "guessed",
    ]
    assert "Headline: Harbour gate fails in night storm (guessed)" in head_lines(article)
    assert "(guessed)" not in facts_of(article)


def test_a_corrected_date_is_what_relative_dates_are_counted_from(qtbot: QtBot, empty_window: MainWindow) -> None:
    told = "The ferry sank {}, the county said. Forty people were rescued from the water by the crew."
    session = empty_window.session
    with qtbot.waitSignal(session.comparison_ready, timeout=READY):
        session.open_text(Side.LEFT, told.format("yesterday"), "a")
        session.open_text(Side.RIGHT, told.format("on 3 March 2026"), "b")
    for day, change in ((4, FindingChange.KEPT_DIFFERENT_FORMAT), (20, FindingChange.CHANGED)):
        dialog = opened(empty_window)
        line(dialog, "Date").setText(f"{day} March 2026")
        with qtbot.waitSignal(session.comparison_ready, timeout=READY):
            dialog.accept()
        assert session.comparison is not None
        assert [finding.change for finding in session.comparison.findings] == [change]


def test_an_article_is_as_long_in_the_window_as_in_the_report(window: MainWindow) -> None:
    article = article_from_text("Gate fails\n\nBy Ida Holm\n\n6 March 2026\n\nThe gate failed at dawn on the coast.\n")
    assert any(article.block_kind(i) is BlockKind.FURNITURE for i in range(len(article.sentences)))
    assert "2 sentences, 10 words" in facts_of(article)
    comparison = window.session.comparison
    assert comparison is not None
    report = build_report(comparison, made=None)
    for side, head in ((comparison.left, report.left), (comparison.right, report.right)):
        assert head.byline.replace("\u00a0", " ").split(" · ")[-1] in facts_of(side)

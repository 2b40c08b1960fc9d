"""Files that hold several articles: one is chosen, or two of them are compared; of one article nobody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader import Article
from tests.corpus.archives import archive, epub_parts
from tests.corpus.stories import STORIES
from tests.ui.conftest import Drop, file_mime
from ui.chooser import Chooser
from ui.main_window import MainWindow
from ui.sides import Side

READY = 20_000
"""Milliseconds to wait for a file on a busy machine."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write an e-book with a cover and five chapters."""
    chapters = {"cover": "<p>A Book of Ferries</p>"}
    for number, day in enumerate(DAYS):
        sentence = f"The ferry sailed again on {day} with forty people. "
        chapters[f"c{number}"] = f"<h1>{day}</h1><p>{sentence * 6}</p><p>{STORIES[0].paragraphs[number % 3]}</p>"
    path = tmp_path / "book.epub"
    path.write_bytes(archive(epub_parts(chapters, "<dc:title>Ferries</dc:title>"), stored=("mimetype",)))
    return path


def asked(qtbot: QtBot, window: MainWindow) -> Chooser:
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(Chooser)), timeout=READY)
    return next(found for found in window.findChildren(Chooser) if found.isVisible())


def article_of(window: MainWindow, side: Side) -> Article:
    article = window.session.article(side)
    assert article is not None
    return article


def button(chooser: Chooser, words: str) -> QPushButton:
    return next(found for found in chooser.findChildren(QPushButton) if words in found.text())


def test_a_book_asks_for_the_chapter_and_enter_takes_the_first_with_prose(
    qtbot: QtBot, empty_window: MainWindow, book: Path, drop: Drop
) -> None:
    assert drop(empty_window.start_page.zones[Side.RIGHT], file_mime(book))
    chooser = asked(qtbot, empty_window)
    rows = [chooser.list.topLevelItem(row) for row in range(chooser.list.topLevelItemCount())]
    assert [row.text(0) for row in rows if row] == ["1. A Book of Ferries", *DAYS]
    assert rows[1] is not None
    assert rows[1].text(1).endswith(" words")
    assert rows[1].text(2).startswith("The ferry sailed again on Monday")
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    assert article_of(empty_window, Side.RIGHT).origin.part == "Monday"
    assert empty_window.session.article(Side.LEFT) is None


def test_two_chapters_of_one_book_are_compared(qtbot: QtBot, empty_window: MainWindow, book: Path) -> None:
    empty_window.session.open_file(Side.RIGHT, book)
    chooser = asked(qtbot, empty_window)
    assert not button(chooser, "Compare").isEnabled()
    for row, wanted in ((1, True), (3, True)):
        item = chooser.list.topLevelItem(row)
        assert item is not None
        item.setSelected(wanted)
    assert not button(chooser, "Open on").isEnabled()
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=READY):
        qtbot.mouseClick(button(chooser, "Compare"), Qt.MouseButton.LeftButton)
    assert [article_of(empty_window, side).origin.part for side in Side] == ["Monday", "Wednesday"]
    assert empty_window.session.comparison is not None
    assert empty_window.session.comparison.links


def test_three_chapters_are_too_many(qtbot: QtBot, empty_window: MainWindow, book: Path) -> None:
    empty_window.session.open_file(Side.LEFT, book)
    chooser = asked(qtbot, empty_window)
    chooser.list.selectAll()
    chooser.accept()
    assert chooser.isVisible()
    assert not button(chooser, "Compare").isEnabled()
    chooser.reject()
    assert empty_window.session.article(Side.LEFT) is None


def test_two_books_at_once_are_asked_for_one_after_the_other(
    qtbot: QtBot, empty_window: MainWindow, book: Path
) -> None:
    empty_window.opening.open_pair(str(book), str(book))
    for _ in Side:
        qtbot.keyClick(asked(qtbot, empty_window).list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: empty_window.session.comparison is not None, timeout=READY)
    assert {article_of(empty_window, side).origin.part for side in Side} == {"Monday"}


def test_pasted_text_parted_by_dashes_asks_as_a_file_does(qtbot: QtBot, empty_window: MainWindow) -> None:
    parts = [f"{story.title}\n\n" + "\n\n".join(story.paragraphs) for story in STORIES[:2]]
    empty_window.session.open_text(Side.LEFT, "\n\n-----\n\n".join(parts))
    chooser = asked(qtbot, empty_window)
    assert chooser.list.topLevelItemCount() == 2
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        chooser.accept()
    article = article_of(empty_window, Side.LEFT)
    assert (article.origin.name, article.origin.part) == ("pasted text", STORIES[0].title)
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        empty_window.session.open_text(Side.RIGHT, f"-----\n\n{parts[1]}\n\n-----")


def test_a_text_file_parted_by_dashes_asks_too_and_one_article_does_not(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    several, one = tmp_path / "several.txt", tmp_path / "one.txt"
    parts = [f"{story.title}\n\n" + "\n\n".join(story.paragraphs) for story in STORIES[:2]]
    several.write_text("\n\n-----\n\n".join(parts), encoding="utf-8")
    one.write_text(parts[0], encoding="utf-8")
    empty_window.session.open_file(Side.LEFT, several)
    chooser = asked(qtbot, empty_window)
    assert chooser.list.topLevelItemCount() == 2
    chooser.reject()
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        empty_window.session.open_file(Side.LEFT, one)
    assert not any(found.isVisible() for found in empty_window.findChildren(Chooser))

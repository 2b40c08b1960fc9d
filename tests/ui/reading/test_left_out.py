"""What was left out of an article, in the window: listed with its reason, taken back by a tick, put out by another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from reader import Article, ChangeKind
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html
from tests.ui.conftest import Drop, file_mime
from ui.main_window import MainWindow
from ui.reading.left_out import REASONS
from ui.reading.pane import Pane
from ui.sides import Side

READY = 20_000
"""Milliseconds to wait for a comparison on a busy machine."""
PAGE = html(STORIES[0])
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def pages(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """Open a page and the same page with other words in the comments."""
    places = [tmp_path / "a.html", tmp_path / "b.html"]
    places[0].write_bytes(PAGE)
    places[1].write_bytes(PAGE.replace(b"Anonymous: I", b"<b>Somebody</b>: I"))
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=READY):
        empty_window.opening.open_pair(*map(str, places))
    empty_window.actions_by_key["left_out_right"].trigger()
    return empty_window


def pane_of(window: MainWindow) -> Pane:
    return window.pair.panes[Side.RIGHT]


def article_of(window: MainWindow) -> Article:
    article = window.session.article(Side.RIGHT)
    assert article is not None
    return article


def row(pane: Pane, words: str) -> QTreeWidgetItem:
    return pane.left_out.tree.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)[0]


def tick(qtbot: QtBot, window: MainWindow, words: str, state: Qt.CheckState) -> None:
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        row(pane_of(window), words).setCheckState(0, state)


def test_the_head_says_how_much_was_left_out_and_opens_the_list(qtbot: QtBot, pages: MainWindow) -> None:
    pages.actions_by_key["left_out_right"].trigger()
    pane = pane_of(pages)
    assert pane.head.left_out.text() == f"{len(article_of(pages).cut)} parts left out"
    assert not pane.left_out.isVisible()
    qtbot.mouseClick(pane.head.left_out, Qt.MouseButton.LeftButton)
    assert pane.left_out.isVisible()
    reasons = {pane.left_out.tree.topLevelItem(n).text(0) for n in range(pane.left_out.tree.topLevelItemCount())}  # type: ignore[union-attr]
    assert {"Cookie notice", "Navigation", "Comments of readers", "Buttons for sharing"} <= reasons
    assert {part.reason for part in article_of(pages).cut} <= set(REASONS)


def test_the_list_leaves_the_two_texts_level_and_the_larger_part_of_the_pane_to_the_text(pages: MainWindow) -> None:
    pane, other = pane_of(pages), pages.pair.panes[Side.LEFT]
    assert pane.left_out.isVisible()
    assert pane.text_top() == other.text_top()
    assert pane.left_out.height() < pane.height() / 2


def test_escape_closes_the_list_and_goes_back_to_the_text(pages: MainWindow) -> None:
    assert pane_of(pages).left_out.tree is pages.focusWidget()
    pages.actions_by_key["cancel"].trigger()
    assert not pane_of(pages).left_out.isVisible()
    assert pane_of(pages).view is pages.focusWidget()


def test_a_tick_takes_a_part_back_compares_anew_and_shows_it(qtbot: QtBot, pages: MainWindow) -> None:
    pages.resize(1000, 430)
    before = article_of(pages)
    tick(qtbot, pages, "Somebody: I", TICKED)
    article, pane = article_of(pages), pane_of(pages)
    assert len(article.blocks) == len(before.blocks) + 1
    assert pane.head.left_out.text() == f"{len(article.cut) - 1} parts left out, 1 taken back"
    comparison = pages.session.comparison
    assert comparison is not None
    added = [change for change in comparison.changes if change.kind is ChangeKind.ADDED]
    assert [article.sentence_text(change.right[0]) for change in added] == [row(pane, "Somebody: I").text(0)]
    extent = pane.view.span_extent(article.sentences[added[0].right[0]].span)
    assert extent is not None
    assert 0 <= extent[0] < extent[1] <= pane.view.viewport().height()


def test_a_second_tick_puts_it_out_again(qtbot: QtBot, pages: MainWindow) -> None:
    before = article_of(pages)
    tick(qtbot, pages, "Somebody: I", TICKED)
    tick(qtbot, pages, "Somebody: I", UNTICKED)
    assert article_of(pages) == before
    assert row(pane_of(pages), "Somebody: I").checkState(0) is UNTICKED


def test_a_tick_on_a_reason_takes_all_its_parts_back(qtbot: QtBot, pages: MainWindow) -> None:
    tick(qtbot, pages, "Cookie notice", TICKED)
    cut = article_of(pages).cut
    assert {part.reason for part in cut if part.taken} == {"cookie"}
    assert all(part.taken for part in cut if part.reason == "cookie")


def test_ticks_quick_after_one_another_all_count(qtbot: QtBot, pages: MainWindow) -> None:
    for words in ("Somebody: I", "Share this", "All rights"):
        row(pane_of(pages), words).setCheckState(0, TICKED)
        qtbot.wait(5)
    qtbot.waitUntil(lambda: sum(part.taken for part in article_of(pages).cut) == 3, timeout=READY)


def test_the_space_key_ticks(qtbot: QtBot, pages: MainWindow) -> None:
    tree = pane_of(pages).left_out.tree
    tree.setCurrentItem(row(pane_of(pages), "Somebody: I"))
    with qtbot.waitSignal(pages.session.comparison_ready, timeout=READY):
        qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert "Somebody" in article_of(pages).text


def test_a_file_that_is_opened_again_has_what_was_taken_back(qtbot: QtBot, pages: MainWindow, drop: Drop) -> None:
    tick(qtbot, pages, "Somebody: I", TICKED)
    article, path = article_of(pages), Path(article_of(pages).origin.location)
    with qtbot.waitSignal(pages.session.comparison_ready, timeout=READY):
        drop(pane_of(pages), file_mime(path.with_name("a.html")))
    assert "Somebody" not in article_of(pages).text
    with qtbot.waitSignal(pages.session.comparison_ready, timeout=READY):
        drop(pane_of(pages), file_mime(path))
    assert article_of(pages) == article
    assert row(pane_of(pages), "Somebody: I").checkState(0) is TICKED


def test_a_plain_text_has_nothing_to_offer(window: MainWindow) -> None:
    assert not pane_of(window).head.left_out.isVisible()
    window.actions_by_key["left_out_right"].trigger()
    assert not pane_of(window).left_out.isVisible()


def test_mark_up_in_what_was_left_out_is_shown_as_text(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    page = tmp_path / "hostile.html"
    page.write_bytes(PAGE.replace(b"Anonymous:", b"&lt;img src='file:///x.png'&gt;&lt;h1&gt;Anonymous:"))
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        empty_window.session.open_file(Side.RIGHT, page)
    empty_window.actions_by_key["left_out_right"].trigger()
    tip = row(pane_of(empty_window), "Anonymous").toolTip(0)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_thousands_of_parts_are_listed_only_when_they_are_looked_at(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path
) -> None:
    page = tmp_path / "long.html"
    boxes = b"".join(b"<aside><p>Box %d.</p></aside><nav><p>Link %d.</p></nav>" % (n, n) for n in range(1_500))
    page.write_bytes(PAGE.replace(b"</main>", boxes + b"</main>"))
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        empty_window.session.open_file(Side.RIGHT, page)
    tree = pane_of(empty_window).left_out.tree
    assert tree.topLevelItemCount() == 0
    empty_window.actions_by_key["left_out_right"].trigger()
    assert len(article_of(empty_window).cut) > 3_000
    parts = sum(
        item.childCount() for n in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(n)) is not None
    )
    assert parts == len(article_of(empty_window).cut)

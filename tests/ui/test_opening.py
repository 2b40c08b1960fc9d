from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QInputDialog
from pytestqt.qtbot import QtBot

from reader import Article, BlockKind, ChangeKind, Comparison
from tests.corpus.pdfs import column, pdf
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html
from tests.ui.conftest import Drop, file_mime
from ui.address_dialog import AddressDialog
from ui.main_window import MainWindow
from ui.sides import Side

READY = 20_000
"""Milliseconds to wait for a comparison on a busy machine."""


def shown(window: MainWindow) -> Comparison:
    comparison = window.session.comparison
    assert comparison is not None
    return comparison


def test_an_empty_window_says_what_to_do(empty_window: MainWindow) -> None:
    assert empty_window.stack.currentWidget() is empty_window.start_page
    words = {button.text() for button in empty_window.start_page.findChildren(QAbstractButton)}
    assert {"Open a file…", "Paste text", "A feature and its rewrite"} <= words
    enabled = {name for name, action in empty_window.actions_by_key.items() if action.isEnabled()}
    assert {"open_left", "sample", "preferences"} <= enabled
    assert not {"swap", "report", "next_change", "find"} & enabled


def test_two_files_dropped_on_the_window_are_compared(
    qtbot: QtBot, empty_window: MainWindow, files: tuple[Path, Path], drop: Drop
) -> None:
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=READY):
        assert drop(empty_window, file_mime(*files))
    names = [pane.view.article.origin.name for pane in empty_window.pair.panes.values() if pane.view.article]
    assert names == ["herald.txt", "quay.txt"]
    assert empty_window.windowTitle() == "herald.txt ↔ quay.txt – Twice Told"


def test_a_file_dropped_on_a_pane_goes_there(
    qtbot: QtBot, window: MainWindow, files: tuple[Path, Path], drop: Drop
) -> None:
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        assert drop(window.pair.panes[Side.RIGHT], file_mime(files[0]))
    assert shown(window).right.origin.name == "herald.txt"
    assert {change.kind for change in shown(window).changes} == {ChangeKind.KEPT}


def test_dropped_text_becomes_the_first_empty_side(qtbot: QtBot, empty_window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setText("A gate failed. Homes were flooded.")
    with qtbot.waitSignal(empty_window.session.article_changed) as changed:
        assert drop(empty_window.start_page.zones[Side.RIGHT], mime)
    assert changed.args == [Side.RIGHT]
    with qtbot.waitSignal(empty_window.session.article_changed) as changed:
        assert drop(empty_window, mime)
    assert changed.args == [Side.LEFT]


def test_the_clipboard_can_be_pasted_as_an_article(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("A gate failed. Homes were flooded.")
    with qtbot.waitSignal(empty_window.session.article_changed):
        empty_window.actions_by_key["paste_right"].trigger()
    article = empty_window.session.article(Side.RIGHT)
    assert article is not None
    assert len(article.sentences) == 2


def test_an_empty_clipboard_is_said_in_words(empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    empty_window.actions_by_key["paste_left"].trigger()
    assert empty_window.notice.text == "There is no text on the clipboard."
    assert empty_window.notice.hint


def test_the_sample_story_opens(qtbot: QtBot, empty_window: MainWindow) -> None:
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=READY):
        empty_window.actions_by_key["sample"].trigger()
    assert shown(empty_window).groups


def test_a_pair_that_was_open_is_offered_again(qtbot: QtBot, window: MainWindow, files: tuple[Path, Path]) -> None:
    window.actions_by_key["close_articles"].trigger()
    assert window.stack.currentWidget() is window.start_page
    again = next(b for b in window.start_page.findChildren(QAbstractButton) if "herald.txt" in b.text())
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        again.click()
    assert shown(window).left.origin.location == str(files[0])


def test_an_error_is_said_on_its_pane_and_both_panes_keep_what_they_had(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, drop: Drop
) -> None:
    before = shown(window)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    pane = window.pair.panes[Side.LEFT]
    with qtbot.waitSignal(window.session.load_failed):
        drop(pane, file_mime(empty))
    assert pane.notice.isVisible()
    assert pane.notice.text.startswith("empty.txt: ")
    assert pane.notice.hint
    assert not window.pair.panes[Side.RIGHT].notice.isVisible()
    assert shown(window) is before
    assert pane.view.article is before.left
    assert "Traceback" not in pane.notice.text + pane.notice.hint


def test_a_locked_document_asks_for_its_password(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drop: Drop
) -> None:
    locked = tmp_path / "locked.pdf"
    words = [("The gate failed at night, the harbour master said on Tuesday.", 12.0)]
    locked.write_bytes(pdf([column(words, 60, 400, 700)[0]], password="sesame"))
    asked: list[object] = []

    def answer(*arguments: object) -> tuple[str, bool]:
        asked.append(arguments[2])
        return "sesame", True

    monkeypatch.setattr(QInputDialog, "getText", answer)
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        drop(window.pair.panes[Side.LEFT], file_mime(locked))
    assert asked == ["locked.pdf is locked. Its password:"]
    assert "The gate failed at night" in shown(window).left.text


# From a browser

STORY = STORIES[0]


def from_browser(markup: str, text: str) -> QMimeData:
    """Return what a browser puts on the clipboard for a selection: its mark-up and its text."""
    mime = QMimeData()
    mime.setHtml(f'<meta http-equiv="content-type" content="text/html; charset=utf-8">{markup}')
    mime.setText(text)
    return mime


def dropped(qtbot: QtBot, window: MainWindow, drop: Drop, mime: QMimeData) -> Article:
    with qtbot.waitSignal(window.session.article_changed, timeout=READY):
        assert drop(window, mime)
    article = window.session.article(Side.LEFT)
    assert article is not None
    return article


def texts(article: Article, *kinds: BlockKind) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if not kinds or block.kind in kinds]


def test_a_whole_page_copied_from_a_browser_is_read_as_a_page(qtbot: QtBot, empty_window: MainWindow) -> None:
    QGuiApplication.clipboard().setMimeData(from_browser(html(STORY).decode(), "Section 1 Section 2 and so on"))
    with qtbot.waitSignal(empty_window.session.article_changed, timeout=READY):
        empty_window.actions_by_key["paste_left"].trigger()
    article = empty_window.session.article(Side.LEFT)
    assert article is not None
    assert texts(article) == [STORY.title, STORY.caption, *STORY.body]
    assert article.origin.name == "pasted text"
    assert article.origin.format == "html"
    assert any(part.reason == "cookie" for part in article.cut)


def test_a_selection_of_a_page_keeps_every_paragraph_and_its_kind(
    qtbot: QtBot, empty_window: MainWindow, drop: Drop
) -> None:
    paragraphs = "".join(f'<p style="margin: 0px;"><span>{part}</span></p>' for part in STORY.paragraphs)
    markup = f"<!--StartFragment--><h2>{STORY.heading}</h2>{paragraphs}<blockquote>{STORY.quotation}</blockquote>"
    article = dropped(qtbot, empty_window, drop, from_browser(f"{markup}<!--EndFragment-->", "unused"))
    assert texts(article) == [STORY.heading, *STORY.paragraphs, STORY.quotation]
    assert texts(article, BlockKind.QUOTATION) == [STORY.quotation]


@pytest.mark.parametrize("size", [1, 2])
def test_a_few_sentences_of_a_page_are_all_taken(qtbot: QtBot, empty_window: MainWindow, drop: Drop, size: int) -> None:
    words = [part.split(". ")[0] for part in STORY.paragraphs[:size]]
    markup = "".join(f"<span>{part} </span><a href='/x'>link</a><br><br>" for part in words)
    article = dropped(qtbot, empty_window, drop, from_browser(markup, "unused"))
    assert texts(article) == [f"{part} link" for part in words]


def test_mark_up_without_words_falls_back_on_the_text(qtbot: QtBot, empty_window: MainWindow, drop: Drop) -> None:
    article = dropped(qtbot, empty_window, drop, from_browser("<img src='x.png'>", "A gate failed. It rained."))
    assert article.text == "A gate failed. It rained."
    assert article.origin.format == "text"


def test_mark_up_alone_is_accepted_too(qtbot: QtBot, empty_window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setHtml(f"<p>{STORY.paragraphs[0]}</p>")
    assert dropped(qtbot, empty_window, drop, mime).text == STORY.paragraphs[0]


def test_a_link_dragged_from_a_browser_is_opened_and_its_words_are_not(
    empty_window: MainWindow, drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime = from_browser('<a href="https://example.org/story">The story</a>', "https://example.org/story")
    mime.setUrls([QUrl("https://example.org/story")])
    opened: list[tuple[object, object]] = []
    monkeypatch.setattr(empty_window.session, "open_file", lambda side, place: opened.append((side, place)))
    assert drop(empty_window.start_page.zones[Side.RIGHT], mime)
    assert opened == [(Side.RIGHT, "https://example.org/story")]


def test_an_address_is_asked_for_with_its_side_and_the_one_copied_is_offered(
    empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, object]] = []
    monkeypatch.setattr(empty_window.session, "open_file", lambda side, place: opened.append((side, place)))
    QGuiApplication.clipboard().setText(" https://example.org/story ")
    empty_window.actions_by_key["open_address"].trigger()
    dialog = empty_window.findChild(AddressDialog)
    assert isinstance(dialog, AddressDialog)
    assert dialog.line.text() == "https://example.org/story"
    assert dialog.sides[Side.LEFT].isChecked()
    dialog.line.clear()
    assert not dialog.fetch.isEnabled()
    dialog.line.setText("example.org/other")
    dialog.sides[Side.RIGHT].setChecked(True)
    assert opened == []
    dialog.fetch.click()
    assert opened == [(Side.RIGHT, "https://example.org/other")]

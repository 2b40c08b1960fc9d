from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QSlider, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reader import ChangeKind, Comparison, Correction, Flag, compare
from ui.changes.ledger import LedgerWindow
from ui.main_window import MainWindow
from ui.opening import place_of
from ui.printing.report_window import ReportWindow
from ui.reading.link_strip import Ribbon
from ui.settings.theme import named_theme
from ui.sides import Side

READY = 20_000
"""Milliseconds to wait for a comparison on a busy machine."""


def shown(window: MainWindow) -> Comparison:
    comparison = window.session.comparison
    assert comparison is not None
    return comparison


def number_of(window: MainWindow, kind: ChangeKind) -> int:
    return next(number for number, change in enumerate(shown(window).changes) if change.kind is kind)


def key(qtbot: QtBot, widget: QWidget, code: Qt.Key) -> None:
    qtbot.keyClick(widget, code)


# Reading


def test_a_click_selects_a_sentence_with_its_partners(qtbot: QtBot, window: MainWindow) -> None:
    comparison = shown(window)
    number = number_of(window, ChangeKind.REWORDED)
    change = comparison.changes[number]
    view = window.pair.panes[Side.LEFT].view
    view.grab()  # lays out what is in view
    extent = view.span_extent(comparison.left.sentences[change.left[0]].span)
    assert extent is not None
    place = next(
        QPoint(x, round(y))
        for y in (extent[0] + 12, extent[1] - 10)
        for x in range(30, view.width(), 8)
        if view.sentence_at(QPoint(x, round(y)).toPointF()) == change.left[0]
    )
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.pair.selected == number
    assert window.dock.list.currentIndex().row() == window.dock.changes.row_of(number)
    assert any(ribbon.selected for ribbon in _ribbons(qtbot, window))
    assert "reworded" in view.accessibleDescription()


def _ribbons(qtbot: QtBot, window: MainWindow) -> tuple[Ribbon, ...]:
    qtbot.waitUntil(lambda: any(ribbon.selected for ribbon in window.pair.strip.ribbons))
    return window.pair.strip.ribbons


def test_arrow_keys_go_from_sentence_to_sentence_and_across(qtbot: QtBot, window: MainWindow) -> None:
    left, right = (window.pair.panes[side].view for side in Side)
    left.setFocus()
    key(qtbot, left, Qt.Key.Key_Down)
    key(qtbot, left, Qt.Key.Key_Down)
    assert window.pair.at == (Side.LEFT, 1)
    key(qtbot, left, Qt.Key.Key_Up)
    assert window.pair.at == (Side.LEFT, 0)
    window.pair.select_change(number_of(window, ChangeKind.REWORDED))
    key(qtbot, left, Qt.Key.Key_Right)
    assert window.pair.at is not None
    assert window.pair.at[0] is Side.RIGHT
    assert right.hasFocus() or not window.isActiveWindow()


def test_next_and_previous_change_go_through_the_list(window: MainWindow) -> None:
    rows = []
    for _ in range(window.dock.changes.rowCount()):
        window.actions_by_key["next_change"].trigger()
        rows.append(window.dock.changes.row_of(window.pair.selected))
    assert rows == list(range(window.dock.changes.rowCount()))
    window.actions_by_key["previous_change"].trigger()
    assert window.dock.changes.row_of(window.pair.selected) == rows[-2]


def test_a_change_chosen_in_the_list_is_brought_into_view(window: MainWindow) -> None:
    window.resize(900, 420)
    last = window.dock.changes.change_at(window.dock.changes.rowCount() - 1)
    window.dock.change_chosen.emit(last)
    change = shown(window).changes[last]
    side = Side.LEFT if change.left else Side.RIGHT
    view = window.pair.panes[side].view
    extent = view.span_extent(side.article(shown(window)).sentences[side.sentences(change)[0]].span)
    assert extent is not None
    assert 0 <= extent[0] < view.viewport().height()


def test_partners_stand_at_the_same_height(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 420)
    window.preferences.set("text_size", 30)
    comparison = shown(window)
    qtbot.wait(50)
    moved = next(change for change in comparison.changes if Flag.MOVED in change.flags)
    window.pair.select_sentence(Side.LEFT, moved.left[0])
    tops = []
    for side in Side:
        extent = window.pair.panes[side].view.span_extent(
            side.article(comparison).sentences[side.sentences(moved)[0]].span
        )
        assert extent is not None
        tops.append(extent[0])
        assert 0 <= extent[0] < window.pair.panes[side].view.viewport().height()


def test_another_size_keeps_the_selected_sentence_in_view(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 420)
    last = len(shown(window).left.sentences) - 1
    window.pair.select_sentence(Side.LEFT, last)
    view = window.pair.panes[Side.LEFT].view
    for size in (20, 26, 34):
        window.preferences.set("text_size", size)
        qtbot.wait(30)
        extent = view.span_extent(shown(window).left.sentences[last].span)
        assert extent is not None
        assert 0 <= extent[0] < view.viewport().height()


def test_tied_views_scroll_together_and_free_ones_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 420)
    window.preferences.set("text_size", 30)
    qtbot.wait(80)
    left, right = (window.pair.panes[side].view.verticalScrollBar() for side in Side)
    left.setValue(left.maximum())
    assert right.value() == right.maximum() > 0
    left.setValue(0)
    assert right.value() == 0
    window.actions_by_key["tie"].trigger()
    left.setValue(left.maximum())
    assert right.value() == 0


def test_a_chip_filters_list_marks_and_ribbons(qtbot: QtBot, window: MainWindow) -> None:
    chip = window.top_bar.chips["added"]
    assert chip.count == sum(change.kind is ChangeKind.ADDED for change in shown(window).changes)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.dock.changes.rowCount() == chip.count
    assert window.dock.tab_texts[0].startswith(f"Changes · {chip.count} of ")
    qtbot.waitUntil(lambda: window.pair.strip.ribbons == ())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.pair.strip.ribbons) > 0)


def test_ribbons_end_where_their_sentences_are(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: len(window.pair.strip.ribbons) > 0)
    comparison = shown(window)
    for ribbon in window.pair.strip.ribbons:
        change = comparison.changes[ribbon.change]
        for side, end in ((Side.LEFT, ribbon.left), (Side.RIGHT, ribbon.right)):
            pane = window.pair.panes[side]
            spans = [side.article(comparison).sentences[index].span for index in side.sentences(change)]
            extents = [extent for span in spans if (extent := pane.view.span_extent(span)) is not None]
            assert end in [(top + pane.text_top(), bottom + pane.text_top()) for top, bottom in extents]


def test_facing_rows_stand_beside_each_other(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["facing"].trigger()
    qtbot.wait(100)
    comparison = shown(window)
    linked = [change for change in comparison.changes if change.left and change.right]
    assert linked
    for change in linked:
        tops = []
        for side in Side:
            spans = [side.article(comparison).sentences[index].span for index in side.sentences(change)]
            extents = [window.pair.panes[side].view.span_extent(span) for span in spans]
            tops.append(min(extent[0] for extent in extents if extent is not None))
        assert abs(tops[0] - tops[1]) < 4
    window.actions_by_key["flow"].trigger()
    assert window.pair.panes[Side.LEFT].view.page.row_count == len(comparison.left.blocks)


def test_swapping_turns_added_into_dropped(qtbot: QtBot, window: MainWindow) -> None:
    before = {key: chip.count for key, chip in window.top_bar.chips.items()}
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        window.actions_by_key["swap"].trigger()
    after = {key: chip.count for key, chip in window.top_bar.chips.items()}
    assert (after["added"], after["dropped"]) == (before["dropped"], before["added"])
    article = window.pair.panes[Side.LEFT].view.article
    assert article is not None
    assert article.origin.name == "quay.txt"


def test_words_are_found_in_both_articles(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["find"].trigger()
    qtbot.keyClicks(window.find_bar.line, "holm said")
    assert window.find_bar.count_text == "2 found"
    key(qtbot, window.find_bar.line, Qt.Key.Key_Return)
    assert window.find_bar.count_text == "1 of 2"
    key(qtbot, window.find_bar.line, Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()


def test_cancelling_keeps_what_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    articles = [pane.view.article for pane in window.pair.panes.values()]
    with qtbot.waitSignal(window.session.comparison_failed):
        window.session.compare()
        window.actions_by_key["cancel"].trigger()
    assert [pane.view.article for pane in window.pair.panes.values()] == articles
    assert not window.session.busy


def test_the_slider_links_more_or_less(qtbot: QtBot, window: MainWindow) -> None:
    slider = window.status_line.findChild(QSlider)
    assert isinstance(slider, QSlider)
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        slider.setValue(5)
    assert shown(window).options.sensitivity == 0.05
    assert window.preferences.number("sensitivity") == 0.05


def test_larger_text_is_larger_and_stays_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 420)
    view = window.pair.panes[Side.LEFT].view
    qtbot.wait(50)
    before = view.page_layout.documentSize().height()
    for _ in range(6):
        window.actions_by_key["larger"].trigger()
    qtbot.wait(50)
    assert view.page_layout.documentSize().height() > before
    assert window.preferences.number("text_size") == 24


def test_another_theme_dresses_the_whole_window(window: MainWindow) -> None:
    window.actions_by_key["theme_dark"].trigger()
    image = window.grab().toImage()
    dark = named_theme("dark").colour("surface.panel").name()
    view = window.pair.panes[Side.LEFT].view
    corner = view.viewport().mapTo(window, QPoint(4, view.viewport().height() - 4))
    assert image.pixelColor(corner).name() == dark
    assert image.pixelColor(4, 4).name() == dark


def test_copy_takes_the_selected_sentences_of_both_sides(window: MainWindow) -> None:
    number = number_of(window, ChangeKind.REWORDED)
    window.pair.select_change(number)
    window.actions_by_key["copy"].trigger()
    change, comparison = shown(window).changes[number], shown(window)
    copied = QGuiApplication.clipboard().text()
    assert comparison.left.sentence_text(change.left[0]) in copied
    assert comparison.right.sentence_text(change.right[0]) in copied


def test_copied_sentences_that_stand_apart_are_not_run_together(window: MainWindow) -> None:
    said = (Correction(3, 3, linked=True), Correction(5, 1, linked=False), Correction(5, 3, linked=True))
    left, right = shown(window).left, shown(window).right
    window.pair.show_comparison(compare(left, right, corrections=said))
    window.session.comparison = window.pair.comparison
    window.pair.select_sentence(Side.RIGHT, 3)
    window.actions_by_key["copy"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert f"{left.sentence_text(3)} […] {left.sentence_text(5)}" in copied


def test_the_copy_key_works_in_a_text(qtbot: QtBot, window: MainWindow) -> None:
    view = window.pair.panes[Side.LEFT].view
    view.setFocus()
    window.pair.select_sentence(Side.LEFT, 1)
    QGuiApplication.clipboard().setText("before")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert shown(window).left.sentence_text(1) in QGuiApplication.clipboard().text()


def test_a_link_dropped_from_a_browser_is_a_web_address() -> None:
    assert place_of(QUrl("https://example.org/story?id=1")) == "https://example.org/story?id=1"
    assert place_of(QUrl.fromLocalFile("/tmp/a.txt")) == "/tmp/a.txt"  # noqa: S108 - nothing is opened
    assert place_of(QUrl("mailto:a@example.org")) == ""


def test_the_report_window_opens_on_the_comparison(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["report"].trigger()
    report = window.findChild(ReportWindow)
    assert isinstance(report, ReportWindow)
    qtbot.waitUntil(lambda: report.plan is not None, timeout=READY)
    report.close()


# Everybody


@pytest.mark.parametrize("kind", [QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView, QSlider])
def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, kind: type[QWidget]) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_the_toolbar_fits_a_narrow_window(window: MainWindow) -> None:
    for width in (1440, 1100, 900, 700):
        window.resize(width, 600)
        bar = window.top_bar
        edges = [child.geometry() for child in bar.findChildren(QAbstractButton) if child.isVisible()]
        assert max(edge.right() for edge in edges) < window.width()
        ordered = sorted(edges, key=lambda edge: edge.left())
        assert all(one.right() < other.left() for one, other in pairwise(ordered))


def test_the_geometry_is_remembered(window: MainWindow) -> None:
    window.close()
    assert not window.preferences.window_state("geometry").isEmpty()


def test_quotations_open_once_and_close_with_their_comparison(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        window.actions_by_key["ledger"].trigger()
    ledgers = window.findChildren(LedgerWindow)
    assert len(ledgers) == 1
    with qtbot.waitSignal(ledgers[0].destroyed), qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        window.actions_by_key["swap"].trigger()
    assert not window.findChildren(LedgerWindow)


def test_two_files_that_cannot_be_read_are_both_named(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    empty_window.opening.open_pair(str(tmp_path / "gone.txt"), str(tmp_path / "empty.txt"))
    qtbot.waitUntil(lambda: "\n" in empty_window.notice.text)
    assert [line.split(":")[0] for line in empty_window.notice.text.split("\n")] == ["gone.txt", "empty.txt"]


@pytest.mark.parametrize("late", list(Side))
def test_what_one_file_refused_is_still_said_when_the_other_opens_later(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path, late: Side
) -> None:
    (tmp_path / "long.txt").write_text("The gate failed at dawn on the coast.\n\n" * 2_000, encoding="utf-8")
    session, pane = empty_window.session, empty_window.pair.panes[late.other]
    heard: list[str] = []
    session.load_failed.connect(lambda *_: heard.append("failed"))
    session.article_changed.connect(lambda *_: heard.append("opened"))
    session.open_file(late, tmp_path / "long.txt")
    session.open_file(late.other, tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: "opened" in heard, timeout=READY)
    assert heard == ["failed", "opened"]
    assert pane.notice.text.startswith("gone.txt: ")
    assert pane.notice.isVisible()


def test_articles_without_a_link_are_said_to_tell_different_stories(qtbot: QtBot, empty_window: MainWindow) -> None:
    texts = ("Penguins hatched four chicks on Sunday, keepers said.", "The bank raised its rates by a quarter point.")
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=READY):
        for side, text in zip(Side, texts, strict=True):
            empty_window.session.open_text(side, text)
    assert "different stories" in empty_window.dock.details.redline.toPlainText()

"""Links by hand: two sentences are linked or unlinked, undone, saved, and found again after a new run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader import ChangeKind, Correction, Options, load, read_case
from tests.ui.cases.conftest import Answer, answer
from ui.changes.change_model import Role
from ui.main_window import MainWindow
from ui.session import compare_case
from ui.sides import Side

PUMP, INQUIRY = 3, 3
"""Sentences of the two texts that nothing links."""
GATE, GATE_THERE = 1, 2
"""Sentences that are the same."""


def links(window: MainWindow) -> set[tuple[int, int]]:
    comparison = window.session.comparison
    assert comparison is not None
    return {(link.left, link.right) for link in comparison.links}


def after(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> None:
    """Do something, and wait for the comparison that follows."""
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        act()


def link(qtbot: QtBot, window: MainWindow, left: int, right: int) -> None:
    window.pair.select_sentence(Side.LEFT, left)
    window.actions_by_key["link"].trigger()
    after(qtbot, window, lambda: window.pair.panes[Side.RIGHT].view.sentence_chosen.emit(right))


def unlink(qtbot: QtBot, window: MainWindow, side: Side, index: int) -> None:
    window.pair.select_sentence(side, index)
    after(qtbot, window, window.actions_by_key["unlink"].trigger)


def test_a_click_on_the_other_side_links_and_the_sentence_stays_selected(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.actions_by_key["link"].isEnabled(), "nothing is selected"
    assert (PUMP, INQUIRY) not in links(window)
    link(qtbot, window, PUMP, INQUIRY)
    assert (PUMP, INQUIRY) in links(window)
    comparison, pair = window.session.comparison, window.pair
    assert comparison is not None
    assert pair.selected is not None
    change = comparison.changes[pair.selected]
    assert (change.kind, change.left, change.right) == (ChangeKind.REWORDED, (PUMP,), (INQUIRY,))
    assert not window.notice.isVisible()
    row = window.dock.changes.row_of(pair.selected)
    assert row is not None
    assert window.dock.changes.index(row).data(Role.SCORE) == "by hand"
    assert "Linked by hand" in window.dock.details.reasons.toPlainText()
    assert window.isWindowModified()


def test_the_keyboard_alone_links(qtbot: QtBot, window: MainWindow) -> None:
    window.pair.select_sentence(Side.LEFT, PUMP)
    window.actions_by_key["link"].trigger()
    assert "Which sentence of B says the same as “The gate's hydraulic pump" in window.notice.text
    view = window.pair.panes[Side.RIGHT].view
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    while window.pair.at != (Side.RIGHT, INQUIRY):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    selected = {side: window.pair.panes[side].view.highlights.selected() for side in Side}
    article = window.session.article(Side.LEFT)
    assert article is not None
    assert selected[Side.LEFT] == [article.sentences[PUMP].span], "what wants a partner stays marked"
    assert len(selected[Side.RIGHT]) == 1
    after(qtbot, window, lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    assert (PUMP, INQUIRY) in links(window)


def test_escape_links_nothing(window: MainWindow) -> None:
    before = links(window)
    window.pair.select_sentence(Side.LEFT, PUMP)
    window.actions_by_key["link"].trigger()
    assert window.notice.isVisible()
    window.actions_by_key["cancel"].trigger()
    assert not window.notice.isVisible()
    window.pair.panes[Side.RIGHT].view.sentence_chosen.emit(INQUIRY)
    assert links(window) == before
    assert not window.session.busy


def test_closing_the_question_links_nothing(window: MainWindow) -> None:
    before = links(window)
    window.pair.select_sentence(Side.LEFT, PUMP)
    window.actions_by_key["link"].trigger()
    window.notice.clear()
    window.pair.panes[Side.RIGHT].view.sentence_chosen.emit(INQUIRY)
    assert links(window) == before
    assert not window.session.busy


def test_a_link_is_taken_away_and_comes_back_by_undo(qtbot: QtBot, window: MainWindow) -> None:
    unlink(qtbot, window, Side.RIGHT, GATE_THERE)
    assert (GATE, GATE_THERE) not in links(window)
    assert window.pair.at == (Side.RIGHT, GATE_THERE)
    assert not window.actions_by_key["unlink"].isEnabled()
    assert window.actions_by_key["undo"].text() == "Undo unlink"
    after(qtbot, window, window.actions_by_key["undo"].trigger)
    assert (GATE, GATE_THERE) in links(window)
    assert not window.isWindowModified()
    after(qtbot, window, window.actions_by_key["redo"].trigger)
    assert (GATE, GATE_THERE) not in links(window)


def test_what_is_said_survives_swapping_a_new_run_and_the_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    link(qtbot, window, PUMP, INQUIRY)
    unlink(qtbot, window, Side.LEFT, GATE)
    after(qtbot, window, window.session.swap)
    assert (INQUIRY, PUMP) in links(window)
    assert (GATE_THERE, GATE) not in links(window)
    after(qtbot, window, lambda: window.session.set_options(Options(sensitivity=0.9)))
    assert (INQUIRY, PUMP) in links(window)
    path = tmp_path / "said.twicetold"
    window.desk.save(path)
    assert {correction.linked for correction in read_case(path).corrections} == {True, False}
    window.marking.close_articles()
    assert window.session.corrections == ()
    after(qtbot, window, lambda: window.marking.dialogs.open_path(str(path)))
    assert (PUMP, INQUIRY) in links(window)
    assert (GATE, GATE_THERE) not in links(window)
    assert not window.isWindowModified()
    comparison, _ = compare_case(path)
    assert comparison.corrections == (
        Correction(GATE, GATE_THERE, linked=False),
        Correction(PUMP, INQUIRY, linked=True),
    )


def test_what_is_not_saved_comes_back_with_its_articles(
    qtbot: QtBot, window: MainWindow, files: tuple[Path, Path]
) -> None:
    link(qtbot, window, PUMP, INQUIRY)
    window.desk.put_away()
    window.session.close_articles()
    with qtbot.waitSignals([window.session.comparison_ready] * 2, timeout=20_000):
        window.opening.open_pair(str(files[0]), str(files[1]))
    assert (PUMP, INQUIRY) in links(window)
    assert window.isWindowModified()


def test_a_correction_without_a_place_is_said_and_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    link(qtbot, window, PUMP, INQUIRY)
    path = tmp_path / "said.twicetold"
    window.desk.save(path)
    text = files[0].read_text(encoding="utf-8")
    files[0].write_text(text.replace("hydraulic pump", "old pump"), encoding="utf-8")
    after(qtbot, window, lambda: window.session.set_article(Side.LEFT, load(files[0])))
    qtbot.waitUntil(lambda: "1 link that you corrected has no place" in window.notice.text, timeout=10_000)
    case = window.desk.case()
    assert case is not None
    assert len(case.corrections) == 1


def test_other_articles_take_no_correction_over(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    answer(window, Answer.Discard)
    link(qtbot, window, PUMP, INQUIRY)
    others = tmp_path / "one.txt", tmp_path / "two.txt"
    for place in others:
        place.write_text("A gull cried over the weir.\n\nNobody heard it.\n", encoding="utf-8")
    after(qtbot, window, lambda: window.opening.open_pair(*map(str, others)))
    assert window.session.corrections == ()
    case = window.desk.case()
    assert case is not None
    assert case.corrections == ()


@pytest.mark.parametrize("side", Side)
def test_a_right_click_selects_the_sentence_and_offers_both(window: MainWindow, side: Side) -> None:
    view, article = window.pair.panes[side].view, window.session.article(side)
    assert article is not None
    sentence = 2
    span = article.sentences[sentence].span
    view.bring_into_view(span)
    extent = view.span_extent(span)
    assert extent is not None
    at = next(
        QPointF(x, extent[0] + 4) for x in range(2, view.width(), 6)
        if view.sentence_at(QPointF(x, extent[0] + 4)) == sentence
    )  # fmt: skip
    place = QPoint(round(at.x()), round(at.y()))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert window.pair.at == (side, sentence)
    menu = window.findChild(QMenu, "sentenceMenu")
    assert menu is not None
    assert [action.objectName() for action in menu.actions()] == ["copy", "link", "unlink"]
    menu.close()

"""Facing rows of a long pair: what is at the top stays there, and rows stand beside each other."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader import article_from_text, compare
from ui.main_window import MainWindow
from ui.sides import Side

_READY = 20_000


def _open_long_pair(qtbot: QtBot, window: MainWindow) -> None:
    told = [f"Keeper {n} of lock {n * 7} counted {n * 13} barges before the noon bell rang twice." for n in range(240)]
    left = " ".join(f"{line} Left watch {n} alone noted it." for n, line in enumerate(told))
    right = " ".join(told[::2])
    articles = (article_from_text(left, "left.txt"), article_from_text(right, "right.txt"))
    assert compare(*articles).links
    with qtbot.waitSignal(window.session.comparison_ready, timeout=_READY):
        for side, article in zip(Side, articles, strict=True):
            window.session.set_article(side, article)


def _tops(window: MainWindow) -> tuple[int, int]:
    left, right = (pane.view for pane in window.pair.panes.values())
    return (
        left.page_layout.row_at(left.verticalScrollBar().value() + 5),
        right.page_layout.row_at(right.verticalScrollBar().value() + 5),
    )


def test_another_width_keeps_the_row_at_the_top_on_both_sides(qtbot: QtBot, empty_window: MainWindow) -> None:
    window = empty_window
    _open_long_pair(qtbot, window)
    window.actions_by_key["facing"].trigger()
    window.pair.select_change(window.dock.changes.change_at(window.dock.changes.rowCount() // 2))
    qtbot.wait(600)
    before = _tops(window)
    assert before[0] > 20
    window.resize(820, 800)
    qtbot.wait(800)
    assert _tops(window) == before


def test_rows_stand_beside_each_other_in_another_type(qtbot: QtBot, empty_window: MainWindow) -> None:
    window = empty_window
    _open_long_pair(qtbot, window)
    window.actions_by_key["facing"].trigger()
    window.actions_by_key["larger"].trigger()
    left, right = (pane.view.page_layout for pane in window.pair.panes.values())
    rows = left.document().blockCount()
    assert not all(map(left.is_laid_out, range(rows)))
    assert [left.row_top(row) for row in range(rows)] == [right.row_top(row) for row in range(rows)]

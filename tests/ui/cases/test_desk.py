"""The desk and the shelf: what is kept of a case goes when the user saves over it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import Case, Comparison, FindingMark, Options
from ui.cases.desk import CaseDesk
from ui.cases.shelf import Shelf
from ui.session import Session

READY = 20_000
IMPORTANT = FindingMark(important=True)

NewDesk = Callable[[Case | Path], CaseDesk]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


@pytest.fixture
def new_desk(qtbot: QtBot, qapp: QApplication, shelf: Path) -> NewDesk:
    """Return a function that opens two articles, or a case's file, on a desk of its own."""

    def make(what: Case | Path) -> CaseDesk:
        session = Session(Options(), qapp)
        desk = CaseDesk(session, Shelf(shelf), parent=session)
        with qtbot.waitSignal(session.comparison_ready, timeout=READY):
            desk.open(what) if isinstance(what, Path) else session.open_case(what.left, what.right, what.options)
        return desk

    return make


@pytest.fixture
def case(comparison: Comparison) -> Case:
    return Case(comparison.left, comparison.right, Options())


def mark_one(desk: CaseDesk, comparison: Comparison) -> None:
    desk.set_marks({comparison.findings[0].place: IMPORTANT}, "figure", "important")


def left_on(shelf: Path, path: Path, case: Case) -> None:
    """Keep a case as a window does that has its file open, and is gone."""
    window = Shelf(shelf)
    window.keep(path, case)
    window.release()


def test_a_case_saved_over_a_file_brings_up_nothing_that_was_kept_of_the_file_before(
    new_desk: NewDesk, case: Case, comparison: Comparison, shelf: Path, tmp_path: Path
) -> None:
    path = tmp_path / "flood.twicetold"
    left_on(shelf, path, Case(case.left, case.left, Options()))
    desk = new_desk(case)
    mark_one(desk, comparison)
    desk.save(path)
    desk.abandon()
    again = new_desk(path)
    assert [mark.important for mark in again.placed.marks.values()] == [True]
    assert not again.dirty


def test_what_another_window_put_away_outlives_this_one_s_saving(
    new_desk: NewDesk, case: Case, comparison: Comparison, shelf: Path, tmp_path: Path
) -> None:
    path = tmp_path / "flood.twicetold"
    desk = new_desk(case)
    desk.save(path)
    left_on(shelf, path, case)
    mark_one(desk, comparison)
    desk.save(path)
    desk.abandon()
    assert len(Shelf(shelf).free()) == 1, "the user was told that it comes back when the case is opened"

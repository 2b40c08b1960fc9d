"""Keeping off the main thread: what is given up or handed on stays so, however slow a write is that is under way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import Case, FindingKind, FindingMark, Options, article_from_text, read_case, write_case
from reader.cases.marked import FactKey, MarkedFact
from ui.cases.keeping import Keeping, State
from ui.cases.shelf import Shelf

LEFT, RIGHT = article_from_text("The ferry left at noon.", "a.txt"), article_from_text("It left at one.", "b.txt")
CASE = Case(LEFT, RIGHT, Options())
MARKED = replace(CASE, marks=(MarkedFact(FactKey(FindingKind.NUMBER, "noon", "one"), FindingMark(important=True)),))
SLOW = 0.6
"""Seconds that a write takes here: longer than a mark rests before it is kept."""


class Desk(QObject):
    """A shelf, what keeps on it, and the state that is to be kept."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.shelf = Shelf(folder)
        self.state: State | None = State(None, CASE, dirty=True)
        self.keeping = Keeping(self.shelf, lambda: self.state, self)


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Return the list of the cases whose slow write has begun."""
    begun: list[Case] = []

    def slow(case: Case, target: Path) -> Path:
        begun.append(case)
        time.sleep(SLOW)
        return write_case(case, target)

    monkeypatch.setattr("ui.cases.shelf.write_case", slow)
    return begun


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Desk:
    return Desk(tmp_path, qapp)


def give_up(desk: Desk) -> None:
    desk.shelf.remove(None, (LEFT, RIGHT))
    desk.shelf.release()


def settled() -> None:
    assert QThreadPool.globalInstance().waitForDone(5_000)


def test_a_case_that_is_given_up_while_it_is_written_stays_given_up(
    qtbot: QtBot, desk: Desk, writes: list[Case], tmp_path: Path
) -> None:
    desk.keeping.soon()
    qtbot.waitUntil(lambda: len(writes) == 1)
    desk.keeping.stop()
    give_up(desk)
    settled()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("end", [Shelf.release, lambda shelf: shelf.remove(None, (LEFT, RIGHT))])
def test_a_write_that_begins_after_its_case_was_put_away_writes_nothing(
    desk: Desk, tmp_path: Path, end: Callable[[Shelf], None]
) -> None:
    ticket = desk.shelf.ticket()
    end(desk.shelf)
    desk.shelf.settle(None, CASE, wanted=True, ticket=ticket)
    assert list(tmp_path.iterdir()) == []


def test_an_older_state_never_takes_the_place_of_a_later_one(desk: Desk) -> None:
    before, later = desk.shelf.ticket(), desk.shelf.ticket()
    desk.shelf.settle(None, MARKED, wanted=True, ticket=later)
    desk.shelf.settle(None, CASE, wanted=True, ticket=before)
    assert [read_case(file).marks for file in desk.shelf.files()] == [MARKED.marks]
    before = desk.shelf.ticket()
    desk.shelf.keep(None, MARKED)
    desk.shelf.settle(None, CASE, wanted=False, ticket=before)
    assert [read_case(file).marks for file in desk.shelf.files()] == [MARKED.marks]


@pytest.mark.parametrize("later", [MARKED, replace(CASE, left=RIGHT, right=RIGHT)], ids=["marks", "articles"])
def test_what_changes_while_a_state_is_written_is_kept_after_it(
    qtbot: QtBot, desk: Desk, writes: list[Case], later: Case
) -> None:
    desk.keeping.soon()
    qtbot.waitUntil(lambda: len(writes) == 1)
    desk.state = State(None, later, dirty=True)
    desk.keeping.soon()
    qtbot.waitUntil(lambda: len(writes) == 2)
    settled()
    assert later.left.text in {read_case(file).left.text for file in desk.shelf.files()}
    assert later.marks in {read_case(file).marks for file in desk.shelf.files()}
    desk.keeping.stop()


def test_nothing_is_kept_once_it_was_stopped(qtbot: QtBot, desk: Desk, writes: list[Case]) -> None:
    desk.keeping.soon()
    qtbot.waitUntil(lambda: len(writes) == 1)
    desk.state = State(None, MARKED, dirty=True)
    desk.keeping.stop()
    qtbot.wait(round(SLOW * 1000))
    settled()
    assert len(writes) == 1

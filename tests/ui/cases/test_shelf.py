"""The shelf keeps one case for each file or pair of articles, names it, and forgets it when told to."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader import Case, FindingKind, FindingMark, Options, Verdict, article_from_text, read_case
from reader.cases.marked import FactKey, MarkedFact
from ui.cases.shelf import Shelf

LEFT, RIGHT = article_from_text("The ferry left at noon.", "a.txt"), article_from_text("It left at one.", "b.txt")
FACT = MarkedFact(FactKey(FindingKind.NUMBER, "noon", "one"), FindingMark(Verdict.CHECKED))
CASE = Case(LEFT, RIGHT, Options(), (FACT,), others=(("layout", "[]"),))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "kept" / "deep")


def test_a_case_is_found_by_its_articles_in_either_order(shelf: Shelf) -> None:
    shelf.keep(None, CASE)
    assert shelf.find(None, (LEFT, RIGHT)) == CASE
    assert shelf.find(None, (RIGHT, LEFT)) == CASE
    assert shelf.find(None, (LEFT, LEFT)) is None
    assert [shelf.name_of(path) for path in shelf.files()] == ["a.txt ↔ b.txt"]


def test_a_case_with_a_file_is_found_by_that_file_and_called_after_it(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "ferry.twicetold"
    shelf.keep(path, CASE)
    assert shelf.find(None, (LEFT, RIGHT)) is None
    found = shelf.find(path, (LEFT, RIGHT))
    assert found is not None
    assert shelf.belongs_to(found) == path
    assert shelf.without_place(found) == CASE
    assert [shelf.name_of(file) for file in shelf.files()] == ["ferry.twicetold"]


def test_the_latest_state_takes_the_place_of_the_one_before_and_goes_when_removed(shelf: Shelf) -> None:
    for _ in range(3):
        shelf.settle(None, CASE, wanted=True, ticket=shelf.ticket())
    assert len(shelf.files()) == 1
    shelf.settle(None, CASE, wanted=False, ticket=shelf.ticket())
    assert shelf.files() == []


def test_two_windows_with_the_same_articles_lose_neither_when_both_crash(tmp_path: Path) -> None:
    important = replace(CASE, marks=(replace(FACT, mark=FindingMark(important=True)),))
    first, second = Shelf(tmp_path), Shelf(tmp_path)
    first.keep(None, CASE)
    assert second.find(None, (LEFT, RIGHT)) is None  # it is the other window's
    second.keep(None, important)
    second.keep(None, important)
    assert second.free() == []
    assert {CASE, important} == {read_case(file, Options()) for file in first.files()}
    first.release()  # as the system does where a window crashes
    second.release()
    found = [Shelf(tmp_path) for _ in range(3)]
    assert [important, CASE, None] == [shelf.find(None, (RIGHT, LEFT)) for shelf in found]


def test_a_window_takes_only_its_own_case_off_the_shelf(tmp_path: Path) -> None:
    first, second = Shelf(tmp_path), Shelf(tmp_path)
    first.keep(None, CASE)
    second.settle(None, CASE, wanted=False, ticket=second.ticket())
    assert len(first.files()) == 1
    first.settle(None, CASE, wanted=False, ticket=first.ticket())
    assert list(tmp_path.iterdir()) == []


def test_a_file_written_anew_loses_what_was_kept_of_it_but_not_what_another_window_has_open(tmp_path: Path) -> None:
    path, shelf = tmp_path / "ferry.twicetold", tmp_path / "shelf"
    crashed, open_still, pair = Shelf(shelf), Shelf(shelf), Shelf(shelf)
    for window in (crashed, open_still):
        window.keep(path, CASE)
    crashed.release()
    pair.keep(None, CASE)
    pair.release()
    Shelf(shelf).forget(path)
    assert [Shelf(shelf).name_of(file) for file in Shelf(shelf).free()] == ["a.txt ↔ b.txt"]
    open_still.release()
    assert Shelf(shelf).find(path, (LEFT, RIGHT)) is not None


def test_the_lock_of_a_window_that_crashed_binds_nobody(tmp_path: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from reader import *; from ui.cases.shelf import Shelf;"
        "texts = ('The ferry left at noon.', 'a.txt'), ('It left at one.', 'b.txt');"
        "case = Case(*(article_from_text(*text) for text in texts), Options());"
        "shelf = Shelf(Path(sys.argv[1])); shelf.keep(None, case); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(tmp_path)], check=False)
    assert len(list(tmp_path.iterdir())) == 2  # the case and its lock
    assert Shelf(tmp_path).find(None, (LEFT, RIGHT)) is not None


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    shelf = Shelf(None)
    shelf.keep(None, CASE)
    assert shelf.files() == []
    assert shelf.find(None, (LEFT, RIGHT)) is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_case_on_the_shelf_is_as_none(shelf: Shelf) -> None:
    shelf.keep(None, CASE)
    (file,) = shelf.files()
    file.write_text("{", encoding="utf-8")
    assert shelf.find(None, (LEFT, RIGHT)) is None
    assert shelf.name_of(file) == file.name


def test_what_is_kept_is_a_case_that_opens(shelf: Shelf) -> None:
    shelf.keep(None, CASE)
    assert read_case(shelf.files()[0]).marks == (FACT,)

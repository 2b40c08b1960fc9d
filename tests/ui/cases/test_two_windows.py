"""Two windows of the program with the same pair open: each keeps what its user said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import FindingMark, Verdict
from ui.desktop import build_window
from ui.main_window import MainWindow
from ui.settings.preferences import Preferences

READY = 20_000


def opened(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, shelf: Path, files: tuple[Path, ...]
) -> MainWindow:
    window = build_window(qapp, preferences, "light", shelf)
    with qtbot.waitSignal(window.session.comparison_ready, timeout=READY):
        window.opening.open_pair(str(files[0]), str(files[1]))
    return window


def mark(window: MainWindow, action: str) -> None:
    window.dock.findings_page.list.setCurrentIndex(window.dock.findings.index(0))
    window.actions_by_key[action].trigger()


def marks(window: MainWindow) -> list[tuple[Verdict, bool]]:
    found: list[FindingMark] = list(window.desk.placed.marks.values())
    return [(one.verdict, one.important) for one in found]


def test_two_windows_on_the_same_pair_keep_their_marks_apart(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, files: tuple[Path, Path], tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"

    def kept() -> int:
        return len(list(shelf.glob("*.twicetold")))

    first = opened(qtbot, qapp, preferences, shelf, files)
    mark(first, "mark_checked")
    qtbot.waitUntil(lambda: kept() == 1, timeout=READY)
    second = opened(qtbot, qapp, preferences, shelf, files)
    assert marks(second) == [], "they are the other window's"
    mark(second, "mark_important")
    qtbot.waitUntil(lambda: kept() == 2, timeout=READY)
    second.desk.abandon()
    assert kept() == 1
    assert marks(first) == [(Verdict.CHECKED, False)]
    first.desk.abandon()
    assert kept() == 0
    for window in (first, second):
        window.close()
        window.deleteLater()


def test_the_findings_chip_counts_what_the_list_has(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, files: tuple[Path, Path], tmp_path: Path
) -> None:
    window = opened(qtbot, qapp, preferences, tmp_path / "shelf", files)
    chip = window.top_bar.chips["findings"]
    before = chip.count
    assert before == window.dock.findings.total() > 0
    mark(window, "mark_wrong")
    assert chip.count == before - 1
    window.desk.abandon()
    assert chip.count == before
    window.dock.findings_page.same.setChecked(True)
    assert chip.count == window.dock.findings.total() > before
    assert window.dock.tab_texts[1].endswith(str(chip.count))
    window.close()
    window.deleteLater()

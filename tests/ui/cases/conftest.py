"""A window whose unsaved cases are kept on a shelf of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ui.desktop import build_window
from ui.main_window import MainWindow
from ui.settings.preferences import Preferences

Answer = QMessageBox.StandardButton


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication, preferences: Preferences, shelf: Path) -> Iterator[MainWindow]:
    """Return an empty window that keeps cases in `shelf` and, asked at its end, gives marks up."""
    window = build_window(qapp, preferences, "light", shelf)
    answer(window, Answer.Discard)
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    answer(window, Answer.Discard)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


def answer(window: MainWindow, button: QMessageBox.StandardButton) -> list[str]:
    """Have the question about unsaved marks answered; return the list to which each question adds."""
    asked: list[str] = []

    def ask() -> QMessageBox.StandardButton:
        asked.append("asked")
        return button

    window.marking.dialogs.ask_to_save = ask  # type: ignore[method-assign]
    return asked

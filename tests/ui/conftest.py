"""A window on a story of two short articles, with fresh settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader import Comparison, article_from_text, compare
from ui.desktop import build_window
from ui.main_window import MainWindow
from ui.settings.preferences import Preferences
from ui.settings.theme import Theme, named_theme

LEFT = """Harbour gate fails in night storm

The east gate of the Lindholm harbour barrier jammed half open at 3.40 a.m. on Tuesday. Water reached the \
first houses "within about twenty minutes", harbour master Ida Holm said. The gate's hydraulic pump had been \
listed for replacement since 2019. About 310 homes were flooded, and eleven people were treated for cold.

"We asked for the money every single year," said Holm. Similar valves are in use at four other barriers on the coast. \
The barrier was opened in 1987 by the old king.
"""

RIGHT = """Barrier chief: we begged for money before flood

"We asked for the money every year," said harbour master Ida Holm. The east gate of the Lindholm harbour barrier \
jammed half open at 3.40 a.m. on Tuesday.

The minister has promised an inquiry by the end of the month. Water was in the first houses "in twenty minutes", \
harbour master Holm said. Nearly 400 homes were flooded, and people were treated for cold.

The barrier was opened in 1987 by the old king.
"""


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return compare(article_from_text(LEFT, "herald.txt"), article_from_text(RIGHT, "quay.txt"))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    left, right = tmp_path / "herald.txt", tmp_path / "quay.txt"
    left.write_text(LEFT, encoding="utf-8")
    right.write_text(RIGHT, encoding="utf-8")
    return left, right


@pytest.fixture
def theme() -> Theme:
    return named_theme("light")


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def empty_window(qtbot: QtBot, qapp: QApplication, preferences: Preferences) -> Iterator[MainWindow]:
    window = build_window(qapp, preferences, "light")
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, files: tuple[Path, Path]) -> MainWindow:
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=20_000):
        empty_window.opening.open_pair(str(files[0]), str(files[1]))
    return empty_window


Drop = Callable[[QWidget, QMimeData], bool]


@pytest.fixture
def drop() -> Drop:
    """Return a function that drops something on a widget as the desktop does; it returns whether it was accepted."""

    def deliver(target: QWidget, mime: QMimeData) -> bool:
        actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(40, 40), actions, mime, button, none)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        event = QDropEvent(QPointF(40, 40), actions, mime, button, none)
        QApplication.sendEvent(target, event)
        return event.isAccepted()

    return deliver


def file_mime(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime

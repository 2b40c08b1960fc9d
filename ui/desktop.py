"""The composition root of everything that needs Qt: application, preferences, session, window, put together."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader import Comparison, Marks, Options, ReaderError, is_case, main_article
from ui.main_window import MainWindow
from ui.notices import show_crash
from ui.session import Session
from ui.settings.preferences import Preferences
from ui.settings.theme import SANS, font, palette_of, style_sheet, theme_for
from ui.sides import Side

_CHROME = 13
"""Size of the chrome's text, pixels."""

_PICTURE = (1440, 900)
_IDLE = 400
"""Milliseconds after which an empty window prepares for the first file."""

_SHARE_OF_WORK = 0.001
"""Seconds a thread may compute before another gets its turn (Python's 0.005 makes scrolling stutter)."""


def application(*, offscreen: bool = False) -> QApplication:
    """Return the application, made on the first call; `offscreen` draws to memory where there is no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if offscreen and sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("twicetold")
    app.setApplicationDisplayName("Twice Told")
    app.setOrganizationName("Twice Told")
    app.setDesktopFileName("twicetold")
    app.setStyle("Fusion")
    app.setFont(font(SANS, _CHROME))
    return app


def build_window(
    app: QApplication, preferences: Preferences, theme_name: str | None = None, shelf: Path | None = None
) -> MainWindow:
    """Return the window, wired to a session of its own. `theme_name` holds for this window only.

    Marks that aren't saved are kept in the folder `shelf`; without one they aren't kept.
    """
    choice = theme_name or preferences.text("theme")
    theme = theme_for(choice)
    app.setPalette(palette_of(theme))
    window = MainWindow(Session(preferences.options()), preferences, theme, shelf)
    # Once all parts are in place: styled one by one, each is styled again with every part it is put into.
    app.setStyleSheet(style_sheet(theme))

    def dress(name: str) -> None:
        worn = theme_for(name)
        app.setPalette(palette_of(worn))
        # Where one style sheet follows another, Qt styles each widget again with every part it is in: four times the
        # work of taking the old one off first.
        app.setStyleSheet("")
        app.setStyleSheet(style_sheet(worn))
        window.set_theme(worn)

    window.theme_wanted.connect(dress)
    QGuiApplication.styleHints().colorSchemeChanged.connect(
        lambda _: dress("auto") if preferences.text("theme") == "auto" and theme_name is None else None
    )
    return window


def run_window(files: Sequence[str], options: Options | None, theme: str | None, size: tuple[int, int] | None) -> int:
    """Open the window on these files and return the exit code when it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.setswitchinterval(_SHARE_OF_WORK)
    app = application()
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    window = build_window(app, Preferences(QSettings()), theme, Path(kept) / "unsaved cases" if kept else None)
    sys.excepthook = lambda kind, error, trace: _on_crash(window, kind, error, trace)
    if options is not None:
        window.session.set_options(options)
    if size is not None:
        window.resize(*size)
    window.show()
    _open(window, files)
    if not files:
        QTimer.singleShot(_IDLE, window.session.warm_up)
    return app.exec()


def _open(window: MainWindow, files: Sequence[str]) -> None:
    """Open a case, or articles side by side."""
    if files and is_case(files[0]):
        window.desk.open(files[0])
        return
    for side, path in zip(Side, files, strict=False):
        window.session.open_file(side, path)


def draw_window(
    files: Sequence[str], options: Options, theme: str | None, size: tuple[int, int] | None, target: str
) -> None:
    """Draw the window with two articles into a PNG file. Raises `ReaderError` where that can't be done."""
    app = application(offscreen=True)
    settings = QSettings(os.devnull, QSettings.Format.IniFormat)
    window = build_window(app, Preferences(settings), theme or "light")
    window.session.set_options(options)
    failed: list[ReaderError] = []
    waiting = QEventLoop()

    def fail(error: ReaderError) -> None:
        failed.append(error)
        waiting.quit()

    window.session.comparison_ready.connect(lambda _: waiting.quit())
    window.session.comparison_failed.connect(fail)
    window.session.load_failed.connect(lambda _, error: fail(error))
    window.desk.failed.connect(fail)
    window.session.several_found.disconnect()  # nobody is there to be asked
    window.session.several_found.connect(lambda side, articles: window.session.take_one(side, main_article(articles)))
    window.resize(*(size or _PICTURE))
    window.show()
    _open(window, files)
    waiting.exec()
    if failed:
        raise failed[0]
    window.pair.select_change(_telling_change(window))
    QTimer.singleShot(400, waiting.quit)  # panes lay out, the overview follows
    waiting.exec()
    if not window.grab().save(target):
        raise ReaderError(
            target, "The picture can't be written there.", "Choose a folder in which you may write, and a name in .png."
        )
    window.close()


def print_pdf(
    comparison: Comparison, target: Path, made: dt.datetime | None = None, marks: Marks | None = None
) -> None:
    """Write the report as PDF, with no display needed; `made` is the day it shows, `marks` the user's."""
    from ui.printing.printer import write_pdf  # noqa: PLC0415 - printing is for those who print

    application(offscreen=True)
    write_pdf(comparison, target, made=made, marks=marks)


def _telling_change(window: MainWindow) -> int | None:
    """Return the first reworded change, which shows most of what the window can do."""
    comparison = window.session.comparison
    changes = comparison.changes if comparison is not None else ()
    reworded = [number for number, change in enumerate(changes) if change.edits and change.left and change.right]
    return reworded[0] if reworded else None


def _on_crash(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an unexpected error as words, with a text that can be pasted into a report of it."""
    text = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(text)
    show_crash(window, f"{kind.__name__}: {error}", text)

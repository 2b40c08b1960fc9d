"""Notices: what went wrong, in words, beside what it is about. The only place that turns errors into words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QToolButton, QVBoxLayout, QWidget

from reader import ReaderError
from ui.settings.theme import Theme, icon, pixmap


class Notice(QFrame):
    """A bar with a sentence, a hint and a button that closes it. Hidden while there is nothing to say."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("notice")
        self._calm, self._theme = False, theme
        self._picture, self._words, self._hint = QLabel(), QLabel(), QLabel()
        self._hint.setObjectName("muted")
        for label in (self._words, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(autoRaise=True)
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._words)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 8, 9)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        name, role = ("info", "text.accent") if self._calm else ("warning", "text.problem")
        self._picture.setPixmap(pixmap(name, theme.colours[role], 18, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))

    def tell(self, words: str, hint: str = "") -> None:
        """Show news that are no problem, and a hint."""
        self.say(words, hint, calm=True)

    def say(self, words: str, hint: str = "", *, calm: bool = False) -> None:
        """Show a sentence and a hint, as a problem unless it is `calm`."""
        self._set_calm(calm=calm)
        self._words.setText(words)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{words} {hint}".strip())
        self.show()
        announce(self, f"{words} {hint}".strip())

    def _set_calm(self, *, calm: bool) -> None:
        if calm is not self._calm:
            self._calm = calm
            self.setProperty("calm", calm)
            self.style().unpolish(self)
            self.style().polish(self)
            self.set_theme(self._theme)

    def show_error(self, error: ReaderError) -> None:
        """Show an error: which file, what is wrong, what to do."""
        self.show_errors([error])

    def show_errors(self, errors: Sequence[ReaderError]) -> None:
        """Show errors that belong together, a line for each; a hint that two of them give is given once."""
        hints = dict.fromkeys(error.hint for error in errors if error.hint)
        self.say("\n".join(map(_line, errors)), "\n".join(hints))

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        self.closed.emit()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    @property
    def hint(self) -> str:
        """Return the hint."""
        return self._hint.text()


def _line(error: ReaderError) -> str:
    name = PurePath(error.path).name or error.path
    return f"{name}: {error.reason}" if name else error.reason


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def show_crash(parent: QWidget, words: str, text: str) -> None:
    """Show an error that nobody foresaw; `text` is what to paste into a report of it."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Twice Told", "Something went wrong inside Twice Told.", parent=parent)
    box.setInformativeText(f"What is open stays open.\n\n{words}\n\nPlease report it, with the details below.")
    box.setDetailedText(text)
    box.open()

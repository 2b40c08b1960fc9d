"""The find bar: words looked for in both articles at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from reader import Article, Span
from ui.settings.theme import Theme, icon
from ui.sides import Side

_MOST = 2000
"""Places marked per article: more are of no use to a reader, and marking them costs time."""


class Place(NamedTuple):
    """Where something was found."""

    side: Side
    span: Span


def find_in(article: Article, words: str) -> list[Span]:
    """Return where `words` stand, upper or lower case, any white space between them."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    found = []
    for match in pattern.finditer(article.text):
        found.append(Span(*match.span()))
        if len(found) == _MOST:
            break
    return found


class FindBar(QFrame):
    """A line to type in, the number of places, next and previous."""

    words_changed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stay hidden until asked for."""
        super().__init__(parent)
        self.setObjectName("findBar")
        self.line = QLineEdit(placeholderText="Find in both articles", clearButtonEnabled=True)
        self.line.setAccessibleName("Find in both articles")
        self.line.setMaximumWidth(360)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._previous, self._next = QPushButton("Previous"), QPushButton("Next")
        self._close = QToolButton(autoRaise=True)
        self._close.setAccessibleName("Close the find bar")
        self._close.setToolTip("Close the find bar (Esc)")
        self._previous.setToolTip("Go to the place found before (Shift+Enter)")
        self._next.setToolTip("Go to the next place found (Enter)")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._close)
        self.line.textChanged.connect(self.words_changed)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.close_bar)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._close.setIcon(icon("close", theme))

    def open_bar(self, words: str = "") -> None:
        """Show the bar, ready to type; start with `words` where there are any."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words_changed.emit(self.line.text())

    def close_bar(self) -> None:
        """Hide the bar; its marks go with it."""
        self.hide()
        self.closed.emit()

    def show_count(self, at: int | None, of: int) -> None:
        """Show "3 of 12", or "12 found" where none of them was gone to yet."""
        if not self.line.text().strip():
            words = ""
        elif not of:
            words = "Not found"
        else:
            words = f"{of:,} found" if at is None else f"{at + 1:,} of {of:,}"
        self._count.setText(words)

    @property
    def count_text(self) -> str:
        """Return what the bar says about the number of places."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

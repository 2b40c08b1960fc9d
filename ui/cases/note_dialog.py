"""A note on a finding, typed into a small dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

_LONGEST = 2_000
"""Characters of a note: a page."""


class NoteDialog(QDialog):
    """Shows what a note is about and takes its text; Ctrl+Return takes it too."""

    noted = Signal(str)

    def __init__(self, about: str, note: str, parent: QWidget | None = None) -> None:
        """Begin with the note that there is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Note")
        self.resize(460, 240)
        self.about = QLabel(about)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(note)
        self.text.setPlaceholderText("What you found out, and where")
        self.text.setAccessibleName("Note on this finding")
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.noted.emit(self.text.toPlainText().strip()[:_LONGEST]))
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Return as OK; Return alone is a new line."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if returned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
                return True
        return super().eventFilter(watched, event)

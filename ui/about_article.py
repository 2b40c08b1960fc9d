"""What is known of an article, how it came to be known, and a way to correct it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader import HEAD_FIELDS, Article, Head, parse_date, wording
from ui.phrases import HEAD_NAMES, head_state, head_value, language_name
from ui.settings.theme import Theme, icon
from ui.sides import Side

LANGUAGES = (
    "en de fr es pt it nl sv da nb fi pl cs sk hu ro bg el uk ru sr hr sl lt lv et tr ar he fa hi bn ta te ur id ms "
    "vi th zh ja ko"
).split()
"""ISO 639-1 codes that are offered; an article's own is offered too."""
_WIDTH = 560


class AboutArticle(QDialog):
    """A field for each part of the head, each with how it is known; under them where the article came from."""

    corrected = Signal(object)
    """The head as the user wants it."""

    def __init__(
        self, side: Side, article: Article, read: Article, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show an article; `read` is the same as its file has it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"About the {side} article")
        self.setMinimumWidth(_WIDTH)
        self._head, self._read = article.head, read.head
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._states: dict[str, QLabel] = {}
        self._resets: dict[str, QToolButton] = {}
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(7)
        form.setColumnStretch(1, 1)
        for row, field in enumerate(HEAD_FIELDS):
            self._add(form, row, field, theme)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(_source(article))
        column.addWidget(self._buttons)

    def _add(self, form: QGridLayout, row: int, field: str, theme: Theme) -> None:
        edit = self._language_box() if field == "language" else QLineEdit()
        name, state, reset = QLabel(HEAD_NAMES[field]), QLabel(), QToolButton(autoRaise=True)
        name.setBuddy(edit)
        edit.setAccessibleName(HEAD_NAMES[field])
        state.setObjectName("muted")
        reset.setObjectName("paneTool")
        reset.setIcon(icon("undo", theme, "text.muted"))
        found = head_value(self._read, field)
        reset.setToolTip(f"Back to what was found: {found or 'nothing'}")
        reset.setAccessibleName(f"{HEAD_NAMES[field]}: back to what was found")
        reset.clicked.connect(lambda: self._show(field, self._read))
        self.fields[field], self._states[field], self._resets[field] = edit, state, reset
        form.addWidget(name, row, 0)
        form.addWidget(edit, row, 1)
        form.addWidget(state, row, 2)
        form.addWidget(reset, row, 3)
        self._show(field, self._head)
        if isinstance(edit, QComboBox):
            edit.currentIndexChanged.connect(lambda: self._on_edited(field))
        else:
            if field == "date":
                edit.setPlaceholderText("Such as 6 March 2026 or 2026-03-06")
            edit.textChanged.connect(lambda: self._on_edited(field))
        self._on_edited(field)

    def _language_box(self) -> QComboBox:
        box = QComboBox()
        codes = {*LANGUAGES, self._head.language, self._read.language} - {""}
        box.addItem("Not known: find it in the text", "")
        for code in sorted(codes, key=language_name):
            box.addItem(language_name(code), code)
        return box

    def _show(self, field: str, head: Head) -> None:
        edit = self.fields[field]
        if isinstance(edit, QComboBox):
            edit.setCurrentIndex(edit.findData(head.language))
        else:
            edit.setText(head_value(head, field))
            edit.setCursorPosition(0)

    def _wanted(self, field: str) -> str | dt.date | None:
        """Return what a field says; a date that can't be read is None."""
        edit = self.fields[field]
        if isinstance(edit, QComboBox):
            return str(edit.currentData())
        text = " ".join(edit.text().split())
        return parse_date(text) if field == "date" else text

    def _on_edited(self, field: str) -> None:
        wanted = self._wanted(field)
        if wanted == getattr(self._read, field):
            state = head_state(self._read, field)
        elif wanted == getattr(self._head, field):
            state = head_state(self._head, field)
        else:
            state = "set by you"
        self._states[field].setText(state)
        self._resets[field].setVisible(state == "set by you")
        if field == "date":
            self._problem.hide()

    def accept(self) -> None:
        """Hand on the head, or say that the date can't be read."""
        date = self.fields["date"]
        if isinstance(date, QLineEdit) and date.text().strip() and self._wanted("date") is None:
            self._problem.setText(
                "That date can't be read. Write it as 6 March 2026 or 2026-03-06, or leave the field empty."
            )
            self._problem.show()
            date.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        changes: dict[str, Any] = {field: self._wanted(field) for field in HEAD_FIELDS}
        head = dataclasses.replace(self._head, **changes)
        if head != self._head:
            self.corrected.emit(head)


def _source(article: Article) -> QGroupBox:
    """Return where the article came from; it can be copied."""
    origin = article.origin
    size = wording.count(origin.size, "byte") if origin.size else ""
    facts = {
        "From": origin.location or origin.name,
        "Part": origin.part,
        "Read as": ", ".join(part for part in (origin.format, origin.encoding, size) if part),
        "Fetched": origin.fetched,
        "SHA-256": origin.sha256,
    }
    box = QGroupBox("Where it came from")
    grid = QGridLayout(box)
    grid.setHorizontalSpacing(10)
    grid.setColumnStretch(1, 1)
    shown = [(name, value) for name, value in facts.items() if value]
    for row, (name, value) in enumerate(shown):
        label, words = QLabel(name), QLineEdit(value, readOnly=True)
        label.setObjectName("muted")
        words.setObjectName("fact")
        words.setFrame(False)
        words.setCursorPosition(0)
        words.setAccessibleName(name)
        grid.addWidget(label, row, 0)
        grid.addWidget(words, row, 1)
    return box

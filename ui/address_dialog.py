"""Asks for a web address and the side that its page is for. Nothing is fetched before the user says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.sides import Side

_NAMES = {Side.LEFT: "Left article", Side.RIGHT: "Right article"}
_WIDTH = 520


class AddressDialog(QDialog):
    """A line for the address, a choice of side, and a button that fetches."""

    chosen = Signal(object, str)
    """The side and the address, with its scheme."""

    def __init__(self, side: Side, address: str, parent: QWidget | None = None) -> None:
        """Offer `side` and `address` ("" for none)."""
        super().__init__(parent)
        self.setWindowTitle("Open a web address")
        self.setMinimumWidth(_WIDTH)
        label = QLabel("Address of the page")
        self.line = QLineEdit(address)
        self.line.setPlaceholderText("https://…")
        self.line.selectAll()
        label.setBuddy(self.line)
        self.sides = {each: QRadioButton(name) for each, name in _NAMES.items()}
        self.sides[side].setChecked(True)
        hint = QLabel("The page is fetched once, and nothing else: none of its pictures, scripts or trackers.")
        hint.setObjectName("muted")
        hint.setWordWrap(True)
        self.fetch = QPushButton("Fetch")
        self.fetch.setObjectName("primary")
        self.fetch.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.fetch, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(16)
        for button in self.sides.values():
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        for part in (label, self.line):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(hint)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.line.textChanged.connect(self._on_edited)
        self._on_edited(address)

    def accept(self) -> None:
        """Hand on side and address."""
        place = self.line.text().strip()
        if place:
            super().accept()
            side = next(each for each, button in self.sides.items() if button.isChecked())
            self.chosen.emit(side, place if "://" in place else f"https://{place}")

    def _on_edited(self, text: str) -> None:
        self.fetch.setEnabled(bool(text.strip()))

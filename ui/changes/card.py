"""A card of the dock: a quiet title and what stands under it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """A framed box with a title."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        """Hold `body` under `title`; without a title there is no line for it."""
        super().__init__(parent)
        self.setObjectName("card")
        self.body = body
        self._title = QLabel(title)
        self._title.setObjectName("cardTitle")
        self._title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 11)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(body)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """Return the title."""
        return self._title.text()

"""What a report shall hold: its title and its sections, as the reader sets them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader import Section, wording

# Milliseconds without a key before a title that is being typed makes the pages anew.
_TYPING_PAUSE = 350


class ReportOptions(QFrame):
    """A column with the title and a box for each section; tells when either changes."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Offer every section; `title` is what the report is called while none is typed."""
        super().__init__(parent)
        self.setObjectName("dock")
        self._title = QLineEdit(placeholderText=title)
        self._title.setAccessibleName("Title of the report")
        self._title.setClearButtonEnabled(True)
        for button in self._title.findChildren(QToolButton):
            button.setAccessibleName("Clear the title")
        self._boxes = {section: self._box(section) for section in Section}
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._title.textEdited.connect(self._on_edited)
        self._title.editingFinished.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(6)
        layout.addWidget(self._label("&Title", self._title))
        layout.addWidget(self._title)
        layout.addSpacing(12)
        layout.addWidget(self._label("Sections", None))
        for box in self._boxes.values():
            layout.addWidget(box)
        layout.addStretch(1)
        self.setFixedWidth(236)
        self._said = ""

    @property
    def title(self) -> str:
        """Return the title typed, "" for the report's own."""
        return self._title.text().strip()

    @property
    def sections(self) -> frozenset[Section]:
        """Return the sections that are wanted."""
        return frozenset(section for section, box in self._boxes.items() if box.isChecked())

    def box(self, section: Section) -> QCheckBox:
        """Return the box of a section."""
        return self._boxes[section]

    def _box(self, section: Section) -> QCheckBox:
        box = QCheckBox(wording.heading(section))
        box.setChecked(True)
        box.setAccessibleDescription("Section of the report")
        box.toggled.connect(self.changed)
        return box

    def _label(self, text: str, buddy: QWidget | None) -> QLabel:
        label = QLabel(text)
        label.setObjectName("cardTitle")
        label.setTextFormat(Qt.TextFormat.PlainText)
        if buddy is not None:
            label.setBuddy(buddy)
        return label

    def _on_edited(self) -> None:
        if self.title != self._said:
            self._said = self.title
            self._pause.start()

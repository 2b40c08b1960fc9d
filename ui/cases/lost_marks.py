"""The marks of a case that stand nowhere in the comparison at hand: listed, and taken away only by the user."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader import MarkedFact, wording
from ui.cases.desk import CaseDesk


def lost_line(fact: MarkedFact) -> str:
    """Return "✓ checked · figure changed: 31 → 13 · note: …" and the sentences it stood in."""
    key = fact.key
    what = f"{fact.what or key.kind}: {key.left or '–'} → {key.right or '–'}"
    sentences = "\n".join(
        f"{letter}  {text}" for letter, text in (("A", key.left_sentence), ("B", key.right_sentence)) if text
    )
    return "\n".join(filter(None, (wording.caption(what, "", fact.mark), sentences)))


class LostMarks(QDialog):
    """A list of marks without a place, with a button that removes the selected ones (undo brings them back)."""

    def __init__(self, desk: CaseDesk, parent: QWidget | None = None) -> None:
        """List what the desk has."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Marks that don't apply")
        self.resize(640, 380)
        self._desk = desk
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName("Marks whose words aren't in these texts, or aren't linked")
        about = QLabel(
            "The words of these marks don't stand in the two texts any more, or aren't found to differ at this "
            "sensitivity. They stay in the case."
        )
        about.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.remove = buttons.addButton("Remove selected", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.remove.clicked.connect(self._on_remove)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.list.itemSelectionChanged.connect(self._enable)
        desk.changed.connect(self._fill)
        self._facts: Sequence[MarkedFact] = ()
        self._fill()

    def _fill(self) -> None:
        if self._facts == self._desk.placed.lost and self.list.count():
            return
        self._facts = self._desk.placed.lost
        self.list.clear()
        for number, fact in enumerate(self._facts):
            item = QListWidgetItem(lost_line(fact))
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self._enable()

    def _on_remove(self) -> None:
        chosen = [self._facts[int(item.data(Qt.ItemDataRole.UserRole))] for item in self.list.selectedItems()]
        self._desk.remove_lost(chosen)

    def _enable(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

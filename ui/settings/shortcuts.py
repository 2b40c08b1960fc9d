"""Every action with its key, and a way to choose another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, ActionSpec, shortcut_keys
from ui.settings.preferences import Preferences

_READING_KEYS = (
    ("Previous or next sentence", "↑ ↓"),
    ("The other article", "← →"),
    ("A screen on or back", "Space, Page Up, Page Down"),
    ("Menu", "F10"),
)
"""Keys that hold inside an article's text; they are part of reading and stay as they are."""


def clash(keys: str, own_key: str, mine: Mapping[str, str]) -> ActionSpec | None:
    """Return the action that has these keys already, other than `own_key`."""
    wanted = QKeySequence(keys)
    for spec in ACTIONS:
        taken = [QKeySequence(key) for key in shortcut_keys(spec, mine)]
        if spec.key != own_key and not wanted.isEmpty() and wanted in taken:
            return spec
    return None


class ShortcutsDialog(QDialog):
    """A table of actions and keys; choose one and press others."""

    def __init__(self, actions: Mapping[str, QAction], preferences: Preferences, parent: QWidget | None = None) -> None:
        """Show the keys in use."""
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(620, 640)
        self._actions, self._preferences = actions, preferences
        self.table = QTableWidget(len(ACTIONS) + len(_READING_KEYS), 2)
        self.table.setHorizontalHeaderLabels(["What it does", "Keys"])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setShowGrid(False)
        self.table.setAccessibleName("Actions and their keys")
        self.table.setTabKeyNavigation(False)
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName("New keys for the chosen action")
        self._words = QLabel("Choose an action, then press its new keys here:")
        self._words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.edit)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._on_restore)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(buttons)
        self.edit.editingFinished.connect(self._on_edited)
        self._fill()

    def set_keys(self, key: str, keys: str) -> bool:
        """Give an action other keys, unless another action has them; return whether it has them now."""
        mine = dict(self._preferences.shortcuts())
        taken = clash(keys, key, mine)
        if taken is not None:
            self._words.setText(f"{QKeySequence(keys).toString()} is taken by: {taken.tip}.")
            return False
        mine[key] = keys
        self._keep(mine)
        self._words.setText("Done. Choose another action, or close.")
        return True

    def _keep(self, mine: Mapping[str, str]) -> None:
        self._preferences.set_shortcuts(mine)
        for spec in ACTIONS:
            self._actions[spec.key].setShortcuts([QKeySequence(keys) for keys in shortcut_keys(spec, mine)])
        self._fill()

    def _fill(self) -> None:
        for row, spec in enumerate(ACTIONS):
            keys = [
                shortcut.toString(QKeySequence.SequenceFormat.NativeText)
                for shortcut in self._actions[spec.key].shortcuts()
            ]
            self._row(row, spec.tip, ", ".join(keys), enabled=True)
        for number, (words, keys_of) in enumerate(_READING_KEYS):
            self._row(len(ACTIONS) + number, words, keys_of, enabled=False)

    def _row(self, row: int, words: str, keys: str, *, enabled: bool) -> None:
        for column, text in enumerate((words, keys)):
            item = QTableWidgetItem(text)
            if not enabled:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, column, item)

    def _on_edited(self) -> None:
        row, keys = self.table.currentRow(), self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys and 0 <= row < len(ACTIONS):
            self.set_keys(ACTIONS[row].key, keys)
            self.edit.clear()

    def _on_restore(self) -> None:
        self._keep({})

"""The quote ledger: every quotation that was checked, both wordings side by side, in a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader import Comparison, Finding, FindingKind, wording
from ui.changes.finding_model import words_of
from ui.phrases import source_name
from ui.sides import Side

Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """A row for each quotation: left wording, right wording, what became of it."""

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        """List a comparison's quotations in the order of the left article."""
        super().__init__(parent)
        self._comparison = comparison
        self._rows: Sequence[Finding] = sorted(
            (found for found in comparison.findings if found.kind is FindingKind.QUOTE),
            key=lambda found: (found.left is None, found.left or 0, found.right or 0),
        )
        self._headings = (source_name(comparison.left), source_name(comparison.right), "What became of it")

    def finding(self, row: int) -> Finding:
        """Return the finding in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return the number of quotations."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return three."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the sources' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the wording on either side, or what became of the quotation."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        found = self._rows[index.row()]
        if index.column() == 0:
            return words_of(found.left_span, self._comparison.left.text)
        if index.column() == 1:
            return words_of(found.right_span, self._comparison.right.text)
        return wording.finding(found)


class LedgerWindow(QDialog):
    """The table in a window of its own; choosing a row selects the sentence in the panes."""

    sentence_chosen = Signal(object, int)

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        """List a comparison's quotations."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quotations")
        self.resize(880, 520)
        self.model = LedgerModel(comparison, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName("Quotations of both articles")
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(2, 190)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        sum_up = QLabel(wording.quotations(comparison.findings) or "No quotation stands in both articles.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(sum_up)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _on_row(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        found = self.model.finding(current.row())
        if found.left is not None:
            self.sentence_chosen.emit(Side.LEFT, found.left)
        elif found.right is not None:
            self.sentence_chosen.emit(Side.RIGHT, found.right)

"""The quote ledger: every quotation that stands in either article, both wordings side by side, in a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader import Comparison, FindingEntry, LedgerRow, Marks, build_report, wording
from ui.changes.finding_model import MARK_LETTERS
from ui.changes.passage_view import Styled, styled_runs, write_passage
from ui.phrases import source_name
from ui.settings.theme import SANS, Theme, font
from ui.tasks import Line

Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT, _WHAT, _WHERE = range(4)
_PASSAGE = Qt.ItemDataRole.UserRole + 1
_SIZE = 13.0
_MARKS = {"mark_checked": "Checked", "mark_important": "Important", "mark_wrong": "Wrong", "note": "Note…"}
_MARGIN = 7


Gathered = tuple[str, Sequence[FindingEntry]]
"""A line that sums the quotations up, and each of them."""


class LedgerModel(QAbstractTableModel):
    """A row for each quotation: left wording, right wording, what became of it, where it stands."""

    def __init__(self, headings: tuple[str, str], parent: QObject | None = None) -> None:
        """Have no rows yet; the columns are named after the two sources."""
        super().__init__(parent)
        self._headings = (*headings, "What became of it", "Sentences")
        self._entries: Sequence[FindingEntry] = ()

    def set_entries(self, entries: Sequence[FindingEntry]) -> None:
        """List these quotations."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry_at(self, row: int) -> FindingEntry:
        """Return a row's quotation."""
        return self._entries[row]

    def change_at(self, row: int) -> int:
        """Return the number of the change in which a row's quotation stands."""
        return self._entries[row].row - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return the number of quotations."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return four."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the sources' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or its styled runs for the delegate."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, _PASSAGE):
            return None
        runs = self._runs(self._entries[index.row()], index.column())
        return runs if role == _PASSAGE else "".join(words for words, _ in runs)

    def _runs(self, entry: FindingEntry, column: int) -> list[Styled]:
        if column in (_LEFT, _RIGHT):
            runs = styled_runs(entry.left if column == _LEFT else entry.right)
            return runs or [("–", "muted")]
        if column == _WHERE:
            return [(entry.numbers, "plain")]
        said = wording.mark(entry.mark)
        note = f"\u2028Note: {entry.mark.note}" if entry.mark.note else ""
        return [(entry.what, "plain"), (f"\u2028{said}" if said else "", "strong"), (note, "muted")]


class PassageDelegate(QStyledItemDelegate):
    """Sets a cell's runs, wrapped, with struck and underlined words."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        """Serve `table`, whose columns say how wide a cell is."""
        super().__init__(table)
        self._theme, self._table = theme, table

    def _document(self, index: Index, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        write_passage(document, [index.data(_PASSAGE)], font(SANS, _SIZE), self._theme)
        document.setTextWidth(max(width - 2 * _MARGIN, 20))
        return document

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - the column knows better
        """Return the height of the wrapped words."""
        width = self._table.columnWidth(index.column())
        return QSize(width, round(self._document(index, width).size().height()) + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words and a line under the row."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("surface.selection"))
        painter.setPen(self._theme.colour("surface.line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setClipRect(option.rect)
        painter.translate(QPointF(option.rect.topLeft()) + QPointF(_MARGIN, _MARGIN))
        self._document(index, option.rect.width()).drawContents(painter)
        painter.restore()


class LedgerWindow(QDialog):
    """The table in a window of its own; choosing a row selects the change in the panes."""

    change_chosen = Signal(int)
    filled = Signal()
    mark_requested = Signal(str, object, str)
    """The action's key, the places of the current quotation's findings, and what became of it."""

    def __init__(
        self,
        comparison: Comparison,
        rows: Sequence[LedgerRow],
        theme: Theme,
        parent: QWidget | None = None,
        marks: Marks | None = None,
    ) -> None:
        """List a comparison's utterances as soon as they are worded; `marks` are what the user said of them."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quotations")
        self.resize(960, 560)
        self.model = LedgerModel((f"A · {source_name(comparison.left)}", f"B · {source_name(comparison.right)}"), self)
        self.summary = QLabel("Gathering the quotations…")
        self.summary.setWordWrap(True)
        self.table = self._table(theme)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self._line = Line(self)
        self._comparison, self._rows = comparison, rows
        self._marks: Marks | None = None
        self.set_marks(comparison, marks or {})

    def set_marks(self, comparison: Comparison | None, marks: Marks) -> None:
        """Word the quotations as they are marked now; marks on another comparison are left alone."""
        if comparison is not self._comparison or marks == self._marks:
            return
        self._marks, rows, mine = marks, self._rows, self._comparison
        self._line.start(lambda _progress, _cancelled: _ledger(mine, rows, marks), self._on_ledger, self._on_error)

    def _table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(PassageDelegate(theme, table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName("Quotations of both articles")
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for section, width in ((_WHAT, 190), (_WHERE, 96)):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(section, width)
        header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        table.selectionModel().currentRowChanged.connect(self._on_row)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        table.installEventFilter(self)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a letter typed in the table as a mark on the current quotation."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.modifiers():
            wanted = MARK_LETTERS.get(Qt.Key(event.key()))
            if wanted:
                self._mark(wanted)
                return True
        return super().eventFilter(watched, event)

    def _on_menu(self, at: QPoint) -> None:
        entry = self._current()
        if entry is None or not entry.places:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter, key in MARK_LETTERS.items():
            action = menu.addAction(f"{_MARKS[key]}\t{letter.name.removeprefix('Key_')}")
            action.triggered.connect(lambda _checked=False, key=key: self._mark(key))
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _mark(self, key: str) -> None:
        entry = self._current()
        if entry is not None and entry.places:
            self.mark_requested.emit(key, entry.places, entry.what)

    def _current(self) -> FindingEntry | None:
        index = self.table.currentIndex()
        return self.model.entry_at(index.row()) if index.isValid() else None

    def _on_ledger(self, ledger: Gathered) -> None:
        summary, entries = ledger
        self.summary.setText(summary or "No quotation stands in either article.")
        row = self.table.currentIndex().row()
        with QSignalBlocker(self.table.selectionModel()):
            self.model.set_entries(entries)
            if 0 <= row < len(entries):
                self.table.selectRow(row)
        self.table.resizeRowsToContents()
        self.filled.emit()

    def _on_error(self, error: Exception) -> None:
        self.summary.setText(f"The quotations can't be gathered: {error}")

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self.change_chosen.emit(self.model.change_at(current.row()))


def _ledger(comparison: Comparison, rows: Sequence[LedgerRow], marks: Marks) -> Gathered:
    report = build_report(comparison, made=None, marks=marks, ledger=rows)
    left, of = len(report.quotations.entries), len(rows)
    aside = f"{of - left} set aside as wrong" if left < of else ""
    return " · ".join(filter(None, (report.quotations.summary, aside))), report.quotations.entries

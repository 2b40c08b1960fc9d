"""The list of findings: what differs, both wordings, filtered by kind."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader import FindingKind
from ui.changes.finding_model import FindingModel, FindingRole
from ui.phrases import FINDING_KINDS
from ui.settings.theme import Theme, pixmap

_ICON = 15
_TEXT_AT = 28.0
_LEFT_SHARE = 0.5


class FindingDelegate(QStyledItemDelegate):
    """Paints a row of two lines: what differs, then both wordings."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take the colours."""
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of a row: all are alike."""
        return QSize(120, 2 * option.fontMetrics.height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        theme, room = self.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface.selection" if selected else "surface.page"))
            painter.drawRoundedRect(room.adjusted(0, 0, 0, -1), 3, 3)
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(theme.colour("surface.line"))
            painter.drawLine(room.bottomLeft(), room.bottomRight())
        kind = str(index.data(FindingRole.KIND))
        picture = pixmap(kind, theme.colours["text.accent"], _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(int(room.left()) + 3, int(room.top()) + 6, picture)
        line = room.adjusted(_TEXT_AT, 4, -4, 0)
        line.setHeight((room.height() - 8) / 2)
        painter.setFont(self._bold(option.font))
        painter.setPen(theme.colour("text.ink"))
        title = str(index.data(FindingRole.TITLE))
        self._words(painter, line, title[:1].upper() + title[1:])
        painter.setFont(option.font)
        line.translate(0, line.height())
        self._wordings(painter, line, str(index.data(FindingRole.LEFT)), str(index.data(FindingRole.RIGHT)))
        painter.restore()

    def _wordings(self, painter: QPainter, line: QRectF, left: str, right: str) -> None:
        """Paint "old → new", sharing the room between the two."""
        metrics, theme = QFontMetricsF(painter.font()), self.theme
        arrow = "  →  " if left and right else ""
        room = line.width() - metrics.horizontalAdvance(arrow)
        wanted = metrics.horizontalAdvance(left)
        if right:
            wanted = min(wanted, max(room * _LEFT_SHARE, room - metrics.horizontalAdvance(right)))
        x = line.left()
        for words, role, width in (
            (left, "change.dropped", wanted),
            (arrow, "text.muted", room),
            (right, "change.added", 0.0),
        ):
            painter.setPen(theme.colour(role))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width or line.right() - x)
            painter.drawText(QRectF(x, line.top(), line.width(), line.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += metrics.horizontalAdvance(shown)

    def _words(self, painter: QPainter, line: QRectF, words: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _bold(self, base: QFont) -> QFont:
        bold = QFont(base)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold


class FindingsPage(QWidget):
    """The filter and the list."""

    finding_chosen = Signal(int)

    def __init__(self, model: FindingModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self._model = model
        self._delegate = FindingDelegate(theme, self)
        self.list = QListView()
        self.list.setModel(model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # a book has thousands of rows
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Facts that differ")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Kind of finding")
        self.same = QCheckBox("unchanged too")
        self.same.setToolTip("Also list what was checked and found the same")
        self._empty = QLabel("No differing facts were found in the linked sentences.")
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._filters = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self.kinds, 1)
        row.addWidget(self.same)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.kinds.currentIndexChanged.connect(self._on_filter_changed)
        self.same.toggled.connect(self._on_filter_changed)
        self.list.clicked.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the two filters one under the other where there is no room beside one another."""
        super().resizeEvent(event)
        wanted = self.kinds.sizeHint().width() + self._filters.spacing() + self.same.sizeHint().width()
        beside = wanted <= event.size().width()
        way = QBoxLayout.Direction
        self._filters.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.list.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def _on_reset(self) -> None:
        """Name the kinds with their counts."""
        counts = self._model.kind_counts()
        chosen = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(f"All kinds ({counts.total()})", None)
        for kind, name in FINDING_KINDS.items():
            self.kinds.addItem(f"{name} ({counts[kind]})", kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))
        self.kinds.blockSignals(False)
        self._empty.setVisible(self._model.has_comparison and self._model.rowCount() == 0)

    def _on_filter_changed(self) -> None:
        kind = self.kinds.currentData()
        self._model.set_filter(FindingKind(kind) if kind else None, with_same=self.same.isChecked())

    def _on_chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(int(index.data(FindingRole.FINDING)))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if self.list.hasFocus() and current.isValid():
            self._on_chosen(current)

"""The list of changes: an icon, the beginning of the sentence, the link's score."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.changes.change_model import ChangeModel, Index, Role
from ui.phrases import isolated
from ui.settings.theme import Theme, pixmap

_ROW = 27
_ICON = 14
_TEXT_AT = 28.0
_SCORE_GAP = 12.0


class ChangeDelegate(QStyledItemDelegate):
    """Paints a row: icon, text shortened to the room there is, score."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take the colours."""
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of a row: all are alike."""
        return QSize(120, max(_ROW, option.fontMetrics.height() + 9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        theme, room = self.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("surface.selection" if selected else "surface.page"))
            painter.drawRoundedRect(room.adjusted(0, 0, 0, -1), 3, 3)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("text.accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -1.5), 3, 3)
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(theme.colour("surface.line"))
            painter.drawLine(room.bottomLeft(), room.bottomRight())
        category = str(index.data(Role.CATEGORY))
        picture = pixmap(category, theme.colours[f"change.{category}"], _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(int(room.left()) + 3, int(room.center().y() - _ICON / 2), picture)
        score = str(index.data(Role.SCORE))
        painter.setPen(theme.colour("text.ink"))
        metrics = QFontMetricsF(option.font)
        text = room.adjusted(_TEXT_AT, 0, -(metrics.horizontalAdvance(score) + _SCORE_GAP if score else 4), 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(shown))
        if score:
            painter.setPen(theme.colour("text.muted"))
            painter.drawText(
                room.adjusted(0, 0, -3, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, score
            )
        painter.restore()


class ChangeList(QListView):
    """Shows a change model and tells which change the user chose."""

    change_chosen = Signal(int)

    def __init__(self, model: ChangeModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self._changes = model
        self._delegate = ChangeDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # a book has thousands of rows
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Changes")
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_selected(self, number: int | None) -> None:
        """Select a change's row without saying so, and bring it into view."""
        row = self._changes.row_of(number)
        if row is None:
            self.clearSelection()
            return
        index = self._changes.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Choose with the arrow keys too."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self._on_clicked(current)

    def _on_clicked(self, index: Index) -> None:
        self.change_chosen.emit(int(index.data(Role.CHANGE)))

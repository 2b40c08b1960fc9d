"""The list of findings: what differs, both wordings, filtered by kind and by what the user said of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader import FactPlace, FindingKind, FindingMark, Verdict
from ui.changes.finding_model import CONFLICTS, MARK_LETTERS, FindingModel, FindingRole, Shown, title_of
from ui.phrases import FINDING_KINDS, isolated
from ui.settings.theme import Theme, pixmap

_ICON = 15
_TEXT_AT = 28.0
_LEFT_SHARE = 0.5
_SIGN = 14
_BOX_FRAME = 40
"""Width of a box beside its words: frame, insets, arrow; pixels."""
_SIGN_ROLES = {Verdict.CHECKED: "change.moved", Verdict.WRONG: "text.problem"}
_SHOWN = {
    Shown.ALL: "All",
    Shown.UNCHECKED: "Unchecked",
    Shown.CHECKED: "Checked",
    Shown.IMPORTANT: "Important",
    Shown.WRONG: "Set aside",
}
_NONE = "No differing facts were found in the linked sentences."
_NONE_SHOWN = "No finding is listed: the filters above let none through."
_COUNTED = (
    "Counted for each pair of linked sentences, as the other filter lets them through; the table of quotations counts "
    "each utterance once"
)


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
        signs = self._signs(painter, room, index)
        mark: FindingMark = index.data(FindingRole.MARK)
        wrong = mark.verdict is Verdict.WRONG
        painter.setFont(self._bold(option.font, struck=wrong))
        painter.setPen(theme.colour("text.muted" if wrong else "text.ink"))
        title = str(index.data(FindingRole.TITLE))
        self._words(painter, line.adjusted(0, 0, -signs, 0), title[:1].upper() + title[1:])
        painter.setFont(option.font)
        line.translate(0, line.height())
        self._wordings(
            painter, line, str(index.data(FindingRole.LEFT)), str(index.data(FindingRole.RIGHT)), wrong=wrong
        )
        painter.restore()

    def _signs(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> float:
        """Paint what the user said of a row, and that it conflicts, at its right end; return how wide that is."""
        mark: FindingMark = index.data(FindingRole.MARK)
        signs = [
            *([("conflict", "text.problem")] if index.data(FindingRole.CONFLICT) else []),
            *([("note", "text.muted")] if mark.note else []),
            *([("important", "text.accent")] if mark.important else []),
            *([(str(mark.verdict), _SIGN_ROLES[mark.verdict])] if mark.verdict in _SIGN_ROLES else []),
        ]
        x = room.right() - 4
        for name, role in reversed(signs):
            x -= _SIGN + 3
            sign = pixmap(name, self.theme.colours[role], _SIGN, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(x), int(room.top()) + 6, sign)
        return room.right() - x

    def _wordings(self, painter: QPainter, line: QRectF, left: str, right: str, *, wrong: bool) -> None:
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
            painter.setPen(theme.colour("text.muted" if wrong else role))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width or line.right() - x)
            where = QRectF(x, line.top(), line.width(), line.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, isolated(shown))
            x += metrics.horizontalAdvance(shown)

    def _words(self, painter: QPainter, line: QRectF, words: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _bold(self, base: QFont, *, struck: bool) -> QFont:
        bold = QFont(base)
        bold.setWeight(QFont.Weight.DemiBold)
        bold.setStrikeOut(struck)
        return bold


class FindingsPage(QWidget):
    """The filters, the list, and a line about marks that have no place in it."""

    finding_chosen = Signal(int)
    current_changed = Signal()
    """Another finding is the current one, or none."""
    lost_requested = Signal()
    """The user wants to see the marks that don't apply."""
    mark_requested = Signal(str)
    """The user pressed a key in the list: the key of the action that is meant."""

    def __init__(self, model: FindingModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `model`."""
        super().__init__(parent)
        self._model = model
        self._delegate = FindingDelegate(theme, self)
        self.list = self._list_view()
        self.kinds, self.shown = QComboBox(), QComboBox()
        self.kinds.setAccessibleName("Kind of finding")
        self.kinds.setToolTip(_COUNTED)
        self.shown.setAccessibleName("Findings by your marks")
        self.shown.setToolTip("All findings, or those that you checked, called important, or set aside as wrong")
        for box in (self.kinds, self.shown):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.same = QCheckBox("unchanged too")
        self.same.setToolTip("Also list what was checked and found the same")
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lost = QPushButton()
        self.lost.setObjectName("link")
        self.lost.hide()
        self.lost.clicked.connect(self.lost_requested)
        self._lay_out()
        self.kinds.currentIndexChanged.connect(self._on_filter_changed)
        self.shown.currentIndexChanged.connect(self._on_filter_changed)
        self.same.toggled.connect(self._on_filter_changed)
        self.list.clicked.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._row: int | None = None
        self._number: int | None = None
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._name_filters)
        self._on_reset()

    def _list_view(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # a book has thousands of rows
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName("Facts that differ")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(6)
        self._filters.addWidget(self.kinds, 1)
        self._filters.addWidget(self.shown, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._filters)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.same)
        column.addWidget(self.lost, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the filters under each other where one beside the other would be cut."""
        super().resizeEvent(event)
        self._arrange_filters()

    def _arrange_filters(self) -> None:
        each = (self.width() - self._filters.spacing()) / 2
        beside = max(map(_width_wanted, (self.kinds, self.shown))) <= each
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._filters.setDirection(direction)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these in the list's context menu."""
        self.list.addActions(list(actions))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_lost(self, number: int) -> None:
        """Say how many marks don't apply to what is listed."""
        self.lost.setText("1 mark doesn't apply here…" if number == 1 else f"{number:,} marks don't apply here…")
        self.lost.setVisible(number > 0)

    @property
    def current(self) -> tuple[FactPlace, str] | None:
        """Return the current finding's place and what it says, None where there is none."""
        index = self.list.currentIndex()
        if not index.isValid():
            return None
        fact = self._model.fact(int(index.data(FindingRole.FINDING)))
        return fact.place, title_of(fact)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a letter typed in the list as a mark."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.modifiers():
            wanted = MARK_LETTERS.get(Qt.Key(event.key()))
            if wanted and self.current is not None:
                self.mark_requested.emit(wanted)
                return True
        return super().eventFilter(watched, event)

    def clear_selection(self) -> None:
        """Select nothing."""
        self.list.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def _on_about_to_reset(self) -> None:
        index = self.list.currentIndex()
        self._row = index.row() if index.isValid() else None
        self._number = int(index.data(FindingRole.FINDING)) if index.isValid() else None

    def _on_reset(self) -> None:
        """Name the filters with their counts; stay at the finding, or at the one that took its place."""
        self._name_filters()
        listed = self._model.rowCount()
        some = self._model.total() > 0
        self._empty.setText(_NONE_SHOWN if some else _NONE)
        self._empty.setVisible(self._model.has_comparison and listed == 0)
        if self._row is not None and listed:
            row = None if self._number is None else self._model.row_of(self._number)
            index = self._model.index(min(self._row, listed - 1) if row is None else row)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.current_changed.emit()

    def _name_filters(self) -> None:
        counts, shown = self._model.kind_counts(), self._model.shown_counts()
        kinds: list[tuple[str, str | None]] = [(f"All kinds ({counts[None]})", None)]
        kinds += [(f"Can't both be right ({counts[CONFLICTS]})", CONFLICTS)] if counts[CONFLICTS] else []
        kinds += [(f"{name} ({counts[kind]})", kind) for kind, name in FINDING_KINDS.items()]
        _fill(self.kinds, kinds)
        _fill(self.shown, [(f"{name} ({shown[key]})", key) for key, name in _SHOWN.items()])
        self._arrange_filters()

    def _on_filter_changed(self) -> None:
        kind, shown = self.kinds.currentData(), self.shown.currentData()
        chosen = kind if kind is None or kind == CONFLICTS else FindingKind(kind)
        self._model.set_filter(chosen, with_same=self.same.isChecked(), shown=Shown(shown or Shown.ALL))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.finding_chosen.emit(int(index.data(FindingRole.FINDING)))

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.current_changed.emit()
        if self.list.hasFocus() and current.isValid():
            self._on_chosen(current)


def _width_wanted(box: QComboBox) -> float:
    """Return the width at which none of a box's entries is cut, pixels."""
    return _BOX_FRAME + max(box.fontMetrics().horizontalAdvance(box.itemText(k)) for k in range(box.count()))


def _fill(box: QComboBox, entries: Sequence[tuple[str, str | None]]) -> None:
    """Name a box's entries anew; the chosen one stays chosen where it is still there."""
    if [(box.itemText(k), box.itemData(k)) for k in range(box.count())] == list(entries):
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, key in entries:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)

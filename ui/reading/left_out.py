"""What was left out of an article when it was read, by reason; a tick takes a part back into it."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader import Article, CutPart
from ui.phrases import parts_of, text_length, tool_tip
from ui.settings.theme import Theme, icon

REASONS = {
    "not_article": "Beside the article",
    "aside": "Boxes at the side",
    "related": "Related articles",
    "links": "Lists of links",
    "newsletter": "Newsletter and subscription",
    "comments": "Comments of readers",
    "share": "Buttons for sharing",
    "advertisement": "Advertisements",
    "form": "Forms and buttons",
    "cookie": "Cookie notice",
    "navigation": "Navigation",
    "footer": "Foot of the page",
    "hidden": "Hidden on the page",
    "running_head": "Running heads",
    "page_number": "Page numbers",
}
"""What each reason is called; in this order: first what is likeliest to have been left out by mistake."""
_ORDER = list(REASONS)
_PART = Qt.ItemDataRole.UserRole
_SHARE = 0.42
"""Of the pane's height, at most: the text must stay in view."""
_SHOWN = 240
"""Characters of a part that the list shows."""
_TOLD = 1_500
"""Characters of a part in its tool tip."""


class LeftOutPanel(QFrame):
    """A tree: reasons, under each its parts, ticked where they were taken back. Hidden until it is asked for."""

    taken_changed = Signal(object)
    """Parts, by index of the article's cut, and whether they shall stand in it: those that were ticked or unticked."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self.setObjectName("leftOut")
        self._title = QLabel("Left out")
        self._title.setObjectName("cardTitle")
        self._hint = QLabel("Tick what belongs to the article.")
        self._hint.setObjectName("muted")
        self._close = QToolButton(autoRaise=True)
        self._close.setObjectName("paneTool")
        self._close.setAccessibleName("Close the list of parts left out")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.closed)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setAccessibleName("Parts left out, by reason")
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.itemChanged.connect(self._on_item_changed)
        self.tree.itemClicked.connect(self._on_item_clicked)
        self._row = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addSpacing(6)
        self._row.addWidget(self._hint, 1)
        self._row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.tree)
        # A tick on a reason reaches its parts one by one: one wish is made of them. What wasn't touched isn't wished:
        # the article that an earlier tick asked for may come in between.
        self._touched: dict[int, bool] = {}
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._on_settled)
        self._items: dict[int, QTreeWidgetItem] = {}
        self._article: Article | None = None
        self._listed: tuple[tuple[str, str], ...] = ()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._close.setIcon(icon("close", theme, "text.muted"))

    def show_article(self, article: Article | None) -> None:
        """List an article's parts, once the list is seen; where they are listed already, only their ticks change."""
        self._article = article
        if article is None or not article.cut:
            self.hide()
        elif self.isVisible():
            self._refresh(article)

    def showEvent(self, event: QShowEvent) -> None:
        """List the parts now: there may be thousands, and few people look."""
        super().showEvent(event)
        if self._article is not None:
            self._refresh(self._article)

    def _refresh(self, article: Article) -> None:
        listed = tuple((part.reason, part.text) for part in article.cut)
        self.tree.blockSignals(True)
        if listed != self._listed:
            self._listed = listed
            self._list(article.cut, article.head.language)
        for index, part in enumerate(article.cut):
            self._items[index].setCheckState(0, _state(ticked=part.taken))
        self.tree.blockSignals(False)

    def set_room(self, height: int) -> None:
        """Take no more than a share of a pane of this height, in pixels, and no more than is needed."""
        line = self.tree.sizeHintForRow(0) if self._items else 0
        rows = len(self._items) + self.tree.topLevelItemCount()
        wanted = line * rows + 2 * self.tree.frameWidth() + self._row.sizeHint().height() + 26
        self.setFixedHeight(max(min(wanted, round(height * _SHARE)), 110))

    def take_focus(self) -> None:
        """Let the keys go to the list."""
        first = self.tree.topLevelItem(0)
        if not self.tree.selectedItems() and first is not None:
            self.tree.setCurrentItem(first)
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _list(self, parts: tuple[CutPart, ...], language: str) -> None:
        self.tree.clear()
        self._items = {}
        by_reason: defaultdict[str, list[int]] = defaultdict(list)
        for index, part in enumerate(parts):
            by_reason[part.reason].append(index)
        for reason in sorted(by_reason, key=lambda name: _ORDER.index(name) if name in REASONS else len(_ORDER)):
            indexes = by_reason[reason]
            name = REASONS.get(reason, reason.replace("_", " ").capitalize())
            top = QTreeWidgetItem(self.tree, [name, parts_of(len(indexes))])
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            for index in indexes:
                self._items[index] = _item(top, index, parts[index], language)
            top.setExpanded(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        if item.childCount() == 0:
            self._touched[int(item.data(0, _PART))] = item.checkState(0) is Qt.CheckState.Checked
            self._settled.start()

    def _on_settled(self) -> None:
        touched, self._touched = self._touched, {}
        self.taken_changed.emit(touched)

    def _on_item_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        """Tick by a click on the words too: the box alone is a small target."""
        if column == 1 and item.childCount() == 0:
            item.setCheckState(0, _state(ticked=item.checkState(0) is not Qt.CheckState.Checked))


def _item(top: QTreeWidgetItem, index: int, part: CutPart, language: str) -> QTreeWidgetItem:
    words = " ".join(part.text.split())
    item = QTreeWidgetItem(top, [words[:_SHOWN], text_length(words, language)])
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    item.setData(0, _PART, index)
    told = part.text if len(part.text) <= _TOLD else f"{part.text[:_TOLD]}…"
    item.setToolTip(0, tool_tip(told))
    return item


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

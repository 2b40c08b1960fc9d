"""Which of the articles in one file to take: chapters of a book, messages of a mailbox, parts of a text file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader import Article, BlockKind, main_article
from ui.phrases import length_of, tool_tip
from ui.sides import Side

_NAMES = {Side.LEFT: "left", Side.RIGHT: "right"}
_WORDS = 200
"""Characters of an article's beginning in the list."""
_SIZE = (820, 460)
_TITLE_SHARE = 0.38


class Chooser(QDialog):
    """A list of titles, lengths and first words. One row is taken; two rows are taken as the two sides."""

    chosen = Signal(object)
    """What was chosen, by side."""

    def __init__(self, side: Side, articles: tuple[Article, ...], parent: QWidget | None = None) -> None:
        """Offer the articles of one file for `side`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Choose an article")
        self.resize(*_SIZE)
        self._side, self._articles = side, articles
        title = QLabel(f"{articles[0].origin.name} holds {len(articles)} articles")
        title.setObjectName("dropTitle")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setObjectName("muted")
        self.list = _list(articles)
        self._take, self._both = QPushButton(f"Open on the {_NAMES[side]}"), QPushButton("Compare these two")
        self._take.setObjectName("primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._hint)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.list.itemSelectionChanged.connect(self._on_selection_changed)
        self.list.itemDoubleClicked.connect(self.accept)
        first = self.list.topLevelItem(articles.index(main_article(articles)))
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self._both, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)
        self._both.clicked.connect(self.accept)
        return buttons

    def accept(self) -> None:
        """Hand on what is selected; nothing where that is neither one article nor two."""
        chosen = self._choice()
        if chosen:
            super().accept()
            self.chosen.emit(chosen)

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.list.selectionModel().selectedRows())

    def _choice(self) -> Mapping[Side, Article]:
        rows = self._rows()
        if len(rows) == 1:
            return {self._side: self._articles[rows[0]]}
        if len(rows) == len(Side):
            return dict(zip(Side, (self._articles[row] for row in rows), strict=True))
        return {}

    def _on_selection_changed(self) -> None:
        count = len(self._rows())
        self._take.setEnabled(count == 1)
        self._both.setEnabled(count == len(Side))
        for button, right in ((self._take, count == 1), (self._both, count == len(Side))):
            button.setDefault(right)
        one = f"Enter opens the selected one on the {_NAMES[self._side]}."
        two = "With Ctrl held, select a second to compare the two."
        self._hint.setText("Only two articles can be compared." if count > len(Side) else f"{one} {two}")


def _list(articles: tuple[Article, ...]) -> QTreeWidget:
    """Return the list of a file's articles."""
    found = QTreeWidget()
    found.setHeaderLabels(["Title", "Length", "Begins"])
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    found.setAccessibleName("Articles in this file")
    for article in articles:
        found.addTopLevelItem(_row(article))
    header = found.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.resizeSection(0, round(_SIZE[0] * _TITLE_SHARE))
    return found


def _row(article: Article) -> QTreeWidgetItem:
    title = article.origin.part or article.head.title
    item = QTreeWidgetItem([title, length_of(article), _beginning(article, title)])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, tool_tip(title))
    item.setToolTip(2, tool_tip(article.text[:600]))
    return item


def _beginning(article: Article, title: str) -> str:
    """Return an article's first words that aren't its title or the page's furniture."""
    texts = (
        block.span.of(article.text)
        for block in article.blocks
        if block.kind not in (BlockKind.HEADLINE, BlockKind.FURNITURE)
    )
    return next((" ".join(text.split())[:_WORDS] for text in texts if text != title), "")

"""One side of the window: the article's head, a notice where there is one, the text and its overview."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reader import Article
from ui.notices import Notice
from ui.phrases import facts_of, source_name
from ui.reading.article_view import ArticleView
from ui.reading.drop_zone import DropZone
from ui.reading.elided import ElidedLabel
from ui.reading.highlights import SentenceMark
from ui.reading.marks import Placed, placed, stripes
from ui.reading.overview_bar import OverviewBar
from ui.reading.page import Page
from ui.settings.theme import Theme
from ui.sides import Side

_OVERVIEW_DELAY = 200
"""Milliseconds between two looks at where the marks are while the text is still being laid out."""

_LETTERS = {Side.LEFT: "A", Side.RIGHT: "B"}
"""What reports call the two articles."""


class Pane(QFrame):
    """Head, notice, text, overview of one side."""

    dropped = Signal(QMimeData)

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the drop zone."""
        super().__init__(parent)
        self.side = side
        self.setObjectName("pane")
        self.setAcceptDrops(True)
        self._marks: list[SentenceMark] = []
        self._placed: list[Placed] | None = []
        self.view = ArticleView(theme)
        self.view.setAccessibleName("Left article" if side is Side.LEFT else "Right article")
        self.overview = OverviewBar(theme)
        self.drop_zone = DropZone(side, theme)
        self.notice = Notice(theme)
        self._name, self._facts = ElidedLabel(), ElidedLabel()
        self._name.setObjectName("paneName")
        self._facts.setObjectName("paneFacts")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop_zone)
        self._stack.addWidget(self._reading())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self._overview_timer = QTimer(self, singleShot=True, interval=_OVERVIEW_DELAY)
        self._overview_timer.timeout.connect(self._update_stripes)
        self.view.geometry_changed.connect(self._on_geometry_changed)
        self.overview.scroll_requested.connect(self._on_scroll_requested)
        self.show_article(None)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("paneHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(59)
        column = QVBoxLayout(head)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(0)
        letter = QLabel(_LETTERS[self.side])
        letter.setObjectName("paneLetter")
        letter.setToolTip(f"Findings, quotations and reports call this article {_LETTERS[self.side]}")
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(letter)
        name.addWidget(self._name, 1)
        column.addLayout(name)
        column.addWidget(self._facts)
        return head

    def _reading(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 5, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.overview)
        return page

    # What is shown

    def show_article(self, article: Article | None, page: Page | None = None) -> None:
        """Show an article, or the drop zone."""
        self.set_marks([])
        if article is None:
            self.view.clear_article()
            self._name.set_text("First article" if self.side is Side.LEFT else "Second article")
            self._facts.set_text("Nothing is open here")
        else:
            self.view.show_article(article, page)
            self._name.set_text(source_name(article))
            self._facts.set_text(facts_of(article))
            self._name.setToolTip(article.origin.location or article.origin.name)
        self._stack.setCurrentIndex(0 if article is None else 1)

    def set_marks(self, marks: list[SentenceMark]) -> None:
        """Show these sentences on the overview."""
        self._marks, self._placed = marks, None
        self._overview_timer.start(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.view, self.overview, self.drop_zone, self.notice):
            part.set_theme(theme)

    def text_top(self) -> int:
        """Return where the text begins, pixels from the pane's top."""
        return self.view.viewport().mapTo(self, self.view.viewport().rect().topLeft()).y()

    def _update_stripes(self) -> None:
        layout = self.view.page_layout
        if self._placed is None:
            self._placed = placed(self._marks, self.view.page)
        height = max(layout.documentSize().height(), self.view.viewport().height(), 1.0)
        self.overview.set_stripes(stripes(self._placed, layout, height))
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        height = max(self.view.page_layout.documentSize().height(), self.view.viewport().height(), 1.0)
        top = self.view.verticalScrollBar().value()
        self.overview.set_view(top / height, min((top + self.view.viewport().height()) / height, 1.0))

    def _on_geometry_changed(self) -> None:
        self._on_scrolled()
        if not self._overview_timer.isActive():
            self._overview_timer.start(_OVERVIEW_DELAY)

    def _on_scroll_requested(self, share: float) -> None:
        height = max(self.view.page_layout.documentSize().height(), 1.0)
        self.view.verticalScrollBar().setValue(round(share * height - self.view.viewport().height() / 2))

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, addresses and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.drop_zone.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Cool down."""
        self.drop_zone.set_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self.drop_zone.set_hot(False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

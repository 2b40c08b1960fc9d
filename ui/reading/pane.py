"""One side of the window: the article's head, a notice where there is one, the text and its overview."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reader import Article, Span
from ui.notices import Notice
from ui.reading.article_view import ArticleView
from ui.reading.drop_zone import DropZone, can_open
from ui.reading.highlights import SentenceMark
from ui.reading.left_out import LeftOutPanel
from ui.reading.marks import Placed, placed, stripes
from ui.reading.overview_bar import OverviewBar
from ui.reading.page import Page, moved_position
from ui.reading.pane_head import PaneHead
from ui.settings.theme import Theme
from ui.sides import Side

_OVERVIEW_DELAY = 200
"""Milliseconds between two looks at where the marks are while the text is still being laid out."""


class Pane(QFrame):
    """Head, notice, text, overview of one side, and the list of what was left out of its article."""

    dropped = Signal(QMimeData)
    about_requested = Signal()
    taken_changed = Signal(object)
    """Parts left out, by index of the article's cut, and whether they shall stand in it."""

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
        self.head = PaneHead(side, theme)
        self.left_out = LeftOutPanel(theme)
        self._revealed: Span | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop_zone)
        self._stack.addWidget(self._reading())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.left_out)
        self.head.about_requested.connect(self.about_requested)
        self.head.left_out_toggled.connect(self._on_left_out_toggled)
        self.left_out.closed.connect(lambda: self.head.left_out.setChecked(False))
        self.left_out.taken_changed.connect(self.taken_changed)
        self._overview_timer = QTimer(self, singleShot=True, interval=_OVERVIEW_DELAY)
        self._overview_timer.timeout.connect(self._update_stripes)
        self.view.geometry_changed.connect(self._on_geometry_changed)
        self.overview.scroll_requested.connect(self._on_scroll_requested)
        self.show_article(None)

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
        """Show an article, or the drop zone. One that was only revised stays where it was read."""
        before = self.view.article
        self.set_marks([])
        self.head.show_article(article)
        self.left_out.show_article(article)
        if article is None or not article.cut:
            self.head.left_out.setChecked(False)
        if article is None:
            self.view.clear_article()
        elif before is not None and page is None and _same_file(before, article):
            top = moved_position(before.text, article.text, self.view.top_position())
            self.view.show_article(article)
            self.view.scroll_to_position(top)
            self._revealed = _taken_back(before, article)
            self.reveal()
        else:
            self.view.show_article(article, page)
            self._revealed = None
        self._stack.setCurrentIndex(0 if article is None else 1)

    def reveal(self, *, again: bool = True) -> None:
        """Bring what was taken back last into view: at once, and again when the comparison has set the page anew."""
        if self._revealed is not None:
            self.view.bring_into_view(self._revealed)
        if not again:
            self._revealed = None

    def toggle_left_out(self) -> None:
        """Show the list of what was left out and go to it, or hide it."""
        button = self.head.left_out
        if not button.isHidden():
            button.toggle()
        if button.isChecked():
            self.left_out.take_focus()

    def set_marks(self, marks: list[SentenceMark]) -> None:
        """Show these sentences on the overview."""
        self._marks, self._placed = marks, None
        self._overview_timer.start(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.view, self.overview, self.drop_zone, self.notice, self.head, self.left_out):
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

    def _on_left_out_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.left_out.setVisible(shown)
        self.left_out.set_room(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list of what was left out its share."""
        super().resizeEvent(event)
        self.left_out.set_room(event.size().height())

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, addresses and text."""
        if can_open(event.mimeData()):
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


def _same_file(before: Article, article: Article) -> bool:
    return before.origin == article.origin and len(before.cut) == len(article.cut)


def _taken_back(before: Article, article: Article) -> Span | None:
    """Return the first block of what one article has and the other hadn't taken back."""
    fresh = (
        part.before
        for old, part in zip(before.cut, article.cut, strict=True)
        if part.taken and not old.taken and part.before < len(article.blocks)
    )
    first = next(fresh, None)
    return None if first is None else article.blocks[first].span

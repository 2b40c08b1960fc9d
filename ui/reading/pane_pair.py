"""The two panes with the links between them: one selection, tied scrolls, ribbons for what is in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader import Article, Change, Comparison, FactPlace, Span
from ui.reading import marks
from ui.reading.facing_rows import align_estimates, align_row, facing_page, facing_rows
from ui.reading.link_index import LinkIndex, banded
from ui.reading.link_strip import LinkStrip, in_view, strip_width
from ui.reading.page import flow_page
from ui.reading.pane import Pane
from ui.reading.tie import Tie
from ui.settings.theme import Theme
from ui.sides import Side


class PanePair(QWidget):
    """Shows a comparison. Changes and sentences are known by index, as in the comparison itself."""

    selection_changed = Signal(object, object)
    """The selected change (or None) and the side and sentence the user is at (or None)."""
    partner_chosen = Signal(int, int)
    """The two sentences, left and right, that the user wants linked."""
    choosing_ended = Signal()
    """The user no longer chooses a partner, chosen or not."""
    menu_requested = Signal(object)
    """The user wants the menu of the selected sentence, at a place on screen."""
    dropped = Signal(object, QMimeData)
    """Something was dropped on a side."""
    about_requested = Signal(object)
    """The user wants to see or correct what is known of a side's article."""
    taken_changed = Signal(object, object)
    """The side, and parts left out of its article, by index, with whether they shall stand in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show two drop zones."""
        super().__init__(parent)
        self.panes = {side: Pane(side, theme) for side in Side}
        self.strip = LinkStrip(theme)
        self.comparison: Comparison | None = None
        self.selected: int | None = None
        self.at: tuple[Side, int] | None = None
        self._index: LinkIndex | None = None
        self._wanting: tuple[Side, int] | None = None
        """The sentence for which a partner is being chosen."""
        self._aside: frozenset[FactPlace] = frozenset()
        self._shown: Callable[[Change], bool] = lambda _: True
        self._facing = False
        self._tie = Tie(self.panes[Side.LEFT].view, self.panes[Side.RIGHT].view, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panes[Side.LEFT], 1)
        row.addWidget(self.strip)
        row.addWidget(self.panes[Side.RIGHT], 1)
        self._ribbon_timer = QTimer(self, singleShot=True, interval=0)
        self._ribbon_timer.timeout.connect(self._update_ribbons)
        for side, pane in self.panes.items():
            self._wire(side, pane)
        self.strip.change_chosen.connect(self.select_change)

    def _wire(self, side: Side, pane: Pane) -> None:
        pane.view.sentence_chosen.connect(lambda index: self._on_sentence_chosen(side, index))
        pane.view.confirmed.connect(self.take_partner)
        pane.view.menu_requested.connect(lambda index, place: self._on_menu_requested(side, index, place))
        pane.view.step_requested.connect(lambda step: self._on_step(side, step))
        pane.view.side_switch_requested.connect(lambda: self._on_side_switch(side))
        pane.view.geometry_changed.connect(self._ribbon_timer.start)
        pane.dropped.connect(lambda mime: self.dropped.emit(side, mime))
        pane.notice.closed.connect(self._ribbon_timer.start)
        pane.about_requested.connect(lambda: self.about_requested.emit(side))
        pane.taken_changed.connect(lambda taken: self.taken_changed.emit(side, taken))

    # What is shown

    def show_article(self, side: Side, article: Article | None) -> None:
        """Show another article on a side; the comparison no longer holds."""
        self.clear_comparison()
        self.panes[side].show_article(article)

    def clear_comparison(self) -> None:
        """Show the articles without marks."""
        if self.comparison is None:
            return
        self.stop_choosing()
        if self._facing:
            self._set_pages(flow=True)
        self.comparison, self._index = None, None
        self._tie.clear()
        for pane in self.panes.values():
            pane.view.highlights.set_marks((), ())
            pane.set_marks([])
        self._select(None, None)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show a comparison of the articles that are open; of the same two, the same sentence stays selected."""
        same = self.comparison is not None and all(
            side.article(self.comparison) is side.article(comparison) for side in Side
        )
        at = self.at if same else None
        self.stop_choosing()
        self.comparison = comparison
        self._index = LinkIndex(comparison)
        if self._facing:
            self._set_pages()
        self._set_tie()
        self._select(None if at is None else self._index.change_of(*at), at)
        self._mark()
        for pane in self.panes.values():
            pane.reveal(again=False)
        if at is not None:
            self._bring_into_view(at[0])

    def set_aside(self, places: frozenset[FactPlace]) -> None:
        """Mark no words for findings that the user set aside."""
        if places != self._aside:
            self._aside = places
            self._mark()

    def set_shown(self, shown: Callable[[Change], bool]) -> None:
        """Mark and link only these changes."""
        self._shown = shown
        self._mark()

    def set_facing(self, facing: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Set the texts in aligned rows (facing), or each as written (flow)."""
        if facing == self._facing:
            return
        self._facing = facing
        if self.comparison is not None:
            self._set_pages(flow=not facing)
            self._set_tie()
            self._mark()
            if self.selected is not None:
                self.select_change(self.selected)

    @property
    def facing(self) -> bool:
        """Return whether rows are aligned."""
        return self._facing

    def set_tied(self, tied: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Tie or untie the two scrolls."""
        self._tie.set_tied(tied)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for pane in self.panes.values():
            pane.set_theme(theme)
        self.strip.set_theme(theme)

    def set_type(self, families: tuple[str, ...], size: float) -> None:
        """Take typeface and size (pixels) of the texts."""
        for pane in self.panes.values():
            pane.view.set_type(families, size)
        if self._facing and self.comparison is not None:
            self._align_estimates()
        if self.at is not None:
            self._bring_into_view(self.at[0])

    def pane_of(self, widget: QWidget | None) -> Pane | None:
        """Return the pane in which a widget stands."""
        return next((pane for pane in self.panes.values() if widget is not None and pane.isAncestorOf(widget)), None)

    # Selection

    def select_change(self, number: int | None) -> None:
        """Select a change and bring it into view on both sides."""
        if self.comparison is None or number is None:
            self._select(None, None)
            return
        change = self.comparison.changes[number]
        side = Side.LEFT if change.left else Side.RIGHT
        if self.at is not None and self.at[0] is not side and self.at[0].sentences(change):
            side = self.at[0]
        self._select(number, (side, side.sentences(change)[0]))
        self._bring_into_view(side)

    def select_sentence(self, side: Side, index: int) -> None:
        """Select a sentence's change; its partners come into view on the other side."""
        if self._index is None:
            return
        self._select(self._index.change_of(side, index), (side, index))
        self._bring_into_view(side)

    def show_span(self, side: Side, span: Span) -> None:
        """Bring a span into view without selecting its sentence."""
        self.panes[side].view.bring_into_view(span)

    def _select(self, number: int | None, at: tuple[Side, int] | None) -> None:
        self.selected, self.at = number, at
        for side, pane in self.panes.items():
            spans = []
            if self.comparison is not None and number is not None:
                sentences = side.sentences(self.comparison.changes[number])
                if self._wanting is not None:  # two single sentences: the one that wants a partner, and the candidate
                    sentences = tuple(place[1] for place in (self._wanting, at) if place and place[0] is side)[:1]
                spans = marks.joined_spans(self.comparison, side, sentences)
            pane.view.highlights.set_selection(spans)
        self._ribbon_timer.start()
        self.selection_changed.emit(number, at)

    def _bring_into_view(self, side: Side) -> None:
        """Show the selected sentence, then its first partner at the same height."""
        if self.comparison is None or self.selected is None or self.at is None:
            return
        change, view = self.comparison.changes[self.selected], self.panes[side].view
        span = side.article(self.comparison).sentences[self.at[1]].span
        with self._tie.released():
            view.bring_into_view(span)
            extent = view.span_extent(span)
            partners = self._index.partners(side, self.at[1]) if self._index else []
            # A link to a sentence of another change doesn't bring that one into view.
            partners = [index for index in partners if index in side.other.sentences(change)] or partners
            if partners and extent is not None and not self._facing and self._wanting is None:
                other = side.other.article(self.comparison)
                self.panes[side.other].view.bring_into_view(other.sentences[partners[0]].span, at=extent[0])
        if self._wanting is None and (self._facing or not side.other.sentences(change)):
            self._tie.follow(view)

    def _on_step(self, side: Side, step: int) -> None:
        if self.comparison is None:
            return
        view, sentences = self.panes[side].view, side.article(self.comparison).sentences
        if self.at is not None and self.at[0] is side:
            order = self._order(side)
            place = order.index(self.at[1]) + step
            if 0 <= place < len(order):
                self.select_sentence(side, order[place])
        elif sentences:
            first = view.sentence_of(int(view.top_position()) + 1)
            self.select_sentence(side, first or 0)

    def _order(self, side: Side) -> list[int]:
        """Return a side's sentences in the order in which they stand on the page."""
        view, article = self.panes[side].view, self.panes[side].view.article
        if article is None:
            return []
        indexes = list(range(len(article.sentences)))
        if not self._facing:
            return indexes
        place = {index: view.page.ranges(article.sentences[index].span) for index in indexes}
        return sorted((index for index in indexes if place[index]), key=lambda index: place[index][0])

    def _on_side_switch(self, side: Side) -> None:
        self.panes[side.other].view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.comparison is None or self.selected is None:
            return
        partners = side.other.sentences(self.comparison.changes[self.selected])
        if partners:
            self._select(self.selected, (side.other, partners[0]))

    # A partner for the selected sentence

    @property
    def choosing(self) -> bool:
        """Return whether the user is choosing a partner for a sentence."""
        return self._wanting is not None

    def choose_partner(self) -> None:
        """Let the user choose, on the other side, the sentence that the selected one shall be linked with."""
        if self.at is not None:
            self._wanting = self.at
            self.panes[self.at[0].other].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_partner(self) -> None:
        """Take the sentence that is selected on the other side."""
        if self._wanting is not None and self.at is not None and self.at[0] is not self._wanting[0]:
            ends = dict((self._wanting, self.at))
            self.stop_choosing()
            self.partner_chosen.emit(ends[Side.LEFT], ends[Side.RIGHT])

    def stop_choosing(self) -> None:
        """Choose no partner any more; what is selected stays."""
        if self._wanting is not None:
            self._wanting = None
            self._select(self.selected, self.at)
            self.choosing_ended.emit()

    def _on_sentence_chosen(self, side: Side, index: int) -> None:
        self.select_sentence(side, index)
        self.take_partner()

    def _on_menu_requested(self, side: Side, index: int | None, place: QPoint) -> None:
        if index is not None and not self.choosing and (side, index) != self.at:
            self.select_sentence(side, index)
        self.menu_requested.emit(place)

    # Marks and ribbons

    def _mark(self) -> None:
        """Give each pane the marks of the changes that are shown."""
        if self.comparison is None:
            return
        for side, pane in self.panes.items():
            sentences = marks.sentence_marks(self.comparison, side, self._shown)
            words = marks.word_marks(self.comparison, side, self._shown)
            pane.view.highlights.set_marks(sentences, words, marks.fact_marks(self.comparison, side, self._aside))
            pane.set_marks(sentences)
        self._ribbon_timer.start()

    def _set_tie(self) -> None:
        if self._index is None:
            return
        if self._facing:
            self._tie.align_rows()
        else:
            self._tie.set_anchors(self._index.anchors())

    def _set_pages(self, *, flow: bool = False) -> None:
        """Set both texts in rows, or as written."""
        comparison = self.comparison
        if comparison is None:
            return
        rows = [] if flow else facing_rows(comparison.changes)
        layouts = [pane.view.page_layout for pane in self.panes.values()]
        for layout in layouts:
            layout.row_laid_out = None
        for side, pane in self.panes.items():
            article = side.article(comparison)
            pane.view.show_article(article, flow_page(article) if flow else facing_page(comparison, side, rows))
        if not flow:
            for layout, other in (layouts, layouts[::-1]):
                layout.row_laid_out = lambda row, layout=layout, other=other: align_row(layout, other, row)
            self._align_estimates()

    def _align_estimates(self) -> None:
        left, right = (pane.view.page_layout for pane in self.panes.values())
        align_estimates(left, right, left.document().blockCount())
        for layout in (left, right):
            layout.announce_size()  # or the scroll of the shorter side would stop before its partner's

    def _update_ribbons(self) -> None:
        top = float(max(pane.text_top() for pane in self.panes.values()))
        ribbons = []
        if self._index is not None:
            visible = {side: pane.view.visible_sentences() for side, pane in self.panes.items()}
            ribbons = self._index.ribbons(visible, self._end, self._shown, self.selected)
            ribbons = banded(ribbons) if self._facing else ribbons
        self.strip.set_ribbons([ribbon for ribbon in ribbons if in_view(ribbon, top, self.height())], top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the strip less room where there is less."""
        super().resizeEvent(event)
        self.strip.setFixedWidth(strip_width(event.size().width()))

    def _end(self, side: Side, index: int) -> tuple[float, float] | None:
        pane = self.panes[side]
        article = pane.view.article
        extent = pane.view.span_extent(article.sentences[index].span) if article else None
        shift = pane.text_top()
        return None if extent is None else (extent[0] + shift, extent[1] + shift)

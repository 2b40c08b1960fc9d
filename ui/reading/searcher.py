"""Joins the find bar and the panes: marks every place, goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.reading.find_bar import FindBar, Place, find_in
from ui.reading.pane_pair import PanePair


class Searcher(QObject):
    """Keeps the places found and the one the user is at."""

    def __init__(self, bar: FindBar, pair: PanePair, parent: QObject | None = None) -> None:
        """Listen to `bar`."""
        super().__init__(parent)
        self._bar, self._pair = bar, pair
        self._places: list[Place] = []
        self._at: int | None = None
        bar.words_changed.connect(self.look_for)
        bar.step_requested.connect(self.step)
        bar.closed.connect(lambda: self.look_for(""))

    def refresh(self) -> None:
        """Look again: an article has changed."""
        self.look_for(self._bar.line.text() if self._bar.isVisible() else "")

    def look_for(self, words: str) -> None:
        """Find words in both articles, and mark them."""
        self._places = [
            Place(side, span)
            for side, pane in self._pair.panes.items()
            if pane.view.article is not None
            for span in find_in(pane.view.article, words)
        ]
        self._at = None
        self._mark()

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place."""
        if not self._places:
            return
        self._at = (-1 if step > 0 else 0) if self._at is None else self._at
        self._at = (self._at + step) % len(self._places)
        self._mark()
        place = self._places[self._at]
        self._pair.show_span(place.side, place.span)

    def _mark(self) -> None:
        current = self._places[self._at] if self._at is not None else None
        for side, pane in self._pair.panes.items():
            spans = [place.span for place in self._places if place.side is side]
            here = current.span if current is not None and current.side is side else None
            pane.view.highlights.set_found(spans, here)
        self._bar.show_count(self._at, len(self._places))

"""Two views whose scrolls are tied through the links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject

from ui.reading.article_view import ArticleView
from ui.reading.scroll import Anchor, follow, reading_line, value_for_line


class Tie(QObject):
    """Moves one view when the user moves the other."""

    def __init__(self, left: ArticleView, right: ArticleView, parent: QObject | None = None) -> None:
        """Tie nothing before anchors are known."""
        super().__init__(parent)
        self._left, self._right = left, right
        self._anchors: Sequence[Anchor] = ()
        self._tied = True
        self._aligned_rows = False
        self._moving = False
        self._offset = 0.0
        for view in (left, right):
            view.verticalScrollBar().valueChanged.connect(lambda _, view=view: self._on_scrolled(view))
        self._values = {left: 0, right: 0}

    def set_anchors(self, anchors: Sequence[Anchor]) -> None:
        """Follow these positions, in code points of the two articles."""
        self._anchors, self._aligned_rows, self._offset = anchors, False, 0.0

    def align_rows(self) -> None:
        """Scroll both by the same amount: rows stand beside each other."""
        self._anchors, self._aligned_rows, self._offset = (), True, 0.0

    def clear(self) -> None:
        """Scroll independently until there are anchors again."""
        self._anchors, self._aligned_rows, self._offset = (), False, 0.0

    def set_tied(self, tied: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Tie or untie; tying leaves both where they are, and closes the distance as the user scrolls on."""
        self._tied = tied
        if tied:
            self._note_offset()

    @contextmanager
    def released(self) -> Iterator[None]:
        """Let both views be moved on their own; the distance between them is kept in mind."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False
            self._note_offset()

    def follow(self, view: ArticleView) -> None:
        """Bring the other view beside this one now."""
        self._offset = 0.0
        self._on_scrolled(view)

    def _on_scrolled(self, view: ArticleView) -> None:
        value = view.verticalScrollBar().value()
        moved = abs(value - self._values[view])
        self._values[view] = value
        # The other view is about to be resized too, and keeps its own place.
        if view.resizing or self._moving or not self._tied or not (self._anchors or self._aligned_rows):
            return
        other = self._right if view is self._left else self._left
        self._offset -= max(min(self._offset, moved * 0.5), -moved * 0.5)
        shift = self._offset if view is self._left else -self._offset
        self._moving = True
        try:
            other.verticalScrollBar().setValue(round(self._target(view, other) + shift))
        finally:
            self._moving = False
            self._values[other] = other.verticalScrollBar().value()

    def _target(self, view: ArticleView, other: ArticleView) -> float:
        """Return the value of the other scroll bar that belongs to this view's."""
        bar, height = view.verticalScrollBar(), view.viewport().height()
        if self._aligned_rows:
            return float(bar.value())
        if bar.value() == bar.maximum() > 0:
            return float(other.verticalScrollBar().maximum())  # lines are rounded on the way; an end is an end
        position = view.position_at_height(reading_line(bar.value(), bar.maximum(), height))
        across = follow(self._anchors, position, from_left=view is self._left)
        line = other.height_at_position(across)
        return value_for_line(line, other.verticalScrollBar().maximum(), other.viewport().height())

    def _note_offset(self) -> None:
        """Keep how far the right view is from where the left one would have it."""
        if self._anchors or self._aligned_rows:
            self._offset = self._right.verticalScrollBar().value() - self._target(self._left, self._right)
        for view in self._values:
            self._values[view] = view.verticalScrollBar().value()

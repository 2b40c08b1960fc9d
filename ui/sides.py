"""The two sides of a comparison."""

from __future__ import annotations

from enum import StrEnum

from reader import Article, Change, Comparison


class Side(StrEnum):
    """Left is the earlier account, right the later."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def letter(self) -> str:
        """Return what the side is called on screen and in reports."""
        return "A" if self is Side.LEFT else "B"

    @property
    def other(self) -> Side:
        """Return the opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT

    def article(self, comparison: Comparison) -> Article:
        """Return this side's article."""
        return comparison.left if self is Side.LEFT else comparison.right

    def sentences(self, change: Change) -> tuple[int, ...]:
        """Return this side's sentences of a change, by index."""
        return change.left if self is Side.LEFT else change.right

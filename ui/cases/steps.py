"""The steps that undo takes back: one thing put in another's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class Step(QUndoCommand, Generic[T]):
    """Something set by `put`, and what was there before put back."""

    def __init__(self, words: str, put: Callable[[T], None], before: T, after: T) -> None:
        """Call the step `words`."""
        super().__init__(words)
        self._put, self._before, self._after = put, before, after

    def redo(self) -> None:
        """Do it, the first time too."""
        self._put(self._after)

    def undo(self) -> None:
        """Put back what was there before."""
        self._put(self._before)

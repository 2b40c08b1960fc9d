"""The changes of a comparison as a list model, and what the filter chips let through."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader import Change, ChangeKind, Comparison, Flag
from ui.phrases import change_title, link_score
from ui.reading.facing_rows import reading_order

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks a row for, beside Qt's own roles."""

    CHANGE = Qt.ItemDataRole.UserRole + 1
    CATEGORY = Qt.ItemDataRole.UserRole + 2
    SCORE = Qt.ItemDataRole.UserRole + 3


def categories_of(change: Change) -> set[str]:
    """Return the chips that let a change through; none for page furniture."""
    if not change.flags:
        return {change.kind.value}
    if Flag.FURNITURE in change.flags:
        return set()
    return {change.kind.value, "moved"} if Flag.MOVED in change.flags else {change.kind.value}


def category_counts(comparison: Comparison) -> Counter[str]:
    """Return how many changes each chip stands for."""
    return Counter(category for change in comparison.changes for category in categories_of(change))


def is_shown(change: Change, chosen: frozenset[str]) -> bool:
    """Return whether a change is shown: with no chip pressed all are."""
    categories = categories_of(change)
    return bool(categories & chosen) if chosen else bool(categories)


def is_listed(change: Change, chosen: frozenset[str]) -> bool:
    """Return whether a change stands in the list. Sentences that were kept in place stand there only if asked for."""
    return is_shown(change, chosen) and (bool(chosen) or categories_of(change) != {"kept"})


def summary(comparison: Comparison, change: Change) -> str:
    """Return the beginning of a change's text: the left one's where there is one."""
    article, indexes = (comparison.left, change.left) if change.left else (comparison.right, change.right)
    return " ".join(article.sentence_text(indexes[0])[:160].split())


def spoken(comparison: Comparison, change: Change, place: int, of: int) -> str:
    """Return what a screen reader says: "reworded, 2 of 13: The mayor said…"."""
    return f"{change_title(change).lower()}, {place} of {of}: {summary(comparison, change)}"


class ChangeModel(QAbstractListModel):
    """One row for each listed change, in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._order: list[int] = []
        self._rows: list[int] = []
        self._place: dict[int, int] = {}
        self._chosen: frozenset[str] = frozenset()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """List another comparison's changes."""
        self._comparison = comparison
        self._order = reading_order(comparison.changes) if comparison else []
        self._list()

    def set_chosen(self, chosen: frozenset[str]) -> None:
        """List only what these chips let through."""
        self._chosen = chosen
        self._list()

    def _list(self) -> None:
        self.beginResetModel()
        changes = self._comparison.changes if self._comparison else ()
        self._rows = [number for number in self._order if is_listed(changes[number], self._chosen)]
        self._place = {number: row for row, number in enumerate(self._rows)}
        self.endResetModel()

    @property
    def total(self) -> int:
        """Return how many changes there are, listed or not, page furniture aside."""
        return sum(bool(categories_of(change)) for change in self._comparison.changes) if self._comparison else 0

    def change_at(self, row: int) -> int:
        """Return the number of the change in a row."""
        return self._rows[row]

    def row_of(self, number: int | None) -> int | None:
        """Return the row of a change, or None where it isn't listed."""
        return None if number is None else self._place.get(number)

    def neighbour(self, number: int | None, step: int) -> int | None:
        """Return the listed change after (1) or before (-1) one; beyond the ends it goes round."""
        if not self._rows:
            return None
        row = self.row_of(number)
        if row is not None:
            return self._rows[(row + step) % len(self._rows)]
        if number is None:
            return self._rows[0 if step > 0 else -1]
        # A change that isn't listed (kept, or filtered out): go on from where it stands in the texts.
        at = self._order.index(number)
        way = self._order[at:] + self._order[:at] if step > 0 else self._order[at::-1] + self._order[:at:-1]
        return next(other for other in way if other in self._place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return the number of listed changes."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's summary, its change, its category, its score, or what a screen reader says."""
        if self._comparison is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        number = self._rows[index.row()]
        change = self._comparison.changes[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return summary(self._comparison, change)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self._comparison, change, index.row() + 1, len(self._rows))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{change_title(change)}: {summary(self._comparison, change)}"
        if role == Role.CHANGE:
            return number
        if role == Role.CATEGORY:
            return "moved" if Flag.MOVED in change.flags else str(change.kind)
        if role == Role.SCORE:
            linked = change.kind in (ChangeKind.KEPT, ChangeKind.REWORDED)
            return link_score(self._comparison, change) if linked else ""
        return None

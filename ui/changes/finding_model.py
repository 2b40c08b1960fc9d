"""The findings of a comparison as a list model, filtered by kind, the weightiest first."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader import Comparison, Finding, FindingChange, FindingKind, Span, wording
from ui.phrases import UNTOUCHED

Index = QModelIndex | QPersistentModelIndex

_WEIGHT = {
    FindingChange.CHANGED: 0,
    FindingChange.STRENGTHENED: 0,
    FindingChange.ALTERED: 1,
    FindingChange.WEAKENED: 1,
    FindingChange.TRUNCATED: 2,
    FindingChange.DROPPED: 3,
    FindingChange.ADDED: 3,
    FindingChange.PARAPHRASED: 4,
    FindingChange.KEPT_DIFFERENT_FORMAT: 5,
    FindingChange.VERBATIM: 6,
}
"""What a reader looks for first: other facts, then other words, then what is left out, last what was found the same."""


class FindingRole(IntEnum):
    """What the delegate asks a row for, beside Qt's own roles."""

    FINDING = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    TITLE = Qt.ItemDataRole.UserRole + 3
    LEFT = Qt.ItemDataRole.UserRole + 4
    RIGHT = Qt.ItemDataRole.UserRole + 5


def words_of(span: Span | None, text: str) -> str:
    """Return the words of a span on one line; "" without one."""
    return " ".join(span.of(text).split()) if span is not None else ""


class FindingModel(QAbstractListModel):
    """One row for each finding that the filter lets through."""

    def __init__(self, parent: QObject | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._kind: FindingKind | None = None
        self._with_same = False
        self._rows: list[int] = []

    def set_comparison(self, comparison: Comparison | None) -> None:
        """List another comparison's findings."""
        self._comparison = comparison
        self._list()

    def set_filter(self, kind: FindingKind | None, *, with_same: bool) -> None:
        """List one kind or all (None); `with_same` lists what was checked and found the same too."""
        self._kind, self._with_same = kind, with_same
        self._list()

    @property
    def has_comparison(self) -> bool:
        """Return whether there is a comparison whose findings could be listed."""
        return self._comparison is not None

    def kind_counts(self) -> Counter[FindingKind]:
        """Return how many findings of each kind there are, what was found the same included if it is listed."""
        return Counter(found.kind for found in self._findings() if self._with_same or found.change not in UNTOUCHED)

    def finding(self, number: int) -> Finding:
        """Return the finding with that number in the comparison."""
        return self._findings()[number]

    def _findings(self) -> tuple[Finding, ...]:
        return self._comparison.findings if self._comparison else ()

    def _list(self) -> None:
        self.beginResetModel()
        listed = [
            (_WEIGHT[found.change], -found.confidence, number)
            for number, found in enumerate(self._findings())
            if (self._kind is None or found.kind is self._kind) and (self._with_same or found.change not in UNTOUCHED)
        ]
        self._rows = [number for _, _, number in sorted(listed)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return the number of listed findings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, its finding's number, kind and title, and the wording on either side."""
        if self._comparison is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        number = self._rows[index.row()]
        found = self._comparison.findings[number]
        left = words_of(found.left_span, self._comparison.left.text)
        right = words_of(found.right_span, self._comparison.right.text)
        title = wording.finding(found)
        place = f"{index.row() + 1} of {len(self._rows)}"
        words: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: f"{title}\n{left or '–'} → {right or '–'}",
            Qt.ItemDataRole.ToolTipRole: f"{title}\n{left or '–'} → {right or '–'}",
            Qt.ItemDataRole.AccessibleTextRole: f"{title}, {place}: {left or 'nothing'}, then {right or 'nothing'}",
            FindingRole.FINDING: number,
            FindingRole.KIND: str(found.kind),
            FindingRole.TITLE: title,
            FindingRole.LEFT: left,
            FindingRole.RIGHT: right,
        }
        return words.get(role)

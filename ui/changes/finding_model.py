"""The findings of a comparison as a list model, filtered by kind, the weightiest first."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader import (
    Comparison,
    Contradiction,
    FactPlace,
    Finding,
    FindingChange,
    FindingKind,
    FindingMark,
    Marks,
    Span,
    Verdict,
    wording,
)
from ui.phrases import UNTOUCHED, tool_tip

Index = QModelIndex | QPersistentModelIndex

_CONFLICT = "These two can't both be right as they stand."

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
    MARK = Qt.ItemDataRole.UserRole + 6
    CONFLICT = Qt.ItemDataRole.UserRole + 7


class Shown(StrEnum):
    """Which findings are listed, by what the user said of them."""

    ALL = "all"
    UNCHECKED = "unchecked"
    CHECKED = "checked"
    IMPORTANT = "important"
    WRONG = "wrong"


Fact = Finding | Contradiction

MARK_LETTERS = {
    Qt.Key.Key_C: "mark_checked",
    Qt.Key.Key_I: "mark_important",
    Qt.Key.Key_W: "mark_wrong",
    Qt.Key.Key_N: "note",
}
"""What a letter typed in a list of findings means: the key of an action."""

CONFLICTS = "conflicts"
"""In place of a kind: what can't both be right."""


_VERDICTS = {Shown.UNCHECKED: Verdict.OPEN, Shown.CHECKED: Verdict.CHECKED, Shown.WRONG: Verdict.WRONG}
_UNMARKED = FindingMark()


def words_of(span: Span | None, text: str) -> str:
    """Return the words of a span on one line; "" without one."""
    return " ".join(span.of(text).split()) if span is not None else ""


def shown_as(mark: FindingMark, shown: Shown) -> bool:
    """Return whether a finding with that mark is listed."""
    if shown is Shown.IMPORTANT:
        return mark.important and mark.verdict is not Verdict.WRONG
    return shown is Shown.ALL or mark.verdict is _VERDICTS[shown]


def title_of(fact: Fact) -> str:
    """Return what a row says of a fact."""
    return wording.finding(fact) if isinstance(fact, Finding) else wording.conflict(fact)


class FindingModel(QAbstractListModel):
    """One row for each finding, or contradiction that no finding tells, that the filters let through."""

    def __init__(self, parent: QObject | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._facts: tuple[Fact, ...] = ()
        self._places: list[FactPlace] = []
        self._said: list[FindingMark] = []
        """The user's mark on each fact."""
        self._conflicts: dict[FactPlace, float] = {}
        self._marks: Marks = {}
        self._kind: FindingKind | str | None = None
        self._shown = Shown.ALL
        self._with_same = False
        self._rows: list[int] = []

    def set_comparison(self, comparison: Comparison | None) -> None:
        """List another comparison's findings."""
        self._comparison = comparison
        findings = comparison.findings if comparison else ()
        conflicts = comparison.contradictions if comparison else ()
        told = {found.place for found in findings}
        self._facts = (*findings, *(conflict for conflict in conflicts if conflict.place not in told))
        self._conflicts = {conflict.place: conflict.weight for conflict in conflicts}
        self._places = [fact.place for fact in self._facts]
        self._said = [self.mark(place) for place in self._places]
        self._list()

    def set_marks(self, marks: Marks) -> None:
        """Take what the user says of the findings; rows that the filters let through now come or go."""
        if marks == self._marks:
            return
        self._marks = marks
        self._said = [self.mark(place) for place in self._places]
        if self._rows == self._wanted():
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        self._list()

    def set_filter(self, kind: FindingKind | str | None, *, with_same: bool, shown: Shown = Shown.ALL) -> None:
        """List one kind, what can't both be right (CONFLICTS) or all (None), and by what the user said.

        `with_same` lists what was checked and found the same too.
        """
        self._kind, self._with_same, self._shown = kind, with_same, shown
        self._list()

    @property
    def has_comparison(self) -> bool:
        """Return whether there is a comparison whose findings could be listed."""
        return self._comparison is not None

    def kind_counts(self) -> Counter[FindingKind | str | None]:
        """Return how many of each kind (None: all) the filter by marks lets through; conflicts are counted beside."""
        listed = [
            fact
            for fact, said in zip(self._facts, self._said, strict=True)
            if self._differs(fact) and shown_as(said, self._shown)
        ]
        kinds: Counter[FindingKind | str | None] = Counter(fact.kind for fact in listed)
        kinds[None] = len(listed)
        kinds[CONFLICTS] = sum(fact.place in self._conflicts for fact in listed)
        return kinds

    def total(self) -> int:
        """Return how many findings there are, without those set aside."""
        return sum(map(self._differs, self._facts)) - self.set_aside()

    def set_aside(self) -> int:
        """Return how many findings the user set aside as wrong."""
        said = zip(self._facts, self._said, strict=True)
        return sum(mark.verdict is Verdict.WRONG and self._differs(fact) for fact, mark in said)

    def shown_counts(self) -> Counter[Shown]:
        """Return how many of what the filter by kind lets through each of the user's marks lets through."""
        said = zip(self._facts, self._said, strict=True)
        alike = Counter(mark for fact, mark in said if self._differs(fact) and self._of_kind(fact))
        counts: Counter[Shown] = Counter()
        for mark, number in alike.items():
            counts.update({shown: number for shown in Shown if shown_as(mark, shown)})
        return counts

    def fact(self, number: int) -> Fact:
        """Return the finding or contradiction with that number."""
        return self._facts[number]

    def mark(self, place: FactPlace) -> FindingMark:
        """Return what the user said of a fact."""
        return self._marks.get(place, _UNMARKED)

    def _differs(self, fact: Fact) -> bool:
        return self._with_same or not isinstance(fact, Finding) or fact.change not in UNTOUCHED

    def _wanted(self) -> list[int]:
        listed = [
            (self._weight(fact), number)
            for number, (fact, said) in enumerate(zip(self._facts, self._said, strict=True))
            if self._of_kind(fact) and self._differs(fact) and shown_as(said, self._shown)
        ]
        return [number for _, number in sorted(listed)]

    def _of_kind(self, fact: Fact) -> bool:
        if self._kind == CONFLICTS:
            return fact.place in self._conflicts
        return self._kind is None or fact.kind is self._kind

    def _weight(self, fact: Fact) -> tuple[float, float]:
        """Return what sorts a row: first what can't both be right, by its own weight, then by what changed."""
        if fact.place in self._conflicts:
            return -1.0, -self._conflicts[fact.place]
        return (_WEIGHT[fact.change], -fact.confidence) if isinstance(fact, Finding) else (0, -fact.weight)

    def _list(self) -> None:
        self.beginResetModel()
        self._rows = self._wanted()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default; an index without a row
        """Return the number of listed findings."""
        return 0 if parent.isValid() else len(self._rows)

    def row_of(self, number: int) -> int | None:
        """Return the row in which a fact is listed, None where it isn't."""
        return self._rows.index(number) if number in self._rows else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, its finding's number, kind and title, the wording on either side, and its mark."""
        if self._comparison is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        number = self._rows[index.row()]
        fact = self._facts[number]
        left = words_of(fact.left_span, self._comparison.left.text)
        right = words_of(fact.right_span, self._comparison.right.text)
        title, mark = title_of(fact), self.mark(fact.place)
        conflict = fact.place in self._conflicts
        said = wording.mark(mark)
        lines = [title, f"{left or '–'} → {right or '–'}"]
        more = [*([_CONFLICT] if conflict else []), *([said] if said else []), *([mark.note] if mark.note else [])]
        place = f"{index.row() + 1} of {len(self._rows)}"
        spoken = ", ".join([title, *more, place])
        words: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: "\n".join(lines),
            Qt.ItemDataRole.ToolTipRole: tool_tip("\n".join([*lines, *more])),
            Qt.ItemDataRole.AccessibleTextRole: f"{spoken}: {left or 'nothing'}, then {right or 'nothing'}",
            FindingRole.FINDING: number,
            FindingRole.KIND: str(fact.kind),
            FindingRole.TITLE: title,
            FindingRole.LEFT: left,
            FindingRole.RIGHT: right,
            FindingRole.MARK: mark,
            FindingRole.CONFLICT: conflict,
        }
        return words.get(role)

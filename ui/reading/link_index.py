"""A comparison looked up by sentence: its change, its partners, and the ribbons of what is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader import Change, Comparison, Flag
from ui.reading.link_strip import Ribbon
from ui.reading.marks import role_of
from ui.reading.scroll import Anchor, anchors_of
from ui.sides import Side

End = Callable[[Side, int], tuple[float, float] | None]
"""Top and bottom of a sentence on the strip, pixels."""


class LinkIndex:
    """Answers by sentence index, in constant time."""

    __slots__ = ("_changes", "_comparison", "_partners")

    def __init__(self, comparison: Comparison) -> None:
        """Go through the comparison once."""
        self._comparison = comparison
        self._changes: dict[Side, dict[int, int]] = {
            side: {
                index: number for number, change in enumerate(comparison.changes) for index in side.sentences(change)
            }
            for side in Side
        }
        self._partners: dict[Side, dict[int, list[int]]] = {Side.LEFT: {}, Side.RIGHT: {}}
        for link in sorted(comparison.links, key=lambda link: -link.score):
            self._partners[Side.LEFT].setdefault(link.left, []).append(link.right)
            self._partners[Side.RIGHT].setdefault(link.right, []).append(link.left)

    def change_of(self, side: Side, sentence: int) -> int:
        """Return the number of the change that holds a sentence."""
        return self._changes[side][sentence]

    def partners(self, side: Side, sentence: int) -> list[int]:
        """Return a sentence's partners on the other side, the strongest first."""
        return self._partners[side].get(sentence, [])

    def anchors(self) -> tuple[Anchor, ...]:
        """Return the positions by which the scrolls are tied: the beginnings and ends of linked sentences."""
        left, right = self._comparison.left, self._comparison.right
        pairs = []
        for link in self._comparison.links:
            first, second = left.sentences[link.left].span, right.sentences[link.right].span
            pairs += [Anchor(first.start, second.start), Anchor(first.end, second.end)]
        return anchors_of(pairs, len(left.text), len(right.text))

    def ribbons(
        self, visible: dict[Side, range], end: End, shown: Callable[[Change], bool], selected: int | None
    ) -> list[Ribbon]:
        """Return a ribbon for each shown link with an end among the visible sentences."""
        pairs = {(left, right) for left in visible[Side.LEFT] for right in self.partners(Side.LEFT, left)}
        pairs |= {(left, right) for right in visible[Side.RIGHT] for left in self.partners(Side.RIGHT, right)}
        ribbons = []
        for left, right in sorted(pairs):
            number = self.change_of(Side.LEFT, left)
            change = self._comparison.changes[number]
            # A link between two groups that were kept apart is said in the details, not drawn.
            apart = self.change_of(Side.RIGHT, right) != number
            if apart or Flag.FURNITURE in change.flags or not shown(change):
                continue
            ends = end(Side.LEFT, left), end(Side.RIGHT, right)
            if ends[0] is not None and ends[1] is not None:
                moved = Flag.MOVED in change.flags
                ribbons.append(Ribbon(ends[0], ends[1], role_of(change), number, number == selected, moved))
        return ribbons


def banded(ribbons: Sequence[Ribbon]) -> list[Ribbon]:
    """Return one ribbon for each change: what rows that stand beside each other need."""
    bands: dict[int, Ribbon] = {}
    for ribbon in ribbons:
        band = bands.get(ribbon.change, ribbon)
        left = min(band.left[0], ribbon.left[0]), max(band.left[1], ribbon.left[1])
        right = min(band.right[0], ribbon.right[0]), max(band.right[1], ribbon.right[1])
        bands[ribbon.change] = band._replace(left=left, right=right)
    return list(bands.values())

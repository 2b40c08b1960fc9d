"""The heaviest chain of pairs that keeps order on both sides: what didn't move."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise


def heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the pairs (left, right) of the chain with the greatest weight, ascending strictly on both sides.

    `pairs` are (left, right, weight). Fenwick tree over the right side: n log n (as in the Hunt-Szymanski family).
    """
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    if all(a[0] < b[0] and a[1] < b[1] and b[2] > 0 for a, b in pairwise(ordered)):
        return [(left, right) for left, right, weight in ordered if weight > 0]
    rights = sorted({pair[1] for pair in ordered})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(rights) + 1)
    before = [-1] * len(ordered)
    top = (0.0, -1)
    for index, (_, right, weight) in enumerate(ordered):
        at = bisect_left(rights, right)
        total, before[index] = _prefix(best, at)
        here = (total + weight, index)
        if here[0] > top[0]:
            top = here
        _raise(best, bisect_right(rights, right), here)
    chain = []
    index = top[1]
    while index >= 0:
        chain.append((ordered[index][0], ordered[index][1]))
        index = before[index]
    return chain[::-1]


def _prefix(tree: list[tuple[float, int]], count: int) -> tuple[float, int]:
    found = (0.0, -1)
    while count > 0:
        if tree[count][0] > found[0]:
            found = tree[count]
        count -= count & -count
    return found


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place

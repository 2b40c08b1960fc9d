"""A pair among the others: what its neighbours say, and how it stands against its rivals."""

from __future__ import annotations

import numpy as np

from reader.matching.terms import Check, Floats, Ints

CONTEXT = ("diagonal", "antidiagonal", "beside", "between", "ahead", "clear", "rival", "share")
"""What `context_of` returns: the best pair before or after on both sides; the same with the order turned; the best and
the poorer of the pairs beside it in row and column; the lead over the stronger and the weaker rival; the stronger
rival; and the pair's part in the sums of its row and column."""


def context_of(
    values: Floats, i: Ints, j: Ints, left: int, right: int, check: Check = lambda: None
) -> dict[str, Floats]:
    """Return the context of each pair (i, j), ordered by i then j, in a table whose other cells are 0.

    `check` is called now and then, and may raise.
    """
    look = _Lookup(values, i, j, left, right, check)
    across = np.maximum(look.at(0, 1), look.at(0, -1))
    along = np.maximum(look.at(1, 0), look.at(-1, 0))
    check()
    in_row, in_column = _rival(values, i), _rival(values, j)
    sums = np.bincount(i, values, left)[i] * np.bincount(j, values, right)[j] if len(i) else np.zeros(0)
    return {
        "diagonal": np.maximum(look.at(-1, -1), look.at(1, 1)),
        "antidiagonal": np.maximum(look.at(-1, 1), look.at(1, -1)),
        "beside": np.maximum(across, along),
        "between": np.minimum(across, along),
        "ahead": values - np.maximum(in_row, in_column),
        "clear": values - np.minimum(in_row, in_column),
        "rival": np.maximum(in_row, in_column),
        "share": values**2 / (sums + 1e-9),
    }


class _Lookup:
    """The values of a sparse table by cell."""

    def __init__(self, values: Floats, i: Ints, j: Ints, left: int, right: int, check: Check) -> None:
        self._check = check
        self._values, self._i, self._j, self._left, self._right = values, i, j, left, right
        self._keys = i * right + j

    def at(self, down: int, across: int) -> Floats:
        """Return the value `down` rows below and `across` columns beside each pair; 0 where there is none."""
        self._check()
        i, j = self._i + down, self._j + across
        inside = (i >= 0) & (i < self._left) & (j >= 0) & (j < self._right)
        keys = np.where(inside, i * self._right + j, -1)
        place = np.minimum(np.searchsorted(self._keys, keys), max(len(self._keys) - 1, 0))
        if not len(keys):
            return np.zeros(0)
        return np.where(inside & (self._keys[place] == keys), self._values[place], 0.0)


def _rival(values: Floats, unit: Ints) -> Floats:
    """Return for each pair the best value of the other pairs of its unit (0 where it is alone)."""
    if not len(values):
        return np.zeros(0)
    order = np.lexsort((-values, unit))
    ordered = unit[order]
    first = np.searchsorted(ordered, ordered, side="left")
    rank = np.arange(len(order)) - first
    best = np.zeros(int(unit.max()) + 1)
    second = np.zeros_like(best)
    best[ordered[rank == 0]] = values[order[rank == 0]]
    second[ordered[rank == 1]] = values[order[rank == 1]]
    return np.where(values >= best[unit], second[unit], best[unit])

"""A pair among the others: what its neighbours say, and how it stands against its rivals."""

from __future__ import annotations

import numpy as np

from reader.matching.terms import Check, Flags, Floats, Ints

CONTEXT = ("diagonal", "antidiagonal", "beside", "between", "ahead", "clear", "rival", "share")
"""What `context_of` returns: the best pair before or after on both sides; the same with the order turned; the best and
the poorer of the pairs beside it in row and column; the lead over the stronger and the weaker rival; the stronger
rival; and the pair's part in the sums of its row and column."""


class Cells:
    """Where the pairs (i, j), ordered by i then j, stand in a table of so many rows and columns."""

    def __init__(self, i: Ints, j: Ints, left: int, right: int) -> None:
        self.i, self.j, self.left, self.right = i, j, left, right
        self._keys = i * right + j
        self._beside: dict[tuple[int, int], tuple[Flags, Ints]] = {}

    def at(self, values: Floats, down: int, across: int) -> Floats:
        """Return the value `down` rows below and `across` columns beside each pair; 0 where there is none."""
        if not len(values):
            return np.zeros(0)
        there, place = self._place(down, across)
        return np.where(there, values[place], 0.0)

    def _place(self, down: int, across: int) -> tuple[Flags, Ints]:
        found = self._beside.get((down, across))
        if found is None:
            i, j = self.i + down, self.j + across
            inside = (i >= 0) & (i < self.left) & (j >= 0) & (j < self.right)
            keys = self._keys + (down * self.right + across)
            place = np.minimum(np.searchsorted(self._keys, keys), len(keys) - 1)
            found = inside & (self._keys[place] == keys), place
            self._beside[down, across] = found
        return found


def context_of(values: Floats, cells: Cells, check: Check = lambda: None) -> dict[str, Floats]:
    """Return the context of each pair in a table whose other cells are 0; `check` is called now and then, may raise."""
    check()
    across = np.maximum(cells.at(values, 0, 1), cells.at(values, 0, -1))
    check()
    along = np.maximum(cells.at(values, 1, 0), cells.at(values, -1, 0))
    check()
    in_row, in_column = best_rival(values, cells.i, cells.left), best_rival(values, cells.j, cells.right)
    sums = np.bincount(cells.i, values, cells.left)[cells.i] * np.bincount(cells.j, values, cells.right)[cells.j]
    check()
    return {
        "diagonal": np.maximum(cells.at(values, -1, -1), cells.at(values, 1, 1)),
        "antidiagonal": np.maximum(cells.at(values, -1, 1), cells.at(values, 1, -1)),
        "beside": np.maximum(across, along),
        "between": np.minimum(across, along),
        "ahead": values - np.maximum(in_row, in_column),
        "clear": values - np.minimum(in_row, in_column),
        "rival": np.maximum(in_row, in_column),
        "share": values**2 / (sums + 1e-9),
    }


def best_rival(values: Floats, unit: Ints, units: int) -> Floats:
    """Return for each pair the best value of the other pairs of its unit (0 where it is alone)."""
    best = np.zeros(units)
    np.maximum.at(best, unit, values)
    is_best = values >= best[unit]
    # Where two share the best value, each is the other's rival.
    second = np.where(np.bincount(unit[is_best], minlength=units) > 1, best, 0.0)
    np.maximum.at(second, unit[~is_best], values[~is_best])
    return np.where(is_best, second[unit], best[unit])

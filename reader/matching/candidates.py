"""Which pairs of sentences are worth a look: those that share a telling word, found without the full table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from reader.matching.terms import Check, Family, Flags, Floats, Ints, Side, summed

# On articles every pair that shares a content word is looked at. From this many pairs on, a term that stands in so many
# sentences that it alone makes more pairs than the second figure proposes none, and each sentence keeps its best few.
_WHOLE_TABLE = 40_000
_COMMON_TERM = 2_500
_KEPT = 12
_CHUNK = 256


def candidate_pairs(
    stems: Family, same: dict[str, tuple[list[int], list[int]]], check: Check = lambda: None
) -> tuple[Ints, Ints]:
    """Return left and right sentence indexes of the candidate pairs, ordered by left, then right.

    `check` is called now and then, and may raise. `same` holds for each folded text the sentences that have it on
    either side: they are candidates whatever their words.
    """
    units = len(stems.right.starts) - 1
    long = (len(stems.left.starts) - 1) * units > _WHOLE_TABLE
    telling = (stems.in_left > 0) & (stems.in_right > 0)
    if long:
        telling &= stems.in_left * stems.in_right <= _COMMON_TERM
    keys = [
        np.array(
            [i * units + j for ours, theirs in same.values() for i, j in _same_text(ours, theirs)],
            dtype=np.int64,
        )
    ]
    by_term = _units_by_term(stems.right, len(stems.names))
    step = _CHUNK if long else len(stems.left.starts)
    for begin in range(0, len(stems.left.starts) - 1, step):
        check()
        keys.append(_chunk(stems, by_term, telling, begin, min(begin + step, len(stems.left.starts) - 1), long=long))
    found = distinct(np.concatenate(keys))
    return found // max(units, 1), found % max(units, 1)


def _same_text(ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one text's places: of its first few all, of the others those that are in turn from either end.

    All of them would be thousands for a line of asterisks between the parts of a book.
    """
    yield from product(ours[:_KEPT], theirs[:_KEPT])
    if min(len(ours), len(theirs)) > _KEPT:
        yield from zip(ours, theirs, strict=False)
        yield from zip(reversed(ours), reversed(theirs), strict=False)


def _units_by_term(side: Side, terms: int) -> Side:
    """Return the inverted index: for each term the units that hold it, ascending."""
    unit = np.repeat(np.arange(len(side.starts) - 1), side.counts())
    order = np.argsort(side.terms, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(side.terms, minlength=terms))]).astype(np.int64)
    return Side(starts, unit[order])


def _chunk(stems: Family, by_term: Side, telling: Flags, begin: int, end: int, *, long: bool) -> Ints:
    """Return the keys (left * right units + right) of the candidates of the left units from `begin` to `end`."""
    units = len(stems.right.starts) - 1
    low, high = stems.left.starts[begin], stems.left.starts[end]
    terms = stems.left.terms[low:high]
    unit = np.repeat(np.arange(begin, end), stems.left.counts()[begin:end])
    chosen = telling[terms]
    terms, unit = terms[chosen], unit[chosen]
    posting, within = expand(by_term.starts[terms], by_term.starts[terms + 1])
    keys = unit[posting] * units + by_term.terms[within]
    if not long:
        return distinct(keys)
    found, place = np.unique(keys, return_inverse=True)
    weight = summed(place, stems.weight[terms[posting]] ** 2, len(found))
    best: Ints = found[_best_per_unit(found // units, weight)]
    return best


def _best_per_unit(unit: Ints, weight: Floats) -> Ints:
    """Return the indexes of the heaviest few entries of each unit."""
    order = np.lexsort((-weight, unit))
    ordered = unit[order]
    first = np.searchsorted(ordered, ordered, side="left")
    return order[np.arange(len(order)) - first < _KEPT]


def distinct(keys: Ints) -> Ints:
    """Return the keys in order, each once (as `np.unique`, which is slower where it needn't say where they stood)."""
    ordered = np.sort(keys)
    once: Ints = ordered[np.diff(ordered, prepend=-1) != 0]
    return once


def expand(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return for slices ``starts[k]:ends[k]`` laid end to end: which slice each place is of, and the place itself."""
    lengths = ends - starts
    which = np.repeat(np.arange(len(starts)), lengths)
    offsets = np.cumsum(lengths) - lengths
    return which, np.arange(int(lengths.sum())) - offsets[which] + starts[which]

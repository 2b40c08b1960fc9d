"""Families of parts of words and runs of words, numbered without a string for each: there are many more than words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reader.matching.candidates import distinct, expand
from reader.matching.terms import Check, Family, Floats, Ints, SentenceTerms, Side, letter_groups

Weigh = Callable[[tuple[str, ...], Ints], Floats]
"""Gives the weights of terms; these families have no names to give it, only the number of units that hold each term."""

# Sentences or words looked at between two checks.
_AT_ONCE = 1_000


class Runs(NamedTuple):
    """The runs of so many words of both articles: their family (without names), and the words of each run."""

    family: Family
    words: Ints
    """A row for each run, the numbers of its words in order."""


class Words(NamedTuple):
    """All words of two articles one after another, by number, and the unit (left ones first) that each stands in."""

    names: tuple[str, ...]
    words: Ints
    unit: Ints
    left: int
    """How many units the left article has."""
    units: int


def all_words(left: Sequence[SentenceTerms], right: Sequence[SentenceTerms], check: Check = lambda: None) -> Words:
    """Return the words of both articles, grammar words too, by their stems; `check` may raise."""
    numbers: dict[str, int] = {}
    words, counts = list[int](), []
    for k, sentence in enumerate((*left, *right)):
        if k % _AT_ONCE == 0:
            check()
        words += [numbers.setdefault(stem, len(numbers)) for stem in sentence.all_stems]
        counts.append(len(sentence.all_stems))
    units = len(left) + len(right)
    unit = np.repeat(np.arange(units), np.array(counts, dtype=np.int64))
    return Words(tuple(numbers), np.array(words, dtype=np.int64), unit, len(left), units)


def run_families(text: Words, longest: int, weigh: Weigh, check: Check = lambda: None) -> Iterator[Runs]:
    """Yield the runs of two words, of three, and so on up to `longest` words; `check` may raise."""
    words, unit, width = text.words, text.unit, max(len(text.names), 1)
    number = words.copy()
    for length in range(2, longest + 1):
        check()
        last = length - 1
        at = np.flatnonzero(unit[last:] == unit[: max(len(unit) - last, 0)])
        # A run is the run one word shorter that begins with it, and its last word.
        code = number[at] * width + words[at + last]
        order = np.argsort(code)
        check()
        new = np.diff(code[order], prepend=-1) != 0
        place = np.empty_like(code)
        place[order] = np.cumsum(new) - 1
        number[at] = place
        somewhere = at[order[new]]
        check()
        family = _family(unit[at], place, len(somewhere), text.left, text.units, weigh, check)
        check()
        yield Runs(family, words[somewhere[:, np.newaxis] + np.arange(length)])


def letter_family(stems: Family, at_large: Floats, weigh: Weigh, check: Check = lambda: None) -> Family:
    """Return the groups of letters (see `letter_groups`) of the units of a family of stems, without names.

    A group weighs as `weigh` says, times the rarity at large of the most common stem that has it.
    """
    numbers: dict[str, int] = {}
    groups, starts = list[int](), [0]
    for k, stem in enumerate(stems.names):
        if k % _AT_ONCE == 0:
            check()
        groups += [numbers.setdefault(group, len(numbers)) for group in letter_groups(stem)]
        starts.append(len(groups))
    bounds, group = np.array(starts, dtype=np.int64), np.array(groups, dtype=np.int64)
    common = np.ones(len(numbers))
    np.minimum.at(common, group, np.repeat(at_large, np.diff(bounds)))
    units, terms = [], []
    left, right = len(stems.left.starts) - 1, len(stems.right.starts) - 1
    for side, before in ((stems.left, 0), (stems.right, left)):
        check()
        which, place = expand(bounds[side.terms], bounds[side.terms + 1])
        units.append(np.repeat(np.arange(before, before + len(side.starts) - 1), side.counts())[which])
        terms.append(group[place])
    unit, term = np.concatenate(units), np.concatenate(terms)
    check()

    def rare(names: tuple[str, ...], held: Ints) -> Floats:
        return weigh(names, held) * common

    return _family(unit, term, len(numbers), left, left + right, rare, check)


def _family(unit: Ints, term: Ints, terms: int, left: int, units: int, weigh: Weigh, check: Check) -> Family:
    """Return the family in which these units (the first `left` are the left article's) hold these terms."""
    width = max(terms, 1)
    keys = distinct(unit * width + term)
    check()
    unit, term = np.divmod(keys, width)
    check()
    starts = np.concatenate([[0], np.cumsum(np.bincount(unit, minlength=units))]).astype(np.int64)
    middle = int(starts[left])
    ours, theirs = Side(starts[: left + 1], term[:middle]), Side(starts[left:] - middle, term[middle:])
    in_left = np.bincount(ours.terms, minlength=terms).astype(np.int64)
    in_right = np.bincount(theirs.terms, minlength=terms).astype(np.int64)
    return Family((), ours, theirs, in_left, in_right, weigh((), in_left + in_right))

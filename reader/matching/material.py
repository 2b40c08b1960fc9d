"""What the signals are drawn from: both articles' terms, numbered alike, and which of them a pair shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from reader.language.commonness import rarity_at_large
from reader.matching.candidates import expand
from reader.matching.terms import (
    Check,
    Family,
    Flags,
    Floats,
    Ints,
    SentenceTerms,
    Side,
    make_family,
    name_flags,
    rarity,
)

PAIRS_AT_ONCE = 5_000
"""Pairs worked on between two checks."""
_UNITS_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Material:
    """Both articles' terms and the families made of them."""

    left: tuple[SentenceTerms, ...]
    right: tuple[SentenceTerms, ...]
    stems: Family
    names: Flags
    """For each stem, whether it is a name."""
    figures: Flags
    """For each stem, whether it is a figure."""
    telling: Floats
    """For each stem, its rarity here times its rarity in text at large."""
    at_large: Floats
    """For each stem, its rarity in text at large."""
    number: dict[str, int]
    """The number of each stem."""
    language: str
    """The language of both articles (ISO 639-1), empty where they differ."""

    @property
    def units(self) -> int:
        """Return the number of sentences of both articles."""
        return len(self.left) + len(self.right)


def make_material(
    left: tuple[SentenceTerms, ...],
    right: tuple[SentenceTerms, ...],
    language: str,
    check: Check = lambda: None,
) -> Material:
    """Return the material of two articles; `check` is called now and then, and may raise.

    `language` (ISO 639-1) is that of both articles, empty where they differ.
    """
    stems = make_family((s.stems for s in left), (s.stems for s in right), rarity(len(left) + len(right)), check)
    at_large = np.array(rarity_at_large(stems.names, language))
    figures = np.array([name[:1].isdigit() for name in stems.names], dtype=bool)
    return Material(
        left,
        right,
        stems,
        name_flags(stems.names, (*left, *right), check),
        figures,
        stems.weight * at_large,
        at_large,
        {name: k for k, name in enumerate(stems.names)},
        language,
    )


class Shared(NamedTuple):
    """Each term that a pair shares, ordered by pair."""

    pair: Ints
    """The index of the pair."""
    term: Ints
    ours: Ints
    """A number that this term in this left unit has alone."""
    theirs: Ints
    """A number that this term in this right unit has alone."""


def shared_terms(family: Family, i: Ints, j: Ints, check: Check = lambda: None) -> tuple[Ints, Ints]:
    """Return each term that a pair shares, as (index of the pair, term), ordered by pair."""
    return shared_places(family, i, j, check)[:2]


def shared_places(family: Family, i: Ints, j: Ints, check: Check = lambda: None) -> Shared:
    """Return each term that a pair shares, and where either side has it."""
    terms = max(len(family.weight), 1)
    common = (family.in_left > 0) & (family.in_right > 0)
    left, right = _only(family.left, common), _only(family.right, common)
    # The last key is none: what is searched behind all others finds it.
    keys = np.full(len(right.terms) + 1, -1)
    keys[:-1] = np.repeat(np.arange(len(right.starts) - 1), right.counts()) * terms + right.terms
    found: list[tuple[Ints, ...]] = [(np.zeros(0, dtype=np.int64),) * len(Shared._fields)]
    for begin in range(0, len(i), PAIRS_AT_ONCE):
        check()
        some = slice(begin, begin + PAIRS_AT_ONCE)
        which, place = expand(left.starts[i[some]], left.starts[i[some] + 1])
        term = left.terms[place]
        wanted = j[some][which] * terms + term
        there = np.searchsorted(keys[:-1], wanted)
        hit = np.flatnonzero(keys[there] == wanted)
        found.append((which[hit] + begin, term[hit], place[hit], there[hit]))
    return Shared(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _only(side: Side, wanted: Flags) -> Side:
    """Return the side with no terms but the wanted ones."""
    kept = wanted[side.terms]
    before = np.concatenate([[0], np.cumsum(kept)])
    return Side(before[side.starts], side.terms[kept])


def numbered(units: Iterable[Iterable[str]], number: dict[str, int], check: Check = lambda: None) -> Side:
    """Return the units' terms by the numbers that they already have; `check` may raise."""
    starts, terms = [0], list[int]()
    for k, unit in enumerate(units):
        if k % _UNITS_AT_ONCE == 0:
            check()
        terms += sorted(map(number.__getitem__, unit))
        starts.append(len(terms))
    return Side(np.array(starts, dtype=np.int64), np.array(terms, dtype=np.int64))

"""Bounds of a figure: the words before or behind it that say how far it commits itself."""

from __future__ import annotations

from reader.language.barenumbers import TIGHT, BareNumber, NumberReader
from reader.language.quantities import Bound
from reader.language.wordlists import word_list, word_names


def bound_before(reader: NumberReader, number: BareNumber, *, ranged: bool) -> tuple[Bound, int]:
    """Return the bound that stands before a number, and the word where it begins."""
    if number.written == "vague":
        return Bound.VAGUE, number.first
    names = word_names(reader.language, "numbers.bounds")
    first = number.first
    if ranged and reader.norm(first - 1) in word_list(reader.language, "numbers.between"):
        first -= 1
    for length in (3, 2, 1):
        begin = first - length
        if begin < 0:
            continue
        name = names.get(" ".join(word.norm for word in reader.words[begin:first]))
        if name:
            return Bound(name), begin
    return Bound.EXACT, first


def bound_behind(reader: NumberReader, number: BareNumber, after: int) -> tuple[Bound, int]:
    """Return the bound that stands behind a number ("50 or more", "30 余人"), and the place after both."""
    for begin in dict.fromkeys((number.after, after)):
        name, end = reader.listed(begin, "numbers.bounds_after", 2)
        if name and TIGHT.match(reader.gap(begin - 1)):
            return Bound(name), max(end, after)
    return Bound.EXACT, after

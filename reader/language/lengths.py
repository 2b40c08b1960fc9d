"""Lengths of time without a number: "a day after", "weeks later", "for months", "a year and a half"."""

from __future__ import annotations

from reader.language.barenumbers import ARTICLES, LENGTHS, NumberReader
from reader.language.quantities import LOOSE, Bound, Quantity, QuantityKind
from reader.language.wordlists import word_list


def length(reader: NumberReader, at: int) -> tuple[Quantity, int] | None:
    """Return the length of time whose unit stands at a word, and the place after it; None where none is meant."""
    unit = reader.unit(at)
    if unit not in LENGTHS:
        return None
    apart = reader.norm(at + 1) in word_list(reader.language, "numbers.later")
    if reader.norm(at - 1) in ARTICLES:
        return _one(reader, at, unit, apart=apart)
    during = reader.norm(at - 1) in word_list(reader.language, "numbers.during")
    moments = reader.norm(at) in word_list(reader.language, "numbers.moments")
    listed = moments or reader.norm(at) in word_list(reader.language, "numbers.lengths")
    if not listed or not (apart or during):
        return None
    found = reader.simple(QuantityKind.COUNT, at, at + 1, 1.0 if moments else LOOSE, unit)
    return found._replace(bound=Bound.VAGUE), at + 1


def _one(reader: NumberReader, at: int, unit: str, *, apart: bool) -> tuple[Quantity, int] | None:
    """Return "a day" before "after" and the like, or the "year and a half" behind an article."""
    after = reader.half_behind(at + 1)
    if after:
        return reader.simple(QuantityKind.COUNT, at - 1, after, 1.5, unit), after
    return (reader.simple(QuantityKind.COUNT, at - 1, at + 1, 1.0, unit), at + 1) if apart else None

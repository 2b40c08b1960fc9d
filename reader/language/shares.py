"""Parts of a whole, read as percentages: "half of the shops", "a third of them", "two-thirds", "one in five"."""

from __future__ import annotations

from reader.language.barenumbers import TIGHT, BareNumber, NumberReader
from reader.language.bounds import bound_before
from reader.language.quantities import Bound
from reader.language.wordlists import word_list

# "nine tenths", but never "twenty thirds".
_MOST_PARTS = 10
# "One in 500" is a share, "three in 2019" is none.
_MOST_WHOLE = 1000
_DECIMALS = 4


def part_of_whole(reader: NumberReader, at: int) -> BareNumber | None:
    """Return the part of a whole at a word as a percentage ("half of", "a third of"), None where none is."""
    value = reader.parts.get(reader.norm(at))
    behind = word_list(reader.language, "numbers.part_of")
    if value is None or (behind and reader.norm(at + 1) not in behind):
        return None
    one = reader.norm(at - 1) in word_list(reader.language, "numbers.one_part")
    number = BareNumber(at - 1 if one else at, at + 1, value, "words")
    bounded = bound_before(reader, number, ranged=False)[0] is not Bound.EXACT  # "près du tiers"
    alone = one or bounded or reader.norm(at) in word_list(reader.language, "numbers.part_alone")
    return number if alone else None


def counted_parts(reader: NumberReader, number: BareNumber) -> BareNumber | None:
    """Return the percentage where a number counts parts of a whole ("two-thirds", "three quarters"), None else."""
    if number.written != "words" or not 1 < number.value < _MOST_PARTS:
        return None
    part = reader.parts.get(reader.norm(number.after))
    if part is None or not TIGHT.match(reader.gap(number.after - 1)):
        return None
    return BareNumber(number.first, number.after + 1, number.value * part, "words")


def one_in(reader: NumberReader, at: int) -> BareNumber | None:
    """Return the percentage that begins at a word and names the whole: "one in five", "7 out of 10".

    A length of time behind it makes it none: "two in three days".
    """
    norm = reader.norm(at)
    few = float(norm) if norm.isdecimal() else reader.number_words.get(norm, 0.0)
    joined, behind = reader.listed(at + 1, "numbers.out_of", 2)
    if not joined or not few or behind >= len(reader.words) or any(reader.gap(k) != " " for k in range(at, behind)):
        return None
    whole = reader.number(behind)
    if whole is None or whole.written not in {"digits", "words"} or not few < whole.value <= _MOST_WHOLE:
        return None
    if whole.value % 1 or reader.unit(whole.after) or reader.norm(whole.after) in reader.months:
        return None
    return BareNumber(at, whole.after, round(100 * few / whole.value, _DECIMALS), "words")

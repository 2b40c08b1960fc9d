"""What stands around a figure and changes what it says: the time for which it is paid, "over" for "across"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.findings.reading import Reading
from reader.language.barenumbers import LENGTHS
from reader.language.quantities import Bound, Quantity, QuantityKind
from reader.language.tokens import Token
from reader.language.wordlists import word_list, word_names

# Lengths of a way, over which something may happen.
_WAYS = frozenset({"kilometre", "mile", "metre", "foot"})


def rate(reading: Reading, sentence: int, amount: Quantity) -> str:
    """Return the unit of time right behind an amount ("a year", "per month"), "" where none is."""
    if amount.kind is not QuantityKind.MONEY:
        return ""
    words = _behind(reading, sentence, amount)
    if len(words) < 2 or words[0].norm not in word_list(reading.language, "numbers.rate"):
        return ""
    if reading.text[amount.span.end : words[1].start].strip() != reading.text[words[0].start : words[0].end]:
        return ""
    if len(words) > 2 and words[2].norm in word_list(reading.language, "numbers.later"):
        return ""  # "paid $4 million a year ago"
    unit = word_names(reading.language, "numbers.units").get(words[1].norm, "")
    return unit if unit in LENGTHS else ""


def across(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Return whether the "over" of a figure may say "across": "over three years", "trials over 40 miles"."""
    if quantity.bound is not Bound.OVER or quantity.unit not in LENGTHS | _WAYS:
        return False
    bound = reading.text[quantity.span.start : quantity.core.start].strip().casefold()
    behind = _behind(reading, sentence, quantity)
    measured = bool(behind) and behind[0].norm in word_list(reading.language, "numbers.measured")
    return bound in word_list(reading.language, "numbers.across") and not measured


def _behind(reading: Reading, sentence: int, quantity: Quantity) -> Sequence[Token]:
    return [word for word in reading.words(sentence) if word.start >= quantity.span.end][:3]

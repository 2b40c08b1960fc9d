"""What the words and signs beside a bare number make of it: money, a percentage, a year."""

from __future__ import annotations

import re

from reader.language.barenumbers import CURRENCY_SYMBOLS, BareNumber, NumberReader
from reader.language.wordlists import word_list, word_names


def percent_at(reader: NumberReader, k: int) -> int:
    """Return how many words from k on say "percent", plus one; 0 where none do."""
    names = word_list(reader.language, "numbers.percent")
    if reader.norm(k) in names:
        return 2
    return 3 if f"{reader.norm(k)} {reader.norm(k + 1)}" in names else 0


def symbol_before(reader: NumberReader, number: BareNumber) -> str:
    """Return the currency whose sign or code ("$", "CHF") stands before a number, "" where none does."""
    start = reader.words[number.first].start
    sign = CURRENCY_SYMBOLS.get(reader.text[max(0, start - 2) : start].rstrip()[-1:], "")
    return sign or code_before(reader, number.first - 1)


def code_before(reader: NumberReader, k: int) -> str:
    """Return the currency that word k is the code of, "" where it is none."""
    if k < 0 or reader.gap(k).strip() not in {"", "."}:
        return ""
    return word_names(reader.language, "numbers.codes").get(reader.words[k].norm, "") if reader.words[k].capital else ""


def symbol_behind(reader: NumberReader, after: int) -> str:
    """Return the currency whose sign stands before the word `after`, "" where none does."""
    end = reader.words[after - 1].end
    return CURRENCY_SYMBOLS.get(reader.text[end : end + 2].strip()[:1], "")


def currency_at(reader: NumberReader, k: int) -> tuple[str, int]:
    """Return the currency at word k, or behind a linking word ("4 millones de euros"), and the place after it."""
    table = "numbers.currencies"
    found = reader.listed(k, table, 2)
    if found[0] or reader.language == "en":
        return found
    if reader.norm(k) in word_list(reader.language, "numbers.of"):
        linked = reader.listed(k + 1, table, 2)
        return linked if linked[0] else found
    elided = word_names(reader.language, table).get(reader.norm(k).removeprefix("d'"), "")
    return (elided, k + 1) if elided else found


def year_here(reader: NumberReader, number: BareNumber) -> bool:
    """Return whether a number is a year: of four digits, without a unit, and nothing is counted with it."""
    whole = number.written == "digits" and number.after - number.first == 1
    norm = reader.norm(number.first)
    if not whole or not re.fullmatch(r"(?:1[5-9]|20)\d\d", norm):
        return False
    if symbol_before(reader, number) or reader.unit(number.after) or percent_at(reader, number.after):
        return False
    before = reader.norm(number.first - 1)
    if before in word_list(reader.language, "numbers.year_before") or before in reader.months:
        return True
    return not _counted(reader, number.after)


def _counted(reader: NumberReader, k: int) -> bool:
    """Return whether the word reads as the plural of what is counted: "2000 people", not "the 2015 law"."""
    norm = reader.norm(k)
    beside = k < len(reader.words) and reader.gap(k - 1).strip(" \u00a0") == ""
    plural = norm.endswith("s") and not norm.endswith("'s")
    return beside and not reader.words[k].capital and (plural or norm in word_list(reader.language, "numbers.plurals"))

"""Numbers that are part of a name and count nothing: "Fox 59", "SB 8", "MH17", a telephone number."""

from __future__ import annotations

import re

from reader.language.barenumbers import BareNumber, NumberReader
from reader.language.function_words import is_function_word
from reader.language.names import NOUNS_IN_CAPITALS
from reader.language.surroundings import currency_at, percent_at, symbol_before, symbol_behind, year_here
from reader.language.wordlists import word_list, word_names

_HYPHEN = re.compile(r"[-‑‐]")
# "Holm 3-1": a score behind a name; a model ("747-400") has more digits.
_SCORE = re.compile(r"\d{1,2}\s?[-–:‑]\s?\d{1,2}(?!\d)")
# Groups of digits of a telephone number: together they have so many digits at least, each so many.
_GROUP = re.compile(r"[\s\u00a0/–‑-]")
_LEAST_DIGITS, _LEAST_GROUPS, _LEAST_IN_GROUP = 7, 3, 2
_THOUSANDS = 3


def label(reader: NumberReader, number: BareNumber) -> bool:
    """Return whether a number is part of a name: "Fox 59", "SB 8", "Section 8"."""
    before = number.first - 1
    if before >= 0 and number.written == "digits" and _glued(reader, before):
        return True
    if before < 0 or number.written != "digits" or reader.gap(before) not in {" ", "\u00a0", ". ", "-"}:
        return False
    norm = reader.norm(before)
    bill = len(norm) == 1 and reader.words[before].capital and reader.gap(before) == ". "  # "H.B. 2020"
    if bill or norm in word_list(reader.language, "numbers.labels"):
        return True
    written = reader.text[reader.words[before].start : reader.words[before].end]
    capital = written != written.lower()  # "iPhone"
    named = (
        capital
        and not _SCORE.match(reader.text, reader.words[number.first].start)
        and norm not in reader.months
        and norm not in reader.weekdays
    )
    k = number.after
    money = symbol_before(reader, number) or symbol_behind(reader, k) or currency_at(reader, k)[0]
    counted = reader.language in NOUNS_IN_CAPITALS and k < len(reader.words) and reader.words[k].capital
    free = k == number.first + 1 and not (money or counted or percent_at(reader, k) or reader.unit(k))
    return (
        named and before > 0 and free and not year_here(reader, number) and not is_function_word(norm, reader.language)
    )


def telephone(reader: NumberReader, at: int) -> int:
    """Return the place after the telephone number that begins at a word, 0 where none does."""
    after = at
    while after < len(reader.words) and reader.norm(after).isdecimal():
        after += 1
        if not _GROUP.fullmatch(reader.gap(after - 1)):
            break
    groups = [reader.norm(k) for k in range(at, after)]
    if len(groups) < _LEAST_GROUPS - 1 or sum(map(len, groups)) < _LEAST_DIGITS:
        return 0
    called = groups[0].startswith("0") or reader.text[: reader.words[at].start].endswith("+")
    grouped = all(len(group) == _THOUSANDS for group in groups[1:])
    many = len(groups) >= _LEAST_GROUPS and not grouped and min(map(len, groups)) >= _LEAST_IN_GROUP
    return after if called or many else 0


def _glued(reader: NumberReader, before: int) -> bool:
    """Return whether a word with a capital and the number behind it are one: "MH17", "Covid-19", "B-52"."""
    word, gap = reader.words[before], reader.gap(before)
    if not word.capital or not word.norm.isalpha() or not (gap == "" or _HYPHEN.fullmatch(gap)):
        return False
    moment = word.norm in reader.months or word.norm in reader.weekdays
    money = reader.listed(before, "numbers.currencies", 1)[0] or word.norm in word_names(
        reader.language, "numbers.codes"
    )
    return not moment and not money

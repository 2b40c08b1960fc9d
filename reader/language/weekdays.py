"""Weekdays with the part of the day beside them: "early on Tuesday", "Dienstagabend", "la nuit de mardi à mercredi".

A part of the day is a string of letters, one for each stretch that may be meant; two that share one can be one time.
"h" are the hours before dawn, "n" the evening and what follows it, "x" marks the night that ends on the day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reader.language.barenumbers import NumberReader
from reader.language.function_words import is_function_word
from reader.language.quantities import Quantity, QuantityKind
from reader.language.tokens import tokens
from reader.language.wordlists import word_list, word_names, word_values
from reader.model import Span

NIGHT_INTO = "hx"
BY_CLOCK = "c"
"""The letter of a part of the day that a clock time beside the weekday tells, and no word."""
_NIGHT = frozenset("nl")
_LONGEST = 4
# "The early hours of the Sunday": so many words at most between a part of the day and its day, or a time and its day.
_BETWEEN = 2
# The parts of the day by the hour at which they begin.
_HOURS = ((0, "h"), (5, "hm"), (7, "m"), (12, "a"), (17, "an"), (18, "n"))
_HALF_DAY = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
_AFTER_NOON = 13 * 60


class Day(NamedTuple):
    """A weekday (0 is Monday) as it is named at a word, with the part of the day in it and the place after it."""

    number: float
    part: str
    after: int


@cache
def compounds(language: str) -> dict[str, tuple[float, str]]:
    """Return the words that are a weekday and a part of it in one ("dienstagabend"), with both."""
    if not word_list(language, "numbers.joins_dayparts"):
        return {}
    parts = word_names(language, "numbers.dayparts").items()
    days = word_values(language, "numbers.weekdays").items()
    return {day + name: (number, part) for day, number in days for name, part in parts if " " not in name}


def weekday(reader: NumberReader, at: int) -> tuple[Quantity, int] | None:
    """Return the weekday at a word with the part of the day beside it, and the place after it; None where none is."""
    day = _named(reader, at)
    if day is None:
        return None
    first, early, into = _before(reader, at)
    second = _following_day(reader, day) if _NIGHT & set(early) else None
    if second is not None or into:
        found = second or day
        return reader.simple(QuantityKind.WEEKDAY, first, found.after, found.number, NIGHT_INTO), found.after
    late, after = _behind(reader, day.after)
    late = day.part or late
    both = "".join(part for part in early if part in late)
    return reader.simple(QuantityKind.WEEKDAY, first, after, day.number, both or late or early), after


def _named(reader: NumberReader, at: int) -> Day | None:
    """Return the weekday that the word names alone, with its part of the day, or with its second half ("-feira")."""
    norm, language = reader.norm(at), reader.language
    if language == "en" and not reader.words[at].capital:
        return None
    if norm in reader.weekdays:
        return Day(reader.weekdays[norm], "", at + 1)
    if norm in compounds(language):
        return Day(*compounds(language)[norm], at + 1)
    halves = word_values(language, "numbers.half_weekdays")
    if norm not in halves:
        return None
    if reader.norm(at + 1) in word_list(language, "numbers.weekday_ending") and reader.gap(at).strip() in {"", "-"}:
        return Day(halves[norm], "", at + 2)
    # "Segunda à noite" is Monday, "segunda noite" the second night: a part of the day with its preposition only.
    part, after = reader.listed(at + 1, "numbers.dayparts", _LONGEST)
    return Day(halves[norm], "", at + 1) if part and after > at + 2 else None


def _before(reader: NumberReader, at: int) -> tuple[int, str, bool]:
    """Return where the part of the day before a weekday begins, its letters, and whether it is the night to it."""
    linking, into = (word_list(reader.language, f"numbers.{name}") for name in ("day_on", "night_to"))
    parts = word_names(reader.language, "numbers.dayparts")
    end, leads = at, False
    for _ in range(_BETWEEN + 1):
        if end == 0 or reader.gap(end - 1).strip():
            break
        for begin in range(max(0, end - _LONGEST), end):
            found = parts.get(" ".join(word.norm for word in reader.words[begin:end]))
            if found:
                return begin, found, leads and bool(_NIGHT & set(found))
        if reader.norm(end - 1) not in linking | into:
            break
        leads = leads or reader.norm(end - 1) in into
        end -= 1
    return at, "", False


def _behind(reader: NumberReader, after: int) -> tuple[str, int]:
    """Return the letters of the part of the day behind a weekday, "" where none is, and the place after it."""
    if after >= len(reader.words) or reader.gap(after - 1).strip():
        return "", after
    return reader.listed(after, "numbers.dayparts", _LONGEST)


def _following_day(reader: NumberReader, day: Day) -> Day | None:
    """Return the next day where the words go on to it: "(the night of) Friday to Saturday"."""
    into = word_list(reader.language, "numbers.night_to")
    if reader.norm(day.after) not in into or day.after + 1 >= len(reader.words):
        return None
    second = _named(reader, day.after + 1)
    return second if second and second.number == (day.number + 1) % 7 else None


def timed(text: str, quantities: Sequence[Quantity], language: str) -> list[Quantity]:
    """Return the quantities, each weekday beside a clock time, and without a part of the day, with that of the time."""
    found = list(quantities)
    for k in range(len(found) - 1):
        for day, time in ((k, k + 1), (k + 1, k)):
            one, other = found[day], found[time]
            if one.kind is not QuantityKind.WEEKDAY or one.unit or other.kind is not QuantityKind.TIME:
                continue
            if _told_by(text, other, language) and _beside(text, found[k].span.end, found[k + 1].span.start, language):
                hour = int(other.low) // 60
                part = next(letters for begin, letters in reversed(_HOURS) if begin <= hour)
                found[day] = one._replace(unit=part + BY_CLOCK)
    return found


def _told_by(text: str, time: Quantity, language: str) -> bool:
    """Return whether a clock time tells morning from afternoon."""
    return language != "en" or time.low >= _AFTER_NOON or _HALF_DAY.search(time.span.of(text)) is not None


def _beside(text: str, start: int, end: int, language: str) -> bool:
    """Return whether nothing but grammar words stands between two places."""
    between = text[start:end]
    if any(mark in between for mark in ".;:!?"):
        return False
    words = tokens(text, Span(start, end), language)
    return len(words) <= _BETWEEN and all(is_function_word(word.norm, language) for word in words)

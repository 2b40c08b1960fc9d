"""Times of day: "3:15 p.m.", "11am", "half past three", "15h30", "halb vier", "noon"."""

from __future__ import annotations

import re

from reader.language.barenumbers import NumberReader
from reader.language.quantities import HALF_DAY, Quantity, QuantityKind
from reader.language.wordlists import word_list, word_values
from reader.model import Span

_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_HALF_OF_DAY = re.compile(r"\s?([apAP])\.?\s?[mM]\b\.?|\sin\sthe\s(?:(morning)|afternoon|evening)\b")
# "15h30", "15 heures 30", and "15h" behind a word that says when.
_HOURS = re.compile(r"(\d{1,2})\s?(?:h|heures?)(?:\s?(\d\d)\b|\b)")
_WITH_HOURS = frozenset({"fr", "pt"})
_NOON, _DAY, _LAST_MINUTE = 12, 24, 59


def time_of_day(reader: NumberReader, at: int) -> tuple[Quantity, int] | None:
    """Return the time of day that begins at a word, in minutes after midnight, and the place after it."""
    norm = reader.norm(at)
    named = word_values(reader.language, "numbers.clock").get(norm)
    if named is not None:
        return reader.simple(QuantityKind.TIME, at, at + 1, named), at + 1
    if not norm[0].isdigit():
        return _in_words(reader, at)
    if reader.language in _WITH_HOURS:
        found = _with_hours(reader, at)
        if found:
            return found
    clock = _CLOCK.fullmatch(norm)
    if clock and int(clock[1]) < _DAY and int(clock[2]) <= _LAST_MINUTE:
        minutes = int(clock[1]) * 60 + int(clock[2])
    elif re.fullmatch(r"\d{1,2}", norm) and int(norm) <= (_DAY if reader.language == "de" else _NOON):
        clock, minutes = None, int(norm) * 60
    else:
        return None
    marked = _marked(reader, at, at + 1, minutes)
    if marked:
        return marked
    if reader.norm(at + 1) in word_list(reader.language, "numbers.clock_behind") and reader.gap(at) == " ":
        return reader.simple(QuantityKind.TIME, at, at + 2, minutes), at + 2
    if clock and ":" in norm:
        either = HALF_DAY if reader.language == "en" and 0 < int(clock[1]) <= _NOON else ""
        return reader.simple(QuantityKind.TIME, at, at + 1, minutes, either), at + 1
    return None


def _marked(reader: NumberReader, first: int, after: int, minutes: int) -> tuple[Quantity, int] | None:
    """Return the time with "a.m." or "p.m." behind it, None where neither is."""
    mark = _HALF_OF_DAY.match(reader.text, reader.words[after - 1].end) if reader.language == "en" else None
    if not mark:
        return None
    early = mark[2] or (mark[1] or "p") in "aA"
    minutes = minutes % 720 + (0 if early else 720)
    while after < len(reader.words) and reader.words[after].start < mark.end():
        after += 1
    span = Span(reader.words[first].start, mark.end())
    return Quantity(span, span, QuantityKind.TIME, minutes, minutes), after


def _in_words(reader: NumberReader, at: int) -> tuple[Quantity, int] | None:
    """Return the time that is told from the hour behind it: "half past three", "halb vier"."""
    phrases = word_values(reader.language, "numbers.clock_before")
    for length in (2, 1):
        steps = phrases.get(" ".join(reader.norm(k) for k in range(at, at + length)))
        norm = reader.norm(at + length)
        hour = float(norm) if norm.isdecimal() else reader.number_words.get(norm, 0.0)
        if steps is None or not 1 <= hour <= _NOON:
            continue
        after = at + length + 1
        minutes = int(hour * 60 + steps)
        return _marked(reader, at, after, minutes) or (
            reader.simple(QuantityKind.TIME, at, after, minutes % 720, HALF_DAY),
            after,
        )
    return None


def _with_hours(reader: NumberReader, at: int) -> tuple[Quantity, int] | None:
    """Return the time at a word that is written with "h" or "heures"; without minutes it may be how long."""
    found = _HOURS.match(reader.text, reader.words[at].start)
    if not found or int(found[1]) > _DAY or int(found[2] or 0) > _LAST_MINUTE:
        return None
    if not found[2] and reader.norm(at - 1) not in word_list(reader.language, "numbers.clock_at"):
        return None
    after = reader.after(at, found.end())
    return reader.simple(QuantityKind.TIME, at, after, int(found[1]) * 60 + int(found[2] or 0)), after

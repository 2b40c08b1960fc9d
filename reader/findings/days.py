"""Weekdays of two linked sentences that answer each other: the same time, another one, or nobody can tell.

A night has two weekdays: "Friday night" may be "the early hours of Saturday". What is closed until Thursday may open on
Friday. Where both can be right nothing is said.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.barenumbers import ARTICLES
from reader.language.quantities import Quantity, QuantityKind
from reader.language.weekdays import BY_CLOCK, NIGHT_INTO
from reader.language.wordlists import word_list, word_names, word_values
from reader.model import FindingChange

_NIGHT = frozenset("nl")
_BEFORE_DAWN = "h"
_INTO = NIGHT_INTO[-1]
# A limit is among so many words before its day ("until 5 p.m. on Thursday", "bis einschließlich Donnerstag").
_REACH = 5


class Limit(StrEnum):
    """What a weekday limits: the day may be in it (until), or is the first that isn't (before)."""

    NONE = ""
    UNTIL = "until"
    AHEAD = "ahead"


class Told(NamedTuple):
    """A day as a sentence tells it: as a quantity, and as what limit."""

    quantity: Quantity
    limit: Limit


def day_told(reading: Reading, sentence: int, quantity: Quantity) -> Told:
    """Return the day with the limit that stands before it, with nothing between them that is no part of the day.

    Who "appeared before magistrates on Friday" did so on Friday, and "the day before, on Friday" is that day.
    """
    between = _between(reading.language)
    end = quantity.span.start
    for word in reversed([word for word in reading.words(sentence) if word.end <= end][-_REACH:]):
        if reading.text[word.end : end].strip(" .\u00a0\u202f"):
            break
        for limit in (Limit.UNTIL, Limit.AHEAD):
            if word.norm in word_list(reading.language, f"numbers.{limit.value}"):
                return Told(quantity, limit)
        if word.norm not in between and not word.norm.isdecimal():
            break
        end = word.start
    return Told(quantity, Limit.NONE)


@cache
def _between(language: str) -> frozenset[str]:
    """Return the words that may stand between a limit and its day: articles, parts of the day and the like."""
    parts = (*word_names(language, "numbers.dayparts"), *word_values(language, "numbers.clock"))
    lists = (word_list(language, f"numbers.{name}") for name in ("day_on", "night_to", "limit_to"))
    return frozenset(word for part in parts for word in part.split()).union(ARTICLES, *lists)


def day_change(one: Told, other: Told, *, beside: bool) -> tuple[FindingChange | None, Reason]:
    """Return what became of a weekday, None where it is the same or nobody can tell.

    The part of the day counts only with a shared word beside both (`beside`).
    """
    a, b = one.quantity, other.quantity
    if QuantityKind.RELATIVE in (a.kind, b.kind):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.RELATIVE_DATE
    if a.weekday != b.weekday:
        if _both_can_be(one, other) or _both_can_be(other, one):
            return None, Reason.VALUE
        return FindingChange.CHANGED, Reason.VALUE
    if a.kind is not b.kind:
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.RELATIVE_DATE
    if not beside or not a.unit or not b.unit or a.unit == b.unit:
        return None, Reason.FORMAT
    shared = set(a.unit) & set(b.unit) - {BY_CLOCK}
    if BY_CLOCK in a.unit + b.unit and (shared or (BY_CLOCK in a.unit and BY_CLOCK in b.unit)):
        return None, Reason.FORMAT  # the times themselves are compared
    if shared:
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
    return FindingChange.CHANGED, Reason.VALUE


def _both_can_be(earlier: Told, later: Told) -> bool:
    """Return whether a day and the one after it can be one time, or one may end where the other begins."""
    a, b = earlier.quantity, later.quantity
    if a.weekday is None or b.weekday is None or (a.weekday + 1) % 7 != b.weekday:
        return False
    if earlier.limit is not later.limit:
        return earlier.limit is Limit.UNTIL or later.limit is Limit.AHEAD
    night = bool(_NIGHT & set(a.unit))
    return (night and _BEFORE_DAWN in b.unit) or (_INTO in b.unit and not a.unit)

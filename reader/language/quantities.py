"""What a figure or a date says, as a value."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from reader.model import Span

# Units of relative dates without a length.
RECENT, WEEKEND, SAME = "recent", "weekend", "same"
# The unit of a time that can be before noon or after it: "half past three".
HALF_DAY = "half_day"
# The value of "several" and "weeks": more than two, and who knows how many.
LOOSE = 2.5
# The unit of a count that is the first year of ten.
DECADE = "decade"


class QuantityKind(StrEnum):
    """What a figure counts; only figures of one kind are compared."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    RELATIVE = "relative"


class Bound(StrEnum):
    """How far a figure commits itself."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    LEAST = "least"
    MOST = "most"
    NEARLY = "nearly"
    """Under, but not far: "nearly 400"."""
    VAGUE = "vague"
    """A plural of magnitude, "thousands"."""


class Quantity(NamedTuple):
    """One figure or date: its span (code points) with bound and unit, its ends (equal unless it is a range), its unit.

    For a date `low` is year * 10000 + month * 100 + day with 0 for what isn't said; for a weekday 0 (Monday) to 6, and
    `unit` has a letter for each part of the day that is meant; for a part of a whole its percentage; for a time minutes
    after midnight, and `unit` says where it may be before noon or after it; for a relative date the steps from the day
    of writing, `unit` being day, week, month, year, weekend, recent or same ("that day"); for a score the two figures
    as written. The `unit` of a month that is the "last" or "next" of its name is `pointed` as text. `core` is the span
    of the figure alone.
    """

    span: Span
    core: Span
    kind: QuantityKind
    low: float
    high: float
    unit: str = ""
    bound: Bound = Bound.EXACT

    @property
    def year(self) -> int:
        """Return a date's year, 0 where it isn't said."""
        return int(self.low) // 10000

    @property
    def month(self) -> int:
        """Return a date's month, 0 where it isn't said."""
        return int(self.low) // 100 % 100

    @property
    def day(self) -> int:
        """Return a date's day of the month, 0 where it isn't said."""
        return int(self.low) % 100

    @property
    def loose(self) -> bool:
        """Return whether it is more than two, and nobody says how many: "several", "weeks"."""
        return self.bound is Bound.VAGUE and self.low == LOOSE

    @property
    def pointed(self) -> int:
        """Return -1 for the last month of its name ("last October"), 1 for the next, 0 where neither is said."""
        return int(self.unit) if self.kind is QuantityKind.DATE and self.unit else 0

    @property
    def weekday(self) -> int | None:
        """Return the weekday of a weekday or a whole date, 0 for Monday; None where it isn't said."""
        if self.kind is QuantityKind.WEEKDAY:
            return int(self.low)
        if self.kind is not QuantityKind.DATE or not (self.year and self.month and self.day):
            return None
        try:
            return dt.date(self.year, self.month, self.day).weekday()
        except ValueError:
            return None


def resolve(quantity: Quantity, written: dt.date) -> Quantity:
    """Return a relative date as the date it means in an article of that day, "last May" with its year; else as is."""
    if quantity.pointed and not quantity.year:
        return _with_year(quantity, written)
    if quantity.kind is not QuantityKind.RELATIVE:
        return quantity
    steps = int(quantity.low)
    if quantity.unit == "day":
        day = written + dt.timedelta(days=steps)
        value = day.year * 10000 + day.month * 100 + day.day
    elif quantity.unit == "month":
        months = written.year * 12 + written.month - 1 + steps
        value = months // 12 * 10000 + (months % 12 + 1) * 100
    elif quantity.unit == "year":
        value = (written.year + steps) * 10000
    else:
        return quantity
    return quantity._replace(kind=QuantityKind.DATE, low=value, high=value, unit="")


def _with_year(quantity: Quantity, written: dt.date) -> Quantity:
    """Return "last October" or "next May" with the year that an article of that day means."""
    passed = quantity.month < written.month if quantity.pointed < 0 else quantity.month <= written.month
    year = written.year - (not passed) if quantity.pointed < 0 else written.year + passed
    value = year * 10000 + quantity.low
    return quantity._replace(low=value, high=value, unit="")

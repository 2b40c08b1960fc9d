"""Times that answer each other because each is the only one of its sentence, whatever words stand beside them."""

from __future__ import annotations

from collections.abc import Iterable

from reader.language.quantities import RECENT, SAME, WEEKEND, Quantity, QuantityKind

_TIMES = frozenset({QuantityKind.DATE, QuantityKind.RELATIVE, QuantityKind.WEEKDAY})
_SATURDAY = 5
# Less than any word beside both is worth.
_FIT = 0.5


def lone_time(quantities: Iterable[Quantity]) -> Quantity | None:
    """Return the only time among the quantities of a sentence, hours of the day not counted; None where it isn't so."""
    times = [quantity for quantity in quantities if quantity.kind in _TIMES]
    return times[0] if len(times) == 1 else None


def lone_fit(a: Quantity, b: Quantity, *, alike: bool) -> float:
    """Return how well the only times of two linked sentences answer each other; 0 where they don't.

    "The weekend" answers Saturday and Sunday, "that day" any day, "last year" answers "last October"; "in recent years"
    answers a year only where the sentences are `alike`. "Today" and "this week" answer no weekday so: they are in every
    second sentence.
    """
    if QuantityKind.RELATIVE not in (a.kind, b.kind) or a.kind is b.kind:
        return 0.0
    relative, other = (a, b) if a.kind is QuantityKind.RELATIVE else (b, a)
    if relative.unit == SAME:
        return _FIT if other.kind is QuantityKind.WEEKDAY or other.day else 0.0
    if other.kind is QuantityKind.WEEKDAY:
        return _FIT if relative.unit == WEEKEND and other.low >= _SATURDAY else 0.0
    if relative.unit == RECENT:
        return _FIT if alike and other.year else 0.0
    if relative.unit != "year" or not other.pointed or other.year:
        return 0.0
    return _FIT if other.pointed * relative.low > 0 else 0.0

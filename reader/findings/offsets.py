"""Times told as how far they are from another one: "a day after", "three days prior", "a week later"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.findings.figures import Figure
from reader.language.quantities import QuantityKind

_WEEK = 7
# What a weekday that was reckoned is worth without the words beside it: as much as one that is named.
_RECKONED = 3.0
_FIT = 0.5
_TIMES = frozenset({QuantityKind.DATE, QuantityKind.WEEKDAY, QuantityKind.RELATIVE})
_UNITS = frozenset({"day", "week"})


def offset_fit(far: Figure, time: Figure, beside: Sequence[Figure], around: Sequence[Figure], *, alike: bool) -> float:
    """Return how well a length of time that says how far another time is answers a time; 0 where it doesn't.

    `beside` are the figures of the sentence that says how far, `around` those of the other. "Wednesday, a day after" is
    a Tuesday. Without a weekday to reckon from, the two answer each other where each is the only time of its sentence
    and the sentences are `alike`.
    """
    if not far.apart or far.quantity.kind is not QuantityKind.COUNT or far.quantity.unit not in _UNITS:
        return 0.0
    days = [figure.quantity for figure in beside if figure.quantity.kind is QuantityKind.WEEKDAY]
    if time.quantity.kind is QuantityKind.WEEKDAY and len(days) == 1 and far.quantity.unit == "day":
        if far.quantity.loose:
            return 0.0
        step = int(far.quantity.low) if far.later else -int(far.quantity.low)
        return _RECKONED if (days[0].low + step) % _WEEK == time.quantity.low else 0.0
    times = [figure for figure in (*beside, *around) if figure.quantity.kind in _TIMES]
    lone = len(times) == 1 and sum(figure.apart for figure in (*beside, *around)) == 1
    unit = "day" if time.quantity.kind is QuantityKind.WEEKDAY else time.quantity.unit
    return _FIT if lone and alike and unit == far.quantity.unit else 0.0

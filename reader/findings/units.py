"""Units that measure the same: whether two figures in different ones are one amount."""

from __future__ import annotations

from reader.language.quantities import Quantity, QuantityKind

# What each unit measures, and how much of the first of its kind it is. Months and days have no fixed ratio.
_UNITS = {
    "minute": ("time", 1.0),
    "hour": ("time", 60.0),
    "day": ("time", 1440.0),
    "week": ("time", 10080.0),
    "month": ("months", 1.0),
    "year": ("months", 12.0),
    "centimetre": ("length", 0.01),
    "metre": ("length", 1.0),
    "kilometre": ("length", 1000.0),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "mile": ("length", 1609.34),
    "nautical_mile": ("length", 1852.0),
    "gram": ("weight", 0.001),
    "kilogram": ("weight", 1.0),
    "pound_weight": ("weight", 0.4536),
    "tonne": ("weight", 1000.0),
    "square_foot": ("area", 0.0929),
    "square_metre": ("area", 1.0),
    "acre": ("area", 4046.9),
    "hectare": ("area", 10000.0),
    "square_kilometre": ("area", 1e6),
    "square_mile": ("area", 2.59e6),
    "litre": ("volume", 0.001),
    "cubic_metre": ("volume", 1.0),
    "kph": ("speed", 1.0),
    "mph": ("speed", 1.60934),
}
# Writers round what they convert: 20 miles are 32 kilometres, six feet 1.8 metres. Lengths of time need no rounding.
_ROUNDED = 0.025
_EXACT = frozenset({"time", "months"})
_CENT = "cent"


def commensurable(a: Quantity, b: Quantity) -> bool:
    """Return whether two units measure the same: five miles may be five kilometres, a week is no occasion."""
    if a.unit == b.unit or not a.unit or not b.unit:
        return True
    kinds = {_UNITS[unit][0] if unit in _UNITS else unit for unit in (a.unit, b.unit)}
    return len(kinds) == 1 or kinds == _EXACT


def converted(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures in different units are one amount."""
    if a.kind is b.kind is QuantityKind.MONEY and (a.unit == _CENT) is not (b.unit == _CENT):
        return _in_cents(a) == _in_cents(b)
    if a.unit == b.unit or a.unit not in _UNITS or b.unit not in _UNITS:
        return False
    (kind, factor), (other, ratio) = _UNITS[a.unit], _UNITS[b.unit]
    return kind == other and all(
        abs(x * factor - y * ratio) <= (0.0 if kind in _EXACT else _ROUNDED) * max(abs(x * factor), abs(y * ratio))
        for x, y in ((a.low, b.low), (a.high, b.high))
    )


def _in_cents(quantity: Quantity) -> tuple[int, int]:
    factor = 1 if quantity.unit == _CENT else 100
    return round(quantity.low * factor), round(quantity.high * factor)

"""Two figures that answer each other, held against each other as values: what became of the one."""

from __future__ import annotations

import math
import re

from reader.findings.answers import in_decade, same_value, within
from reader.findings.reasons import Reason
from reader.findings.units import converted
from reader.findings.votes import counts_votes
from reader.language.barenumbers import LENGTHS
from reader.language.quantities import SAME, Bound, Quantity, QuantityKind
from reader.model import FindingChange

# "About 90" may be "around 80", and "nearly 100" 85: so much more or less is no conflict, though another figure.
_ABOUT = 1.25
# Figures that say only where a value begins or ends.
_ENDLESS = frozenset({Bound.OVER, Bound.LEAST, Bound.UNDER, Bound.MOST})
# Figures that begin or end at their value, or shortly before it.
_BELOW = frozenset({Bound.UNDER, Bound.NEARLY})
_CAPS = _BELOW | {Bound.MOST}
_ROUGH = frozenset({Bound.ABOUT, Bound.NEARLY})
# Times that are told from another one: the day of writing, or the weekday from which "a day after" is reckoned.
_FROM_ELSEWHERE = frozenset({QuantityKind.RELATIVE, QuantityKind.WEEKDAY})
_PLAIN = re.compile(r"[\s.\u00a0\u202f]+")
_DASHES = re.compile(r"[-–—‑−]")


def change_of(ours: str, theirs: str, a: Quantity, b: Quantity) -> tuple[FindingChange | None, Reason]:
    """Return what became of a figure, None where it is written alike; the texts are those that the spans are in."""
    if a.kind is not b.kind and not {a.kind, b.kind}.isdisjoint(_FROM_ELSEWHERE):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.RELATIVE_DATE
    if counts_votes(a, b):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
    decade = in_decade(a, b)
    if decade is not None:
        return _kept(decade), Reason.LESS_EXACT if decade else Reason.VALUE
    if (a.loose and b.loose) or a.unit == b.unit == SAME:
        return None, Reason.FORMAT  # "several" and "a handful of", "that day" and "the same day"
    if a.kind is not QuantityKind.DATE and a.unit != b.unit:
        same = converted(a, b)
        if same or (a.unit and b.unit) or a.kind is b.kind is QuantityKind.PERCENT:
            return _kept(same), Reason.FORMAT if same else Reason.UNIT
    return _as_values(ours, theirs, a, b)


def _kept(same: bool) -> FindingChange:  # noqa: FBT001
    return FindingChange.KEPT_DIFFERENT_FORMAT if same else FindingChange.CHANGED


def _as_values(ours: str, theirs: str, a: Quantity, b: Quantity) -> tuple[FindingChange | None, Reason]:
    """Return what became of a figure whose unit is the same on both sides."""
    if not same_value(a, b):
        weeks = a.unit in LENGTHS and (a.loose or b.loose)  # "weeks" and "three weeks"
        if weeks or (a.kind is QuantityKind.DATE and within(a, b)):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
        if _bounded_by(a, b) or _bounded_by(b, a):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
        return FindingChange.CHANGED, _difference(a, b)
    if a.bound is not b.bound and {a.bound, b.bound} != _BELOW:
        if {a.bound, b.bound} in ({Bound.EXACT, Bound.ABOUT}, _ROUGH):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.APPROXIMATE
        return FindingChange.CHANGED, Reason.VALUE if _turned(a, b) or _turned(b, a) else Reason.BOUND
    return None if _written_alike(ours, a, theirs, b) else FindingChange.KEPT_DIFFERENT_FORMAT, Reason.FORMAT


def _bounded_by(bound: Quantity, exact: Quantity) -> bool:
    """Return whether a figure lies closely beyond another one's bound: 1,010 is "just over 1,000"."""
    if exact.bound is not Bound.EXACT or exact.low != exact.high or bound.low != bound.high or not bound.low:
        return False
    ratio = exact.low / bound.low
    above = bound.bound in {Bound.OVER, Bound.LEAST} and 1 < ratio <= _ABOUT
    return above or (bound.bound in _CAPS and 1 > ratio >= 1 / _ABOUT)


def _difference(a: Quantity, b: Quantity) -> Reason:
    if Bound.VAGUE in (a.bound, b.bound):
        return Reason.LESS_EXACT
    if a.kind is not QuantityKind.DATE and _open(a, b) and _meet(a, b):
        return Reason.BOUND
    if (a.low == a.high) != (b.low == b.high):
        return Reason.RANGE
    ratio = a.low / b.low if b.low and a.kind is not QuantityKind.DATE else 1.0
    if Bound.ABOUT in (a.bound, b.bound) and 1 / _ABOUT <= ratio <= _ABOUT:
        return Reason.APPROXIMATE
    return Reason.MAGNITUDE if ratio in {1e3, 1e6, 1e-3, 1e-6} else Reason.VALUE


def _turned(a: Quantity, b: Quantity) -> bool:
    """Return whether one figure begins where the other ends: "more than 30" and "fewer than 30"."""
    return a.bound in {Bound.OVER, Bound.LEAST} and b.bound in _CAPS and not _meet(a, b)


def _open(*quantities: Quantity) -> bool:
    return any(quantity.bound in _ENDLESS for quantity in quantities)


def _meet(a: Quantity, b: Quantity) -> bool:
    """Return whether a value can be meant by both: "at least 10" may be 12."""
    (low, low_in), (high, high_in) = max(_bottom(a), _bottom(b)), min(_top(a), _top(b))
    return low < high or (low == high and not low_in and bool(high_in))


def _bottom(quantity: Quantity) -> tuple[float, int]:
    """Return the least value that a figure can mean, and 1 where that itself isn't meant."""
    if quantity.bound in {Bound.UNDER, Bound.MOST}:
        return -math.inf, 0
    if quantity.bound is Bound.NEARLY:
        return quantity.low / _ABOUT, 0
    return quantity.low, int(quantity.bound is Bound.OVER)


def _top(quantity: Quantity) -> tuple[float, int]:
    """Return the greatest value that a figure can mean, and 0 where that itself isn't meant."""
    if quantity.bound in {Bound.OVER, Bound.LEAST}:
        return math.inf, 1
    return quantity.high, int(quantity.bound not in _BELOW)


def _written_alike(ours: str, a: Quantity, theirs: str, b: Quantity) -> bool:
    """Return whether two equal figures are in one format; "six-week" and "six weeks" are."""
    if a.pointed or b.pointed:
        return True
    if a.kind is QuantityKind.COUNT and a.unit and a.core.of(ours).casefold() == b.core.of(theirs).casefold():
        return True
    return _written(ours, a) == _written(theirs, b)


def _written(text: str, quantity: Quantity) -> str:
    """Return a figure as it is written, without its bound, spaces, dots of abbreviation and kinds of dash."""
    start = quantity.core.start if quantity.bound is not Bound.EXACT else quantity.span.start
    dash = "" if quantity.kind is QuantityKind.PERCENT and quantity.low == quantity.high else "-"
    return _DASHES.sub(dash, _PLAIN.sub("", text[start : quantity.span.end])).casefold()

"""Which figure of one sentence answers which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.findings.figures import Figure
from reader.findings.offsets import offset_fit
from reader.findings.times import lone_fit, lone_time
from reader.findings.units import commensurable, converted
from reader.findings.votes import counts_votes
from reader.language.quantities import DECADE, HALF_DAY, LOOSE, Bound, Quantity, QuantityKind

# Words beside both figures that make them answer each other though they differ.
_LEAST_BESIDE = 2
# Counts up to this are in every second sentence: equal ones answer each other only beside a shared word.
SMALL = 12
# "A third" is 33 percent, "two-thirds" 66 or 67: so many percent apart at most. Thirds are written with four decimals.
_SAME_PART = 0.7
_SAME_THIRD = 0.001
# Two sentences are alike when they share so many content words, and this share of the shorter one's.
_LEAST_SHARED = 5
_ALIKE = 0.5
# So many content words must be shared where "a day after" answers a weekday that can't be reckoned.
_LEAST_OFFSET = 2
_HALF_OF_DAY = 720
# "Several" are fewer than so many.
_MANY = 1000
# More pairs of figures than two sentences make: a table, of which only equal values answer each other.
_TABLE = 10_000


class Pair(NamedTuple):
    """Two figures that may answer each other, and how well they do."""

    score: float
    left: Figure
    right: Figure


def pairs(
    ours: Sequence[Figure], theirs: Sequence[Figure], content: tuple[frozenset[str], frozenset[str]]
) -> list[Pair]:
    """Return the figures that answer each other, best first, each in one pair; `content` are both sentences' stems."""
    taken: list[Pair] = []
    used: set[int] = set()
    for pair in sorted(_pairs(_Side.of(ours), _Side.of(theirs), content), key=_rank):
        if used.isdisjoint({id(pair.left), id(pair.right)}):
            taken.append(pair)
            used |= {id(pair.left), id(pair.right)}
    return taken


class _Side(NamedTuple):
    """The figures of one sentence, what they have as a whole, and where each value stands among them."""

    figures: Sequence[Figure]
    kinds: Counter[QuantityKind]
    values: dict[tuple[float, float, str], list[Figure]]
    lone: Quantity | None

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> _Side:
        values: dict[tuple[float, float, str], list[Figure]] = {}
        for figure in figures:
            values.setdefault(figure.value, []).append(figure)
        kinds = Counter(figure.quantity.kind for figure in figures)
        return cls(figures, kinds, values, lone_time([figure.quantity for figure in figures]))


def _rank(pair: Pair) -> tuple[float, int, int]:
    """Return the order in which pairs are taken: best first, then text order, the same with the sides exchanged."""
    starts = pair.left.quantity.span.start, pair.right.quantity.span.start
    return -pair.score, sum(starts), min(starts)


def _pairs(ours: _Side, theirs: _Side, content: tuple[frozenset[str], frozenset[str]]) -> Iterator[Pair]:
    shared = len(content[0] & content[1])
    similar = shared / max(1, min(map(len, content)))
    table = len(ours.figures) * len(theirs.figures) > _TABLE
    for one in ours.figures:
        for other in theirs.values.get(one.value, ()) if table else theirs.figures:
            if one.value[2] == other.value[2] and same_value(one.quantity, other.quantity):
                score = _same_fit(one, other)
            elif not table and _free(one, other, ours, theirs):
                alone = ours.kinds[one.quantity.kind] == 1 and theirs.kinds[other.quantity.kind] == 1
                days = one.quantity.kind is other.quantity.kind is QuantityKind.WEEKDAY
                alike = alone and shared >= _LEAST_SHARED - days and similar >= _ALIKE
                score = _differing_fit(one, other, alike=alike, twins=alone and _twins(one, other, content))
                score = score or _far_fit(one, other, ours, theirs, alike=shared >= _LEAST_OFFSET)
                if not score and one.quantity is ours.lone and other.quantity is theirs.lone:
                    score = lone_fit(one.quantity, other.quantity, alike=shared >= _LEAST_SHARED and similar >= _ALIKE)
            else:
                continue
            if score > 0:
                yield Pair(score, one, other)


def _far_fit(one: Figure, other: Figure, ours: _Side, theirs: _Side, *, alike: bool) -> float:
    """Return how well one of the two, which says how far another time is, answers the other; 0 where neither does."""
    fit = offset_fit(one, other, ours.figures, theirs.figures, alike=alike) or offset_fit(
        other, one, theirs.figures, ours.figures, alike=alike
    )
    return fit + _near(one, other) if fit else 0.0


def _twins(one: Figure, other: Figure, content: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Return whether the two sentences are the same but for the figure and what it counts."""
    rest = [
        {stem for stem in stems if stem != figure.noun and not stem[:1].isdigit()}
        for figure, stems in ((one, content[0]), (other, content[1]))
    ]
    return rest[0] == rest[1]


def same_value(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities have the same ends; relative dates of different units never have.

    A third is 33 percent, and half past three may be 15:30.
    """
    if a.kind is b.kind is QuantityKind.TIME and HALF_DAY in (a.unit, b.unit):
        return a.low % _HALF_OF_DAY == b.low % _HALF_OF_DAY
    if a.kind is b.kind is QuantityKind.PERCENT and (_thirds(a.low) or _thirds(b.low)):
        return max(abs(a.low - b.low), abs(a.high - b.high)) < _SAME_PART
    return a.low == b.low and a.high == b.high and (a.unit == b.unit or a.kind is not QuantityKind.RELATIVE)


def _thirds(percentage: float) -> bool:
    """Return whether a percentage is a third or two thirds of a whole, as parts of a whole are read."""
    return percentage % 1 > 0 and abs(3 * percentage - round(3 * percentage)) < _SAME_THIRD


def _free(one: Figure, other: Figure, ours: _Side, theirs: _Side) -> bool:
    """Return whether neither value stands on the other side too, or both do and the two have changed places."""
    kept = one.value in theirs.values, other.value in ours.values
    named = bool(one.noun and other.noun)
    return not any(kept) or (all(kept) and named and _same_noun(one, other))


def _same_noun(one: Figure, other: Figure) -> bool:
    if not one.noun or not other.noun:
        return _elided(one, other) or _elided(other, one)
    alike = one.noun == other.noun or not one.counted.isdisjoint(other.counted)
    return alike or (one.persons and other.persons and (one.generic or other.generic))


def _other_things(one: Figure, other: Figure) -> bool:
    """Return whether two figures surely count different things: two stations are no two people who were hurt."""
    if one.quantity.unit or other.quantity.unit or not one.counted or not other.counted:
        return False
    if (one.generic or other.generic) and not one.behind.isdisjoint(other.behind):
        return False  # "two survivors were found", "2 people were found"
    return one.counted.isdisjoint(other.counted) and one.persons is not other.persons


def _elided(bare: Figure, other: Figure) -> bool:
    """Return whether a figure that stands without a noun has what the other counts beside it: "the ten who left"."""
    return not bare.noun and bare.quantity.kind is QuantityKind.COUNT and not other.counted.isdisjoint(bare.beside)


def _near(one: Figure, other: Figure) -> int:
    return len(set(one.beside) & set(other.beside))


def _same_fit(one: Figure, other: Figure) -> float:
    """Return how well two figures of one value answer each other; 0 where they don't."""
    a, b = one.quantity, other.quantity
    near, noun = _near(one, other), _same_noun(one, other)
    if {a.kind, b.kind} == {QuantityKind.AGE, QuantityKind.COUNT}:
        return 2.0 if max(a.low, b.low) > SMALL else 0.0
    if a.kind is not b.kind or (a.kind is QuantityKind.COUNT and a.low <= SMALL and not (noun or near)):
        return 0.0
    if a.kind is QuantityKind.COUNT and not commensurable(a, b):
        return 0.0
    if a.kind is QuantityKind.COUNT and a.low <= SMALL and _other_things(one, other):
        return 0.0
    return 3.0 + near + 2 * noun


def _differing_fit(one: Figure, other: Figure, *, alike: bool, twins: bool) -> float:
    """Return how well two figures that differ answer each other; 0 where they don't."""
    a, b = one.quantity, other.quantity
    near, noun = _near(one, other), _same_noun(one, other)
    if {a.kind, b.kind} == {QuantityKind.DATE, QuantityKind.RELATIVE}:
        return 0.5 + near if _relative_fits(a, b, near) else 0.0
    if QuantityKind.WEEKDAY in (a.kind, b.kind) and a.kind is not b.kind:
        return _day_fit(a, b, near)
    if a.kind is not b.kind:
        return 0.5 + near if near and (in_decade(a, b) is not None or counts_votes(a, b)) else 0.0
    if a.kind is QuantityKind.COUNT:
        return _count_fit(one, other, near, twins=twins)
    if a.kind is QuantityKind.DATE:
        return _date_fit(a, b, near, alike=alike or (twins and near > 0))
    if a.kind is QuantityKind.ORDINAL or (a.kind is QuantityKind.MONEY and a.unit != b.unit):
        return near + 1.0 if noun or near >= _LEAST_BESIDE + 1 or converted(a, b) else 0.0
    if a.kind is QuantityKind.WEEKDAY and near < _LEAST_BESIDE and alike and set(a.unit) & set(b.unit):
        return 0.5 + near  # "2 a.m. on Saturday" and "the early hours of Sunday" of one event
    return float(near) if near >= (1 if twins else _LEAST_BESIDE - noun) else 0.0


def _count_fit(one: Figure, other: Figure, near: int, *, twins: bool) -> float:
    a, b = one.quantity, other.quantity
    if converted(a, b):
        return 1.0 + near
    if a.unit and b.unit and a.unit != b.unit:
        return 0.0
    if _roughly(a, b) or _roughly(b, a):
        loose = a.loose or b.loose
        return 0.5 + near if _same_noun(one, other) or not loose else 0.0
    if _same_noun(one, other):
        return near + 2.0 if near else 0.0
    others = one.counted and other.counted  # "40 windows" and "50 doors"
    return float(near) if twins and not others else 0.0


def _date_fit(a: Quantity, b: Quantity, near: int, *, alike: bool) -> float:
    if not ((a.year and b.year) or (a.month and b.month)):
        return 0.0
    if within(a, b) and a.month == b.month and a.month:
        return 1.0 + near
    return 0.5 + near if alike or near > _LEAST_BESIDE else 0.0


def within(a: Quantity, b: Quantity) -> bool:
    """Return whether two dates agree in all that both say."""
    return all(x == y for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day)) if x and y)


def in_decade(a: Quantity, b: Quantity) -> bool | None:
    """Return whether a year is in a decade ("1974", "the 1970s"); None where they aren't a year and a decade."""
    decade, date = (a, b) if a.unit == DECADE else (b, a)
    if decade.unit != DECADE or date.kind is not QuantityKind.DATE or not date.year:
        return None
    return date.year // 10 * 10 == decade.low


def _roughly(vague: Quantity, exact: Quantity) -> bool:
    """Return whether the one is a plural of magnitude ("millions") into which the other falls."""
    if vague.bound is not Bound.VAGUE or exact.bound is Bound.VAGUE:
        return False
    if vague.loose:
        return LOOSE - 1 < exact.low < _MANY
    return vague.low <= exact.low < 1000 * vague.low and exact.low > SMALL


def _relative_fits(a: Quantity, b: Quantity, near: int) -> bool:
    """Return whether a date and a relative one are both a month or both a year, or the date is in it beside a word."""
    date, relative = (a, b) if a.kind is QuantityKind.DATE else (b, a)
    if relative.unit == "month":
        return bool(date.month) and (not date.day or (near > 0 and not date.year))
    if relative.unit != "year":
        return False
    pointed = near > 0 or relative.low != 0  # "this year" is in every second article
    return (bool(date.year) and not date.month and pointed) or (bool(date.month) and not date.year and near > 0)


def _day_fit(a: Quantity, b: Quantity, near: int) -> float:
    """Return how well a weekday answers a whole date, or "today"; 0 where it doesn't.

    A source that says "today" writes on that day; of "yesterday" nobody can tell without its date.
    """
    other = b if a.kind is QuantityKind.WEEKDAY else a
    if other.kind is QuantityKind.RELATIVE:
        return 0.5 + near if other.unit == "day" and other.low == 0 and near else 0.0
    if a.weekday is None or b.weekday is None:
        return 0.0
    return float(near) if near >= (1 if a.weekday == b.weekday else _LEAST_BESIDE) else 0.0

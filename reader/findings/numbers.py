"""Figures and dates of two linked sentences, compared as values.

Figures answer each other by what they count: the words beside them. Two figures of one kind that differ are a change only
where the words beside them are the same; a figure that one side lacks is a finding only where the other side talks of that
very thing in the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.function_words import is_function_word
from reader.language.numbers import Bound, Quantity, QuantityKind
from reader.language.tokens import Token
from reader.model import Finding, FindingChange, FindingKind, Span

_REACH = 5
# Share of the words around a figure that the other side must have, by kind; kinds that are left out (the day on which
# something was said, an ordinal) are dropped or added in every second sentence without anybody missing them.
_LEAST_NEAR = {
    QuantityKind.COUNT: 0.5,
    QuantityKind.SCORE: 0.4,
    QuantityKind.DATE: 0.5,
    QuantityKind.MONEY: 0.75,
    QuantityKind.PERCENT: 0.75,
    QuantityKind.AGE: 0.75,
}
_LEAST_BESIDE = 2
# Two sentences are alike when they share so many content words, and this share of the shorter one's.
_LEAST_SHARED = 5
_ALIKE = 0.5
_SMALL = 12
_PLAIN = re.compile(r"[\s.\u00a0\u202f]+")
_DASHES = re.compile(r"[-–—‑−]")


class Figure(NamedTuple):
    """A quantity with what stands beside it: the stems within reach, nearest first, and the noun it counts."""

    quantity: Quantity
    beside: tuple[str, ...]
    noun: str


class Pair(NamedTuple):
    """Two figures that may answer each other."""

    score: float
    left: Figure
    right: Figure


def find_numbers(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the figures and dates of two linked sentences."""
    ours, theirs = _figures(left, i), _figures(right, j)
    if not ours and not theirs:
        return
    shared = left.content(i) & right.content(j)
    free_left, free_right = list(ours), list(theirs)
    least = min(len(left.content(i)), len(right.content(j)))
    alike = len(shared) >= max(_LEAST_SHARED, _ALIKE * least)
    pairs = sorted(
        _pairs(ours, theirs, alike_sentences=alike),
        key=lambda p: (-p.score, p.left.quantity.span, p.right.quantity.span),
    )
    for pair in pairs:
        if pair.left in free_left and pair.right in free_right:
            free_left.remove(pair.left)
            free_right.remove(pair.right)
            yield from _judged(left, right, i, j, pair)
    kinds_left, kinds_right = {_family(f) for f in free_left}, {_family(f) for f in free_right}
    for figure in free_left:
        if _family(figure) not in kinds_right and _talked_of(left, i, figure, shared):
            yield _finding(FindingChange.DROPPED, (i, j), (figure.quantity.span, None), 0.6, Reason.FIGURE_ONE_SIDE)
    for figure in free_right:
        if _family(figure) not in kinds_left and _talked_of(right, j, figure, shared):
            yield _finding(FindingChange.ADDED, (i, j), (None, figure.quantity.span), 0.6, Reason.FIGURE_ONE_SIDE)


def _figures(reading: Reading, sentence: int) -> list[Figure]:
    words = reading.words(sentence)
    return [_figure(reading, words, quantity) for quantity in reading.quantities(sentence)]


def _figure(reading: Reading, words: Sequence[Token], quantity: Quantity) -> Figure:
    first = next(k for k, word in enumerate(words) if word.end > quantity.span.start)
    after = next((k for k, word in enumerate(words) if word.start >= quantity.span.end), len(words))
    beside: list[str] = []
    for step in range(1, _REACH + 1):
        for k in (after + step - 1, first - step):
            if 0 <= k < len(words) and _content(words[k], reading.language):
                beside.append(words[k].stem)
    noun = ""
    for word in words[after : after + 3]:
        if reading.text[quantity.span.end : word.start].strip(" -–"):
            break
        if _content(word, reading.language):
            noun = word.stem
            break
    return Figure(quantity, tuple(beside), quantity.unit or noun)


def _content(word: Token, language: str) -> bool:
    return not word.norm[0].isdigit() and not is_function_word(word.norm, language)


def _family(figure: Figure) -> str:
    kind = figure.quantity.kind
    return "date" if kind in {QuantityKind.DATE, QuantityKind.RELATIVE, QuantityKind.WEEKDAY} else kind


def _pairs(ours: Sequence[Figure], theirs: Sequence[Figure], *, alike_sentences: bool) -> Iterator[Pair]:
    values_left = {_value(f) for f in ours}
    values_right = {_value(f) for f in theirs}
    for one in ours:
        for other in theirs:
            alike = alike_sentences and not _rivals(one, ours) and not _rivals(other, theirs)
            same = _same_value(one.quantity, other.quantity)
            score = _fit(one, other, same=same, alike=alike)
            if not same and not _free(one, other, values_left, values_right):
                continue
            if score > 0:
                yield Pair(score + same, one, other)


def _free(one: Figure, other: Figure, ours: set[tuple[float, float]], theirs: set[tuple[float, float]]) -> bool:
    """Return whether neither value stands on the other side too, or both do and the two have changed places."""
    kept = _value(one) in theirs, _value(other) in ours
    return not any(kept) or (all(kept) and _noun_of_both(one, other))


def _value(figure: Figure) -> tuple[float, float]:
    return figure.quantity.low, figure.quantity.high


def _noun_of_both(one: Figure, other: Figure) -> bool:
    return bool(one.noun) and one.noun == other.noun


def _rivals(figure: Figure, others: Sequence[Figure]) -> bool:
    """Return whether another figure of its kind stands in the same sentence."""
    return any(other is not figure and other.quantity.kind is figure.quantity.kind for other in others)


def _fit(one: Figure, other: Figure, *, same: bool, alike: bool) -> float:
    """Return how well two figures answer each other; 0 where they don't."""
    a, b = one.quantity, other.quantity
    near = len(set(one.beside) & set(other.beside))
    noun = _noun_of_both(one, other)
    if {a.kind, b.kind} == {QuantityKind.AGE, QuantityKind.COUNT}:
        return 1.0 if same and max(a.low, b.low) > _SMALL else 0.0
    if {a.kind, b.kind} == {QuantityKind.DATE, QuantityKind.RELATIVE}:
        return 0.5 + near if _relative_fits(a, b) else 0.0
    if a.kind is not b.kind:
        return 0.0
    if same:
        if a.kind is QuantityKind.COUNT and a.low <= _SMALL and not (noun or near):
            return 0.0
        return 2.0 + near + 2 * noun
    return _differing_fit(one, other, near, noun=noun, alike=alike)


def _differing_fit(one: Figure, other: Figure, near: int, *, noun: bool, alike: bool) -> float:
    a, b = one.quantity, other.quantity
    if a.kind is QuantityKind.COUNT:
        if a.unit and b.unit and a.unit != b.unit:
            return float(near) if a.low == b.low and near else 0.0
        if _roughly(a, b) or _roughly(b, a):
            return 0.5 + near
        return near + 2.0 if noun and near >= 1 else 0.0
    if a.kind is QuantityKind.ORDINAL:
        return near + 1.0 if noun else 0.0
    if a.kind is QuantityKind.MONEY and a.unit != b.unit and near < _LEAST_BESIDE:
        return 0.0
    if a.kind is QuantityKind.DATE:
        if not _overlap(a, b):
            return 0.0
        if _within(a, b) and a.month == b.month and a.month:
            return 1.0 + near
    if alike and a.kind is QuantityKind.DATE:
        return 0.5 + near
    return float(near) if near >= _LEAST_BESIDE - noun else 0.0


def _roughly(vague: Quantity, exact: Quantity) -> bool:
    """Return whether the one is a plural of magnitude ("millions") into which the other falls."""
    if vague.bound is not Bound.VAGUE or exact.bound is Bound.VAGUE:
        return False
    return vague.low <= exact.low < 1000 * vague.low and exact.low > _SMALL


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Return whether two dates say a part that the other says too (a year, a month)."""
    return bool((a.year and b.year) or (a.month and b.month))


def _relative_fits(a: Quantity, b: Quantity) -> bool:
    date, relative = (a, b) if a.kind is QuantityKind.DATE else (b, a)
    if relative.unit == "month":
        return bool(date.month) and not date.day
    return relative.unit == "year" and bool(date.year) and not date.month


def _same_value(a: Quantity, b: Quantity) -> bool:
    return a.low == b.low and a.high == b.high and (a.unit == b.unit or a.kind is not QuantityKind.RELATIVE)


def _judged(left: Reading, right: Reading, i: int, j: int, pair: Pair) -> Iterator[Finding]:
    a, b = pair.left.quantity, pair.right.quantity
    change, reason = _change(left.text, right.text, a, b)
    if change is not None:
        confidence = min(0.95, 0.6 + 0.1 * pair.score)
        yield _finding(change, (i, j), (a.span, b.span), confidence, reason)


def _change(ours: str, theirs: str, a: Quantity, b: Quantity) -> tuple[FindingChange | None, Reason]:
    """Return what became of a figure, None where it is written alike."""
    if a.kind is not b.kind and QuantityKind.RELATIVE in (a.kind, b.kind):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.RELATIVE_DATE
    if a.kind is b.kind and a.unit and b.unit and a.unit != b.unit:
        return FindingChange.CHANGED, Reason.UNIT
    if not _same_value(a, b):
        if a.kind is QuantityKind.DATE and _within(a, b):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
        return FindingChange.CHANGED, _difference(a, b)
    if a.bound is not b.bound:
        if {a.bound, b.bound} == {Bound.EXACT, Bound.ABOUT}:
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.APPROXIMATE
        return FindingChange.CHANGED, Reason.BOUND
    if _written(ours, a) != _written(theirs, b):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.FORMAT
    return None, Reason.FORMAT


def _difference(a: Quantity, b: Quantity) -> Reason:
    if Bound.VAGUE in (a.bound, b.bound):
        return Reason.LESS_EXACT
    if (a.low == a.high) != (b.low == b.high):
        return Reason.RANGE
    ratio = a.low / b.low if b.low and a.kind is not QuantityKind.DATE else 1.0
    return Reason.MAGNITUDE if ratio in {1e3, 1e6, 1e-3, 1e-6} else Reason.VALUE


def _within(a: Quantity, b: Quantity) -> bool:
    """Return whether two dates agree in all that both say."""
    parts = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    return all(x == y for x, y in parts if x and y)


def _written(text: str, quantity: Quantity) -> str:
    """Return a figure as it is written, without its bound, spaces, dots of abbreviation and kinds of dash."""
    start = quantity.core.start if quantity.bound is not Bound.EXACT else quantity.span.start
    return _DASHES.sub("-", _PLAIN.sub("", text[start : quantity.span.end])).casefold()


def _talked_of(reading: Reading, sentence: int, figure: Figure, shared: frozenset[str]) -> bool:
    """Return whether the other sentence has most of the words around a figure that it lacks."""
    least = _LEAST_NEAR.get(figure.quantity.kind)
    if least is None or not figure.beside:
        return False
    if figure.quantity.kind is QuantityKind.COUNT and figure.noun not in shared and figure.quantity.unit not in shared:
        return False
    return sum(stem in shared for stem in figure.beside) >= least * len(figure.beside)


def _finding(
    change: FindingChange,
    sentences: tuple[int, int],
    spans: tuple[Span | None, Span | None],
    confidence: float,
    reason: Reason,
) -> Finding:
    return Finding(FindingKind.NUMBER, change, *sentences, *spans, confidence, reason)

"""Figures and dates of two linked sentences, compared as values.

Figures answer each other by what they count: the words beside them. Two figures of one kind that differ are a change
only where the words beside them are the same; a figure that one side lacks is a finding only where the other side talks
of that very thing in the words around it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from reader.findings.answers import Pair, pairs, same_value, within
from reader.findings.days import day_change, day_told
from reader.findings.figures import Figure, figures
from reader.findings.frames import find_frames
from reader.findings.inserted import is_put_in
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.quantities import RECENT, Bound, Quantity, QuantityKind
from reader.language.quote_marks import UNSPACED
from reader.language.wordlists import word_list
from reader.model import Finding, FindingChange, FindingKind, Span

# Share of the words around a figure that the other side must have, by kind; kinds that are left out (the day on which
# something was said, a month without its year, an ordinal) are dropped or added in every second sentence, and nobody
# misses them.
_LEAST_NEAR = {
    QuantityKind.COUNT: 0.4,
    QuantityKind.SCORE: 0.4,
    QuantityKind.DATE: 0.5,
    QuantityKind.MONEY: 0.75,
    QuantityKind.PERCENT: 0.75,
    QuantityKind.AGE: 0.75,
}
# "About 90" may be "around 80", and "nearly 100" 85: so much more or less is no conflict, though another figure.
_ABOUT = 1.25
# A figure isn't left out when one of so many sentences before or after has it.
_NEAR = 50
# Figures that say only where a value begins or ends.
_ENDLESS = frozenset({Bound.OVER, Bound.LEAST, Bound.UNDER, Bound.MOST})
# Figures that begin or end at their value, or shortly before it.
_BELOW = frozenset({Bound.UNDER, Bound.NEARLY})
_CAPS = _BELOW | {Bound.MOST}
_ROUGH = frozenset({Bound.ABOUT, Bound.NEARLY})
_PLAIN = re.compile(r"[\s.\u00a0\u202f]+")
_DIGIT = re.compile(r"\d|年")
_DIGITS = re.compile(r"\d{1,18}")
_DASHES = re.compile(r"[-–—‑−]")


def find_numbers(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the figures and dates of two linked sentences."""
    ours, theirs = figures(left, i), figures(right, j)
    if not ours and not theirs:
        return
    content = left.content(i), right.content(j)
    shared = content[0] & content[1]
    answered = pairs(ours, theirs, content)
    for pair in answered:
        yield from _judged(left, right, i, j, pair)
    free_left = [figure for figure in ours if not any(figure is pair.left for pair in answered)]
    free_right = [figure for figure in theirs if not any(figure is pair.right for pair in answered)]
    kinds_left, kinds_right = {_family(f) for f in free_left}, {_family(f) for f in free_right}
    for figure in free_left:
        if _family(figure) not in kinds_right and _lacks(left, i, figure, right, j, shared):
            yield _finding(FindingChange.DROPPED, (i, j), (figure.quantity.span, None), 0.6, Reason.FIGURE_ONE_SIDE)
    for figure in free_right:
        if _family(figure) not in kinds_left and _lacks(right, j, figure, left, i, shared):
            yield _finding(FindingChange.ADDED, (i, j), (None, figure.quantity.span), 0.6, Reason.FIGURE_ONE_SIDE)


def _lacks(here: Reading, sentence: int, figure: Figure, there: Reading, other: int, shared: frozenset[str]) -> bool:
    """Return whether the other sentence talks of what a figure is about and gives it nowhere.

    How many a source is counts only where the other side has that source.
    """
    if (figure.title and figure.title not in shared) or figure.quantity.kind not in _LEAST_NEAR:
        return False
    if figure.quantity.kind is QuantityKind.DATE and not _DIGIT.search(figure.quantity.span.of(here.text)):
        return False  # "today", which the article's own date makes a date
    frames = find_frames(here, sentence)
    if any(frame.span.start <= figure.quantity.span.start < frame.span.end for frame in frames):
        if figure.noun not in {word.stem for frame in find_frames(there, other) for word in frame.source}:
            return False
    else:
        shared -= {word.stem for frame in frames for word in frame.source}
    span = figure.quantity.span
    digits = _digits(figure.quantity.core.of(here.text))
    if digits and digits <= _digits(there.article.sentence_text(other)):
        return False  # however it is read there: "1990" and "the 1990s", "3-1" and "1-3"
    told = _talked_of(figure, shared) or is_put_in(span, here.words(sentence), there.words(other))
    return told and not _elsewhere(there, other, figure)


def _digits(text: str) -> set[int]:
    return {int(run) for run in _DIGITS.findall(text)}


def _family(figure: Figure) -> str:
    """Return what a figure says, roughly: a year and a day aren't missed for one another."""
    quantity = figure.quantity
    if quantity.kind is QuantityKind.DATE:
        return "year" if quantity.year and not quantity.month else "day"
    if quantity.kind is QuantityKind.RELATIVE:
        return "year" if quantity.unit == "year" else "day"
    return "day" if quantity.kind is QuantityKind.WEEKDAY else quantity.kind


def _judged(left: Reading, right: Reading, i: int, j: int, pair: Pair) -> Iterator[Finding]:
    a, b = pair.left.quantity, pair.right.quantity
    if QuantityKind.WEEKDAY in (a.kind, b.kind):
        beside = bool(set(pair.left.beside) & set(pair.right.beside))
        change, reason = day_change(day_told(left, i, a), day_told(right, j, b), beside=beside)
    elif RECENT in (a.unit, b.unit):
        change, reason = FindingChange.CHANGED, Reason.LESS_EXACT
    elif a.pointed * b.pointed < 0:
        change, reason = FindingChange.CHANGED, Reason.VALUE
    else:
        change, reason = _change(left.text, right.text, a, b)
    if reason is Reason.LESS_EXACT and a.kind is QuantityKind.DATE and _limit(left, i, a) and _limit(right, j, b):
        change = FindingChange.CHANGED
    if reason is Reason.RANGE and (_way_to(left, a, b) or _way_to(right, b, a)):
        change = None
    if change is not None:
        confidence = min(0.95, 0.6 + 0.1 * pair.score)
        yield _finding(change, (i, j), (a.span, b.span), confidence, reason)


def _change(ours: str, theirs: str, a: Quantity, b: Quantity) -> tuple[FindingChange | None, Reason]:
    """Return what became of a figure, None where it is written alike."""
    if a.kind is not b.kind and QuantityKind.RELATIVE in (a.kind, b.kind):
        return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.RELATIVE_DATE
    if (
        a.kind is not QuantityKind.DATE
        and a.unit != b.unit
        and ((a.unit and b.unit) or a.kind is b.kind is QuantityKind.PERCENT)
    ):
        return FindingChange.CHANGED, Reason.UNIT
    if not same_value(a, b):
        if a.kind is QuantityKind.DATE and within(a, b):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
        if _bounded_by(a, b) or _bounded_by(b, a):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.LESS_EXACT
        return FindingChange.CHANGED, _difference(a, b)
    if a.bound is not b.bound and {a.bound, b.bound} != _BELOW:
        if {a.bound, b.bound} in ({Bound.EXACT, Bound.ABOUT}, _ROUGH):
            return FindingChange.KEPT_DIFFERENT_FORMAT, Reason.APPROXIMATE
        return FindingChange.CHANGED, Reason.VALUE if _turned(a, b) or _turned(b, a) else Reason.BOUND
    return None if _written_alike(ours, a, theirs, b) else FindingChange.KEPT_DIFFERENT_FORMAT, Reason.FORMAT


def _way_to(reading: Reading, way: Quantity, end: Quantity) -> bool:
    """Return whether the one goes from a figure to the other: "rose from 4 to 5 percent" and "rose to 5 percent"."""
    opens = way.span.of(reading.text).casefold().split()[0] in word_list(reading.language, "numbers.from")
    return opens and end.low == end.high and end.low in {way.low, way.high}


def _bounded_by(bound: Quantity, exact: Quantity) -> bool:
    """Return whether a figure lies closely beyond another one's bound: 1,010 is "just over 1,000"."""
    if exact.bound is not Bound.EXACT or exact.low != exact.high or bound.low != bound.high or not bound.low:
        return False
    ratio = exact.low / bound.low
    above = bound.bound in {Bound.OVER, Bound.LEAST} and 1 < ratio <= _ABOUT
    return above or (bound.bound in _CAPS and 1 > ratio >= 1 / _ABOUT)


def _limit(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Return whether a date is a limit: "by September" is another one than "by September 27"."""
    before = [word.norm for word in reading.words(sentence) if word.end <= quantity.span.start]
    return bool(before) and before[-1] in word_list(reading.language, "numbers.limits")


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


def _elsewhere(reading: Reading, sentence: int, figure: Figure) -> bool:
    """Return whether a sentence near that one has the figure."""
    last = len(reading.article.sentences)
    near = range(max(0, sentence - _NEAR), min(last, sentence + _NEAR + 1))
    return any(_same_figure(figure, other) for k in near for other in figures(reading, k))


def _same_figure(figure: Figure, other: Figure) -> bool:
    """Return whether two figures of far sentences have one value; "thousands" also counts the same things then."""
    if figure.value != other.value or figure.quantity.bound is not Bound.VAGUE:
        return figure.value == other.value
    return figure.noun == other.noun or not figure.counted.isdisjoint(other.counted)


def _talked_of(figure: Figure, shared: frozenset[str]) -> bool:
    """Return whether the other sentence has enough of the words around a figure that it lacks."""
    least = _LEAST_NEAR.get(figure.quantity.kind)
    if least is None or not figure.beside:
        return False
    if figure.quantity.kind is QuantityKind.DATE and not figure.quantity.year:
        return False
    if figure.quantity.kind is QuantityKind.COUNT and not any(_stands(s, shared) for s in (figure.noun, figure.thing)):
        return False
    return sum(_stands(stem, shared) for stem in figure.beside) >= least * len(figure.beside)


def _stands(stem: str, shared: frozenset[str]) -> bool:
    """Return whether both sentences have a stem, or each character of a word of a script without spaces."""
    return stem in shared or (bool(stem) and UNSPACED.match(stem) is not None and set(stem) <= shared)


def _finding(
    change: FindingChange,
    sentences: tuple[int, int],
    spans: tuple[Span | None, Span | None],
    confidence: float,
    reason: Reason,
) -> Finding:
    return Finding(FindingKind.NUMBER, change, *sentences, *spans, confidence, reason)

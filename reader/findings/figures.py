"""Figures with what stands beside them, and which figure of one sentence answers which of the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.quantities import Bound, Quantity, QuantityKind
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Span

_REACH = 5
_UNSPACED = frozenset({"zh", "ja"})
_PEOPLE = frozenset("人")
# Among so many words behind a figure is what it counts.
_BEHIND = 3
# Words beside both figures that make them answer each other though they differ.
_LEAST_BESIDE = 2
# Counts up to this are in every second sentence: equal ones answer each other only beside a shared word.
_SMALL = 12
# "A third" is 33 percent, "two-thirds" 66 or 67: so many percent apart at most. Thirds are written with four decimals.
_SAME_PART = 0.7
_SAME_THIRD = 0.001
# Two sentences are alike when they share so many content words, and this share of the shorter one's.
_LEAST_SHARED = 5
_ALIKE = 0.5


class Figure(NamedTuple):
    """A quantity with what stands beside it.

    `beside` has the stems within reach, `noun` its unit or what it counts, `thing` what follows a unit ("60-metre
    crane"), `counted` all plurals that follow ("nine Republican senators": senators), `title` the last word of a title
    that ends with a year ("the Wild Rivers Act of 1973": act), `persons` whether it counts people, `generic` whether
    it says no more of them than that.
    """

    quantity: Quantity
    beside: tuple[str, ...]
    noun: str
    thing: str = ""
    counted: frozenset[str] = frozenset()
    title: str = ""
    persons: bool = False
    generic: bool = False

    @property
    def value(self) -> tuple[float, float]:
        """Return the two ends of its value."""
        return self.quantity.low, self.quantity.high


class Pair(NamedTuple):
    """Two figures that may answer each other, and how well they do."""

    score: float
    left: Figure
    right: Figure


def figures(reading: Reading, sentence: int) -> tuple[Figure, ...]:
    """Return the figures and dates of a sentence."""
    return reading.once(_find_figures, sentence)


def _find_figures(reading: Reading, sentence: int) -> tuple[Figure, ...]:
    words = reading.words(sentence)
    quoted = [piece.span for piece in reading.quoted(sentence)]
    return tuple(
        _figure(reading, words, quantity)
        for quantity in reading.quantities(sentence)
        if quantity.kind is not QuantityKind.RELATIVE or not _inside(quantity, quoted)
    )


def _inside(quantity: Quantity, quoted: Sequence[Span]) -> bool:
    """Return whether a quantity is quoted; "today" is the speaker's day then, not the article's."""
    return any(span.start <= quantity.span.start < span.end for span in quoted)


def _figure(reading: Reading, words: Sequence[Token], quantity: Quantity) -> Figure:
    first = next(k for k, word in enumerate(words) if word.end > quantity.span.start)
    after = next((k for k, word in enumerate(words) if word.start >= quantity.span.end), len(words))
    if reading.language in _UNSPACED:
        return _unspaced_figure(reading, words, quantity, first, after)
    places = (k for step in range(1, _REACH + 1) for k in (after + step - 1, first - step))
    beside = [words[k].stem for k in places if 0 <= k < len(words) and _content(words[k], reading.language)]
    following = list(_following(reading, words, quantity.span.end, after))
    plurals = word_list(reading.language, "numbers.plurals")
    counted = frozenset(w.stem for w in following if w.norm in plurals or (w.norm[-1] == "s" and "'" not in w.norm))
    noun = following[0].stem if following else ""
    unit = "" if quantity.kind is QuantityKind.WEEKDAY else quantity.unit
    later = noun in word_list(reading.language, "numbers.later")
    title = _title(reading, words, first)
    generic = bool(following) and following[0].norm in word_list(reading.language, "numbers.people")
    persons = generic or any(w.norm in word_list(reading.language, "numbers.persons") for w in following)
    return Figure(quantity, tuple(beside), unit or noun, "" if later else noun, counted, title, persons, generic)


def _title(reading: Reading, words: Sequence[Token], first: int) -> str:
    """Return the stem of the capitalised word before "of" and a figure, "" where there is none."""
    of = first > 1 and words[first - 1].norm in word_list(reading.language, "numbers.of")
    return words[first - 2].stem if of and words[first - 2].capital else ""


def _unspaced_figure(reading: Reading, words: Sequence[Token], quantity: Quantity, first: int, after: int) -> Figure:
    """Return the figure where a word is one character: pairs of them stand beside it, its measure word left out."""
    measures = word_list(reading.language, "numbers.measures")
    if after < len(words) - 1 and words[after].norm in measures and words[after].norm not in _PEOPLE:
        after += 1
    before, behind = words[max(0, first - _REACH) : first], words[after : after + _REACH]
    sides = [[word for word in side if _content(word, reading.language)] for side in (before, behind)]
    beside = [a.norm + b.norm for side in sides for a, b in itertools.pairwise(side) if a.end == b.start]
    noun = behind[0].norm if behind and behind[0].norm in _PEOPLE else ""
    if not noun and len(behind) > 1 and behind[0].end == behind[1].start:
        noun = behind[0].norm + behind[1].norm
    return Figure(quantity, tuple(beside), quantity.unit or noun, noun)


def _following(reading: Reading, words: Sequence[Token], end: int, after: int) -> Iterator[Token]:
    """Yield the content words right behind a figure, up to a comma or the like."""
    for word in words[after : after + _BEHIND]:
        if reading.text[end : word.start].strip(" -–"):
            return
        if _content(word, reading.language):
            yield word
        end = word.end


def _content(word: Token, language: str) -> bool:
    return not word.norm[0].isdigit() and not is_function_word(word.norm, language)


def pairs(
    ours: Sequence[Figure], theirs: Sequence[Figure], content: tuple[frozenset[str], frozenset[str]]
) -> list[Pair]:
    """Return the figures that answer each other, best first, each in one pair; `content` are both sentences' stems."""
    found = sorted(_pairs(ours, theirs, content), key=_rank)
    taken: list[Pair] = []
    for pair in found:
        if not any(pair.left is other.left or pair.right is other.right for other in taken):
            taken.append(pair)
    return taken


def _rank(pair: Pair) -> tuple[float, int, int]:
    """Return the order in which pairs are taken: best first, then text order, the same with the sides exchanged."""
    starts = pair.left.quantity.span.start, pair.right.quantity.span.start
    return -pair.score, sum(starts), min(starts)


def _pairs(
    ours: Sequence[Figure], theirs: Sequence[Figure], content: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Pair]:
    shared = len(content[0] & content[1])
    share = shared / max(1, min(map(len, content)))
    values = {figure.value for figure in ours}, {figure.value for figure in theirs}
    for one in ours:
        for other in theirs:
            if same_value(one.quantity, other.quantity):
                score = _same_fit(one, other)
            elif _free(one, other, values):
                alone = not _rivals(one, ours) and not _rivals(other, theirs)
                days = one.quantity.kind is other.quantity.kind is QuantityKind.WEEKDAY
                alike = alone and shared >= _LEAST_SHARED - days and share >= _ALIKE
                score = _differing_fit(one, other, alike=alike, twins=alone and _twins(one, other, content))
            else:
                continue
            if score > 0:
                yield Pair(score, one, other)


def _twins(one: Figure, other: Figure, content: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Return whether the two sentences are the same but for the figure and what it counts."""
    rest = [
        {stem for stem in stems if stem != figure.noun and not stem[:1].isdigit()}
        for figure, stems in ((one, content[0]), (other, content[1]))
    ]
    return rest[0] == rest[1]


def same_value(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities have the same ends; relative dates of different units never have.

    A third is 33 percent.
    """
    if a.kind is b.kind is QuantityKind.PERCENT and (_thirds(a.low) or _thirds(b.low)):
        return max(abs(a.low - b.low), abs(a.high - b.high)) < _SAME_PART
    return a.low == b.low and a.high == b.high and (a.unit == b.unit or a.kind is not QuantityKind.RELATIVE)


def _thirds(percentage: float) -> bool:
    """Return whether a percentage is a third or two thirds of a whole, as parts of a whole are read."""
    return percentage % 1 > 0 and abs(3 * percentage - round(3 * percentage)) < _SAME_THIRD


def _free(one: Figure, other: Figure, values: tuple[set[tuple[float, float]], set[tuple[float, float]]]) -> bool:
    """Return whether neither value stands on the other side too, or both do and the two have changed places."""
    kept = one.value in values[1], other.value in values[0]
    return not any(kept) or (all(kept) and _same_noun(one, other))


def _same_noun(one: Figure, other: Figure) -> bool:
    if not one.noun or not other.noun:
        return False
    alike = one.noun == other.noun or not one.counted.isdisjoint(other.counted)
    return alike or (one.persons and other.persons and (one.generic or other.generic))


def _near(one: Figure, other: Figure) -> int:
    return len(set(one.beside) & set(other.beside))


def _rivals(figure: Figure, others: Sequence[Figure]) -> bool:
    """Return whether another figure of its kind stands in the same sentence."""
    return any(other is not figure and other.quantity.kind is figure.quantity.kind for other in others)


def _same_fit(one: Figure, other: Figure) -> float:
    """Return how well two figures of one value answer each other; 0 where they don't."""
    a, b = one.quantity, other.quantity
    near, noun = _near(one, other), _same_noun(one, other)
    if {a.kind, b.kind} == {QuantityKind.AGE, QuantityKind.COUNT}:
        return 2.0 if max(a.low, b.low) > _SMALL else 0.0
    if a.kind is not b.kind or (a.kind is QuantityKind.COUNT and a.low <= _SMALL and not (noun or near)):
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
        return 0.0
    if a.kind is QuantityKind.COUNT:
        return _count_fit(one, other, near, twins=twins)
    if a.kind is QuantityKind.DATE:
        return _date_fit(a, b, near, alike=alike)
    if a.kind is QuantityKind.ORDINAL or (a.kind is QuantityKind.MONEY and a.unit != b.unit):
        return near + 1.0 if noun or near >= _LEAST_BESIDE + 1 else 0.0
    if a.kind is QuantityKind.WEEKDAY and near < _LEAST_BESIDE and alike and set(a.unit) & set(b.unit):
        return 0.5 + near  # "2 a.m. on Saturday" and "the early hours of Sunday" of one event
    return float(near) if near >= (1 if twins else _LEAST_BESIDE - noun) else 0.0


def _count_fit(one: Figure, other: Figure, near: int, *, twins: bool) -> float:
    a, b = one.quantity, other.quantity
    if a.unit and b.unit and a.unit != b.unit:
        return 0.0
    if _roughly(a, b) or _roughly(b, a):
        return 0.5 + near
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


def _roughly(vague: Quantity, exact: Quantity) -> bool:
    """Return whether the one is a plural of magnitude ("millions") into which the other falls."""
    if vague.bound is not Bound.VAGUE or exact.bound is Bound.VAGUE:
        return False
    return vague.low <= exact.low < 1000 * vague.low and exact.low > _SMALL


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

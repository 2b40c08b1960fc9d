"""Figures and dates of two linked sentences, compared as values.

Figures answer each other by what they count: the words beside them. Two figures of one kind that differ are a change
only where the words beside them are the same; a figure that one side lacks is a finding only where the other side talks
of that very thing in the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.findings.answers import SMALL, Pair, pairs, same_value
from reader.findings.days import day_change, day_told
from reader.findings.figures import Figure, figures
from reader.findings.frames import find_frames
from reader.findings.inserted import is_put_in
from reader.findings.rates import across, rate
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.findings.sums import told_in_sums
from reader.findings.values import change_of
from reader.language.numbers import TIMES
from reader.language.quantities import RECENT, Bound, Quantity, QuantityKind
from reader.language.quote_marks import UNSPACED
from reader.language.wordlists import word_list, word_values
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
# Of "a 21-year-old student" the other side has the student: less is enough then.
_LEAST_AGE = 0.3
# How often something happened is left out where so many words around it are the same, and all of them are.
_LEAST_EVENT = 2
# A figure isn't left out when one of so many sentences before or after has it.
_NEAR = 50
# Kinds that little tells apart: "the 40-year-old" and "40", "2020" as a year and as a count.
_ONE_KIND = ({QuantityKind.AGE, QuantityKind.COUNT}, {QuantityKind.DATE, QuantityKind.COUNT})
_DIGIT = re.compile(r"\d|年")
# Figures in digits: with separators of thousands, with a decimal, plain; "27.9.2020" are three.
_DIGITS = re.compile(r"\d{1,3}(?:[.,’'\u00a0\u202f]\d{3})+(?![.,]?\d)|\d{1,18}[.,]\d{1,18}(?![.,]?\d)|\d{1,18}")
_GROUPED = re.compile(r"\d{1,3}(?:[.,’'\u00a0\u202f]\d{3})+")


def find_numbers(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the figures and dates of two linked sentences."""
    ours, theirs = figures(left, i), figures(right, j)
    if not ours and not theirs:
        return
    content = left.content(i), right.content(j)
    shared = content[0] & content[1]
    answered = pairs(ours, theirs, content)
    sums = told_in_sums(left, right, i, j, ours, theirs)
    for pair in answered:
        if not any({id(pair.left), id(pair.right)} <= total for total in sums):
            yield from _judged(left, right, i, j, pair)
    told = {id(figure) for pair in answered for figure in (pair.left, pair.right)}.union(*sums)
    free_left = [figure for figure in ours if id(figure) not in told]
    free_right = [figure for figure in theirs if id(figure) not in told]
    for figure in free_left:
        if not _replaced(figure, free_right) and _lacks(left, i, figure, right, j, shared):
            yield _finding(FindingChange.DROPPED, (i, j), (figure.quantity.span, None), 0.6, Reason.FIGURE_ONE_SIDE)
    for figure in free_right:
        if not _replaced(figure, free_left) and _lacks(right, j, figure, left, i, shared):
            yield _finding(FindingChange.ADDED, (i, j), (None, figure.quantity.span), 0.6, Reason.FIGURE_ONE_SIDE)


def _lacks(here: Reading, sentence: int, figure: Figure, there: Reading, other: int, shared: frozenset[str]) -> bool:
    """Return whether the other sentence talks of what a figure is about and gives it nowhere.

    How many a source is counts only where the other side has that source.
    """
    if (figure.title and figure.title not in shared) or figure.quantity.kind not in _LEAST_NEAR:
        return False
    if figure.quantity.loose or figure.apart:
        return False  # "several", "two days later"
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
    if _in_a_share(here, sentence, figure, there, other):
        return False
    told = _talked_of(figure, shared) or is_put_in(span, here.words(sentence), there.words(other))
    return told and not _elsewhere(there, other, figure)


def _in_a_share(here: Reading, sentence: int, figure: Figure, there: Reading, other: int) -> bool:
    """Return whether one side has a share where the other has its number: "two out of three victims", "two victims"."""
    numbers = word_values(here.language, "numbers.words").keys()
    words = {word.norm for word in here.words_in(sentence, figure.quantity.core)} & numbers
    shares = (
        found.quantity.core
        for found in figures(there, other)
        if (found.quantity.kind is QuantityKind.PERCENT) is not (figure.quantity.kind is QuantityKind.PERCENT)
    )
    return any(not words.isdisjoint(word.norm for word in there.words_in(other, core)) for core in shares)


def _digits(text: str) -> set[float]:
    """Return the figures in digits, as numbers; "1,000" is one, and no 1 before nothing."""
    return {
        float("".join(filter(str.isdecimal, run)) if _GROUPED.fullmatch(run) else run.replace(",", "."))
        for run in _DIGITS.findall(text)
    }


def _replaced(figure: Figure, others: Iterable[Figure]) -> bool:
    """Return whether the other side has a figure that may stand for this one, though it isn't sure."""
    alike = [other for other in others if _family(other) == _family(figure)]
    if figure.quantity.kind is not QuantityKind.COUNT or not figure.counted:
        return bool(alike)
    people = any(figure.value == other.value and (figure.generic or other.generic) for other in alike)
    # "Two survivors" may be the "2 people" of the other side.
    return people or any(not other.counted or not other.counted.isdisjoint(figure.counted) for other in alike)


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
    if QuantityKind.WEEKDAY in (a.kind, b.kind) and QuantityKind.COUNT not in (a.kind, b.kind):
        beside = bool(set(pair.left.beside) & set(pair.right.beside))
        change, reason = day_change(day_told(left, i, a), day_told(right, j, b), beside=beside)
    elif RECENT in (a.unit, b.unit):
        change, reason = FindingChange.CHANGED, Reason.LESS_EXACT
    elif a.pointed * b.pointed < 0:
        change, reason = FindingChange.CHANGED, Reason.VALUE
    else:
        change, reason = change_of(left.text, right.text, a, b)
    if reason is Reason.LESS_EXACT and (_day_open(left, a) or _day_open(right, b)):
        change = None  # "3/4/2020" says the day, though nobody can tell which
    elif reason is Reason.LESS_EXACT and a.kind is QuantityKind.DATE and _limit(left, i, a) and _limit(right, j, b):
        change = FindingChange.CHANGED
    if reason is Reason.RANGE and (
        _way_to(left, a, b, begins=_begins(right, b)) or _way_to(right, b, a, begins=_begins(left, a))
    ):
        change = None
    if reason is Reason.BOUND and same_value(a, b) and (across(left, i, a) or across(right, j, b)):
        change = None
    rates = rate(left, i, a), rate(right, j, b)
    if all(rates) and rates[0] != rates[1] and same_value(a, b) and a.unit == b.unit:
        change, reason = FindingChange.CHANGED, Reason.UNIT  # "$4 million a year", "$4 million a month"
    if change is not None:
        confidence = min(0.95, 0.6 + 0.1 * pair.score)
        yield _finding(change, (i, j), (a.span, b.span), confidence, reason)


def _way_to(reading: Reading, way: Quantity, end: Quantity, *, begins: bool) -> bool:
    """Return whether the one goes from a figure to the other: "rose from 4 to 5 percent" and "rose to 5 percent".

    The other may be where it `begins` too: "rose from 4 percent".
    """
    opens = way.span.of(reading.text).casefold().split()[0] in word_list(reading.language, "numbers.from")
    return opens and end.low == end.high == (way.low if begins else way.high)


def _begins(reading: Reading, quantity: Quantity) -> bool:
    """Return whether a figure is where a way begins: "rose from 4 percent"."""
    return reading.text[: quantity.span.start].casefold().split()[-1:] in [
        [word] for word in word_list(reading.language, "numbers.from")
    ]


def _day_open(reading: Reading, date: Quantity) -> bool:
    """Return whether a year is that of a date in figures whose day and month can't be told apart."""
    return date.kind is QuantityKind.DATE and reading.text[: date.span.start].endswith("/")


def _limit(reading: Reading, sentence: int, quantity: Quantity) -> bool:
    """Return whether a date is a limit: "by September" is another one than "by September 27"."""
    before = [word.norm for word in reading.words(sentence) if word.end <= quantity.span.start]
    return bool(before) and before[-1] in word_list(reading.language, "numbers.limits")


def _elsewhere(reading: Reading, sentence: int, figure: Figure) -> bool:
    """Return whether a sentence near that one has the figure."""
    last = len(reading.article.sentences)
    near = range(max(0, sentence - _NEAR), min(last, sentence + _NEAR + 1))
    return any(_same_figure(figure, other) for k in near for other in figures(reading, k))


def _same_figure(figure: Figure, other: Figure) -> bool:
    """Return whether two figures of far sentences have one value; "thousands" and "two" also count the same things."""
    a, b = figure.quantity, other.quantity
    if figure.value != other.value or (a.kind is not b.kind and {a.kind, b.kind} not in _ONE_KIND):
        return False
    small = a.kind is QuantityKind.COUNT and a.high <= SMALL
    if not small and a.bound is not Bound.VAGUE:
        return a.kind is not QuantityKind.RELATIVE or a.unit == b.unit
    return figure.noun == other.noun or not figure.counted.isdisjoint(other.counted)


def _talked_of(figure: Figure, shared: frozenset[str]) -> bool:
    """Return whether the other sentence has enough of the words around a figure that it lacks."""
    least = _LEAST_NEAR.get(figure.quantity.kind)
    if least is None or not figure.beside:
        return False
    if figure.quantity.kind is QuantityKind.DATE and not figure.quantity.year:
        return False
    near = sum(_stands(stem, shared) for stem in figure.beside)
    if figure.quantity.unit == TIMES:
        return near >= _LEAST_EVENT and near == len(figure.beside)  # how often: what happened is all around it
    if figure.quantity.kind is QuantityKind.AGE and not figure.behind.isdisjoint(shared):
        least = _LEAST_AGE
    if figure.quantity.kind is QuantityKind.COUNT and not any(_stands(s, shared) for s in (figure.noun, figure.thing)):
        return False
    return near >= least * len(figure.beside)


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

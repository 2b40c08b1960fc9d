"""Figures and dates of a sentence, as values: counts, amounts, percentages, ages, ordinals, scores, dates and times.

A figure keeps its bound ("over", "about"), its unit and its two ends, so that "25 to 30 percent" equals "25–30%" and
"over 140,000" differs from "140,000". The words are in resources/language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.language import chinese
from reader.language.barenumbers import CURRENCY_SYMBOLS, TIGHT, BareNumber
from reader.language.bounds import bound_before, bound_behind
from reader.language.clock import time_of_day
from reader.language.labels import label, telephone
from reader.language.lengths import length
from reader.language.moments import DateReader
from reader.language.quantities import Bound, Quantity, QuantityKind
from reader.language.shares import counted_parts, one_in, part_of_whole
from reader.language.surroundings import code_before, currency_at, percent_at, symbol_before, symbol_behind, year_here
from reader.language.tokens import Token
from reader.language.weekdays import timed, weekday
from reader.language.wordlists import word_list
from reader.model import Span

POINTS, TIMES, AGED = "points", "times", "aged"
_HYPHEN = re.compile(r"[-‑‐]")
# A minus that stands free before its figure; before the first word of a sentence it is a bullet.
_MINUS = re.compile(r"(?<=[\s(])[-−]\Z")
_DASH = re.compile(r"\s*[-–—‑−]\s*\Z")


def find_quantities(text: str, words: Sequence[Token], language: str) -> tuple[Quantity, ...]:
    """Return the figures and dates among the words of one sentence, in order."""
    if not words:
        return ()
    return tuple(_Scanner(text, words, language).quantities())


class _Scanner(DateReader):
    """Reads the figures of one sentence from left to right."""

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        while at < len(self.words):
            first = self.words[at].norm
            raised = not self.text[self.words[at].start].isdecimal()  # a note's "¹", which folds to a digit
            if first not in self.starters and (not first[0].isdigit() or raised):
                at += 1
                continue
            quantity, after = self._at(at)
            if quantity is not None:
                found.append(quantity)
            at = max(after, at + 1)
        return timed(self.text, found, self.language)

    def _at(self, at: int) -> tuple[Quantity | None, int]:
        unclear = self.unclear_date(at)
        if unclear:
            return None, unclear
        found = self._moment(at) or self.decade(at) or length(self, at)
        if found:
            return found
        share = part_of_whole(self, at) or one_in(self, at)
        if share:
            return self._share(share)
        call = telephone(self, at)
        if call:
            return None, call
        number = self._multiple(at) or self.number(at)
        return self._measured(number) if number else (None, at + 1)

    def _moment(self, at: int) -> tuple[Quantity, int] | None:
        """Return the date, weekday or time at a word, or what Chinese writes in one word, and the place after it."""
        relative = self.relative(at)
        if relative:
            return relative
        if self.language == "zh":
            found = chinese.fixed(self.text, self.words[at].start)
            if found:
                after = self.after(at, found.end)
                return self._read(found, at, after), after
        norm = self.words[at].norm
        day = weekday(self, at)
        if day:
            return day
        if norm in self.months and self.month_here(at):
            return self.date_from_month(at)
        return self.numeric_date(at) or time_of_day(self, at)

    def _read(self, found: chinese.Read, at: int, after: int) -> Quantity:
        """Return what Chinese characters say from word `at` on, a share with its bound."""
        if found.kind is not QuantityKind.PERCENT:
            return self.simple(found.kind, at, after, found.value)
        number = BareNumber(at, after, found.value, "words")
        return self._bounded(number, number, found.value, found.value, found.kind, "", after)[0]

    def _share(self, share: BareNumber) -> tuple[Quantity, int]:
        return self._bounded(share, share, share.value, share.value, QuantityKind.PERCENT, "", share.after)

    def _multiple(self, at: int) -> BareNumber | None:
        """Return the number of "twice", "doubled" and the like, which count times."""
        value = self.multiples.get(self.norm(at))
        return BareNumber(at, at + 1, value, "multiple") if value is not None else None

    def _measured(self, number: BareNumber) -> tuple[Quantity | None, int]:
        if label(self, number):
            k = number.after
            return None, k + 1 if _HYPHEN.fullmatch(self.gap(k - 1)) and self.norm(k)[:1].isdigit() else k  # "737-800"
        date = self.date_from_day(number)
        if date:
            return date
        if year_here(self, number):
            return self.simple(QuantityKind.DATE, number.first, number.after, number.value * 10000), number.after
        share = counted_parts(self, number)
        if share:
            return self._share(share)
        second = self._range_end(number)
        last = second or number
        high = last.value
        low = number.value
        score = second is not None and second.written == "digits" and self._is_score(number, second)
        if second and not score and low < 1000 and high >= 1000 * max(1.0, low) and number.written == "digits":
            low *= _magnitude(high)  # "$2 to $3 billion"
        kind, unit, after = self._kind(number, last)
        if score and kind is QuantityKind.COUNT and not unit:
            kind = QuantityKind.SCORE
        elif second and low > high:
            return self._bounded(number, number, low, low, kind, unit, number.after)  # "from 10 to 5 percent"
        return self._bounded(number, last, low, high, kind, unit, after)

    def _bounded(
        self, number: BareNumber, last: BareNumber, low: float, high: float, kind: QuantityKind, unit: str, after: int
    ) -> tuple[Quantity, int]:
        bound, first = bound_before(self, number, ranged=last is not number)
        start = self._start(first, number)
        if bound is Bound.EXACT:
            bound, after = bound_behind(self, last, after)
        end = self.words[after - 1].end
        if kind is QuantityKind.PERCENT and self.text[end : end + 2].lstrip()[:1] in {"%", "٪", "％"}:
            end = self.text.index(self.text[end : end + 2].lstrip()[0], end) + 1
        elif kind is QuantityKind.MONEY and self.text[end : end + 2].strip()[:1] in CURRENCY_SYMBOLS:
            end += len(self.text[end : end + 2]) - len(self.text[end : end + 2].lstrip()) + 1
        core = Span(self.words[number.first].start, self.words[last.after - 1].end)
        free = first > 0 and low == high and number.written == "digits"
        if free and _MINUS.search(self.text, max(0, start - 2), start):
            start, low, high = start - 1, -low, -high
        elif low == high and self.norm(first - 1) in word_list(self.language, "numbers.minus"):
            start, low, high = self.words[first - 1].start, -low, -high
        return Quantity(Span(start, end), core, kind, low, high, unit, bound), after

    def _start(self, first: int, number: BareNumber) -> int:
        start = self.words[first].start
        before = self.text[max(0, start - 2) : start].rstrip()
        if first == number.first and before[-1:] in CURRENCY_SYMBOLS:
            return self.text.rindex(before[-1], 0, start)
        return self.words[first - 1].start if first == number.first and code_before(self, first - 1) else start

    def _range_end(self, number: BareNumber) -> BareNumber | None:
        """Return the second number of "25 to 30", "25–30", "between two and five"."""
        k = number.after
        if number.written in {"vague", "ordinal"} or k >= len(self.words):
            return None
        gap = self.gap(k - 1)
        percent = re.match(r"\s?[%٪％]", gap)
        joined = _DASH.match(gap[percent.end() :] if percent else gap)
        if joined and gap.strip():
            versus = self.norm(k) in word_list(self.language, "numbers.versus")
            return self._plain_number(k + 1 if versus else k)
        if percent_at(self, k) and self.norm(number.first - 1) in word_list(self.language, "numbers.by"):
            return None  # "by 2 percent to 5 percent": by how much, and to what
        k = k + 1 if percent_at(self, k) else k
        if self.norm(k) in word_list(self.language, "numbers.range"):
            second = self._plain_number(k + 1)
            joins_two = self.norm(k) in word_list(self.language, "numbers.and")
            if joins_two and self.norm(number.first - 1) not in word_list(self.language, "numbers.between"):
                return None
            return second
        return None

    def _plain_number(self, k: int) -> BareNumber | None:
        if k >= len(self.words):
            return None
        found = self.number(k)
        if found is None or found.written in {"vague", "ordinal"} or self.norm(found.after) in self.months:
            return None
        return found

    def _is_score(self, number: BareNumber, second: BareNumber) -> bool:
        """Return whether two figures are a count of votes or goals and no range: the second isn't the larger."""
        return second.value <= number.value and number.value < 1000 and number.written == "digits"

    def _kind(self, number: BareNumber, last: BareNumber) -> tuple[QuantityKind, str, int]:
        after = last.after
        if number.written == "ordinal":
            return QuantityKind.ORDINAL, "", after
        if number.written == "multiple":
            return QuantityKind.COUNT, TIMES, after
        percent = percent_at(self, after)
        if percent:
            points = self.norm(after + percent - 1) in word_list(self.language, "numbers.points")
            return QuantityKind.PERCENT, POINTS if points else "", after + percent - 1 + points
        if re.match(r"[\s\u00a0\u202f]?[%٪％]", self.text[self.words[after - 1].end :][:2]):
            return QuantityKind.PERCENT, "", after
        currency, behind = currency_at(self, after)
        symbol = symbol_before(self, number) or symbol_behind(self, after)
        if currency or symbol:
            return QuantityKind.MONEY, currency or symbol, behind
        return self._age_or_unit(number, after)

    def _age_or_unit(self, number: BareNumber, after: int) -> tuple[QuantityKind, str, int]:
        if self.norm(number.first - 1) in word_list(self.language, "numbers.ages"):
            return QuantityKind.AGE, "", after
        unit, behind = self.unit_words(after)
        if unit == "year" and self.norm(behind) in word_list(self.language, "numbers.old"):
            return QuantityKind.AGE, "", behind + 1
        if unit and TIGHT.match(self.gap(after - 1)):
            return QuantityKind.AGE if unit == AGED else QuantityKind.COUNT, "" if unit == AGED else unit, behind
        alone = self.text[max(0, self.words[number.first].start - 2) : self.words[number.first].start].strip() == ","
        closed = self.text[self.words[after - 1].end :].lstrip()[:1] == ","
        if alone and closed and after == number.after and number.written == "digits" and 1 <= number.value < 120:
            return QuantityKind.AGE, "", after  # "Fuentes, 27, was charged"
        return QuantityKind.COUNT, "", after


def _magnitude(value: float) -> float:
    return next((m for m in (1e12, 1e9, 1e6, 1e3) if value >= m), 1.0)

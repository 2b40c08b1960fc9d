"""Figures and dates of a sentence, as values: counts, amounts, percentages, ages, ordinals, scores, dates and times.

A figure keeps its bound ("over", "about"), its unit and its two ends, so that "25 to 30 percent" equals "25–30%" and
"over 140,000" differs from "140,000". The words are in resources/language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reader.language.function_words import is_function_word
from reader.language.numerals import CHINESE_NUMERALS, chinese_value, digit_value
from reader.language.tokens import Token
from reader.language.wordlists import word_list, word_names, word_values
from reader.model import Span


class QuantityKind(StrEnum):
    """What a figure counts; only figures of one kind are compared."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"
    RELATIVE = "relative"


class Bound(StrEnum):
    """How far a figure commits itself."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    LEAST = "least"
    MOST = "most"
    VAGUE = "vague"
    """A plural of magnitude, "thousands"."""


class Quantity(NamedTuple):
    """One figure or date: its span (code points) with bound and unit, its ends (equal unless it is a range), its unit.

    For a date `low` is year * 10000 + month * 100 + day with 0 for what isn't said; for a weekday 0 (Monday) to 6; for a
    time minutes after midnight; for a relative date the steps from the day of writing, `unit` being day, week, month or
    year; for a score the two figures as written. `core` is the span of the figure alone.
    """

    span: Span
    core: Span
    kind: QuantityKind
    low: float
    high: float
    unit: str = ""
    bound: Bound = Bound.EXACT

    @property
    def year(self) -> int:
        """Return a date's year, 0 where it isn't said."""
        return int(self.low) // 10000

    @property
    def month(self) -> int:
        """Return a date's month, 0 where it isn't said."""
        return int(self.low) // 100 % 100

    @property
    def day(self) -> int:
        """Return a date's day of the month, 0 where it isn't said."""
        return int(self.low) % 100


_SYMBOLS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₽": "rub", "₹": "inr"}
_DASH = re.compile(r"\s*[-–—‑−]\s*\Z")
_TIGHT = re.compile(r"[\s-]*\Z")
_HALF_DAY = re.compile(r"\s?([apAP])\.?\s?[mM]\b\.?")
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\Z")
_MAGNITUDE_LETTER = re.compile(r"(?:k|m|b|t|bn|mn|tn)\Z")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def find_quantities(text: str, words: Sequence[Token], language: str) -> tuple[Quantity, ...]:
    """Return the figures and dates among the words of one sentence, in order."""
    if not words:
        return ()
    return tuple(_Scanner(text, words, language).quantities())


def resolve(quantity: Quantity, written: dt.date) -> Quantity:
    """Return a relative date, or a weekday, as the date it means in an article of that day; others unchanged."""
    if quantity.kind is not QuantityKind.RELATIVE:
        return quantity
    steps = int(quantity.low)
    if quantity.unit == "day":
        day = written + dt.timedelta(days=steps)
        value = day.year * 10000 + day.month * 100 + day.day
    elif quantity.unit == "month":
        months = written.year * 12 + written.month - 1 + steps
        value = months // 12 * 10000 + (months % 12 + 1) * 100
    elif quantity.unit == "year":
        value = (written.year + steps) * 10000
    else:
        return quantity
    return quantity._replace(kind=QuantityKind.DATE, low=value, high=value, unit="")


@cache
def _starters(language: str) -> frozenset[str]:
    """Return the words that can begin a figure or a date without digits."""
    found: set[str] = set(word_values(language, "numbers.scales"))
    for name in ("words", "vague", "ordinals", "months", "weekdays"):
        found.update(word_values(language, f"numbers.{name}"))
    found.update(phrase.split()[0] for phrase in word_names(language, "numbers.relative"))
    return frozenset(found | (CHINESE_NUMERALS if language in {"zh", "ja"} else set()))


class _Number(NamedTuple):
    """A bare number among the words: from word `first` to before `after`."""

    first: int
    after: int
    value: float
    written: str
    """digits, words, ordinal or vague"""


class _Scanner:
    """Reads the words of one sentence from left to right."""

    def __init__(self, text: str, words: Sequence[Token], language: str) -> None:
        self.text, self.words, self.language = text, words, language
        self.decimal = "," if "," in word_list(language, "numbers.decimal") else "."
        self.number_words = word_values(language, "numbers.words")
        self.scales = word_values(language, "numbers.scales")
        self.vague = word_values(language, "numbers.vague")
        self.ordinals = word_values(language, "numbers.ordinals")
        self.months = word_values(language, "numbers.months")
        self.weekdays = word_values(language, "numbers.weekdays")
        self.starters = _starters(language)

    def quantities(self) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        while at < len(self.words):
            quantity, after = self._at(at)
            if quantity is not None:
                found.append(quantity)
            at = max(after, at + 1)
        return found

    def _at(self, at: int) -> tuple[Quantity | None, int]:
        first = self.words[at].norm
        if not first[0].isdigit() and first not in self.starters:
            return None, at + 1
        relative = self._relative(at)
        if relative:
            return relative
        norm = self.words[at].norm
        if norm in self.weekdays and (self.words[at].capital or self.language != "en"):
            return self._simple(QuantityKind.WEEKDAY, at, at + 1, self.weekdays[norm]), at + 1
        if norm in self.months and self._month_here(at):
            return self._date_from_month(at)
        clock = self._time(at)
        if clock:
            return clock
        number = self._number(at)
        if number is None:
            return None, at + 1
        return self._measured(number)

    def _gap(self, k: int) -> str:
        """Return the text between word k and the next one."""
        return self.text[self.words[k].end : self.words[k + 1].start] if k + 1 < len(self.words) else "\n"

    def _norm(self, k: int) -> str:
        return self.words[k].norm if 0 <= k < len(self.words) else ""

    def _simple(self, kind: QuantityKind, first: int, after: int, value: float, unit: str = "") -> Quantity:
        span = Span(self.words[first].start, self.words[after - 1].end)
        return Quantity(span, span, kind, value, value, unit)

    # Times relative to the day of writing

    def _relative(self, at: int) -> tuple[Quantity, int] | None:
        names = word_names(self.language, "numbers.relative")
        for length in (2, 1):
            phrase = " ".join(word.norm for word in self.words[at : at + length])
            name = names.get(phrase)
            if name:
                unit, steps = name.split(":")
                after = at + len(phrase.split())
                return self._simple(QuantityKind.RELATIVE, at, after, float(steps), unit), after
        return None

    # Dates

    def _month_here(self, at: int) -> bool:
        """Return whether the word is a month's name and no verb or modal ("may", "march")."""
        word = self.words[at]
        if self.language != "en":
            return True
        if not word.capital:
            return False
        if word.norm not in {"may", "march", "mar", "sun", "sep", "dec", "jan"}:
            return True
        beside = (self._norm(at - 1), self._norm(at + 1))
        return at > 0 or any(b[:1].isdigit() for b in beside)

    def _date_from_month(self, at: int) -> tuple[Quantity, int]:
        month = int(self.months[self.words[at].norm])
        after = at + 1
        day = year = 0
        following = self._whole(after)
        if following is not None and 1 <= following <= 31 and self._close(at):
            day, after = int(following), after + 1
            if _ORDINAL_SUFFIX.match(self._norm(after)) and not self._gap(after - 1):
                after += 1
        value = self._whole(after)
        if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR and self._close(after - 1):
            year, after = int(value), after + 1
        packed = year * 10000 + month * 100 + day
        return self._simple(QuantityKind.DATE, at, after, packed), after

    def _close(self, k: int) -> bool:
        return self._gap(k).strip() in {"", ",", "."}

    def _whole(self, k: int) -> float | None:
        """Return the value of a word that is digits only."""
        norm = self._norm(k)
        return float(norm) if norm.isdecimal() and len(norm) <= 4 else None

    def _date_from_day(self, number: _Number) -> tuple[Quantity, int] | None:
        """Return the date that begins with a day: "27 September 2020", "1er mars", "3. Mai", "5 de junio de 2021"."""
        after = number.after
        if _ORDINAL_SUFFIX.match(self._norm(after)) and not self._gap(after - 1):
            after += 1
        linking = word_list(self.language, "numbers.of")
        while self._norm(after) in linking:
            after += 1
        if self._norm(after) not in self.months or not 1 <= number.value <= 31 or number.written == "words":
            return None
        if self.language == "en" and not self.words[after].capital:
            return None
        month = int(self.months[self._norm(after)])
        after += 1
        beyond = after + 1 if self._norm(after) in linking else after
        value = self._whole(beyond)
        year = 0
        if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR:
            year, after = int(value), beyond + 1
        packed = year * 10000 + month * 100 + int(number.value)
        return self._simple(QuantityKind.DATE, number.first, after, packed), after

    # Bare numbers

    def _number(self, at: int) -> _Number | None:
        word = self.words[at]
        if word.norm[0].isdigit():
            return self._digits(at)
        chinese = chinese_value(self.text, word.start) if self.language in {"zh", "ja"} else None
        if chinese:
            value, end = chinese
            after = at
            while after < len(self.words) and self.words[after].end <= end:
                after += 1
            return _Number(at, max(after, at + 1), value, "words")
        if word.norm in self.vague:
            of = self._norm(at + 1) in word_list(self.language, "numbers.of") and self._norm(at + 2) in self.vague
            more = self.vague[self._norm(at + 2)] / 2 if of else 1.0
            return _Number(at, at + 3 if of else at + 1, self.vague[word.norm] * more, "vague")
        if word.norm in self.ordinals and self._ordinal_here(at):
            return _Number(at, at + 1, self.ordinals[word.norm], "ordinal")
        return self._in_words(at)

    def _ordinal_here(self, at: int) -> bool:
        return self._norm(at) not in word_list(self.language, "numbers.loose_ordinals") or self._norm(
            at - 1
        ) in word_list(self.language, "numbers.before_ordinal")

    def _digits(self, at: int) -> _Number | None:
        value = digit_value(self.words[at].norm, self.decimal)
        if value is None:
            return None
        after = at + 1
        # "12 500": groups of three after a plain space, where the language writes so.
        while (
            self.decimal == ","
            and self._gap(after - 1) == " "
            and re.fullmatch(r"\d{3}", self._norm(after))
            and re.fullmatch(r"\d{1,3}", self._norm(after - 1))
        ):
            value, after = value * 1000 + float(self._norm(after)), after + 1
        if self.language in {"zh", "ja"} and after < len(self.words):
            scale = chinese_value("1" + self.text[self.words[after].start :][:3], 0)
            if scale and scale[1] > 1 and not self._gap(after - 1):
                return _Number(at, after + scale[1] - 1, value * scale[0], "digits")
        value, after = self._scaled(value, after)
        if _ORDINAL_SUFFIX.match(self._norm(after)) and not self._gap(after - 1) and self.language == "en":
            return _Number(at, after + 1, value, "ordinal")
        return _Number(at, after, value, "digits")

    def _scaled(self, value: float, after: int) -> tuple[float, int]:
        """Return the value multiplied by the magnitude that follows; a single letter counts only beside its digits."""
        while self._norm(after) in self.scales:
            letter = _MAGNITUDE_LETTER.match(self._norm(after))
            if (letter and len(self._norm(after)) == 1 and self._gap(after - 1)) or not _TIGHT.match(
                self._gap(after - 1)
            ):
                break
            if letter and len(self._norm(after)) == 1 and not self._money_before(after):
                break
            value, after = value * self.scales[self._norm(after)], after + 1
        return value, after

    def _money_before(self, after: int) -> bool:
        start = self.words[after - 1].start
        return self.text[max(0, start - 2) : start].strip()[-1:] in _SYMBOLS

    def _in_words(self, at: int) -> _Number | None:
        norm = self.words[at].norm
        single = norm in self.number_words
        if not single and not (norm in self.scales and len(norm) > 2 and self._norm(at - 1) in _ARTICLES):
            return None
        total = current = 0.0
        k = at
        while k < len(self.words):
            norm = self.words[k].norm
            if k > at and not _TIGHT.match(self._gap(k - 1)):
                break
            if norm in self.number_words:
                value = self.number_words[norm]
                fits = current % 100 == 0 or (current % 10 == 0 and 0 < value < 10 and current % 100 >= 20)
                if k > at and not fits:
                    break
                current += value
            elif norm in self.scales and len(norm) > 2:
                scale = self.scales[norm]
                if scale == 100:
                    current = max(1.0, current) * 100
                else:
                    total, current = total + max(1.0, current) * scale, 0.0
            elif k > at and norm in word_list(self.language, "numbers.and") and self._joins(k):
                pass
            else:
                break
            k += 1
        value = total + current
        first = at - 1 if self._norm(at) in self.scales else at
        if value == 1 and not self._unit(k):
            return None  # "one" is mostly a pronoun
        return _Number(first, k, value, "words")

    def _joins(self, k: int) -> bool:
        """Return whether the "and" at word k is inside one number: "two hundred and six", "treinta y cinco"."""
        before, after = self._norm(k - 1), self.number_words.get(self._norm(k + 1))
        if after is None:
            return False
        tens = self.number_words.get(before, 0.0)
        return before in self.scales or (self.language in {"es", "pt"} and tens >= 20 and tens % 10 == 0 and after < 10)

    # Numbers with what they measure

    def _measured(self, number: _Number) -> tuple[Quantity | None, int]:
        if self._label(number):
            return None, number.after
        date = self._date_from_day(number)
        if date:
            return date
        if self._year_here(number):
            return self._simple(QuantityKind.DATE, number.first, number.after, number.value * 10000), number.after
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
            return self._bounded(number, number, low, low, *self._kind(number, number))
        return self._bounded(number, last, low, high, kind, unit, after)

    def _bounded(
        self, number: _Number, last: _Number, low: float, high: float, kind: QuantityKind, unit: str, after: int
    ) -> tuple[Quantity, int]:
        bound, first = self._bound(number, ranged=last is not number)
        start = self._start(first, number)
        end = self.words[after - 1].end
        if kind is QuantityKind.PERCENT and self.text[end : end + 2].lstrip()[:1] in {"%", "٪", "％"}:
            end = self.text.index(self.text[end : end + 2].lstrip()[0], end) + 1
        elif kind is QuantityKind.MONEY and self.text[end : end + 2].strip()[:1] in _SYMBOLS:
            end += len(self.text[end : end + 2]) - len(self.text[end : end + 2].lstrip()) + 1
        core = Span(self.words[number.first].start, self.words[last.after - 1].end)
        return Quantity(Span(start, end), core, kind, low, high, unit, bound), after

    def _start(self, first: int, number: _Number) -> int:
        start = self.words[first].start
        before = self.text[max(0, start - 2) : start].rstrip()
        if first == number.first and before[-1:] in _SYMBOLS:
            return self.text.rindex(before[-1], 0, start)
        return start

    def _label(self, number: _Number) -> bool:
        """Return whether a number is part of a name: "Fox 59", "SB 8", "Section 8"."""
        before = number.first - 1
        if before < 0 or number.written != "digits" or self._gap(before) not in {" ", "\u00a0", ". ", "-"}:
            return False
        norm = self._norm(before)
        if norm in word_list(self.language, "numbers.labels"):
            return True
        named = self.words[before].capital and norm not in self.months and norm not in self.weekdays
        free = not (self._symbol(number) or self._percent(number.after) or self._unit(number.after))
        return (
            named and before > 0 and free and not self._year_here(number) and not is_function_word(norm, self.language)
        )

    def _year_here(self, number: _Number) -> bool:
        whole = number.written == "digits" and number.after - number.first == 1
        norm = self._norm(number.first)
        if not whole or not re.fullmatch(r"(?:1[5-9]|20)\d\d", norm):
            return False
        if self._symbol(number) or self._unit(number.after) or self._percent(number.after):
            return False
        before = self._norm(number.first - 1)
        if before in word_list(self.language, "numbers.year_before") or before in self.months:
            return True
        return not self._counted(number.after)

    def _counted(self, k: int) -> bool:
        """Return whether the word reads as the plural of what is counted: "2000 people", not "the 2015 law"."""
        norm = self._norm(k)
        beside = k < len(self.words) and self._gap(k - 1).strip(" \u00a0") == ""
        plural = norm.endswith("s") and not norm.endswith("'s")
        return beside and not self.words[k].capital and (plural or norm in word_list(self.language, "numbers.plurals"))

    def _time(self, at: int) -> tuple[Quantity, int] | None:
        norm = self._norm(at)
        if not norm[0].isdigit():
            return None
        clock = re.fullmatch(r"(\d{1,2})[:.](\d\d)", norm)
        if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
            minutes = int(clock[1]) * 60 + int(clock[2])
        elif re.fullmatch(r"\d{1,2}", norm) and int(norm) <= 12:
            clock, minutes = None, int(norm) * 60
        else:
            return None
        mark = _HALF_DAY.match(self.text, self.words[at].end) if self.language == "en" else None
        after = at + 1
        if mark:
            minutes = minutes % 720 + (720 if mark[1] in "pP" else 0)
            while after < len(self.words) and self.words[after].start < mark.end():
                after += 1
            span = Span(self.words[at].start, mark.end())
            return Quantity(span, span, QuantityKind.TIME, minutes, minutes), after
        if clock and ":" in norm:
            return self._simple(QuantityKind.TIME, at, after, minutes), after
        return None

    def _range_end(self, number: _Number) -> _Number | None:
        """Return the second number of "25 to 30", "25–30", "between two and five"."""
        k = number.after
        if number.written in {"vague", "ordinal"} or k >= len(self.words):
            return None
        gap = self._gap(k - 1)
        percent = re.match(r"\s?[%٪％]", gap)
        joined = _DASH.match(gap[percent.end() :] if percent else gap)
        if joined and gap.strip():
            versus = self._norm(k) in word_list(self.language, "numbers.versus")
            return self._plain_number(k + 1 if versus else k)
        k = k + 1 if self._percent(k) else k
        if self._norm(k) in word_list(self.language, "numbers.range"):
            second = self._plain_number(k + 1)
            joins_two = self._norm(k) in word_list(self.language, "numbers.and")
            if joins_two and self._norm(number.first - 1) not in word_list(self.language, "numbers.between"):
                return None
            return second
        return None

    def _plain_number(self, k: int) -> _Number | None:
        if k >= len(self.words):
            return None
        found = self._number(k)
        if found is None or found.written in {"vague", "ordinal"} or self._norm(found.after) in self.months:
            return None
        return found

    def _is_score(self, number: _Number, second: _Number) -> bool:
        """Return whether two figures are a count of votes or goals and no range: the second isn't the larger, or a dash
        or "to" joins figures of one size without a unit.
        """
        return second.value <= number.value and number.value < 1000 and number.written == "digits"

    def _kind(self, number: _Number, last: _Number) -> tuple[QuantityKind, str, int]:
        after = last.after
        if number.written == "ordinal":
            return QuantityKind.ORDINAL, "", after
        percent = self._percent(after)
        if percent:
            return QuantityKind.PERCENT, "", after + percent - 1
        if re.match(r"[\s\u00a0\u202f]?[%٪％]", self.text[self.words[after - 1].end :][:2]):
            return QuantityKind.PERCENT, "", after
        currency = word_names(self.language, "numbers.currencies").get(self._norm(after))
        symbol = self._symbol(number) or self._symbol_after(after)
        if currency or symbol:
            return QuantityKind.MONEY, currency or symbol, after + 1 if currency else after
        return self._age_or_unit(number, after)

    def _age_or_unit(self, number: _Number, after: int) -> tuple[QuantityKind, str, int]:
        if self._norm(number.first - 1) in word_list(self.language, "numbers.ages"):
            return QuantityKind.AGE, "", after
        unit = self._unit(after)
        if unit == "year" and self._norm(after + 1) in word_list(self.language, "numbers.old"):
            return QuantityKind.AGE, "", after + 2
        if unit and _TIGHT.match(self._gap(after - 1)):
            return QuantityKind.COUNT, unit, after + 1
        alone = self.text[max(0, self.words[number.first].start - 2) : self.words[number.first].start].strip() == ","
        closed = self.text[self.words[after - 1].end :].lstrip()[:1] == ","
        if alone and closed and after == number.after and number.written == "digits" and 1 <= number.value < 120:
            return QuantityKind.AGE, "", after  # "Fuentes, 27, was charged"
        return QuantityKind.COUNT, "", after

    def _unit(self, k: int) -> str:
        return word_names(self.language, "numbers.units").get(self._norm(k), "")

    def _percent(self, k: int) -> int:
        """Return how many words from k on say "percent", plus one; 0 where none do."""
        names = word_list(self.language, "numbers.percent")
        if self._norm(k) in names:
            return 2
        return 3 if f"{self._norm(k)} {self._norm(k + 1)}" in names else 0

    def _symbol(self, number: _Number) -> str:
        start = self.words[number.first].start
        return _SYMBOLS.get(self.text[max(0, start - 2) : start].rstrip()[-1:], "")

    def _symbol_after(self, after: int) -> str:
        end = self.words[after - 1].end
        return _SYMBOLS.get(self.text[end : end + 2].strip()[:1], "")

    def _bound(self, number: _Number, *, ranged: bool) -> tuple[Bound, int]:
        """Return the bound that stands before a number, and the word where it begins."""
        if number.written == "vague":
            return Bound.VAGUE, number.first
        names = word_names(self.language, "numbers.bounds")
        first = number.first
        if ranged and self._norm(first - 1) in word_list(self.language, "numbers.between"):
            first -= 1
        for length in (3, 2, 1):
            begin = first - length
            if begin < 0:
                continue
            name = names.get(" ".join(word.norm for word in self.words[begin:first]))
            if name:
                return Bound(name), begin
        return Bound.EXACT, first


_ARTICLES = frozenset("a an einem ein eine une un uma um una".split())


def _magnitude(value: float) -> float:
    return next((m for m in (1e12, 1e9, 1e6, 1e3) if value >= m), 1.0)

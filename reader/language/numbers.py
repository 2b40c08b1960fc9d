"""Figures and dates of a sentence, as values: counts, amounts, percentages, ages, ordinals, scores, dates and times.

A figure keeps its bound ("over", "about"), its unit and its two ends, so that "25 to 30 percent" equals "25–30%" and
"over 140,000" differs from "140,000". The words are in resources/language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.language import chinese
from reader.language.barenumbers import CURRENCY_SYMBOLS, TIGHT, BareNumber
from reader.language.function_words import is_function_word
from reader.language.moments import DateReader
from reader.language.names import NOUNS_IN_CAPITALS
from reader.language.quantities import Bound, Quantity, QuantityKind
from reader.language.tokens import Token
from reader.language.weekdays import timed, weekday
from reader.language.wordlists import word_list, word_names
from reader.model import Span

POINTS, TIMES, AGED = "points", "times", "aged"
# "nine tenths", but never "twenty thirds".
_MOST_PARTS = 10
_HYPHEN = re.compile(r"[-‑‐]")
# A minus that stands free before its figure.
_MINUS = re.compile(r"(?:(?<!.)|(?<=[\s(]))[-−]\Z")
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
        found = self._moment(at) or self.decade(at) or self._part(at)
        if found:
            return found
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
        return self.numeric_date(at) or self.time(at)

    def _read(self, found: chinese.Read, at: int, after: int) -> Quantity:
        """Return what Chinese characters say from word `at` on, a share with its bound."""
        if found.kind is not QuantityKind.PERCENT:
            return self.simple(found.kind, at, after, found.value)
        number = BareNumber(at, after, found.value, "words")
        return self._bounded(number, number, found.value, found.value, found.kind, "", after)[0]

    def _part(self, at: int) -> tuple[Quantity, int] | None:
        """Return the part of a whole at a word as a percentage ("half of", "a third of"), and the place after it."""
        value = self.parts.get(self.norm(at))
        behind = word_list(self.language, "numbers.part_of")
        if value is None or (behind and self.norm(at + 1) not in behind):
            return None
        one = self.norm(at - 1) in word_list(self.language, "numbers.one_part")
        number = BareNumber(at - 1 if one else at, at + 1, value, "words")
        bounded = self._bound(number, ranged=False)[0] is not Bound.EXACT  # "près du tiers"
        if not one and not bounded and self.norm(at) not in word_list(self.language, "numbers.part_alone"):
            return None
        return self._bounded(number, number, value, value, QuantityKind.PERCENT, "", at + 1)

    def _multiple(self, at: int) -> BareNumber | None:
        """Return the number of "twice", "doubled" and the like, which count times."""
        value = self.multiples.get(self.norm(at))
        return BareNumber(at, at + 1, value, "multiple") if value is not None else None

    def _measured(self, number: BareNumber) -> tuple[Quantity | None, int]:
        if self._label(number):
            return None, number.after
        date = self.date_from_day(number)
        if date:
            return date
        if self._year_here(number):
            return self.simple(QuantityKind.DATE, number.first, number.after, number.value * 10000), number.after
        if self._counts_parts(number):
            value = number.value * self.parts[self.norm(number.after)]
            return self._bounded(number, number, value, value, QuantityKind.PERCENT, "", number.after + 1)
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

    def _counts_parts(self, number: BareNumber) -> bool:
        """Return whether a number says how many parts of a whole there are: "two-thirds", "three quarters"."""
        if number.written != "words" or not 1 < number.value < _MOST_PARTS:
            return False
        return self.norm(number.after) in self.parts and bool(TIGHT.match(self.gap(number.after - 1)))

    def _bounded(
        self, number: BareNumber, last: BareNumber, low: float, high: float, kind: QuantityKind, unit: str, after: int
    ) -> tuple[Quantity, int]:
        bound, first = self._bound(number, ranged=last is not number)
        start = self._start(first, number)
        if bound is Bound.EXACT:
            bound, after = self._bound_after(last, after)
        end = self.words[after - 1].end
        if kind is QuantityKind.PERCENT and self.text[end : end + 2].lstrip()[:1] in {"%", "٪", "％"}:
            end = self.text.index(self.text[end : end + 2].lstrip()[0], end) + 1
        elif kind is QuantityKind.MONEY and self.text[end : end + 2].strip()[:1] in CURRENCY_SYMBOLS:
            end += len(self.text[end : end + 2]) - len(self.text[end : end + 2].lstrip()) + 1
        core = Span(self.words[number.first].start, self.words[last.after - 1].end)
        if _MINUS.search(self.text, max(0, start - 2), start) and number.written == "digits" and low == high:
            start, low, high = start - 1, -low, -high
        return Quantity(Span(start, end), core, kind, low, high, unit, bound), after

    def _start(self, first: int, number: BareNumber) -> int:
        start = self.words[first].start
        before = self.text[max(0, start - 2) : start].rstrip()
        if first == number.first and before[-1:] in CURRENCY_SYMBOLS:
            return self.text.rindex(before[-1], 0, start)
        return start

    def _label(self, number: BareNumber) -> bool:
        """Return whether a number is part of a name: "Fox 59", "SB 8", "Section 8"."""
        before = number.first - 1
        if before >= 0 and number.written == "digits" and self._glued(before):
            return True
        if before < 0 or number.written != "digits" or self.gap(before) not in {" ", "\u00a0", ". ", "-"}:
            return False
        norm = self.norm(before)
        bill = len(norm) == 1 and self.words[before].capital and self.gap(before) == ". "  # "H.B. 2020"
        if bill or norm in word_list(self.language, "numbers.labels"):
            return True
        named = self.words[before].capital and norm not in self.months and norm not in self.weekdays
        k = number.after
        money = self._symbol(number) or self._symbol_after(k) or self._currency(k)[0]
        counted = self.language in NOUNS_IN_CAPITALS and k < len(self.words) and self.words[k].capital
        free = k == number.first + 1 and not (money or counted or self._percent(k) or self.unit(k))
        return (
            named and before > 0 and free and not self._year_here(number) and not is_function_word(norm, self.language)
        )

    def _glued(self, before: int) -> bool:
        """Return whether a word with a capital and the number behind it are one: "MH17", "Covid-19", "B-52"."""
        word, gap = self.words[before], self.gap(before)
        if not word.capital or not word.norm.isalpha() or not (gap == "" or _HYPHEN.fullmatch(gap)):
            return False
        moment = word.norm in self.months or word.norm in self.weekdays
        return not moment and not self.listed(before, "numbers.currencies", 1)[0]

    def _year_here(self, number: BareNumber) -> bool:
        whole = number.written == "digits" and number.after - number.first == 1
        norm = self.norm(number.first)
        if not whole or not re.fullmatch(r"(?:1[5-9]|20)\d\d", norm):
            return False
        if self._symbol(number) or self.unit(number.after) or self._percent(number.after):
            return False
        before = self.norm(number.first - 1)
        if before in word_list(self.language, "numbers.year_before") or before in self.months:
            return True
        return not self._counted(number.after)

    def _counted(self, k: int) -> bool:
        """Return whether the word reads as the plural of what is counted: "2000 people", not "the 2015 law"."""
        norm = self.norm(k)
        beside = k < len(self.words) and self.gap(k - 1).strip(" \u00a0") == ""
        plural = norm.endswith("s") and not norm.endswith("'s")
        return beside and not self.words[k].capital and (plural or norm in word_list(self.language, "numbers.plurals"))

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
        k = k + 1 if self._percent(k) else k
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
        percent = self._percent(after)
        if percent:
            points = self.norm(after + percent - 1) in word_list(self.language, "numbers.points")
            return QuantityKind.PERCENT, POINTS if points else "", after + percent - 1 + points
        if re.match(r"[\s\u00a0\u202f]?[%٪％]", self.text[self.words[after - 1].end :][:2]):
            return QuantityKind.PERCENT, "", after
        currency, behind = self._currency(after)
        symbol = self._symbol(number) or self._symbol_after(after)
        if currency or symbol:
            return QuantityKind.MONEY, currency or symbol, behind
        return self._age_or_unit(number, after)

    def _currency(self, k: int) -> tuple[str, int]:
        """Return the currency at word k, or behind a linking word ("4 millones de euros"), and the place after it."""
        table = "numbers.currencies"
        found = self.listed(k, table, 2)
        if found[0] or self.language == "en":
            return found
        if self.norm(k) in word_list(self.language, "numbers.of"):
            linked = self.listed(k + 1, table, 2)
            return linked if linked[0] else found
        elided = word_names(self.language, table).get(self.norm(k).removeprefix("d'"), "")
        return (elided, k + 1) if elided else found

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

    def _percent(self, k: int) -> int:
        """Return how many words from k on say "percent", plus one; 0 where none do."""
        names = word_list(self.language, "numbers.percent")
        if self.norm(k) in names:
            return 2
        return 3 if f"{self.norm(k)} {self.norm(k + 1)}" in names else 0

    def _symbol(self, number: BareNumber) -> str:
        start = self.words[number.first].start
        return CURRENCY_SYMBOLS.get(self.text[max(0, start - 2) : start].rstrip()[-1:], "")

    def _symbol_after(self, after: int) -> str:
        end = self.words[after - 1].end
        return CURRENCY_SYMBOLS.get(self.text[end : end + 2].strip()[:1], "")

    def _bound(self, number: BareNumber, *, ranged: bool) -> tuple[Bound, int]:
        """Return the bound that stands before a number, and the word where it begins."""
        if number.written == "vague":
            return Bound.VAGUE, number.first
        names = word_names(self.language, "numbers.bounds")
        first = number.first
        if ranged and self.norm(first - 1) in word_list(self.language, "numbers.between"):
            first -= 1
        for length in (3, 2, 1):
            begin = first - length
            if begin < 0:
                continue
            name = names.get(" ".join(word.norm for word in self.words[begin:first]))
            if name:
                return Bound(name), begin
        return Bound.EXACT, first

    def _bound_after(self, number: BareNumber, after: int) -> tuple[Bound, int]:
        """Return the bound that stands behind a number ("50 or more", "30 余人"), and the place after both."""
        for begin in dict.fromkeys((number.after, after)):
            name, end = self.listed(begin, "numbers.bounds_after", 2)
            if name and TIGHT.match(self.gap(begin - 1)):
                return Bound(name), max(end, after)
        return Bound.EXACT, after


def _magnitude(value: float) -> float:
    return next((m for m in (1e12, 1e9, 1e6, 1e3) if value >= m), 1.0)

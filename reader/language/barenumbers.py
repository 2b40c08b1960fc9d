"""Bare numbers among the words of a sentence: in digits with magnitudes, in words, ordinals, Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reader.language import chinese
from reader.language.numerals import CHINESE_NUMERALS, chinese_value, digit_value
from reader.language.quantities import Quantity, QuantityKind
from reader.language.tokens import Token
from reader.language.wordlists import word_list, word_names, word_values
from reader.model import Span

CURRENCY_SYMBOLS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₽": "rub", "₹": "inr"}
ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th|er|re|e|[eè]me|º|o)\Z")
"""What is written tight behind the digits of a day or an ordinal: "1st", "1er", "1º"."""
_ORDINALS = {"en": re.compile(r"(?:st|nd|rd|th)\Z"), "fr": re.compile(r"(?:er|re|e|[eè]me)\Z")}
TIGHT = re.compile(r"[\s-]*\Z")
_MAGNITUDE_LETTER = re.compile(r"(?:k|m|b|t|bn|mn|tn)\Z")
# A magnitude as a word has more letters than its abbreviations ("m", "bn").
_LETTERS = 2
_ARTICLES = frozenset("a an einem ein eine une un uma um una".split())


@cache
def _starters(language: str) -> frozenset[str]:
    """Return the words that can begin a figure or a date without digits."""
    found: set[str] = set(word_values(language, "numbers.scales"))
    for name in ("half_weekdays", "words", "vague", "ordinals", "months", "weekdays", "multiples", "parts", "clock"):
        found.update(word_values(language, f"numbers.{name}"))
    found.update(phrase.split()[0] for phrase in word_names(language, "numbers.relative"))
    found |= word_list(language, "numbers.half")
    if word_list(language, "numbers.joins_dayparts"):
        parts = word_names(language, "numbers.dayparts")
        found.update(day + part for day in word_values(language, "numbers.weekdays") for part in parts)
    return frozenset(found | (CHINESE_NUMERALS | chinese.STARTERS if language in {"zh", "ja"} else set()))


class BareNumber(NamedTuple):
    """A bare number among the words: from word `first` to before `after`."""

    first: int
    after: int
    value: float
    written: str
    """digits, words, ordinal, vague or multiple"""


class NumberReader:
    """Reads the bare numbers of one sentence; the words of one language are looked up once."""

    def __init__(self, text: str, words: Sequence[Token], language: str) -> None:
        self.text, self.words, self.language = text, words, language
        self.decimal = "," if "," in word_list(language, "numbers.decimal") else "."
        self.number_words = word_values(language, "numbers.words")
        self.scales = word_values(language, "numbers.scales")
        self.vague = word_values(language, "numbers.vague")
        self.ordinals = word_values(language, "numbers.ordinals")
        self.months = word_values(language, "numbers.months")
        self.weekdays = word_values(language, "numbers.weekdays")
        self.multiples = word_values(language, "numbers.multiples")
        self.parts = word_values(language, "numbers.parts")
        self.starters = _starters(language)

    def gap(self, k: int) -> str:
        """Return the text between word k and the next one."""
        return self.text[self.words[k].end : self.words[k + 1].start] if k + 1 < len(self.words) else "\n"

    def norm(self, k: int) -> str:
        """Return the folded form of word k, "" beyond the sentence."""
        return self.words[k].norm if 0 <= k < len(self.words) else ""

    def simple(self, kind: QuantityKind, first: int, after: int, value: float, unit: str = "") -> Quantity:
        """Return the quantity that the words from `first` to before `after` are."""
        span = Span(self.words[first].start, self.words[after - 1].end)
        return Quantity(span, span, kind, value, value, unit)

    def number(self, at: int) -> BareNumber | None:
        """Return the number that begins at a word, None where none does."""
        found = self._number(at)
        if found is None or found.written in {"vague", "ordinal"}:
            return found
        return self._and_a_half(found)

    def _number(self, at: int) -> BareNumber | None:
        word = self.words[at]
        if word.norm[0].isdigit():
            return self._digits(at)
        if self.language in {"zh", "ja"}:
            return self._characters(at)
        if word.norm in self.vague:
            of = self.norm(at + 1) in word_list(self.language, "numbers.of") and self.norm(at + 2) in self.vague
            more = self.vague[self.norm(at + 2)] / 2 if of else 1.0
            return BareNumber(at, at + 3 if of else at + 1, self.vague[word.norm] * more, "vague")
        if word.norm in self.ordinals and self._ordinal_here(at):
            return BareNumber(at, at + 1, self.ordinals[word.norm], "ordinal")
        return self._half(at) or self._in_words(at)

    def _characters(self, at: int) -> BareNumber | None:
        """Return the number that Chinese characters make; a lone one counts only before a measure word."""
        found = chinese.count(self.text, self.words[at].start, word_list(self.language, "numbers.measures"))
        if not found:
            return None
        return BareNumber(at, self.after(at, found.end), found.value, "vague" if found.vague else "words")

    def after(self, at: int, end: int) -> int:
        """Return the place of the first word from `at` + 1 on that begins at `end` or behind it."""
        return next((k for k in range(at + 1, len(self.words)) if self.words[k].start >= end), len(self.words))

    def _half(self, at: int) -> BareNumber | None:
        """Return the number of "half a dozen", "half a million" and of "half an hour", whose unit follows."""
        if self.norm(at) not in word_list(self.language, "numbers.half"):
            return None
        after = at + 2 if self.norm(at + 1) in _ARTICLES else at + 1
        first = at - 1 if self.norm(at - 1) in _ARTICLES else at
        if self.norm(after) in self.scales and len(self.norm(after)) > _LETTERS:
            return BareNumber(first, after + 1, self.scales[self.norm(after)] / 2, "words")
        return BareNumber(first, after, 0.5, "words") if after > at + 1 and self.unit(after) else None

    def _and_a_half(self, found: BareNumber) -> BareNumber:
        """Return the number with the half that follows it: "two and a half", "three and a half million"."""
        k = found.after
        if self.norm(k) not in word_list(self.language, "numbers.and"):
            return found
        k = k + 2 if self.norm(k + 1) in _ARTICLES else k + 1
        if self.norm(k) not in word_list(self.language, "numbers.half"):
            return found
        value, after = self._scaled(found.value + 0.5, k + 1)
        return found._replace(value=value, after=after)

    def _ordinal_here(self, at: int) -> bool:
        return self.norm(at) not in word_list(self.language, "numbers.loose_ordinals") or self.norm(
            at - 1
        ) in word_list(self.language, "numbers.before_ordinal")

    def _digits(self, at: int) -> BareNumber | None:
        value = digit_value(self.words[at].norm, self.decimal)
        if value is None:
            return None
        after = at + 1
        # "12 500": groups of three after a plain space, where the language writes so.
        while (
            self.decimal == ","
            and self.gap(after - 1) == " "
            and re.fullmatch(r"\d{3}", self.norm(after))
            and re.fullmatch(r"\d{1,3}", self.norm(after - 1))
        ):
            value, after = value * 1000 + float(self.norm(after)), after + 1
        if self.language in {"zh", "ja"} and after < len(self.words):
            scale = chinese_value("1" + self.text[self.words[after].start :][:3], 0)
            if scale and scale[1] > 1 and not self.gap(after - 1):
                return BareNumber(at, after + scale[1] - 1, value * scale[0], "digits")
        value, after = self._scaled(value, after)
        suffix = _ORDINALS.get(self.language)
        if suffix and suffix.match(self.norm(after)) and not self.gap(after - 1):
            return BareNumber(at, after + 1, value, "ordinal")
        return BareNumber(at, after, value, "digits")

    def _scaled(self, value: float, after: int) -> tuple[float, int]:
        """Return the value multiplied by the magnitude that follows; a single letter counts only beside its digits."""
        while self.norm(after) in self.scales:
            letter = _MAGNITUDE_LETTER.match(self.norm(after))
            if (letter and len(self.norm(after)) == 1 and self.gap(after - 1)) or not TIGHT.match(self.gap(after - 1)):
                break
            if letter and len(self.norm(after)) == 1 and not self._money_before(after):
                break
            value, after = value * self.scales[self.norm(after)], after + 1
        return value, after

    def _money_before(self, after: int) -> bool:
        start = self.words[after - 1].start
        return self.text[max(0, start - 2) : start].strip()[-1:] in CURRENCY_SYMBOLS

    def _in_words(self, at: int) -> BareNumber | None:
        norm = self.words[at].norm
        single = norm in self.number_words
        if not single and not (norm in self.scales and len(norm) > 2 and self.norm(at - 1) in _ARTICLES):
            return None
        total = current = 0.0
        k = at
        while k < len(self.words):
            norm = self.words[k].norm
            if k > at and not TIGHT.match(self.gap(k - 1)):
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
        first = at - 1 if self.norm(at) in self.scales else at
        if value == 1 and not self.unit(k):
            return None  # "one" is mostly a pronoun
        return BareNumber(first, k, value, "words")

    def _joins(self, k: int) -> bool:
        """Return whether the "and" at word k is inside one number: "two hundred and six", "treinta y cinco"."""
        before, after = self.norm(k - 1), self.number_words.get(self.norm(k + 1))
        if after is None:
            return False
        tens = self.number_words.get(before, 0.0)
        return before in self.scales or (self.language in {"es", "pt"} and tens >= 20 and tens % 10 == 0 and after < 10)

    def unit(self, k: int) -> str:
        """Return the name of the unit that begins at word k, "" where none does."""
        return self.unit_words(k)[0]

    def unit_words(self, k: int) -> tuple[str, int]:
        """Return the name of the unit that begins at word k and the place after it; "" and k where none does."""
        return self.listed(k, "numbers.units", 3 if self.language == "zh" else 1)

    def listed(self, k: int, table: str, longest: int) -> tuple[str, int]:
        """Return what the longest phrase of a table that begins at word k stands for, and the place after it."""
        names = word_names(self.language, table)
        for length in range(min(longest, len(self.words) - k), 0, -1):
            name = names.get(" ".join(word.norm for word in self.words[k : k + length]))
            if name:
                return name, k + length
        return "", k

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
LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""Units of time that stand without a number too: "a day after"."""
TIGHT = re.compile(r"[\s-]*\Z")
_MAGNITUDE_LETTER = re.compile(r"(?:k|m|b|t|bn|mn|tn)\Z")
# A magnitude as a word has more letters than its abbreviations ("m", "bn").
_LETTERS = 2
# Sixty and eighty are counted on to nineteen in French.
_FRENCH_TENS = frozenset({60.0, 80.0})
# Forms of "one" that are in no compound.
_BENT_ONES = frozenset("eine einen einem einer eins".split())
ARTICLES = frozenset("a an einem ein eine une un uma um una".split())


@cache
def _number_words(language: str) -> dict[str, float]:
    """Return the number words with their values, those that German writes together too ("fünfunddreißig")."""
    words = word_values(language, "numbers.words")
    if language != "de":
        return words
    units = {word: value for word, value in words.items() if 0 < value < 10 and word not in _BENT_ONES}
    tens = {word: value for word, value in words.items() if value >= 20 and value % 10 == 0}
    joined = {f"{unit}und{ten}": a + b for unit, a in units.items() for ten, b in tens.items()}
    hundreds = {f"{unit}hundert": 100 * a for unit, a in units.items()}
    thousands = {f"{word}tausend": 1000 * value for word, value in (units | tens).items()}
    return {**joined, **hundreds, **thousands, **words}


@cache
def _starters(language: str) -> frozenset[str]:
    """Return the words that can begin a figure or a date without digits."""
    found: set[str] = {*word_values(language, "numbers.scales"), *_number_words(language)}
    for name in (
        "half_weekdays",
        "vague",
        "loose",
        "clock_before",
        "ordinals",
        "months",
        "weekdays",
        "multiples",
        "parts",
        "clock",
    ):
        found.update(phrase.split()[0] for phrase in word_values(language, f"numbers.{name}"))
    found.update(phrase.split()[0] for phrase in word_names(language, "numbers.relative"))
    for name in ("half", "couple", "lengths"):
        found |= word_list(language, f"numbers.{name}")
    found.update(word for word, unit in word_names(language, "numbers.units").items() if unit in LENGTHS)
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
        self.number_words = _number_words(language)
        self.scales = word_values(language, "numbers.scales")
        self.vague = word_values(language, "numbers.vague")
        self.loose = word_values(language, "numbers.loose")
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
        if word.norm in self.loose:
            scale = self.scales.get(self.norm(at + 1), 0.0) if len(self.norm(at + 1)) > _LETTERS else 0.0
            return BareNumber(at, at + 2 if scale else at + 1, 2 * scale or self.loose[word.norm], "vague")
        if word.norm in self.ordinals and self._ordinal_here(at):
            return BareNumber(at, at + 1, self.ordinals[word.norm], "ordinal")
        return self._half(at) or self._couple(at) or self._in_words(at)

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
        after = at + 2 if self.norm(at + 1) in ARTICLES else at + 1
        first = at - 1 if self.norm(at - 1) in ARTICLES else at
        if self.norm(after) in self.scales and len(self.norm(after)) > _LETTERS:
            return BareNumber(first, after + 1, self.scales[self.norm(after)] / 2, "words")
        return BareNumber(first, after, 0.5, "words") if after > at + 1 and self.unit(after) else None

    def _couple(self, at: int) -> BareNumber | None:
        """Return the two of "a couple of houses"."""
        listed = self.norm(at) in word_list(self.language, "numbers.couple")
        if (
            not listed
            or self.norm(at - 1) not in ARTICLES
            or self.norm(at + 1) not in word_list(self.language, "numbers.of")
        ):
            return None
        return BareNumber(at - 1, at + 1, 2.0, "words")

    def _and_a_half(self, found: BareNumber) -> BareNumber:
        """Return the number with the half that follows it: "two and a half", "three and a half million"."""
        half = self.half_behind(found.after)
        if not half:
            return found
        value, after = self._scaled(found.value + 0.5, half)
        return found._replace(value=value, after=after)

    def half_behind(self, k: int) -> int:
        """Return the place after the "and a half" that begins at word k, 0 where none does."""
        if self.norm(k) not in word_list(self.language, "numbers.and"):
            return 0
        k = k + 2 if self.norm(k + 1) in ARTICLES else k + 1
        return k + 1 if self.norm(k) in word_list(self.language, "numbers.half") else 0

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
        if not single and not (norm in self.scales and len(norm) > 2 and self.norm(at - 1) in ARTICLES):
            return None
        total = current = 0.0
        k = at
        while k < len(self.words):
            norm = self._without_and(k) if k > at else self.words[k].norm
            if k > at and not TIGHT.match(self.gap(k - 1)):
                break
            if norm in self.number_words:
                value, after = self._eighty(k)
                if k > at and not self._fits(current, value):
                    break
                current, k = current + value, after - 1
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
        if value == 1 and not self.unit(k) and not self.half_behind(k):
            return None  # "one" is mostly a pronoun
        return BareNumber(first, k, value, "words")

    def _eighty(self, k: int) -> tuple[float, int]:
        """Return the value of the number word k and the place after it; the French eighty is four twenties."""
        if self.language == "fr" and self.norm(k) == "quatre" and self.norm(k + 1) in {"vingt", "vingts"}:
            return 80.0, k + 2
        return self.number_words[self._without_and(k)], k + 1

    def _without_and(self, k: int) -> str:
        """Return the folded form of word k, of an Arabic numeral without the "and" that is written with it."""
        norm = self.norm(k)
        joined = self.language == "ar" and norm[:1] == "و" and norm[1:] in self.number_words
        return norm[1:] if joined else norm

    def _fits(self, current: float, value: float) -> bool:
        """Return whether a number word goes on with the number before it: "twenty five", not "five twenty"."""
        rest = current % 100
        if self.language == "ar" and 0 < rest < 10 and value >= 10 and value % 10 == 0:
            return True  # "five ten", "five and twenty"
        if self.language == "fr" and rest in _FRENCH_TENS and 0 < value < 20:
            return True
        return rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)

    def _joins(self, k: int) -> bool:
        """Return whether the "and" at word k is inside one number: "two hundred and six", "treinta y cinco"."""
        before, after = self.norm(k - 1), self.number_words.get(self.norm(k + 1))
        if after is None:
            return False
        tens = self.number_words.get(before, 0.0)
        if self.language == "fr" and tens >= 20 and after in {1, 11}:
            return True  # "vingt et un", "soixante et onze"
        return before in self.scales or (self.language in {"es", "pt"} and tens >= 20 and tens % 10 == 0 and after < 10)

    def unit(self, k: int) -> str:
        """Return the name of the unit that begins at word k, "" where none does."""
        return self.unit_words(k)[0]

    def unit_words(self, k: int) -> tuple[str, int]:
        """Return the name of the unit that begins at word k and the place after it; "" and k where none does."""
        if len(self.norm(k)) == 1 and self.language != "zh" and (k == 0 or not self.gap(k - 1).isspace()):
            return "", k  # "120 m" are metres, "120m" may be millions
        return self.listed(k, "numbers.units", 3 if self.language == "zh" else 2)

    def listed(self, k: int, table: str, longest: int) -> tuple[str, int]:
        """Return what the longest phrase of a table that begins at word k stands for, and the place after it."""
        names = word_names(self.language, table)
        for length in range(min(longest, len(self.words) - k), 0, -1):
            name = names.get(" ".join(word.norm for word in self.words[k : k + length]))
            if name:
                return name, k + length
        return "", k

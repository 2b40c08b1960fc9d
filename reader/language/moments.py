"""Dates and times relative to the day of writing, among the words of a sentence."""

from __future__ import annotations

import re

from reader.language.barenumbers import ORDINAL_SUFFIX, BareNumber, NumberReader
from reader.language.names import NOUNS_IN_CAPITALS
from reader.language.quantities import DECADE, Quantity, QuantityKind
from reader.language.wordlists import word_list, word_names
from reader.model import Span

_NUMERIC_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})\b|(\d{4})-(\d\d)-(\d\d)\b")
_DECADE = re.compile(r"((?:1[5-9]|20)?\d0)(?:['’]?s)\b")
_LAST_MONTH, _LAST_DAY = 12, 31
_CENTURY = 100
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


class DateReader(NumberReader):
    """Reads the dates of one sentence."""

    def relative(self, at: int) -> tuple[Quantity, int] | None:
        """Return the relative time that begins at a word ("last week") and the place after it."""
        name, after = self.listed(at, "numbers.relative", 4)
        if not name or (after == at + 1 and self._part_of_day(at)):
            return None
        unit, steps = name.split(":")
        return self.simple(QuantityKind.RELATIVE, at, after, float(steps), unit), after

    def _part_of_day(self, at: int) -> bool:
        """Return whether a word that also says "tomorrow" is the morning: "la mañana", "am Morgen"."""
        if self.norm(at) not in word_names(self.language, "numbers.dayparts"):
            return False
        noun = self.language in NOUNS_IN_CAPITALS and self.words[at].capital
        return at > 0 and (noun or self.norm(at - 1) in word_list(self.language, "numbers.before_daypart"))

    def month_here(self, at: int) -> bool:
        """Return whether the word is a month's name and no verb or modal ("may", "march")."""
        word = self.words[at]
        if self.language != "en":
            return True
        if not word.capital:
            return False
        if word.norm not in {"may", "march", "mar", "sun", "sep", "dec", "jan"}:
            return True
        beside = (self.norm(at - 1), self.norm(at + 1))
        return at > 0 or any(b[:1].isdigit() for b in beside)

    def date_from_month(self, at: int) -> tuple[Quantity, int]:
        """Return the date that begins with a month ("May 5, 2011", "March") and the place after it."""
        month = int(self.months[self.words[at].norm])
        after = at + 1
        day = year = 0
        following = self._whole(after)
        if following is not None and 1 <= following <= 31 and self._close(at):
            day, after = int(following), after + 1
            if ORDINAL_SUFFIX.match(self.norm(after)) and not self.gap(after - 1):
                after += 1
        value = self._whole(after)
        if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR and self._close(after - 1):
            year, after = int(value), after + 1
        packed = year * 10000 + month * 100 + day
        date = self.simple(QuantityKind.DATE, at, after, packed)
        return (date, after) if day or year else self._pointed(date, at)

    def _pointed(self, date: Quantity, at: int) -> tuple[Quantity, int]:
        """Return a month as the last or next of its name where that is said ("last May", "mai dernier")."""
        before = word_names(self.language, "numbers.pointed_before").get(self.norm(at - 1), "")
        if before and self.gap(at - 1) == " ":
            return date._replace(unit=before, span=Span(self.words[at - 1].start, date.span.end)), at + 1
        behind = word_names(self.language, "numbers.pointed_behind").get(self.norm(at + 1), "")
        if behind and self.gap(at) == " ":
            return date._replace(unit=behind, span=Span(date.span.start, self.words[at + 1].end)), at + 2
        return date, at + 1

    def _close(self, k: int) -> bool:
        return self.gap(k).strip() in {"", ",", "."}

    def _whole(self, k: int) -> float | None:
        """Return the value of a word that is digits only."""
        norm = self.norm(k)
        return float(norm) if norm.isdecimal() and len(norm) <= 4 else None

    def date_from_day(self, number: BareNumber) -> tuple[Quantity, int] | None:
        """Return the date that begins with a day: "27 September 2020", "1er mars", "3. Mai", "5 de junio de 2021"."""
        after = number.after
        if ORDINAL_SUFFIX.match(self.norm(after)) and not self.gap(after - 1):
            after += 1
        linking = word_list(self.language, "numbers.of")
        while self.norm(after) in linking:
            after += 1
        if self.norm(after) not in self.months or not 1 <= number.value <= 31 or number.written == "words":
            return None
        if self.language == "en" and not self.words[after].capital:
            return None
        month = int(self.months[self.norm(after)])
        after += 1
        beyond = after + 1 if self.norm(after) in linking else after
        value = self._whole(beyond)
        year = 0
        if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR:
            year, after = int(value), beyond + 1
        packed = year * 10000 + month * 100 + int(number.value)
        return self.simple(QuantityKind.DATE, number.first, after, packed), after

    def numeric_date(self, at: int) -> tuple[Quantity, int] | None:
        """Return the date that is written in figures at a word and the place after it; its year where it can be two."""
        found = _NUMERIC_DATE.match(self.text, self.words[at].start)
        if not found:
            return None
        day, month, year = (int(part) for part in (found.group(1, 3, 4) if found[1] else found.group(7, 6, 5)))
        if found[2] == "/" and self.language == "en":
            if (day <= _LAST_MONTH) == (month <= _LAST_MONTH):
                return self._year_of(found, at)  # "03/04/2020" is two days, by the writer's country
            day, month = max(day, month), min(day, month)
        if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY and _FIRST_YEAR <= year <= _LAST_YEAR):
            return None
        after = self.after(at, found.end())
        return self.simple(QuantityKind.DATE, at, after, year * 10000 + month * 100 + day), after

    def _year_of(self, found: re.Match[str], at: int) -> tuple[Quantity, int] | None:
        """Return the year alone of a date whose day and month are open, None where it is no date at all."""
        day, month, year = (int(part) for part in found.group(1, 3, 4))
        if not (1 <= day <= _LAST_MONTH and 1 <= month <= _LAST_MONTH and _FIRST_YEAR <= year <= _LAST_YEAR):
            return None
        span = Span(*found.span(4))
        return Quantity(span, span, QuantityKind.DATE, year * 10000, year * 10000), self.after(at, found.end())

    def unclear_date(self, at: int) -> int:
        """Return the place after figures at a word that look like a date and can't be read as one; 0 where none do."""
        found = _NUMERIC_DATE.match(self.text, self.words[at].start)
        return self.after(at, found.end()) if found and not self.numeric_date(at) else 0

    def decade(self, at: int) -> tuple[Quantity, int] | None:
        """Return the decade at a word ("the 1990s", "the 90s") by its first year, and the place after it."""
        found = _DECADE.match(self.text, self.words[at].start)
        if self.language != "en" or not found or self.norm(at - 1) not in word_list(self.language, "numbers.decade"):
            return None
        year = int(found[1])
        if year < _CENTURY and self.norm(at - 1) != "the":
            return None  # "in his late 20s"
        after = self.after(at, found.end())
        return self.simple(QuantityKind.COUNT, at, after, year + 1900 * (year < _CENTURY), DECADE), after

"""Figures with what stands beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.quantities import Quantity, QuantityKind
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Span

_REACH = 5
_UNSPACED = frozenset({"zh", "ja"})
_PEOPLE = frozenset("人")
# Among so many words behind a figure is what it counts.
_BEHIND = 3
# A Tuesday is 1 and yesterday -1: neither is a count of things.
_STEPS = frozenset({QuantityKind.WEEKDAY, QuantityKind.RELATIVE, QuantityKind.TIME})


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
    apart: bool = False
    later: bool = False
    behind: frozenset[str] = frozenset()

    @property
    def value(self) -> tuple[float, float, str]:
        """Return the two ends of its value, and its kind where the ends are steps or numbers of something else."""
        kind = self.quantity.kind
        return self.quantity.low, self.quantity.high, kind.value if kind in _STEPS else ""


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
    beside = _beside(reading, words, quantity, first, after)
    following = list(_following(reading, words, quantity.span.end, after))
    plurals = word_list(reading.language, "numbers.plurals")
    counted = frozenset(w.stem for w in following if w.norm in plurals or (w.norm[-1] == "s" and "'" not in w.norm))
    noun = following[0].stem if following else ""
    unitless = {QuantityKind.WEEKDAY, QuantityKind.DATE, QuantityKind.TIME}
    unit = "" if quantity.kind in unitless else quantity.unit
    later = noun in word_list(reading.language, "numbers.later")
    title = _title(reading, words, first)
    generic = bool(following) and following[0].norm in word_list(reading.language, "numbers.people")
    persons = generic or any(w.norm in word_list(reading.language, "numbers.persons") for w in following)
    next_word = words[after].norm if after < len(words) else ""
    apart = bool(unit) and next_word in word_list(reading.language, "numbers.later")
    on = next_word in word_list(reading.language, "numbers.later_on")
    thing, behind = "" if later else noun, frozenset(word.stem for word in following)
    return Figure(quantity, tuple(beside), unit or noun, thing, counted, title, persons, generic, apart, on, behind)


def _beside(reading: Reading, words: Sequence[Token], quantity: Quantity, first: int, after: int) -> list[str]:
    """Return the stems within reach of a figure, the nearest first.

    Beside a time the letters of another one's "a.m." take up no reach: "between 11 p.m. and 5 a.m.".
    """
    before, behind = words[:first][::-1], words[after:]
    if quantity.kind is QuantityKind.TIME:
        before, behind = ([word for word in side if len(word.norm) > 1] for side in (before, behind))
    nearest = itertools.chain(*itertools.zip_longest(behind[:_REACH], before[:_REACH]))
    return [word.stem for word in nearest if word is not None and _content(word, reading.language)]


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

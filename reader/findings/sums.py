"""Counts of one side that are added up on the other: "12 in Kellan and 3 in Brandt" are "fifteen people"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from reader.findings.figures import Figure
from reader.findings.reading import Reading
from reader.language.barenumbers import ARTICLES
from reader.language.function_words import is_function_word
from reader.language.quantities import Bound, QuantityKind
from reader.language.tokens import Token
from reader.language.wordlists import word_list, word_values

# More counts than that in one sentence are a table, in which some add up to anything.
_MOST = 6
# "A woman" is counted so many words at most from "three men and".
_REACH = 4


def told_in_sums(
    left: Reading, right: Reading, i: int, j: int, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> list[frozenset[int]]:
    """Return the sums of two linked sentences, each as the ids of the figures in it: the total and what it adds up."""
    return [
        *_sums(right, j, theirs, left, i, ours),
        *_sums(left, i, ours, right, j, theirs),
    ]


def _sums(
    reading: Reading, sentence: int, parts: Sequence[Figure], there: Reading, other: int, totals: Sequence[Figure]
) -> Iterator[frozenset[int]]:
    """Yield the sums of one sentence that the other side's figures are."""
    counts = [figure for figure in parts if _counts(figure)]
    if len(counts) > _MOST:
        return
    told = {figure.value for figure in parts}
    for total in totals:
        if not _counts(total) or total.value in told:
            continue
        deeds = there.content(other)
        alike = [figure for figure in counts if _one_thing(figure, total)]
        for number in range(1, len(alike) + 1):
            for some in itertools.combinations(alike, number):
                if any(_other_deed(reading, sentence, figure, deeds, counts) for figure in some[1:]):
                    continue
                rest = total.quantity.low - sum(figure.quantity.low for figure in some)
                if (rest == 0 and number > 1) or (rest == 1 and _with_another(reading, sentence, some, total)):
                    yield frozenset({id(total), *map(id, some)})


def _counts(figure: Figure) -> bool:
    """Return whether a figure is a plain count of things."""
    quantity = figure.quantity
    plain = quantity.kind is QuantityKind.COUNT and not quantity.unit and quantity.low == quantity.high
    return plain and quantity.bound is not Bound.VAGUE and quantity.low >= 1


def _one_thing(part: Figure, total: Figure) -> bool:
    """Return whether two figures may count one thing: the same, persons, or one of them doesn't say what."""
    if not part.counted or not total.counted or (part.persons and total.persons):
        return True
    named = part.noun in part.counted and total.noun in total.counted
    return part.noun == total.noun if named else not part.counted.isdisjoint(total.counted)


def _other_deed(reading: Reading, sentence: int, part: Figure, there: frozenset[str], counts: Sequence[Figure]) -> bool:
    """Return whether a word that the other side lacks stands right before a part: "and injured 3"."""
    before = [word for word in reading.words(sentence) if word.end <= part.quantity.span.start][-1:]
    own = there.union(*(figure.behind for figure in counts))
    return any(
        not word.capital and word.stem not in own and not is_function_word(word.norm, reading.language)
        for word in before
    )


def _with_another(reading: Reading, sentence: int, figures: Sequence[Figure], total: Figure) -> bool:
    """Return whether one more of another name is counted beside one of the figures: "three men and a woman"."""
    joins = word_list(reading.language, "numbers.and")
    words = reading.words(sentence)
    for figure in figures:
        if not figure.counted.isdisjoint(total.counted):
            continue  # "12 people and a dog" are no 13 people
        span = figure.quantity.span
        before = [word for word in words if word.end <= span.start][-_REACH:]
        behind = [word for word in words if word.start >= span.end][: _REACH + 1]
        for one, other in itertools.pairwise(behind):
            if one.norm in joins and _is_one(other, reading.language):
                return True
        if before and before[-1].norm in joins and any(_is_one(word, reading.language) for word in before):
            return True
    return False


def _is_one(word: Token, language: str) -> bool:
    return word.norm in ARTICLES or word_values(language, "numbers.words").get(word.norm) == 1

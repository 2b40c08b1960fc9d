"""Marks on facts that survive a new run: kept under the words they are about, and put back where those words stand.

A mark is found again by its fact's kind, both wordings and both sentences; where a text was edited, by the two wordings
alone; where the engine takes a word more or less into a fact, by the two sentences. Only one answer counts: a mark that
could stand in two places stands in neither, and is listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from reader.model import Article, Comparison, FactPlace, FindingKind, FindingMark, Span


class FactKey(NamedTuple):
    """A fact by its words: the wording and the sentence on either side, white space as single blanks, "" for none.

    `nth` counts facts of which all that is the same, in text order.
    """

    kind: FindingKind
    left: str
    right: str
    left_sentence: str = ""
    right_sentence: str = ""
    nth: int = 0

    @property
    def mirrored(self) -> FactKey:
        """Return the key of the fact with the two articles swapped."""
        return self._replace(
            left=self.right, right=self.left, left_sentence=self.right_sentence, right_sentence=self.left_sentence
        )


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A mark and the fact that it is about; `what` says in words what was found when it was made."""

    key: FactKey
    mark: FindingMark
    what: str = ""


@dataclass(frozen=True, slots=True)
class PlacedMarks:
    """Marks in a comparison: by place, the key that each is kept under, and those whose words aren't there any more."""

    marks: Mapping[FactPlace, FindingMark]
    keys: Mapping[FactPlace, FactKey]
    lost: tuple[MarkedFact, ...] = ()


def keys_of(comparison: Comparison) -> dict[FactPlace, FactKey]:
    """Return the key of every fact of a comparison that can be marked: its findings and contradictions."""
    sentences: dict[FactPlace, tuple[int | None, int | None]] = {}
    for fact in comparison.facts:
        sentences.setdefault(fact.place, (fact.left, fact.right))
    met: Counter[FactKey] = Counter()
    keys = {}
    for place in sorted(sentences, key=_in_text_order):
        left, right = sentences[place]
        key = FactKey(
            place.kind,
            _words(comparison.left, place.left_span),
            _words(comparison.right, place.right_span),
            _sentence(comparison.left, left),
            _sentence(comparison.right, right),
        )
        keys[place] = key._replace(nth=met[key])
        met[key] += 1
    return keys


def place_marks(
    marked: Iterable[MarkedFact],
    comparison: Comparison,
    *,
    turned: bool = False,
    keys: Mapping[FactPlace, FactKey] | None = None,
) -> PlacedMarks:
    """Return where marks stand in a comparison.

    `turned` tells that its left article is the right one of the marks; `keys` are those of the comparison, for callers
    that keep them.
    """
    waiting = {(fact.key.mirrored if turned else fact.key): fact for fact in marked}
    free = {key: place for place, key in (keys_of(comparison) if keys is None else keys).items()}
    found: dict[FactPlace, MarkedFact] = {}
    for sameness in _SAMENESSES:
        for old, new in _pairs(waiting, free, sameness):
            found[free.pop(new)] = waiting.pop(old)
    return PlacedMarks(
        {place: fact.mark for place, fact in found.items()},
        {place: fact.key for place, fact in found.items()},
        tuple(waiting.values()),
    )


def _in_text_order(place: FactPlace) -> tuple[str, Span, Span]:
    nowhere = Span(-1, -1)
    return place.kind, place.left_span or nowhere, place.right_span or nowhere


def _words(article: Article, span: Span | None) -> str:
    return " ".join(span.of(article.text).split()) if span else ""


def _sentence(article: Article, index: int | None) -> str:
    return "" if index is None else " ".join(article.sentence_text(index).split())


def _pairs(
    waiting: Iterable[FactKey], free: Iterable[FactKey], sameness: Callable[[FactKey], Hashable]
) -> list[tuple[FactKey, FactKey]]:
    """Return the keys that are the same in one respect, where just one on each side is, and whose wordings overlap."""
    old, new = _by(waiting, sameness), _by(free, sameness)
    single = [(keys[0], new[same][0]) for same, keys in old.items() if len(keys) == 1 and len(new.get(same, ())) == 1]
    return [(one, other) for one, other in single if _alike(one.left, other.left) and _alike(one.right, other.right)]


def _alike(one: str, other: str) -> bool:
    """Return whether one wording is a part of the other; nothing is a part of nothing only."""
    return bool(one) is bool(other) and (one in other or other in one)


def _by(keys: Iterable[FactKey], sameness: Callable[[FactKey], Hashable]) -> dict[Hashable, list[FactKey]]:
    found: dict[Hashable, list[FactKey]] = {}
    for key in keys:
        found.setdefault(sameness(key), []).append(key)
    return found


_SAMENESSES: tuple[Callable[[FactKey], Hashable], ...] = (
    lambda key: key,
    lambda key: (key.kind, key.left, key.right, key.left_sentence),
    lambda key: (key.kind, key.left, key.right, key.right_sentence),
    lambda key: (key.kind, key.left, key.right),
    lambda key: (key.kind, key.left_sentence, key.right_sentence),
)
"""In which respects two keys may be the same, the surest first."""

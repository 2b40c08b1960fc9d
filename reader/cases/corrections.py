"""The user's corrections of links, kept by the words of both sentences: they survive a new run and swapped sides.

A correction is found again where both its sentences stand word for word; of several alike the one with the same number.
What finds no place is returned as lost, never dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from reader.cases.values import flag_of, text_of, whole_number_of
from reader.model import Article, Correction

_WHERE = "links"


class LinkKey(NamedTuple):
    """Two sentences by their words, white space as single blanks; the numbers count sentences alike on that side."""

    left: str
    right: str
    left_nth: int = 0
    right_nth: int = 0

    @property
    def mirrored(self) -> LinkKey:
        """Return the key with the two articles swapped."""
        return LinkKey(self.right, self.left, self.right_nth, self.left_nth)


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as it is kept; `made` is when, as ISO 8601 in UTC ("" where nobody noted it)."""

    key: LinkKey
    linked: bool
    made: str = ""

    @property
    def mirrored(self) -> KeptCorrection:
        """Return the correction with the two articles swapped."""
        return replace(self, key=self.key.mirrored)


def link_key(left: Article, right: Article, i: int, j: int) -> LinkKey:
    """Return the key of sentence `i` of the left and sentence `j` of the right article."""
    ours, theirs = _words(left, i), _words(right, j)
    return LinkKey(ours, theirs, _places(left)[ours].index(i), _places(right)[theirs].index(j))


def place_corrections(
    kept: Iterable[KeptCorrection], left: Article, right: Article
) -> tuple[tuple[Correction, ...], tuple[KeptCorrection, ...]]:
    """Return the corrections by the sentences that they are about in these articles, and those that have none there."""
    placed, lost = [], []
    kept = tuple(kept)
    ours, theirs = (_places(left), _places(right)) if kept else ({}, {})
    for correction in kept:
        key = correction.key
        i, j = _nth(ours.get(key.left, []), key.left_nth), _nth(theirs.get(key.right, []), key.right_nth)
        if i is None or j is None:
            lost.append(correction)
        else:
            placed.append(Correction(i, j, correction.linked))
    return tuple(placed), tuple(lost)


def correction_value(correction: KeptCorrection) -> dict[str, Any]:
    """Return a correction as a case file keeps it."""
    key = correction.key
    return {
        "linked": correction.linked,
        "made": correction.made,
        "left_sentence": key.left,
        "right_sentence": key.right,
        "left_nth": key.left_nth,
        "right_nth": key.right_nth,
    }


def correction_from(entry: Mapping[str, Any]) -> KeptCorrection:
    """Return the correction of an entry of a case file. Raises `MalformedError`."""
    from reader.loading.finish import clean  # noqa: PLC0415 - loads the rules of all languages

    ours, theirs, made = (
        clean(text_of(entry, name, _WHERE, default))
        for name, default in (("left_sentence", None), ("right_sentence", None), ("made", ""))
    )
    numbers = (whole_number_of(entry, name, _WHERE, 0) for name in ("left_nth", "right_nth"))
    return KeptCorrection(LinkKey(ours, theirs, *numbers), flag_of(entry, "linked", _WHERE), made)


def _words(article: Article, index: int) -> str:
    return " ".join(article.sentence_text(index).split())


def _places(article: Article) -> dict[str, list[int]]:
    """Return for the words of each sentence where they stand."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(len(article.sentences)):
        places[_words(article, index)].append(index)
    return places


def _nth(places: list[int], number: int) -> int | None:
    """Return the place with that number; a single one has any."""
    if len(places) == 1:
        return places[0]
    return places[number] if number < len(places) else None

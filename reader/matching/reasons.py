"""Why two sentences are linked: the words, names, figures and runs that made it, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.language.tokens import Token
from reader.matching.material import Material
from reader.matching.terms import Floats, Ints, SentenceTerms
from reader.model import Article, Reason, ReasonKind, Span

_MOST_WORDS = 6
# A run of this many words that both sentences have is evidence of its own.
_LONG_RUN = 4
# A neighbouring pair with this score supports a link.
_SURE = 0.5


class Reasoning:
    """Finds the reasons of links among scored candidates."""

    def __init__(self, left: Article, right: Article, material: Material, i: Ints, j: Ints, scores: Floats) -> None:
        """Keep what the reasons are drawn from; nothing is computed yet."""
        self._articles = left, right
        self._material = material
        self._i, self._j, self._scores = i, j, scores
        self._number = {name: k for k, name in enumerate(material.stems.names)}
        self._by_cell = {cell: k for k, cell in enumerate(zip(i.tolist(), j.tolist(), strict=True))}
        self._by_left = _grouped(i)
        self._by_right = _grouped(j)

    def reasons(self, k: int) -> tuple[Reason, ...]:
        """Return the reasons for the candidate with index `k`, strongest first; weights are shares of the evidence."""
        i, j = int(self._i[k]), int(self._j[k])
        ours, theirs = self._material.left[i], self._material.right[j]
        if ours.folded == theirs.folded:
            return (Reason(ReasonKind.SAME_TEXT, "", 1.0, self._span(0, i), self._span(1, j)),)
        found = [*self._runs(ours, theirs), *self._words(ours, theirs)]
        return (*found, *self._company(i, j), *self._rivals(k, i, j))

    def _span(self, side: int, index: int) -> Span:
        return self._articles[side].sentences[index].span

    def _words(self, ours: SentenceTerms, theirs: SentenceTerms) -> Iterator[Reason]:
        stems = self._material.stems
        weights = {
            self._number[stem]: float(self._material.news[self._number[stem]]) for stem in ours.stems & theirs.stems
        }
        total = sum(sorted(weights.values())) or 1.0
        for term in sorted(weights, key=lambda term: (-weights[term], term))[:_MOST_WORDS]:
            left, right = _place_of(stems.names[term], ours), _place_of(stems.names[term], theirs)
            if left is None or right is None:
                continue
            kind = (
                ReasonKind.NUMBER
                if self._material.figures[term]
                else ReasonKind.NAME
                if self._material.names[term]
                else ReasonKind.RARE_WORD
            )
            yield Reason(kind, left.of(self._articles[0].text), round(weights[term] / total, 3), left, right)

    def _runs(self, ours: SentenceTerms, theirs: SentenceTerms) -> Iterator[Reason]:
        length, a, b = _longest_run(ours.all_stems, theirs.all_stems)
        if length >= _LONG_RUN:
            left = Span(ours.words[a].start, ours.words[a + length - 1].end)
            right = Span(theirs.words[b].start, theirs.words[b + length - 1].end)
            share = length / max(1, min(len(ours.words), len(theirs.words)))
            yield Reason(ReasonKind.SHARED_RUN, left.of(self._articles[0].text), round(share, 3), left, right)

    def _company(self, i: int, j: int) -> Iterator[Reason]:
        beside = [self._by_cell.get((i + step, j + step)) for step in (-1, 1)]
        best = max((float(self._scores[k]) for k in beside if k is not None), default=0.0)
        if best >= _SURE:
            yield Reason(ReasonKind.NEIGHBOUR, "", round(best, 3))

    def _rivals(self, k: int, i: int, j: int) -> Iterator[Reason]:
        others = [x for x in (*self._by_left[i], *self._by_right[j]) if x != k]
        best = max((float(self._scores[x]) for x in others), default=0.0)
        if best < float(self._scores[k]):
            yield Reason(ReasonKind.NO_RIVAL, "", round(best, 3))


def _grouped(unit: Ints) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for place, index in enumerate(unit.tolist()):
        groups.setdefault(index, []).append(place)
    return groups


def _place_of(stem: str, sentence: SentenceTerms) -> Span | None:
    """Return where the stem stands in the sentence; a pair of characters stands where its two words do."""
    for k, word in enumerate(sentence.words):
        if word.stem == stem:
            return word.span
        following: Token | None = sentence.words[k + 1] if k + 1 < len(sentence.words) else None
        if following and word.norm + following.norm == stem:
            return Span(word.start, following.end)
    return None


def _longest_run(left: Sequence[str], right: Sequence[str]) -> tuple[int, int, int]:
    """Return the length of the longest run of words that both have, and where it begins on either side."""
    places: dict[str, list[int]] = {}
    for b, word in enumerate(right):
        places.setdefault(word, []).append(b)
    best, before = (0, 0, 0), dict[int, int]()
    for a, word in enumerate(left):
        here = {b: before.get(b - 1, 0) + 1 for b in places.get(word, ())}
        for b, length in here.items():
            if length > best[0]:
                best = (length, a - length + 1, b - length + 1)
        before = here
    return best

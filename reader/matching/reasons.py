"""Why two sentences are linked: the words, names, figures and runs that made it, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from reader.language.synonyms import sense_numbers
from reader.matching.material import Material
from reader.matching.neighbours import best_rival
from reader.matching.quoted import Run, quoted_run
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
        self._rivals = np.maximum(best_rival(scores, i, len(material.left)), best_rival(scores, j, len(material.right)))
        sure = np.flatnonzero(scores >= _SURE)
        self._sure = dict(zip(zip(i[sure].tolist(), j[sure].tolist(), strict=True), scores[sure].tolist(), strict=True))

    def reasons(self, k: int) -> tuple[Reason, ...]:
        """Return the reasons for the candidate with index `k`, strongest first; weights are shares of the evidence."""
        i, j = int(self._i[k]), int(self._j[k])
        ours, theirs = self._material.left[i], self._material.right[j]
        if ours.folded == theirs.folded:
            return (Reason(ReasonKind.SAME_TEXT, "", 1.0, self._span(0, i), self._span(1, j)),)
        found = [*self._runs(ours, theirs), *self._words(ours, theirs), *self._synonyms(ours, theirs)]
        return (*found, *self._company(i, j), *self._no_rival(k))

    def _span(self, side: int, index: int) -> Span:
        return self._articles[side].sentences[index].span

    def _words(self, ours: SentenceTerms, theirs: SentenceTerms) -> Iterator[Reason]:
        stems, number = self._material.stems, self._material.number
        shared = [number[stem] for stem in ours.stems & theirs.stems]
        weights = dict(zip(shared, self._material.telling[shared].tolist() if shared else (), strict=True))
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

    def _synonyms(self, ours: SentenceTerms, theirs: SentenceTerms) -> Iterator[Reason]:
        sense, number = sense_numbers(self._material.language), self._material.number
        answers: dict[int, str] = {}
        for stem in sorted(theirs.stems - ours.stems):
            answers.setdefault(sense.get(stem, -1), stem)
        told_alike = {sense.get(stem, -1) for stem in ours.stems & theirs.stems} | {-1}
        total = sum(self._material.telling[[number[stem] for stem in ours.stems]]) or 1.0
        for stem in sorted(ours.stems - theirs.stems, key=lambda stem: (-self._material.telling[number[stem]], stem)):
            meaning = sense.get(stem, -1)
            answer = answers.get(meaning)
            if answer is None or meaning in told_alike:
                continue
            told_alike.add(meaning)
            left, right = _place_of(stem, ours), _place_of(answer, theirs)
            if left is not None and right is not None:
                words = f"{left.of(self._articles[0].text)} / {right.of(self._articles[1].text)}"
                weight = float(
                    min(self._material.telling[number[stem]], self._material.telling[number[answer]]) / total
                )
                yield Reason(ReasonKind.SYNONYM, words, round(weight, 3), left, right)

    def _runs(self, ours: SentenceTerms, theirs: SentenceTerms) -> Iterator[Reason]:
        quoted = quoted_run(ours, theirs)
        if quoted.length:
            yield self._run(ReasonKind.QUOTATION, quoted, ours, theirs)
        run = _longest_run(ours.all_stems, theirs.all_stems)
        both = min(quoted.left + quoted.length, run.left + run.length) - max(quoted.left, run.left)
        if run.length - max(both, 0) >= _LONG_RUN:
            yield self._run(ReasonKind.SHARED_RUN, run, ours, theirs)

    def _run(self, kind: ReasonKind, run: Run, ours: SentenceTerms, theirs: SentenceTerms) -> Reason:
        length, a, b = run
        left = Span(ours.words[a].start, ours.words[a + length - 1].end)
        right = Span(theirs.words[b].start, theirs.words[b + length - 1].end)
        share = length / max(1, min(len(ours.words), len(theirs.words)))
        return Reason(kind, left.of(self._articles[0].text), round(share, 3), left, right)

    def _company(self, i: int, j: int) -> Iterator[Reason]:
        best = max(self._sure.get((i + step, j + step), 0.0) for step in (-1, 1))
        if best >= _SURE:
            yield Reason(ReasonKind.NEIGHBOUR, "", round(best, 3))

    def _no_rival(self, k: int) -> Iterator[Reason]:
        best = float(self._rivals[k])
        if best < float(self._scores[k]):
            yield Reason(ReasonKind.NO_RIVAL, "", round(best, 3))


def _place_of(stem: str, sentence: SentenceTerms) -> Span | None:
    """Return where the stem stands in the sentence; a pair of characters stands where its two words do."""
    words, stems = sentence.words, sentence.all_stems
    at = stems.index(stem) if stem in stems else len(words)
    for k in range(min(at, len(words) - 1)):
        norm = words[k][2]
        if stem.startswith(norm) and norm + words[k + 1][2] == stem:
            return Span(words[k].start, words[k + 1].end)
    return words[at].span if at < len(words) else None


def _longest_run(left: Sequence[str], right: Sequence[str]) -> Run:
    """Return the longest run of words that both have.

    One that is too short to be a reason is none.
    """
    places: dict[str, list[int]] = {}
    for b, word in enumerate(right):
        places.setdefault(word, []).append(b)
    most, found = _LONG_RUN - 1, Run(0, 0, 0)
    for a, word in enumerate(left):
        for b in places.get(word, ()):
            # A longer one goes on at least so far.
            if a + most >= len(left) or b + most >= len(right) or left[a + most] != right[b + most]:
                continue
            length = 1
            while a + length < len(left) and b + length < len(right) and left[a + length] == right[b + length]:
                length += 1
            if length > most:
                most, found = length, Run(length, a, b)
    return found

"""Which word of one passage answers which word of another.

Alignment is order-free: runs of the same words are taken first, the weightiest run first, wherever they stand; then
single words that carry content; function words and punctuation only beside a neighbour that is aligned the same way, so
that an "of" here never answers an unrelated "of" there; last, a lone word between two aligned neighbours answers the
lone word between theirs ("announced" for "declared").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from reader.language.function_words import is_function_word
from reader.language.tokens import Token, tokens
from reader.language.wordlists import word_values
from reader.model import Span

PUNCTUATION_WEIGHT = 0.05
_FUNCTION_WEIGHT = 0.2
CONTENT_WEIGHT = 1.0
"""From this weight on a word carries content."""
# The least weight of a run that is taken on its own, wherever it stands: one content word, or four grammar words.
_LEAST_RUN = 0.8
# Jaro-Winkler from which two words of at least four letters are spellings of one (mtref-dev: 0.88 loses no precision).
_SPELLING = 0.88
_SHORTEST_SPELLING = 4

# How far (words) a grammar word may stand from the aligned word it belongs to.
_REACH = 3
# As many words between aligned neighbours on both sides answer each other in order.
_LONGEST_FILL = 2
# One word answers at most this many between aligned neighbours.
_LONGEST_BLOCK = 3

_MARK = re.compile(r"[^\w\s]")
_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„‟«»「」『』″", '"'), **dict.fromkeys("’‘‚‛‹›′", "'"), **dict.fromkeys("–—―", "-")}
)


class Word(NamedTuple):
    """A word or punctuation mark: where it stands (code points), its folded form and stem, its weight as evidence."""

    start: int
    end: int
    norm: str
    stem: str
    weight: float

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span(self.start, self.end)

    @property
    def content(self) -> bool:
        """Return whether it carries content."""
        return self.weight >= CONTENT_WEIGHT


@lru_cache(maxsize=4_096)
def words_of(text: str, span: Span, language: str) -> tuple[Word, ...]:
    """Return the words and punctuation marks of `text` inside `span`, in order."""
    found: list[Word] = []
    at = span.start
    make = tuple.__new__
    for token in tokens(text, span, language):
        start, end, norm, stem, _ = token
        if start - at > 1 or text[at:start].strip():
            found += _marks(text, at, start)
        found.append(make(Word, (start, end, norm, stem, _weight(token, language))))
        at = end
    found += _marks(text, at, span.end)
    return tuple(found)


def align_words(left: str, right: str, language: str = "en") -> list[tuple[Span, Span]]:
    """Return the aligned words of two sentences, as spans (code points) in order of the left one.

    A word may answer a word that isn't the same: an inflection, a spelling, a synonym in the same place.
    """
    ours = words_of(left, Span(0, len(left)), language)
    theirs = words_of(right, Span(0, len(right)), language)
    work = _aligned(ours, theirs)
    pairs = sorted([*work.of_left.items(), *work.in_place()])
    return [(ours[i].span, theirs[j].span) for i, j in pairs]


def align(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int]]:
    """Return pairs of indexes of aligned words, each word at most once, in order of the left side."""
    return sorted(_aligned(left, right).of_left.items())


def _aligned(left: Sequence[Word], right: Sequence[Word]) -> _Alignment:
    work = _Alignment(left, right)
    work.take_runs()
    work.take_spellings()
    work.take_end()
    work.grow()
    work.attach()
    work.fill_gaps()
    work.grow()
    return work


class _Alignment:
    """The alignment as it grows: two partial one-to-one maps."""

    def __init__(self, left: Sequence[Word], right: Sequence[Word]) -> None:
        self.left, self.right = left, right
        self.of_left: dict[int, int] = {}
        self.of_right: dict[int, int] = {}
        self._company: dict[tuple[int, int], float] = {}
        self._weights = [word.weight for word in left]
        self._norms = [word.norm for word in left]
        self._same = self._same_words()
        self._same_norm: dict[str, list[int]] = defaultdict(list)
        for j, word in enumerate(right):
            self._same_norm[word.norm].append(j)

    def put(self, i: int, j: int) -> None:
        self.of_left[i] = j
        self.of_right[j] = i

    def free(self, i: int, j: int) -> bool:
        return i not in self.of_left and j not in self.of_right

    def same(self, i: int, j: int) -> bool:
        return j in self._same[i]

    def _same_words(self) -> list[set[int]]:
        """Return for each word of the left side which of the right one are the same: written so, or in another form."""
        places: dict[str | tuple[str, bool], set[int]] = defaultdict(set)
        for j, word in enumerate(self.right):
            places[word.norm].add(j)
            places[word.stem, word.content].add(j)
        none: set[int] = set()
        return [places.get(w.norm, none) | places.get((w.stem, w.content), none) for w in self.left]

    def take_runs(self) -> None:
        """Take maximal runs of the same words, weightiest first; cut what is already taken and try again."""
        runs = self._runs()
        while runs:
            runs.sort(key=self._run_rank)
            again = []
            for i, j, length in runs:
                rest = self._free_parts(i, j, length)
                if rest == [(i, j, length)]:
                    for k in range(length):
                        self.put(i + k, j + k)
                else:
                    again += [part for part in rest if self._weight(part) >= _LEAST_RUN]
            runs = again

    def _runs(self) -> list[tuple[int, int, int]]:
        runs = []
        for i, places in enumerate(self._same):
            for j in places:
                if i and j - 1 in self._same[i - 1]:
                    continue
                length = 1
                while i + length < len(self._same) and j + length in self._same[i + length]:
                    length += 1
                if self._weight((i, j, length)) >= _LEAST_RUN:
                    runs.append((i, j, length))
        return runs

    def _weight(self, run: tuple[int, int, int]) -> float:
        i, _, length = run
        return sum(self._weights[i : i + length])

    def _run_rank(self, run: tuple[int, int, int]) -> tuple[float, float, float, int, int]:
        """Weightiest first; among equals the one with more neighbours aligned alike, then nearest the diagonal."""
        i, j, length = run
        return -self._weight(run), -self._near(i, j), self._off_diagonal(i, j), i + j, length

    def _off_diagonal(self, i: int, j: int) -> float:
        return abs((i + 0.5) / len(self.left) - (j + 0.5) / len(self.right))

    def _near(self, i: int, j: int) -> float:
        """Return the weight of same words within three places, weighted by nearness: the company a word keeps."""
        known = self._company.get((i, j))
        if known is not None:
            return known
        total = 0.0
        for a in range(max(0, i - 3), min(len(self.left), i + 4)):
            if a == i:
                continue
            places = self._same_norm.get(self._norms[a], ())
            for k in range(bisect_left(places, j - 3), len(places)):  # few of them, however often a word comes
                b = places[k]
                if b > j + 3:
                    break
                if b != j:
                    total += self._weights[a] / (abs(a - i) + abs(b - j))
        self._company[i, j] = total
        return total

    def _free_parts(self, i: int, j: int, length: int) -> list[tuple[int, int, int]]:
        parts, begin = [], None
        for k in range(length + 1):
            open_ = k < length and self.free(i + k, j + k)
            if open_ and begin is None:
                begin = k
            elif not open_ and begin is not None:
                parts.append((i + begin, j + begin, k - begin))
                begin = None
        return parts

    def take_spellings(self) -> None:
        """Align content words that are spellings or compounds of one another, best first."""
        ours = [i for i in range(len(self.left)) if i not in self.of_left and _spellable(self.left[i])]
        theirs = [j for j in range(len(self.right)) if j not in self.of_right and _spellable(self.right[j])]
        found = []
        for i in ours:
            for j in theirs:
                score = JaroWinkler.similarity(self.left[i].norm, self.right[j].norm, score_cutoff=_SPELLING)
                if score:
                    found.append((-score, self._off_diagonal(i, j), i, j))
        for _, _, i, j in sorted(found):
            if self.free(i, j):
                self.put(i, j)

    def take_end(self) -> None:
        """Align the marks that end both passages: a full stop answers the full stop, whatever moved before it."""
        i, j = len(self.left) - 1, len(self.right) - 1
        while i >= 0 and j >= 0 and self.left[i].weight == self.right[j].weight == PUNCTUATION_WEIGHT:
            if not (self.free(i, j) and self.same(i, j)):
                break
            self.put(i, j)
            i, j = i - 1, j - 1

    def grow(self) -> None:
        """Align same words of any weight beside an aligned pair, and in order between two of them."""
        queue = sorted(self.of_left.items())
        last, of_left, of_right, same = len(self.left) - 1, self.of_left, self.of_right, self._same
        while queue:
            i, j = queue.pop()
            if i and i - 1 not in of_left and j - 1 in same[i - 1] and j - 1 not in of_right:
                self.put(i - 1, j - 1)
                queue.append((i - 1, j - 1))
            if i < last and i + 1 not in of_left and j + 1 in same[i + 1] and j + 1 not in of_right:
                self.put(i + 1, j + 1)
                queue.append((i + 1, j + 1))
        for i0, i1, j0, j1 in self._gaps():
            self._grow_gap(i0, i1, j0, j1)

    def _grow_gap(self, i0: int, i1: int, j0: int, j1: int) -> None:
        """Inside a gap whose two ends are aligned, align same words in order (nearest first)."""
        b = j0
        for a in range(i0, i1):
            match = next((k for k in range(b, j1) if self.free(a, k) and self.same(a, k)), None)
            if match is not None:
                self.put(a, match)
                b = match + 1

    def _gaps(self) -> list[tuple[int, int, int, int]]:
        """Return the unaligned stretches (i0, i1, j0, j1) between neighbours aligned in the same order."""
        ends = [(-1, -1), *sorted(self.of_left.items()), (len(self.left), len(self.right))]
        gaps = []
        for (i0, j0), (i1, j1) in pairwise(ends):
            if i1 - i0 > 1 and j1 - j0 > 1 and self.of_right.keys().isdisjoint(range(j0 + 1, j1)):
                gaps.append((i0 + 1, i1, j0 + 1, j1))
        return gaps

    def attach(self) -> None:
        """Align a grammar word with its like where both belong to aligned words: the next one, or the last before.

        "in the U.S." and "in the United States": what follows decides which "in" is meant.
        """
        for step in (1, -1):
            ours, theirs = (
                self._anchors(step, self.of_left, len(self.left)),
                self._anchors(step, self.of_right, len(self.right)),
            )
            waiting: dict[tuple[int, str], list[int]] = defaultdict(list)
            for j, anchor in theirs.items():
                waiting[anchor, self.right[j].norm].append(j)
            for i, anchor in ours.items():
                match = waiting.get((self.of_left[anchor], self.left[i].norm))
                if match and i not in self.of_left and self.left[i].weight > PUNCTUATION_WEIGHT:
                    self.put(i, match.pop(0))

    def _anchors(self, step: int, aligned: dict[int, int], count: int) -> dict[int, int]:
        """Return for each unaligned word the nearest aligned one in that direction, no farther than a few words."""
        anchors: dict[int, int] = {}
        last = None
        order = range(count - 1, -1, -1) if step == 1 else range(count)
        for k in order:
            if k in aligned:
                last = k
            elif last is not None and abs(last - k) <= _REACH:
                anchors[k] = last
        return anchors

    def fill_gaps(self) -> None:
        """Align the lone word between two aligned neighbours with the lone word between theirs; two with two."""
        for i0, i1, j0, j1 in self._gaps():
            ours = [i for i in range(i0, i1) if self.left[i].weight > PUNCTUATION_WEIGHT]
            theirs = [j for j in range(j0, j1) if self.right[j].weight > PUNCTUATION_WEIGHT]
            if len(ours) == len(theirs) <= _LONGEST_FILL:
                for i, j in zip(ours, theirs, strict=True):
                    if len(ours) == 1 or self.left[i].weight == self.right[j].weight:
                        self.put(i, j)

    def in_place(self) -> list[tuple[int, int]]:
        """Return pairs of different words that answer each other by their place alone; the edits don't need them.

        One word between aligned neighbours told in two or three, and content words beside the same aligned neighbour
        (edinburgh-train: recall 0.66 to 0.68, precision 0.93 still).
        """
        found = []
        for i0, i1, j0, j1 in self._gaps():
            ours = [i for i in range(i0, i1) if self.left[i].weight > PUNCTUATION_WEIGHT]
            theirs = [j for j in range(j0, j1) if self.right[j].weight > PUNCTUATION_WEIGHT]
            if min(len(ours), len(theirs)) == 1 and max(len(ours), len(theirs)) <= _LONGEST_BLOCK:
                found += [(i, j) for i in ours for j in theirs]
        return found + self._beside(found)

    def _beside(self, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        free_left = {i for i, word in enumerate(self.left) if word.content and i not in self.of_left} - {
            i for i, _ in found
        }
        free_right = {j for j, word in enumerate(self.right) if word.content and j not in self.of_right} - {
            j for _, j in found
        }
        pairs = []
        for i in sorted(free_left):
            for step in (-1, 1):
                anchor = self.of_left.get(i + step)
                if anchor is not None and anchor - step in free_right:
                    pairs.append((i, anchor - step))
                    free_right.remove(anchor - step)
                    break
        return pairs


def _spellable(word: Word) -> bool:
    return word.content and len(word.norm) >= _SHORTEST_SPELLING and not word.norm[0].isdigit()


def _weight(token: Token, language: str) -> float:
    if not is_function_word(token.norm, language):
        return CONTENT_WEIGHT
    # "May" is a month before it is a verb.
    month = token.capital and token.norm in word_values(language, "numbers.months")
    return CONTENT_WEIGHT if month else _FUNCTION_WEIGHT


def _marks(text: str, start: int, end: int) -> list[Word]:
    return [
        Word(start + m.start(), start + m.end(), sign, sign, PUNCTUATION_WEIGHT)
        for m in _MARK.finditer(text[start:end])
        for sign in (sign_of(m.group()),)
    ]


def sign_of(written: str) -> str:
    """Return `written` with each quotation mark, apostrophe and dash in its plainest form."""
    return written.translate(_QUOTES)

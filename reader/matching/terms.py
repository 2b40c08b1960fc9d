"""What sentences are made of, as families of terms: flat arrays of (sentence, term) that can be intersected.

A family numbers the terms of both articles alike. Weights say how telling a term is: rare in these two articles
(inverse sentence frequency), and, for words, rare in text at large.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise

import numpy as np
import numpy.typing as npt

from reader.language.function_words import function_words, is_function_word
from reader.language.quotes import find_quotations
from reader.language.tokens import Token, tokens, unspaced
from reader.language.wordlists import word_list
from reader.model import Article, Span

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Check = Callable[[], None]
"""Asks whether to go on; raises if not."""

SENTENCES_AT_ONCE = 64
"""Sentences worked on between two checks."""

_LETTER_GROUP = 5
# A class of characters first, then what must stand round them: so that the search needn't stop anywhere else.
_CLAUSE_END = re.compile(
    r"[,:;()\[\]—–“”„«»\"。，；：、-](?:(?<=[^,:-])|(?<=[,:])(?:(?!\d)|(?<!\d[,:]))|(?<=\s-)(?=\s))"
)
_FEWEST_CLAUSE_WORDS = 3
# A word with a capital in at least half of the sentences that have it, not counting their first words, is a name.
_NAME_SHARE = 0.5
# Where every noun has a capital, a capital tells nothing.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
# Where words aren't parted, and verbs of saying close their clause: the list of them.
_UNSPACED_FRAMES = {"zh": "speaker.verbs"}
# After a verb of saying, up to this many words still belong to the frame ("told the Tarrow Gazette").
_SHORT_TAIL = 6


@dataclass(frozen=True, slots=True)
class SentenceTerms:
    """One sentence's words and the terms drawn from them."""

    words: tuple[Token, ...]
    stems: frozenset[str]
    """Of content words; of Chinese, Japanese and Thai, pairs of characters."""
    all_stems: tuple[str, ...]
    names: frozenset[str]
    clauses: tuple[frozenset[str], ...]
    quoted: frozenset[str]
    """Content stems inside quotations."""
    core: frozenset[str]
    """Content stems outside the words that only say who said it, where and when."""
    quoted_runs: tuple[str, ...]
    """Two words next to each other inside quotations, grammar words too: "no deal"."""
    marks: str
    """What a sentence without words consists of ("* * *"); empty where there are words."""
    folded: str
    """The sentence's words as they are compared, a space between them."""


def sentence_terms(article: Article, check: Check = lambda: None) -> tuple[SentenceTerms, ...]:
    """Return the terms of each sentence of the article; `check` is called now and then, and may raise."""
    quotations = find_quotations(article.text, [block.span for block in article.blocks])
    parts = sorted(part for quotation in quotations if quotation.depth == 0 for part in quotation.parts)
    found, at = [], 0
    for index, sentence in enumerate(article.sentences):
        if index % SENTENCES_AT_ONCE == 0:
            check()
        while at < len(parts) and parts[at].end <= sentence.span.start:
            at += 1
        last = at
        while last < len(parts) and parts[last].start < sentence.span.end:
            last += 1
        found.append(_terms_of(article, index, parts[at:last]))
    return tuple(found)


def _terms_of(article: Article, index: int, quoted: Sequence[Span]) -> SentenceTerms:
    language, span = article.head.language, article.sentences[index].span
    words = tokens(article.text, span, language)
    grammar = function_words(language)
    # A word of one character may be one of a script without spaces, and a letter counts as grammar.
    content = [
        norm not in grammar if end - start > 1 else _tells(word, language)
        for word in words
        for start, end, norm, _, _ in (word,)
    ]
    stems = frozenset([word[3] for word in compress(words, content)]) | _unspaced_pairs(words)
    capitals = language not in _CAPITAL_NOUNS
    names = frozenset([word[3] for word in compress(words[1:], content[1:]) if word[4]]) if capitals else frozenset()
    starts = [word[0] for word in words]
    ends = [span.start + m.start() for m in _CLAUSE_END.finditer(span.of(article.text))]
    clauses = list(pairwise(sorted({0, *(bisect_right(starts, end) for end in ends), len(words)})))
    all_stems = tuple([word[3] for word in words])
    inside = _inside(starts, quoted) if quoted else []
    return SentenceTerms(
        words,
        stems,
        all_stems,
        names,
        _clauses(words, content, clauses, stems),
        frozenset([word.stem for word, ok, within in zip(words, content, inside, strict=False) if ok and within]),
        stems - _frame_stems(words, content, clauses, inside, language),
        tuple([f"{all_stems[k]} {all_stems[k + 1]}" for k in range(len(inside) - 1) if inside[k] and inside[k + 1]]),
        "" if words else span.of(article.text).strip(),
        " ".join([word[2] for word in words]),
    )


def _inside(starts: Sequence[int], quoted: Sequence[Span]) -> list[bool]:
    """Return for each word, by where it starts, whether it stands inside a quotation."""
    inside = [False] * len(starts)
    for part in quoted:
        low, high = bisect_left(starts, part.start), bisect_left(starts, part.end)
        inside[low:high] = [True] * (high - low)
    return inside


def _tells(word: Token, language: str) -> bool:
    return not unspaced(word) and not is_function_word(word.norm, language)


def _frame_stems(
    words: Sequence[Token],
    content: Sequence[bool],
    clauses: Sequence[tuple[int, int]],
    inside: Sequence[bool],
    language: str,
) -> frozenset[str]:
    """Return the content stems of reporting clauses: "the company said in a statement on Thursday that" claims nothing.

    A clause runs between marks; outside quotations, one with a verb of saying is a frame up to its "that", or to that
    verb where more of the clause follows. A word that stands outside the frame too belongs to the core.
    """
    if language in _UNSPACED_FRAMES:
        return _unspaced_frames(words, clauses, word_list(language, _UNSPACED_FRAMES[language]))
    verbs = word_list(language, "saying.verbs")
    if verbs.isdisjoint([word[2] for word in words]):
        return frozenset()
    frame: set[str] = set()
    rest: set[str] = set()
    for start, end in clauses:
        verb = next((k for k in range(start, end) if words[k].norm in verbs and not (inside and inside[k])), None)
        stop = start if verb is None else _frame_end(words, verb, end, language)
        frame.update(words[k].stem for k in range(start, stop) if content[k])
        rest.update(words[k].stem for k in range(stop, end) if content[k])
    return frozenset(frame - rest)


def _unspaced_frames(
    words: Sequence[Token], clauses: Sequence[tuple[int, int]], verbs: frozenset[str]
) -> frozenset[str]:
    """Return the pairs of characters of clauses that end with a verb of saying, as frames in Chinese do."""
    frame: set[str] = set()
    rest: set[str] = set()
    for start, end in clauses:
        clause = words[start:end]
        said = "".join([word.norm for word in clause]).endswith(tuple(verbs))
        (frame if said else rest).update(_unspaced_pairs(clause))
    return frozenset(frame - rest)


def _frame_end(words: Sequence[Token], verb: int, end: int, language: str) -> int:
    joins = word_list(language, "saying.joins")
    that = next((k for k in range(verb + 1, end) if words[k].norm in joins), None)
    if that is not None:
        return that
    return end if end - verb <= _SHORT_TAIL else verb + 1


def _unspaced_pairs(words: Sequence[Token]) -> frozenset[str]:
    close = [(a, b) for a, b in pairwise(words) if a[1] == b[0] and a[1] - a[0] == 1 == b[1] - b[0]]
    return frozenset([a.norm + b.norm for a, b in close if unspaced(a) and unspaced(b)])


def _clauses(
    words: Sequence[Token], content: Sequence[bool], clauses: Sequence[tuple[int, int]], stems: frozenset[str]
) -> tuple[frozenset[str], ...]:
    """Return the content stems of each clause that has a few; a sentence without such a clause is its own."""
    found = [frozenset([word[3] for word in compress(words[a:b], content[a:b])]) for a, b in clauses]
    return tuple([clause for clause in found if len(clause) >= _FEWEST_CLAUSE_WORDS]) or (stems,)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a family: the terms of each unit, as the slice ``terms[starts[k]:starts[k + 1]]``, ascending."""

    starts: Ints
    terms: Ints

    def counts(self) -> Ints:
        """Return how many terms each unit has."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Family:
    """One family of terms of both articles, numbered alike, with the weight of each term."""

    names: tuple[str, ...]
    left: Side
    right: Side
    in_left: Ints
    """In how many left units each term stands."""
    in_right: Ints
    weight: Floats

    def norms(self, power: int) -> tuple[Floats, Floats]:
        """Return for each unit of either side the sum of its terms' weights raised to `power`."""
        weight = self.weight**power
        return _sums(self.left, weight), _sums(self.right, weight)


def _sums(side: Side, weight: Floats) -> Floats:
    unit = np.repeat(np.arange(len(side.starts) - 1), side.counts())
    return summed(unit, weight[side.terms], len(side.starts) - 1)


def summed(place: Ints, weight: Floats, count: int) -> Floats:
    """Return for each of `count` places the sum of the weights that fall on it."""
    return np.asarray(np.bincount(place, weight, count), dtype=np.float64)


def counted(place: Ints, count: int) -> Floats:
    """Return for each of `count` places how often it is named."""
    return np.asarray(np.bincount(place, minlength=count), dtype=np.float64)


def make_family(
    left: Iterable[Iterable[str]],
    right: Iterable[Iterable[str]],
    weigh: Callable[[tuple[str, ...], Ints], Floats],
    check: Check = lambda: None,
) -> Family:
    """Return the family of these units' terms; `weigh` gets the terms and the number of units that hold each.

    `check` is called now and then, and may raise.
    """
    numbers: dict[str, int] = {}
    ours, theirs = _side(left, numbers, check), _side(right, numbers, check)
    in_left = np.bincount(ours.terms, minlength=len(numbers)).astype(np.int64)
    in_right = np.bincount(theirs.terms, minlength=len(numbers)).astype(np.int64)
    names = tuple(numbers)
    return Family(names, ours, theirs, in_left, in_right, weigh(names, in_left + in_right))


def _side(units: Iterable[Iterable[str]], numbers: dict[str, int], check: Check) -> Side:
    starts, terms = [0], list[int]()
    for k, unit in enumerate(units):
        if k % SENTENCES_AT_ONCE == 0:
            check()
        held = unit if isinstance(unit, frozenset) else set(unit)
        # In alphabetical order: the order of a set is another in each process, and with it that of equal weights.
        for term in sorted(held.difference(numbers)):
            numbers[term] = len(numbers)
        terms += sorted(map(numbers.__getitem__, held))
        starts.append(len(terms))
    return Side(np.array(starts, dtype=np.int64), np.array(terms, dtype=np.int64))


def rarity(units: int) -> Callable[[tuple[str, ...], Ints], Floats]:
    """Return the weight "rare in these two articles": the logarithm of all units over those that hold the term."""

    def weigh(_: tuple[str, ...], held: Ints) -> Floats:
        return np.log((units + 1) / np.maximum(held, 1))

    return weigh


def name_flags(
    names: Sequence[str], sentences: Iterable[SentenceTerms], check: Check = lambda: None
) -> npt.NDArray[np.bool_]:
    """Return for each stem whether it is (part of) a name in these articles; `check` may raise."""
    held: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for k, sentence in enumerate(sentences):
        if k % SENTENCES_AT_ONCE == 0:
            check()
        held.update(sentence.stems)
        capital.update(sentence.names)
    return np.array([capital[name] > 0 and capital[name] >= _NAME_SHARE * held[name] for name in names], dtype=bool)


@lru_cache(maxsize=100_000)
def letter_groups(stem: str) -> tuple[str, ...]:
    """Return the groups of five letters of a word with its borders: what compounds and spellings share."""
    bordered = f"<{stem}>"
    if len(bordered) <= _LETTER_GROUP:
        return (bordered,)
    return tuple(bordered[k : k + _LETTER_GROUP] for k in range(len(bordered) - _LETTER_GROUP + 1))

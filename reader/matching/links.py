"""Links: which sentences of two articles share a proposition, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np

from reader.matching.candidates import candidate_pairs
from reader.matching.frames import only_frames_shared
from reader.matching.material import PAIRS_AT_ONCE, Material, make_material
from reader.matching.quoted import same_quotation
from reader.matching.reasons import Reasoning
from reader.matching.score import load_model
from reader.matching.signals import SIGNALS, signals
from reader.matching.terms import (
    SENTENCES_AT_ONCE,
    Check,
    Flags,
    Floats,
    Ints,
    SentenceTerms,
    sentence_terms,
)
from reader.model import Article, BlockKind, Link, Tick
from reader.options import Options

ExactPairs = dict[str, tuple[list[int], list[int]]]
"""For each folded text that both sides have, the sentences that have it."""

# From this many sentences a side, two articles on one event have two links that together score this much (all 158
# annotated pairs have), and two on different events seldom do (6 of 316); without them a link must stand on its own.
_WHOLE_ARTICLE = 6
_ONE_STORY = 1.0
_ON_ITS_OWN = 0.75
# What a text that stands on both sides word for word scores.
_SAME_TEXT = 1.0
_SHARED = SIGNALS.index("shared")
_QUOTED = SIGNALS.index("quoted_runs")
# How often `signals` checks: so often in all, and so often for each chunk of pairs (counted).
_CHECKS = 120
_CHECKS_A_CHUNK = 14


def find_links(left: Article, right: Article, options: Options, tick: Tick) -> tuple[Link, ...]:
    """Return the links that score at least `options.least_score`, ordered by left, then right sentence.

    `tick` is called with the share done (0 to 1) and may raise; the shares are those of the time on long texts.
    """
    ours = sentence_terms(left, _rising(tick, 0.0, 0.21, len(left.sentences) / SENTENCES_AT_ONCE))
    theirs = sentence_terms(right, _rising(tick, 0.21, 0.38, len(right.sentences) / SENTENCES_AT_ONCE))
    language = left.head.language if left.head.language == right.head.language else ""
    material = make_material(ours, theirs, language, lambda: tick(0.4))
    tick(0.42)
    exact = exact_pairs(ours, theirs)
    i, j = candidate_pairs(material.stems, exact, lambda: tick(0.43))
    values = signals(material, i, j, _rising(tick, 0.45, 0.78, _CHECKS + _CHECKS_A_CHUNK * len(i) / PAIRS_AT_ONCE))
    scores = load_model().probabilities(values, lambda: tick(0.78))
    framed = only_frames_shared(material, i, j, values[:, _SHARED], lambda: tick(0.8))
    quoted = same_quotation(material, i, j, np.expm1(values[:, _QUOTED]), lambda: tick(0.81))
    scores = np.where(quoted, np.maximum(scores, _ON_ITS_OWN), scores)
    apart = framed & ~quoted | _furniture(left)[i] | _furniture(right)[j]
    scores = _judged(scores, apart, *_same_text(material, exact, i, j), i, j)
    tick(0.83)
    reasoning = Reasoning(left, right, material, i, j, scores)
    links = []
    chosen = np.flatnonzero(scores >= _least(scores, material, options)).tolist()
    for done, k in enumerate(chosen):
        tick(0.83 + 0.17 * done / len(chosen))
        links.append(Link(int(i[k]), int(j[k]), round(float(scores[k]), 4), reasoning.reasons(k)))
    return tuple(links)


def _rising(tick: Tick, begin: float, end: float, calls: float) -> Check:
    """Return a check that tells `tick` a share that rises from `begin` to `end` over so many calls, as are expected."""
    done = count()
    return lambda: tick(begin + (end - begin) * min(next(done) / calls, 1.0))


def _least(scores: Floats, material: Material, options: Options) -> float:
    """Return the score that a link needs: more where nothing shows that the two articles tell one story."""
    if min(len(material.left), len(material.right)) < _WHOLE_ARTICLE or scores.size == 0:
        return options.least_score
    two_best = np.sort(scores)[-2:].sum()
    return max(options.least_score, _ON_ITS_OWN) if two_best < _ONE_STORY else options.least_score


def _judged(scores: Floats, apart: Flags, same: Flags, in_turn: Flags, i: Ints, j: Ints) -> Floats:
    """Return the scores after what no mix of signals may decide.

    What stands on both sides word for word is linked; two sentences that each have such a twin elsewhere are linked to
    each other only where that stands on its own. What is `apart` (page furniture, which answers only its like, and
    pairs that share nothing but a frame) is no link unless the texts are the same.
    """
    told = _held(in_turn, i)[i] & _held(in_turn, j)[j] & (scores < _ON_ITS_OWN)
    return np.where(~same & (apart | told), 0.0, np.where(in_turn, _SAME_TEXT, scores))


def _held(chosen: Flags, unit: Ints) -> Flags:
    """Return for each sentence up to the last that has a pair whether any of its pairs is chosen."""
    held = np.zeros(int(unit.max(initial=-1)) + 1, dtype=np.bool_)
    held[unit[chosen]] = True
    return held


def _same_text(material: Material, exact: ExactPairs, i: Ints, j: Ints) -> tuple[Flags, Flags]:
    """Return for each pair whether its texts are the same, and whether they answer each other by their turn.

    A text that stands several times on both sides answers turn by turn: the first the first, the second the second.
    """
    text_of = [np.full(len(side), -1 - which) for which, side in enumerate((material.left, material.right))]
    turns = [np.zeros(len(side), dtype=np.int64) for side in (material.left, material.right)]
    for number, sides in enumerate(exact.values()):
        for which, places in enumerate(sides):
            text_of[which][places] = number
            turns[which][places] = np.arange(len(places))
    same: Flags = text_of[0][i] == text_of[1][j]
    return same, np.asarray(same & (turns[0][i] == turns[1][j]), dtype=np.bool_)


def _furniture(article: Article) -> Flags:
    kinds = (article.block_kind(k) for k in range(len(article.sentences)))
    return np.array([kind is BlockKind.FURNITURE for kind in kinds], dtype=bool)


def exact_pairs(left: Sequence[SentenceTerms], right: Sequence[SentenceTerms]) -> ExactPairs:
    """Return for each text that both sides have the sentences that have it; one without words is its marks."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, sentences in enumerate((left, right)):
        for index, sentence in enumerate(sentences):
            places[sentence.folded or sentence.marks][side].append(index)
    return {text: sides for text, sides in places.items() if sides[0] and sides[1] and text}

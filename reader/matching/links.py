"""Links: which sentences of two articles share a proposition, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from reader.matching.candidates import candidate_pairs
from reader.matching.reasons import Reasoning
from reader.matching.score import load_model
from reader.matching.signals import Material, make_material, only_frames_shared, signals
from reader.matching.terms import Flags, Floats, Ints, SentenceTerms, newsworthiness, sentence_terms
from reader.model import Article, BlockKind, Link, Tick
from reader.options import Options

ExactPairs = dict[str, tuple[list[int], list[int]]]
"""For each folded text that both sides have, the sentences that have it."""

# What a text that stands once on either side, word for word, scores at least.
_SAME_TEXT = 0.97


def find_links(left: Article, right: Article, options: Options, tick: Tick) -> tuple[Link, ...]:
    """Return the links that score at least `options.least_score`, ordered by left, then right sentence.

    `tick` is called with the share done (0 to 1) and may raise.
    """
    ours = sentence_terms(left, lambda: tick(0.0))
    theirs = sentence_terms(right, lambda: tick(0.1))
    language = left.head.language if left.head.language == right.head.language else ""
    material = make_material(ours, theirs, lambda names: newsworthiness(names, language), lambda: tick(0.15))
    exact = exact_pairs(ours, theirs)
    i, j = candidate_pairs(material.stems, exact, lambda: tick(0.2))
    scores = load_model().probabilities(signals(material, i, j, lambda: tick(0.3)))
    tick(0.9)
    scores = _judged(scores, left, right, material, exact, i, j)
    tick(0.92)
    reasoning = Reasoning(left, right, material, i, j, scores)
    links = []
    for k in np.flatnonzero(scores >= options.least_score).tolist():
        tick(0.95)
        links.append(Link(int(i[k]), int(j[k]), round(float(scores[k]), 4), reasoning.reasons(k)))
    return tuple(links)


def _judged(
    scores: Floats, left: Article, right: Article, material: Material, exact: ExactPairs, i: Ints, j: Ints
) -> Floats:
    """Return the scores after what no mix of signals may decide.

    A text that stands once on either side, word for word, is linked; a shared frame alone is not; page furniture claims
    nothing, and answers only its like.
    """
    same, once = _same_text(material, exact, i, j)
    apart = _furniture(left)[i] | _furniture(right)[j]
    refused = ~same & (apart | only_frames_shared(material, i, j))
    return np.where(refused, 0.0, np.where(once, np.maximum(scores, _SAME_TEXT), scores))


def _same_text(material: Material, exact: ExactPairs, i: Ints, j: Ints) -> tuple[Flags, Flags]:
    """Return for each pair whether its folded texts are equal, and whether no other sentence has that text."""
    numbers = {text: number for number, text in enumerate(exact)}
    ours = np.array([numbers.get(terms.folded, -1) for terms in material.left], dtype=np.int64)
    theirs = np.array([numbers.get(terms.folded, -2) for terms in material.right], dtype=np.int64)
    single = np.array([len(sides[0]) == len(sides[1]) == 1 for sides in exact.values()] or [False], dtype=bool)
    same = ours[i] == theirs[j]
    return same, same & single[np.maximum(ours[i], 0)]


def _furniture(article: Article) -> Flags:
    kinds = (article.block_kind(k) for k in range(len(article.sentences)))
    return np.array([kind is BlockKind.FURNITURE for kind in kinds], dtype=bool)


def exact_pairs(left: Sequence[SentenceTerms], right: Sequence[SentenceTerms]) -> ExactPairs:
    """Return for each text that both sides have, folded, the sentences that have it."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, sentences in enumerate((left, right)):
        for index, sentence in enumerate(sentences):
            if sentence.words:
                places[sentence.folded][side].append(index)
    return {text: sides for text, sides in places.items() if sides[0] and sides[1]}

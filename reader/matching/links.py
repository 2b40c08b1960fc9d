"""Links: which sentences of two articles share a proposition, how sure that is, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from reader.matching.candidates import candidate_pairs
from reader.matching.reasons import Reasoning
from reader.matching.score import load_model
from reader.matching.signals import make_material, signals
from reader.matching.terms import Ints, SentenceTerms, newsworthiness, sentence_terms
from reader.model import Article, BlockKind, Link
from reader.options import Options


def find_links(left: Article, right: Article, options: Options, tick: Callable[[float], None]) -> tuple[Link, ...]:
    """Return the links that score at least `options.least_score`, ordered by left, then right sentence.

    `tick` is called with the share done (0 to 1) and may raise.
    """
    ours, theirs = sentence_terms(left), sentence_terms(right)
    tick(0.1)
    language = left.head.language if left.head.language == right.head.language else ""
    material = make_material(ours, theirs, lambda names: newsworthiness(names, language))
    exact = exact_pairs(ours, theirs)
    i, j = candidate_pairs(material.stems, exact)
    tick(0.2)
    scores = load_model().probabilities(signals(material, i, j))
    tick(0.9)
    reasoning = Reasoning(left, right, material, i, j, scores)
    chosen = np.flatnonzero((scores >= options.least_score) & _comparable(left, ours, right, theirs, i, j))
    return tuple(
        Link(int(i[k]), int(j[k]), round(float(scores[k]), 4), reasoning.reasons(int(k))) for k in chosen
    )


def _comparable(
    left: Article, ours: Sequence[SentenceTerms], right: Article, theirs: Sequence[SentenceTerms], i: Ints, j: Ints
) -> np.ndarray:
    """Return for each pair whether it may be linked: page furniture claims nothing, and answers only its like."""
    furniture = [
        np.array([article.block_kind(k) is BlockKind.FURNITURE for k in range(len(article.sentences))], dtype=bool)
        for article in (left, right)
    ]
    apart = furniture[0][i] | furniture[1][j]
    same = np.array([ours[a].folded == theirs[b].folded for a, b in zip(i.tolist(), j.tolist(), strict=True)], dtype=bool)
    return ~apart | same


def exact_pairs(
    left: Sequence[SentenceTerms], right: Sequence[SentenceTerms]
) -> dict[str, tuple[list[int], list[int]]]:
    """Return for each text that both sides have, folded, the sentences that have it."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, sentences in enumerate((left, right)):
        for index, sentence in enumerate(sentences):
            if sentence.words:
                places[sentence.folded][side].append(index)
    return {text: sides for text, sides in places.items() if sides[0] and sides[1]}

"""Words that two sentences both put between quotation marks, in one run."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from reader.matching.material import Material
from reader.matching.terms import SENTENCES_AT_ONCE, Check, Flags, Floats, Ints, SentenceTerms

# Of 106 pairs that quote so many words in a row, so many of them content words, 105 are links (news, news-train,
# rewritten and german; optional ones not counted), whatever stands around the quotation.
_SAME_WORDS = 6
_SAME_CONTENT = 2
# What so many sentences of one side answer with is a formula, and tells none of them apart.
_MOST_ANSWERS = 3


class Run(NamedTuple):
    """A run of words that both sentences have: its length, and the word at which it begins on either side."""

    length: int
    left: int
    right: int


def quoted_run(ours: SentenceTerms, theirs: SentenceTerms) -> Run:
    """Return the longest run of words that stands inside quotations on both sides and has a content word.

    Without one, a run of no words.
    """
    pairs = set(ours.quoted_runs).intersection(theirs.quoted_runs)
    best, left, right = Run(0, 0, 0), ours.all_stems, theirs.all_stems
    at = 0
    while pairs and at < len(left):
        end = at + 1
        while end < len(left) and f"{left[end - 1]} {left[end]}" in pairs:
            end += 1
        if end - at > max(best.length, 1) and not ours.quoted.isdisjoint(left[at:end]):
            places = (b for b in range(len(right)) if right[b : b + end - at] == left[at:end])
            there = next(places, None)
            best = best if there is None else Run(end - at, at, there)
        at = end
    return best


def same_quotation(material: Material, i: Ints, j: Ints, shared: Floats, check: Check = lambda: None) -> Flags:
    """Return for each pair whether both quote the same words, enough of them for a link.

    `shared` says how many runs of two quoted words each pair shares; `check` may raise.
    """
    found: Flags = np.zeros(len(i), dtype=np.bool_)
    for done, k in enumerate(np.flatnonzero(shared >= _SAME_WORDS - 1).tolist()):
        if done % SENTENCES_AT_ONCE == 0:
            check()
        ours, theirs = material.left[int(i[k])], material.right[int(j[k])]
        run = quoted_run(ours, theirs)
        content = ours.quoted.intersection(ours.all_stems[run.left : run.left + run.length])
        found[k] = run.length >= _SAME_WORDS and len(content) >= _SAME_CONTENT
    answers = np.maximum(_answers(i, found), _answers(j, found))
    return np.asarray(found & (answers <= _MOST_ANSWERS), dtype=np.bool_)


def _answers(unit: Ints, found: Flags) -> Ints:
    """Return for each pair how many pairs of its unit are found."""
    return np.asarray(np.bincount(unit[found], minlength=1 + unit.max(initial=0))[unit], dtype=np.int64)

"""The signals of a pair of sentences: figures that speak for or against a link, computed for all candidates at once.

`SIGNALS` names them in the order of the columns; the model in resources/matching/links.json was trained on just these.
What weighed, what didn't: DECISIONS.md, "How is a link made?".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from reader.language.synonyms import sense_numbers
from reader.matching.candidates import expand
from reader.matching.frames import LONG_QUOTATION
from reader.matching.grams import all_words, letter_family, run_families
from reader.matching.material import PAIRS_AT_ONCE, Material, Shared, numbered, shared_places, shared_terms
from reader.matching.neighbours import CONTEXT, Cells, context_of
from reader.matching.terms import (
    Check,
    Family,
    Flags,
    Floats,
    Ints,
    counted,
    make_family,
    rarity,
    summed,
)

_TELLING = 1.8
# The first sentences of an article tell what all of it tells, if it is one: in fewer sentences, none is more than the
# others, and all count as standing in the middle of one.
_LEAD = 3
_WHOLE_ARTICLE = 6
# So many content words two quotations may share by chance.
_COINCIDENCE = 1

_WORD_SIGNALS = (
    "cosine", "overlap", "contained", "containing", "shared", "first", "second", "names", "plain", "plain_first",
    "plain_second", "plain_third", "plain_cosine", "figures", "figures_differ", "unique", "plain_unique", "exclusive",
    "claimed",
)  # fmt: skip
_TELLING_SIGNALS = (
    "telling_overlap", "telling_cosine", "telling_contained", "telling_first", "telling_second", "telling_sum",
    "telling_top", "telling_count",
)  # fmt: skip
_RUN_SIGNALS = (
    "runs2",
    "runs2_share",
    "runs2_count",
    "runs3_count",
    "runs4_count",
    "plain_runs",
    "name_runs",
    "frame_runs",
)
_QUOTE_SIGNALS = ("quoted", "quoted_once", "quoted_runs", "quotes_differ")
_OTHER_SIGNALS = (
    "senses",
    "senses_first",
    "letters",
    "clause",
    "clause_overlap",
    "ratio",
    "shorter",
    "longer",
    "place",
    "lead",
    "depth",
)
_IN_CONTEXT = ("cosine", "plain_cosine", "telling_cosine")

SIGNALS = (
    *_WORD_SIGNALS,
    *_TELLING_SIGNALS,
    *_RUN_SIGNALS,
    *_QUOTE_SIGNALS,
    *_OTHER_SIGNALS,
    *(f"{name}_{context}" for name in _IN_CONTEXT for context in CONTEXT),
)


def signals(material: Material, i: Ints, j: Ints, check: Check = lambda: None) -> Floats:
    """Return a row for each pair of sentences (i, j), a column for each name in `SIGNALS`.

    `check` is called now and then, and may raise.
    """
    columns: dict[str, Floats] = {}
    shared = shared_places(material.stems, i, j, check)
    pair, term = shared.pair, shared.term
    columns |= _word_signals(material, i, j, shared, check)
    check()
    columns |= _telling_signals(material, i, j, pair, term)
    check()
    columns |= _run_signals(material, i, j, check)
    columns |= _quote_signals(material, i, j, shared, check)
    columns |= _other_signals(material, i, j, shared, check)
    cells = Cells(i, j, len(material.left), len(material.right))
    for name in _IN_CONTEXT:
        found = context_of(columns[name], cells, check)
        columns |= {f"{name}_{context}": values for context, values in found.items()}
    # Column by column in memory: the model reads it so.
    values = np.empty((len(SIGNALS), len(i)))
    for column, name in zip(values, SIGNALS, strict=True):
        check()
        column[:] = columns[name]
    return values.T


def _word_signals(material: Material, i: Ints, j: Ints, shared: Shared, check: Check) -> dict[str, Floats]:
    stems, count = material.stems, len(i)
    pair, term = shared.pair, shared.term
    weight = stems.weight[term]
    plain = ~material.names[term] & ~material.figures[term]
    (sum_left, sum_right), (square_left, square_right) = stems.norms(1), stems.norms(2)
    overlap = summed(pair, weight, count)
    cosine = summed(pair, weight**2, count) / np.sqrt(square_left[i] * square_right[j] + 1e-9)
    plain_left, plain_right = _plain_norms(material)
    unique = (stems.in_left[term] == 1) & (stems.in_right[term] == 1)
    check()
    first, second = _highest(pair, weight, count, 2)
    check()
    plain_first, plain_second, plain_third = _highest(pair, weight * plain, count, 3)
    check()
    claimed = _claimed(shared, cosine)
    check()
    figures = summed(pair, weight * material.figures[term], count)
    check()
    has = []
    for side in (stems.left, stems.right):
        unit = np.repeat(np.arange(len(side.starts) - 1), side.counts())
        has.append(counted(unit[material.figures[side.terms]], len(side.starts) - 1) > 0)
    check()
    return {
        "cosine": cosine,
        "overlap": overlap,
        "contained": overlap / (np.minimum(sum_left[i], sum_right[j]) + 1e-9),
        "containing": overlap / (np.maximum(sum_left[i], sum_right[j]) + 1e-9),
        "shared": counted(pair, count),
        "first": first,
        "second": second,
        "names": summed(pair, weight * material.names[term], count),
        "plain": summed(pair, weight * plain, count),
        "plain_first": plain_first,
        "plain_second": plain_second,
        "plain_third": plain_third,
        "plain_cosine": summed(pair, (weight * plain) ** 2, count) / plain_left[i] / plain_right[j],
        "figures": figures,
        "figures_differ": (has[0][i] & has[1][j] & (figures == 0)).astype(float) if count else figures,
        "unique": summed(pair, weight * unique, count),
        "plain_unique": summed(pair, weight * unique * plain, count),
        "exclusive": summed(pair, weight / np.sqrt(stems.in_left[term] * stems.in_right[term]), count),
        "claimed": summed(pair, weight * claimed, count),
    }


def _plain_norms(material: Material) -> tuple[Floats, Floats]:
    weight = material.stems.weight**2 * ~material.names
    norms = []
    for side in (material.stems.left, material.stems.right):
        unit = np.repeat(np.arange(len(side.starts) - 1), side.counts())
        # Half a word is added, so that a sentence of names alone doesn't make a small overlap look large.
        norms.append(np.sqrt(summed(unit, weight[side.terms], len(side.starts) - 1)) + 0.5)
    return norms[0], norms[1]


def _highest(pair: Ints, weight: Floats, count: int, places: int) -> list[Floats]:
    """Return for each pair the highest, second highest … of its terms' weights (0 where there are fewer)."""
    found = []
    for _ in range(places):
        best = np.zeros(count)
        np.maximum.at(best, pair, weight)
        found.append(best)
        # The first of each pair's terms that has this weight is taken out; the pairs are in order.
        taken = np.flatnonzero(weight == best[pair])
        taken = taken[np.diff(pair[taken], prepend=-1) != 0]
        weight = weight.copy()
        weight[taken] = 0.0
    return found


def _claimed(shared: Shared, cosine: Floats) -> Flags:
    """Return for each shared term whether this pair is the most alike of all that share it, from both sentences."""
    alike = cosine[shared.pair]
    mine = np.ones(len(alike), dtype=np.bool_)
    for place in (shared.ours, shared.theirs):
        best = np.zeros(int(place.max(initial=-1)) + 1)
        np.maximum.at(best, place, alike)
        mine &= alike >= best[place] - 1e-12
    return mine


def _telling_signals(material: Material, i: Ints, j: Ints, pair: Ints, term: Ints) -> dict[str, Floats]:
    count, weight = len(i), material.telling[term]
    stems = material.stems
    sums, squares = [], []
    for side in (stems.left, stems.right):
        unit = np.repeat(np.arange(len(side.starts) - 1), side.counts())
        sums.append(summed(unit, material.telling[side.terms], len(side.starts) - 1))
        squares.append(summed(unit, material.telling[side.terms] ** 2, len(side.starts) - 1))
    overlap = summed(pair, weight, count)
    first, second = _highest(pair, weight, count, 2)
    (top,) = _highest(pair, material.at_large[term], count, 1)
    return {
        "telling_overlap": overlap,
        "telling_cosine": summed(pair, weight**2, count) / np.sqrt(squares[0][i] * squares[1][j] + 1e-9),
        "telling_contained": overlap / (np.minimum(sums[0][i], sums[1][j]) + 1e-9),
        "telling_first": first,
        "telling_second": second,
        "telling_sum": summed(pair, material.at_large[term], count),
        "telling_top": top,
        "telling_count": counted(pair[weight > _TELLING], count),
    }


def _run_signals(material: Material, i: Ints, j: Ints, check: Check) -> dict[str, Floats]:
    count = len(i)
    columns: dict[str, Floats] = {}
    text = all_words(material.left, material.right, check)
    for length, (family, words) in enumerate(run_families(text, 4, rarity(material.units), check), start=2):
        pair, term = shared_terms(family, i, j, check)
        columns[f"runs{length}_count"] = np.log1p(counted(pair, count))
        if length > 2:
            continue
        weight = family.weight[term]
        sums = family.norms(1)
        columns["runs2"] = summed(pair, weight, count)
        columns["runs2_share"] = columns["runs2"] / np.sqrt(sums[0][i] * sums[1][j] + 1e-9)
        check()
        kinds = _kinds_of_words(material, text.names)[words].max(axis=1)
        check()
        for kind, name in enumerate(("frame_runs", "name_runs", "plain_runs")):
            columns[name] = summed(pair, weight * (kinds[term] == kind), count)
    return columns


def _kinds_of_words(material: Material, words: Sequence[str]) -> Ints:
    """Return for each word 2 if it is a content word and no name, 1 if it is a name, 0 if it is a grammar word."""
    kind = {stem: 1 if name else 2 for stem, name in zip(material.stems.names, material.names.tolist(), strict=True)}
    return np.array([kind.get(word, 0) for word in words], dtype=np.int64)


def _quote_signals(material: Material, i: Ints, j: Ints, shared: Shared, check: Check) -> dict[str, Floats]:
    number, pair, term = material.number, shared.pair, shared.term
    terms = len(number) or 1
    inside = []
    for sentences, unit in ((material.left, i), (material.right, j)):
        check()
        keys = np.array(
            sorted(k * terms + number[stem] for k, s in enumerate(sentences) for stem in s.quoted), dtype=np.int64
        )
        inside.append(np.isin(unit[pair] * terms + term, keys))
    weight = material.telling[term]
    both = summed(pair, weight * (inside[0] & inside[1]), len(i))
    alike = counted(pair[inside[0] & inside[1]], len(i))
    family = make_family(
        [s.quoted_runs for s in material.left], [s.quoted_runs for s in material.right], rarity(material.units)
    )
    run, _ = shared_terms(family, i, j, check)
    long = [
        np.array([len(s.quoted) >= LONG_QUOTATION for s in side], dtype=bool)
        for side in (material.left, material.right)
    ]
    return {
        "quoted": both,
        "quoted_once": summed(pair, weight * (inside[0] | inside[1]), len(i)),
        "quoted_runs": np.log1p(counted(run, len(i))),
        "quotes_differ": (long[0][i] & long[1][j] & (alike <= _COINCIDENCE)).astype(float),
    }


def _other_signals(material: Material, i: Ints, j: Ints, shared: Shared, check: Check) -> dict[str, Floats]:
    left, right = material.left, material.right
    clause, clause_overlap = _clause_signals(material, i, j, check)
    folded = [terms.folded for terms in left], [terms.folded for terms in right]
    lengths = np.array([len(t.stems) for t in left]), np.array([len(t.stems) for t in right])
    short, long = np.minimum(lengths[0][i], lengths[1][j]), np.maximum(lengths[0][i], lengths[1][j])
    ratio = np.zeros(len(i))
    for begin in range(0, len(i), PAIRS_AT_ONCE):
        check()
        some = slice(begin, begin + PAIRS_AT_ONCE)
        ratio[some] = process.cpdist(
            [folded[0][k] for k in i[some]], [folded[1][k] for k in j[some]], scorer=fuzz.ratio, dtype=np.float64
        )
    senses, senses_first = _sense_signals(material, i, j, shared, check)
    whole = min(len(left), len(right)) >= _WHOLE_ARTICLE
    return {
        "senses": senses,
        "senses_first": senses_first,
        "letters": _letter_cosine(material, i, j, check),
        "clause": clause,
        "clause_overlap": clause_overlap,
        "ratio": ratio / 100.0,
        "shorter": np.log1p(short),
        "longer": np.log1p(long),
        "lead": np.where(whole, i + j < _LEAD, 0).astype(np.float64),
        "depth": np.log1p(np.where(whole, np.minimum(i, j), _WHOLE_ARTICLE)),
        "place": np.abs((i + 0.5) / max(len(left), 1) - (j + 0.5) / max(len(right), 1)),
    }


def _sense_signals(material: Material, i: Ints, j: Ints, shared: Shared, check: Check) -> tuple[Floats, Floats]:
    """Return for each pair the sum and the highest of the weights of what both say with different words of one set."""
    number = sense_numbers(material.language)
    if not number:
        return np.zeros(len(i)), np.zeros(len(i))
    sides = [
        ({str(number[stem]) for stem in terms.stems if stem in number} for terms in side)
        for side in (material.left, material.right)
    ]
    family = make_family(sides[0], sides[1], rarity(material.units), check)
    pair, term = shared_terms(family, i, j, check)
    numbers = {name: k for k, name in enumerate(family.names)}
    sense_of = np.array([numbers.get(str(number.get(stem, "")), -1) for stem in material.stems.names], dtype=np.int64)
    width = max(len(family.names), 1)
    told_alike = shared.pair * width + sense_of[shared.term]
    other_words = ~np.isin(pair * width + term, told_alike[sense_of[shared.term] >= 0])
    weight = family.weight[term] * other_words
    (first,) = _highest(pair, weight, len(i), 1)
    return summed(pair, weight, len(i)), first


def _letter_cosine(material: Material, i: Ints, j: Ints, check: Check) -> Floats:
    family = letter_family(material.stems, material.at_large, rarity(material.units), check)
    pair, term = shared_terms(family, i, j, check)
    check()
    squares = family.norms(2)
    check()
    return summed(pair, family.weight[term] ** 2, len(i)) / np.sqrt(squares[0][i] * squares[1][j] + 1e-9)


def _clause_signals(material: Material, i: Ints, j: Ints, check: Check) -> tuple[Floats, Floats]:
    """Return for each pair of sentences the best cosine and the best overlap of two of their clauses."""
    sides, starts = [], []
    for sentences in (material.left, material.right):
        clauses = (clause for terms in sentences for clause in terms.clauses)
        sides.append(numbered(clauses, material.number, check))
        starts.append(np.cumsum([0, *(len(terms.clauses) for terms in sentences)]))
    stems = material.stems
    family = Family(stems.names, sides[0], sides[1], stems.in_left, stems.in_right, material.telling)
    which, ours = expand(starts[0][i], starts[0][i + 1])
    again, theirs = expand(starts[1][j[which]], starts[1][j[which] + 1])
    which, ours = which[again], ours[again]
    pair, term = shared_terms(family, ours, theirs, check)
    weight, squares = family.weight[term], family.norms(2)
    cosine = summed(pair, weight**2, len(ours)) / np.sqrt(squares[0][ours] * squares[1][theirs] + 1e-9)
    overlap = summed(pair, weight, len(ours))
    best, most = np.zeros(len(i)), np.zeros(len(i))
    np.maximum.at(best, which, cosine)
    np.maximum.at(most, which, overlap)
    return best, most

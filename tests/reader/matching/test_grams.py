"""Runs of words and groups of letters as families."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import CancelledError
from reader.language.compose import article_from_sentences
from reader.matching.grams import all_words, letter_family, run_families
from reader.matching.terms import Family, SentenceTerms, Side, letter_groups, make_family, rarity, sentence_terms

LEFT = ["Divers counted trout below the weir.", "", "Divers counted trout, divers counted trout."]
RIGHT = ["Divers counted trout in May.", "Yes."]
SENTENCES = st.lists(st.text(alphabet="ab ", max_size=12), max_size=5)


def terms_of(texts: list[str]) -> tuple[SentenceTerms, ...]:
    return sentence_terms(article_from_sentences(texts, "en"))


def held(side: Side, name_of: list[str]) -> list[set[str]]:
    return [
        {name_of[term] for term in side.terms[a:b].tolist()}
        for a, b in zip(side.starts[:-1].tolist(), side.starts[1:].tolist(), strict=True)
    ]


def expected_runs(sentence: SentenceTerms, length: int) -> set[str]:
    stems = sentence.all_stems
    return {" ".join(stems[k : k + length]) for k in range(len(stems) - length + 1)}


@given(SENTENCES, SENTENCES)
def test_every_sentence_holds_its_runs_and_no_others(left: list[str], right: list[str]) -> None:
    ours, theirs = terms_of(left), terms_of(right)
    text = all_words(ours, theirs)
    for length, (family, words) in enumerate(run_families(text, 4, rarity(1)), start=2):
        names = [" ".join(text.names[k] for k in row) for row in words.tolist()]
        assert [expected_runs(s, length) for s in ours] == held(family.left, names)
        assert [expected_runs(s, length) for s in theirs] == held(family.right, names)


def test_a_run_weighs_as_much_as_it_is_rare_and_counts_once_a_sentence() -> None:
    text = all_words(terms_of(LEFT), terms_of(RIGHT))
    family, words = next(run_families(text, 2, rarity(5)))
    names = [" ".join(text.names[k] for k in row) for row in words.tolist()]
    both, once = names.index("diver count"), names.index("the weir")
    assert (2, 1) == (family.in_left[both], family.in_right[both])
    assert (1, 0) == (family.in_left[once], family.in_right[once])
    assert family.weight[once] > family.weight[both] > 0


def reference(ours: tuple[SentenceTerms, ...], theirs: tuple[SentenceTerms, ...]) -> Family:
    sides = [[{g for stem in s.stems for g in letter_groups(stem)} for s in side] for side in (ours, theirs)]
    return make_family(sides[0], sides[1], rarity(9))


def test_a_unit_holds_the_letter_groups_of_its_stems() -> None:
    ours, theirs = terms_of(LEFT), terms_of(RIGHT)
    stems = make_family((s.stems for s in ours), (s.stems for s in theirs), rarity(9))
    family, plain = letter_family(stems, np.ones(len(stems.names)), rarity(9)), reference(ours, theirs)
    for found, wanted in zip(family.norms(2), plain.norms(2), strict=True):
        np.testing.assert_allclose(wanted, found)
    assert sorted(plain.in_left.tolist()) == sorted(family.in_left.tolist())
    assert sorted(plain.in_right.tolist()) == sorted(family.in_right.tolist())


def test_nothing_has_no_runs_and_no_letters() -> None:
    stems = make_family([], [], rarity(0))
    assert 0 == letter_family(stems, np.ones(0), rarity(0)).weight.size
    assert [0, 0, 0] == [runs.family.weight.size for runs in run_families(all_words((), ()), 4, rarity(0))]


def stop() -> None:
    raise CancelledError


def test_counting_runs_and_letters_can_be_stopped() -> None:
    ours = terms_of(LEFT)
    with pytest.raises(CancelledError):
        all_words(ours, ours, stop)
    with pytest.raises(CancelledError):
        list(run_families(all_words(ours, ours), 2, rarity(1), stop))
    with pytest.raises(CancelledError):
        letter_family(make_family((s.stems for s in ours), [], rarity(1)), np.ones(99), rarity(1), stop)

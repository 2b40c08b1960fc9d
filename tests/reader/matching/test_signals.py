"""Signals: which way each speaks, on sentences small enough to count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from reader.language.compose import article_from_sentences
from reader.matching.candidates import candidate_pairs
from reader.matching.frames import only_frames_shared
from reader.matching.material import Material, make_material, shared_terms
from reader.matching.signals import SIGNALS, signals
from reader.matching.terms import make_family, rarity, sentence_terms


def material(left: list[str], right: list[str]) -> Material:
    ours, theirs = (sentence_terms(article_from_sentences(side, "en")) for side in (left, right))
    return make_material(ours, theirs, "en")


def signal(name: str, left: str, right: str, *others: str) -> float:
    """Return one signal of the first pair of sentences; `others` follow on the left, so that words have a rarity."""
    i, j = np.array([0]), np.array([0])
    values = signals(material([left, *others], [right]), i, j)
    return float(values[0, SIGNALS.index(name)])


def test_every_signal_has_one_name() -> None:
    assert len(set(SIGNALS)) == len(SIGNALS)


def test_every_candidate_has_a_finite_row() -> None:
    texts = ["The bridge closed in April.", "", "“Nobody came,” said Reed.", "橋は直る。", "7", "***"]
    both = material(texts, texts[::-1])
    i, j = candidate_pairs(both.stems, {"": ([1], [4])})
    values = signals(both, i, j)
    assert (len(i), len(SIGNALS)) == values.shape
    assert np.isfinite(values).all()


def test_no_candidates_have_no_rows() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert (0, len(SIGNALS)) == signals(material([], []), nothing, nothing).shape


SAME = "Divers counted 140,000 trout below the weir."
LESS = "Divers counted trout."
OTHER = "The railway sold its last night train."


@pytest.mark.parametrize(
    "name", ["cosine", "overlap", "contained", "containing", "shared", "plain", "clause", "letters", "ratio", "runs2"]
)
def test_likeness_grows_from_nothing_over_a_part_to_the_whole(name: str) -> None:
    none, part, whole = (signal(name, SAME, right, OTHER) for right in ("Rain fell early.", LESS, SAME))
    assert none < part <= whole


@pytest.mark.parametrize("name", ["cosine", "contained", "containing", "ratio", "letters", "telling_cosine", "clause"])
def test_shares_of_equal_sentences_are_one(name: str) -> None:
    assert signal(name, SAME, SAME) == pytest.approx(1.0, abs=1e-6)


def test_a_part_is_contained_but_does_not_contain() -> None:
    assert signal("contained", SAME, LESS, OTHER) == pytest.approx(1.0, abs=1e-6)
    assert signal("containing", SAME, LESS, OTHER) < 0.8


def test_names_and_figures_count_apart() -> None:
    left, right = "In April Tom Reed paid 900 crowns.", "Yesterday Tom Reed got 900 letters."
    assert signal("names", left, right, OTHER) > 0
    assert signal("figures", left, right, OTHER) > 0
    assert signal("plain", left, right, OTHER) == 0


def test_other_figures_speak_against_a_link_and_equal_ones_do_not() -> None:
    assert 1.0 == signal("figures_differ", "He paid 900 crowns.", "He paid 700 crowns.")
    assert 0.0 == signal("figures_differ", "He paid 900 crowns.", "He paid 900 crowns.")
    assert 0.0 == signal("figures_differ", "He paid 900 crowns.", "He paid crowns.")


def test_other_quotations_speak_against_a_link() -> None:
    left = "“The ferry sailed at noon without lights,” Reed said."
    assert 1.0 == signal("quotes_differ", left, "“Wolves howled beside every burning farm,” Reed said.", OTHER)
    assert 0.0 == signal("quotes_differ", left, left, OTHER)


def test_words_quoted_on_both_sides_count_more() -> None:
    left = "“The ferry sailed at noon,” Reed said."
    assert signal("quoted", left, left, OTHER) > 0
    assert 0.0 == signal("quoted", left, "The ferry sailed at noon, Reed said.", OTHER)
    assert signal("quoted_once", left, "The ferry sailed at noon, Reed said.", OTHER) > 0


def test_terms_that_pairs_share_are_listed_by_pair() -> None:
    family = make_family([["weir", "ferry"], ["mill"]], [["ferry", "mill"], ["weir"]], rarity(4))
    pair, term = shared_terms(family, np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    assert [(0, "ferry"), (1, "weir"), (2, "mill")] == [
        (int(p), family.names[t]) for p, t in zip(pair, term, strict=True)
    ]


FRAMES = [
    (
        "the same speaker and day, other claims",
        "Mayor Ilse Brandt said on Monday that the bridge would cost a fortune.",
        "Mayor Ilse Brandt said on Monday that divers counted trout in the river.",
        True,
    ),
    (
        "the same claim",
        "Mayor Ilse Brandt said on Monday that the bridge would cost a fortune.",
        "Mayor Ilse Brandt said on Monday that the bridge would cost a fortune.",
        False,
    ),
    (
        "two quotations without a common word",
        "“The ferry sailed at noon without lights,” Reed said.",
        "“Wolves howled beside every burning farm,” Reed said.",
        True,
    ),
    ("no frame at all", "The bridge closed in spring.", "The bridge closed in spring.", False),
]


@pytest.mark.parametrize(("what", "left", "right", "expected"), FRAMES, ids=[row[0] for row in FRAMES])
def test_who_said_it_alone_is_no_shared_claim(what: str, left: str, right: str, *, expected: bool) -> None:
    both = material([left], [right])
    assert [expected] == only_frames_shared(both, np.array([0]), np.array([0])).tolist(), what

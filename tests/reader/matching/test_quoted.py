"""Words that both sides quote."""

from __future__ import annotations

import numpy as np
import pytest

from reader.language.compose import article_from_sentences
from reader.matching.links import find_links
from reader.matching.material import make_material
from reader.matching.quoted import Run, quoted_run, same_quotation
from reader.matching.terms import SentenceTerms, sentence_terms
from reader.options import Options

LEFT = "“The harbour belongs to all of us and nobody will sell it,” the mayor of Tarrow told a crowd at the old mill."


def terms(sentence: str) -> SentenceTerms:
    return sentence_terms(article_from_sentences([sentence], "en"))[0]


def test_the_longest_run_in_both_quotations_is_found() -> None:
    ours, theirs = (
        terms(LEFT),
        terms("Brandt wrote that “nobody will sell it” and “the harbour belongs to all of us”."),
    )
    assert Run(7, 0, 8) == quoted_run(ours, theirs)


@pytest.mark.parametrize(
    "other",
    [
        "The harbour belongs to all of us and nobody will sell it, the mayor said.",
        "“The old mill is for sale,” said a crowd of bidders from Tarrow.",
        "",
    ],
)
def test_words_outside_quotations_are_no_run(other: str) -> None:
    assert 0 == quoted_run(terms(LEFT), terms(other)).length


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Later Brandt wrote in a letter: “The harbour belongs to all of us.”", True),
        ("Later Brandt wrote in a letter: “The harbour belongs to the county.”", False),
        ("Later Brandt wrote in a letter: “It belongs to all of us and they know.”", False),
    ],
)
def test_six_words_with_two_that_tell_are_enough(other: str, *, same: bool) -> None:
    ours, theirs = terms(LEFT), terms(other)
    shared = len(set(ours.quoted_runs) & set(theirs.quoted_runs))
    none = np.zeros(1, dtype=np.int64)
    found = same_quotation(make_material((ours,), (theirs,), "en"), none, none, np.array([float(shared)]))
    assert [same] == found.tolist()


def test_a_quotation_links_what_nothing_else_does() -> None:
    filler = ["Rain fell on the weir.", "Divers counted trout below it.", "The county paid for new nets."]
    left = article_from_sentences([LEFT, *filler], "en")
    right = article_from_sentences(
        [
            "The campaign’s leaflet, found in every letter box, begins with “the harbour belongs to all of us”.",
            "A choir sang in the church.",
            "Nurses asked for higher wages.",
        ],
        "en",
    )
    (link,) = find_links(left, right, Options(), lambda _: None)
    assert (0, 0) == (link.left, link.right)
    assert link.score >= 0.75


def test_a_formula_that_many_sentences_quote_links_none_by_itself() -> None:
    ours = tuple(terms(f"“The harbour belongs to all of us,” said Brandt on day {n}.") for n in range(5))
    pairs = np.array([(a, b) for a in range(5) for b in range(5)], dtype=np.int64)
    material = make_material(ours, ours, "en")
    assert not same_quotation(material, pairs[:, 0], pairs[:, 1], np.full(25, 6.0)).any()
    two = pairs[(pairs < 2).all(axis=1)]
    assert same_quotation(material, two[:, 0], two[:, 1], np.full(4, 6.0)).all()

"""What sentences are made of."""

from __future__ import annotations

import numpy as np
import pytest

from reader.errors import CancelledError
from reader.language.compose import article_from_sentences
from reader.matching.terms import (
    SentenceTerms,
    letter_groups,
    make_family,
    name_flags,
    rarity,
    sentence_terms,
)

COST, QUOTED, COUNT = sentence_terms(
    article_from_sentences(
        [
            "Mayor Ilse Brandt said on Monday that the bridge would cost 1.4 million crowns.",
            "“Nobody complained about the ferry,” said Tom Reed.",
            "Divers counted 140,000 trout below the weir, and few of them survived the summer.",
        ],
        "en",
    )
)


def terms_of(text: str, language: str = "en") -> SentenceTerms:
    (terms,) = sentence_terms(article_from_sentences([text], language))
    return terms


def test_content_words_are_kept_as_stems_and_grammar_words_are_not() -> None:
    assert {"diver", "count", "140000", "trout", "weir", "surviv", "summer"} == COUNT.stems
    assert {"the", "and", "of", "them"} <= set(COUNT.all_stems)


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    assert {"ils", "brandt", "monday"} == COST.names
    assert "mayor" not in COST.names


def test_in_german_a_capital_makes_no_name() -> None:
    assert frozenset() == terms_of("Gestern sperrte der Landkreis die Brücke.", "de").names


def test_clauses_are_parted_at_marks_and_short_ones_left_out() -> None:
    clauses = terms_of("Divers counted trout below the weir, few of them survived; the summer was hot and dry.").clauses
    assert ({"diver", "count", "trout", "weir"}, {"summer", "hot", "dri"}) == tuple(map(set, clauses))
    assert (QUOTED.stems,) != QUOTED.clauses
    assert (terms_of("Rain fell, snow lay.").stems,) == terms_of("Rain fell, snow lay.").clauses


def test_a_figure_with_separators_parts_no_clause() -> None:
    clauses = terms_of("Divers counted 140,000 trout below the weir.").clauses
    assert [{"diver", "count", "140000", "trout", "weir"}] == [set(clause) for clause in clauses]


def test_words_inside_quotations_are_known() -> None:
    assert {"nobodi", "complain", "ferri"} == QUOTED.quoted
    assert ("nobodi complain", "complain about", "about the", "the ferri") == QUOTED.quoted_runs
    assert (frozenset(), ()) == (COUNT.quoted, COUNT.quoted_runs)


def test_who_said_it_and_when_is_no_part_of_the_core() -> None:
    assert {"bridg", "cost", "1.4", "million", "crown"} == COST.core
    assert {"nobodi", "complain", "ferri"} == QUOTED.core
    assert COUNT.stems == COUNT.core


def test_chinese_and_japanese_are_read_in_pairs_of_characters() -> None:
    assert {"市長", "長は", "は橋"} == terms_of("市長は橋", "ja").stems


def test_a_sentence_without_words_consists_of_its_marks() -> None:
    assert ("* * *", "") == (terms_of(" * * * ").marks, terms_of(" * * * ").folded)
    assert ("", "rain fell") == (terms_of("Rain fell!").marks, terms_of("Rain fell!").folded)


def test_an_article_without_sentences_has_no_terms() -> None:
    assert () == sentence_terms(article_from_sentences([]))


def test_reading_can_be_stopped() -> None:
    def stop() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        sentence_terms(article_from_sentences(["Rain fell."]), stop)


def test_a_family_numbers_the_terms_of_both_sides_alike() -> None:
    family = make_family([["weir", "ferry", "weir"], []], [["ferry", "bridge"]], rarity(3))
    held = [family.names[term] for term in family.left.terms[family.left.starts[0] : family.left.starts[1]]]
    assert {"weir", "ferry"} == set(held)
    assert ([2, 0], [2]) == (family.left.counts().tolist(), family.right.counts().tolist())
    in_left = dict(zip(family.names, family.in_left.tolist(), strict=True))
    in_right = dict(zip(family.names, family.in_right.tolist(), strict=True))
    assert {"weir": 1, "ferry": 1, "bridge": 0} == in_left
    assert {"weir": 0, "ferry": 1, "bridge": 1} == in_right


def test_norms_are_sums_of_powers_of_weights() -> None:
    family = make_family([["weir", "ferry"], []], [["ferry"]], lambda names, _: np.full(len(names), 2.0))
    left, right = family.norms(2)
    assert ([8.0, 0.0], [4.0]) == (left.tolist(), right.tolist())


def test_the_fewer_hold_a_term_the_rarer_it_is() -> None:
    weights = rarity(10)(("a", "b"), np.array([1, 5])).tolist()
    assert weights[0] > weights[1] > 0


def test_a_word_mostly_written_with_a_capital_is_a_name() -> None:
    assert [True, False, True, False] == name_flags(
        ("brandt", "bridg", "reed", "absent"), (COST, QUOTED, COUNT)
    ).tolist()


def test_letter_groups_show_what_spellings_share() -> None:
    assert ("<trou", "trout", "rout>") == letter_groups("trout")
    assert ("<ab>",) == letter_groups("ab")
    assert set(letter_groups("harbour")) & set(letter_groups("harbor"))

"""Corrections of links are kept by words, and stand again wherever both sentences do."""

from __future__ import annotations

from reader.cases.corrections import KeptCorrection, LinkKey, link_key, place_corrections
from reader.language.compose import article_from_sentences
from reader.model import Correction

LEFT = article_from_sentences(["Rain fell.", "The pier is shut.", "Rain fell."])
RIGHT = article_from_sentences(["It rained.", "Nobody may walk on the pier."])


def kept(i: int, j: int, *, linked: bool = True) -> KeptCorrection:
    return KeptCorrection(link_key(LEFT, RIGHT, i, j), linked)


def test_a_correction_stands_where_both_sentences_stand() -> None:
    said = kept(1, 1), kept(2, 0, linked=False)
    assert place_corrections(said, LEFT, RIGHT) == (
        (Correction(1, 1, linked=True), Correction(2, 0, linked=False)),
        (),
    )


def test_of_sentences_alike_the_one_with_the_same_number_is_meant() -> None:
    assert kept(2, 0).key == LinkKey("Rain fell.", "It rained.", 1, 0)
    later = article_from_sentences(["The pier is shut.", "Rain fell.", "A gull cried.", "Rain fell."])
    assert place_corrections([kept(0, 0), kept(2, 0)], later, RIGHT)[0] == (
        Correction(1, 0, linked=True),
        Correction(3, 0, linked=True),
    )


def test_of_sentences_alike_a_single_one_that_is_left_is_meant() -> None:
    later = article_from_sentences(["Rain fell.", "The pier is shut."])
    assert place_corrections([kept(2, 0)], later, RIGHT)[0] == (Correction(0, 0, linked=True),)


def test_what_has_no_place_is_returned_and_not_dropped() -> None:
    edited = article_from_sentences(["Rain fell.", "The pier is open.", "Rain fell."])
    said = kept(1, 1)
    assert place_corrections([said, kept(0, 0)], edited, RIGHT) == ((Correction(0, 0, linked=True),), (said,))


def test_line_breaks_inside_a_sentence_do_not_count() -> None:
    assert place_corrections([KeptCorrection(LinkKey("The pier is shut.", "It rained."), linked=True)], LEFT, RIGHT)[0]
    broken = article_from_sentences(["Rain fell.", "The pier\nis shut."])
    assert link_key(broken, RIGHT, 1, 0).left == "The pier is shut."


def test_swapped_sides_swap_the_correction() -> None:
    said = kept(2, 1)
    assert place_corrections([said.mirrored], RIGHT, LEFT)[0] == (Correction(1, 2, linked=True),)
    assert said.mirrored.mirrored == said

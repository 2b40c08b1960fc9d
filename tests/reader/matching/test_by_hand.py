"""What the user says of a link holds: it is made, confirmed or taken away, whatever the engine finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare import compare
from reader.language.compose import article_from_sentences
from reader.matching.by_hand import correct_links, settled
from reader.model import Change, ChangeKind, Comparison, Correction, Link, Reason, ReasonKind
from tests.reader.made_pairs import Pair, article_pairs

LEFT = article_from_sentences(["The mayor shut the bridge in May.", "The ferry is full.", "Nobody was hurt on it."])
RIGHT = article_from_sentences(
    ["Since May the bridge is shut.", "It carries no more than forty.", "The ferry is full."]
)


def kinds(comparison: Comparison) -> list[tuple[ChangeKind, tuple[int, ...], tuple[int, ...]]]:
    return [(change.kind, change.left, change.right) for change in comparison.changes]


def change_of(comparison: Comparison, left: int) -> Change:
    return next(change for change in comparison.changes if left in change.left)


def test_a_link_made_by_hand_is_a_change_with_its_words_and_its_reason() -> None:
    assert (ChangeKind.DROPPED, (2,), ()) in kinds(compare(LEFT, RIGHT))
    comparison = compare(LEFT, RIGHT, corrections=(Correction(2, 1, linked=True),))
    assert (ChangeKind.REWORDED, (2,), (1,)) in kinds(comparison)
    link = next(link for link in comparison.links if link.left == 2)
    assert (link.right, link.score, link.reasons[0].kind) == (1, 1.0, ReasonKind.BY_HAND)
    assert change_of(comparison, 2).edits
    assert comparison.corrections == (Correction(2, 1, linked=True),)


def test_a_link_taken_away_leaves_its_sentences_alone() -> None:
    assert change_of(compare(LEFT, RIGHT), 1).kind is ChangeKind.KEPT
    comparison = compare(LEFT, RIGHT, corrections=(Correction(1, 2, linked=False),))
    assert {(ChangeKind.DROPPED, (1,), ()), (ChangeKind.ADDED, (), (2,))} <= set(kinds(comparison))


def test_a_confirmed_link_keeps_the_evidence_for_it() -> None:
    evidence = Reason(ReasonKind.NAME, "Sarn", 0.4)
    (link,) = correct_links([Link(0, 0, 0.35, (evidence,))], [Correction(0, 0, linked=True)])
    assert (link.score, [reason.kind for reason in link.reasons]) == (1.0, [ReasonKind.BY_HAND, ReasonKind.NAME])


def test_the_last_word_on_a_pair_counts() -> None:
    said = (Correction(1, 2, linked=False), Correction(0, 0, linked=False), Correction(1, 2, linked=True))
    assert settled(said, LEFT, RIGHT) == (Correction(0, 0, linked=False), Correction(1, 2, linked=True))


@pytest.mark.parametrize("correction", [Correction(3, 0, linked=True), Correction(0, -1, linked=False)])
def test_a_sentence_that_is_not_there_is_an_error(correction: Correction) -> None:
    with pytest.raises(ValueError, match="no sentences"):
        compare(LEFT, RIGHT, corrections=(correction,))


@settings(max_examples=40)
@given(article_pairs(), st.data())
def test_what_is_said_holds_from_either_side(pair: Pair, data: st.DataObject) -> None:
    left, right = pair
    if not (left.sentences and right.sentences):
        return
    said = data.draw(
        st.lists(
            st.builds(
                Correction,
                st.integers(0, len(left.sentences) - 1),
                st.integers(0, len(right.sentences) - 1),
                st.booleans(),
            ),
            max_size=6,
        )
    )
    comparison = compare(left, right, corrections=said)
    links = {(link.left, link.right): link for link in comparison.links}
    for correction in comparison.corrections:
        link = links.get((correction.left, correction.right))
        assert correction.linked is (link is not None)
        assert link is None or link.score == 1.0
    there = compare(right, left, corrections=[Correction(c.right, c.left, c.linked) for c in said])
    assert {(link.right, link.left, link.score) for link in there.links} == {
        (link.left, link.right, link.score) for link in comparison.links
    }
    assert {(c.right, c.left) for c in there.changes} == {(c.left, c.right) for c in comparison.changes}

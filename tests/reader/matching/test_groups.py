"""Groups: splits and joins together, half an article never."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.compose import article_from_sentences, compose
from reader.matching.groups import group_links
from reader.model import Article, BlockKind, Group, Head, Link, Origin

PLAIN = article_from_sentences([f"Sentence {k}." for k in range(30)])


def groups_of(*links: tuple[int, int, float]) -> tuple[Group, ...]:
    return group_links([Link(i, j, score) for i, j, score in links], PLAIN, PLAIN)


def test_no_links_make_no_groups() -> None:
    assert () == groups_of()


def test_a_link_is_a_group() -> None:
    assert (Group((3,), (7,)),) == groups_of((3, 7, 0.4))


def test_a_sentence_told_in_two_is_one_group() -> None:
    assert (Group((0,), (0, 1)),) == groups_of((0, 0, 0.9), (0, 1, 0.5))
    assert (Group((0, 1), (0,)),) == groups_of((0, 0, 0.9), (1, 0, 0.5))


def test_two_sentences_told_in_two_crosswise_are_one_group() -> None:
    assert (Group((0, 1), (0, 1)),) == groups_of((0, 0, 0.9), (0, 1, 0.5), (1, 1, 0.9))


def test_a_stray_link_between_two_groups_does_not_glue_them() -> None:
    first = [(i, j, 0.9) for i in (0, 1) for j in (0, 1)]
    second = [(i, j, 0.9) for i in (2, 3) for j in (2, 3)]
    assert (Group((0, 1), (0, 1)), Group((2, 3), (2, 3))) == groups_of(*first, *second, (1, 2, 0.4))


def test_a_lead_that_touches_everything_takes_no_more_than_a_reader_would() -> None:
    of_their_own = [(k, k, 0.9) for k in range(1, 9)]
    touched = [(0, k, 0.4) for k in range(1, 9)]
    groups = groups_of(*of_their_own, *touched)
    assert max(len(group.right) for group in groups) <= 4
    assert {(k,) for k in range(3, 9)} <= {group.left for group in groups}


def test_sentences_far_apart_are_no_split_where_each_has_a_better_partner() -> None:
    groups = groups_of((0, 0, 0.9), (5, 9, 0.9), (0, 9, 0.5))
    assert (Group((0,), (0,)), Group((5,), (9,))) == groups


def test_what_is_linked_is_always_in_a_group() -> None:
    assert (Group((0,), (0, 9)),) == groups_of((0, 0, 0.9), (0, 9, 0.5))


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.CAPTION])
def test_a_block_that_stands_for_itself_never_groups_with_its_neighbours(kind: BlockKind) -> None:
    blocks = [(kind, "Bridge shut"), (BlockKind.PARAGRAPH, "The bridge is shut.")]
    left = compose(blocks, Head(language="en"), Origin())
    right = article_from_sentences(["The bridge is shut."])
    assert (Group((1,), (0,)),) == group_links([Link(0, 0, 0.6), Link(1, 0, 0.9)], left, right)
    assert (Group((0,), (0,)),) == group_links([Link(0, 0, 0.6)], left, right)


LINKS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.3, 0.5, 0.7, 0.9])),
    max_size=25,
    unique_by=lambda link: link[:2],
).map(lambda links: [Link(*link) for link in links])


@settings(max_examples=150)
@given(LINKS)
def test_groups_share_no_sentence_and_hold_together_by_links(links: list[Link]) -> None:
    groups = group_links(links, PLAIN, PLAIN)
    linked = {(link.left, link.right) for link in links}
    for side in ([group.left for group in groups], [group.right for group in groups]):
        together = [k for indexes in side for k in indexes]
        assert len(set(together)) == len(together)
        assert all(a < b for indexes in side for a, b in pairwise(indexes))
    for group in groups:
        assert all(any((i, j) in linked for j in group.right) for i in group.left)
        assert all(any((i, j) in linked for i in group.left) for j in group.right)
    assert list(groups) == sorted(groups, key=lambda group: (group.left, group.right))


@settings(max_examples=150)
@given(LINKS)
def test_every_linked_sentence_of_running_text_is_in_a_group(links: list[Link]) -> None:
    groups = group_links(links, PLAIN, PLAIN)
    assert {link.left for link in links} == {i for group in groups for i in group.left}
    assert {link.right for link in links} == {j for group in groups for j in group.right}


@settings(max_examples=100)
@given(LINKS, st.randoms(use_true_random=False))
def test_the_order_of_the_links_does_not_matter(links: list[Link], chance: object) -> None:
    shuffled = list(links)
    getattr(chance, "shuffle", list.reverse)(shuffled)
    assert group_links(links, PLAIN, PLAIN) == group_links(shuffled, PLAIN, PLAIN)


def empty() -> Article:
    return article_from_sentences([])


def test_empty_articles_have_no_groups() -> None:
    assert () == group_links([], empty(), empty())

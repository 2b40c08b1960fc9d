"""The same result from the other side: twice turned, nothing has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reader.compare import compare
from reader.language.compose import article_from_sentences
from reader.mirror import mirror_changes, mirror_groups, mirror_links, out_of_order
from reader.model import Change, ChangeKind, Edit, EditKind, Flag, Group, Link, Reason, ReasonKind, Span
from tests.reader.made_pairs import Pair, article_pairs

HERE, THERE, NOWHERE = Span(1, 4), Span(7, 9), Span(5, 5)


def test_links_change_sides_with_their_reasons_and_their_order() -> None:
    reason = Reason(ReasonKind.NAME, "Sarn", 0.4, HERE, THERE)
    links = (Link(0, 5, 0.9, (reason,)), Link(1, 2, 0.5))
    turned = (Link(2, 1, 0.5), Link(5, 0, 0.9, (replace(reason, left=THERE, right=HERE),)))
    assert turned == mirror_links(links)


def test_groups_change_sides_and_order() -> None:
    groups = (Group((0, 1), (4,)), Group((2,), (0, 1)))
    assert (Group((0, 1), (2,)), Group((4,), (0, 1))) == mirror_groups(groups)


MIRRORED_CHANGES = [
    (Change(ChangeKind.ADDED, frozenset(), (), (3,)), Change(ChangeKind.DROPPED, frozenset(), (3,), ())),
    (
        Change(ChangeKind.REWORDED, frozenset({Flag.SPLIT, Flag.MOVED}), (1,), (2, 3), (), 0.7),
        Change(ChangeKind.REWORDED, frozenset({Flag.JOINED, Flag.MOVED}), (2, 3), (1,), (), 0.7),
    ),
    (
        Change(ChangeKind.KEPT, frozenset({Flag.FURNITURE}), (0,), (1,)),
        Change(ChangeKind.KEPT, frozenset({Flag.FURNITURE}), (1,), (0,)),
    ),
]


@pytest.mark.parametrize(("change", "turned"), MIRRORED_CHANGES, ids=lambda change: str(change.kind))
def test_kinds_and_flags_are_told_from_the_other_side(change: Change, turned: Change) -> None:
    assert (turned,) == mirror_changes([change])
    assert (change,) == mirror_changes([turned])


@pytest.mark.parametrize(
    ("kind", "turned"),
    [
        (EditKind.INSERTED, EditKind.DELETED),
        (EditKind.DELETED, EditKind.INSERTED),
        (EditKind.KEPT, EditKind.KEPT),
        (EditKind.REPLACED, EditKind.REPLACED),
        (EditKind.MOVED, EditKind.MOVED),
    ],
)
def test_edits_change_sides(kind: EditKind, turned: EditKind) -> None:
    change = Change(ChangeKind.REWORDED, frozenset(), (0,), (0,), (Edit(kind, HERE, NOWHERE),))
    (mirrored,) = mirror_changes([change])
    assert (Edit(turned, NOWHERE, HERE),) == mirrored.edits


@settings(max_examples=30)
@given(article_pairs())
def test_twice_turned_is_as_before(pair: Pair) -> None:
    comparison = compare(*pair)
    assert comparison.links == mirror_links(mirror_links(comparison.links))
    assert comparison.groups == mirror_groups(mirror_groups(comparison.groups))
    assert comparison.changes == mirror_changes(mirror_changes(comparison.changes))


@settings(max_examples=60)
@given(article_pairs())
def test_of_two_orders_one_is_canonical(pair: Pair) -> None:
    left, right = pair
    same = (left.text, left.sentences, left.head.language) == (right.text, right.sentences, right.head.language)
    assert same or out_of_order(left, right) is not out_of_order(right, left)


def test_an_article_is_in_order_with_itself() -> None:
    article = article_from_sentences(["One.", "Two."])
    assert not out_of_order(article, article)


def test_articles_of_one_text_are_told_apart_by_their_sentences() -> None:
    whole, parted = article_from_sentences(["One.\n\nTwo."]), article_from_sentences(["One.", "Two."])
    assert whole.text == parted.text
    assert out_of_order(whole, parted) is not out_of_order(parted, whole)

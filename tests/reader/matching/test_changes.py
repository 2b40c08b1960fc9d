"""Changes: what became of each sentence, and in which order it is told."""

from __future__ import annotations

import pytest

from reader.compare import compare
from reader.errors import CancelledError
from reader.language.compose import article_from_sentences, compose
from reader.matching.changes import find_changes, in_reading_order
from reader.model import (
    Article,
    BlockKind,
    Change,
    ChangeKind,
    Edit,
    EditKind,
    Flag,
    Group,
    Head,
    Link,
    Origin,
)
from reader.options import Options


def changes_of(left: Article, right: Article, *groups: Group, score: float = 0.9) -> dict[tuple[int, ...], Change]:
    links = [Link(i, j, score) for group in groups for i in group.left for j in group.right]
    found = find_changes(left, right, links, groups, Options(), lambda _: None)
    return {change.left: change for change in found}


def one_to_one(left: str, right: str, score: float = 0.9) -> Change:
    ours, theirs = article_from_sentences([left], "en"), article_from_sentences([right], "en")
    return changes_of(ours, theirs, Group((0,), (0,)), score=score)[0,]


def test_the_same_words_are_kept_and_others_reworded() -> None:
    assert ChangeKind.KEPT == one_to_one("The bridge closed.", "The bridge closed.").kind
    assert ChangeKind.REWORDED == one_to_one("The bridge closed.", "The bridge shut.").kind


def test_a_sentence_of_no_group_is_dropped_or_added_whole() -> None:
    left, right = article_from_sentences(["Rain fell."]), article_from_sentences(["Snow lay."])
    dropped, added = find_changes(left, right, [], [], Options(), lambda _: None)
    assert (ChangeKind.DROPPED, (0,), ()) == (dropped.kind, dropped.left, dropped.right)
    assert (ChangeKind.ADDED, (), (0,)) == (added.kind, added.left, added.right)
    assert [(EditKind.DELETED, left.sentences[0].span)] == [(edit.kind, edit.left) for edit in dropped.edits]
    assert [(EditKind.INSERTED, right.sentences[0].span)] == [(edit.kind, edit.right) for edit in added.edits]


def test_one_told_in_two_is_split_and_two_told_in_one_joined() -> None:
    whole = article_from_sentences(["The bridge closed and the ferry sailed."])
    parted = article_from_sentences(["The bridge closed.", "The ferry sailed."])
    assert Flag.SPLIT in changes_of(whole, parted, Group((0,), (0, 1)))[0,].flags
    assert Flag.JOINED in changes_of(parted, whole, Group((0, 1), (0,)))[0, 1].flags


def test_two_told_in_two_are_neither_split_nor_joined() -> None:
    parted = article_from_sentences(["The bridge closed.", "The ferry sailed."])
    assert not {Flag.SPLIT, Flag.JOINED} & changes_of(parted, parted, Group((0, 1), (0, 1)))[0, 1].flags


def test_a_side_that_says_much_more_makes_it_partial() -> None:
    long = "The bridge closed after inspectors found cracks in two girders below the eastern arch."
    assert Flag.PARTIAL in one_to_one("The bridge closed.", long).flags
    assert Flag.PARTIAL in one_to_one(long, "The bridge closed.").flags
    assert Flag.PARTIAL not in one_to_one("The old bridge closed.", "The bridge closed.").flags


@pytest.mark.parametrize(("score", "doubtful"), [(0.49, True), (0.5, False)])
def test_weak_links_make_a_change_doubtful(score: float, *, doubtful: bool) -> None:
    change = one_to_one("The bridge closed.", "The bridge shut.", score)
    assert doubtful is (Flag.DOUBTFUL in change.flags)
    assert score == change.score


def test_what_is_kept_is_never_doubtful() -> None:
    assert frozenset() == one_to_one("The bridge closed.", "The bridge closed.", 0.30).flags


def test_the_lighter_of_two_that_cross_has_moved() -> None:
    left = article_from_sentences(["Rain fell.", "The old bridge over the river closed in April."])
    right = article_from_sentences(["The old bridge over the river closed in April.", "Rain fell."])
    found = changes_of(left, right, Group((0,), (1,)), Group((1,), (0,)))
    assert Flag.MOVED in found[0,].flags
    assert Flag.MOVED not in found[1,].flags


def test_page_furniture_is_flagged_alone_and_together() -> None:
    blocks = [(BlockKind.FURNITURE, "Updated 4:15 p.m."), (BlockKind.PARAGRAPH, "Rain fell.")]
    article = compose(blocks, Head(language="en"), Origin())
    linked = changes_of(article, article, Group((0,), (0,)), Group((1,), (1,)))
    assert ({Flag.FURNITURE}, set()) == (set(linked[0,].flags), set(linked[1,].flags))
    lone = changes_of(article, article_from_sentences([]))
    assert ({Flag.FURNITURE}, set()) == (set(lone[0,].flags), set(lone[1,].flags))


def test_a_tick_can_stop_the_work() -> None:
    def stop(_: float) -> None:
        raise CancelledError

    article = article_from_sentences(["Rain fell."])
    with pytest.raises(CancelledError):
        find_changes(article, article, [Link(0, 0, 0.9)], [Group((0,), (0,))], Options(), stop)


def lone(kind: ChangeKind, index: int) -> Change:
    return (
        Change(kind, frozenset(), (), (index,)) if kind is ChangeKind.ADDED else Change(kind, frozenset(), (index,), ())
    )


def kept(left: int, right: int, *flags: Flag) -> Change:
    return Change(ChangeKind.KEPT, frozenset(flags), (left,), (right,))


def test_what_was_added_comes_after_what_it_follows_on_the_right() -> None:
    first, second, third = lone(ChangeKind.ADDED, 0), lone(ChangeKind.ADDED, 2), lone(ChangeKind.ADDED, 4)
    gone = lone(ChangeKind.DROPPED, 1)
    told = in_reading_order([third, kept(2, 3), gone, second, kept(0, 1), first])
    assert (first, kept(0, 1), second, gone, kept(2, 3), third) == told


def test_what_was_added_does_not_follow_a_sentence_that_moved() -> None:
    moved, added = kept(0, 2, Flag.MOVED), lone(ChangeKind.ADDED, 3)
    stays = kept(1, 1)
    assert (moved, stays, added) == in_reading_order([added, stays, moved])


def test_no_changes_have_an_order_too() -> None:
    assert () == in_reading_order([])


def test_a_deletion_has_its_place_on_the_other_side_as_an_empty_span() -> None:
    change = one_to_one("The old bridge closed.", "The bridge closed.")
    (gone,) = [edit for edit in change.edits if edit.kind is EditKind.DELETED]
    assert Edit(EditKind.DELETED, gone.left, gone.right) == gone
    assert (4, 4) == gone.right


def test_a_sentence_without_text_is_a_change_without_edits() -> None:
    comparison = compare(article_from_sentences([""]), article_from_sentences(["Rain fell."]))
    assert [()] == [change.edits for change in comparison.changes if change.left]

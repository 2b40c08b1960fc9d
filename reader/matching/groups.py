"""Groups: linked sentences taken together, without gluing half an article into one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.matching.terms import Check
from reader.model import Article, BlockKind, Group, Link

# A sentence is told in at most this many on the other side. In the gold, groups of more than four sentences on a side
# are chains of partial links (a lead that touches everything), not one statement told twice.
_MOST_SENTENCES = 4
# Sentences this far apart on one side aren't a split of one sentence (in the gold 95 % of splits are within 3).
_WIDEST_GAP = 3
# An n:m group is one statement only where most of its pairs are linked themselves.
_DENSEST_ENOUGH = 0.6
# Links looked at between two checks.
_AT_ONCE = 256
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


def group_links(links: Sequence[Link], left: Article, right: Article, check: Check = lambda: None) -> tuple[Group, ...]:
    """Return disjoint groups, strongest links first, ordered by their first left sentence.

    A link that would glue two groups into a loose blob stays a link, but joins nothing; a sentence that is left over
    so joins its best partner's group all the same, since what is linked isn't dropped. A headline, a heading or a
    caption stands for itself: it groups with one sentence, never with its neighbours. `check` is called now and then,
    and may raise.
    """
    linked = {(link.left, link.right) for link in links}
    ordered = sorted(links, key=lambda x: (-x.score, abs(x.left - x.right), x.left + x.right, x.left))
    grouping = _Grouping()
    for done, link in enumerate(ordered):
        if done % _AT_ONCE == 0:
            check()
        union = grouping.union(link)
        if _one_statement(union, linked) and not _glues_block(union, left, right):
            grouping.take(union)
    for done, link in enumerate(ordered):
        if done % _AT_ONCE == 0:
            check()
        union = grouping.union(link)
        if grouping.lacks_one_end(link) and not _glues_block(union, left, right):
            grouping.take(union)
    return grouping.groups()


class _Members:
    __slots__ = ("left", "right")

    def __init__(self, left: set[int], right: set[int]) -> None:
        self.left = left
        self.right = right


class _Grouping:
    """The groups as they grow: for each sentence of either side the group it is in."""

    def __init__(self) -> None:
        self._of_left: dict[int, _Members] = {}
        self._of_right: dict[int, _Members] = {}

    def union(self, link: Link) -> _Members:
        """Return the members of the group that the link would make of its two ends' groups."""
        ours = self._of_left.get(link.left) or _Members({link.left}, set())
        theirs = self._of_right.get(link.right) or _Members(set(), {link.right})
        return _Members(ours.left | theirs.left, ours.right | theirs.right)

    def lacks_one_end(self, link: Link) -> bool:
        """Return whether exactly one of the link's sentences is in a group."""
        return (link.left in self._of_left) != (link.right in self._of_right)

    def take(self, union: _Members) -> None:
        """Make these members one group."""
        self._of_left.update(dict.fromkeys(union.left, union))
        self._of_right.update(dict.fromkeys(union.right, union))

    def groups(self) -> tuple[Group, ...]:
        """Return the groups in order."""
        unique = {id(members): members for members in self._of_left.values()}
        groups = [Group(tuple(sorted(members.left)), tuple(sorted(members.right))) for members in unique.values()]
        return tuple(sorted(groups, key=lambda group: (group.left, group.right)))


def _one_statement(members: _Members, linked: set[tuple[int, int]]) -> bool:
    if max(len(members.left), len(members.right)) > _MOST_SENTENCES:
        return False
    if _spread(members.left) or _spread(members.right):
        return False
    if len(members.left) == 1 or len(members.right) == 1:
        return True
    pairs = sum((i, j) in linked for i in members.left for j in members.right)
    return pairs >= _DENSEST_ENOUGH * len(members.left) * len(members.right)


def _glues_block(members: _Members, left: Article, right: Article) -> bool:
    """Return whether a sentence of a block that stands for itself would share a group with another of its side."""
    return any(
        len(indexes) > 1 and any(article.block_kind(k) not in _RUNNING_TEXT for k in indexes)
        for article, indexes in ((left, members.left), (right, members.right))
    )


def _spread(indexes: set[int]) -> bool:
    """Return whether the sentences stand too far apart to be one passage."""
    ordered = sorted(indexes)
    return any(b - a > _WIDEST_GAP for a, b in pairwise(ordered))

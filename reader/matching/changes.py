"""What became of every sentence: groups and lone sentences as changes, with flags and word edits."""

from __future__ import annotations

from collections.abc import Sequence

from reader.matching.chains import heaviest_chain
from reader.matching.edits import group_edits
from reader.matching.words import CONTENT_WEIGHT, words_of
from reader.model import Article, BlockKind, Change, ChangeKind, Edit, EditKind, Flag, Group, Link, Span, Tick
from reader.options import Options

# A side of which less than this share of the content words is answered says more than the other.
_PARTIAL = 0.5


def find_changes(
    left: Article,
    right: Article,
    links: Sequence[Link],
    groups: Sequence[Group],
    options: Options,
    tick: Tick,
) -> tuple[Change, ...]:
    """Return the changes, in no particular order (see `in_reading_order`).

    Every sentence of both sides is in exactly one change. `tick` is called with the share done (0 to 1) and may raise.
    """
    scores = {(link.left, link.right): link.score for link in links}
    moved = _moved(left, right, groups)
    changes = []
    for done, group in enumerate(groups):
        if done % 4 == 0:
            tick(done / len(groups))
        changes.append(_of_group(left, right, group, moved=group in moved, scores=scores, options=options))
    grouped_left = {i for group in groups for i in group.left}
    grouped_right = {j for group in groups for j in group.right}
    dropped = [_lone(left, i, ChangeKind.DROPPED) for i in range(len(left.sentences)) if i not in grouped_left]
    added = [_lone(right, j, ChangeKind.ADDED) for j in range(len(right.sentences)) if j not in grouped_right]
    return (*changes, *dropped, *added)


def _of_group(
    left: Article,
    right: Article,
    group: Group,
    *,
    moved: bool,
    scores: dict[tuple[int, int], float],
    options: Options,
) -> Change:
    edits = group_edits(left, group.left, right, group.right, options)
    found = [scores[pair] for i in group.left for j in group.right if (pair := (i, j)) in scores]
    kept = all(edit.kind is EditKind.KEPT for edit in edits)
    flags = set()
    if moved:
        flags.add(Flag.MOVED)
    if len(group.left) == 1 < len(group.right):
        flags.add(Flag.SPLIT)
    if len(group.right) == 1 < len(group.left):
        flags.add(Flag.JOINED)
    if not kept and _one_side_says_more(left, right, group, edits):
        flags.add(Flag.PARTIAL)
    if not kept and max(found) < options.doubtful:
        flags.add(Flag.DOUBTFUL)
    if all(_furniture(left, i) for i in group.left) and all(_furniture(right, j) for j in group.right):
        flags.add(Flag.FURNITURE)
    kind = ChangeKind.KEPT if kept else ChangeKind.REWORDED
    return Change(kind, frozenset(flags), group.left, group.right, edits, max(found))


def _lone(article: Article, index: int, kind: ChangeKind) -> Change:
    flags = frozenset({Flag.FURNITURE}) if _furniture(article, index) else frozenset()
    span = article.sentences[index].span
    if span.empty:
        return Change(kind, flags, (index,), ()) if kind is ChangeKind.DROPPED else Change(kind, flags, (), (index,))
    if kind is ChangeKind.DROPPED:
        return Change(kind, flags, (index,), (), (Edit(EditKind.DELETED, span, Span(0, 0)),))
    return Change(kind, flags, (), (index,), (Edit(EditKind.INSERTED, Span(0, 0), span),))


def _furniture(article: Article, index: int) -> bool:
    return article.block_kind(index) is BlockKind.FURNITURE


def _one_side_says_more(left: Article, right: Article, group: Group, edits: Sequence[Edit]) -> bool:
    """Return whether half of the content words of a side have no answer on the other."""
    stayed = [edit for edit in edits if edit.kind in (EditKind.KEPT, EditKind.MOVED)]
    return (
        _answered(left, group.left, sorted(edit.left for edit in stayed)) < _PARTIAL
        or _answered(right, group.right, sorted(edit.right for edit in stayed)) < _PARTIAL
    )


def _answered(article: Article, indexes: Sequence[int], stayed: Sequence[Span]) -> float:
    """Return the share of the sentences' content words that stand inside `stayed` (spans in order)."""
    total = answered = at = 0
    for index in indexes:
        for start, _, _, _, weight in words_of(article.text, article.sentences[index].span, article.head.language):
            if weight < CONTENT_WEIGHT:
                continue
            while at < len(stayed) and stayed[at][1] <= start:
                at += 1
            total += 1
            answered += at < len(stayed) and stayed[at][0] <= start
    return answered / total if total else 1.0


def _moved(left: Article, right: Article, groups: Sequence[Group]) -> set[Group]:
    """Return the groups off the heaviest chain in order; a group weighs the length of its texts (characters)."""
    weighed = {
        (group.left[0], group.right[0]): _length(left, group.left) + _length(right, group.right) for group in groups
    }
    chain = set(heaviest_chain([(i, j, weight) for (i, j), weight in weighed.items()]))
    return {group for group in groups if (group.left[0], group.right[0]) not in chain}


def _length(article: Article, indexes: Sequence[int]) -> float:
    return sum(article.sentences[i].span.end - article.sentences[i].span.start for i in indexes) + 1.0


def in_reading_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes by the left article; what only the right has comes after what it follows there."""
    from_left = sorted((change for change in changes if change.left), key=lambda change: change.left[0])
    lone = {change.right[0]: change for change in changes if not change.left}
    holder: dict[int, int] = {}
    for place, change in enumerate(from_left):
        if Flag.MOVED not in change.flags:
            holder.update(dict.fromkeys(change.right, place))
    after: dict[int, list[Change]] = {}
    place = -1
    for j in range(max([-1, *holder, *lone]) + 1):
        place = holder.get(j, place)
        if j in lone:
            after.setdefault(place, []).append(lone[j])
    ordered = after.get(-1, [])
    for at, change in enumerate(from_left):
        ordered += [change, *after.get(at, [])]
    return tuple(ordered)

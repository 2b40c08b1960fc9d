"""The same result seen from the other side.

Matching runs on the two articles in one canonical order and is mirrored where the user's order is the other one, so
that `compare(b, a)` can't differ from `compare(a, b)` by the luck of a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model import Article, Change, ChangeKind, Correction, Edit, EditKind, Flag, Group, Link, Reason, ReasonKind

_KINDS = {ChangeKind.ADDED: ChangeKind.DROPPED, ChangeKind.DROPPED: ChangeKind.ADDED}
_FLAGS = {Flag.SPLIT: Flag.JOINED, Flag.JOINED: Flag.SPLIT}
_EDITS = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}


def out_of_order(left: Article, right: Article) -> bool:
    """Return whether the canonical order of the two articles is right, left."""
    return _key(left) > _key(right)


def _key(article: Article) -> tuple[str, tuple[tuple[int, int], ...], str]:
    return article.text, tuple(sentence.span for sentence in article.sentences), article.head.language


def mirror_links(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links with their sides exchanged, ordered by the new left sentence."""
    turned = [
        replace(
            link,
            left=link.right,
            right=link.left,
            reasons=tuple(_mirrored(reason) for reason in link.reasons),
        )
        for link in links
    ]
    return tuple(sorted(turned, key=lambda link: (link.left, link.right)))


def _mirrored(reason: Reason) -> Reason:
    words = reason.text
    if reason.kind is ReasonKind.SYNONYM:
        words = " / ".join(reversed(words.split(" / ")))
    return replace(reason, text=words, left=reason.right, right=reason.left)


def mirror_corrections(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return the corrections with their sides exchanged, in order."""
    return tuple(sorted(Correction(right, left, linked) for left, right, linked in corrections))


def mirror_groups(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the groups with their sides exchanged, in order."""
    return tuple(sorted((Group(g.right, g.left) for g in groups), key=lambda group: (group.left, group.right)))


def mirror_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes as they read from the other side; their order stays."""
    return tuple(
        replace(
            change,
            kind=_KINDS.get(change.kind, change.kind),
            flags=frozenset(_FLAGS.get(flag, flag) for flag in change.flags),
            left=change.right,
            right=change.left,
            edits=tuple(Edit(_EDITS.get(e.kind, e.kind), e.right, e.left) for e in change.edits),
        )
        for change in changes
    )

"""Tied scrolling: positions of one article to positions of the other, along the links, in straight pieces."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Anchor(NamedTuple):
    """Two positions (code points) that belong beside each other."""

    left: float
    right: float


def anchors_of(pairs: Sequence[Anchor], left_length: int, right_length: int) -> tuple[Anchor, ...]:
    """Return the longest chain of pairs that goes forward on both sides, between the two beginnings and the two ends.

    A moved passage is left out of the chain, so that reading on never jumps back.
    """
    chain = longest_chain(sorted(set(pairs)))
    inner = [anchor for anchor in chain if 0 < anchor.left < left_length and 0 < anchor.right < right_length]
    return (Anchor(0, 0), *inner, Anchor(max(left_length, 1), max(right_length, 1)))


def longest_chain(pairs: Sequence[Anchor]) -> list[Anchor]:
    """Return the longest run of pairs, sorted by `left`, in which both sides strictly grow (patience sorting)."""
    tails: list[float] = []
    tail_at: list[int] = []
    before: list[int] = []
    order = sorted(range(len(pairs)), key=lambda at: (pairs[at].left, -pairs[at].right))
    for at in order:
        place = bisect_left(tails, pairs[at].right)
        if place == len(tails):
            tails.append(pairs[at].right)
            tail_at.append(at)
        else:
            tails[place] = pairs[at].right
            tail_at[place] = at
        before.append(tail_at[place - 1] if place else -1)
    came_from = dict(zip(order, before, strict=True))
    chain = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        chain.append(pairs[at])
        at = came_from[at]
    return chain[::-1]


def follow(anchors: Sequence[Anchor], position: float, *, from_left: bool) -> float:
    """Return the position on the other side that belongs beside `position`, straight between neighbouring anchors."""
    pairs = anchors if from_left else [Anchor(right, left) for left, right in anchors]
    if position <= pairs[0].left:
        return pairs[0].right
    if position >= pairs[-1].left:
        return pairs[-1].right
    at = bisect_right([pair.left for pair in pairs], position)
    first, second = pairs[at - 1], pairs[at]
    share = (position - first.left) / (second.left - first.left)
    return first.right + share * (second.right - first.right)


def reading_line(value: int, maximum: int, height: int) -> float:
    """Return the height of the page that is being read: it wanders from the top of the view to its bottom.

    So both ends of both articles can be reached while tied. `value` and `maximum` are the scroll bar's, pixels.
    """
    return value + height * (value / maximum if maximum > 0 else 0.0)


def value_for_line(line: float, maximum: int, height: int) -> int:
    """Return the scroll bar's value at which `reading_line` is that: its inverse."""
    return round(min(max(line / (1 + height / maximum), 0), maximum)) if maximum > 0 else 0

"""Two runs of words laid over each other: what they share, where they differ inside, what stands outside."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

Block = tuple[int, int, int]
"""A shared run: its place on the left, on the right, and its length, in words."""

# A shared run at the edge of so few words, farther from the rest than this many times its own length, is a coincidence.
_FAR = 3
_SHORT = 2


class Overlay(NamedTuple):
    """Where two runs of words meet, by word index, half-open.

    `matched` counts the shared words, `gaps` are the differing stretches inside as (left, right) index ranges.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    matched: int
    gaps: tuple[tuple[int, int, int, int], ...]

    def kept_left(self) -> Iterator[int]:
        """Yield the indexes of the left words that are shared."""
        at = self.left[0]
        for i, i2, _, _ in (*self.gaps, (self.left[1],) * 2 + (0, 0)):
            yield from range(at, i)
            at = i2

    def mirrored(self) -> Overlay:
        """Return the overlay with its sides exchanged."""
        return Overlay(self.right, self.left, self.matched, tuple((j, j2, i, i2) for i, i2, j, j2 in self.gaps))


def overlay(left: Sequence[str], right: Sequence[str]) -> Overlay | None:
    """Return how the two runs meet, None where they share no word.

    A gap whose words are the same when written together ("e-mail", "email"; "do n't", "don't") is none. The sides may
    be exchanged: the result is the mirrored one.
    """
    if (len(left), *left) > (len(right), *right):
        found = _overlay(right, left)
        return found.mirrored() if found else None
    return _overlay(left, right)


def _overlay(left: Sequence[str], right: Sequence[str]) -> Overlay | None:
    left, right = _unmasked(left, right), _unmasked(right, left)
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(left, right)
        if op.tag == "equal"
    ]
    blocks = _grown(_together(_without_far(blocks), left, right), left, right)
    if not blocks:
        return None
    matched = sum(n for _, _, n in blocks)
    gaps = []
    for (i, j, n), (i2, j2, _) in itertools.pairwise(blocks):
        if "".join(left[i + n : i2]) == "".join(right[j + n : j2]):
            matched += i2 - i - n
        else:
            gaps.append((i + n, i2, j + n, j2))
    (i, j, _), (i2, j2, n2) = blocks[0], blocks[-1]
    return Overlay((i, i2 + n2), (j, j2 + n2), matched, tuple(gaps))


def _unmasked(words: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """Return the words with each masked one ("f***er") written as the other side has it, masked otherwise or not."""
    if not any("*" in word for word in words):
        return words
    ours, theirs = Counter(words), Counter(others)
    spare = [k for k, other in enumerate(others) if theirs[other] > ours[other]]
    return [_written_out(words, k, others, spare) if "*" in word else word for k, word in enumerate(words)]


def _written_out(words: Sequence[str], at: int, others: Sequence[str], spare: Sequence[int]) -> str:
    """Return the masked word at a place as one of the other side's `spare` words, that in the same place first.

    A word that both sides have written out is none of them: "s***" isn't the "said" of either.
    """
    shape = re.compile(r"[\w*]+".join(re.escape(part) for part in re.split(r"\*+", words[at])))

    def beside(k: int) -> int:
        """Return how many of the words right before and behind are the same on both sides."""
        before, behind = (words[at - 1 : at], others[k - 1 : k]), (words[at + 1 : at + 2], others[k + 1 : k + 2])
        return sum(one == other for one, other in (before, behind))

    fitting = [k for k in spare if shape.fullmatch(others[k])]
    best = min(fitting, key=lambda k: (-beside(k), abs(k - at), k), default=None)
    return words[at] if best is None else others[best]


def _without_far(blocks: list[Block]) -> list[Block]:
    while len(blocks) > 1:
        (i, j, n), (i2, j2, _) = blocks[0], blocks[1]
        if n <= _SHORT and max(i2 - i - n, j2 - j - n) > _FAR * n + 1:
            blocks = blocks[1:]
            continue
        (i, j, n), (i2, j2, n2) = blocks[-2], blocks[-1]
        if n2 <= _SHORT and max(i2 - i - n, j2 - j - n) > _FAR * n2 + 1:
            blocks = blocks[:-1]
            continue
        break
    return blocks


def _together(blocks: list[Block], left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Move the first and the last shared run to their neighbours where the same words stand beside those too.

    "I am not" in "I am bold and I am not" is its end, not its beginning and end.
    """
    if len(blocks) > 1:
        (i, j, n), (i2, j2, n2) = blocks[0], blocks[1]
        if left[i2 - n : i2] == right[j2 - n : j2] == left[i : i + n]:
            blocks = [(i2 - n, j2 - n, n2 + n), *blocks[2:]]
    if len(blocks) > 1:
        (i, j, n), (i2, j2, n2) = blocks[-2], blocks[-1]
        if left[i + n : i + n + n2] == right[j + n : j + n + n2] == left[i2 : i2 + n2]:
            blocks = [*blocks[:-2], (i, j, n + n2)]
    return blocks


def _grown(blocks: list[Block], left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Return the runs with the first and the last one grown outwards over words that are the same."""
    if not blocks:
        return blocks
    i, j, n = blocks[0]
    while i and j and left[i - 1] == right[j - 1]:
        i, j, n = i - 1, j - 1, n + 1
    blocks = [(i, j, n), *blocks[1:]]
    i, j, n = blocks[-1]
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return [*blocks[:-1], (i, j, n)]

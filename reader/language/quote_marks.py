"""Quotation marks: where they stand, and which side of a quotation each one shows.

A mark is read by what stands beside it (an opening mark has its word on the right, a closing one on the left), then by
its own shape; where neither says it, the reader of the quotations decides by whether one is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from reader.model import Span

_DOUBLE = re.compile(r"[“”„‟«»「」『』\"″＂]|``|''")
# The mark first, then what must stand round it: so that the search needn't stop anywhere else.
_SINGLE = re.compile(r"['‘’‚‹›](?:(?<![\w'].)(?![\s'])|(?<=[^\s']['’‘‹›])(?![\w']))")
_SHAPE_OPENS = frozenset("“„‟«「『") | {"``"}
_SHAPE_CLOSES = frozenset("”»」』") | {"''"}
_BRACKETED = frozenset("「」『』")
_QUOTES = frozenset("“”„‟«»\"″＂'‘’‚‹›")
_BEFORE_OPENING = frozenset("([{—–-/:¿¡")
AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…’'”\"،؛؟。，、！？；：")
CLOSING_PUNCTUATION = frozenset(".,!?…;—–-。，！？")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ELISION = re.compile(r"['‘’](?:\d\d|s|t|m|d|re|ve|ll|em|cause|til|till|tis|twas|round|bout|n)\b", re.IGNORECASE)


class Side(Enum):
    """Which side of a quotation a mark shows."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


class Mark(NamedTuple):
    """A double mark: where it stands, the index of its block."""

    start: int
    end: int
    side: Side
    block: int
    first: bool
    """Whether it is the first thing in its block."""


def double_marks(text: str, blocks: Sequence[Span]) -> list[Mark]:
    """Return the double marks with the side that their surroundings give them; inch signs and gershayim are none."""
    marks: list[Mark] = []
    block = 0
    for match in _DOUBLE.finditer(text):
        start, end = match.span()
        while block < len(blocks) and blocks[block].end <= start:
            block += 1
        if block == len(blocks):
            break
        span = blocks[block]
        if start < span.start:
            continue
        left = _beside(text, start - 1, -1, span)
        right = _beside(text, end, 1, span)
        side = _side(match.group(), left, right)
        if side is None:
            continue
        first = not text[span.start : start].strip() if start - span.start < 4 else False
        if side is not Side.CLOSES and not text[end : min(span.end, end + 40)].strip() and span.end - end < 40:
            side = Side.CLOSES  # nothing follows it in its block
        marks.append(Mark(start, end, side, block, first))
    return marks


def _beside(text: str, at: int, step: int, block: Span) -> str:
    """Return the first character from `at` on that isn't a quotation mark itself; "" at the block's end."""
    for _ in range(3):
        if not block.start <= at < block.end:
            return ""
        if text[at] not in _QUOTES:
            return text[at]
        at += step
    return ""


def _side(shape: str, left: str, right: str) -> Side | None:
    if shape in _BRACKETED or UNSPACED.match(left or right or " "):
        return _by_shape(shape)
    left_free = not left or left.isspace() or left in _BEFORE_OPENING
    right_free = not right or right.isspace() or right in AFTER_CLOSING
    if shape == "„":
        return Side.OPENS
    if left_free and not right_free:
        return Side.OPENS
    if right_free and not left_free:
        # 6'2" and 12" are lengths when nothing is open; the reader asks for that.
        return Side.CLOSES
    if not left_free and left.isalnum() and right.isalnum() and shape in "\"″＂''":
        return None
    # “ with spaces on both sides opens in English and closes in German: whether one is open decides.
    return Side.EITHER if shape == "“" else _by_shape(shape)


def _by_shape(shape: str) -> Side:
    if shape in _SHAPE_OPENS:
        return Side.OPENS
    return Side.CLOSES if shape in _SHAPE_CLOSES else Side.EITHER


def single_marks(text: str, blocks: Sequence[Span]) -> list[tuple[int, bool, int]]:
    """Return the single marks at a word's edge: where each stands, whether it may open, and where its block ends."""
    marks: list[tuple[int, bool, int]] = []
    block = 0
    for match in _SINGLE.finditer(text):
        at = match.start()
        while block < len(blocks) and blocks[block].end <= at:
            block += 1
        if block == len(blocks):
            break
        marks.append((at, _opens_single(text, at), blocks[block].end))
    return marks


def _opens_single(text: str, at: int) -> bool:
    if _ELISION.match(text, at):
        return False
    before = text[at - 1 : at]
    free = not (before.isalnum() or before in CLOSING_PUNCTUATION - {"—", "–", "-"})
    return text[at] in "‚‹‘" or (free and bool(text[at + 1 : at + 2].strip()))

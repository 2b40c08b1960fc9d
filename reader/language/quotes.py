"""Quotations of an article: where quoted words begin and end, over sentences and paragraphs, in any style of marks.

A mark is read by what stands beside it (an opening mark has its word on the right, a closing one on the left), then by
its own shape, then by whether a quotation is open: so straight marks, „…“, »…«, «…», ”…”, a closing mark the wrong way
round and marks with spaces on both sides all work by the same rules. A quotation without its closing mark goes on into
the next paragraph only when that one reopens it or closes it; an apostrophe closes nothing that it didn't open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.language.quote_marks import (
    AFTER_CLOSING,
    CLOSING_PUNCTUATION,
    UNSPACED,
    Mark,
    Side,
    double_marks,
    single_marks,
)
from reader.model import Span

# An unclosed quotation is searched for its closing mark over at most so many blocks (paragraphs) and characters.
_FARTHEST_BLOCKS = 12
_FARTHEST_CHARACTERS = 3000
# A single opening mark looks at no more than so many later single marks of its block.
_SINGLE_CANDIDATES = 24
_LEAST_UTTERANCE = 3

_STRAIGHT = frozenset('"＂')
_STOPS = frozenset(".!?…。！？")
_COMMAS = frozenset(",，،")
_LEADS = frozenset(":：,，.!?。！？،")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+|[。！？]")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d[\d.,]*")
_SMALL_WORD = re.compile(r"(?:of|the|and|a|an|in|on|for|to|de|la|le|les|der|die|das|und|von|y|el|e|du|des|et|s)\Z")


class Quotation(NamedTuple):
    """Words in quotation marks, in code points of the article's text.

    `span` has the marks, `parts` are the quoted words without them, one for each paragraph that reopens the quotation.
    `depth` is 1 for a quotation inside a quotation. `closed` tells whether a closing mark was found. `utterance` is
    false for scare quotes and titles, which nobody need have said.
    """

    span: Span
    parts: tuple[Span, ...]
    depth: int = 0
    closed: bool = True
    utterance: bool = True

    @property
    def inner(self) -> Span:
        """Return the quoted words from first to last, with the marks that reopen them in between."""
        return Span(self.parts[0].start, self.parts[-1].end)


def find_quotations(text: str, blocks: Sequence[Span], set_off: Sequence[Span] = ()) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, in order of their beginnings, nested ones after the one they stand in.

    `blocks` are the paragraphs in order; `set_off` the ones that are quotations as a whole, which need no marks.
    """
    outer = [
        _described(text, found, blocks) for found in _Reader(text, blocks, double_marks(text, blocks)).quotations()
    ]
    taken = sorted(outer)
    outer += [Quotation(span, (span,)) for span in set_off if not _overlaps(span, taken)]
    inner = list(_singles(text, blocks, sorted(outer)))
    worded = (q for q in outer + inner if _WORD.search(text, q.span.start, q.span.end))
    return tuple(sorted(worded, key=lambda q: (q.span.start, -q.span.end)))


def _overlaps(span: Span, taken: Sequence[Quotation]) -> bool:
    at = bisect_right(taken, (span,))
    return any(q.span.start < span.end and span.start < q.span.end for q in taken[max(0, at - 1) : at + 1])


class _Reader:
    """Walks the double marks once and pairs them."""

    def __init__(self, text: str, blocks: Sequence[Span], marks: Sequence[Mark]) -> None:
        self.text, self.blocks, self.marks = text, blocks, marks
        self.begin: Mark | None = None
        self.parts: list[Span] = []
        self.part_start = 0
        self.part_block = 0

    def quotations(self) -> Iterator[Quotation]:
        last_end = 0
        for index, mark in enumerate(self.marks):
            if self.begin is not None and mark.block != self.part_block and not self._goes_on(index):
                yield self._ended_by_block()
            opens = self._opens(index)
            if self.begin is None and (opens or self._left_behind(index)):
                self._open(mark)
            elif self.begin is None:
                orphan = self._orphan(mark, last_end)
                if orphan:
                    yield orphan
            elif opens and mark.first and mark.block != self.part_block:
                self._reopen(mark)
            elif opens:
                yield self._cut_before(mark)
                self._open(mark)
            else:
                yield self._closed(mark)
            last_end = mark.end
        if self.begin is not None:
            yield self._ended_by_block()

    def _opens(self, index: int) -> bool:
        mark = self.marks[index]
        if mark.side is not Side.EITHER:
            return mark.side is Side.OPENS
        if self.begin is None:
            return True
        if not mark.first or mark.block == self.part_block:
            return False
        rest = sum(1 for m in self.marks[index + 1 : index + 12] if m.block == mark.block)
        return bool(rest % 2) or not self._lower_follows(mark)

    def _left_behind(self, index: int) -> bool:
        """Return whether a straight mark that stands free at the end of its block opens what the next block closes.

        In texts with blanks on both sides of every mark, a sentence may end with the mark of the one behind it.
        """
        mark = self.marks[index]
        free = self.text[mark.start - 1 : mark.start].isspace() and self.text[mark.start : mark.end] in _STRAIGHT
        if not free or mark.first or self.text[mark.end : self.blocks[mark.block].end].strip():
            return False
        following = [m for m in self.marks[index + 1 : index + 12] if m.block == mark.block + 1]
        return bool(len(following) % 2) and not following[0].first and following[0].side is not Side.OPENS

    def _lower_follows(self, mark: Mark) -> bool:
        following = self.text[mark.end : mark.end + 3].strip()
        return following[:1].islower()

    def _goes_on(self, index: int) -> bool:
        """Return whether the open quotation goes on to this mark of a later block."""
        mark = self.marks[index]
        if mark.first and self._opens(index):
            return mark.block == self.part_block + 1
        if mark.block - self.part_block > _FARTHEST_BLOCKS or mark.start - self.part_start > _FARTHEST_CHARACTERS:
            return False
        if mark.side is Side.EITHER:
            in_block = sum(1 for m in self.marks[index : index + 12] if m.block == mark.block)
            return bool(in_block % 2)
        return mark.side is Side.CLOSES

    def _open(self, mark: Mark) -> None:
        self.begin, self.parts = mark, []
        self.part_start, self.part_block = mark.end, mark.block

    def _reopen(self, mark: Mark) -> None:
        for block in range(self.part_block, mark.block):
            self._add_part(max(self.part_start, self.blocks[block].start), self.blocks[block].end)
        self.part_start, self.part_block = mark.end, mark.block

    def _add_part(self, start: int, end: int) -> None:
        part = self.text[start:end]
        start, end = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
        if start < end:
            self.parts.append(Span(start, end))

    def _finish(self, end: int, with_mark: int, *, closed: bool) -> Quotation:
        begin = self.begin
        if begin is None:
            raise AssertionError  # callers ask only while one is open
        block = self.part_block
        while block < len(self.blocks) and self.blocks[block].start < end:
            self._add_part(max(self.part_start, self.blocks[block].start), min(end, self.blocks[block].end))
            block += 1
        self.begin = None
        parts = tuple(self.parts) or (Span(begin.end, begin.end),)
        return Quotation(Span(begin.start, max(with_mark, parts[-1].end)), parts, 0, closed)

    def _closed(self, mark: Mark) -> Quotation:
        return self._finish(mark.start, mark.end, closed=True)

    def _ended_by_block(self) -> Quotation:
        end = self.blocks[self.part_block].end
        return self._finish(end, end, closed=False)

    def _cut_before(self, mark: Mark) -> Quotation:
        """End an unclosed quotation at the end of its first sentence, for another opens in the same block."""
        stop = _SENTENCE_END.search(self.text, self.part_start, mark.start)
        end = stop.end() if stop else mark.start
        return self._finish(end, end, closed=False)

    def _orphan(self, mark: Mark, last_end: int) -> Quotation | None:
        """Return the quotation that a closing mark without an opening one ends: from where its sentence begins."""
        if mark.first or self.text[mark.start - 1].isdigit():
            return None
        begin = max(self.blocks[mark.block].start, last_end)
        for stop in _SENTENCE_END.finditer(self.text, begin, mark.start - 1):
            begin = stop.end()
        part = self.text[begin : mark.start]
        begin += len(part) - len(part.lstrip(" ,.;:—–-"))
        if begin >= mark.start:
            return None
        return Quotation(Span(begin, mark.end), (Span(begin, mark.start),))


def _described(text: str, quotation: Quotation, blocks: Sequence[Span]) -> Quotation:
    return quotation._replace(utterance=_is_utterance(text, quotation, blocks))


def _is_utterance(text: str, quotation: Quotation, blocks: Sequence[Span]) -> bool:
    """Return whether somebody said these words: not one or two words in marks, not a title."""
    part = quotation.parts[0]
    if len(quotation.parts) > 1 or not quotation.closed:
        return True
    quoted = part.of(text)
    words = _WORD.findall(quoted)
    before = text[max(0, quotation.span.start - 2) : quotation.span.start].rstrip()
    block = blocks[max(0, bisect_right(blocks, (quotation.span.start, len(text))) - 1)]
    leads = quotation.span.start == block.start or before[-1:] in _LEADS
    stopped = quoted[-1:] in _STOPS or text[quotation.span.end : quotation.span.end + 1] in _COMMAS
    if UNSPACED.search(quoted):
        return len(quoted) > 2 * _LEAST_UTTERANCE or (leads and stopped)
    if len(words) < _LEAST_UTTERANCE:
        return bool(words) and leads and (stopped or quoted[-1:] in _COMMAS)
    title = all(w[0].isupper() or w[0].isdigit() or _SMALL_WORD.match(w) for w in words)
    return not title or (leads and stopped)


def _singles(text: str, blocks: Sequence[Span], outer: Sequence[Quotation]) -> Iterator[Quotation]:
    """Return quotations in single marks, whose closing mark is the same character as the apostrophe."""
    marks = single_marks(text, blocks)
    done = -1
    for k, (at, opening, block_end) in enumerate(marks):
        if not opening or at < done:
            continue
        around = next((q for q in _around(at, outer) if any(p.start <= at < p.end for p in q.parts)), None)
        limit = around.span.end if around else _next_start(at, outer, block_end)
        end = _single_end(text, [m for m, _, _ in marks[k + 1 : k + 1 + _SINGLE_CANDIDATES] if m < limit])
        if end is not None and end > at + 1:
            done = end
            found = Quotation(Span(at, end + 1), _parts(Span(at + 1, end), around), 1 if around else 0)
            yield _described(text, found, blocks)


def _parts(inner: Span, around: Quotation | None) -> tuple[Span, ...]:
    if around is None:
        return (inner,)
    clipped = (Span(max(inner.start, p.start), min(inner.end, p.end)) for p in around.parts)
    return tuple(part for part in clipped if not part.empty) or (inner,)


def _next_start(at: int, outer: Sequence[Quotation], limit: int) -> int:
    place = bisect_right(outer, (Span(at, at),))
    return min(limit, outer[place].span.start) if place < len(outer) else limit


def _around(at: int, outer: Sequence[Quotation]) -> Sequence[Quotation]:
    place = bisect_right(outer, (Span(at, at),))
    return outer[max(0, place - 1) : place]


def _single_end(text: str, candidates: Sequence[int]) -> int | None:
    """Return the mark that closes: one beside punctuation, else one that isn't a plural's apostrophe, else the last."""
    possible = [m for m in candidates if not text[m - 1].isspace()]
    for m in possible:
        following = text[m + 1 : m + 2]
        if text[m - 1] in CLOSING_PUNCTUATION or following in AFTER_CLOSING or not following:
            return m
        if not following.isalnum() and text[m - 1] not in "sxz":
            return m
    return possible[-1] if possible else None

"""Words on pages to lines in reading order: lines, columns, and the running heads and page numbers at the edges.

Positions are in points, upwards from the foot of the page, as PDF has them.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass

_GAP = 1.1
"""Blank between words, in line heights, at which a line may belong to two columns; justified lines stay under 1."""
_LEAST_COLUMN_LINES = 4
_CROSSING = 0.34
"""Share of lines that may cross a gutter: headlines and pictures' captions go over both columns."""
_MOST_COLUMNS_DEEP = 4
_RUNNING_CHARACTERS = 120
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|página|страница|стр\.|第)\s*)?\d{1,4}(?:\s*(?:/|of|von|sur|de|из)\s*\d{1,4})?\s*(?:页|頁|ページ)?\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a page; `broken` says that its last hyphen was made by breaking the line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    broken: bool = False


@dataclass(slots=True)
class Line:
    """Words on one level, in the order of the file; never empty. Places and size are in points."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Return where it begins, from the left."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Return where it ends, from the left."""
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> float:
        """Return the foot of its first word."""
        return self.words[0].bottom

    @property
    def top(self) -> float:
        """Return the top of its highest word."""
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        """Return its height: that of a middling word, at least a point."""
        return max(1.0, statistics.median(word.top - word.bottom for word in self.words))

    @property
    def text(self) -> str:
        """Return its words with blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def broken(self) -> bool:
        """Return whether its last hyphen was made by breaking the line."""
        return self.words[-1].broken


def segments(words: list[Word]) -> list[Line]:
    """Return runs of words of one line, in the order of the file; a wide blank ends a run."""
    segments: list[Line] = []
    for word in words:
        last = segments[-1].words[-1] if segments else None
        height = max(1.0, word.top - word.bottom)
        if (
            last is not None
            and abs(word.bottom - last.bottom) < height * 0.4
            and abs(height - (last.top - last.bottom)) < height * 0.5
            and -height * 0.5 < _blank(last, word) < height * _GAP
        ):
            segments[-1].words.append(word)
        else:
            segments.append(Line([word]))
    return segments


def _blank(before: Word, after: Word) -> float:
    """Return the blank between two words, whichever way the script runs."""
    return after.left - before.right if after.right >= before.right else before.left - after.right


def edges(page: list[Line]) -> list[Line]:
    """Return the lines at the head and the foot of a page, where running heads stand: two each."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    levels: list[float] = []
    for line in ordered:
        if not levels or levels[-1] - line.bottom > line.size * 0.5:
            levels.append(line.bottom)
    if len(levels) < 3:
        return [line for line in ordered if _PAGE_NUMBER.match(line.text)]
    outer = {*levels[:2], *levels[-2:]}
    return [line for line in ordered if any(abs(line.bottom - level) <= line.size * 0.5 for level in outer)]


def running_heads(pages: list[list[Line]]) -> set[str]:
    """Return the texts, digits aside, that stand at the edge of at least half of the pages and of two."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_at_place(line) for line in edges(page) if len(line.text) <= _RUNNING_CHARACTERS})
    return {text for text, count in counts.items() if count >= max(2, len(pages) * 0.4)}


def _at_place(line: Line) -> str:
    """Return a line's text, digits aside, with its height on the page: a running head repeats both."""
    return f"{round(line.bottom / 3)} {re.sub(r'[0-9]+', '0', line.text)}"


def furniture_reason(line: Line, running: set[str]) -> str:
    """Return why a line is set aside, "" for one that is of the text."""
    if _PAGE_NUMBER.match(line.text):
        return "page_number"
    return "running_head" if _at_place(line) in running else ""


def columns(page: list[Line]) -> list[list[Line]]:
    """Return the lines of a page column by column in reading order, what stands on one level of a column as one."""
    return [_merged(column) for column in _columns(page, 0)]


def _columns(lines: list[Line], depth: int) -> list[list[Line]]:
    """Return the lines of a page, or a part of it, column by column in reading order."""
    gutter = _gutter(lines) if depth < _MOST_COLUMNS_DEEP else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (-line.bottom, line.left))] if lines else []
    found: list[list[Line]] = []
    crossing = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.bottom)
    rest = [line for line in lines if not line.left < gutter < line.right]
    run: list[Line] = []
    for across in crossing:
        above = [line for line in rest if line.bottom > across.bottom]
        rest = [line for line in rest if line.bottom <= across.bottom]
        if above:
            found += ([run] if run else []) + _both_sides(above, gutter, depth)
            run = []
        run.append(across)
    found += [run] if run else []
    return found + _both_sides(rest, gutter, depth)


def _both_sides(lines: list[Line], gutter: float, depth: int) -> list[list[Line]]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    return _columns(left, depth + 1) + _columns(right, depth + 1)


def _gutter(lines: list[Line]) -> float | None:
    """Return where a column ends and another begins: a place that few lines cross, with lines beside each other."""
    if len(lines) < 2 * _LEAST_COLUMN_LINES:
        return None
    best, fewest = None, _CROSSING * len(lines)
    for place in sorted({line.left - 0.5 for line in lines}):
        crossing = sum(line.left < place < line.right for line in lines)
        if crossing > fewest:
            continue
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if min(len(left), len(right)) >= max(_LEAST_COLUMN_LINES, 0.15 * len(lines)) and _beside(left, right):
            best, fewest = place, crossing - 0.5
    return best


def _beside(left: list[Line], right: list[Line]) -> bool:
    """Return whether two groups of lines stand beside each other, and are lines of text and not cells of a table."""
    shared = min(max(line.top for line in left), max(line.top for line in right)) - max(
        min(line.bottom for line in left), min(line.bottom for line in right)
    )
    height = min(max(line.top for line in side) - min(line.bottom for line in side) for side in (left, right))
    words = statistics.median(len(line.words) for line in left + right)
    wide = statistics.median(line.right - line.left for line in left + right) > 8 * statistics.median(
        line.size for line in left + right
    )
    return shared > height * 0.4 and (words >= 3 or wide)


def _merged(column: list[Line]) -> list[Line]:
    """Return a column's lines with runs on one level put together."""
    merged: list[Line] = []
    for line in column:
        before = merged[-1] if merged else None
        if before is not None and abs(before.bottom - line.bottom) < min(before.size, line.size) * 0.4:
            before.words += line.words
        else:
            merged.append(Line(list(line.words)))
    return merged

"""Words on pages to blocks: columns, lines, paragraphs; running heads and page numbers are set aside.

Positions are in points, upwards from the foot of the page, as PDF has them.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reader.loading.draft import Blocks
from reader.loading.plain import SENTENCE_END, join_lines
from reader.model import BlockKind, CutPart

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
_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2013-]\Z|\d{1,2}[.)]\Z")


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
class _Line:
    words: list[Word]

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> float:
        return self.words[0].bottom

    @property
    def top(self) -> float:
        return max(word.top for word in self.words)

    @property
    def size(self) -> float:
        return max(1.0, statistics.median(word.top - word.bottom for word in self.words))

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def broken(self) -> bool:
        return self.words[-1].broken


@dataclass(slots=True)
class _Paragraph:
    lines: list[_Line]
    last_of_column: bool = False
    full: bool = False
    """Whether its last line reaches the column's right side, as a line does that goes on."""


def blocks_of_pages(pages: list[list[Word]]) -> tuple[Blocks, tuple[CutPart, ...]]:
    """Return the blocks of a document's pages, and the running heads and page numbers that were left out."""
    segments = [_segments([word for word in page if word.text]) for page in pages]
    running = _running(segments)
    paragraphs: list[_Paragraph] = []
    cut: list[CutPart] = []
    for page in segments:
        for line in _edges(page):
            reason = _furniture_reason(line, running)
            if reason:
                page.remove(line)
                cut.append(CutPart(line.text, reason, len(paragraphs), BlockKind.FURNITURE))
        for column in _columns(page, 0):
            paragraphs += _paragraphs(_merged(column))
    body = _body_size(paragraphs)
    joined, numbers = _continued(paragraphs, body)
    words = Counter(word.text for page in pages for word in page)
    blocks = tuple(_block(index, paragraph, body, words) for index, paragraph in enumerate(joined))
    return _headline_first(blocks, joined), tuple(
        CutPart(part.text, part.reason, numbers[part.before] if part.before < len(numbers) else len(joined), part.kind)
        for part in cut
    )


def _segments(words: list[Word]) -> list[_Line]:
    """Return runs of words of one line, in the order of the file; a wide blank ends a run."""
    segments: list[_Line] = []
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
            segments.append(_Line([word]))
    return segments


def _blank(before: Word, after: Word) -> float:
    """Return the blank between two words, whichever way the script runs."""
    return after.left - before.right if after.right >= before.right else before.left - after.right


def _edges(page: list[_Line]) -> list[_Line]:
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


def _running(pages: list[list[_Line]]) -> set[str]:
    """Return the texts, digits aside, that stand at the edge of at least half of the pages and of two."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_at_place(line) for line in _edges(page) if len(line.text) <= _RUNNING_CHARACTERS})
    return {text for text, count in counts.items() if count >= max(2, len(pages) * 0.4)}


def _at_place(line: _Line) -> str:
    """Return a line's text, digits aside, with its height on the page: a running head repeats both."""
    return f"{round(line.bottom / 3)} {re.sub(r'[0-9]+', '0', line.text)}"


def _furniture_reason(line: _Line, running: set[str]) -> str:
    if _PAGE_NUMBER.match(line.text):
        return "page_number"
    return "running_head" if _at_place(line) in running else ""


def _columns(lines: list[_Line], depth: int) -> list[list[_Line]]:
    """Return the lines of a page, or a part of it, column by column in reading order."""
    gutter = _gutter(lines) if depth < _MOST_COLUMNS_DEEP else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (-line.bottom, line.left))] if lines else []
    columns: list[list[_Line]] = []
    crossing = sorted((line for line in lines if line.left < gutter < line.right), key=lambda line: -line.bottom)
    rest = [line for line in lines if not line.left < gutter < line.right]
    run: list[_Line] = []
    for across in crossing:
        above = [line for line in rest if line.bottom > across.bottom]
        rest = [line for line in rest if line.bottom <= across.bottom]
        if above:
            columns += ([run] if run else []) + _both_sides(above, gutter, depth)
            run = []
        run.append(across)
    columns += [run] if run else []
    return columns + _both_sides(rest, gutter, depth)


def _both_sides(lines: list[_Line], gutter: float, depth: int) -> list[list[_Line]]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    return _columns(left, depth + 1) + _columns(right, depth + 1)


def _gutter(lines: list[_Line]) -> float | None:
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


def _beside(left: list[_Line], right: list[_Line]) -> bool:
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


def _merged(column: list[_Line]) -> list[_Line]:
    """Return a column's lines with runs on one level put together."""
    merged: list[_Line] = []
    for line in column:
        before = merged[-1] if merged else None
        if before is not None and abs(before.bottom - line.bottom) < min(before.size, line.size) * 0.4:
            before.words += line.words
        else:
            merged.append(_Line(list(line.words)))
    return merged


def _paragraphs(lines: list[_Line]) -> list[_Paragraph]:
    """Return the paragraphs of one column."""
    if not lines:
        return []
    left, right = _usual_left(lines), max(line.right for line in lines)
    # Where paragraphs are short, most steps are gaps between them: the lower quarter is the step inside one.
    steps = sorted(step for before, line in pairwise(lines) if (step := _step(before, line)) > 0.8)
    pitch = steps[len(steps) // 4] if steps else 0.0
    paragraphs = [_Paragraph([lines[0]])]
    for before, line in pairwise(lines):
        if _starts(before, line, left, right, pitch):
            paragraphs.append(_Paragraph([line]))
        else:
            paragraphs[-1].lines.append(line)
    last = paragraphs[-1]
    last.last_of_column = True
    last.full = last.lines[-1].right > right - 6 * last.lines[-1].size
    return paragraphs


def _step(before: _Line, line: _Line) -> float:
    """Return how far a line stands below the one before it, in line heights."""
    return (before.bottom - line.bottom) / max(before.size, line.size)


def _usual_left(lines: list[_Line]) -> float:
    return float(Counter(round(line.left) for line in lines).most_common(1)[0][0])


def _starts(before: _Line, line: _Line, left: float, right: float, pitch: float) -> bool:
    """Return whether `line` starts a paragraph after the line before it."""
    size = max(before.size, line.size)
    if abs(before.size - line.size) > size * 0.12 or (pitch and _step(before, line) > pitch * 1.35):
        return True
    if (
        _BULLET.match(line.words[0].text)
        and len(line.words) > 1
        and line.left >= before.left - 1
        and bool(SENTENCE_END.search(before.text))
    ):
        return True
    indented = size * 0.6 < line.left - left < size * 5 and before.left - left < size * 0.6
    fits = before.right + (line.words[0].right - line.words[0].left) + size * 0.4 < right
    return bool(SENTENCE_END.search(before.text)) and (indented or (fits and before.right < right - size * 2))


def _body_size(paragraphs: list[_Paragraph]) -> float:
    """Return the line height, to half a point, that most characters have."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _continued(paragraphs: list[_Paragraph], body: float) -> tuple[list[_Paragraph], list[int]]:
    """Return the paragraphs, those put together that a column or page parts, and the new index of each old one."""
    joined: list[_Paragraph] = []
    numbers: list[int] = []
    for paragraph in paragraphs:
        last = joined[-1] if joined else None
        same = last is not None and abs(last.lines[-1].size - paragraph.lines[0].size) <= body * 0.12
        if (
            last is not None
            and same
            and last.last_of_column
            and (last.full or len(last.lines) > 1)
            and not SENTENCE_END.search(last.lines[-1].text)
        ):
            last.lines += paragraph.lines
            last.last_of_column, last.full = paragraph.last_of_column, paragraph.full
        else:
            joined.append(paragraph)
        numbers.append(len(joined) - 1)
    return joined, numbers


def _block(index: int, paragraph: _Paragraph, body: float, words: Counter[str]) -> tuple[BlockKind, str]:
    text = paragraph.lines[0].text
    for before, line in pairwise(paragraph.lines):
        text = _with_line(text, line.text, words) if before.broken else join_lines(text, line.text)
    size = statistics.median(line.size for line in paragraph.lines)
    if size > body * 1.12 and len(text) < 300 and not text.endswith((".", "\u3002")):
        return BlockKind.HEADING, text
    if _BULLET.match(text.split(" ", 1)[0]) and index and " " in text:
        return BlockKind.LIST_ITEM, text
    return BlockKind.PARAGRAPH, text


def _with_line(text: str, after: str, words: Counter[str]) -> str:
    """Return text whose last word was broken with its rest; the hyphen stays if the word has one elsewhere."""
    start, rest = text.rpartition(" ")[2], after.partition(" ")[0]
    hyphen = "-" if words[f"{start}-{rest}"] > words[f"{start}{rest}"] else ""
    return f"{text}{hyphen}{after}"


def _headline_first(blocks: Blocks, paragraphs: list[_Paragraph]) -> Blocks:
    """Return the blocks with the largest heading of the first few as the headline."""
    early = [index for index, (kind, _) in enumerate(blocks[:6]) if kind is BlockKind.HEADING]
    if not early:
        return blocks
    largest = max(early, key=lambda index: (paragraphs[index].lines[0].size, -index))
    return tuple((BlockKind.HEADLINE if index == largest else kind, text) for index, (kind, text) in enumerate(blocks))

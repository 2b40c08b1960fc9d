"""Lines on pages to blocks: paragraphs, those that a column or a page parts, headings and the headline."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from reader.loading.draft import Blocks
from reader.loading.pagelines import Line, Word, columns, edges, furniture_reason, running_heads, segments
from reader.loading.plain import SENTENCE_END, join_lines
from reader.model import BlockKind, CutPart

_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2013-]\Z|\d{1,2}[.)]\Z")


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line]
    last_of_column: bool = False
    full: bool = False
    """Whether its last line reaches the column's right side, as a line does that goes on."""


def blocks_of_pages(pages: list[list[Word]]) -> tuple[Blocks, tuple[CutPart, ...]]:
    """Return the blocks of a document's pages, and the running heads and page numbers that were left out."""
    runs = [segments([word for word in page if word.text]) for page in pages]
    running = running_heads(runs)
    paragraphs: list[_Paragraph] = []
    cut: list[CutPart] = []
    for page in runs:
        for line in edges(page):
            reason = furniture_reason(line, running)
            if reason:
                page.remove(line)
                cut.append(CutPart(line.text, reason, len(paragraphs), BlockKind.FURNITURE))
        for column in columns(page):
            paragraphs += _paragraphs(column)
    body = _body_size(paragraphs)
    joined, numbers = _continued(paragraphs, body)
    words = Counter(word.text for page in pages for word in page)
    blocks = tuple(_block(index, paragraph, body, words) for index, paragraph in enumerate(joined))
    return _headline_first(blocks, joined), tuple(
        CutPart(part.text, part.reason, numbers[part.before] if part.before < len(numbers) else len(joined), part.kind)
        for part in cut
    )


def _paragraphs(lines: list[Line]) -> list[_Paragraph]:
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


def _step(before: Line, line: Line) -> float:
    """Return how far a line stands below the one before it, in line heights."""
    return (before.bottom - line.bottom) / max(before.size, line.size)


def _usual_left(lines: list[Line]) -> float:
    return float(Counter(round(line.left) for line in lines).most_common(1)[0][0])


def _starts(before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
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

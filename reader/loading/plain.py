"""Plain text: articles parted by a line of dashes, paragraphs by blank lines or line ends, wrapped lines rejoined."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from reader.loading.draft import Blocks, Draft, Source
from reader.loading.encoding import decode
from reader.model import BlockKind

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_DASHES = re.compile(r"\s*(?:[-\u2010-\u2015\u2500\u2501]{3,}|={3,}|_{3,})\s*\Z")
_BULLET = re.compile(r"\s*(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]|[*+-](?=\s)|\d{1,2}[.)](?=\s))\s*\S")
SENTENCE_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964:;][\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u203a)\]\u300d\u300f]*\Z"
)
"""Text that ends a sentence, closing quotation marks and brackets after it included."""
_FULL_STOP = re.compile(
    r"[.\u2026\u3002\u06d4\u0964:;,][\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u203a)\]\u300d\u300f]*\Z"
)

_MOST_WRAP = 160
"""Columns above which a line is taken for a paragraph; editors wrap at 60 to 120."""
_LEAST_WRAP = 30
_HEADLINE_CHARACTERS = 200
_HEADING_CHARACTERS = 80


def read(source: Source) -> tuple[Draft, ...]:
    """Return the articles in a text file, one or more."""
    text, encoding = decode(source.data, source.name, source.charset)
    parts = (blocks for blocks in map(blocks_of, _parted(split_lines(text))) if blocks)
    return tuple(Draft(blocks, encoding=encoding, name=blocks[0][1][:80]) for blocks in parts)


def split_lines(text: str) -> list[str]:
    """Return the lines of `text`, whatever ends them, without white space at their ends."""
    return [line.rstrip() for line in _LINE_END.split(text)]


def blocks_of(lines: list[str]) -> Blocks:
    """Return the blocks of one article's lines."""
    groups = _grouped(lines)
    width = _wrap_width(groups)
    return kinds_of([paragraph for group in groups for paragraph in _paragraphs(group, width)])


def kinds_of(paragraphs: list[str]) -> Blocks:
    """Return paragraphs with their kinds, going by length, end and neighbours alone."""
    return tuple((_kind(paragraphs, index), text) for index, text in enumerate(paragraphs))


def _parted(lines: list[str]) -> list[list[str]]:
    """Return the lines of each article: a line of dashes parts them, unless it underlines the line before."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if not _DASHES.match(line):
            parts[-1].append(line)
        elif not _underlines(parts[-1], line):
            parts.append([])
    return parts


def _underlines(before: list[str], dashes: str) -> bool:
    alone = bool(before) and bool(before[-1].strip()) and (len(before) == 1 or not before[-2].strip())
    return alone and abs(len(before[-1].strip()) - len(dashes.strip())) <= 2


def _grouped(lines: list[str]) -> list[list[str]]:
    """Return runs of lines that no blank line parts."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _columns(text: str) -> int:
    """Return the width of `text` in columns of a terminal; East Asian wide characters take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _first_unit(line: str) -> int:
    """Return the columns of what would have had to fit on the line before: a word, or one wide character."""
    words = line.split(maxsplit=1)
    first = words[0] if words else ""
    wide = next((index for index, char in enumerate(first) if _columns(char) == 2), -1)
    return _columns(first[: wide + 1]) if wide >= 0 else _columns(first) + 1


def _wrap_width(groups: list[list[str]]) -> int:
    """Return the column at which the lines were wrapped, 0 where they weren't.

    Wrapped text has lines that end in the middle of a sentence, and nearly all of these are so full that the next
    line's first word wouldn't have fitted.
    """
    pairs = [(line, after) for group in groups for line, after in pairwise(group)]
    broken = [(line, after) for line, after in pairs if not SENTENCE_END.search(line)]
    if len(broken) < max(1, len(pairs) * 0.3):
        return 0
    width = max(_columns(line) for line, _ in pairs)
    if not _LEAST_WRAP <= width <= _MOST_WRAP:
        return 0
    full = sum(_columns(line) + _first_unit(after) > width * 0.92 for line, after in broken)
    return width if full >= len(broken) * 0.8 else 0


def _paragraphs(group: list[str], width: int) -> list[str]:
    """Return the paragraphs of lines that no blank line parts."""
    if not width:
        return [" ".join(line.split()) for line in group]
    paragraphs: list[str] = []
    before = ""
    for line in group:
        starts = not before or (
            _columns(before) + _first_unit(line) <= width * 0.75 and bool(SENTENCE_END.search(before))
        )
        starts = starts or bool(_BULLET.match(line)) or _indented(before, line)
        if starts:
            paragraphs.append(" ".join(line.split()))
        else:
            paragraphs[-1] = join_lines(paragraphs[-1], " ".join(line.split()))
        before = line
    return paragraphs


def _indented(before: str, line: str) -> bool:
    return line[0].isspace() and not before[0].isspace() and bool(SENTENCE_END.search(before))


def join_lines(before: str, after: str) -> str:
    """Return two lines of a paragraph as one: a blank between words, none between wide characters or after a hyphen."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    hyphen = len(before) > 1 and before[-1] in "-\u2010" and before[-2].isalpha() and after[:1].isalpha()
    wide = before and after and _columns(before[-1]) == 2 and _columns(after[0]) == 2
    # Korean is wide but has blanks between its words.
    korean = wide and ("\uac00" <= before[-1] <= "\ud7a3" or "\uac00" <= after[0] <= "\ud7a3")
    return before + after if hyphen or (wide and not korean) else f"{before} {after}"


def _kind(paragraphs: list[str], index: int) -> BlockKind:
    """Return what the paragraph with that index is, going by its length, its end and its neighbours."""
    text = paragraphs[index]
    last = index + 1 == len(paragraphs)
    beside = [*paragraphs[max(0, index - 1) : index], *paragraphs[index + 1 : index + 2]]
    if _BULLET.match(text) and any(map(_BULLET.match, beside)):
        return BlockKind.LIST_ITEM
    if last or _FULL_STOP.search(text) or text.strip()[0] in "\"'\u201c\u201e\u00ab\u300c\u2014\u2013-(":
        return BlockKind.PARAGRAPH
    if index == 0 and len(text) <= _HEADLINE_CHARACTERS:
        return BlockKind.HEADLINE
    if len(text) <= _HEADING_CHARACTERS and len(paragraphs[index + 1]) > len(text) and not SENTENCE_END.search(text):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH

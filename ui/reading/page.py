"""How an article is set as a document: which piece of its text stands in which row, and positions both ways."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader import Article, BlockKind, Span
from ui.positions import Utf16Map

_LINE_SEPARATOR = "\u2028"
"""Qt's line break inside a paragraph; one character for one, so that positions stay."""

_BETWEEN = " "
_LEFT_OUT = " […] "
"""What stands between two pieces of one row that follow one another in the article, and between two that don't."""

_LINE_BREAK = re.compile("[\n\r\u2029\x0b\x0c\x1c\x1d\x1e\x85]")


class Piece(NamedTuple):
    """A span of the article, set in one row of the document. `start` is its UTF-16 position in that row."""

    span: Span
    row: int
    start: int


class RowRange(NamedTuple):
    """A stretch of one row of the document, in UTF-16 units from the row's beginning."""

    row: int
    start: int
    end: int


class Page:
    """A document's `text` (rows parted by line feeds), the `kinds` of its rows, and where each piece stands."""

    __slots__ = ("_by_article", "_by_row", "_lengths", "_starts", "_units", "kinds", "text")

    def __init__(self, text: str, rows: Iterable[tuple[BlockKind, Sequence[Span]]]) -> None:
        """Set the spans of the article's `text` row by row."""
        self._units = Utf16Map(text)
        self._by_row: list[list[Piece]] = []
        self._lengths: list[int] = []
        self.kinds: list[BlockKind] = []
        lines = []
        for number, (kind, spans) in enumerate(rows):
            start, pieces, parts = 0, list[Piece](), list[str]()
            for span in spans:
                if pieces:
                    follows = pieces[-1].span.end <= span.start and not text[pieces[-1].span.end : span.start].strip()
                    parts.append(_BETWEEN if follows else _LEFT_OUT)
                    start += len(parts[-1])
                pieces.append(Piece(span, number, start))
                parts.append(span.of(text))
                start += self._length(span)
            lines.append(_LINE_BREAK.sub(_LINE_SEPARATOR, "".join(parts)))
            self._lengths.append(max(start, 1))
            self._by_row.append(pieces)
            self.kinds.append(kind)
        self.text = "\n".join(lines)
        self._by_article = sorted(piece for row in self._by_row for piece in row)
        self._starts = [piece.span.start for piece in self._by_article]

    @property
    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self.kinds)

    def pieces(self, row: int) -> Sequence[Piece]:
        """Return the pieces of a row in the order in which they are set."""
        return self._by_row[row] if 0 <= row < len(self._by_row) else ()

    def row_length(self, row: int) -> int:
        """Return how long a row is, in UTF-16 units; at least 1."""
        return self._lengths[row]

    def share(self, position: int) -> tuple[int, float]:
        """Return the row in which a position of the article is set, and about where in it (0 to 1)."""
        piece = self._by_article[max(bisect_right(self._starts, position) - 1, 0)]
        return piece.row, min((piece.start + position - piece.span.start) / self._lengths[piece.row], 1.0)

    def row_of(self, position: int) -> int | None:
        """Return the row in which a position of the article is set, or the one before it; None on an empty page."""
        if not self._by_article:
            return None
        return self._by_article[max(bisect_right(self._starts, position) - 1, 0)].row

    def ranges(self, span: Span) -> list[RowRange]:
        """Return where a span of the article stands, row by row; nothing for an empty span."""
        found = []
        for at in range(max(bisect_right(self._starts, span.start) - 1, 0), len(self._by_article)):
            piece = self._by_article[at]
            if piece.span.start >= span.end:
                break
            first, last = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if first < last:
                found.append(RowRange(piece.row, self._unit(piece, first), self._unit(piece, last)))
        return found

    def article_position(self, row: int, unit: int) -> int | None:
        """Return the article's position (code points) at a UTF-16 position of a row; None where no text stands."""
        piece = next((piece for piece in reversed(self.pieces(row)) if piece.start <= unit), None)
        if piece is None:
            return None
        position = self._units.to_code_point(self._units.to_utf16(piece.span.start) + unit - piece.start)
        return min(position, piece.span.end)

    def _unit(self, piece: Piece, position: int) -> int:
        return piece.start + self._length(Span(piece.span.start, position))

    def _length(self, span: Span) -> int:
        return self._units.to_utf16(span.end) - self._units.to_utf16(span.start)


def flow_page(article: Article) -> Page:
    """Return the article as written: a row for each block."""
    return Page(article.text, ((block.kind, (block.span,)) for block in article.blocks))


def moved_position(before: str, after: str, position: float) -> float:
    """Return where a position of one text is in another that has some more or less in one place."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    same = min(len(before), len(after)) if same is None else same
    return position if position <= same else max(float(same), position + len(after) - len(before))

"""Facing mode: both texts cut into rows that stand beside each other, in the order of the left article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader import Article, BlockKind, Change, Comparison
from ui.reading.page import Page
from ui.reading.page_layout import PageLayout
from ui.sides import Side


class FacingRow(NamedTuple):
    """What stands side by side: the sentences of one change, by index; either side may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]

    def of(self, side: Side) -> tuple[int, ...]:
        """Return one side's sentences."""
        return self.left if side is Side.LEFT else self.right


def facing_rows(changes: Sequence[Change]) -> list[FacingRow]:
    """Return the rows: changes by their first left sentence; what is only on the right follows what precedes it there.

    Every sentence of both sides stands in exactly one row.
    """
    placed = sorted((change for change in changes if change.left), key=lambda change: change.left[0])
    row_of_right = {index: number for number, change in enumerate(placed) for index in change.right}
    after: dict[int, list[Change]] = {}
    for change in sorted((change for change in changes if not change.left), key=lambda change: change.right[0]):
        before = next((row_of_right[at] for at in range(change.right[0] - 1, -1, -1) if at in row_of_right), -1)
        after.setdefault(before, []).append(change)
        row_of_right.update(dict.fromkeys(change.right, before))
    rows: list[FacingRow] = []
    for number in range(-1, len(placed)):
        if number >= 0:
            rows.append(FacingRow(placed[number].left, placed[number].right))
        rows += [FacingRow((), change.right) for change in after.get(number, ())]
    return rows


def facing_page(comparison: Comparison, side: Side, rows: Sequence[FacingRow]) -> Page:
    """Return one side set in rows; a row without sentences on this side is empty."""
    article = side.article(comparison)
    return Page(
        article.text,
        ((_kind(article, row.of(side)), [article.sentences[index].span for index in row.of(side)]) for row in rows),
    )


def _kind(article: Article, sentences: Sequence[int]) -> BlockKind:
    """Return the kind that all the sentences share, or paragraph."""
    kinds = {article.block_kind(index) for index in sentences}
    return kinds.pop() if len(kinds) == 1 else BlockKind.PARAGRAPH


def reading_order(changes: Sequence[Change]) -> list[int]:
    """Return the numbers of the changes in the order of the rows: how a reader of both texts meets them."""
    number_of = {(change.left, change.right): number for number, change in enumerate(changes)}
    return [number_of[row.left, row.right] for row in facing_rows(changes)]


def align_row(layout: PageLayout, other: PageLayout, row: int) -> None:
    """Lay the row out on the other side too, and make both as high as the higher one."""
    other.lay_out(row)
    _level(layout, other, row)


def align_estimates(layout: PageLayout, other: PageLayout, rows: int) -> None:
    """Make each of the first `rows` rows as high as the higher estimate, until it is laid out on both sides."""
    for row in range(rows):
        _level(layout, other, row)


def _level(layout: PageLayout, other: PageLayout, row: int) -> None:
    height = max(layout.row_height(row), other.row_height(row))
    layout.set_row_floor(row, height)
    other.set_row_floor(row, height)

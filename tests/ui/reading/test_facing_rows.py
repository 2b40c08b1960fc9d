from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import BlockKind, Change, ChangeKind, Comparison
from ui.reading.facing_rows import FacingRow, facing_page, facing_rows, reading_order
from ui.sides import Side


def change(left: tuple[int, ...], right: tuple[int, ...]) -> Change:
    kind = ChangeKind.REWORDED if left and right else ChangeKind.DROPPED if left else ChangeKind.ADDED
    return Change(kind, frozenset(), left, right)


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ([], []),
        ([((0,), (0,)), ((), (1,)), ((1,), ())], [((0,), (0,)), ((), (1,)), ((1,), ())]),
        ([((0,), (2,)), ((1,), (0,)), ((), (1,))], [((0,), (2,)), ((1,), (0,)), ((), (1,))]),
        ([((), (0,)), ((), (1,)), ((0,), (2,))], [((), (0,)), ((), (1,)), ((0,), (2,))]),
        ([((0, 1), (0,)), ((2,), (1, 2))], [((0, 1), (0,)), ((2,), (1, 2))]),
    ],
)
def test_rows_follow_the_left_text_and_what_was_added_follows_its_neighbour(
    changes: list[tuple[tuple[int, ...], tuple[int, ...]]], rows: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    assert facing_rows([change(*pair) for pair in changes]) == [FacingRow(*pair) for pair in rows]


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)))
def test_every_sentence_stands_in_exactly_one_row(right_order: list[int], linked: set[int]) -> None:
    changes = [change((at,), (right_order[at],) if at in linked else ()) for at in range(8)]
    changes += [change((), (right_order[at],)) for at in range(8) if at not in linked]
    rows = facing_rows(changes)
    assert sorted(index for row in rows for index in row.left) == list(range(8))
    assert sorted(index for row in rows for index in row.right) == list(range(8))
    assert sorted(reading_order(changes)) == list(range(len(changes)))


def test_a_row_that_mixes_a_heading_with_text_is_set_as_text(comparison: Comparison) -> None:
    rows = [FacingRow((0,), ()), FacingRow((0, 1), ())]
    page = facing_page(comparison, Side.LEFT, rows)
    assert page.kinds == [comparison.left.block_kind(0), BlockKind.PARAGRAPH]

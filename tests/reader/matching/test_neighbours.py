"""A pair among the others."""

from __future__ import annotations

import numpy as np

from reader.matching.neighbours import CONTEXT, Cells, context_of

# . 0    1    2
# 0 0.9  0.5  .
# 1 .    0.3  .
# 2 .    .    0.8
LEFT, RIGHT = np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2])
VALUES = np.array([0.9, 0.5, 0.3, 0.8])


def context(name: str) -> list[float]:
    return [round(float(x), 6) for x in context_of(VALUES, Cells(LEFT, RIGHT, 3, 3))[name]]


def test_the_diagonal_is_the_better_pair_before_or_after_on_both_sides() -> None:
    assert [0.3, 0.0, 0.9, 0.3] == context("diagonal")


def test_the_antidiagonal_turns_the_order() -> None:
    found = context_of(np.array([0.4, 0.7]), Cells(np.array([0, 1]), np.array([1, 0]), 2, 2))
    assert [0.7, 0.4] == found["antidiagonal"].tolist()
    assert [0.0, 0.0, 0.0, 0.0] == context("antidiagonal")


def test_beside_is_the_best_in_row_or_column_and_between_the_poorer_of_both() -> None:
    assert [0.5, 0.9, 0.5, 0.0] == context("beside")
    assert [0.0, 0.3, 0.0, 0.0] == context("between")


def test_a_pair_is_ahead_of_its_rivals_or_behind() -> None:
    assert [0.5, 0.9, 0.5, 0.0] == context("rival")
    assert [0.4, -0.4, -0.2, 0.8] == context("ahead")
    assert [0.9, 0.2, 0.3, 0.8] == context("clear")


def test_the_share_is_the_part_of_row_and_column() -> None:
    assert [round(0.81 / (1.4 * 0.9), 6), round(0.25 / (1.4 * 0.8), 6), round(0.09 / (0.3 * 0.8), 6), 1.0] == context(
        "share"
    )


def test_the_edge_of_the_table_wraps_to_nothing() -> None:
    found = context_of(np.array([0.9, 0.8]), Cells(np.array([0, 1]), np.array([2, 0]), 2, 3))
    assert [0.0, 0.0] == found["beside"].tolist()


def test_every_context_has_a_value_for_every_pair() -> None:
    assert set(CONTEXT) == set(context_of(VALUES, Cells(LEFT, RIGHT, 3, 3)))


def test_no_pairs_have_no_context() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert all(not len(values) for values in context_of(np.zeros(0), Cells(nothing, nothing, 0, 0)).values())

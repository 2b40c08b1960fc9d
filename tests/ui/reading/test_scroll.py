from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.reading.scroll import Anchor, anchors_of, follow, longest_chain, reading_line, value_for_line

PAIRS = st.lists(st.builds(Anchor, st.integers(0, 900), st.integers(0, 700)), max_size=40)


@pytest.mark.parametrize(
    ("pairs", "chain"),
    [
        ([], []),
        ([Anchor(5, 5)], [Anchor(5, 5)]),
        ([Anchor(1, 1), Anchor(2, 9), Anchor(3, 2), Anchor(4, 3)], [Anchor(1, 1), Anchor(3, 2), Anchor(4, 3)]),
        ([Anchor(1, 3), Anchor(1, 4), Anchor(2, 3)], [Anchor(2, 3)]),
    ],
)
def test_a_moved_passage_is_left_out_of_the_chain(pairs: list[Anchor], chain: list[Anchor]) -> None:
    assert longest_chain(pairs) == chain


@given(PAIRS)
def test_a_chain_grows_on_both_sides(pairs: list[Anchor]) -> None:
    chain = longest_chain(sorted(set(pairs)))
    assert all(first.left < second.left and first.right < second.right for first, second in pairwise(chain))


@pytest.mark.parametrize(
    ("position", "other"),
    [(0, 0), (50, 100), (100, 200), (150, 225), (200, 250), (999, 250)],
)
def test_positions_between_anchors_lie_on_straight_lines(position: float, other: float) -> None:
    anchors = (Anchor(0, 0), Anchor(100, 200), Anchor(200, 250))
    assert follow(anchors, position, from_left=True) == other


@given(PAIRS, st.floats(0, 1000), st.floats(0, 1000))
def test_reading_on_never_jumps_back(pairs: list[Anchor], one: float, other: float) -> None:
    anchors = anchors_of(pairs, 900, 700)
    first, second = sorted((one, other))
    assert follow(anchors, first, from_left=True) <= follow(anchors, second, from_left=True)
    assert follow(anchors, first, from_left=False) <= follow(anchors, second, from_left=False)


@given(PAIRS)
def test_both_ends_meet(pairs: list[Anchor]) -> None:
    anchors = anchors_of(pairs, 900, 700)
    assert follow(anchors, 0, from_left=True) == 0
    assert follow(anchors, 900, from_left=True) == 700


@given(st.integers(1, 50_000), st.integers(100, 2000), st.data())
def test_the_reading_line_can_be_turned_back(maximum: int, height: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(0, maximum))
    assert abs(value_for_line(reading_line(value, maximum, height), maximum, height) - value) <= 1


def test_a_text_that_fits_does_not_scroll() -> None:
    assert value_for_line(120.0, 0, 800) == 0

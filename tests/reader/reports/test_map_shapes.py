"""The shapes of the map: inside their frame, in order, each ribbon as high as its bars."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ChangeKind
from reader.reports import Bar, Ribbon, TextMap, map_shapes

SIZES = st.lists(st.integers(1, 900), max_size=60)


def bars(sizes: list[int]) -> tuple[Bar, ...]:
    return tuple(Bar(size, ChangeKind.KEPT, False, False, place) for place, size in enumerate(sizes, 1))


@given(SIZES, SIZES)
def test_bars_stand_inside_the_frame_without_overlap(left: list[int], right: list[int]) -> None:
    shapes = map_shapes(TextMap(bars(left), bars(right), ()), 100.0, 300.0)
    assert shapes.height <= 300.0 + 1e-6
    for column in (shapes.bars[: len(left)], shapes.bars[len(left) :]):
        for above, below in pairwise(column):
            assert above.y + above.height <= below.y + 1e-6
        assert all(shape.height > 0 and shape.x >= 0 and shape.x + shape.width <= 100.0 + 1e-6 for shape in column)


def test_the_longer_text_fills_the_height_and_both_have_one_scale() -> None:
    shapes = map_shapes(TextMap(bars([100, 100]), bars([100]), ()), 100.0, 300.0)
    assert 300.0 == pytest.approx(shapes.height)
    assert 1 == len({round(shape.height, 6) for shape in shapes.bars})


def test_a_ribbon_joins_its_bars() -> None:
    text_map = TextMap(bars([10, 30]), bars([20, 20]), (Ribbon(1, 0, ChangeKind.REWORDED, True),))
    shapes = map_shapes(text_map, 100.0, 300.0)
    ribbon, left, right = shapes.ribbons[0], shapes.bars[1], shapes.bars[2]
    assert (left.x + left.width, right.x) == (ribbon.start, ribbon.end)
    assert (left.y, left.y + left.height) == (ribbon.left_top, ribbon.left_bottom)
    assert (right.y, right.y + right.height) == (ribbon.right_top, ribbon.right_bottom)
    assert ribbon.start < ribbon.bend_1 <= ribbon.bend_2 < ribbon.end

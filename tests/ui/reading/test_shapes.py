from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from ui.reading.shapes import corners, one_per_line, outline_path


def at(*points: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in points]


ONE = [QRectF(10, 0, 90, 20)]
ENDS_EARLY = [QRectF(10, 0, 90, 20), QRectF(10, 26, 40, 20)]
BEGINS_LATE = [QRectF(60, 0, 40, 20), QRectF(10, 26, 90, 20)]
STEPS = [QRectF(60, 0, 40, 20), QRectF(10, 26, 80, 20)]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (ONE, at((100, 0), (100, 20), (10, 20), (10, 0))),
        (ENDS_EARLY, at((100, 0), (100, 23), (50, 23), (50, 46), (10, 46), (10, 0))),
        (BEGINS_LATE, at((100, 0), (100, 46), (10, 46), (10, 23), (60, 23), (60, 0))),
        (STEPS, at((100, 0), (100, 23), (90, 23), (90, 46), (10, 46), (10, 23), (60, 23), (60, 0))),
    ],
)
def test_the_outline_follows_the_lines(run: list[QRectF], expected: list[QPointF]) -> None:
    assert corners(run) == expected


def test_lines_that_do_not_overlap_have_outlines_of_their_own() -> None:
    apart = [QRectF(200, 0, 100, 20), QRectF(10, 26, 100, 20)]
    assert len(outline_path(apart, 2, 5).toSubpathPolygons()) == 2
    assert len(outline_path(STEPS, 2, 5).toSubpathPolygons()) == 1


def test_the_outline_stands_outside_the_words_by_its_margin() -> None:
    assert outline_path(ONE, 2.5, 5).boundingRect() == QRectF(7.5, -2.5, 95, 25)


def test_parts_of_one_line_are_taken_together() -> None:
    parts = [QRectF(10, 0, 20, 20), QRectF(50, 0, 20, 20), QRectF(10, 27, 30, 20)]
    assert one_per_line(parts) == [QRectF(10, 0, 60, 20), QRectF(10, 27, 30, 20)]

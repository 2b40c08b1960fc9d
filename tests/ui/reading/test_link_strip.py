from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from ui.reading.link_index import banded
from ui.reading.link_strip import LinkStrip, Ribbon, in_view, ribbon_paths, strip_width
from ui.settings.theme import Theme

LEVEL = Ribbon((10, 30), (10, 30), "kept", 0)
FALLING = Ribbon((0, 20), (100, 140), "reworded", 1)


@pytest.mark.parametrize("ribbon", [LEVEL, FALLING])
def test_a_ribbon_is_as_high_at_either_end_as_its_sentence(ribbon: Ribbon) -> None:
    area, _ = ribbon_paths(ribbon, 84)
    for x, (top, bottom) in ((0.5, ribbon.left), (83.5, ribbon.right)):
        assert area.contains(QPointF(x, top + 1))
        assert area.contains(QPointF(x, bottom - 1))
        assert not area.contains(QPointF(x, top - 2))
        assert not area.contains(QPointF(x, bottom + 2))


def test_a_ribbon_crosses_the_middle_half_way() -> None:
    area, _ = ribbon_paths(FALLING, 84)
    assert area.contains(QPointF(42, 65))
    assert area.boundingRect().width() == 84


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((-50, -10), (20, 40), "shown"),
        ((20, 40), (900, 940), "shown"),
        ((-50, -10), (900, 940), "out of view"),
        ((500, 520), (501, 540), "out of view"),
    ],
)
def test_a_ribbon_shows_where_one_of_its_ends_does(
    left: tuple[float, float], right: tuple[float, float], expected: str
) -> None:
    shown = in_view(Ribbon(left, right, "kept", 0), 0, 500)
    assert ("shown" if shown else "out of view") == expected


@pytest.mark.parametrize(("width", "expected"), [(400, 44), (900, 72), (1500, 84)])
def test_the_strip_is_narrower_between_narrow_panes(width: int, expected: int) -> None:
    assert strip_width(width) == expected


def test_a_click_on_a_ribbon_chooses_its_change(qtbot: QtBot, theme: Theme) -> None:
    strip = LinkStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(84, 300)
    strip.set_ribbons([LEVEL, FALLING], 0)
    assert strip.change_at(QPointF(2, 25)) == 0
    assert strip.change_at(QPointF(40, 280)) is None
    with qtbot.waitSignal(strip.change_chosen) as chosen:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPointF(80, 120).toPoint())
    assert chosen.args == [1]


def test_bands_take_the_links_of_a_change_together() -> None:
    split = [Ribbon((0, 20), (0, 10), "reworded", 4), Ribbon((0, 20), (10, 44), "reworded", 4)]
    assert banded(split) == [Ribbon((0, 20), (0, 44), "reworded", 4)]

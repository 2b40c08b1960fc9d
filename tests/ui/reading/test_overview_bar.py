from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.reading.overview_bar import OverviewBar, Stripe, merged, stripe_rects
from ui.settings.theme import Theme


@pytest.mark.parametrize(
    ("stripe", "top", "height"),
    [
        (Stripe(0.0, 0.5, "added"), 0.5, 199),
        (Stripe(0.25, 0.5, "added"), 100.5, 99),
        (Stripe(0.5, 0.5001, "added"), 200.5, 3),
    ],
)
def test_a_stripe_stands_where_its_sentence_does_and_can_be_seen(stripe: Stripe, top: float, height: float) -> None:
    (rect,) = stripe_rects([stripe], 400)
    assert (rect.top(), rect.height()) == pytest.approx((top, height))


def test_stripes_that_would_cover_one_another_become_one() -> None:
    many = [Stripe(at / 10_000, (at + 1) / 10_000, "dropped") for at in range(10_000)]
    shown = merged(many, 400)
    assert len(shown) <= 200
    assert (shown[0].top, shown[-1].bottom) == (0.0, 1.0)


def test_stripes_of_two_kinds_stay_two() -> None:
    pair = [Stripe(0.0, 0.001, "dropped"), Stripe(0.001, 0.002, "reworded")]
    assert merged(pair, 400) == pair


def test_a_click_asks_for_that_part_of_the_article(qtbot: QtBot, theme: Theme) -> None:
    bar = OverviewBar(theme)
    qtbot.addWidget(bar)
    bar.resize(14, 200)
    with qtbot.waitSignal(bar.scroll_requested) as asked:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 50))
    assert asked.args == [0.25]

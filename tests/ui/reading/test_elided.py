"""A line of facts says whole facts, and how many more there are."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.reading.elided import ElidedLabel

_FACTS = ["3 quotations: 1 altered", "2 figures changed", "1 claim strengthened"]


def test_as_many_whole_facts_are_shown_as_fit(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_parts(_FACTS)
    said = {label.shown_in(width) for width in range(10, 900)}
    assert label.shown_in(900) == "     ".join(_FACTS)
    assert f"{_FACTS[0]}  ·  {_FACTS[1]}  ·  +1 more" in said
    assert f"{_FACTS[0]}  +2" in said
    assert label.toolTip() == "\n".join(_FACTS)


def test_what_is_painted_is_never_wider_than_its_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_parts(_FACTS)
    for width in range(40, 600, 7):
        assert label.fontMetrics().horizontalAdvance(label.shown_in(width)) <= width

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.positions import Utf16Map

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("aé字あ😀👩\u200d🚀𝔘עא\u0301 \n"), st.characters(codec="utf-8")))


@pytest.mark.parametrize(
    ("text", "code_point", "unit"),
    [
        ("", 0, 0),
        ("plain", 3, 3),
        ("港口闸门", 2, 2),
        ("😀 smile", 1, 2),
        ("a😀b😀c", 4, 6),
        ("👩\u200d🚀!", 3, 5),
    ],
)
def test_a_code_point_has_its_place_in_utf16(text: str, code_point: int, unit: int) -> None:
    assert Utf16Map(text).to_utf16(code_point) == unit
    assert Utf16Map(text).to_code_point(unit) == code_point


def test_the_middle_of_a_pair_belongs_to_its_character() -> None:
    assert Utf16Map("a😀b").to_code_point(2) == 1


@given(TEXTS)
def test_positions_agree_with_the_encoding(text: str) -> None:
    units = Utf16Map(text)
    for position in range(len(text) + 1):
        assert units.to_utf16(position) == len(text[:position].encode("utf-16-le")) // 2
        assert units.to_code_point(units.to_utf16(position)) == position

"""Sentences taken out of an article are never set together as if they had stood so."""

import pytest

from reader.reports.excerpt import excerpt


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([], ""),
        ([(3, "One.")], "One."),
        ([(3, "One."), (4, "Two\nlines.")], "One. Two lines."),
        ([(3, "One."), (6, "Two."), (7, "Three.")], "One. […] Two. Three."),
        ([(6, "Two."), (3, "One.")], "Two. […] One."),
    ],
)
def test_a_gap_is_shown(sentences: list[tuple[int, str]], expected: str) -> None:
    assert excerpt(sentences) == expected

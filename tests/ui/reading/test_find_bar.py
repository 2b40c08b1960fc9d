from __future__ import annotations

import pytest

from reader import Span, article_from_text
from ui.reading.find_bar import find_in


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", []),
        ("   ", []),
        ("storm", [Span(4, 9)]),
        ("THE", [Span(0, 3), Span(17, 20)]),
        ("storm hit", [Span(4, 13)]),
        ("(", []),
        ("😀", [Span(14, 15)]),
    ],
)
def test_words_are_found_whatever_their_case_and_spacing(words: str, found: list[Span]) -> None:
    assert find_in(article_from_text("The storm hit 😀. The gate held."), words) == found

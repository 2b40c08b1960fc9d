"""A figure is put in where the words around it follow one another on the other side."""

import pytest

from reader.findings.inserted import is_put_in
from reader.language.tokens import tokens
from reader.model import Span


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("By 90 votes, we will not sell it.", "We will not sell it.", True),
        ("We will not sell the old pier to 90 people.", "We will not sell the old pier.", True),
        ("We will not, by 90 votes, sell the pier.", "We will not sell the pier.", True),
        ("By 90 votes, we won.", "We won.", False),  # too few words to tell
        ("We will not, by 90 votes, sell the pier.", "We will not, said Roe, sell the pier.", False),
        ("90", "", False),
    ],
)
def test_only_words_that_meet_on_the_other_side_tell(here: str, there: str, *, expected: bool) -> None:
    at = here.index("90")
    words = [tokens(text, Span(0, len(text)), "en") for text in (here, there)]
    assert is_put_in(Span(at, at + 2), *words) is expected

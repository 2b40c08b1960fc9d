"""Names are capitalised runs without their titles; what an article ties together is known of them."""

import pytest

from reader.language.names import Mentions, find_names, initials
from reader.language.tokens import tokens
from reader.model import Span


def names(text: str, language: str = "en") -> list[str]:
    found = find_names(text, tokens(text, Span(0, len(text)), language), language)
    return [name.span.of(text) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels freed Qasim al-Tuwairi on Monday.", ["Qasim al-Tuwairi"]),
        ("It was opened by Sen. Patrick J. Toomey in May.", ["Patrick J. Toomey"]),
        ("In short, House Speaker Paul Ryan left.", ["Paul Ryan"]),
        ("She met Ursula von der Leyen's aide.", ["Ursula von der Leyen"]),
        ("They chose Chief of Staff William “Mo” Dorr again.", ["William “Mo” Dorr"]),
        ('It was in "Gulls" Renn read of it.', ["Gulls", "Renn"]),
        ("The goats slept.", []),
        ("Nobody in the village knew.", []),
    ],
)
def test_a_name_is_found_without_titles_possessives_and_days(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_headline_in_title_case_names_nobody() -> None:
    assert names("Mayor Announces Plan To Close Three Bridges") == []


def test_german_nouns_are_no_names() -> None:
    assert names("Im Keller fand die Polizei Schimmel.", "de") == []


def test_initials_leave_grammar_words_out() -> None:
    text = "He joined the Republican National Committee early."
    (name,) = find_names(text, tokens(text, Span(0, len(text)), "en"), "en")
    assert initials(name) == "rnc"


def test_a_title_beside_a_name_is_that_name_s_role() -> None:
    text = "We met President Ada Renn."
    words = tokens(text, Span(0, len(text)), "en")
    mentions = Mentions([(text, words, find_names(text, words, "en"))], "en")
    assert mentions.called("president") == {"renn"}

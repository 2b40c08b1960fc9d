"""Grammar words, by language."""

from __future__ import annotations

import pytest

from reader.language.function_words import function_words, is_function_word
from reader.language.tokens import fold

LANGUAGES = ("en", "de", "fr", "es", "pt", "ru")


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "the"), ("en", "didn't"), ("en", "said"), ("de", "nicht"), ("fr", "dont"), ("es", "pero"), ("ru", "что")],
)
def test_grammar_words_are_known(language: str, word: str) -> None:
    assert is_function_word(word, language)


@pytest.mark.parametrize(
    ("language", "word"), [("en", "bridge"), ("en", "7"), ("de", "and"), ("de", "ü"), ("en", "市"), ("ru", "мост")]
)
def test_words_with_content_are_not(language: str, word: str) -> None:
    assert not is_function_word(word, language)


def test_a_lone_latin_letter_carries_no_content() -> None:
    assert is_function_word("x", "en")


def test_a_language_without_a_list_has_the_english_one() -> None:
    assert function_words("en") == function_words("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_written_as_words_are_compared(language: str) -> None:
    listed = function_words(language)
    assert len(listed) > 60
    assert {fold(word) for word in listed} <= listed
    assert language == "en" or listed != function_words("en")

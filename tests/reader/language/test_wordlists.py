"""The word lists can be read, and every language that has one has what its readers ask for."""

import tomllib
from importlib import resources

import pytest

from reader.language.wordlists import word_list, word_names, word_values

CODES = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files("resources").joinpath("language").iterdir()
    if entry.name.endswith(".toml")
)


@pytest.mark.parametrize("code", CODES)
def test_a_list_is_a_string_of_words_or_a_table_of_them(code: str) -> None:
    text = resources.files("resources").joinpath("language", f"{code}.toml").read_text(encoding="utf-8")

    def leaves(table: dict[str, object]) -> list[object]:
        return [leaf for value in table.values() for leaf in (leaves(value) if isinstance(value, dict) else [value])]

    assert all(isinstance(leaf, str | int | float) for leaf in leaves(tomllib.loads(text)))


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "pt"])
@pytest.mark.parametrize(
    "name", ["saying.verbs", "certainty.possible", "certainty.negation", "names.titles", "joining"]
)
def test_the_languages_of_findings_have_each_list(code: str, name: str) -> None:
    assert word_list(code, name)


def test_words_are_folded_and_phrases_have_spaces() -> None:
    assert word_values("de", "numbers.words")["dreissig"] == 30
    assert "according to" in word_list("en", "saying.according")
    assert word_names("en", "numbers.bounds")["more than"] == "over"


def test_a_language_without_lists_has_empty_ones() -> None:
    assert (word_list("xx", "joining"), word_list("../en", "joining")) == (frozenset(), frozenset())

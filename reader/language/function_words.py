"""Which words carry grammar and not content; the lists are in resources/matching/function_words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


def is_function_word(norm: str, language: str) -> bool:
    """Return whether a folded word is one of the language's grammar words; one character of a Latin word counts too."""
    return norm in function_words(language) or (len(norm) == 1 and norm.isalpha() and norm.isascii())


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the folded grammar words of a language (ISO 639-1), English for one that has no list."""
    lists = _lists()
    return lists.get(language) or lists["en"]


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = resources.files("resources").joinpath("matching", "function_words.toml").read_text(encoding="utf-8")
    return {code: frozenset(words.split()) for code, words in tomllib.loads(table).items()}

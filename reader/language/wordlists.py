"""The word lists of a language, from resources/language/<code>.toml: verbs of saying, hedges, number words.

A list is a string of words, phrases in it written with underscores, or a table from word to value. A language without a
file has empty lists: nothing is found by them, and nothing is claimed.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """Return the words of a list such as "saying.verbs"; phrases have spaces between their words."""
    found = _entry(language, name)
    return frozenset(_folded(word) for word in found.split()) if isinstance(found, str) else frozenset()


@cache
def word_values(language: str, name: str) -> dict[str, float]:
    """Return a table from word to number such as "numbers.words"; a word with an underscore is a phrase."""
    return {_folded(word): float(value) for word, value in _pairs(language, name)}


@cache
def word_names(language: str, name: str) -> dict[str, str]:
    """Return a table from word to name such as "numbers.units", turned round: each name lists its words."""
    return {_folded(word): key for key, words in _pairs(language, name) for word in words.split()}


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("_", " ")


def _pairs(language: str, name: str) -> list[tuple[str, Any]]:
    found = _entry(language, name)
    return list(found.items()) if isinstance(found, dict) else []


def _entry(language: str, name: str) -> Any:
    found: Any = _table(language)
    for part in name.split("."):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return found


@cache
def _table(language: str) -> dict[str, Any]:
    if not (language.isascii() and language.isalpha()):
        return {}
    path = resources.files("resources").joinpath("language", f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

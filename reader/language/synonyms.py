"""Which words tell the same thing; the sets are in resources/matching/synonyms.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from reader.language.tokens import stem_of


@cache
def sense_numbers(language: str) -> dict[str, int]:
    """Return for each stem of a language (ISO 639-1) the number of its set of synonyms; empty for one without sets."""
    numbers: dict[str, int] = {}
    for number, line in enumerate(_sets().get(language, "").strip().splitlines()):
        for word in line.split():
            numbers.setdefault(stem_of(word, language), number)
    return numbers


@cache
def _sets() -> dict[str, str]:
    path = resources.files("resources").joinpath("matching", "synonyms.toml")
    table: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table

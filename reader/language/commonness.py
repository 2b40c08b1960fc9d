"""How common words are at large, from resources/matching/commonness/<code>.toml: a rare word shared tells more."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

# The tables end near one word in a million; what isn't in them counts as one in ten million.
_RAREST = 7.0


def rarity_at_large(stems: Sequence[str], language: str) -> list[float]:
    """Return for each stem how rare it is in text at large: 0 (every word) to 1 (not in the table).

    In a language (ISO 639-1) without a table every stem is as rare as can be.
    """
    table = _commonness(language)
    return [min(1.0, table.get(stem, _RAREST) / _RAREST) for stem in stems]


@cache
def _commonness(language: str) -> dict[str, float]:
    """Return for each stem of a language the negative decimal logarithm of its share of all words."""
    file = resources.files("resources").joinpath("matching", "commonness", f"{language}.toml")
    if not file.is_file():
        return {}
    bands = tomllib.loads(file.read_text(encoding="utf-8"))
    return {stem: float(band) for band, stems in bands.items() for stem in stems.split()}

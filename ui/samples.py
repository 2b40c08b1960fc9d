"""The sample stories that come with the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

_SEEDS = Path(__file__).resolve().parents[1] / "seeds"

_TITLES = {
    "lighthouse": "A feature and its rewrite",
    "tram": "Two reports on one accident",
    "well": "An article and its update",
}
"""In the order in which they are offered; the first is *the* sample story."""


class Sample(NamedTuple):
    """A pair of files and what they show."""

    title: str
    left: Path
    right: Path


def samples() -> list[Sample]:
    """Return the stories that are there; each says in its gold.json which files it compares."""
    found = []
    for folder, title in _TITLES.items():
        gold = _SEEDS / folder / "gold.json"
        if gold.is_file():
            names = json.loads(gold.read_text(encoding="utf-8"))
            found.append(Sample(title, gold.parent / names["a_file"], gold.parent / names["b_file"]))
    return found

"""Make resources/matching/commonness/*.toml: how common the stems of a language are in text at large.

Run from the project's root with the package ``wordfreq`` at hand (it isn't one of the project's own):
``python -m tests.quality.count_words FOLDER``, where FOLDER is its ``data`` folder and ``msgpack`` can be imported.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
from collections import defaultdict
from pathlib import Path

import msgpack

from reader.language.function_words import is_function_word
from reader.language.tokens import stem_of

COMMONNESS = Path(__file__).resolve().parents[2] / "resources" / "matching" / "commonness"
KEPT = {"en": 20_000, "de": 12_000, "fr": 8_000, "es": 8_000, "pt": 8_000, "it": 8_000, "nl": 8_000, "ru": 8_000,
        "ar": 8_000, "hi": 8_000, "pl": 8_000, "sv": 8_000}  # fmt: skip
# Letters with their marks: many vowels of Hindi are no letters of their own.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u097f])*")
HEAD = """\
# How common the stems of this language's words are in text at large: the negative decimal logarithm of their share.
# Stems that aren't here are rarer than those that are. Counted from the word lists of wordfreq 3.1.1 by Robyn Speer
# (which draw on Wikipedia, OPUS OpenSubtitles, SUBTLEX, Google Books Ngrams, Leeds Internet Corpus, ParaCrawl and
# others) by tests/quality/count_words.py. This file, like those lists, is under the Creative Commons
# Attribution-ShareAlike 4.0 licence, https://creativecommons.org/licenses/by-sa/4.0/.

"""


def shares(path: Path, language: str) -> dict[str, float]:
    """Return for each content stem the share of all words that it is; the lists hold centibels, loudest first."""
    found: dict[str, float] = defaultdict(float)
    bands = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)[1:]
    for centibels, words in enumerate(bands):
        for word in words:
            if _WORD.fullmatch(word) and not is_function_word(word, language):
                found[stem_of(word, language)] += 10 ** (-centibels / 100)
    return found


def main() -> None:
    """Write a table for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for language, kept in KEPT.items():
        large = folder / f"large_{language}.msgpack.gz"
        found = shares(large if large.exists() else folder / f"small_{language}.msgpack.gz", language)
        bands: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(found, key=lambda stem: (-found[stem], stem))[:kept]:
            bands[f"{-math.log10(found[stem]):.1f}"].append(stem)
        rows = [f'"{band}" = "{" ".join(sorted(bands[band]))}"' for band in sorted(bands, key=float)]
        (COMMONNESS / f"{language}.toml").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Every knob of the engine in one frozen value, each with its unit and the evidence for its default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may set; passed down as an argument, never read from elsewhere.

    The rules `ignore_*` say what counts as the same text (kept, verbatim), not what may be linked.
    """

    sensitivity: float = 0.5
    """0 strict to 1 loose; `least_score` says what score a link needs."""
    ignore_case: bool = False
    ignore_punctuation: bool = False
    ignore_quote_style: bool = True
    """Curly, straight and angled quotation marks, and the kinds of apostrophe, count as the same."""
    ignore_space: bool = True
    ignore_diacritics: bool = False
    language: str = ""
    """ISO 639-1 code for both articles; empty: each article's own, found in its text."""
    doubtful: float = 0.5
    """Links that score below this (more likely wrong than right) are marked doubtful."""
    max_bytes: int = 50_000_000
    """Size of an input file, bytes; a book of a million words is 6 MB of text."""
    max_characters: int = 10_000_000
    """Length of an article, characters."""
    max_pages: int = 2_000
    """Pages read of a PDF, chapters of an e-book, or articles of a text file."""
    max_seconds: float = 30.0
    """Time a loader may take, seconds."""
    max_redirects: int = 5
    """Redirects followed for a web address; shorteners and a move to https take two or three."""
    max_memory: int = 1_000_000_000
    """Address space of the process in which documents are parsed, bytes; the parsers' own code takes 0.3 GB of it."""

    @property
    def least_score(self) -> float:
        """Return the score (0 to 1) a link needs: 0.75 when strict, 0.30 by default, 0.12 when loose.

        0.30 is where the F1 of links on the training pairs is highest, out of fold; scores read as probabilities, so
        the expected share of false links there is `Comparison.false_share`.
        """
        return float(0.75 * 0.16**self.sensitivity)

"""Sentences taken out of an article and set one after another, so that nobody takes them for what it says in one go."""

from __future__ import annotations

from collections.abc import Iterable

from reader.reports.redline import OMISSION


def excerpt(sentences: Iterable[tuple[int, str]]) -> str:
    """Return sentences, each with its index, as one text on one line; "[…]" stands where others stood between them."""
    parts: list[str] = []
    before = None
    for index, text in sentences:
        if before is not None and index != before + 1:
            parts.append(OMISSION)
        parts += text.split()
        before = index
    return " ".join(parts)

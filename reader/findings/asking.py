"""Verbs that give words to a speaker without saying so: to ask, to promise, to refuse, to judge."""

from __future__ import annotations

from collections.abc import Iterable

from reader.language.tokens import Token
from reader.language.wordlists import word_list


def asked(words: Iterable[Token], language: str) -> bool:
    """Return whether the words say that somebody asks, promises, refuses or judges.

    These verbs make no frames (who is asked stands behind them), and links know nothing of them.
    """
    verbs = word_list(language, "asking.verbs")
    return any(word.norm in verbs for word in words)

"""Verbs that give words to a speaker without saying so: to ask, to promise, to refuse, to judge."""

from __future__ import annotations

from collections.abc import Iterable

from reader.language.tokens import Token

# By language, as they stand in reports. They make no frames: who is asked stands behind them, and links know nothing of
# them.
_VERBS = {
    language: frozenset(words.split())
    for language, words in {
        "en": """asked asks asking urged urges urging demanded demands demanding called calling calls encouraged
        encourages encouraging implored begged pleaded invited promised promises pledged pledges vowed vows refused
        refuses refusing declined declines threatened threatens apologized apologised apologizes apologises criticized
        criticised denounced condemned praised described questioned wondered""",
        "de": """bat baten gebeten forderte forderten gefordert fordert drängte rief aufgerufen versprach versprochen
        weigerte drohte entschuldigte kritisierte verurteilte lobte nannte fragte""",
        "fr": """demandé demande demandait exhorté appelé réclamé promis refusé menacé excusé critiqué condamné
        qualifié interrogé""",
        "es": """pidió pidieron pide exigió instó llamó prometió negó rechazó amenazó disculpó criticó condenó calificó
        preguntó""",
        "ru": """попросил попросила потребовал потребовала призвал призвала пообещал пообещала отказался отказалась
        пригрозил пригрозила извинился извинилась раскритиковал осудил назвал назвала спросил""",
        "pt": "pediu exigiu instou apelou prometeu recusou ameaçou criticou condenou chamou perguntou",
    }.items()
}


def asked(words: Iterable[Token], language: str) -> bool:
    """Return whether the words say that somebody asks, promises, refuses or judges."""
    verbs = _VERBS.get(language, frozenset())
    return any(word.norm in verbs for word in words)

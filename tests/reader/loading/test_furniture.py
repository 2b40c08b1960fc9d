"""Furniture: every rule finds its examples and keeps its look-alikes; no word is ever lost."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.loading.furniture import START_CHARACTERS, Rule, Where, rules, set_apart, with_guesses
from reader.model import BlockKind, Head

FOUND = [(rule.name, rule.where, rule.kind, example) for rule in rules() for example in rule.examples]
KEPT = [(rule.name, sentence) for rule in rules() for sentence in rule.keeps]


@pytest.mark.parametrize(("name", "where", "kind", "example"), FOUND)
def test_a_rule_finds_its_example(name: str, where: Where, kind: BlockKind, example: str) -> None:
    first, _, second = example.partition(" || ")
    blank = "" if second[:1] > "\u2e80" else " "
    parts = [(part, text) for _, part, text in set_apart(((BlockKind.PARAGRAPH, f"{first}{blank}{second}".strip()),))]
    if where is Where.WHOLE:
        assert parts == [(kind, example)]
    elif where is Where.START:
        assert parts == [(kind, first), (BlockKind.PARAGRAPH, second)]
    else:
        assert parts == [(BlockKind.PARAGRAPH, first), (kind, second)]
    assert name


@pytest.mark.parametrize(("name", "sentence"), KEPT)
def test_a_sentence_that_looks_alike_stays_a_claim(name: str, sentence: str) -> None:
    assert [(0, BlockKind.PARAGRAPH, sentence)] == set_apart(((BlockKind.PARAGRAPH, sentence),)), name


def test_bylines_and_stamps_are_only_furniture_early_in_an_article() -> None:
    blocks = [(BlockKind.PARAGRAPH, f"Sentence number {n} is here.") for n in range(9)]
    late = set_apart((*blocks, (BlockKind.PARAGRAPH, "By Jane Doe")))
    assert late[-1][1] is BlockKind.PARAGRAPH
    early = set_apart(((BlockKind.PARAGRAPH, "By Jane Doe"), *blocks))
    assert early[0][1] is BlockKind.FURNITURE


def test_furniture_gives_guesses_only_where_the_head_is_silent() -> None:
    parts = set_apart(
        (
            (BlockKind.PARAGRAPH, "By Jane Doe"),
            (BlockKind.PARAGRAPH, "Updated 3 March 2026"),
            (BlockKind.PARAGRAPH, "(CNN) — The ferry sailed."),
        )
    )
    guessed = with_guesses(Head(), parts)
    assert (guessed.author, guessed.date, guessed.outlet) == ("Jane Doe", dt.date(2026, 3, 3), "CNN")
    assert guessed.guessed == {"author", "date", "outlet"}
    stated = with_guesses(Head(author="A. Boat", date=dt.date(2020, 1, 1), outlet="Post"), parts)
    assert (stated.author, stated.outlet, stated.guessed) == ("A. Boat", "Post", frozenset())
    plate = set_apart(((BlockKind.HEADLINE, "The Herald Bridge"), (BlockKind.PARAGRAPH, "The Harrow Standard")))
    assert (with_guesses(Head(), plate).outlet, plate[0][1]) == ("The Harrow Standard", BlockKind.HEADLINE)
    dated = with_guesses(Head(), [(0, BlockKind.FURNITURE, "The Harrow Courier, 18 April 2025")])
    assert (dated.outlet, dated.date) == ("The Harrow Courier", dt.date(2025, 4, 18))
    weak = frozenset({"author", "date"})
    filed = with_guesses(Head(author="user", date=dt.date(2026, 11, 1), outlet="Post", guessed=weak), parts)
    assert (filed.author, filed.date, filed.outlet) == ("Jane Doe", dt.date(2026, 3, 3), "Post")
    assert filed.guessed == weak


# What looks ahead, texts can't be made from; the examples hold those rules.
MADE = [rule for rule in rules() if rule.words and "(?=" not in rule.expression]


@pytest.mark.parametrize("rule", MADE, ids=lambda rule: rule.name)
def test_whatever_a_rule_finds_holds_one_of_its_words(rule: Rule) -> None:
    found = re.sub(r"\(\?<=\[[^]]*\]\)", "", rule.expression)

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(re.compile(found, rule.pattern.flags), fullmatch=True).map(str.strip))
    def holds(text: str) -> None:
        assert rule.may_match(text[:START_CHARACTERS])

    holds()


PIECES = st.sampled_from(
    [text.replace(" || ", " ") for rule in rules() for text in rule.examples]
    + ["The ferry sailed.", "2026", "12:30", "3 March", "(", "©", "—", "1/1/11 ", "a ", "的", "\u00a0", "\U0001f6a2"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_no_character_but_blanks_is_lost_or_moved(text: str) -> None:
    parts = set_apart(((BlockKind.PARAGRAPH, text),))
    assert "".join("".join(part for _, _, part in parts).split()) == "".join(text.split())


@settings(max_examples=60, deadline=1_000)
@given(st.text(alphabet="1/.: 年,-de atAP(©", min_size=200, max_size=2_000))
def test_no_text_makes_a_rule_slow(text: str) -> None:
    assert set_apart(((BlockKind.PARAGRAPH, text),))

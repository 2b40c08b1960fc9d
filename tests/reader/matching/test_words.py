"""Which word answers which."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.matching.words import PUNCTUATION_WEIGHT, align, align_words, sign_of, words_of
from reader.model import Span


def aligned(left: str, right: str, language: str = "en") -> list[tuple[str, str]]:
    return [(a.of(left), b.of(right)) for a, b in align_words(left, right, language) if a.of(left)[0].isalnum()]


def test_a_word_is_found_wherever_it_has_moved_with_its_company() -> None:
    pairs = aligned("He crossed the stone bridge at noon.", "At noon he crossed the stone bridge.")
    assert [("He", "he"), ("crossed", "crossed"), ("the", "the"), ("stone", "stone"), ("bridge", "bridge"),
            ("at", "At"), ("noon", "noon")] == pairs  # fmt: skip


ANSWERS = [
    ("an inflection", "en", "Two bridges closed", "One bridge closing", ("bridges", "bridge")),
    ("a spelling", "en", "The harbour mill", "The harbor mill", ("harbour", "harbor")),
    ("a figure", "en", "In all seven boats sank", "In all 7 boats sank", ("seven", "7")),
    ("separators", "en", "It took 140,000 trout", "It took 140000 trout", ("140,000", "140000")),
    ("diacritics", "en", "Then Peña spoke", "Then Pena spoke", ("Peña", "Pena")),
    ("a possessive", "en", "The mayor’s vote", "The mayor voted", ("mayor’s", "mayor")),
    ("a synonym in place", "en", "The mayor announced the plan.", "The mayor declared the plan.",
     ("announced", "declared")),
    ("an umlaut", "de", "Die Brücke riss", "Die Brücken rissen", ("Brücke", "Brücken")),
    ("a character", "ja", "市長は橋", "橋は市長", ("橋", "橋")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "language", "left", "right", "pair"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_a_word_answers(what: str, language: str, left: str, right: str, pair: tuple[str, str]) -> None:
    assert pair in aligned(left, right, language), what


def test_a_grammar_word_answers_only_in_company() -> None:
    pairs = aligned("The price of bread rose.", "Nobody spoke of the storm that came that night.")
    assert ("of", "of") not in pairs


def test_what_follows_decides_which_in_is_meant() -> None:
    left, right = "They met in Sarn in 1998.", "In 1998 they met in Sarn."
    pairs = {(a.start, b.start) for a, b in align_words(left, right)}
    assert {(left.index("in Sarn"), right.index("in Sarn")), (left.index("in 1998"), 0)} <= pairs


@pytest.mark.parametrize(("left", "right"), [("", ""), ("", "bridge"), ("bridge", "")])
def test_nothing_answers_nothing(left: str, right: str) -> None:
    assert [] == align_words(left, right)


def test_one_word_may_be_told_in_two() -> None:
    pairs = aligned("The mayor then resigned.", "The mayor right away resigned.")
    assert [("then", "right"), ("then", "away")] == [pair for pair in pairs if pair[0] == "then"]


def test_words_have_weight_as_evidence() -> None:
    text = "The bridge, closed."
    weights = {word.norm: word.weight for word in words_of(text, Span(0, len(text)), "en")}
    assert PUNCTUATION_WEIGHT == weights[","] == weights["."]
    assert PUNCTUATION_WEIGHT < weights["the"] < weights["bridge"] == weights["closed"]


def test_every_sign_but_white_space_is_a_word_or_a_mark() -> None:
    text = " “Stop!” – he wrote 😀 "
    found = words_of(text, Span(0, len(text)), "en")
    assert ["“", "Stop", "!", "”", "–", "he", "wrote", "😀"] == [word.span.of(text) for word in found]
    assert [False, True, False, False, False, False, True, False] == [word.content for word in found]


@pytest.mark.parametrize("written", ["“", "”", "„", "«", "「", "″"])
def test_quotation_marks_have_one_plain_form(written: str) -> None:
    assert '"' == sign_of(written)


def test_apostrophes_and_dashes_have_one_plain_form() -> None:
    assert "it's - 'so' -" == sign_of("it’s – ‘so’ —")


TEXTS = st.lists(
    st.sampled_from("the bridge bridges closed of in Sarn 7 seven mayor’s mayor “ ” , . 橋 harbour harbor".split()),
    max_size=14,
).map(" ".join)


@settings(max_examples=120)
@given(TEXTS, TEXTS)
def test_each_word_answers_at_most_one_and_the_pairs_are_in_order(left: str, right: str) -> None:
    ours, theirs = (words_of(text, Span(0, len(text)), "en") for text in (left, right))
    pairs = align(ours, theirs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@settings(max_examples=120)
@given(TEXTS, TEXTS)
def test_no_content_word_stays_alone_where_the_same_word_does(left: str, right: str) -> None:
    ours, theirs = (words_of(text, Span(0, len(text)), "en") for text in (left, right))
    pairs = align(ours, theirs)
    lone = [w.stem for k, w in enumerate(ours) if w.content and k not in {i for i, _ in pairs}]
    others = [w.stem for k, w in enumerate(theirs) if w.content and k not in {j for _, j in pairs}]
    assert set(lone).isdisjoint(others)


@settings(max_examples=60)
@given(TEXTS)
def test_every_word_answers_itself(text: str) -> None:
    words = words_of(text, Span(0, len(text)), "en")
    assert [(k, k) for k, word in enumerate(words) if word.content] == [
        pair for pair in align(words, words) if words[pair[0]].content
    ]


def lines_run(left: str, right: str) -> int:
    """Return how many lines of code it takes to align two texts: work that no busy machine makes longer."""
    ours, theirs = (words_of(text, Span(0, len(text)), "en") for text in (left, right))
    run, before = 0, sys.gettrace()

    def count(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001 - as Python asks
        nonlocal run
        run += event == "line"
        return count

    sys.settrace(count)
    try:
        align(ours, theirs)
    finally:
        sys.settrace(before)
    return run


def test_a_phrase_told_twice_as_often_is_about_four_times_the_work() -> None:
    def told(times: int, first: int) -> str:
        return " and ".join(f"scored {first + k} goals" for k in range(times))

    fewer, more = (lines_run(told(times, 0), told(times, 3)) for times in (20, 40))
    assert more <= 4.5 * fewer

"""Words as spans: what is one word, and which words count as the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.tokens import fold, tokens, unspaced, without_diacritics
from reader.model import Span


def words(text: str, language: str = "en") -> list[str]:
    return [token.span.of(text) for token in tokens(text, Span(0, len(text)), language)]


def stems(text: str, language: str = "en") -> list[str]:
    return [token.stem for token in tokens(text, Span(0, len(text)), language)]


WORDS = [
    ("140,000 and 1.6 at 3:40", ["140,000", "and", "1.6", "at", "3:40"]),
    ("It cost $5. 5,", ["It", "cost", "5", "5"]),
    ("the mayor's and mayors’ boats", ["the", "mayor's", "and", "mayors", "boats"]),
    ("don't, ’tis l’eau", ["don't", "tis", "l’eau"]),
    ("state-owned U.S. ferries", ["state", "owned", "U", "S", "ferries"]),
    ("a m*****g f**k*r*", ["a", "m*****g", "f**k*r"]),
    ("5*3", ["5*3"]),
    ("市長は10月", ["市", "長", "は", "10", "月"]),
    ("3rd F16", ["3", "rd", "F", "16"]),
    ("cafe\u0301 Zoe\u0308s", ["cafe\u0301", "Zoe\u0308s"]),
    ("الجسر ١٤٠٬٠٠٠", ["الجسر", "١٤٠٬٠٠٠"]),
    ("two 👩\u200d🚒 “marks” – here …", ["two", "marks", "here"]),
    ("snake_case", ["snake", "_", "case"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[text for text, _ in WORDS])
def test_words_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert expected == words(text)


SAME = [
    ("en", "140,000", "140000"),
    ("en", "1.200.000", "1,200,000"),
    ("en", "seven", "7"),
    ("en", "Twelve", "12"),
    ("de", "sieben", "7"),
    ("en", "mayor's", "mayor"),
    ("en", "Reed’s", "Reed"),
    ("en", "bridges", "bridge"),
    ("en", "CLOSED", "closing"),
    ("en", "café", "cafe\u0301"),
    ("en", "Peña", "Pena"),
    ("de", "Brücken", "Brücke"),
    ("de", "STRASSE", "Straße"),
    ("ru", "мосты", "моста"),
    ("en", "ＡＢＣ", "abc"),
    ("en", "don’t", "don't"),
]


@pytest.mark.parametrize(("language", "word", "other"), SAME)
def test_forms_of_one_word_have_one_stem(language: str, word: str, other: str) -> None:
    assert stems(word, language) == stems(other, language)


DIFFERENT = [
    ("en", "1.6", "16"),
    ("en", "3:40", "340"),
    ("en", "10,5", "105"),
    ("en", "one", "1"),
    ("en", "zero", "0"),
    ("en", "bridge", "ferry"),
    ("xx", "bridges", "bridge"),
]


@pytest.mark.parametrize(("language", "word", "other"), DIFFERENT)
def test_what_only_looks_alike_has_another_stem(language: str, word: str, other: str) -> None:
    assert stems(word, language) != stems(other, language)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_hard_space_between_thousands_makes_no_other_figure(space: str) -> None:
    assert ["140000"] == stems(f"140{space}000", "fr")


def test_a_numeral_of_two_words_is_one_figure() -> None:
    text = "For thirty-one years, on page thirty, a forty-seven-year-old slept in a twenty-bed ward."
    stems = {word.norm: word.stem for word in tokens(text, Span(0, len(text)), "en")}
    assert (stems["one"], stems["forty"], stems["seven"], stems["twenty"]) == ("31", "47", "47", "20")
    assert [word.stem for word in tokens(text, Span(0, len(text)), "en") if word.norm == "thirty"] == ["31", "30"]


def test_a_figure_of_a_word_is_no_name_whatever_its_capital() -> None:
    (twelve,) = tokens("Twelve", Span(0, 6), "en")
    assert not twelve.capital


@pytest.mark.parametrize(("word", "capital"), [("Reed", True), ("reed", False), ("Élodie", True), ("5", False)])
def test_a_token_says_whether_it_begins_with_a_capital(word: str, *, capital: bool) -> None:
    assert [capital] == [token.capital for token in tokens(word, Span(0, len(word)), "en")]


def test_only_the_span_asked_for_is_read_and_spans_count_from_the_start_of_the_text() -> None:
    text = "😀 The old bridge closed."
    (old, bridge) = tokens(text, Span(6, 16), "en")
    assert (Span(6, 9), Span(10, 16)) == (old.span, bridge.span)
    assert ("old", "bridge") == (old.norm, bridge.norm)


@pytest.mark.parametrize(("text", "expected"), [("橋", True), ("か", True), ("ส", True), ("a", False), ("5", False)])
def test_characters_of_scripts_without_spaces_are_known_as_such(text: str, *, expected: bool) -> None:
    assert [expected] == [unspaced(token) for token in tokens(text, Span(0, len(text)), "ja")]


def test_folding_makes_case_form_and_apostrophe_one() -> None:
    assert "d'accord strasse fine" == fold("D’ACCORD Straße ﬁne")


def test_diacritics_go_and_marks_of_other_scripts_stay() -> None:
    assert "Pena cafe Gorand" == without_diacritics("Peña cafe\u0301 Görand")
    assert "पुल बंद ガ" == without_diacritics("पुल बंद ガ")


@settings(max_examples=200)
@given(st.text(st.sampled_from([*"aBs'’*_ 15.,:\u0301é漢か“”ب١😀\u202f-"]), max_size=40), st.sampled_from(["en", "fr"]))
def test_tokens_are_in_order_apart_and_hold_every_letter_and_digit(text: str, language: str) -> None:
    found = tokens(text, Span(0, len(text)), language)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for token in found for at in range(token.start, token.end)}
    assert {at for at, c in enumerate(text) if c.isalnum()} <= covered
    assert all(token.norm and token.stem for token in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("this f-----g boat", ["this", "f*****g", "boat"]),
        ("this f—ing boat", ["this", "f*ing", "boat"]),
        ("such s--t", ["such", "s**t"]),
        ("such s***, he", ["such", "s***", "he"]),
        ("the bridge—shut since May", ["the", "bridge", "shut", "since", "may"]),
        ("the bridge--shut", ["the", "bridge", "shut"]),
        ("Plan B—the better one", ["plan", "b", "the", "better", "one"]),
        ("a—ted", ["a", "ted"]),
        ("note** it", ["note", "it"]),
        ("such cr---p", ["such", "cr***p"]),
        ("b-----ards", ["b*****ards"]),
        ("said it---then", ["said", "it", "then"]),
        ("said it----then", ["said", "it", "then"]),
        ("that's---then", ["that's", "then"]),
    ],
)
def test_a_mask_hides_letters_and_a_dash_between_two_words_does_not(text: str, words: list[str]) -> None:
    assert [token.norm for token in tokens(text, Span(0, len(text)), "en")] == words

"""Where sentences end: in clean prose, in quotations and lists, and in what bad translation leaves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.language.sentences import paragraph_spans, sentence_spans, split_sentences
from reader.model import Span

CLEAN = [
    ("en", ["Dr. Lund met Mr. Reed at 6 p.m. on Monday.", "They spoke of the U.S. ferry No. 7."]),
    (
        "en",
        [
            "The ferry sank at 2:15 a.m. Saturday off Pell.",
            "The note says ‘at 9 p.m. Sunday’ only.",
            "It left at 11 p.m.",
            "Friday was calm.",
        ],
    ),
    (
        "en",
        [
            "Doors open at 5 p.m.",
            "Friday's show is sold out, and there are no seats at 8 p.m.",
            "Sunday’s is cancelled.",
        ],
    ),
    ("en", ["Was there a vote?", "Yes!", "It was close."]),
    ("en", ["See p. 55 of the report.", "No. 7 is missing."]),
    ("en", ["The fare rose to $5.", "Bikes pay 1.50."]),
    ("de", ["Der Landkreis sperrte die Brücke am 3. Mai.", "Prüfer fanden z. B. feine Risse."]),
    ("fr", ["« Nous attendons. »", "Il est parti."]),
    ("ru", ["Мост закрыли в мае.", "Паром ходит, сообщила мэр."]),
    ("ja", ["市長は述べた。", "橋は直る。"]),
    ("zh", ["桥梁关闭了！", "谁知道？", "没有人。"]),
    ("hi", ["पुल मई में बंद हुआ।", "नाव चलती है।"]),
]


@pytest.mark.parametrize(("language", "sentences"), CLEAN)
def test_clean_prose_ends_where_a_reader_ends_it(language: str, sentences: list[str]) -> None:
    between = "" if language in ("ja", "zh") else " "
    assert sentences == split_sentences(between.join(sentences), language)


def test_a_sentence_that_begins_in_lower_case_is_one_of_its_own() -> None:
    assert ["the boat left at six.", "the ferry stayed behind."] == split_sentences(
        "the boat left at six. the ferry stayed behind."
    )


BROKEN = [
    (
        "a comma after the stop belongs to what came before",
        ["The news was carried by state media. , which quoted the mayor.", "She was calm."],
    ),
    (
        "a closing quotation mark the wrong way round ends the sentence",
        ["The tourists were “all from the north. “", "The mill was closed."],
    ),
    ("a closing mark after a space ends the sentence", ["She left at noon. ”", "And then he came."]),
    ("a bracket left alone belongs to what came before", ["He left the island early. )"]),
    ("a lone stop is no sentence", ["The quay was empty. . .", "A dog barked."]),
]


@pytest.mark.parametrize(("repair", "sentences"), BROKEN, ids=[repair for repair, _ in BROKEN])
def test_broken_punctuation_makes_no_sentence_of_its_own(repair: str, sentences: list[str]) -> None:
    assert sentences == split_sentences(" ".join(sentences)), repair


ATTRIBUTED = [
    ["“Who sent you?” he asked.", "“I came alone.”"],
    ["“We’re full!” said Reed.", "Nobody laughed."],
    ["“We’re full!”, said Reed."],
    ["“We’re full.” – said Reed."],
    ['"We are full!" he said.', '"No."'],
]


@pytest.mark.parametrize("sentences", ATTRIBUTED)
def test_who_said_it_stays_with_the_quotation(sentences: list[str]) -> None:
    assert sentences == split_sentences(" ".join(sentences))


def test_a_capital_after_a_quotation_begins_a_sentence() -> None:
    assert ["“Who sent you?”", "He asked again."] == split_sentences("“Who sent you?” He asked again.")


MANY = [
    ("en", ["She said: “We were told on Monday.", "By Tuesday the ferry was full.”", "Nobody moved."]),
    ("en", ["“We’re full,” said Reed.", "“Come back on Friday.", "Bring a coat.”"]),
    ("en", ['"We are full.', 'Come back on Friday," he said.']),
    ("de", ["„Uns fehlen Leute.", "Wir suchen seit Mai“, sagte der Chef."]),
    ("de", ["»Uns fehlen Leute.", "Wir suchen seit Mai.«", "Das sagte der Chef."]),
    ("fr", ["« Nous attendons depuis mai.", "Personne ne vient. »"]),
]


@pytest.mark.parametrize(("language", "sentences"), MANY)
def test_a_quotation_of_several_sentences_is_divided(language: str, sentences: list[str]) -> None:
    assert sentences == split_sentences(" ".join(sentences), language)


def test_a_quotation_of_several_sentences_is_divided_without_spaces_too() -> None:
    sentences = ["市長は「橋の修理は十月までかかります。", "渡し船は毎日出ます」と述べた。"]
    assert sentences == split_sentences("".join(sentences), "ja")


@pytest.mark.parametrize("text", ["“Stop! Stop!” he cried.", "“No. Never,” she said.", "“Yes! Go now!” he cried."])
def test_a_shout_in_a_quotation_stays_whole(text: str) -> None:
    assert [text] == split_sentences(text)


ELLIPSES = [
    ["... and then it began.", "The sea rose."],
    ["The light went out.", "… Nobody came."],
    ["“We waited... and nobody came.”", "The light went out."],
    ["“Stop it at once.", "… Go home now,” she told them."],
]


@pytest.mark.parametrize("sentences", ELLIPSES)
def test_an_ellipsis_opens_the_sentence_behind_it(sentences: list[str]) -> None:
    assert sentences == split_sentences(" ".join(sentences))


LISTS = [
    ["1. The bridge is closed.", "It stays so.", "2. The ferry sails.", "3. The mill burns."],
    ["1.) The bridge is closed.", "2.) The ferry sails."],
    ["• 1. The bridge is closed.", "• 2. The ferry sails."],
    ["a) The bridge is closed.", "b) The ferry sails."],
    ["- The bridge is closed.", "The ferry sails."],
]


@pytest.mark.parametrize("sentences", LISTS)
def test_the_marker_of_a_list_item_stays_with_its_first_sentence(sentences: list[str]) -> None:
    assert sentences == split_sentences(" ".join(sentences))


@pytest.mark.parametrize("text", ["1. The bridge is closed for the winter.", "12. The ferry sails at six."])
def test_the_marker_of_a_single_item_is_no_sentence(text: str) -> None:
    assert [text] == split_sentences(text)


def test_figures_that_do_not_count_up_are_no_list() -> None:
    sentences = ["5. Mai und 9. Juni sind Feiertage.", "Am 3. Juli nicht."]
    assert sentences == split_sentences(" ".join(sentences), "de")


def test_a_mark_of_direction_after_an_abbreviation_ends_nothing() -> None:
    sentences = ["\u200fقالت البلدية إن م.\u200f سيفتح.", "ثم أغلق."]
    assert sentences == split_sentences(" ".join(sentences), "ar")


def test_a_blank_line_ends_a_sentence_and_a_line_end_does_not() -> None:
    text = "The headline has no stop\n \nThe bridge was\nclosed in May. It stays\r\nso."
    assert ["The headline has no stop", "The bridge was\nclosed in May.", "It stays\r\nso."] == split_sentences(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert [] == split_sentences(text)
    assert () == paragraph_spans(text)


@pytest.mark.parametrize("text", ["“", ".", "…", "—", "😀", "x"])
def test_whatever_else_stands_alone_is_one_sentence(text: str) -> None:
    assert [text] == split_sentences(text)


def test_spans_count_from_the_start_of_the_text_and_not_of_the_block() -> None:
    text = "Headline\n\n  One is here. 😀 Two is there.  "
    block = Span(10, len(text))
    assert ["One is here.", "😀 Two is there."] == [span.of(text) for span in sentence_spans(text, block)]


SIGNS = "aB1 .!?,“”„«»「」『』\"'’()[]:;–-•*…\n。！？漢か😀\u200f\u0301"
PARTS = ["\n\n", " 1. ", "2. ", "a) ", "Mr. ", "said ", "Words come. ", "... ", ". , ", "م.\u200f "]
PIECES = st.sampled_from([*SIGNS, *PARTS])


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["en", "de", "ja", "ar", "xx", ""]))
@example("”a) b) ", "en")
def test_sentences_are_in_order_apart_trimmed_and_cover_all_but_space(text: str, language: str) -> None:
    block = Span(0, len(text))
    spans = sentence_spans(text, block, language)
    assert all(not span.empty and span.of(text) == span.of(text).strip() for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    assert {at for at, c in enumerate(text) if not c.isspace()} <= covered


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_at_all_is_covered_by_its_sentences(text: str) -> None:
    assert "".join(text.split()) == "".join("".join(split_sentences(text)).split())


@settings(max_examples=100)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_paragraphs_hold_everything_but_the_blank_lines(text: str) -> None:
    spans = paragraph_spans(text)
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in spans)

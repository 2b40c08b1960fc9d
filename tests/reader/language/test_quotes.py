"""Quotations are found in every style of marks, over sentences and paragraphs, and apostrophes close nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.quotes import Quotation, find_quotations
from reader.model import Span


def laid(*blocks: str) -> tuple[str, tuple[Span, ...]]:
    spans, at = [], 0
    for block in blocks:
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    return "\n\n".join(blocks), tuple(spans)


def quotations(*blocks: str) -> tuple[str, tuple[Quotation, ...]]:
    text, spans = laid(*blocks)
    return text, find_quotations(text, spans)


def quoted(*blocks: str, depth: int = 0) -> list[list[str]]:
    text, found = quotations(*blocks)
    return [[part.of(text) for part in q.parts] for q in found if q.depth == depth]


@pytest.mark.parametrize(
    "text",
    [
        "“It holds”, he said.",
        '"It holds", he said.',
        "„It holds“, sagte er.",
        "„It holds”, powiedział.",
        "»It holds«, sagte er.",
        "«It holds», dit-il.",
        "« It holds », dit-il.",
        "«\u202fIt holds\u202f», dit-il.",
        "”It holds”, sa han.",
        "‘It holds’, he said.",
        "'It holds', he said.",
        "他说：「It holds」。",
        "他说“It holds”。",
        "``It holds'', he said.",
        '" It holds " , he said .',
        "“ It holds ” , he said .",
        "„It holds “, sagte er.",
    ],
)
def test_each_style_of_marks_is_read(text: str) -> None:
    assert quoted(text) == [["It holds"]]


def test_a_quotation_runs_on_over_paragraphs_to_its_closing_mark() -> None:
    assert quoted("“Is that the alarm?", "They are coming again,” he said.") == [
        ["Is that the alarm?", "They are coming again,"]
    ]


def test_marks_that_reopen_a_paragraph_make_one_quotation_of_two_parts() -> None:
    assert quoted("She wrote: “One.", "“Two,” and no more.") == [["One.", "Two,"]]


def test_without_a_closing_mark_the_paragraph_ends_it() -> None:
    text, (only,) = quotations("“It will open, whatever it costs", "The bridge is closed.")
    assert not only.closed
    assert only.inner.of(text) == "It will open, whatever it costs"


def test_an_unclosed_quotation_ends_with_its_sentence_where_another_opens() -> None:
    assert quoted("She said: “One. Then: “Two,” he said.") == [["One."], ["Two,"]]


def test_a_closing_mark_the_wrong_way_round_closes() -> None:
    assert quoted("“All of them. “", "“Then this“ followed.") == [["All of them."], ["Then this"]]


def test_a_closing_mark_alone_ends_what_its_sentence_quotes() -> None:
    assert quoted("It rained. And that was that,” he said.") == [["And that was that,"]]


def test_a_mark_left_behind_at_the_end_of_a_sentence_opens_the_next_one() -> None:
    assert quoted('" It holds , " he asked the crowd . "', 'Nobody knows why . " He left .') == [
        ["It holds ,"],
        ["Nobody knows why ."],
    ]


def test_a_free_mark_at_the_end_still_closes_what_is_open() -> None:
    assert quoted('He asked : " Does it hold ? "', '" It does , " she said .') == [["Does it hold ?"], ["It does ,"]]


def test_a_quotation_inside_a_quotation_is_nested_though_its_mark_is_the_apostrophe() -> None:
    blocks = ("“I don’t see how I ‘betrayed’ the workers’ club,” she said.",)
    assert quoted(*blocks) == [["I don’t see how I ‘betrayed’ the workers’ club,"]]
    assert quoted(*blocks, depth=1) == [["betrayed"]]


def test_a_nested_quotation_ends_with_the_one_around_it() -> None:
    assert quoted("\"He said, 'Yes, we can,'\" she recalled.", depth=1) == [["Yes, we can,"]]


@pytest.mark.parametrize(
    "text", ["It’s the workers’ own ’til May.", 'A 12" nail and a 6\'2" man.', "rock 'n' roll", 'צה"ל']
)
def test_apostrophes_inches_and_gershayim_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it a “war”.", False),
        ("She read “The Old Harbour” twice.", False),
        ("“Never.” She left.", True),
        ("He said the bridge “will open by winter”.", True),
        ("他说：“我们不同意。”", True),
    ],
)
def test_scare_quotes_and_titles_are_not_utterances(text: str, expected: bool) -> None:  # noqa: FBT001
    _, (only,) = quotations(text)
    assert expected == only.utterance


def test_a_block_set_off_as_a_quotation_needs_no_marks() -> None:
    text, spans = laid("He wrote:", "It holds.")
    (only,) = find_quotations(text, spans, set_off=spans[1:])
    assert only.inner.of(text) == "It holds."


@given(st.lists(st.text(alphabet="ab .,’'‘“”\"«»„5\u4e00\n", min_size=1, max_size=40), max_size=5))
def test_quotations_never_overlap_and_hold_their_parts(blocks: list[str]) -> None:
    text, spans = laid(*blocks)
    found = find_quotations(text, spans)
    for q in found:
        assert 0 <= q.span.start <= q.inner.start <= q.inner.end <= q.span.end <= len(text)
    outer = [q for q in found if q.depth == 0]
    for one, following in itertools.pairwise(outer):
        assert one.span.end <= following.span.start

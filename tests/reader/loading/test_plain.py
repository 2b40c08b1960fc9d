"""Plain text: paragraphs, wrapped lines, several articles, headlines and lists; no word is changed."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loading.draft import Source
from reader.loading.plain import blocks_of, join_lines, read, split_lines
from reader.model import BlockKind
from tests.corpus.pdfs import columns_of, wrapped
from tests.corpus.stories import STORIES, Story

EN = STORIES[0]


def _parted(story: Story, width: int) -> bool:
    """Return whether short last lines tell where the story's paragraphs end."""
    paragraphs = (*story.paragraphs, story.after)
    return all(columns_of(wrapped(part, 2, width)[-1], 2) <= width * 0.6 for part in paragraphs)


WRAPPED = [
    pytest.param(story, width, gap, id=f"{story.language}-{width}-{len(gap)}")
    for story in STORIES
    for width in (60, 66, 72, 78)
    for gap in ("\n\n", "\n")
    if gap == "\n\n" or _parted(story, width)
]


def _texts(text: str) -> list[str]:
    return [part for _, part in blocks_of(split_lines(text))]


@pytest.mark.parametrize(("story", "width", "gap"), WRAPPED)
def test_wrapped_lines_are_rejoined(story: Story, width: int, gap: str) -> None:
    paragraphs = [*story.paragraphs, story.after]
    # Two columns for a wide character, as terminals and mail programs count.
    filled = gap.join("\n".join(wrapped(part, 2, width)) for part in paragraphs)
    assert _texts(filled) == paragraphs


def test_a_paragraph_a_line_without_blank_lines_stays_so() -> None:
    assert _texts("\n".join(EN.paragraphs)) == list(EN.paragraphs)


def test_indented_paragraphs_are_parted() -> None:
    filled = "\n".join(textwrap.fill(part, 70, initial_indent="   ") for part in EN.paragraphs)
    assert _texts(filled) == list(EN.paragraphs)


def test_short_lines_of_a_poem_stay_lines() -> None:
    poem = "The ferry goes,\nthe ferry comes.\nNobody knows\nwho beats the drums."
    assert _texts(poem) == poem.split("\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_end_counts(end: str) -> None:
    assert _texts(f"Ferry sails again{end}{end}It sailed on Monday.{end}") == [
        "Ferry sails again",
        "It sailed on Monday.",
    ]


@pytest.mark.parametrize("line", ["-----", "————", "==========", "_____", "- - -"])
def test_a_line_of_dashes_parts_articles(line: str) -> None:
    text = (
        f"First story\n\nIt sailed on Monday and came back.\n{line}\nSecond story\n\nIt rained all day on the island.\n"
    )
    drafts = read(Source(text.encode()))
    assert len(drafts) == (1 if line == "- - -" else 2)


def test_a_line_of_dashes_under_a_headline_is_its_underline() -> None:
    drafts = read(Source(b"First story\n===========\n\nIt sailed on Monday.\n"))
    assert len(drafts) == 1
    assert drafts[0].blocks == ((BlockKind.HEADLINE, "First story"), (BlockKind.PARAGRAPH, "It sailed on Monday."))


def test_kinds_follow_from_length_end_and_place() -> None:
    text = f"{EN.title}\n\n{EN.paragraphs[0]}\n\n{EN.heading}\n\n{EN.after}\n\n- One item here\n- Another item there\n"
    kinds = [kind for kind, _ in blocks_of(split_lines(text))]
    assert kinds == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
    ]


@pytest.mark.parametrize("line", ["— No lo sé —dijo el capitán.", "“Nobody complained”", "- Je ne sais pas."])
def test_a_line_of_speech_is_neither_heading_nor_list(line: str) -> None:
    assert (
        blocks_of(["Some words before it.", "", line, "", "And a longer sentence after it."])[1][0]
        is BlockKind.PARAGRAPH
    )


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("The ferry", "sailed", "The ferry sailed"),
        ("a well-", "known boat", "a well-known boat"),
        ("from 1990 -", "until now", "from 1990 - until now"),
        ("re\u00ad", "pairs", "repairs"),
        ("渡轮恢", "复航行", "渡轮恢复航行"),
        ("여객선이", "다시", "여객선이 다시"),
        ("渡轮", "Ferry", "渡轮 Ferry"),
    ],
)
def test_lines_are_joined_as_their_script_asks(before: str, after: str, joined: str) -> None:
    assert join_lines(before, after) == joined


@given(st.lists(st.text(alphabet="ab -—.\n\t渡。•1)\u00a0", max_size=90), max_size=8))
def test_nothing_but_blanks_and_lines_of_dashes_changes(parts: list[str]) -> None:
    text = "\n".join(parts)
    kept = "".join("".join(_texts(text)).split())
    assert kept == "".join(text.split())

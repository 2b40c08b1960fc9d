"""Markdown: front matter, headings, quotations, lists, tables and footnotes."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.loading.draft import Source
from reader.loading.marked import front_matter, read
from reader.model import BlockKind


def _blocks(text: str) -> list[tuple[BlockKind, str]]:
    (draft,) = read(Source(text.encode(), "a.md"))
    return list(draft.blocks)


def test_footnotes_leave_no_number_in_the_sentence() -> None:
    blocks = _blocks("The ferry sailed[^1] again.\n\n[^1]: Said the harbour master.\n")
    assert blocks == [
        (BlockKind.PARAGRAPH, "The ferry sailed again."),
        (BlockKind.LIST_ITEM, "Said the harbour master."),
    ]


def test_marks_of_emphasis_code_and_links_leave_their_words() -> None:
    assert _blocks("The *ferry* **sailed** `again` to [the island](https://example.org) <b>today</b>.") == [
        (BlockKind.PARAGRAPH, "The ferry sailed again to the island today.")
    ]


def test_tables_are_read_row_by_row() -> None:
    texts = [text for _, text in _blocks("| Who | Fare |\n|---|---|\n| Adults | 4 |\n")]
    assert texts == ["Who\tFare", "Adults\t4"]


@pytest.mark.parametrize(
    ("matter", "author", "date"),
    [
        ("author: Jane Doe\ndate: 2026-03-04", "Jane Doe", dt.date(2026, 3, 4)),
        ("author: [Jane Doe, 'John Roe']\ndate: 4 March 2026", "Jane Doe, John Roe", dt.date(2026, 3, 4)),
        ("authors:\n  - Jane Doe\n  - John Roe\ndate: tomorrow", "Jane Doe, John Roe", None),
        ('tags:\n  - a\nAuthor: "Jane"', "Jane", None),
    ],
)
def test_front_matter_gives_the_head(matter: str, author: str, date: dt.date | None) -> None:
    head, body = front_matter(f"---\ntitle: Ferry\n{matter}\n---\nThe text.\n")
    assert (head.title, head.author, head.date) == ("Ferry", author, date)
    assert body == "The text.\n"


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert front_matter("---\n\nThe text.")[1] == "---\n\nThe text."

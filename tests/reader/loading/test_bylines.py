"""Who wrote it: the names in bylines of six languages, without place, post, outlet and day."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.loading.bylines import author_of, writer_of
from reader.loading.draft import Source
from reader.loading.files import articles_of
from reader.model import BlockKind
from tests.corpus.stories import STORIES


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Daniel Finch", "Daniel Finch"),
        ("By Daniel Finch, March 13, 2026", "Daniel Finch"),
        ("By Daniel Finch March 13, 2026", "Daniel Finch"),
        ("By Daniel Finch | March 13, 2026", "Daniel Finch"),
        ("By Daniel Finch – Published March 13, 2026", "Daniel Finch"),
        ("By DANIEL FINCH and MARY QUILL, Staff Writers", "DANIEL FINCH and MARY QUILL"),
        ("By Daniel Finch, Mary Quill and Tom Reed", "Daniel Finch, Mary Quill and Tom Reed"),
        ("By Daniel Finch in Northport and Mary Quill in London", "Daniel Finch and Mary Quill"),
        ("By Daniel Finch, BBC News, Northport", "Daniel Finch"),
        ("By Daniel Finch, political editor", "Daniel Finch"),
        ("By Daniel Finch @dfinch", "Daniel Finch"),
        ("By D. J. Finch, AP", "D. J. Finch"),
        ("By The Associated Press", "The Associated Press"),
        ("Written by Daniel Finch for The Harbour Post", "Daniel Finch"),
        ("March 13, 2026 | By Daniel Finch", "Daniel Finch"),
        ("Published March 13, 2026 by Daniel Finch", "Daniel Finch"),
        ("Von Daniel Fink, Nordhafen", "Daniel Fink"),
        ("Ein Bericht von Daniel Fink", "Daniel Fink"),
        ("Par Daniel Pinson (avec AFP)", "Daniel Pinson"),
        ("Publié le 13 mars 2026 par Daniel Pinson", "Daniel Pinson"),
        ("Por Daniel Pinzón | EFE", "Daniel Pinzón"),
        ("Por Daniel Pinzón / Puerto Norte", "Daniel Pinzón"),
        ("Автор: Даниил Зяблик, 13 марта 2026 года", "Даниил Зяблик"),
        ("记者 王小明 2026年3月13日", "王小明"),
        ("Updated 4:15 p.m.", ""),
        ("Photograph by J. Kerr", ""),
        ("(Reporting by Jane Doe; Editing by John Roe)", ""),
    ],
)
def test_a_byline_names_its_writers(line: str, author: str) -> None:
    assert author_of(line) == author


def test_a_name_with_a_post_names_the_writer() -> None:
    assert writer_of("Daniel Finch, Staff Writer") == "Daniel Finch"
    assert writer_of("Updated") == ""


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("<p><em>By Daniel Finch, March 13, 2026</em></p>", "Daniel Finch", dt.date(2026, 3, 13)),
        ("<p>By Daniel Finch · 13 March 2026</p>", "Daniel Finch", dt.date(2026, 3, 13)),
        ("<p>Daniel Finch, Staff Writer</p>", "Daniel Finch", None),
        ("<p>Photograph by J. Kerr</p>", "", None),
    ],
)
def test_a_page_whose_head_is_silent_gets_author_and_date_from_its_byline(
    line: str, author: str, date: dt.date | None
) -> None:
    story = STORIES[0]
    body = "".join(f"<p>{part}</p>" for part in story.paragraphs)
    article = f"<article><h1>{story.title}</h1>{line}{body}</article>"
    page = f"<html><head><title>{story.title}</title></head><body>{article}</body></html>"
    (found,) = articles_of(Source(page.encode(), "a.html"))
    assert (found.head.author, found.head.date, found.head.outlet) == (author, date, "")
    assert found.head.guessed >= {name for name, told in (("author", author), ("date", date)) if told}
    text = line.replace("<p>", "").replace("</p>", "").replace("<em>", "").replace("</em>", "")
    kinds = {block.span.of(found.text): block.kind for block in found.blocks}
    assert kinds[text] is BlockKind.FURNITURE

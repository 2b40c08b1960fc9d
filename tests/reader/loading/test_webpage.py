"""Web pages: the head that is stated, and the article without the page around it."""

# ruff: noqa: E501 - cases are read more easily unbroken

from __future__ import annotations

import datetime as dt

import pytest

from reader.loading.draft import Draft
from reader.loading.pagehead import declared_charset, read_head
from reader.loading.webpage import draft_of_page
from reader.model import BlockKind, Head
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html

EN = STORIES[0]
PROSE = "".join(f"<p>{part}</p>" for part in (*EN.paragraphs, EN.after))


def _texts(draft: Draft, *kinds: BlockKind) -> list[str]:
    return [text for kind, text in draft.blocks if not kinds or kind in kinds]


def test_captions_and_pull_quotes_are_blocks_of_their_own() -> None:
    page = html(EN).decode().replace("<h2>", "<aside class='pull-quote'><p>Nobody complained.</p></aside><h2>", 1)
    draft = draft_of_page(page)
    assert EN.caption in _texts(draft, BlockKind.CAPTION)
    assert EN.caption not in _texts(draft, BlockKind.PARAGRAPH)
    assert _texts(draft, BlockKind.PARAGRAPH)[:3] == list(EN.paragraphs)


def test_read_more_links_between_paragraphs_never_join_a_sentence() -> None:
    page = f"<html><body><article><h1>{EN.title}</h1>" + PROSE.replace(
        "</p>", "</p><p><a href='/x'>Read more: Other news</a></p>", 1
    )
    draft = draft_of_page(page)
    assert set(EN.paragraphs) <= set(_texts(draft))
    assert all("Read more" not in text or text == "Read more: Other news" for text in _texts(draft))


def test_a_lead_that_the_page_repeats_is_read_once() -> None:
    page = html(EN).decode().replace("<nav>", f"<div class='teaser'><p>{EN.paragraphs[0]}</p></div><nav>", 1)
    assert _texts(draft_of_page(page)).count(EN.paragraphs[0]) == 1


def test_a_page_too_small_to_be_judged_keeps_all_its_plain_text() -> None:
    draft = draft_of_page("<html><body><nav><a href='/'>Home</a></nav><p>One short sentence.</p></body></html>")
    assert _texts(draft) == ["One short sentence."]
    assert [part.reason for part in draft.cut] == ["navigation"]


def test_the_headline_is_the_one_that_the_head_states() -> None:
    page = html(EN).decode().replace("<nav>", "<h1>The Harbour Post</h1><nav>", 1)
    assert _texts(draft_of_page(page), BlockKind.HEADLINE) == [EN.title]


def test_every_word_of_the_page_is_kept_or_listed_as_cut() -> None:
    draft = draft_of_page(html(EN).decode())
    everything = " ".join([*_texts(draft), *(part.text for part in draft.cut)])
    for words in ("The Harbour Post", "Section 11", "Accept all", EN.quotation, EN.caption, "Share this", "Most read"):
        assert words in everything
    assert "never shown" not in everything


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ('<meta property="og:title" content="A"><meta name="author" content="B">', Head(title="A", author="B")),
        (
            "<title>A story of ferries | The Post</title>",
            Head(title="A story of ferries", outlet="The Post", guessed=frozenset({"title", "outlet"})),
        ),
        ("<title>A - B - C</title>", Head(title="A - B", outlet="C", guessed=frozenset({"title", "outlet"}))),
        ('<html lang="pt-BR">', Head(language="pt")),
        ('<meta property="og:locale" content="de_DE">', Head(language="de")),
        ('<meta property="article:published_time" content="2026-03-04T06:30:00Z">', Head(date=dt.date(2026, 3, 4))),
        ('<time datetime="2026-03-04">today</time>', Head(date=dt.date(2026, 3, 4), guessed=frozenset({"date"}))),
        ('<meta property="article:author" content="https://facebook.com/x">', Head()),
        ('<script type="application/ld+json">{"@type": "WebPage", "name": "No"}</script>', Head()),
        (
            '<script type="application/ld+json">[{"@type":"ReportageNewsArticle","headline":"A","author":{"name":"B"}}]</script>',
            Head(title="A", author="B"),
        ),
        (
            '<script type="application/ld+json">{broken</script><title>A</title>',
            Head(title="A", guessed=frozenset({"title"})),
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":["A"],"author":["B",{"name":"C"}]}</script>',
            Head(title="A", author="B, C"),
        ),
    ],
)
def test_a_page_s_head_is_what_it_states(markup: str, head: Head) -> None:
    assert read_head(markup) == head


@pytest.mark.parametrize(
    ("start", "charset"),
    [
        (b"<meta charset=windows-1251>", "windows-1251"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=gbk'>", "gbk"),
        (b"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"),
        (b"<meta charset=utf-16>", ""),
        (b"<p>charset=none</p>", ""),
    ],
)
def test_the_encoding_a_page_declares_is_found(start: bytes, charset: str) -> None:
    assert declared_charset(start) == charset


@pytest.mark.parametrize("line", ["By Mary Quill, March 4, 2026", "Updated 4 March 2026", "Mary Quill, Staff Writer"])
def test_a_byline_that_extraction_leaves_out_stays_with_the_article(line: str) -> None:
    body = "".join(f"<p>{part}</p>" for part in EN.paragraphs)
    signed = f'<h1>{EN.title}</h1><p class="byline author-info"><em>{line}</em></p>{body}'
    page = f"<html><head><title>{EN.title}</title></head><body><main><div>{signed}</div></main></body></html>"
    assert _texts(draft_of_page(page)) == [EN.title, line, *EN.paragraphs]


def test_a_paragraph_beside_a_credit_is_a_caption_and_one_of_the_body_is_not() -> None:
    picture = f"<div class='media'><p>{EN.caption}</p><p>Photograph: J. Kerr/Reuters</p></div>"
    body = "".join(f"<p>{part}</p>" for part in EN.paragraphs)
    page = f"<html><head><title>{EN.title}</title></head><body><article>{{}}</article></body></html>"
    draft = draft_of_page(page.format(f"<h1>{EN.title}</h1>{picture}{body}<p>Photo: AP</p>"))
    assert _texts(draft, BlockKind.CAPTION) == [EN.caption]
    assert _texts(draft, BlockKind.PARAGRAPH) == ["Photograph: J. Kerr/Reuters", *EN.paragraphs, "Photo: AP"]

"""Drafts become articles: clean text and a completed head."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.loading.draft import Draft, Source
from reader.loading.files import article_from_text, load_bytes
from reader.loading.finish import clean, finished
from reader.model import Article, BlockKind, CutPart, Head, Origin
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html

EN, DE = STORIES[:2]


def _texts(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def test_everything_that_was_cut_out_of_a_page_is_listed_with_its_reason() -> None:
    article = load_bytes("a.html", html(EN))
    reasons = {part.reason for part in article.cut}
    assert {"navigation", "cookie", "share", "related", "comments", "footer"} <= reasons
    listed = " ".join(part.text for part in article.cut)
    for words in ("We use cookies", "Section 3", "Most read", "I do not believe a word", "All rights reserved"):
        assert words in listed


def test_places_of_cut_parts_count_the_furniture_that_was_set_apart() -> None:
    blocks = (
        (BlockKind.PARAGRAPH, "(CNN) — The ferry sailed."),
        (BlockKind.PARAGRAPH, " "),
        (BlockKind.PARAGRAPH, "It rained."),
    )
    article = finished(Draft(blocks, cut=(CutPart("Cut.", "aside", 2),)), Source(b"x"), Origin())
    assert _texts(article) == ["(CNN) —", "The ferry sailed.", "It rained."]
    assert article.cut[0].before == 2


def test_a_page_that_states_the_wrong_language_is_read_in_its_own() -> None:
    page = html(DE).replace(b'lang="de"', b'lang="en-US"')
    head = load_bytes("a.html", page).head
    assert head.language == "de"
    assert "language" in head.guessed


def test_a_title_loses_the_outlet_behind_it_and_an_author_the_word_before() -> None:
    draft = Draft(
        ((BlockKind.PARAGRAPH, "It sailed."),),
        Head(title="Ferry sails - The Post", outlet="The Post", author="By Jane Doe"),
    )
    head = finished(draft, Source(b"x"), Origin()).head
    assert (head.title, head.author) == ("Ferry sails", "Jane Doe")


def test_an_endless_paragraph_is_broken_after_sentences_without_losing_a_word() -> None:
    text = "The ferry sailed again today. " * 2_000
    article = article_from_text(text)
    assert len(article.blocks) > 5
    assert all(block.endswith("today.") for block in _texts(article))
    assert "".join(article.text.split()) == "".join(text.split())


@given(st.text(max_size=100))
def test_cleaning_leaves_text_that_any_tool_can_write(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
    assert "\0" not in cleaned

"""The stories of tests/corpus in every format and language: what goes in comes out, word for word."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.loading.files import load_bytes
from reader.model import Article, BlockKind
from tests.corpus.stories import STORIES, Story
from tests.corpus.well_formed import FORMATS

CASES = [pytest.param(name, story, id=f"{name}-{story.language}") for name in FORMATS for story in STORIES]
WITH_KINDS = {"md", "html", "mhtml", "webarchive", "docx", "odt", "epub", "eml"}
WITH_CAPTION = {"html", "mhtml", "webarchive", "docx", "odt", "epub", "eml"}


def _texts(article: Article, *kinds: BlockKind) -> list[str]:
    return [
        block.span.of(article.text).removeprefix("- ") for block in article.blocks if not kinds or block.kind in kinds
    ]


@pytest.mark.parametrize(("name", "story"), CASES)
def test_every_format_gives_the_story_back_word_for_word(name: str, story: Story) -> None:
    article = load_bytes(f"story.{name}", FORMATS[name](story))
    texts = _texts(article)
    caption = [story.caption] if name in WITH_CAPTION else []
    assert [story.title, *caption, *story.body] == texts
    assert _texts(article, BlockKind.HEADLINE) == [story.title]
    assert _texts(article, BlockKind.CAPTION) == caption
    if name in WITH_KINDS:
        assert _texts(article, BlockKind.QUOTATION) == [story.quotation]
    assert story.heading in _texts(article, BlockKind.HEADING)


@pytest.mark.parametrize(("name", "story"), CASES)
def test_every_format_gives_the_head_it_states(name: str, story: Story) -> None:
    head = load_bytes(f"story.{name}", FORMATS[name](story)).head
    assert head.title == story.title
    assert head.language == story.language
    if name != "txt":
        assert head.date == dt.date(2026, 3, 4)
        assert "title" not in head.guessed
    if name in {"md", "html", "mhtml", "webarchive", "epub", "eml", "plain.eml"}:
        assert head.outlet == story.outlet
    if name not in {"txt", "plain.eml"}:
        assert head.author == story.author


@pytest.mark.parametrize("name", ["docx", "odt", "rtf", "pdf"])
def test_who_made_a_file_and_when_is_only_a_guess_at_the_article(name: str) -> None:
    head = load_bytes(f"story.{name}", FORMATS[name](STORIES[0])).head
    assert {"author", "date"} <= head.guessed

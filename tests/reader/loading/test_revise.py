"""What the user changes in an article: parts taken back and put out, a corrected head, the same file read again."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loading.draft import Draft, Source
from reader.loading.files import article_from_text, load_bytes
from reader.loading.finish import finished
from reader.loading.revise import carried_over, put_out, revised, take_back, with_head
from reader.model import Article, BlockKind, CutPart, Origin
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html

EN = STORIES[0]


def _texts(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


@pytest.fixture(scope="module")
def page() -> Article:
    return load_bytes("a.html", html(EN))


def _drafted() -> Article:
    blocks = tuple((BlockKind.PARAGRAPH, f"Sentence {n} is here.") for n in range(3))
    cut = (
        CutPart("First of them.\n\nSecond of them.", "aside", 1),
        CutPart("(CNN) — Third of them.", "aside", 1),
        CutPart("First of them.", "aside", 2),
        CutPart("Last of them.", "footer", 3),
    )
    return finished(Draft(blocks, cut=cut), Source(b"x"), Origin())


def test_what_was_cut_out_can_be_taken_back_where_it_stood(page: Article) -> None:
    index = next(index for index, part in enumerate(page.cut) if part.reason == "comments")
    whole = take_back(page, index)
    assert _texts(whole)[-1].startswith("Anonymous:")
    assert [part.taken for part in whole.cut].count(True) == 1
    assert whole.origin == page.origin
    assert whole.sentence_text(-1) in whole.cut[index].text


def test_taking_back_keeps_the_places_of_the_rest() -> None:
    article = revised(_drafted(), _drafted().head, range(4))
    assert _texts(article) == [
        "Sentence 0 is here.",
        "First of them.",
        "Second of them.",
        "(CNN) —",
        "Third of them.",
        "Sentence 1 is here.",
        "First of them.",
        "Sentence 2 is here.",
        "Last of them.",
    ]


@given(st.lists(st.integers(0, 3)))
def test_whatever_is_taken_back_and_put_out_again_leaves_the_article_as_it_was(clicks: list[int]) -> None:
    first = article = _drafted()
    for index in clicks:
        article = put_out(article, index) if article.cut[index].taken else take_back(article, index)
    taken = [index for index in range(4) if clicks.count(index) % 2]
    assert article == revised(first, first.head, taken)
    assert revised(article, article.head, ()) == first


def test_taking_back_twice_is_taking_back_once(page: Article) -> None:
    assert take_back(take_back(page, 0), 0) == take_back(page, 0)
    assert put_out(page, 0) == page


def test_a_corrected_head_is_no_longer_guessed_and_the_text_stays() -> None:
    article = article_from_text(f"{EN.title}\n\n" + "\n\n".join(EN.paragraphs))
    assert "title" in article.head.guessed
    corrected = with_head(article, dataclasses.replace(article.head, title="Ferry", language="de"))
    assert corrected.head.title == "Ferry"
    assert corrected.head.guessed.isdisjoint({"title", "language"})
    assert corrected.head.corrected == {"title", "language"}
    assert corrected.text == article.text


def test_another_language_splits_the_sentences_anew() -> None:
    article = article_from_text("Der Vertrag gilt ab dem 3. Oktober. Er endet im Mai.")
    english = with_head(article, dataclasses.replace(article.head, language="en"))
    german = with_head(article, dataclasses.replace(article.head, language="de"))
    assert len(german.sentences) == 2
    assert len(english.sentences) == 3


def test_a_file_that_is_read_again_keeps_what_the_user_changed(page: Article) -> None:
    index = next(index for index, part in enumerate(page.cut) if part.reason == "comments")
    day = dt.date(2026, 2, 1)
    before = revised(page, dataclasses.replace(page.head, date=day), [index])
    assert carried_over(page, before) == before
    changed = load_bytes("a.html", html(EN).replace(b"Anonymous", b"Somebody").replace(b"Mary Quill", b"Ann Quill"))
    after = carried_over(changed, before)
    assert (after.head.date, after.head.author) == (day, "Ann Quill")
    assert not any(part.taken for part in after.cut)

"""The nouns: spans, articles, and values that can't be changed."""

from __future__ import annotations

import dataclasses
import inspect

import pytest

from reader import model
from reader.model import Article, Block, BlockKind, Change, ChangeKind, Edit, EditKind, Sentence, Span, Stage

ARTICLE = Article(
    "Bridge 😀 shut\n\nIt was closed. It stays so.",
    (Block(BlockKind.HEADLINE, Span(0, 13)), Block(BlockKind.PARAGRAPH, Span(15, 42))),
    (Sentence(Span(0, 13), 0), Sentence(Span(15, 29), 1), Sentence(Span(30, 42), 1)),
)
NOUNS = [noun for _, noun in inspect.getmembers(model, inspect.isclass) if dataclasses.is_dataclass(noun)]


@pytest.mark.parametrize(
    ("span", "text", "empty"), [((1, 3), "br", False), ((2, 2), "", True), ((0, 7), "abridge", False)]
)
def test_a_span_counts_code_points_half_open(span: tuple[int, int], text: str, *, empty: bool) -> None:
    found = Span(*span)
    assert (text, empty) == (found.of("abridge"), found.empty)


def test_a_span_counts_an_emoji_as_one() -> None:
    assert "😀 shut" == Span(7, 13).of(ARTICLE.text)


def test_spans_sort_by_where_they_start() -> None:
    assert [Span(0, 9), Span(1, 2), Span(1, 5)] == sorted([Span(1, 5), Span(1, 2), Span(0, 9)])


def test_an_article_gives_its_sentences_and_their_kinds() -> None:
    assert ["Bridge 😀 shut", "It was closed.", "It stays so."] == [ARTICLE.sentence_text(k) for k in range(3)]
    assert [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH] == [ARTICLE.block_kind(k) for k in range(3)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_nouns_are_frozen_and_slotted(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in noun.__dict__


def test_equal_changes_are_one_in_a_set() -> None:
    edits = (Edit(EditKind.KEPT, Span(0, 3), Span(1, 4)),)
    changes = {Change(ChangeKind.KEPT, frozenset(), (0,), (0,), edits) for _ in range(2)}
    assert 1 == len(changes)


def test_the_stages_are_in_the_order_of_the_work() -> None:
    assert ["reading", "matching", "words", "findings", "proving"] == [stage.value for stage in Stage]

"""The front door is all that the window and other people's scripts need, and a promise."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import reader
from reader import (
    Article,
    Comparison,
    Finding,
    FindingChange,
    FindingKind,
    Options,
    ReaderError,
    Span,
    align_words,
    article_from_sentences,
    compare,
    load,
    split_sentences,
)

LIGHTHOUSE = Path(__file__).parents[2] / "seeds" / "lighthouse"


def test_what_it_lists_is_there_once() -> None:
    assert len(set(reader.__all__)) == len(reader.__all__)
    assert all(hasattr(reader, name) for name in reader.__all__)


@pytest.mark.parametrize("name", [name for name in reader.__all__ if name != "wording"])
def test_everything_it_shows_says_what_it_is(name: str) -> None:
    shown = getattr(reader, name)
    assert not callable(shown) or name in {"Cancelled", "Progress"} or inspect.getdoc(shown)


def test_a_story_is_read_and_compared_with_a_few_lines() -> None:
    left, right = load(LIGHTHOUSE / "harbour-ledger.txt"), load(LIGHTHOUSE / "newsloop.txt")
    result = compare(left, right, Options(), progress=None, cancelled=None)
    assert isinstance(result, Comparison)
    assert isinstance(left, Article)
    assert all(0 <= link.left < len(left.sentences) and 0 <= link.right < len(right.sentences) for link in result.links)
    assert result.links
    assert result.findings


ALLOWED = {
    FindingKind.QUOTE: "verbatim altered truncated paraphrased",
    FindingKind.NUMBER: "kept_different_format changed dropped added",
    FindingKind.NAME: "changed",
    FindingKind.ATTRIBUTION: "changed dropped added",
    FindingKind.CERTAINTY: "strengthened weakened changed",
}


def test_each_kind_of_finding_has_only_its_own_changes() -> None:
    result = compare(load(LIGHTHOUSE / "harbour-ledger.txt"), load(LIGHTHOUSE / "newsloop.txt"))
    assert {FindingKind.QUOTE, FindingKind.NUMBER, FindingKind.CERTAINTY} <= {found.kind for found in result.findings}
    assert [] == [found for found in result.findings if not allowed(found)]


def allowed(finding: Finding) -> bool:
    return finding.change in {FindingChange(word) for word in ALLOWED[finding.kind].split()}


def test_sentences_are_split_as_texts() -> None:
    assert ["One came.", "Two left."] == split_sentences("One came. Two left.")
    assert ["橋は直る。", "船は出ない。"] == split_sentences("橋は直る。船は出ない。", language="ja")


def test_words_are_aligned_as_pairs_of_spans() -> None:
    pairs = align_words("The old bridge closed.", "The bridge closed in May.")
    words = [("The old bridge closed."[a:b], "The bridge closed in May."[c:d]) for (a, b), (c, d) in pairs]
    assert [("The", "The"), ("bridge", "bridge"), ("closed", "closed")] == [pair for pair in words if pair[0].isalpha()]
    assert all(isinstance(span, Span) for pair in pairs for span in pair)


def test_a_file_that_is_not_there_is_one_of_our_errors(tmp_path: Path) -> None:
    with pytest.raises(ReaderError) as raised:
        load(tmp_path / "nothing.txt")
    assert "nothing.txt" in raised.value.path
    assert raised.value.reason
    assert raised.value.hint


def test_given_sentences_are_the_sentences_of_the_article() -> None:
    article = article_from_sentences(["One came. Two left.", "Three stayed."])
    assert ["One came. Two left.", "Three stayed."] == [article.sentence_text(k) for k in range(2)]

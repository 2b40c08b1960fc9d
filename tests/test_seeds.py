"""The sample stories: their gold says what is in the files, and they show what the README promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.loading.files import load
from reader.model import FindingChange, FindingKind

SEEDS = Path(__file__).parents[1] / "seeds"
STORIES = sorted(path.parent.name for path in SEEDS.glob("*/gold.json"))
CHANGES = {
    FindingKind.QUOTE: {
        FindingChange.VERBATIM,
        FindingChange.ALTERED,
        FindingChange.TRUNCATED,
        FindingChange.PARAPHRASED,
    },
    FindingKind.NUMBER: {
        FindingChange.KEPT_DIFFERENT_FORMAT,
        FindingChange.CHANGED,
        FindingChange.DROPPED,
        FindingChange.ADDED,
    },
    FindingKind.NAME: {FindingChange.CHANGED},
    FindingKind.ATTRIBUTION: {FindingChange.CHANGED, FindingChange.DROPPED, FindingChange.ADDED},
    FindingKind.CERTAINTY: {FindingChange.STRENGTHENED, FindingChange.WEAKENED, FindingChange.CHANGED},
}
SENTENCE_ENDS = (".", "!", "?", ".”", "?”", ". “")


def gold_of(story: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SEEDS / story / "gold.json").read_text(encoding="utf-8"))
    return gold


def details(story: str, kind: str, change: str) -> list[dict[str, Any]]:
    return [found for found in gold_of(story)["details"] if (found["kind"], found["change"]) == (kind, change)]


def full_sentences(sentences: list[str]) -> list[str]:
    """Return those that are sentences and not headlines, headings, stamps or credits."""
    return [sentence for sentence in sentences if sentence.endswith(SENTENCE_ENDS)]


def without_space(text: str) -> str:
    return "".join(text.split())


def test_there_are_three_stories() -> None:
    assert STORIES == ["lighthouse", "tram", "well"]


@pytest.mark.parametrize("story", STORIES)
def test_the_readme_has_a_line_for_every_story(story: str) -> None:
    lines = (SEEDS / "README.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith(f"- **{story}/** shows ")]) == 1


@pytest.mark.parametrize("story", STORIES)
def test_every_file_of_a_story_is_named_in_the_readme(story: str) -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in (SEEDS / story).iterdir()} - {"gold.json"}
    gold = gold_of(story)
    assert files == {gold["a_file"], gold["b_file"]}
    assert all(f"`{name}`" in readme for name in files)


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("story", STORIES)
def test_the_sentences_are_all_that_the_article_says_in_its_order(story: str, side: str) -> None:
    gold = gold_of(story)
    article = load(SEEDS / story / gold[f"{side}_file"])
    assert without_space(article.text) == without_space("".join(gold[side]))


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("story", STORIES)
def test_the_splitter_finds_the_gold_sentences(story: str, side: str) -> None:
    gold = gold_of(story)
    article = load(SEEDS / story / gold[f"{side}_file"])
    assert [article.sentence_text(index) for index in range(len(article.sentences))] == gold[side]


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("story", STORIES)
def test_spans_of_a_plain_text_give_its_sentences(story: str, side: str) -> None:
    gold = gold_of(story)
    name = gold[f"{side}_file"]
    plain = name.endswith(".txt")
    assert (f"{side}_spans" in gold) is plain
    if plain:
        text = (SEEDS / story / name).read_text(encoding="utf-8")
        assert [text[start:end] for start, end in gold[f"{side}_spans"]] == gold[side]


@pytest.mark.parametrize("story", STORIES)
def test_links_name_sentences_once_and_say_their_kind(story: str) -> None:
    gold = gold_of(story)
    pairs = [(left, right) for left, right, _ in gold["links"]]
    optional = [(left, right) for left, right in gold["optional"]]
    every = pairs + optional
    assert len(set(every)) == len(every)
    assert all(0 <= left < len(gold["a"]) and 0 <= right < len(gold["b"]) for left, right in every)
    assert {kind for _, _, kind in gold["links"]} <= {"same", "reworded", "partial"}


@pytest.mark.parametrize("story", STORIES)
def test_sentences_linked_as_the_same_are_the_same(story: str) -> None:
    gold = gold_of(story)
    for left, right, kind in gold["links"]:
        assert (gold["a"][left] == gold["b"][right]) is (kind == "same")


@pytest.mark.parametrize("story", STORIES)
def test_details_stand_in_linked_sentences(story: str) -> None:
    gold = gold_of(story)
    pairs = {(left, right) for left, right, _ in gold["links"]}
    for detail in gold["details"]:
        assert (detail["a"], detail["b"]) in pairs
        assert detail["a_text"] in gold["a"][detail["a"]]
        assert detail["b_text"] in gold["b"][detail["b"]]
        assert detail["a_text"] or detail["b_text"]


@pytest.mark.parametrize("story", STORIES)
def test_details_have_a_kind_and_change_of_the_engine(story: str) -> None:
    for detail in gold_of(story)["details"]:
        assert FindingChange(detail["change"]) in CHANGES[FindingKind(detail["kind"])]


@pytest.mark.parametrize("story", STORIES)
def test_verbatim_quotations_and_only_they_have_the_same_words(story: str) -> None:
    quotes = [detail for detail in gold_of(story)["details"] if detail["kind"] == "quote"]
    for detail in quotes:
        same = detail["a_text"].strip("“”,. ") == detail["b_text"].strip("“”,. ")
        assert same is (detail["change"] == "verbatim")


def test_the_lighthouse_is_a_long_feature_and_a_short_rewrite() -> None:
    gold = gold_of("lighthouse")
    assert len(full_sentences(gold["a"])) >= 50
    assert 18 <= len(full_sentences(gold["b"])) <= 25


def test_the_rewrite_alters_quotations_and_inflates_claims() -> None:
    assert len(details("lighthouse", "quote", "altered")) >= 6
    assert len(details("lighthouse", "quote", "truncated")) >= 1
    assert len(details("lighthouse", "certainty", "strengthened")) >= 2
    assert len(details("lighthouse", "name", "changed")) >= 2
    assert len(details("lighthouse", "number", "changed")) >= 1
    assert len(details("lighthouse", "attribution", "dropped")) >= 1


def test_the_rewrite_tells_the_story_in_another_order() -> None:
    lefts = [left for left, right, _ in sorted(gold_of("lighthouse")["links"], key=lambda link: (link[1], link[0]))]
    assert lefts != sorted(lefts)


def test_the_rewrite_is_broken_as_bad_translation_leaves_it() -> None:
    sentences = gold_of("lighthouse")["b"]
    assert any(". , " in sentence for sentence in sentences)
    assert any(sentence.endswith(" “") for sentence in sentences)
    assert "date 2026-03-09 the boat mechanic" in (SEEDS / "lighthouse" / "newsloop.txt").read_text(encoding="utf-8")
    assert [sentence[:16] for sentence in sentences if sentence[0].islower()] == [
        "date 2026-03-09",
        "the boat mechani",
        "the Coast Lights",
    ]
    assert 0 < sentences.index("Photo: Lark / Skarrow village school") < len(sentences) - 1


def test_the_two_reports_share_half_of_their_facts() -> None:
    gold = gold_of("tram")
    shared = {right for _, right, _ in gold["links"]}
    assert 20 <= len(full_sentences(gold["a"])) <= 28
    assert 20 <= len(full_sentences(gold["b"])) <= 28
    assert 0.4 <= len(shared) / len(gold["b"]) <= 0.75


def test_the_update_keeps_moves_corrects_adds_and_drops() -> None:
    gold = gold_of("well")
    kept = [(left, right) for left, right, kind in gold["links"] if kind == "same"]
    linked_left = {left for left, _, _ in gold["links"]}
    linked_right = {right for _, right, _ in gold["links"]}
    assert len(kept) >= 8
    assert [right for _, right in kept] != sorted(right for _, right in kept)
    assert len(details("well", "number", "changed")) >= 3
    assert any(gold["b"][index].startswith("“") for index in set(range(len(gold["b"]))) - linked_right)
    assert any("A farmer" in gold["a"][index] for index in set(range(len(gold["a"]))) - linked_left)

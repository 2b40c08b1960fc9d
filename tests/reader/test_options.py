"""The knobs and what follows from them."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from reader.compare import compare
from reader.language.compose import article_from_sentences
from reader.model import ChangeKind, Link
from reader.options import Options


@pytest.mark.parametrize(("sensitivity", "score"), [(0.0, 0.75), (0.5, 0.30), (1.0, 0.12)])
def test_sensitivity_says_what_score_a_link_needs(sensitivity: float, score: float) -> None:
    assert score == pytest.approx(Options(sensitivity=sensitivity).least_score, abs=0.001)


def test_a_looser_setting_always_needs_less() -> None:
    scores = [Options(sensitivity=step / 10).least_score for step in range(11)]
    assert all(stricter > looser for stricter, looser in pairwise(scores))


def test_options_are_values_that_can_not_be_changed() -> None:
    assert Options() == Options()
    assert hash(Options(ignore_case=True)) == hash(Options(ignore_case=True))
    with pytest.raises(dataclasses.FrozenInstanceError):
        Options().sensitivity = 1.0  # type: ignore[misc]


RULES = [
    ("ignore_case", "The Old Bridge over the Sarn was closed.", "The old bridge over the Sarn was closed."),
    ("ignore_punctuation", "The bridge, over the Sarn, was closed.", "The bridge over the Sarn was closed!"),
    ("ignore_quote_style", "Reed’s bridge is “closed” by the mayor.", 'Reed\'s bridge is "closed" by the mayor.'),
    ("ignore_diacritics", "Señor Peña crossed the closed bridge.", "Senor Pena crossed the closed bridge."),
]


@pytest.mark.parametrize(("rule", "left", "right"), RULES, ids=[rule for rule, _, _ in RULES])
@pytest.mark.parametrize("ignored", [True, False])
def test_each_rule_says_whether_such_a_difference_counts(rule: str, left: str, right: str, *, ignored: bool) -> None:
    options = Options(**{rule: ignored})  # type: ignore[arg-type]
    (change,) = compare(article_from_sentences([left], "en"), article_from_sentences([right], "en"), options).changes
    assert (ChangeKind.KEPT if ignored else ChangeKind.REWORDED) == change.kind


@pytest.mark.parametrize("ignored", [True, False])
def test_the_rule_for_white_space_says_whether_more_space_counts(*, ignored: bool) -> None:
    left, right = "The bridge over  the Sarn\nwas closed.", "The bridge over the Sarn was closed."
    options = Options(ignore_space=ignored)
    (change,) = compare(article_from_sentences([left]), article_from_sentences([right]), options).changes
    assert (ChangeKind.KEPT if ignored else ChangeKind.REWORDED) == change.kind


def test_the_language_of_the_options_is_that_of_both_articles() -> None:
    known, told = (closed_bridges(language) for language in ("de", "en"))
    assert known == told


def closed_bridges(language: str) -> tuple[Link, ...]:
    left = article_from_sentences(["Die alte Brücke wurde gesperrt."], language)
    right = article_from_sentences(["Alte Brücken sperrte man."], language)
    return compare(left, right, Options(language="de", sensitivity=1.0)).links

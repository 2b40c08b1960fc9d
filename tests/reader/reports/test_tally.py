"""What is said in sum is one text: the report's, counted from utterances and findings that aren't set aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.compare import compare
from reader.loading.files import article_from_text
from reader.model import FindingMark, Verdict
from reader.options import Options
from reader.reports import build_report
from reader.reports.quotations import ledger_of
from reader.reports.tally import tally
from tests.reader.reports.story import story, story_with_findings


def test_the_sum_is_the_reports() -> None:
    comparison = story_with_findings()
    marks = {comparison.findings[0].place: FindingMark(Verdict.WRONG)}
    for said in ({}, marks):
        report = build_report(comparison, made=None, marks=said)
        assert report.summary == " · ".join(tally(comparison, ledger_of(comparison), said))


def test_what_is_set_aside_is_said_before_a_narrow_window_could_cut_it() -> None:
    comparison = story_with_findings()
    marks = {found.place: FindingMark(Verdict.WRONG) for found in comparison.findings}
    assert tally(comparison, ledger_of(comparison), marks) == (
        "1 quotation: 1 only in B",
        "4 findings set aside as wrong",
    )


def test_a_mark_on_something_else_sets_nothing_aside() -> None:
    comparison, other = story(), story_with_findings()
    marks = {other.findings[0].place: FindingMark(Verdict.WRONG)}
    assert not any("set aside" in said for said in tally(comparison, ledger_of(comparison), marks))


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("en", "fr"), ("two languages (A en, B fr): most words can't be matched",)),
        (("en", "en"), ()),
        (("en", ""), ()),
    ],
)
def test_texts_in_two_languages_come_with_a_caution_first(languages: tuple[str, str], said: tuple[str, ...]) -> None:
    comparison = story()
    left, right = (
        replace(article, head=replace(article.head, language=language))
        for article, language in zip((comparison.left, comparison.right), languages, strict=True)
    )
    before = tally(comparison, ledger_of(comparison), {})
    assert tally(replace(comparison, left=left, right=right), ledger_of(comparison), {}) == (*said, *before)


@pytest.mark.parametrize(
    ("languages", "without"), [(("en", "pt"), ""), (("", "de"), ""), (("nb", "no"), "nb, no"), (("zh", "zh"), "zh")]
)
def test_what_was_not_looked_for_is_said_before_what_was_found(languages: tuple[str, str], without: str) -> None:
    comparison = story_with_findings()
    left, right = (
        replace(article, head=replace(article.head, language=language))
        for article, language in zip((comparison.left, comparison.right), languages, strict=True)
    )
    said = tally(replace(comparison, left=left, right=right), ledger_of(comparison), {})
    about = [place for place, words in enumerate(said) if words.startswith("sources and certainty not compared")]
    assert len(about) == bool(without)
    assert not without or said[about[0]].endswith(f"no word lists for {without}")
    assert not without or about[0] < next(place for place, words in enumerate(said) if "figure changed" in words)


def test_quotations_in_two_languages_are_counted_as_not_compared() -> None:
    left = article_from_text("“The tiles were laid on sand,” Ms Roe said in Pell.", options=Options(language="en"))
    right = article_from_text("„Die Fliesen lagen auf Sand“, sagte Frau Roe in Pell.", options=Options(language="de"))
    comparison = compare(left, right)
    said = tally(comparison, ledger_of(comparison), {})
    assert said[1] == "2 quotations: 2 not compared, as the articles are in different languages"

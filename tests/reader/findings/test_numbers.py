"""Figures of linked sentences are compared as values, and only where they count the same thing."""

import datetime as dt
from dataclasses import replace

import pytest

from reader.findings import find_findings
from reader.options import Options
from tests.reader.findings.pairs import linked, shown

FORMAT = "kept_different_format"


def figures(left: str, right: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [entry[1:] for entry in shown(left, right, language) if entry[0] == "number"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Rescuers pulled 31 passengers out.", "Rescuers pulled 13 passengers out.", ("changed", "31", "13")),
        ("It rose by 25 to 30 percent.", "It rose by 25–30%.", (FORMAT, "25 to 30 percent", "25–30%")),
        ("It costs 4 million euros.", "It costs 4 billion euros.", ("changed", "4 million euros", "4 billion euros")),
        ("Over 140,000 people came.", "140,000 people came.", ("changed", "Over 140,000", "140,000")),
        ("The slick is 40 miles long.", "The slick is 40 kilometres long.", ("changed", "40 miles", "40 kilometres")),
        ("The strike began on Tuesday there.", "The strike began on Friday there.", ("changed", "Tuesday", "Friday")),
        ("Roughly 35 percent live.", "35 percent live.", (FORMAT, "Roughly 35 percent", "35 percent")),
        ("It needs 24 million people.", "It needs millions of people.", ("changed", "24 million", "millions")),
        ("Residents voted against it by 412 to 389.", "Residents voted against it.", ("dropped", "412 to 389", "")),
    ],
)  # fmt: skip
def test_a_figure_s_change_is_named(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert figures(left, right) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The police seized 340 kilos of eels.", "340 kilos of eels were seized by the police."),
        ("He has two horses and lost a race.", "She has two sons and won a seat."),
        ("On Tuesday the mayor spoke.", "The mayor spoke."),
        ("A six-week ban on fishing holds.", "The ban on fishing holds for six weeks."),
        ("It was torn down yesterday.", "It was torn down on Tuesday."),
        ("It passed with 22 votes, and 35 were blank.", "It passed, and 35 were blank."),
    ],
)
def test_where_nothing_differs_for_sure_nothing_is_said(left: str, right: str) -> None:
    assert [change for change, _, _ in figures(left, right) if change != "dropped"] == []


def test_counts_that_changed_places_are_both_changed() -> None:
    found = figures("A cart hit 3 cars and hurt 5 pedestrians.", "A cart hit 5 cars and hurt 3 pedestrians.")
    assert found == [("changed", "3", "5"), ("changed", "5", "3")]


def test_a_figure_given_elsewhere_in_the_article_is_not_left_out() -> None:
    left, right, links = linked(
        ["Residents voted against it by 412 to 389."],
        ["Residents voted against it.", "The count was 412 to 389."],
    )
    assert find_findings(left, right, links, Options()) == ()


def test_relative_dates_are_resolved_by_the_articles_dates() -> None:
    left, right, links = linked(
        ["The pier opened yesterday for ferries."], ["The pier opened on 2 May 2020 for ferries."]
    )
    dated = replace(left, head=replace(left.head, date=dt.date(2020, 5, 3)))
    (found,) = find_findings(dated, right, links, Options())
    assert (found.change, found.reason) == ("kept_different_format", "format")

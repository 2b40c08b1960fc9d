"""Figures of linked sentences are compared as values, and only where they count the same thing."""

import datetime as dt
from dataclasses import replace

import pytest

from reader.findings.facts import find_findings
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
        (
            "About a third of the members left.",
            "About half of the members left.",
            ("changed", "About a third", "About half"),
        ),
        (
            "Two-thirds of the shops are empty.",
            "66 percent of the shops are empty.",
            (FORMAT, "Two-thirds", "66 percent"),
        ),
        (
            "Half the shops are empty.",
            "Some 40 percent of the shops are empty.",
            ("changed", "Half", "Some 40 percent"),
        ),
        ("Output has doubled since May.", "Output has tripled since May.", ("changed", "doubled", "tripled")),
        ("She was warned twice by him.", "She was warned on two occasions by him.", (FORMAT, "twice", "two occasions")),
        ("Half a dozen sheep got out.", "Six sheep got out.", (FORMAT, "Half a dozen", "Six")),
        (
            "It cost half a million crowns.",
            "It cost 500,000 crowns.",
            (FORMAT, "half a million crowns", "500,000 crowns"),
        ),
        ("It took two and a half years.", "It took three years.", ("changed", "two and a half years", "three years")),
        ("He played in the 1990s in town.", "He played in 1990 in town.", (FORMAT, "1990s", "1990")),
        ("It shuts at noon in town.", "It shuts at 1 p.m. in town.", ("changed", "noon", "1 p.m.")),
        (
            "Prices rose by 3 percent.",
            "Prices rose by 3 percentage points.",
            ("changed", "3 percent", "3 percentage points"),
        ),
        ("Some 90 people sat in it.", "Some 80 passengers sat in it.", ("changed", "Some 90", "Some 80")),
        ("It sank late Tuesday off Roe.", "It sank Tuesday night off Roe.", (FORMAT, "late Tuesday", "Tuesday night")),
        (
            "It sank Tuesday morning off Roe.",
            "It sank Tuesday night off Roe.",
            ("changed", "Tuesday morning", "Tuesday night"),
        ),
        (
            "It sank early on Tuesday off Roe.",
            "It sank Wednesday off Roe.",
            ("changed", "early on Tuesday", "Wednesday"),
        ),
        ("He promised today to mend it.", "He promised on Tuesday to mend it.", (FORMAT, "today", "Tuesday")),
        ("He left his job in January.", "He left his job earlier this year.", (FORMAT, "January", "this year")),
        ("It was set out on July 2 there.", "It was set out this month there.", (FORMAT, "July 2", "this month")),
        ("Pay it by September 27.", "Pay it by September.", ("changed", "September 27", "September")),
        (
            "Six GOP senators will back the bill.",
            "Seven Republican senators will back the bill.",
            ("changed", "Six", "Seven"),
        ),
    ],
)
def test_a_figure_s_change_is_named(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert figures(left, right) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The police seized 340 kilos of eels.", "340 kilos of eels were seized by the police."),
        ("He has two horses and lost a race.", "She has two sons and won a seat."),
        ("On Tuesday the mayor spoke.", "The mayor spoke."),
        ("It sank on Tuesday off Roe.", "It sank on Tuesday night off Roe."),
        ("Two-thirds of the shops are empty.", "Two thirds of the shops are empty."),
        ("The half of it was his half-brother's.", "A half was his brother's."),
        ("The mill has 40 windows.", "The mill has 50 doors."),
        ("It met this year.", "The mayor won in 2016."),
        ("“We shut it today,” she said of the mill.", "She shut it on Tuesday, she said of the mill."),
        ("If passed, H.B. 2020 would raise the toll.", "If passed, it would raise the toll."),
        ("A six-week ban on fishing holds.", "The ban on fishing holds for six weeks."),
        ("They won 3-1 in town.", "They won 1-3 in town."),
        ("Two out of three divers were saved.", "Two divers were saved."),
        ("Nearly 400 people came there.", "Fewer than 400 people came there."),
        ("Flight MH17 fell.", "Flight MH-17 fell."),
        ("It closed on 03/04/2020 in town.", "It closed on 3 April 2020 in town."),
        ("It was torn down yesterday.", "It was torn down on Tuesday."),
        ("It passed with 22 votes, and 35 were blank.", "It passed, and 35 were blank."),
    ],
)
def test_where_nothing_differs_for_sure_nothing_is_said(left: str, right: str) -> None:
    assert [change for change, _, _ in figures(left, right) if change != "dropped"] == []


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("At least 10 people died there.", "14 people died there.", "bound"),
        ("Up to 50 people died there.", "30 people died there.", "bound"),
        ("More than 1,000 people came there.", "2,000 people came there.", "bound"),
        ("More than 1,000 people came there.", "At least 1,001 people came there.", "bound"),
        ("Fewer than 30 people died there.", "30 people died there.", "bound"),
        ("Nearly 400 people came there.", "More than 350 people came there.", "bound"),
        ("Nearly 400 people came there.", "About 310 people came there.", "value"),
        ("Almost 400 people came there.", "200 people came there.", "value"),
        ("Fewer than 30 people died there.", "40 people died there.", "value"),
        ("More than 30 people died there.", "Fewer than 30 people died there.", "value"),
        ("It fell to -5 degrees there.", "It fell to 5 degrees there.", "value"),
    ],
)
def test_figures_that_leave_an_end_open_conflict_only_where_no_value_suits_both(
    left: str, right: str, reason: str
) -> None:
    one, other, links = linked([left], [right])
    (found,) = find_findings(one, other, links, Options())
    assert (found.change, found.reason) == ("changed", reason)


def test_a_table_of_figures_in_one_sentence_is_compared_by_equal_values() -> None:
    many = " ".join(f"Roe {k} ({k + 7}%)," for k in range(1000, 1600))
    found = figures(f"{many} 5 sheep and seven thousand hens.", f"{many} 6 goats and 7,000 hens.")
    assert found == [(FORMAT, "seven thousand", "7,000")]


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


@pytest.mark.parametrize(
    ("told", "year"), [("last October", 2018), ("last March", 2019), ("last April", 2018), ("next May", 2019)]
)
def test_the_last_month_of_its_name_has_a_year_by_the_articles_date(told: str, year: int) -> None:
    left, right, links = linked(
        [f"The pier opened {told} for ferries."], [f"The pier opened in {told.split()[1]} {year} for ferries."]
    )
    for written, change, reason in ((2019, FORMAT, "format"), (2015, "changed", "value")):
        dated = replace(left, head=replace(left.head, date=dt.date(written, 4, 3)))
        (found,) = find_findings(dated, right, links, Options())
        assert (found.change, found.reason) == (change, reason)


def test_a_last_and_a_next_october_differ() -> None:
    assert figures("It opened last October for ferries in town.", "It opens next October for ferries in town.") == [
        ("changed", "last October", "next October")
    ]


def test_a_year_in_a_title_is_missed_only_where_the_other_side_has_the_title() -> None:
    full, short = "Both back the Wild Rivers Act of 1973.", "Both back the Wild Rivers Act."
    assert figures(full, short) == [("dropped", "1973", "")]
    assert figures("The house backs the Wild Rivers Act of 1973.", "The house backs some rules for wild rivers.") == []


def test_a_figure_of_the_source_is_the_source_s() -> None:
    assert (
        figures("The mill leaked oil, according to four mill officials.", "Mill officials saw the mill leak oil.") == []
    )


@pytest.mark.parametrize(
    ("day", "weekday", "change"),
    [("today", "Tuesday", FORMAT), ("yesterday", "Monday", FORMAT), ("today", "Wednesday", "changed")],
)
def test_a_day_told_by_the_article_s_own_date_is_held_against_a_weekday(day: str, weekday: str, change: str) -> None:
    left, right, links = linked(
        [f"The mayor promised {day} to mend it."], [f"The mayor promised on {weekday} to mend it."]
    )
    dated = replace(left, head=replace(left.head, date=dt.date(2026, 11, 24)))
    (found,) = find_findings(dated, right, links, Options())
    assert found.change == change

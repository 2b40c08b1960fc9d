"""Dates in heads: what they are, and what isn't one."""

# ruff: noqa: E501 - cases are read more easily unbroken

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loading.dates import parse_date

THE_DAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04", "2026-03-04T06:30:00+01:00", "20260304", "20260304T063000Z", "2026/3/4", "4 March 2026", "March 4, 2026", "Mar. 4 2026",
        "Wednesday, 4th of March, 2026", "Wed, 04 Mar 2026 06:30:00 +0100", "4. März 2026", "04.03.2026", "4 mars 2026", "4 de marzo de 2026",
        "4 de março de 2026", "4 marzo 2026", "4 марта 2026 года", "2026年3月4日", "2026년 3월 4일", "Published on 4 March 2026 at 14:30",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert parse_date(text) == THE_DAY


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "3/4/2026", "2026", "March 2026", "2026-13-04", "31 February 2026", "99999999", "12026-03-040"],
)
def test_what_is_ambiguous_or_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_survives_its_iso_form(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), dt.date)

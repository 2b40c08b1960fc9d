"""The only times of two linked sentences answer each other where one may be the other."""

import pytest

from reader.findings.times import lone_fit, lone_time
from reader.language.numbers import find_quantities
from reader.language.quantities import Quantity
from reader.language.tokens import tokens
from reader.model import Span


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, tokens(text, Span(0, len(text)), "en"), "en")


@pytest.mark.parametrize(
    ("one", "other", "alike", "fits"),
    [
        ("over the weekend", "on Sunday", False, True),
        ("over the weekend", "on Monday", False, False),
        ("last year", "last October", False, True),
        ("last year", "next October", False, False),
        ("last year", "in October", False, False),
        ("in recent years", "in 2015", True, True),
        ("in recent years", "in 2015", False, False),
        ("today", "on Sunday", True, False),
        ("this week", "on Sunday", True, False),
        ("in 2014", "in 2015", True, False),
    ],
)
def test_lone_times_fit(one: str, other: str, *, alike: bool, fits: bool) -> None:
    (a,), (b,) = read(f"It ran {one}."), read(f"It ran {other}.")
    assert (lone_fit(a, b, alike=alike) > 0, lone_fit(b, a, alike=alike) > 0) == (fits, fits)


def test_an_hour_is_no_second_time_but_a_day_is() -> None:
    quantities = read("It ran on Sunday at 3 p.m.")
    assert lone_time(quantities) is quantities[0]
    assert lone_time(read("It ran on Sunday and on Monday.")) is None

"""A length of time that says how far another one is answers the day that it leads to, and no other."""

import pytest

from tests.reader.findings.pairs import shown

TUESDAY = "The pilot shouted at the anglers late on Tuesday."


def figures(left: str, right: str) -> list[tuple[str, str]]:
    return [(ours, theirs) for kind, _, ours, theirs in shown(left, right) if kind == "number"]


@pytest.mark.parametrize(
    ("right", "far"),
    [
        ("A day after he shouted at the anglers, the pilot said sorry on Wednesday.", "A day"),
        ("The pilot said sorry on Friday, having shouted at the anglers three days before.", "three days"),
        ("On Monday the pilot said sorry; one day later he shouted at the anglers.", "one day"),
    ],
)
def test_a_weekday_is_reckoned_from_the_one_beside_it(right: str, far: str) -> None:
    assert figures(TUESDAY, right) == [("late on Tuesday", far)]


@pytest.mark.parametrize(
    "right",
    [
        "A day after he shouted at the anglers, the pilot said sorry on Friday.",
        "Days after he shouted at the anglers, the pilot said sorry on Wednesday.",
        "A day after the flood and a week after the storm he sang.",
    ],
)
def test_a_length_that_leads_elsewhere_answers_nothing(right: str) -> None:
    assert figures(TUESDAY, right) == []

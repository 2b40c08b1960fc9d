"""Candidates for contradictions are figures, days, names and negations that conflict, the heaviest first."""

from reader.findings import find_findings
from reader.findings.contradictions import Contradiction, contradictions
from reader.options import Options
from tests.reader.findings.pairs import linked


def candidates(left: list[str], right: list[str]) -> tuple[Contradiction, ...]:
    ours, theirs, links = linked(left, right, "en")
    return contradictions(ours, theirs, links, find_findings(ours, theirs, links, Options()))


def test_an_outright_difference_weighs_more_than_a_bound() -> None:
    found = candidates(
        ["Over 140,000 people came.", "Rescuers pulled 31 passengers out."],
        ["140,000 people came.", "Rescuers pulled 13 passengers out."],
    )
    assert [(c.left, c.reason) for c in found] == [(1, "value"), (0, "bound")]
    assert found[0].weight > found[1].weight


def test_a_statement_that_one_side_negates_conflicts() -> None:
    (found,) = candidates(
        ["The ferry did not leave the harbour on time."], ["The ferry did leave the harbour on time."]
    )
    assert found.reason == "negation"


def test_the_negated_side_may_be_the_right_one() -> None:
    (found,) = candidates(
        ["The ferry did leave the harbour on time."], ["The ferry did not leave the harbour on time."]
    )
    assert (found.left, found.right, found.reason) == (0, 0, "negation")


def test_another_format_and_two_negations_are_no_conflict() -> None:
    assert (
        candidates(
            ["Prices rose by 25 percent.", "The ferry did not leave the harbour."],
            ["Prices rose by 25%.", "The ferry never left the harbour."],
        )
        == ()
    )

"""Candidates for contradictions are figures, days, names and negations that conflict, the heaviest first."""

from reader.findings.facts import find_facts
from reader.model import Contradiction
from reader.options import Options
from tests.reader.findings.pairs import linked


def candidates(left: list[str], right: list[str]) -> tuple[Contradiction, ...]:
    ours, theirs, links = linked(left, right, "en")
    return find_facts(ours, theirs, links, Options())[1]


def test_another_figure_conflicts_and_a_bound_does_not() -> None:
    found = candidates(
        ["Over 140,000 people came.", "Rescuers pulled 31 passengers out."],
        ["140,000 people came.", "Rescuers pulled 13 passengers out."],
    )
    assert [(c.left, c.reason) for c in found] == [(1, "value")]


def test_a_figure_weighs_more_than_a_name() -> None:
    found = candidates(
        ["The mayor of Lund, Ada Berg, opened the bridge.", "Rescuers pulled 31 passengers out."],
        ["The mayor of Lund, Eva Holm, opened the bridge.", "Rescuers pulled 13 passengers out."],
    )
    assert [c.kind for c in found] == ["number", "name"]
    assert found[0].weight > found[1].weight


def test_a_conflict_from_a_finding_has_its_place() -> None:
    ours, theirs, links = linked(
        ["The council met in the old town hall on Tuesday."],
        ["The council met in the old town hall on Thursday."],
        "en",
    )
    (finding,), (found,) = find_facts(ours, theirs, links, Options())
    assert finding.place == found.place


def test_a_quoted_negation_is_no_conflict() -> None:
    assert candidates(["“The ferry did not leave the harbour.”"], ["“The ferry did leave the harbour.”"]) == ()


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


def test_a_german_negation_stands_behind_its_verb() -> None:
    ours, theirs, links = linked(
        ["Die Polizei schließt eine Brandstiftung im Hafen nicht aus."],
        ["Die Polizei schließt eine Brandstiftung im Hafen aus."],
        "de",
    )
    assert [c.reason for c in find_facts(ours, theirs, links, Options())[1]] == ["negation"]


def test_another_format_and_two_negations_are_no_conflict() -> None:
    assert (
        candidates(
            ["Prices rose by 25 percent.", "The ferry did not leave the harbour."],
            ["Prices rose by 25%.", "The ferry never left the harbour."],
        )
        == ()
    )

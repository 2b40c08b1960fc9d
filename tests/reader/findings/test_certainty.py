"""How sure a statement is: every family of hedges lost and gained, and the same weight in other words left alone."""

import pytest

from reader.findings.facts import find_findings
from reader.options import Options
from tests.reader.findings.pairs import linked, shown

FAMILIES = [
    ("The council might sell it to a hotel chain.", "The council has sold it to a hotel chain.", "possibility"),
    ("The fox seems to have entered through a skylight.", "The fox entered through a skylight.", "likelihood"),
    ("He allegedly took bribes from smugglers.", "He took bribes from smugglers.", "allegation"),
    ("The ministry has tried to stay out of the row.", "The state has so far stayed out of the row.", "attempt"),
    ("The firm tried to take over the salt works.", "The firm took over the salt works.", "attempt"),
    ("The duke has reportedly sold his stables.", "The duke has sold his stables.", "hearsay"),
    ("The duke falsely claimed that the mill was safe.", "The duke said that the mill was safe.", "allegation"),
    ("He claimed without evidence that the mill was shut.", "He said that the mill was shut.", "allegation"),
    ("He made the baseless claim that the lake was deep.", "He made the claim that the lake was deep.", "allegation"),
    ("A man suspected of killing a guard was held.", "A man who killed a guard was held.", "allegation"),
    ("The man charged with killing a guard is tall.", "The man who killed a guard is tall.", "allegation"),
    ("It is unclear whether the mill poisoned the lake.", "The mill poisoned the lake there.", "possibility"),
    ("The council is considering selling the hall.", "The council is selling the hall.", "possibility"),
    ("The union is expected to endorse the mayor.", "The union endorsed the mayor.", "likelihood"),
]


def certainty(left: str, right: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [entry[1:] for entry in shown(left, right, language) if entry[0] == "certainty"]


@pytest.mark.parametrize(("hedged", "plain", "reason"), FAMILIES)
def test_a_lost_hedge_strengthens_and_a_gained_one_weakens(hedged: str, plain: str, reason: str) -> None:
    for left, right, change in ((hedged, plain, "strengthened"), (plain, hedged, "weakened")):
        ours, theirs, links = linked([left], [right], "en")
        (found,) = find_findings(ours, theirs, links, Options())
        assert (found.change, found.reason) == (change, reason)


@pytest.mark.parametrize(
    ("negated", "plain", "language"),
    [
        ("The minister did not resign on Friday.", "The minister resigned on Friday.", "en"),
        ("She has never met the builder.", "She has met the builder.", "en"),
        ("Nobody was hurt in the fire at the mill.", "Three were hurt in the fire at the mill.", "en"),
        ("Der Minister trat am Freitag nicht zurück.", "Der Minister trat am Freitag zurück.", "de"),
        ("El ministro no renunció el viernes.", "El ministro renunció el viernes.", "es"),
        ("Le ministre n'a pas démissionné vendredi.", "Le ministre a démissionné vendredi.", "fr"),
        ("O ministro não renunciou na sexta-feira.", "O ministro renunciou na sexta-feira.", "pt"),
    ],
)
def test_a_statement_that_one_side_negates_is_changed(negated: str, plain: str, language: str) -> None:
    for left, right in ((negated, plain), (plain, negated)):
        ours, theirs, links = linked([left], [right], language)
        found = [f for f in find_findings(ours, theirs, links, Options()) if f.kind == "certainty"]
        assert [(f.change, f.reason) for f in found] == [("changed", "negation")]


def test_what_may_be_done_is_less_than_what_is_promised() -> None:
    left, right = "Fourteen senators promise to block the bill.", "Fourteen senators may block the bill."
    assert certainty(left, right) == [("weakened", "promise to block", "may block")]
    assert certainty("It will be announced on Friday by the mayor.", "The mayor plans to announce it on Friday.") == []


def test_an_intention_for_an_act_is_a_change() -> None:
    left, right = "The league endorsed Marta Quist.", "The league will endorse Marta Quist."
    assert certainty(left, right) == [("changed", "endorsed", "will endorse")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Perhaps pranksters threw the statue in.", "Pranksters may have thrown the statue in."),
        ("In May the council sold it.", "The council sold it."),
        ("The man charged with killing the guard is tall.", "The tall man faces charges of killing the guard."),
        ("A declaration would give the mayor wide powers.", "The mayor could declare it and get wide powers."),
        ("Asked if he would endorse the mayor, he smiled.", "He endorsed the mayor and smiled."),
        ("The mayor could shut the mill.", "“It is possible that we shut the mill,” the mayor wrote."),
        ("The bridge was not only old but unsafe.", "The bridge was old and unsafe."),
        ("The minister did not resign on Friday.", "The bakery opened on Friday."),
        ("The minister denied that he took the money.", "The minister took the money."),
        ("The council might sell the hotel.", "A hotel chain opened a school."),
        ("The presence of ships risked starting a war.", "The presence of ships could start a war."),
        ("The band hopes to outdo its last album of 1996.", "The band split behind its last album in 1996."),
        ("The docking window opens early on Sunday.", "The shuttle is expected to dock early on Sunday."),
        ("He allegedly took bribes from smugglers.", "He took bribes from smugglers, prosecutors said."),
        ("“We might sell the old hotel,” she said.", "“We will sell the old hotel,” she said."),
    ],
)
def test_other_words_of_the_same_weight_and_other_statements_are_no_findings(left: str, right: str) -> None:
    assert certainty(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (
            "Mayor Ada Renn is expected to be the third to enter the race for the harbour in 2026.",
            "Mayor Ada Renn announced she's in the race for the harbour in 2026.",
            ("strengthened", "expected to be the third", "announced"),
        ),
        (
            "Ada Renn indicated that the new toll would not be lifted.",
            "Ada Renn appeared to suggest she would seek to change the new toll.",
            ("weakened", "indicated", "appeared to suggest"),
        ),
        (
            "Five members promise to filibuster the bill.",
            "Several members, Ada Renn among them, may filibuster all of it.",
            ("weakened", "promise to filibuster", "may filibuster"),
        ),
    ],
)
def test_what_somebody_says_in_other_words_is_held_against_the_hedge(
    left: str, right: str, shown: tuple[str, str, str]
) -> None:
    assert certainty(left, right) == [shown]


@pytest.mark.parametrize(
    ("language", "hedged", "plain"),
    [
        ("de", "Offenbar war das Fundament zu schwach.", "Das Fundament war zu schwach."),
        ("fr", "Il aurait emporté la caisse.", "Il a emporté la caisse."),
        ("es", "Un cortocircuito podría haber causado el incendio.", "Un cortocircuito causó el incendio."),
        ("pt", "Alegadamente, desviou dinheiro da bilheteira.", "Desviou dinheiro da bilheteira."),
    ],
)
def test_hedges_of_other_languages_are_found(language: str, hedged: str, plain: str) -> None:
    assert [change for change, _, _ in certainty(hedged, plain, language)] == ["strengthened"]


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        (
            "Bis dahin könnte das neue Gutachten vorliegen.",
            "Bis dahin wird das neue Gutachten vorliegen.",
            ("könnte das neue Gutachten vorliegen", "vorliegen"),
        ),
        (
            "Die Firma soll der Stadt wichtige Unterlagen vorenthalten haben.",
            "Die Firma hat der Stadt wichtige Unterlagen vorenthalten.",
            ("soll der Stadt wichtige Unterlagen vorenthalten", "vorenthalten"),
        ),
    ],
)
def test_a_german_hedge_is_shown_with_the_verb_that_it_takes_back(
    left: str, right: str, shown: tuple[str, str]
) -> None:
    ours, theirs, links = linked([left], [right], "de")
    (found,) = find_findings(ours, theirs, links, Options())
    assert found.left_span is not None
    assert found.right_span is not None
    assert (found.left_span.of(ours.text), found.right_span.of(theirs.text)) == shown

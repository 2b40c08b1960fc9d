"""Sources of linked statements: left out, added, exchanged; and what may be the same source is left alone."""

import pytest

from reader.findings.facts import find_findings
from reader.model import Link
from reader.options import Options
from tests.reader.findings.pairs import linked, shown


def sources(left: str, right: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [entry[1:] for entry in shown(left, right, language) if entry[0] == "attribution"]


BARREL = "The poison came from a leaking barrel"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (f"{BARREL}, according to the fire brigade.", f"{BARREL}.", ("dropped", "according to the fire brigade", "")),
        (f"{BARREL}.", f"{BARREL}, the forestry office said.", ("added", "", "the forestry office said")),
        (f"{BARREL}, the Arne Times reported.", f"{BARREL}.", ("dropped", "the Arne Times reported", "")),
        (f"{BARREL}, first reported by the Arne Times.", f"{BARREL}.", ("dropped", "reported by the Arne Times", "")),
        (f"{BARREL}, Ada Renn reckons.", f"{BARREL}.", ("dropped", "Ada Renn reckons", "")),
        (
            "Ada Renn, who runs the mill, said the office keeps the toll road from working.",
            "The farmers accused the office of keeping the toll road from working.",
            ("changed", "Ada Renn, who runs the mill, said", "The farmers accused"),
        ),
        (
            f"Officials reported that {BARREL.lower()}.",
            f"{BARREL}, said Roe County's prosecutor, Ada Renn.",
            ("changed", "Officials reported", "said Roe County's prosecutor, Ada Renn"),
        ),
        (f"{BARREL} (via Arne Times).", f"{BARREL}.", ("dropped", "via Arne Times", "")),
        (
            f"Keepers who have worked in Roe told us that {BARREL.lower()}.",
            f"{BARREL}.",
            ("dropped", "Keepers who have worked in Roe told", ""),
        ),
        (f"Ada Renn (R-Roe) said {BARREL.lower()}.", f"{BARREL}.", ("dropped", "Ada Renn (R-Roe) said", "")),
        (
            f"The Arne Times is reporting that {BARREL.lower()}.",
            f"{BARREL}.",
            ("dropped", "The Arne Times is reporting", ""),
        ),
        (f"According to the Times, {BARREL.lower()}.", f"{BARREL}.", ("dropped", "According to the Times", "")),
        (
            f"Keepers – who live where the Arne will flood or dry up – said {BARREL.lower()}.",
            f"{BARREL}.",
            ("dropped", "Keepers – who live where the Arne will flood or dry up – said", ""),
        ),
        (f"Fire over Roe The keepers said {BARREL.lower()}.", f"{BARREL}.", ("dropped", "The keepers said", "")),
        (f"The Fund for Trout said {BARREL.lower()}.", f"{BARREL}.", ("dropped", "The Fund for Trout said", "")),
        (f"Officials in Roe said {BARREL.lower()}.", f"{BARREL}.", ("dropped", "Officials in Roe said", "")),
        (f"Keepers at Roe Mill said {BARREL.lower()}.", f"{BARREL}.", ("dropped", "Keepers at Roe Mill said", "")),
        (f"Ada Renn announced on Monday that {BARREL.lower()}.", f"{BARREL}.", ("dropped", "Ada Renn announced", "")),
        (
            f"{BARREL}, Ada Renn said.",
            f"{BARREL}, Ada Renn's lawyer said.",
            ("changed", "Ada Renn said", "Ada Renn's lawyer said"),
        ),
        (
            f"{BARREL}, according to the fire brigade.",
            f"{BARREL}, according to the chemical company.",
            ("changed", "according to the fire brigade", "according to the chemical company"),
        ),
    ],
)
def test_a_source_s_change_is_named(left: str, right: str, expected: tuple[str, str, str]) -> None:
    assert sources(left, right) == [expected]


def test_a_named_source_that_becomes_anonymous_is_told_apart() -> None:
    left, right, links = linked([f"{BARREL}, its archivist, Lena Dorr, said."], [f"{BARREL}, insiders said."])
    (found,) = find_findings(left, right, links, Options())
    assert found.reason == "anonymous_source"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (f"{BARREL}, the roads office said.", f"The roads office said that {BARREL.lower()}."),
        (f"{BARREL}, he said.", f"{BARREL}, the mayor said."),
        (f"{BARREL}, President Ada Renn said.", f"{BARREL}, the president said."),
        (f"{BARREL}, a report on fish.", f"{BARREL}."),
        (f"{BARREL} of the man accused of theft.", f"{BARREL} of a man."),
        (f"{BARREL} on a truck that came via Malta.", f"{BARREL} on a truck."),
        (f"{BARREL}, the second leak that has been publicly revealed.", f"{BARREL}."),
        (f"{BARREL}, the only leak he confirmed.", f"{BARREL}."),
        ("Ada Renn later on Monday confirmed her stay in Roe.", "Ms. Renn said nothing of her stay in Roe on Monday."),
        ("The mayor said that the pool stays shut.", "The bakery sells bread until noon."),
        (f"They also report {BARREL.lower()}.", f"{BARREL}, according to the Arne Times."),
        ("The Roads Office has denied two mills a bridge.", "Two mills were denied a bridge."),
        (f"{BARREL}, with no trout reported.", f"{BARREL}."),
        (f"{BARREL} in a note added by the keeper.", f"{BARREL} in a note."),
        (f"42% of the keepers believe {BARREL.lower()}.", f"{BARREL}."),
        (f"{BARREL}, according to the survey.", f"Ada Renn said {BARREL.lower()}."),
        (f"{BARREL}, the lawmaker said.", f"{BARREL}, Ada Renn said."),
        (f"{BARREL}, the A.G. said.", f"{BARREL}, Ada Renn said."),
        (f"{BARREL}, the city's report on the barrel.", f"{BARREL}."),
        (f"{BARREL}, Renn's lawyer Ian Reed said.", f"{BARREL}, Ian Reed said."),
        (f"Ada Renn, in a talk with Roe Radio, said {BARREL.lower()}.", f"{BARREL} in Renn's yard."),
        (f"It was a child who, on its way home, said that {BARREL.lower()}.", f"{BARREL}."),
    ],
)
def test_the_same_source_a_pronoun_and_other_statements_are_no_findings(left: str, right: str) -> None:
    assert sources(left, right) == []


def test_a_source_that_the_next_sentence_names_is_not_left_out() -> None:
    left, right, links = linked(
        [f"{BARREL}, according to the fire brigade."], [f"{BARREL}.", "The fire brigade found it at noon."]
    )
    assert find_findings(left, right, links, Options()) == ()


def test_over_a_doubtful_link_only_a_report_is_left_out_and_only_where_there_is_no_other_link() -> None:
    said, reported = f"Ada Renn said {BARREL.lower()}.", f"The Arne Times reported that {BARREL.lower()}."
    for sentence, others, expected in ((said, 0, 0), (reported, 0, 1), (reported, 1, 0)):
        left, right, _ = linked([sentence], [f"{BARREL}.", "Trout died."])
        links = [Link(0, k, 0.3) for k in range(1 + others)]
        assert len(find_findings(left, right, links, Options())) == expected


def test_a_german_frame_after_the_statement_is_found() -> None:
    left = "Der Boden war vom Regen aufgeweicht, sagte ein Sprecher der Feuerwehr."
    right = "Der Boden war vom Regen aufgeweicht."
    assert sources(left, right, "de") == [("dropped", "sagte ein Sprecher der Feuerwehr", "")]

"""Names of linked sentences: forms of one name, another name in its place, and what an article ties together."""

import pytest

from reader.findings.facts import find_findings
from reader.options import Options
from tests.reader.findings.pairs import linked


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("We met Glen Kessler there.", "We met Glenn Kessler there.", "spelling"),
        ("Rebels freed Qasim al-Tuwairi.", "Rebels freed Kassem al-Tuwayri.", "spelling"),
        ("He left the World Kite Federation.", "He left the WKF at once.", "initials"),
        ("The film shows Burma in winter.", "The film shows Myanmar in winter.", "alias"),
        ("It was Pat Toomey who spoke.", "It was Patrick J. Toomey who spoke.", "name_form"),
        ("It was opened by Sato Haruki.", "It was opened by Haruki Sato.", "name_order"),
        ("The bells were found in a barn near Oldbridge.", "The bells were found in a barn near Ems.", "other_name"),
        ("Troops moved into Iran on the second day.", "Troops moved into Iraq on the second day.", "other_name"),
        ("The band played in Norfolk at noon.", "The band played in Norwalk at noon.", "other_name"),
        ("Muammar Gaddafi spoke for an hour.", "Moammar Qadhafi spoke for an hour.", "spelling"),
        ("The Good Intent was late.", "The Good Intention was late.", "other_name"),
        ("Snow fell all over the Empire State.", "Snow fell all over New York.", "alias"),
        ("ISIS fighters left the town.", "Islamic State fighters left the town.", "alias"),
    ],
)
def test_a_name_s_change_has_its_reason(left: str, right: str, reason: str) -> None:
    ours, theirs, links = linked([left], [right], "en")
    (found,) = find_findings(ours, theirs, links, Options())
    assert (found.kind, found.change, found.reason) == ("name", "changed", reason)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ["Ingrid Vaal gave a fountain.", "Vaal carved it."],
            ["Ingrid Vaal gave a fountain.", "Ingrid Vaal carved it."],
        ),
        (["The World Kite Federation (WKF) met."], ["The World Kite Federation met."]),
        (["We saw House Speaker Paul Ryan."], ["We saw Paul Ryan."]),
        (
            ["Art historian Miriam Toll of the University of Harrow said the thieves would demand a ransom."],
            ["Art historian Miriam Toll said the thieves would demand a ransom."],
        ),
        (["He asked for asylum in Greece."], ["He asked for asylum in a Greek town."]),
        (["They crossed the Himalayas on foot."], ["They crossed the Himalayan range on foot."]),
        (["We saw old Yugoslav flags there."], ["We saw old Yugoslavian flags there."]),
        (["Five Corin Republican senators spoke."], ["Five Corin Republicans spoke."]),
        (["We saw Dick Renn.", "Then Liz Renn spoke."], ["We saw Liz Renn.", "Then Dick Renn spoke."]),
    ],
)
def test_short_forms_titles_and_relatives_are_no_findings(left: list[str], right: list[str]) -> None:
    ours, theirs, links = linked(left, right, "en")
    assert find_findings(ours, theirs, links, Options()) == ()

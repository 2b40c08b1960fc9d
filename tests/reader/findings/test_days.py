"""Weekdays that answer each other: the same time, another one, or nobody can tell."""

import pytest

from tests.reader.findings.pairs import shown

SAME, OTHER, SILENT = "kept_different_format", "changed", ""


@pytest.mark.parametrize(
    ("language", "left", "right", "change"),
    [
        ("en", "on Friday night", "in the early hours of Saturday", SILENT),
        ("en", "late on Friday", "at 2 a.m. on Saturday", SILENT),
        ("en", "on Friday night", "on Saturday afternoon", OTHER),
        ("en", "on Friday", "in the early hours of Saturday", OTHER),
        ("en", "on Saturday night", "in the early hours of Saturday", OTHER),
        ("en", "on the night of Friday to Saturday", "on Saturday morning", SAME),
        ("en", "at 2 a.m. on Saturday", "in the early hours of Saturday", SILENT),
        ("en", "at 2 a.m. on Saturday", "on Saturday afternoon", OTHER),
        ("en", "at 2:30 on Saturday", "on Saturday afternoon", SILENT),
        ("en", "until Thursday", "on Friday", SILENT),
        ("en", "until late on Thursday", "on Friday", SILENT),
        ("en", "until Thursday", "on Saturday", OTHER),
        ("en", "until Friday", "on Thursday", OTHER),
        ("en", "before Friday", "on Thursday", SILENT),
        ("en", "before Friday", "until Thursday", SILENT),
        ("de", "bis einschließlich Donnerstag", "am Freitag", SILENT),
        ("de", "am Dienstagmorgen", "am Dienstagabend", OTHER),
        ("de", "in der Nacht auf Mittwoch", "am Dienstag", SILENT),
        ("de", "in der Nacht auf Mittwoch", "am Montag", OTHER),
        ("de", "in der Nacht auf Mittwoch", "am Mittwochabend", OTHER),
        ("es", "hasta el jueves", "el viernes", SILENT),
        ("es", "el martes por la mañana", "el martes por la tarde", OTHER),
        ("fr", "jusqu'à jeudi", "vendredi", SILENT),
        ("fr", "dans la nuit de mardi à mercredi", "mercredi après-midi", OTHER),
        ("pt", "até quinta-feira", "na sexta-feira", SILENT),
        ("pt", "na segunda-feira", "na terça-feira", OTHER),
        ("ru", "до четверга", "в пятницу", SILENT),
    ],
)
def test_days_are_another_time_only_where_both_cannot_be_right(
    language: str, left: str, right: str, change: str
) -> None:
    frame = "Holm Bergen Ostra {} Lund Varde."
    found = [what for kind, what, _, _ in shown(frame.format(left), frame.format(right), language) if kind == "number"]
    assert found == ([change] if change else [])

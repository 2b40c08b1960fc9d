from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from reader import (
    Change,
    ChangeKind,
    Comparison,
    FindingMark,
    Flag,
    Verdict,
    article_from_sentences,
    build_report,
    compare,
)
from ui.changes.change_model import ChangeModel, Role, categories_of, category_counts, is_listed, is_shown, spoken
from ui.changes.finding_model import CONFLICTS, FindingModel, FindingRole, Shown
from ui.changes.findings_list import FindingsPage
from ui.changes.ledger import LedgerModel
from ui.settings.theme import Theme

STRICT = QAbstractItemModelTester.FailureReportingMode.Warning  # any Qt warning fails a test


def change(kind: ChangeKind, *flags: Flag) -> Change:
    return Change(kind, frozenset(flags), (0,), ())


KEPT, MOVED = change(ChangeKind.KEPT), change(ChangeKind.KEPT, Flag.MOVED)
REWORDED, STAMP = change(ChangeKind.REWORDED, Flag.MOVED), change(ChangeKind.ADDED, Flag.FURNITURE)


@pytest.mark.parametrize(
    ("one", "chosen", "expected"),
    [
        (KEPT, set(), (True, False)),
        (KEPT, {"kept"}, (True, True)),
        (KEPT, {"added"}, (False, False)),
        (MOVED, set(), (True, True)),
        (MOVED, {"moved"}, (True, True)),
        (REWORDED, {"moved"}, (True, True)),
        (REWORDED, {"kept", "added"}, (False, False)),
        (STAMP, set(), (False, False)),
        (STAMP, {"added"}, (False, False)),
    ],
)
def test_chips_let_through_what_they_name(one: Change, chosen: set[str], expected: tuple[bool, bool]) -> None:
    assert (is_shown(one, frozenset(chosen)), is_listed(one, frozenset(chosen))) == expected


def test_the_models_keep_qts_rules(qtbot: QtBot, comparison: Comparison) -> None:
    assert qtbot is not None
    for model in (ChangeModel(), FindingModel()):
        tester = QAbstractItemModelTester(model, STRICT)
        model.set_comparison(comparison)
        assert tester.model() is model
        model.set_comparison(None)
        assert model.rowCount() == 0
    ledger = LedgerModel(("one", "other"))
    tester = QAbstractItemModelTester(ledger, STRICT)
    ledger.set_entries(build_report(comparison, made=None).quotations.entries)
    assert tester.model() is ledger


def test_the_list_holds_every_change_but_what_was_kept_in_place(comparison: Comparison) -> None:
    model = ChangeModel()
    model.set_comparison(comparison)
    listed = {model.change_at(row) for row in range(model.rowCount())}
    expected = {n for n, one in enumerate(comparison.changes) if categories_of(one) not in (set(), {"kept"})}
    assert listed == expected
    assert model.total == sum(bool(categories_of(one)) for one in comparison.changes)


def test_counts_are_those_of_the_comparison(comparison: Comparison) -> None:
    counts = category_counts(comparison)
    assert counts["added"] == sum(one.kind is ChangeKind.ADDED for one in comparison.changes)
    assert counts["moved"] == sum(Flag.MOVED in one.flags for one in comparison.changes)
    assert counts["added"] > 0
    assert counts["moved"] > 0


def test_next_and_previous_go_round(comparison: Comparison) -> None:
    model = ChangeModel()
    model.set_comparison(comparison)
    first, last = model.change_at(0), model.change_at(model.rowCount() - 1)
    assert model.neighbour(None, 1) == first
    assert model.neighbour(None, -1) == last
    assert model.neighbour(last, 1) == first
    assert model.neighbour(first, -1) == last


def test_next_goes_on_from_a_change_that_is_not_listed(comparison: Comparison) -> None:
    model = ChangeModel()
    model.set_comparison(comparison)
    order = [model.change_at(row) for row in range(model.rowCount())]
    model.set_chosen(frozenset({"added"}))
    added = [number for number in order if comparison.changes[number].kind is ChangeKind.ADDED]
    before = order[order.index(added[0]) - 1]
    assert model.neighbour(before, 1) == added[0]
    assert model.neighbour(before, -1) == added[-1]


def test_a_screen_reader_hears_kind_and_place(comparison: Comparison) -> None:
    model = ChangeModel()
    model.set_comparison(comparison)
    row = next(r for r in range(model.rowCount()) if comparison.changes[model.change_at(r)].kind is ChangeKind.REWORDED)
    words = str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))
    assert words.startswith("reworded")
    assert f"{row + 1} of {model.rowCount()}: " in words
    assert spoken(comparison, comparison.changes[model.change_at(row)], row + 1, model.rowCount()) == words


def test_only_links_have_a_score(comparison: Comparison) -> None:
    model = ChangeModel()
    model.set_comparison(comparison)
    for row in range(model.rowCount()):
        linked = comparison.changes[model.change_at(row)].kind in (ChangeKind.KEPT, ChangeKind.REWORDED)
        assert bool(model.index(row).data(Role.SCORE)) is linked


def test_findings_are_filtered_by_kind_and_the_same_is_left_out(comparison: Comparison) -> None:
    model = FindingModel()
    model.set_comparison(comparison)
    assert model.rowCount() == model.total() > 0
    for kind, number in model.kind_counts().items():
        model.set_filter(kind, with_same=False)
        assert model.rowCount() == number
        if kind is None:
            continue
        role = FindingRole.CONFLICT if kind == CONFLICTS else FindingRole.KIND
        wanted = True if kind == CONFLICTS else str(kind)
        assert {model.index(row).data(role) for row in range(number)} == {wanted}
    model.set_filter(None, with_same=True)
    assert model.rowCount() == len(comparison.findings)


def test_both_filters_count_what_is_listed_when_some_is_set_aside(comparison: Comparison) -> None:
    model = FindingModel()
    model.set_comparison(comparison)
    fact = model.fact(0)
    model.set_marks({fact.place: FindingMark(Verdict.WRONG)})
    kinds = [None, *{found.kind for found in comparison.findings}]
    for kind, shown in itertools.product(kinds, Shown):
        model.set_filter(kind, with_same=False, shown=shown)
        assert model.kind_counts()[kind] == model.shown_counts()[shown] == model.rowCount()
    assert model.set_aside() == 1


def test_no_filter_is_cut_where_the_list_is_narrow(qtbot: QtBot, comparison: Comparison, theme: Theme) -> None:
    model = FindingModel()
    page = FindingsPage(model, theme)
    qtbot.addWidget(page)
    model.set_comparison(comparison)
    page.show()
    for width in (196, 260, 600):
        page.resize(width, 400)
        for box in (page.kinds, page.shown):
            option = QStyleOptionComboBox()
            box.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
            assert max(box.fontMetrics().horizontalAdvance(box.itemText(k)) for k in range(box.count())) <= room


def test_what_cannot_both_be_right_is_listed_first() -> None:
    left = ["Two workers were hurt at the Tarn mill, the owners said.", "The mill may have paid a fine of $850 in May."]
    right = ["Three workers were hurt at the Tarn mill, the owners said.", "The mill paid a fine of $850 in May."]
    model = FindingModel()
    model.set_comparison(compare(article_from_sentences(left[::-1]), article_from_sentences(right[::-1])))
    told = [bool(model.index(row).data(FindingRole.CONFLICT)) for row in range(model.rowCount())]
    assert told == sorted(told, reverse=True)
    assert told[0] is not told[-1]

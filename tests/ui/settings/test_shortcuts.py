from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS, MENUS, SECTIONS
from ui.main_window import MainWindow
from ui.settings.shortcuts import ShortcutsDialog, clash


def test_no_key_stands_for_two_actions() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, number in keys.items() if number > 1] == []


def test_every_action_is_in_a_menu_and_says_what_it_does(empty_window: MainWindow) -> None:
    assert set(empty_window.commands.slots()) == {spec.key for spec in ACTIONS} == set(empty_window.actions_by_key)
    for spec in ACTIONS:
        action = empty_window.actions_by_key[spec.key]
        assert spec.menu in MENUS
        assert action.statusTip() == spec.tip != ""
        assert action.iconText() == spec.text


def test_sections_begin_with_actions_that_exist() -> None:
    assert set(SECTIONS) <= {spec.key for spec in ACTIONS}


def test_a_key_can_be_changed_and_is_kept(empty_window: MainWindow) -> None:
    dialog = ShortcutsDialog(empty_window.actions_by_key, empty_window.preferences, empty_window)
    assert dialog.set_keys("swap", "Ctrl+R")
    assert empty_window.actions_by_key["swap"].shortcut() == QKeySequence("Ctrl+R")
    assert empty_window.preferences.shortcuts() == {"swap": "Ctrl+R"}


def test_a_key_that_is_taken_is_refused(empty_window: MainWindow) -> None:
    dialog = ShortcutsDialog(empty_window.actions_by_key, empty_window.preferences, empty_window)
    assert not dialog.set_keys("swap", "Ctrl+F")
    assert empty_window.actions_by_key["swap"].shortcut() == QKeySequence("Ctrl+T")
    taken = clash("Ctrl+F", "swap", {})
    assert taken is not None
    assert taken.key == "find"

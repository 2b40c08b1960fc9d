from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from reader import Options
from ui.settings.preferences import PREFERENCES, Preference, Preferences
from ui.settings.preferences_dialog import PreferencesDialog


@pytest.mark.parametrize("preference", PREFERENCES, ids=lambda preference: preference.key)
def test_every_preference_says_what_it_is_and_begins_with_its_default(
    preference: Preference, preferences: Preferences
) -> None:
    assert preference.title
    assert preference.description.endswith(".")
    if isinstance(preference.default, bool):
        assert preferences.flag(preference.key) is preference.default
    elif isinstance(preference.default, str):
        assert preferences.text(preference.key) == preference.default
    else:
        assert preferences.number(preference.key) == preference.default


def test_a_value_is_there_again_after_a_restart(tmp_path: Path) -> None:
    path = str(tmp_path / "kept.ini")
    first = QSettings(path, QSettings.Format.IniFormat)
    before = Preferences(first)
    before.set("theme", "dark")
    before.set("tied", False)
    before.set("text_size", 22)
    before.set("sensitivity", 0.7)
    first.sync()
    after = Preferences(QSettings(path, QSettings.Format.IniFormat))
    kept = (after.text("theme"), after.flag("tied"), after.number("text_size"), after.number("sensitivity"))
    assert kept == ("dark", False, 22, 0.7)


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "pink"), ("text_size", 900), ("text_size", "big"), ("sensitivity", 1.5), ("tied", "maybe")],
)
def test_a_value_that_is_not_allowed_counts_as_not_set(tmp_path: Path, key: str, value: str | float) -> None:
    settings = QSettings(str(tmp_path / "odd.ini"), QSettings.Format.IniFormat)
    settings.setValue(f"preferences/{key}", value)
    preferences = Preferences(settings)
    fresh = Preferences(QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat))
    assert preferences.text(key) == fresh.text(key)


def test_the_rules_reach_the_engine(preferences: Preferences) -> None:
    assert preferences.options() == Options()
    preferences.set("ignore_case", True)
    preferences.set("sensitivity", 0.25)
    assert preferences.options() == Options(ignore_case=True, sensitivity=0.25)


def test_a_pair_opened_again_is_listed_once_and_first(preferences: Preferences) -> None:
    for pair in (("a", "b"), ("c", "d"), ("a", "b")):
        preferences.remember_pair(*pair)
    assert preferences.recent_pairs() == [("a", "b"), ("c", "d")]


def test_nothing_is_remembered_where_that_is_not_wanted(preferences: Preferences) -> None:
    preferences.set("remember_recent", False)
    preferences.remember_pair("a", "b")
    assert preferences.recent_pairs() == []


def test_the_dialog_has_a_field_for_each_preference_and_changes_hold_at_once(
    qtbot: QtBot, preferences: Preferences
) -> None:
    dialog = PreferencesDialog(preferences)
    qtbot.addWidget(dialog)
    assert set(dialog.fields) == {preference.key for preference in PREFERENCES}
    case, theme = dialog.fields["ignore_case"], dialog.fields["theme"]
    assert isinstance(case, QCheckBox)
    assert isinstance(theme, QComboBox)
    case.click()
    theme.setCurrentIndex(2)
    assert (preferences.flag("ignore_case"), preferences.text("theme")) == (True, "dark")

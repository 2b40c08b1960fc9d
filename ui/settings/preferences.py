"""Preferences: every one in one table with type, default and description, kept by QSettings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from reader import Options

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Preference:
    """One preference. Its type is its default's; `choices` names the values allowed, `least` and `most` the range."""

    key: str
    default: Value
    title: str
    description: str
    section: str
    choices: tuple[tuple[str, str], ...] = ()
    least: float = 0.0
    most: float = 1.0


_USUAL = Options()

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "theme", "auto", "Theme", "Light or dark; as the desktop is unless you choose.", "Look",
        (("auto", "As the desktop"), ("light", "Light"), ("dark", "Dark")),
    ),
    Preference("text_size", 18, "Text size", "Size of the articles' text, in pixels.", "Look", least=12, most=36),
    Preference(
        "typeface", "", "Typeface",
        "Family for the articles' text; empty: Noto Serif, or what the machine has like it.", "Look"
    ),
    Preference(
        "reading", "flow", "Reading", "Each text as written, or rows aligned like print.", "Look",
        (("flow", "Flow"), ("facing", "Facing")),
    ),
    Preference("tied", True, "Tied scrolls", "Scroll both articles together, along the links.", "Look"),
    Preference("dock", True, "Changes and details", "Show the lists on the right.", "Look"),
    Preference(
        "sensitivity", _USUAL.sensitivity, "Sensitivity",
        "0 links only what is nearly certain, 1 links loosely.", "Comparison"
    ),
    Preference("ignore_case", _USUAL.ignore_case, "Ignore case", "Upper and lower case count as the same.",
        "Comparison"),
    Preference(
        "ignore_punctuation", _USUAL.ignore_punctuation, "Ignore punctuation", "Punctuation doesn't count.",
        "Comparison"
    ),
    Preference(
        "ignore_quote_style", _USUAL.ignore_quote_style, "Ignore the style of quotation marks",
        "Curly, straight and angled marks count as the same.", "Comparison",
    ),
    Preference(
        "ignore_space", _USUAL.ignore_space, "Ignore white space", "Any white space counts as one space.", "Comparison"
    ),
    Preference(
        "ignore_diacritics", _USUAL.ignore_diacritics, "Ignore accents",
        "Letters with and without accents count as the same.", "Comparison",
    ),
    Preference(
        "remember_recent", True, "Remember recent pairs",
        "List the pairs that were open last on the start page.", "Privacy"
    ),
)  # fmt: skip

_BY_KEY = {preference.key: preference for preference in PREFERENCES}
_MOST_RECENT = 6


class Preferences(QObject):
    """The user's choices. A value that doesn't fit its type or range counts as not set."""

    changed = Signal(str)
    """The key of what is another value now."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        """Keep everything in `settings`."""
        super().__init__(parent)
        self._settings = settings

    def text(self, key: str) -> str:
        """Return a preference that is text."""
        return str(self._value(key))

    def number(self, key: str) -> float:
        """Return a preference that is a number."""
        return float(self._value(key))

    def flag(self, key: str) -> bool:
        """Return a preference that is yes or no."""
        return bool(self._value(key))

    def set(self, key: str, value: Value) -> None:
        """Keep a value; one that isn't allowed is ignored."""
        checked = _checked(_BY_KEY[key], value)
        if checked is not None and checked != self._value(key):
            self._settings.setValue(f"preferences/{key}", checked)
            self.changed.emit(key)

    def reset(self) -> None:
        """Go back to every default."""
        for preference in PREFERENCES:
            self.set(preference.key, preference.default)

    def reset_one(self, key: str) -> None:
        """Go back to one default."""
        self.set(key, _BY_KEY[key].default)

    def options(self) -> Options:
        """Return the engine's options for these preferences."""
        return Options(
            sensitivity=self.number("sensitivity"),
            ignore_case=self.flag("ignore_case"),
            ignore_punctuation=self.flag("ignore_punctuation"),
            ignore_quote_style=self.flag("ignore_quote_style"),
            ignore_space=self.flag("ignore_space"),
            ignore_diacritics=self.flag("ignore_diacritics"),
        )

    def _value(self, key: str) -> Value:
        preference = _BY_KEY[key]
        kept = self._settings.value(f"preferences/{key}")
        checked = None if kept is None else _checked(preference, kept)
        return preference.default if checked is None else checked

    # What isn't a preference but is remembered all the same

    def recent_pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of files that were open last, the latest first."""
        try:
            pairs = json.loads(str(self._settings.value("recent", "[]")))
            return [(str(left), str(right)) for left, right in pairs][:_MOST_RECENT]
        except (ValueError, TypeError):
            return []

    def remember_pair(self, left: str, right: str) -> None:
        """Put a pair of files on top of the recent ones."""
        if self.flag("remember_recent"):
            pairs = [(left, right), *(pair for pair in self.recent_pairs() if pair != (left, right))]
            self._settings.setValue("recent", json.dumps(pairs[:_MOST_RECENT]))

    def recent_cases(self) -> list[str]:
        """Return the cases that were open last, the latest first."""
        try:
            return [str(path) for path in json.loads(str(self._settings.value("recent_cases", "[]")))][:_MOST_RECENT]
        except (ValueError, TypeError):
            return []

    def remember_case(self, path: str) -> None:
        """Put a case on top of the recent ones."""
        if self.flag("remember_recent"):
            cases = [path, *(case for case in self.recent_cases() if case != path)]
            self._settings.setValue("recent_cases", json.dumps(cases[:_MOST_RECENT]))

    def shortcuts(self) -> Mapping[str, str]:
        """Return the user's own keys by action."""
        try:
            return {
                str(key): str(keys) for key, keys in json.loads(str(self._settings.value("shortcuts", "{}"))).items()
            }
        except (ValueError, AttributeError):
            return {}

    def set_shortcuts(self, keys: Mapping[str, str]) -> None:
        """Keep the user's own keys."""
        self._settings.setValue("shortcuts", json.dumps(dict(keys)))

    def window_state(self, part: str) -> QByteArray:
        """Return the remembered geometry of a part of the window; empty where there is none."""
        value = self._settings.value(f"window/{part}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_window_state(self, part: str, state: QByteArray) -> None:
        """Remember the geometry of a part of the window."""
        self._settings.setValue(f"window/{part}", state)


def _checked(preference: Preference, value: object) -> Value | None:
    """Return `value` as the preference's type and in its range, or None. Settings files hold booleans as words."""
    kind = type(preference.default)
    if kind is bool:
        return {"true": True, "false": False, "1": True, "0": False}.get(str(value).lower())
    if kind is str:
        text = str(value)
        return text if not preference.choices or text in dict(preference.choices) else None
    convert: Callable[[str], int | float] = int if kind is int else float
    try:
        number = convert(str(value))
    except ValueError:
        return None
    return number if preference.least <= number <= preference.most else None

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from ui.settings.theme import RESOURCES, ROLES, Theme, named_theme, pixmap, read_theme, style_sheet

THEMES = ("light", "dark")
READ_ON = {
    "text.ink": ("surface.page", "surface.panel", "surface.button", "surface.selection", "surface.found"),
    "text.muted": ("surface.page", "surface.panel"),
    "text.accent": ("surface.page", "surface.panel"),
    "text.on_accent": ("text.accent", "text.accent_hover"),
    "text.problem": ("tint.problem",),
    "change.reworded": ("tint.reworded", "surface.panel", "surface.selection", "tint.moved"),
    "change.added": ("surface.panel",),
    "change.dropped": ("surface.panel",),
    "change.moved": ("tint.moved", "tint.reworded", "surface.panel", "surface.selection"),
}
"""What is read as words, and on what."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    parts: list[float] = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: Theme, one: str, other: str) -> float:
    light, dark = sorted((luminance(theme.colour(one)), luminance(theme.colour(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_every_role(name: str) -> None:
    theme = named_theme(name)
    assert set(theme.colours) == {f"{table}.{role}" for table, roles in ROLES.items() for role in roles}
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in theme.colours.values())
    assert all(0 < weight < 1 for weight in theme.weights.values())


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_what_they_stand_on(name: str) -> None:
    theme = named_theme(name)
    faint = [
        f"{words} on {ground}: {contrast(theme, words, ground):.2f}"
        for words, grounds in READ_ON.items()
        for ground in grounds
        if contrast(theme, words, ground) < 4.5
    ]
    assert faint == []


@pytest.mark.parametrize("name", THEMES)
def test_ink_can_be_read_on_every_tint(name: str) -> None:
    theme = named_theme(name)
    assert min(contrast(theme, "text.ink", f"tint.{role}") for role in ROLES["tint"]) >= 4.5


def test_a_role_that_is_missing_is_named(tmp_path: Path) -> None:
    text = (RESOURCES / "themes" / "light.toml").read_text(encoding="utf-8")
    path = tmp_path / "light.toml"
    path.write_text(text.replace("selection =", "election ="), encoding="utf-8")
    with pytest.raises(KeyError, match="selection"):
        read_theme(path)


def test_the_style_sheet_holds_the_colours_of_the_theme() -> None:
    sheets = {name: style_sheet(named_theme(name)) for name in THEMES}
    for name, sheet in sheets.items():
        assert "$" not in sheet
        assert named_theme(name).colours["surface.page"] in sheet


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_an_icon_is_painted_in_the_colour_asked_for(path: Path) -> None:
    colour = named_theme("light").colour("change.added")
    image = pixmap(path.stem, colour.name(), 64).toImage()
    painted = {
        image.pixelColor(x, y).name() for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255
    }
    assert painted == {colour.name()}

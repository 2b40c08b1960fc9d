"""Themes: colour roles read from resources/themes/*.toml, and the palette and style sheet made of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

ROLES: dict[str, tuple[str, ...]] = {
    "surface": ("page", "panel", "line", "button", "button_hover", "selection", "found", "text_selection"),
    "text": ("ink", "muted", "accent", "accent_hover", "on_accent", "problem"),
    "change": ("kept", "reworded", "added", "dropped", "moved"),
    "tint": ("kept", "reworded", "added", "dropped", "moved", "problem"),
}
"""Every colour a theme file must give, by table."""

WEIGHTS = ("underline", "ribbon", "ribbon_edge", "ribbon_selected")
"""Every opacity a theme file must give."""

SERIF = ("Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif", "Times New Roman")
SANS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Helvetica", "DejaVu Sans", "Arial")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. Roles are named "table.role", as in "change.added"; colours are kept as "#rrggbb"."""

    name: str
    dark: bool
    colours: dict[str, str]
    weights: dict[str, float]

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a role, with an opacity of 0 to 1."""
        colour = QColor(self.colours[role])
        colour.setAlphaF(opacity)
        return colour

    def weight(self, name: str) -> float:
        """Return one of the theme's opacities (0 to 1)."""
        return self.weights[name]


def read_theme(path: Path) -> Theme:
    """Return the theme in a file. Raises KeyError naming the role that is missing."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    colours = {f"{table}.{role}": str(tables[table][role]) for table, roles in ROLES.items() for role in roles}
    return Theme(tables["name"], tables["dark"], colours, {name: float(tables["weight"][name]) for name in WEIGHTS})


@lru_cache
def named_theme(name: str) -> Theme:
    """Return the theme "light" or "dark"."""
    return read_theme(RESOURCES / "themes" / f"{name}.toml")


def theme_for(choice: str) -> Theme:
    """Return the theme for a user's choice: "light", "dark", or "auto", which follows the desktop."""
    if choice in ("light", "dark"):
        return named_theme(choice)
    hints = QGuiApplication.styleHints()
    return named_theme("dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light")


def palette_of(theme: Theme) -> QPalette:
    """Return the palette that makes Qt's own drawing agree with the theme."""
    palette = QPalette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for qt_role, name in (
        (role.Window, "surface.page"),
        (role.WindowText, "text.ink"),
        (role.Base, "surface.panel"),
        (role.AlternateBase, "surface.page"),
        (role.Text, "text.ink"),
        (role.PlaceholderText, "text.muted"),
        (role.Button, "surface.button"),
        (role.ButtonText, "text.ink"),
        (role.Highlight, "surface.text_selection"),
        (role.HighlightedText, "text.ink"),
        (role.ToolTipBase, "surface.panel"),
        (role.ToolTipText, "text.ink"),
        (role.Link, "text.accent"),
        (role.Accent, "text.accent"),
    ):
        palette.setColor(qt_role, theme.colour(name))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, qt_role, theme.colour("text.muted", 0.55))
    return palette


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet with the theme's colours put in."""
    template = Template((RESOURCES / "themes" / "window.qss").read_text(encoding="utf-8"))
    names = {name.replace(".", "_"): value for name, value in theme.colours.items()}
    drawn = {
        name: (RESOURCES / "themes" / f"{name}_{theme.name.casefold()}.svg").as_posix() for name in ("tick", "arrow")
    }
    return template.substitute(names, **drawn)


def font(families: tuple[str, ...], pixels: float, *, bold: bool = False) -> QFont:
    """Return the first of these families that the machine has, at a size in pixels."""
    result = QFont(list(families))
    available = _families()
    result.setFamilies([*(name for name in families if name in available), *families][:4])
    result.setPixelSize(max(round(pixels), 1))
    result.setBold(bold)
    # Advances that don't depend on the screen's pixel grid: the same lines at every zoom, and on paper.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return resources/icons/`name`.svg with its strokes in `colour` ("#rrggbb"), `size` logical pixels square."""
    source = _drawing(name).replace("currentColor", colour)
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, theme: Theme, role: str = "text.ink", size: int = 16) -> QIcon:
    """Return an icon in a theme's colour, sharp at ordinary and at double density, paler where disabled."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, theme.colours[role], size, ratio))
    return result

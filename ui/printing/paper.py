"""How paper looks: fonts, greys and sizes from resources/report/paper.toml.

All lengths of this room are twips, a twentieth of a point (1/1440 inch): fine enough to lay text out once, the same for
screen, printer and PDF.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QFont, QFontDatabase

TWIPS_A_POINT = 20
TWIPS_AN_INCH = 1440

_REPORT = ("report",)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A way to set text: families in order of preference, size and line height (twips), weight, and a colour's role."""

    families: tuple[str, ...]
    size: int
    line: float
    bold: bool
    colour: str

    def font(self, *, bold: bool = False) -> QFont:
        """Return the font, in bold where the style or the caller wants it."""
        font = QFont(list(self.families))
        font.setPixelSize(self.size)
        font.setBold(self.bold or bold)
        # Advances that don't depend on a screen's pixels: the same lines in the preview and on paper.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """Everything that paper.toml says; margins are left, top, right, bottom in points."""

    styles: dict[str, TextStyle]
    colours: dict[str, str]
    margins: tuple[float, float, float, float]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.colours[role])


@lru_cache(maxsize=1)
def paper_style() -> PaperStyle:
    """Return the style of paper, its fonts made known to Qt; needs a QGuiApplication."""
    folder = resources.files("resources").joinpath(*_REPORT)
    _register_fonts(folder.joinpath("fonts"))
    table = tomllib.loads(folder.joinpath("paper.toml").read_text(encoding="utf-8"))
    families = {name: tuple(found) for name, found in table["families"].items()}
    styles = {
        name: TextStyle(families[family], round(size * TWIPS_A_POINT), line * TWIPS_A_POINT, bold, colour)
        for name, (family, size, line, bold, colour) in table["styles"].items()
    }
    margins = table["margins"]
    sides = (margins["left"], margins["top"], margins["right"], margins["bottom"])
    return PaperStyle(styles, dict(table["colours"]), sides)


def points(number: float) -> float:
    """Return a length in points as twips."""
    return number * TWIPS_A_POINT


def _register_fonts(folder: Traversable) -> None:
    """Make the project's own fonts known, so that pages break alike on every machine; without them Qt finds others."""
    for file in sorted(folder.iterdir(), key=lambda found: found.name):
        if file.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))

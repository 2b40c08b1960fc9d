"""Makes the fonts of the printed report from Noto's and DejaVu's: fewer letters, no hints, names of their own.

Run as `python make_fonts.py FOLDER_OF_NOTO_TTF_FILES FOLDER_OF_DEJAVU_TTF_FILES`; needs fonttools. Renamed, so that
they never stand in for a fuller Noto that the machine has; without ligatures, so that text copied from a PDF has all
its letters.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x530),
    *range(0x1E00, 0x2070),
    *range(0x2070, 0x20D0),
    *range(0x2100, 0x2150),
]
SIGNS = [ord(sign) for sign in " =+−≈⇅→★✓✗"]
FONTS = (
    ("NotoSerif-Regular", "Twice Told Serif", "Regular", LETTERS),
    ("NotoSerif-Bold", "Twice Told Serif", "Bold", LETTERS),
    ("NotoSans-Regular", "Twice Told Sans", "Regular", LETTERS),
    ("NotoSans-Bold", "Twice Told Sans", "Bold", LETTERS),
    ("DejaVuSans", "Twice Told Signs", "Regular", SIGNS),
)
_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14


def make(source: Path, family: str, style: str, letters: list[int], target: Path) -> None:
    """Write one font."""
    options = subset.Options(
        hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], notdef_outline=True
    )
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*letters, 0xFFFD])
    cutter.subset(font)
    table = font["name"]
    kept = {name: table.getDebugName(name) for name in (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS)}
    table.names = []
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {1: family, 2: style, 3: f"{postscript} from {source.stem}", 4: f"{family} {style}", 5: "Version 1.000"}
    for name, text in {**kept, **names, 6: postscript}.items():
        if text:
            table.setName(text, name, 3, 1, 0x409)
    font.save(target / f"{postscript}.ttf")


if __name__ == "__main__":
    for file, family, style, letters in FONTS:
        folder = sys.argv[2] if file.startswith("DejaVu") else sys.argv[1]
        make(Path(folder) / f"{file}.ttf", family, style, letters, Path(__file__).parent)

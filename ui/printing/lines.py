"""Lines of text: marked words laid out to a width, as lines that can be placed on a page one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reader import Mark, Passage
from ui.printing.paper import PaperStyle, paper_style

# Styles that set an article's own words, which run as their script does; all else is the report's English.
_OF_ARTICLES = frozenset(("head", "standout", "facing", "list", "furniture"))
# Line ends, and what a font has no sign for: controls and halves of surrogate pairs.
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Words(NamedTuple):
    """Words to set in one style with one mark."""

    text: str
    style: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of a paragraph. `height` is what it takes of the column, `baseline` counts from its top (twips)."""

    layout: QTextLayout
    index: int
    height: float
    baseline: float

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line with its top left at that place."""
        line = self.layout.lineAt(self.index)
        line.draw(painter, QPointF(x - line.x(), y + self.baseline - line.ascent() - line.y()))


def set_passage(passage: Passage, style: str) -> list[Words]:
    """Return the runs of a passage as words of one style."""
    return [Words(run.text, style, run.mark) for run in passage]


def set_lines(
    words: Iterable[Words],
    width: float,
    style: PaperStyle,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> tuple[Line, ...]:
    """Return the words as lines no wider than `width` (twips); each line is as high as its tallest style wants."""
    runs = [run for run in map(_clean, words) if run.text]
    if not runs:
        return ()
    layout = QTextLayout("".join(run.text for run in runs), style.styles[runs[0].style].font())
    backwards = runs[0].style in _OF_ARTICLES and _right_to_left("".join(run.text for run in runs))
    option = QTextOption(Qt.AlignmentFlag.AlignRight if backwards else align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs))
    layout.setCacheEnabled(True)
    pitch = max(style.styles[run.style].line for run in runs)
    return tuple(_lines(layout, width, pitch))


def _lines(layout: QTextLayout, width: float, pitch: float) -> Iterable[Line]:
    found: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(line)
    layout.endLayout()
    for index, line in enumerate(found):
        tall = line.ascent() + line.descent()
        height = max(pitch, tall)
        yield Line(layout, index, height, (height - tall) / 2 + line.ascent())


def _right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is one of a script that runs from right to left."""
    return next((kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


def _clean(words: Words) -> Words:
    return words._replace(text=_UNPRINTABLE.sub("\ufffd", _SPACE.sub(_space, words.text)))


def _space(found: re.Match[str]) -> str:
    """Return one space for any white space; a no-break space stays what it is."""
    return found.group() if found.group() in ("\u00a0", "\u202f") else " "


def _formats(runs: Sequence[Words]) -> list[QTextLayout.FormatRange]:
    formats, at = [], 0
    for run in runs:
        part = QTextLayout.FormatRange()
        part.start = at
        part.length = len(run.text.encode("utf-16-le")) // 2
        part.format = _format(run.style, run.mark)
        formats.append(part)
        at += part.length
    return formats


@lru_cache(maxsize=256)
def _format(name: str, mark: Mark) -> QTextCharFormat:
    """Return how words of a style and a mark look; every mark has a form that reads in black and white."""
    style = paper_style()
    text, inserted = style.styles[name], mark is Mark.INSERTED
    form = QTextCharFormat()
    form.setFont(text.font(bold=inserted or mark is Mark.FOUND))
    form.setForeground(QBrush(style.colour("gone" if mark is Mark.DELETED else text.colour)))
    if mark is Mark.DELETED:
        form.setFontStrikeOut(True)
    elif inserted:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    elif mark is Mark.MOVED:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    elif mark is Mark.OMITTED:
        form.setForeground(QBrush(style.colour("muted")))
    return form

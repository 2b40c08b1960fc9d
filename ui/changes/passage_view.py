"""Marked words set as running text, as high as they are: redlines, findings, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from reader import Mark, Run
from ui.phrases import runs_from_right
from ui.settings.theme import Theme, font

Styled = tuple[str, str]
"""Words and the name of their style: plain, muted, strong, deleted, inserted, moved, omitted."""


def styled_runs(passage: Iterable[Run]) -> list[Styled]:
    """Return a redline's runs with the names of their styles."""
    return [(run.text, str(run.mark)) for run in passage]


def write_passage(document: QTextDocument, lines: Iterable[Iterable[Styled]], face: QFont, theme: Theme) -> None:
    """Put styled lines into a document, as text: nothing in them is read as markup."""
    document.clear()
    document.setDefaultFont(face)
    cursor = QTextCursor(document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(112.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spacing.setBottomMargin(5.0)
    for number, line in enumerate(map(tuple, lines)):
        if number:
            cursor.insertBlock()
        if runs_from_right("".join(words for words, _ in line)):
            spacing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            spacing.clearProperty(QTextFormat.Property.LayoutDirection.value)  # Qt looks at the words itself
        cursor.setBlockFormat(spacing)
        for words, style in line:
            cursor.insertText(words, _style(style, theme))


def _style(name: str, theme: Theme) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme.colour("text.ink"))
    if name == Mark.DELETED:
        style.setForeground(theme.colour("change.dropped"))
        style.setFontStrikeOut(True)
    elif name == Mark.INSERTED:
        style.setForeground(theme.colour("change.added"))
        style.setFontUnderline(True)
    elif name == Mark.MOVED:
        style.setForeground(theme.colour("change.moved"))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    elif name in ("muted", Mark.OMITTED):
        style.setForeground(theme.colour("text.muted"))
    elif name == "strong":
        style.setFontWeight(QFont.Weight.DemiBold)
    return style


class PassageView(QTextEdit):
    """Read-only lines of styled words. Text is never read as HTML."""

    def __init__(self, families: tuple[str, ...], size: float, theme: Theme, parent: QWidget | None = None) -> None:
        """Set in the first family there is, `size` pixels."""
        super().__init__(parent)
        self._families, self._size, self._theme = families, size, theme
        self._lines: tuple[tuple[Styled, ...], ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._write()

    def set_type(self, families: tuple[str, ...], size: float) -> None:
        """Take typeface and size (pixels)."""
        self._families, self._size = families, size
        self._write()

    def set_lines(self, lines: Sequence[Sequence[Styled]]) -> None:
        """Show these lines."""
        self._lines = tuple(tuple(line) for line in lines)
        self._write()

    def _write(self) -> None:
        write_passage(self.document(), self._lines, font(self._families, self._size), self._theme)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 60))
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the text is at this width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when fonts change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return some width, and the height of the text."""
        return QSize(200, self.height())

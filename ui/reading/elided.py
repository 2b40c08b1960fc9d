"""A label that shortens its text with an ellipsis and has the whole of it as tool tip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.phrases import tool_tip

_WIDE_GAP, _GAP = "     ", "  ·  "


class ElidedLabel(QLabel):
    """One line of plain text that never makes its window wider."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._parts: tuple[str, ...] = (text,)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._parts = (text,)
        self.setToolTip(tool_tip(text))
        self.setAccessibleName(text)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Show as many of these parts as there is room for, and how many more there are; all are in the tool tip."""
        self.set_text(_WIDE_GAP.join(parts))
        self.setToolTip(tool_tip("\n".join(parts)))
        self._parts = tuple(parts)
        self.update()

    def shown_in(self, width: int) -> str:
        """Return what is painted where there are `width` pixels."""
        metrics = self.fontMetrics()
        for text in _shortenings(self._parts):
            if metrics.horizontalAdvance(text) <= width:
                return text
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line and hardly any width."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), self.shown_in(room.width()))


def _shortenings(parts: Sequence[str]) -> Iterator[str]:
    """Yield ever shorter ways to say parts, none of them cut."""
    yield _WIDE_GAP.join(parts)
    for count in range(len(parts), 0, -1):
        more = len(parts) - count
        yield _GAP.join([*parts[:count], *([f"+{more} more"] if more else [])])
    if len(parts) > 1:
        yield f"{parts[0]}  +{len(parts) - 1}"

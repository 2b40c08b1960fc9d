"""An empty pane: it says what to drop, and offers the other ways in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.settings.theme import Theme, pixmap
from ui.sides import Side

_TITLES = {Side.LEFT: "Drop the first article here", Side.RIGHT: "Drop the second article here"}
_HINTS = {Side.LEFT: "The earlier or the fuller account", Side.RIGHT: "The one to hold against it"}


class DropZone(QWidget):
    """A dashed frame with a title and two buttons."""

    open_requested = Signal()
    paste_requested = Signal()

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        """Invite an article for `side`."""
        super().__init__(parent)
        self._theme = theme
        self._hot = False
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        title = QLabel(_TITLES[side], alignment=Qt.AlignmentFlag.AlignCenter)
        title.setObjectName("dropTitle")
        hint = QLabel(_HINTS[side], alignment=Qt.AlignmentFlag.AlignCenter)
        hint.setObjectName("muted")
        for label in (title, hint):
            label.setWordWrap(True)
        open_button, paste_button = QPushButton("Open a file…"), QPushButton("Paste text")
        open_button.setAccessibleName(f"Open the {side} article")
        paste_button.setAccessibleName(f"Paste as the {side} article")
        open_button.clicked.connect(self.open_requested)
        paste_button.clicked.connect(self.paste_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(open_button)
        buttons.addWidget(paste_button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(6)
        column.addStretch()
        column.addWidget(self._picture)
        column.addSpacing(6)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addStretch()
        self.setAccessibleName(_TITLES[side])
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._picture.setPixmap(pixmap("drop", theme.colours["text.accent"], 34, self.devicePixelRatioF()))
        self.update()

    def set_hot(self, hot: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Show whether something is held over the zone."""
        self._hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("text.accent" if self._hot else "text.muted", 1.0 if self._hot else 0.5), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface.button" if self._hot else "surface.panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 10, 10)


def can_open(mime: QMimeData) -> bool:
    """Return whether something held over the window may be an article: files, an address, text, a piece of a page."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml()

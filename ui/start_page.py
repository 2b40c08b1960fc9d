"""The empty window: what to do, two drop zones, recent pairs, sample stories."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.reading.drop_zone import DropZone, can_open
from ui.samples import Sample
from ui.settings.theme import Theme
from ui.sides import Side

_WIDEST = 940


class _Zone(QFrame):
    """A drop zone that takes drops itself."""

    dropped = Signal(QMimeData)

    def __init__(self, side: Side, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(250)
        self.zone = DropZone(side, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.zone)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_open(event.mimeData()):
            event.acceptProposedAction()
            self.zone.set_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.set_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.set_hot(False)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())


class StartPage(QWidget):
    """Says what to do and offers every way to begin."""

    dropped = Signal(object, QMimeData)
    open_requested = Signal(object)
    paste_requested = Signal(object)
    pair_chosen = Signal(str, str)
    case_chosen = Signal(str)

    def __init__(self, samples: Sequence[Sample], formats: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer these sample stories; `formats` names what can be opened."""
        super().__init__(parent)
        self.zones = {side: _Zone(side, theme) for side in Side}
        title = QLabel("Two sources tell one story", alignment=Qt.AlignmentFlag.AlignCenter)
        title.setObjectName("startTitle")
        hint = QLabel(
            "Drop both articles, and see what the second kept, reworded, added and dropped, sentence by sentence.",
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        hint.setObjectName("startHint")
        known = QLabel(formats, alignment=Qt.AlignmentFlag.AlignCenter)
        known.setObjectName("muted")
        for label in (hint, known):
            label.setWordWrap(True)
        zones = QHBoxLayout()
        zones.setSpacing(18)
        for side, zone in self.zones.items():
            zones.addWidget(zone, 1)
            zone.dropped.connect(lambda mime, side=side: self.dropped.emit(side, mime))
            zone.zone.open_requested.connect(lambda side=side: self.open_requested.emit(side))
            zone.zone.paste_requested.connect(lambda side=side: self.paste_requested.emit(side))
        self._recent, self._cases = QVBoxLayout(), QVBoxLayout()
        self._recent_title = _heading("Recent")
        lists = self._lists(samples)
        body = QWidget()
        body.setMaximumWidth(_WIDEST)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(14)
        column.addLayout(zones, 6)
        column.addWidget(known)
        column.addSpacing(16)
        column.addLayout(lists)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(body, 100)
        row.addStretch(1)
        self.set_recent([])
        self.set_recent_cases([])

    def _lists(self, samples: Sequence[Sample]) -> QGridLayout:
        lists = QGridLayout()
        lists.setHorizontalSpacing(18)
        lists.setColumnStretch(0, 1)
        lists.setColumnStretch(1, 1)
        lists.addWidget(_heading("Open a sample story"), 0, 0)
        lists.addWidget(self._recent_title, 0, 1)
        lists.addLayout(self._sample_list(samples), 1, 0, Qt.AlignmentFlag.AlignTop)
        recent = QVBoxLayout()
        recent.addLayout(self._cases)
        recent.addLayout(self._recent)
        lists.addLayout(recent, 1, 1, Qt.AlignmentFlag.AlignTop)
        return lists

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for zone in self.zones.values():
            zone.zone.set_theme(theme)

    def set_recent(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Offer these pairs of files; those that are gone are left out."""
        _empty(self._recent)
        there = [(left, right) for left, right in pairs if Path(left).is_file() and Path(right).is_file()]
        self._recent_title.setVisible(bool(there) or self._cases.count() > 0)
        for left, right in there:
            self._recent.addWidget(self._pair_button(f"{Path(left).name}  ↔  {Path(right).name}", left, right))

    def set_recent_cases(self, cases: Sequence[tuple[str, str]]) -> None:
        """Offer these cases, each with what to call it and its path; those that are gone are left out."""
        _empty(self._cases)
        for words, path in cases:
            if Path(path).is_file():
                button = _link(words, path)
                button.clicked.connect(lambda _checked=False, path=path: self.case_chosen.emit(path))
                self._cases.addWidget(button)
        self._recent_title.setVisible(self._cases.count() > 0 or self._recent.count() > 0)

    def case_buttons(self) -> list[QPushButton]:
        """Return the buttons of the cases on offer."""
        found = (self._cases.itemAt(at) for at in range(self._cases.count()))
        return [widget for item in found if item and isinstance(widget := item.widget(), QPushButton)]

    def _sample_list(self, samples: Sequence[Sample]) -> QVBoxLayout:
        column = QVBoxLayout()
        for sample in samples:
            column.addWidget(self._pair_button(sample.title, str(sample.left), str(sample.right)))
        return column

    def _pair_button(self, words: str, left: str, right: str) -> QPushButton:
        button = _link(words, f"{left}\n{right}")
        button.clicked.connect(lambda: self.pair_chosen.emit(left, right))
        return button


def _link(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("link")
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("cardTitle")
    return label

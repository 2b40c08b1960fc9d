"""The line at the bottom: what the comparison says in sum, work under way, sensitivity, tied scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSlider, QToolButton, QWidget

from reader import Comparison, Stage, wording
from ui.phrases import STAGES, kept_share
from ui.reading.elided import ElidedLabel
from ui.settings.theme import Theme, icon

_STEPS = 100
_SETTLE = 250
"""Milliseconds the slider must rest before the articles are compared again."""
_PATIENCE = 150
"""Milliseconds of work before a progress bar appears: shorter work would only flicker."""


class StatusLine(QFrame):
    """Sums up, shows progress, offers the sensitivity."""

    sensitivity_changed = Signal(float)

    def __init__(self, tie: QAction, cancel: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        """Hold a button for each of the two actions."""
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setFixedHeight(31)
        self._tie = tie
        self._keeps, self._share, self._of = QLabel(), QLabel(), ElidedLabel()
        self._keeps.setTextFormat(Qt.TextFormat.PlainText)
        self._share.setObjectName("statusShare")
        self._facts = ElidedLabel()
        self._stage, self._bar, self._stop = QLabel(), QProgressBar(), QToolButton()
        self._sensitivity, self._slider, self._doubtful = QLabel("Sensitivity"), _slider(), QLabel()
        self._tie_button = QToolButton()
        self._set_up(cancel)
        self._lay_out()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(lambda: self.sensitivity_changed.emit(self._slider.value() / _STEPS))
        self._slider.valueChanged.connect(self._settle.start)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(lambda: self._show_work(shown=True))
        tie.toggled.connect(self._on_tied)
        self._show_work(shown=False)
        self.set_theme(theme)
        self.show_comparison(None)

    def _set_up(self, cancel: QAction) -> None:
        self._bar.setFixedWidth(120)
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._stop.setDefaultAction(cancel)
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._tie_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._tie_button.setCheckable(True)
        self._tie_button.clicked.connect(self._tie.trigger)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(5)
        for widget in (self._keeps, self._share, self._of):
            row.addWidget(widget)
        row.addSpacing(15)
        row.addWidget(self._facts, 1)
        for part in (self._stage, self._bar, self._stop):
            row.addWidget(part)
        row.addSpacing(10)
        for tool in (self._sensitivity, self._slider, self._doubtful):
            row.addWidget(tool)
        row.addSpacing(10)
        row.addWidget(self._tie_button)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self._on_tied(self._tie.isChecked())

    def set_sensitivity(self, sensitivity: float) -> None:
        """Show a sensitivity without asking for a new comparison."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(sensitivity * _STEPS))
        self._slider.blockSignals(False)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Say what a comparison keeps; what differs in it is told by `say`."""
        for widget in (
            self._keeps,
            self._share,
            self._of,
            self._sensitivity,
            self._slider,
            self._doubtful,
            self._tie_button,
        ):
            widget.setVisible(comparison is not None)
        if comparison is None:
            self.say("")
            return
        keeps, share, of = kept_share(comparison)
        self._keeps.setText(keeps)
        self._share.setText(share)
        self._of.set_text(of)
        self._doubtful.setText(f"{wording.percent(comparison.false_share)} doubtful")
        self._doubtful.setToolTip(wording.false_share(comparison.false_share, len(comparison.links)))

    @property
    def text(self) -> str:
        """Return what is said in the middle of the line, in full."""
        return self._facts.text()

    def say(self, words: str | Sequence[str]) -> None:
        """Say something in the middle of the line."""
        self._facts.set_parts([words] if isinstance(words, str) else words)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Show progress if the work takes long enough to be noticed."""
        if busy:
            self._stage.setText("")
            self._bar.setValue(0)
            self._patience.start()
        else:
            self._patience.stop()
            self._show_work(shown=False)

    def show_progress(self, stage: Stage, share: float) -> None:
        """Show how far the work is."""
        self._stage.setText(STAGES[stage])
        self._bar.setValue(round(share * 100))

    def _show_work(self, *, shown: bool) -> None:
        for widget in (self._stage, self._bar, self._stop):
            widget.setVisible(shown)

    def _on_tied(self, tied: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._tie_button.setChecked(tied)
        self._tie_button.setText("scroll tied" if tied else "scroll free")
        self._tie_button.setIcon(icon("tied" if tied else "untied", self._theme, "text.muted"))
        self._tie_button.setToolTip(self._tie.toolTip())
        self._tie_button.setAccessibleName("Scrolls are tied" if tied else "Scrolls are free")


def _slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _STEPS)
    slider.setPageStep(10)
    slider.setFixedWidth(96)
    slider.setAccessibleName("Sensitivity: strict to loose")
    slider.setToolTip("To the left only what is nearly certain is linked, to the right more loosely")
    return slider

"""The toolbar: buttons made from actions, chips that filter; it says less where the window is narrow."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ui.settings.theme import Theme, icon, pixmap

_CHIP_HEIGHT = 27
_CHIP_ICON = 13
_LEVELS = 6


class Chip(QAbstractButton):
    """A capsule with an icon, a name and a count; pressed, only what it stands for is shown."""

    def __init__(self, category: str, name: str, role: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand for a category of changes; its icon has the colour of `role`."""
        super().__init__(parent)
        self.category = category
        self._name, self._role, self._theme = name, role, theme
        self._count = 0
        self._short = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_count(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        self.update()

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self._count = count
        self.setAccessibleName(f"{self._name}: {count}")
        self.setToolTip(f"Show only: {self._name.lower()}")
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int:
        """Return how many there are."""
        return self._count

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters
        """Show the icon and the count alone."""
        if short != self._short:
            self._short = short
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room that icon, name and count take."""
        words = 0.0 if self._short else QFontMetricsF(self.font()).horizontalAdvance(self._name) + 6
        count = QFontMetricsF(self._bold()).horizontalAdvance(f"{self._count:,}")
        return QSize(round(10 + _CHIP_ICON + 5 + words + count + 11), _CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - painted whole
        """Paint capsule, icon, name, count."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        capsule = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1).adjusted(0.5, 0.5, -0.5, -0.5)
        outlined = self.isChecked() or self.hasFocus()
        painter.setPen(
            QPen(theme.colour("text.accent" if outlined else "surface.line"), 1.6 if self.isChecked() else 1.2)
        )
        fill = "surface.selection" if self.isChecked() else "surface.button" if self.underMouse() else "surface.panel"
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(capsule, capsule.height() / 2, capsule.height() / 2)
        x = 10.0
        picture = pixmap(self.category, theme.colours[self._role], _CHIP_ICON, self.devicePixelRatioF())
        painter.drawPixmap(int(x), int((self.height() - _CHIP_ICON) / 2), picture)
        x += _CHIP_ICON + 5
        painter.setPen(theme.colour("text.ink" if self._count else "text.muted"))
        if not self._short:
            painter.drawText(QRectF(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._name)
            x += QFontMetricsF(self.font()).horizontalAdvance(self._name) + 6
        painter.setFont(self._bold())
        painter.drawText(QRectF(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, f"{self._count:,}")


_CHIPS = (
    ("kept", "Kept", "change.kept"),
    ("reworded", "Reworded", "change.reworded"),
    ("added", "Added", "change.added"),
    ("dropped", "Dropped", "change.dropped"),
    ("moved", "Moved", "change.moved"),
    ("findings", "Findings", "text.accent"),
)


class TopBar(QFrame):
    """Open, swap, go, filter, view, find, report, menu."""

    filter_changed = Signal(object)
    """The categories whose chips are pressed, as a frozenset."""
    findings_toggled = Signal(bool)

    def __init__(
        self, actions: Mapping[str, QAction], menu: QMenu, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show buttons for these actions, and `menu` behind the last one."""
        super().__init__(parent)
        self.setObjectName("topBar")
        self._theme = theme
        self._buttons: dict[str, QToolButton] = {}
        self.chips = {key: Chip(key, name, role, theme) for key, name, role in _CHIPS}
        self._reading = QMenu(self)
        self._reading.addActions([actions["flow"], actions["facing"]])
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(6)
        for key in ("open_left", "open_right", "swap"):
            row.addWidget(self._button(actions[key]))
        row.addWidget(_rule())
        for key in ("previous_change", "next_change"):
            row.addWidget(self._button(actions[key]))
        row.addWidget(_rule())
        for chip in self.chips.values():
            row.addWidget(chip)
            chip.toggled.connect(self._on_chip_toggled)
        row.addStretch(1)
        self.reading_button = QToolButton()
        self.reading_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reading_button.setMenu(self._reading)
        row.addWidget(self.reading_button)
        for key in ("find", "report"):
            row.addWidget(self._button(actions[key]))
        self._buttons["report"].setObjectName("primary")
        self.menu_button = QToolButton()
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setShortcut("F10")
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setToolTip("Menu (F10)")
        row.addWidget(self.menu_button)
        for button in (self.reading_button, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._level = -1
        self.set_facing(facing=False)
        self.set_theme(theme)
        self._set_level(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self._theme = theme
        for chip in self.chips.values():
            chip.set_theme(theme)
        self.menu_button.setIcon(icon("menu", theme))
        self.set_facing(facing=self._facing)

    def set_facing(self, *, facing: bool) -> None:
        """Name the reading in use."""
        self._facing = facing
        self.reading_button.setIcon(icon("facing" if facing else "flow", self._theme))
        name = "Facing" if facing else "Flow"
        self.reading_button.setText(f"{name} ▾")
        self.reading_button.setAccessibleName(f"Reading: {name}")
        self.reading_button.setToolTip("Flow or facing rows")

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many changes each chip stands for."""
        for key, chip in self.chips.items():
            chip.set_count(counts.get(key, 0))
        self._fit()

    def chosen(self) -> frozenset[str]:
        """Return the categories whose chips are pressed."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked() and key != "findings")

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(15, 15))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.statusTip())
        self._buttons[action.objectName()] = button
        return button

    def _on_chip_toggled(self) -> None:
        self.findings_toggled.emit(self.chips["findings"].isChecked())
        self.filter_changed.emit(self.chosen())

    # Room

    def _set_level(self, level: int) -> None:
        """0: everything; then shorter chips, then icons for buttons; last, what the menu has too is left to it."""
        self._level = level
        for chip in self.chips.values():
            chip.set_short(level >= 2)
        words, bare = Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        styles = {
            "open_left": words if level < 4 else bare,
            "open_right": words if level < 4 else bare,
            "swap": beside if level < 1 else bare,
            "previous_change": bare,
            "next_change": beside if level < 1 else bare,
            "find": beside if level < 3 else bare,
            "report": words,
        }
        for key, style in styles.items():
            button = self._buttons[key]
            button.setToolButtonStyle(style)
            button.setVisible(level < 5 or key not in ("open_left", "open_right", "swap"))
        self.reading_button.setToolButtonStyle(words if level < 3 else bare)

    def _fit(self) -> None:
        """Say as much as there is room for."""
        for level in range(_LEVELS):
            self._set_level(level)
            self._row.invalidate()
            if self._row.minimumSize().width() <= self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more or less."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return hardly any width: the bar adapts to the window, not the window to it."""
        return QSize(400, super().minimumSizeHint().height())


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedSize(1, 24)
    return rule

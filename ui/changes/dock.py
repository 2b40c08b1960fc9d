"""The right side of the window: the lists, and under them the details of what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from reader import Comparison, PlacedMarks
from ui.changes.change_list import ChangeList
from ui.changes.change_model import ChangeModel
from ui.changes.details import Details
from ui.changes.finding_model import FindingModel
from ui.changes.findings_list import FindingsPage
from ui.settings.theme import Theme

_CHANGES, _FINDINGS = 0, 1
_MOST_FOR_LISTS = 0.5
_LEAST_FOR_LISTS = 150
_LIST_HEAD = 58
"""Height of the tabs and the card's margins, pixels."""


class Dock(QFrame):
    """Two lists behind tabs, and the cards."""

    change_chosen = Signal(int)
    finding_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """List nothing yet."""
        super().__init__(parent)
        self.setObjectName("dock")
        self.setMinimumWidth(244)
        self._chosen: frozenset[str] = frozenset()
        self.changes = ChangeModel(self)
        self.findings = FindingModel(self)
        self.list = ChangeList(self.changes, theme)
        self.findings_page = FindingsPage(self.findings, theme)
        self.details = Details(theme)
        self._tabs = _tabs()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.findings_page)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(10)
        self._splitter.setObjectName("dockSplitter")
        self._splitter.addWidget(_card(self._tabs, self._stack))
        self._splitter.addWidget(_scrolling(self.details))
        self._moved_by_hand = False
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._splitter)
        self.findings.modelReset.connect(self._name_tabs)
        self.list.change_chosen.connect(self.change_chosen)
        self.findings_page.finding_chosen.connect(self.finding_chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for part in (self.list, self.findings_page, self.details):
            part.set_theme(theme)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """List a comparison's changes and findings."""
        self.findings_page.clear_selection()
        self.changes.set_comparison(comparison)
        self.findings.set_comparison(comparison)
        self.details.show_change(comparison, None)
        self._name_tabs()
        self._share_height()

    def set_marks(self, placed: PlacedMarks) -> None:
        """Show what the user says of the findings, and how many marks have no place here."""
        self.findings.set_marks(placed.marks)
        self.details.set_marks(placed.marks)
        self.findings_page.set_lost(len(placed.lost))
        self._name_tabs()

    def set_chosen(self, chosen: frozenset[str]) -> None:
        """List what these chips let through."""
        self._chosen = chosen
        self.changes.set_chosen(chosen)
        self._name_tabs()

    def show_findings(self, *, shown: bool) -> None:
        """Bring one of the lists to the front."""
        self._tabs.setCurrentIndex(_FINDINGS if shown else _CHANGES)

    def show_selected(self, comparison: Comparison | None, number: int | None) -> None:
        """Show a change as selected, with its details."""
        self.list.show_selected(number)
        self.details.show_change(
            comparison, None if comparison is None or number is None else comparison.changes[number]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out anew."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """Give the lists as much as they need, but no more than half, until the user has shared it out otherwise."""
        if not self._moved_by_hand:
            most = self.height() * _MOST_FOR_LISTS
            wanted = max(self.list.sizeHintForRow(0), 0) * self.changes.rowCount() + _LIST_HEAD
            lists = round(min(max(wanted, _LEAST_FOR_LISTS), most))
            self._splitter.setSizes([lists, max(self.height() - lists, 1)])

    def _on_tab_changed(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self.details.set_findings_first(first=tab == _FINDINGS)

    def _on_splitter_moved(self) -> None:
        self._moved_by_hand = True

    def _name_tabs(self) -> None:
        listed, total = self.changes.rowCount(), self.changes.total
        of = f" of {total:,}" if self._chosen else ""
        self._tabs.setTabText(_CHANGES, f"Changes · {listed:,}{of}" if total else "Changes")
        findings = self.findings.total()
        self._tabs.setTabText(_FINDINGS, f"Findings · {findings:,}" if total else "Findings")
        aside = self.findings.set_aside()
        self._tabs.setTabToolTip(_FINDINGS, f"{aside:,} more set aside as wrong: not counted" if aside else "")

    @property
    def tab_texts(self) -> tuple[str, str]:
        """Return what the two tabs say."""
        return self._tabs.tabText(_CHANGES), self._tabs.tabText(_FINDINGS)


def _tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setUsesScrollButtons(False)
    tabs.setAccessibleName("Lists")
    tabs.addTab("Changes")
    tabs.addTab("Findings")
    return tabs


def _card(tabs: QTabBar, lists: QStackedWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(12, 6, 12, 9)
    inside.setSpacing(5)
    inside.addWidget(tabs)
    inside.addWidget(lists, 1)
    return card


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("details")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area

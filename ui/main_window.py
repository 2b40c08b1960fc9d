"""The window: lays its parts out and wires them to one another; does nothing itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader import Comparison, PasswordNeededError, ReaderError
from ui.actions import ACTIONS, MENUS, SECTIONS, make_actions, set_icons
from ui.cases.desk import CaseDesk
from ui.cases.linking import Linking
from ui.cases.marking import Marking
from ui.cases.shelf import Shelf
from ui.changes.change_model import is_shown, spoken
from ui.changes.dock import Dock
from ui.commands import Commands
from ui.notices import Notice, announce
from ui.opening import Opening, format_line
from ui.reading.drop_zone import can_open
from ui.reading.find_bar import FindBar
from ui.reading.pane_pair import PanePair
from ui.reading.searcher import Searcher
from ui.samples import samples
from ui.session import Session
from ui.settings.preferences import Preferences
from ui.settings.theme import SERIF, Theme
from ui.sides import Side
from ui.start_page import StartPage
from ui.status_line import StatusLine
from ui.top_bar import TopBar

_DOCK_SHARE = 0.236
_DOCK_WIDEST = 400


class MainWindow(QMainWindow):
    """Two panes, lists and details, a toolbar and a status line."""

    theme_wanted = Signal(str)
    """The user chose a theme: "auto", "light" or "dark"."""

    def __init__(self, session: Session, preferences: Preferences, theme: Theme, shelf: Path | None = None) -> None:
        """Show what `session` has open; marks that aren't saved are kept in the folder `shelf`, if any."""
        super().__init__()
        self.session, self.preferences = session, preferences
        self.theme = theme
        self._refused: dict[Side, ReaderError] = {}
        self.setAcceptDrops(True)
        self.setWindowTitle("Twice Told")
        self.setMinimumSize(680, 420)
        self.pair = PanePair(theme)
        self.dock = Dock(theme)
        self.find_bar = FindBar(theme)
        self.searcher = Searcher(self.find_bar, self.pair, self)
        self.opening = Opening(session, self.pair, self)
        self.start_page = StartPage(samples(), format_line(), theme)
        self.notice = Notice(theme)
        self.desk = CaseDesk(session, Shelf(shelf), parent=self)
        self.marking = Marking(self.desk, self)
        self.linking = Linking(self.desk, self)
        self.commands = Commands(self)
        self.actions_by_key = make_actions(self, self.commands.slots(), preferences.shortcuts(), theme)
        self.addActions(list(self.actions_by_key.values()))
        self.top_bar = TopBar(self.actions_by_key, self._menu(), theme)
        self.status_line = StatusLine(self.actions_by_key["tie"], self.actions_by_key["cancel"], theme)
        self._lay_out()
        self._wire()
        self.marking.connect_parts()
        self.linking.connect_parts()
        self._restore()
        self.enable_actions()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.pair)
        self.splitter.addWidget(self.dock)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self._moved_by_hand = not self.preferences.window_state("splitter").isEmpty()
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_page)
        self.stack.addWidget(self.splitter)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.status_line)
        # Takes the focus at the start, so that no button looks pressed.
        body.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCentralWidget(body)
        body.setFocus()

    def _wire(self) -> None:
        session, pair = self.session, self.pair
        session.article_changed.connect(self._on_article_changed)
        session.comparison_ready.connect(self._on_comparison_ready)
        session.comparison_cleared.connect(self._on_comparison_cleared)
        session.comparison_failed.connect(self._on_comparison_failed)
        session.load_failed.connect(self._on_load_failed)
        session.several_found.connect(self.opening.choose)
        session.busy_changed.connect(self.status_line.set_busy)
        session.busy_changed.connect(self._on_busy_changed)
        session.progressed.connect(self.status_line.show_progress)
        pair.selection_changed.connect(self._on_selection_changed)
        pair.dropped.connect(self.opening.drop)
        pair.about_requested.connect(self.commands.about)
        pair.taken_changed.connect(lambda side, taken: session.revise(side, taken=taken))
        for side, pane in pair.panes.items():
            pane.drop_zone.open_requested.connect(lambda side=side: self.opening.ask(side))
            pane.drop_zone.paste_requested.connect(lambda side=side: self.opening.paste(side))
        self.start_page.dropped.connect(self.opening.drop)
        self.start_page.open_requested.connect(self.opening.ask)
        self.start_page.paste_requested.connect(self.opening.paste)
        self.start_page.pair_chosen.connect(self.opening.open_pair)
        self.dock.change_chosen.connect(pair.select_change)
        self.dock.finding_chosen.connect(self._on_finding_chosen)
        self.top_bar.filter_changed.connect(self._on_filter_changed)
        self.top_bar.findings_toggled.connect(lambda shown: self.dock.show_findings(shown=shown))
        self.status_line.sensitivity_changed.connect(self._on_sensitivity_changed)
        self.preferences.changed.connect(self._on_preference_changed)

    def _menu(self) -> QMenu:
        """Return all actions in menus: what the toolbar has no room for is still there to be found."""
        menu = QMenu(self)
        for name in MENUS:
            part = menu.addMenu(name)
            part.setToolTipsVisible(True)
            for spec in ACTIONS:
                if spec.menu == name:
                    if spec.key in SECTIONS:
                        part.addSeparator()
                    part.addAction(self.actions_by_key[spec.key])
        return menu

    def _restore(self) -> None:
        """Take up the preferences, and the geometry of the last time."""
        for key in ("text_size", "reading", "tied", "dock", "theme", "sensitivity"):
            self._on_preference_changed(key)
        if not self.restoreGeometry(self.preferences.window_state("geometry")):
            self.resize(1440, 900)
        state = self.preferences.window_state("splitter")
        if state.isEmpty() or not self.splitter.restoreState(state):
            self._share_room()
        self.start_page.set_recent(self.preferences.recent_pairs())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.theme = theme
        set_icons(self.actions_by_key, theme)
        for part in (self.top_bar, self.pair, self.dock, self.find_bar, self.start_page, self.notice, self.status_line):
            part.set_theme(theme)

    # What the session says

    def _on_article_changed(self, side: Side) -> None:
        self.pair.show_article(side, self.session.article(side))
        self.pair.panes[side].notice.hide()
        self.notice.hide()
        self._refused.pop(side, None)
        for other, error in self._refused.items():  # it was said on the start page, which gives way to the panes
            self.pair.panes[other].notice.show_error(error)
        opened = [self.session.article(other) for other in Side]
        self.stack.setCurrentWidget(self.splitter if any(opened) else self.start_page)
        self.marking.refresh()
        self.searcher.refresh()
        self.enable_actions()

    def _on_comparison_ready(self, comparison: Comparison) -> None:
        self.notice.hide()
        self.dock.show_comparison(comparison)
        self.pair.show_comparison(comparison)  # tells the dock what is still selected
        self.status_line.show_comparison(comparison)
        self.marking.refresh()
        left, right = comparison.left.origin.location, comparison.right.origin.location
        if left and right:
            self.preferences.remember_pair(left, right)
        self.enable_actions()

    def _on_comparison_cleared(self) -> None:
        self.pair.clear_comparison()
        self.dock.show_comparison(None)
        self.top_bar.set_counts({})
        self.status_line.show_comparison(None)
        if all(self.session.article(side) is None for side in Side):
            self.start_page.set_recent(self.preferences.recent_pairs())
            self.marking.show_recent()
        self.enable_actions()

    def _on_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        if busy:
            self._refused.clear()
        self.enable_actions()

    def _on_comparison_failed(self, error: ReaderError) -> None:
        self.notice.show_error(error)

    def _on_load_failed(self, side: Side, error: ReaderError) -> None:
        if self.stack.currentWidget() is self.start_page:
            self._refused[side] = error
            self.notice.show_errors([self._refused[each] for each in Side if each in self._refused])
        else:
            self.pair.panes[side].notice.show_error(error)
        if isinstance(error, PasswordNeededError):
            self.opening.ask_password(side, error.path)

    # What the user does in one part that another must know

    def _on_selection_changed(self, number: int | None, at: tuple[Side, int] | None) -> None:
        comparison = self.session.comparison if self.pair.comparison is not None else None
        self.dock.show_selected(comparison, number)
        self.enable_actions()
        if comparison is None or number is None or at is None:
            return
        row = self.dock.changes.row_of(number)
        place, of = (
            (row + 1, self.dock.changes.rowCount()) if row is not None else (number + 1, len(comparison.changes))
        )
        words = spoken(comparison, comparison.changes[number], place, of)
        view = self.pair.panes[at[0]].view
        view.setAccessibleDescription(words)
        announce(view, words)

    def _on_sensitivity_changed(self, value: float) -> None:
        self.preferences.set("sensitivity", value)
        self.session.set_options(replace(self.session.options, sensitivity=value))  # a case may have had another

    def _on_splitter_moved(self) -> None:
        self._moved_by_hand = True

    def _on_finding_chosen(self, number: int) -> None:
        finding = self.dock.findings.fact(number)
        side, sentence = (Side.LEFT, finding.left) if finding.left is not None else (Side.RIGHT, finding.right)
        if sentence is not None:
            self.pair.select_sentence(side, sentence)

    def _on_filter_changed(self, chosen: frozenset[str]) -> None:
        self.dock.set_chosen(chosen)
        self.pair.set_shown(lambda change: is_shown(change, chosen))
        self.dock.list.show_selected(self.pair.selected)

    def _on_preference_changed(self, key: str) -> None:
        preferences, actions = self.preferences, self.actions_by_key
        if key in ("text_size", "typeface"):
            families = (preferences.text("typeface"), *SERIF) if preferences.text("typeface") else SERIF
            self.pair.set_type(families, preferences.number("text_size"))
        elif key == "reading":
            facing = preferences.text("reading") == "facing"
            actions["flow"].setChecked(not facing)
            actions["facing"].setChecked(facing)
            self.pair.set_facing(facing)
            self.top_bar.set_facing(facing=facing)
        elif key == "tied":
            actions["tie"].setChecked(preferences.flag("tied"))
            self.pair.set_tied(preferences.flag("tied"))
        elif key == "dock":
            actions["dock"].setChecked(preferences.flag("dock"))
            self.dock.setVisible(preferences.flag("dock"))
        elif key == "theme":
            for name in ("auto", "light", "dark"):
                actions[f"theme_{name}"].setChecked(preferences.text("theme") == name)
            self.theme_wanted.emit(preferences.text("theme"))
        else:
            self.status_line.set_sensitivity(preferences.number("sensitivity"))
            wanted = getattr(preferences.options(), key, None)
            if wanted is not None:  # the others stay as the case or the command line has them
                self.session.set_options(replace(self.session.options, **{key: wanted}))

    def enable_actions(self) -> None:
        """Enable the actions whose needs are met."""
        met = {
            "": True,
            "article": any(self.session.article(side) is not None for side in Side),
            **{str(side): self.session.article(side) is not None for side in Side},
            "comparison": self.session.comparison is not None,
            **self.marking.met(),
            **self.linking.met(),
        }
        for spec in ACTIONS:
            self.actions_by_key[spec.key].setEnabled(met[spec.needs])

    # What Qt tells

    def _share_room(self) -> None:
        """Give the dock its share of the width, until the user has shared it out otherwise."""
        dock = round(min(max(self.width() * _DOCK_SHARE, self.dock.minimumWidth()), _DOCK_WIDEST))
        self.splitter.setSizes([self.width() - dock, dock])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        if not self._moved_by_hand:
            self._share_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, addresses and text anywhere on the window."""
        if can_open(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped beside the panes."""
        event.acceptProposedAction()
        self.opening.drop(None, event.mimeData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the text with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.actions_by_key["larger" if event.angleDelta().y() > 0 else "smaller"].trigger()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about marks that aren't saved; remember the geometry; stop what is under way."""
        if not self.marking.dialogs.may_leave():
            event.ignore()
            return
        self.session.cancel()
        self.preferences.set_window_state("geometry", self.saveGeometry())
        if self._moved_by_hand:
            self.preferences.set_window_state("splitter", self.splitter.saveState())
        super().closeEvent(event)

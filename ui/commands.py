"""What the actions do. Each is a few lines that ask the parts of the window.

Windows that are opened seldom are imported when they are: the main window is there the sooner.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from ui.reading.article_view import ArticleView
from ui.sides import Side

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_PARAGRAPH = "\u2029"


class Commands(QObject):
    """The slots of the action table, by key."""

    def __init__(self, window: MainWindow) -> None:
        """Act on the parts of `window`."""
        super().__init__(window)
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return a slot for every action."""
        window, opening, settings = self._window, self._window.opening, self._window.preferences
        return {
            "open_left": lambda: opening.ask(Side.LEFT),
            "open_right": lambda: opening.ask(Side.RIGHT),
            "open_both": opening.ask_both,
            "open_address": opening.ask_address,
            "paste_left": lambda: opening.paste(Side.LEFT),
            "paste_right": lambda: opening.paste(Side.RIGHT),
            "swap": window.session.swap,
            "sample": opening.open_sample,
            "report": self._report,
            "close_articles": window.marking.close_articles,
            "quit": window.close,
            "copy": self._copy,
            "find": self._find,
            "find_next": lambda: self._find_step(1),
            "find_previous": lambda: self._find_step(-1),
            "about_left": lambda: self.about(Side.LEFT),
            "about_right": lambda: self.about(Side.RIGHT),
            "preferences": self._preferences,
            "previous_change": lambda: self._step(-1),
            "next_change": lambda: self._step(1),
            "focus_left": lambda: self._focus(Side.LEFT),
            "focus_right": lambda: self._focus(Side.RIGHT),
            "focus_changes": lambda: self._focus_list(findings=False),
            "focus_findings": lambda: self._focus_list(findings=True),
            "flow": lambda: self._read("flow"),
            "facing": lambda: self._read("facing"),
            "tie": lambda: settings.set("tied", window.actions_by_key["tie"].isChecked()),
            "dock": lambda: settings.set("dock", window.actions_by_key["dock"].isChecked()),
            "left_out_left": lambda: self._left_out(Side.LEFT),
            "left_out_right": lambda: self._left_out(Side.RIGHT),
            "ledger": self._ledger,
            "larger": lambda: settings.set("text_size", int(settings.number("text_size")) + 1),
            "smaller": lambda: settings.set("text_size", int(settings.number("text_size")) - 1),
            "usual_size": lambda: settings.reset_one("text_size"),
            "theme_auto": lambda: self._theme("auto"),
            "theme_light": lambda: self._theme("light"),
            "theme_dark": lambda: self._theme("dark"),
            "cancel": self._cancel,
            "shortcuts": self._shortcuts,
            "help": self._help,
            "about": self._about,
            **window.marking.slots(),
            **window.linking.slots(),
        }

    def _report(self) -> None:
        from ui.printing.report_window import ReportWindow

        comparison = self._window.session.comparison
        if comparison is not None:
            window = self._window
            report = ReportWindow(comparison, window.theme, window, window.desk.placed.marks)
            window.desk.marked.connect(report.set_marks)
            report.show()

    def about(self, side: Side) -> None:
        """Show what is known of a side's article, and take what the user corrects."""
        from ui.about_article import AboutArticle

        session = self._window.session
        article, read = session.article(side), session.as_read(side)
        if article is not None and read is not None:
            dialog = AboutArticle(side, article, read, self._window.theme, self._window)
            dialog.corrected.connect(lambda head: session.revise(side, head=head))
            dialog.open()

    def _left_out(self, side: Side) -> None:
        self._window.pair.panes[side].toggle_left_out()

    def _ledger(self) -> None:
        from ui.changes.ledger import LedgerWindow

        comparison, session = self._window.session.comparison, self._window.session
        open_one = self._window.findChild(LedgerWindow)
        if comparison is None:
            return
        if open_one is not None:
            open_one.raise_()
            open_one.activateWindow()
            return
        ledger = LedgerWindow(
            comparison, session.ledger, self._window.theme, self._window, self._window.desk.placed.marks
        )
        self._window.desk.marked.connect(ledger.set_marks)
        ledger.mark_requested.connect(self._window.marking.mark)
        ledger.change_chosen.connect(self._window.pair.select_change)
        # Its rows are changes of this comparison: another one's would be selected in their place.
        session.comparison_cleared.connect(ledger.close)
        session.comparison_ready.connect(ledger.close)
        ledger.show()

    def _preferences(self) -> None:
        from ui.settings.preferences_dialog import PreferencesDialog

        PreferencesDialog(self._window.preferences, self._window).exec()

    def _shortcuts(self) -> None:
        from ui.settings.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.actions_by_key, self._window.preferences, self._window).exec()

    def _about(self) -> None:
        from ui.help_window import show_about

        show_about(self._window)

    def _help(self) -> None:
        from ui.help_window import HelpWindow

        HelpWindow(self._window).show()

    def _copy(self) -> None:
        """Copy selected words of the text that has the focus, else the selected sentences of both sides."""
        window, focus = self._window, self._window.focusWidget()
        if isinstance(focus, ArticleView) and focus.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(focus.textCursor().selectedText().replace(_PARAGRAPH, "\n"))
            return
        comparison, number = window.session.comparison, window.pair.selected
        if comparison is None or number is None:
            return
        change = comparison.changes[number]
        from reader import excerpt

        sides = (
            excerpt((at, side.article(comparison).sentence_text(at)) for at in side.sentences(change)) for side in Side
        )
        QGuiApplication.clipboard().setText("\n\n".join(filter(None, sides)))

    def _find(self) -> None:
        focus = self._window.focusWidget()
        words = focus.textCursor().selectedText() if isinstance(focus, ArticleView) else ""
        self._window.find_bar.open_bar(words if _PARAGRAPH not in words else "")

    def _find_step(self, step: int) -> None:
        if not self._window.find_bar.isVisible():
            self._find()
        self._window.searcher.step(step)

    def _step(self, step: int) -> None:
        window = self._window
        number = window.dock.changes.neighbour(window.pair.selected, step)
        if number is not None:
            window.pair.select_change(number)

    def _focus(self, side: Side) -> None:
        view = self._window.pair.panes[side].view
        if view.article is not None:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_list(self, *, findings: bool) -> None:
        window = self._window
        window.preferences.set("dock", True)
        window.dock.show_findings(shown=findings)
        target = window.dock.findings_page.list if findings else window.dock.list
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _read(self, how: str) -> None:
        """Set the reading, and the checks of the two actions even where it was that already."""
        self._window.preferences.set("reading", how)
        for key in ("flow", "facing"):
            self._window.actions_by_key[key].setChecked(key == how)

    def _theme(self, name: str) -> None:
        self._window.preferences.set("theme", name)
        for other in ("auto", "light", "dark"):
            self._window.actions_by_key[f"theme_{other}"].setChecked(other == name)

    def _cancel(self) -> None:
        """Stop work; else choose no partner; else close the parts left out, or the find bar; else select nothing."""
        window = self._window
        if window.session.busy:
            window.session.cancel()
        elif window.pair.choosing:
            window.pair.stop_choosing()
        elif (pane := window.pair.pane_of(window.focusWidget())) is not None and pane.left_out.isVisible():
            pane.toggle_left_out()
            pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif window.find_bar.isVisible():
            window.find_bar.close_bar()
        else:
            window.pair.select_change(None)

"""Joins the desk, the lists and the actions: what the user says of the finding that is selected, and of the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from reader import Comparison, FactPlace, FindingMark, ReaderError, Verdict
from ui.cases.asking import CaseDialogs
from ui.cases.desk import CaseDesk
from ui.changes.change_model import category_counts
from ui.phrases import source_name
from ui.sides import Side

if TYPE_CHECKING:
    from ui.main_window import MainWindow

MARK_ACTIONS = ("mark_checked", "mark_important", "mark_wrong", "note")


class Marking(QObject):
    """The slots of the actions about marks and cases, and what follows when the desk changes."""

    def __init__(self, desk: CaseDesk, window: MainWindow) -> None:
        """Act on the parts of `window`."""
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialogs = CaseDialogs(desk, window)
        self._summed: tuple[Comparison | None, frozenset[FactPlace]] | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return a slot for every action about marks and cases."""
        desk = self._desk
        return {
            "open_case": self.dialogs.open,
            "save_case": self.dialogs.save,
            "save_case_as": self.dialogs.save_as,
            "reread": self._reread,
            "undo": desk.stack.undo,
            "redo": desk.stack.redo,
            **{key: partial(self._mark_current, key) for key in MARK_ACTIONS},
            "lost_marks": self._show_lost,
        }

    def connect_parts(self) -> None:
        """Wire the desk to the lists, once all parts of the window are there."""
        window, page = self._window, self._window.dock.findings_page
        page.set_actions([window.actions_by_key[key] for key in MARK_ACTIONS])
        page.mark_requested.connect(lambda key: window.actions_by_key[key].trigger())
        page.lost_requested.connect(self._show_lost)
        page.current_changed.connect(self._on_current_changed)
        window.dock.findings.modelReset.connect(self._count_findings)
        window.pair.selection_changed.connect(self._on_selected)
        self._desk.changed.connect(self._show_marks)
        self._desk.told.connect(window.notice.tell)
        self._desk.failed.connect(window.notice.show_error)
        self._desk.saved.connect(self._on_saved)
        window.opening.case_requested.connect(self.dialogs.open_path)
        window.start_page.case_chosen.connect(self.dialogs.open_path)
        self.show_recent()
        self.refresh()

    def met(self) -> dict[str, bool]:
        """Return which needs of actions are met, by their names."""
        stack = self._desk.stack
        return {
            "undo": stack.canUndo(),
            "redo": stack.canRedo(),
            "finding": self._window.dock.findings_page.current is not None,
            "lost": bool(self._desk.placed.lost),
        }

    def refresh(self) -> None:
        """Show the marks, their sum, and the case's name in the title, in whatever the window shows now."""
        self._summed = None
        self._show_marks()

    def _show_marks(self) -> None:
        window, desk = self._window, self._desk
        window.dock.set_marks(desk.placed)
        comparison = window.session.comparison
        wrong = frozenset(place for place, mark in desk.placed.marks.items() if mark.verdict is Verdict.WRONG)
        if self._summed is None or self._summed[0] is not comparison or self._summed[1] != wrong:
            self._summed = comparison, wrong  # no other mark changes a figure
            self._sum_up()
        names = [source_name(article) for side in Side if (article := window.session.article(side)) is not None]
        name = desk.path.name if desk.path else " ↔ ".join(names)
        window.setWindowTitle(f"{name}{'[*]' if desk.dirty else ''} – Twice Told" if name else "Twice Told")
        window.setWindowModified(desk.dirty)
        self._on_current_changed()

    def _sum_up(self) -> None:
        """Say what the comparison says in sum, without what is set aside."""
        window, marks = self._window, self._desk.placed.marks
        window.pair.set_aside(frozenset(place for place, mark in marks.items() if mark.verdict is Verdict.WRONG))
        comparison = window.session.comparison
        if comparison is not None:
            from reader import tally  # noqa: PLC0415 - loads what comparing loads

            window.status_line.say(tally(comparison, window.session.ledger, marks))
            self._count_findings()

    def _count_findings(self) -> None:
        """Say on the chips how many changes there are, and how many findings the list has."""
        comparison = self._window.session.comparison
        if comparison is not None:
            findings = self._window.dock.findings.total()
            self._window.top_bar.set_counts({**category_counts(comparison), "findings": findings})

    def _on_selected(self, number: int | None, _: object) -> None:
        """Leave a finding that isn't about what is selected now: a key would mark it unseen."""
        page, comparison = self._window.dock.findings_page, self._window.session.comparison
        if comparison is None or number is None or page.current is None:
            return
        change = comparison.changes[number]
        about = [fact.place for fact in comparison.facts if fact.left in change.left or fact.right in change.right]
        if page.current[0] not in about:
            page.clear_selection()

    def show_recent(self) -> None:
        """Offer the cases of the last times, those that aren't saved first."""
        kept = [(f"{name} (not saved)", str(path)) for path, name in self._desk.kept()]
        recent = [(Path(path).name, path) for path in self._window.preferences.recent_cases()]
        self._window.start_page.set_recent_cases([*kept, *recent])

    def close_articles(self) -> None:
        """Close both articles, unless marks that aren't saved shall be kept first."""
        if self.dialogs.may_leave():
            self._desk.abandon()
            self._window.session.close_articles()

    # What is said of a finding

    def mark(self, key: str, places: Sequence[FactPlace], what: str) -> None:
        """Do what the action with that key does, to the findings at `places`; `what` says what was found there."""
        if not places:
            return
        mark = self._desk.mark(places[0])
        if key == "note":
            self._note(places, what, mark.note)
        elif key == "mark_important":
            step = "unmark" if mark.important else "mark as important"
            self._set(places, what, step, important=not mark.important)
        else:
            asked = Verdict.CHECKED if key == "mark_checked" else Verdict.WRONG
            verdict = Verdict.OPEN if mark.verdict is asked else asked
            self._set(places, what, _STEPS[verdict], verdict=verdict)

    def _mark_current(self, key: str) -> None:
        current = self._window.dock.findings_page.current
        if current is not None:
            self.mark(key, (current[0],), current[1])

    def _note(self, places: Sequence[FactPlace], what: str, note: str) -> None:
        from ui.cases.note_dialog import NoteDialog  # noqa: PLC0415 - opened seldom

        dialog = NoteDialog(what[:1].upper() + what[1:], note, self._window)
        dialog.noted.connect(lambda text: self._set(places, what, "note", note=text))
        dialog.open()

    def _set(self, places: Sequence[FactPlace], what: str, step: str, **said: Any) -> None:
        """Mark findings as one step."""
        self._desk.set_marks({place: replace(self._desk.mark(place), **said) for place in places}, what, step)

    # What follows

    def _on_current_changed(self) -> None:
        current = self._window.dock.findings_page.current
        actions, mark = self._window.actions_by_key, self._desk.mark(current[0]) if current else FindingMark()
        actions["mark_checked"].setChecked(mark.verdict is Verdict.CHECKED)
        actions["mark_wrong"].setChecked(mark.verdict is Verdict.WRONG)
        actions["mark_important"].setChecked(mark.important)
        stack = self._desk.stack
        for key, words in (("undo", stack.undoText()), ("redo", stack.redoText())):
            actions[key].setText(f"{key.capitalize()} {words}".strip())
        self._window.enable_actions()

    def _on_saved(self, path: Path) -> None:
        self._window.preferences.remember_case(str(path))
        self._window.status_line.set_sensitivity(self._window.session.options.sensitivity)

    def _show_lost(self) -> None:
        from ui.cases.lost_marks import LostMarks  # noqa: PLC0415 - opened seldom

        LostMarks(self._desk, self._window).open()

    def _reread(self) -> None:
        """Read both sources again from where they are."""
        session = self._window.session
        placed = [(side, article) for side in Side if (article := session.article(side)) and article.origin.location]
        if not placed:
            error = ReaderError("", "Neither article was read from a file.", "Open or paste its new text.")
            self._window.notice.show_error(error)
        for side, article in placed:
            session.open_file(side, article.origin.location)


_STEPS = {
    Verdict.CHECKED: "mark as checked",
    Verdict.WRONG: "mark as wrong",
    Verdict.OPEN: "unmark",
}

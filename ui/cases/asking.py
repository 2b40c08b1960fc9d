"""What the user is asked about cases: which to open, where to save, and what to do with marks that aren't saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader import CASE_SUFFIX, ReaderError
from ui.cases.desk import CaseDesk

_FILTER = f"Cases (*{CASE_SUFFIX});;All files (*)"
_Button = QMessageBox.StandardButton


class CaseDialogs(QObject):
    """Asks on behalf of the desk, with dialogs over a window."""

    def __init__(self, desk: CaseDesk, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._desk, self._window = desk, window

    def open(self) -> None:
        """Ask for a case and open it, unless marks that aren't saved shall be kept first."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a case", self._folder(), _FILTER)
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open a case."""
        if self.may_leave():
            self._desk.open(path)

    def save(self) -> bool:
        """Save the case, asking where if it has no file yet; return whether it is saved."""
        return self.save_as() if self._desk.path is None else self._write(None)

    def save_as(self) -> bool:
        """Ask where, and save the case there; return whether it is saved."""
        path, _ = QFileDialog.getSaveFileName(self._window, "Save the case", self._proposed(), _FILTER)
        if not path:
            return False
        named = path if Path(path).suffix.casefold() == CASE_SUFFIX else f"{path}{CASE_SUFFIX}"
        if named != path and Path(named).exists() and not self._may_replace(named):
            return False
        return self._write(named)

    def may_leave(self) -> bool:
        """Ask about marks that aren't saved; return whether the case may be left."""
        if not self._desk.dirty:
            self._desk.discard()
            return True
        answer = self.ask_to_save()
        if answer is _Button.Save:
            return self.save()
        if answer is _Button.Discard:
            self._desk.abandon()
        return answer is _Button.Discard

    def ask_to_save(self) -> QMessageBox.StandardButton:
        """Ask whether to save; return Save, Discard or Cancel."""
        name = self._desk.path.name if self._desk.path else "this comparison"
        box = QMessageBox(QMessageBox.Icon.Question, "Twice Told", f"Save your marks on {name}?", parent=self._window)
        box.setInformativeText("Otherwise what you marked and noted since the case was last saved is lost.")
        box.setStandardButtons(_Button.Save | _Button.Discard | _Button.Cancel)
        box.setDefaultButton(_Button.Save)
        return _Button(box.exec())

    def _may_replace(self, path: str) -> bool:
        asked = f"{Path(path).name} is there already. Replace it?"
        return QMessageBox.question(self._window, "Twice Told", asked) is _Button.Yes

    def _write(self, path: str | None) -> bool:
        try:
            self._desk.save(path)
        except ReaderError as error:
            self._desk.failed.emit(error)
            return False
        return True

    def _folder(self) -> str:
        return str(self._desk.path.parent) if self._desk.path else ""

    def _proposed(self) -> str:
        """Return where a case is saved unless the user says otherwise: beside the first article, called after both."""
        if self._desk.path is not None:
            return str(self._desk.path)
        case = self._desk.case()
        if case is None:
            return f"case{CASE_SUFFIX}"
        stems = [Path(article.origin.name.strip()).stem or "text" for article in (case.left, case.right)]
        name = "".join(c if c.isalnum() or c in " -_." else " " for c in f"{stems[0]} and {stems[1]}")[:80].strip()
        place = case.left.origin.location
        folder = Path(place).parent if place and "://" not in place else Path()
        return str(folder / f"{name}{CASE_SUFFIX}")

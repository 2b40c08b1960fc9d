"""Keeping what isn't saved, off the main thread, and telling news when the window is ready for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from reader import Cancelled, CancelledError, Case, Progress, ReaderError
from ui.cases.shelf import Shelf
from ui.tasks import Line

_PAUSE = 400
"""Milliseconds after a mark before it is kept on the shelf: one write for a row of marks."""


class State(NamedTuple):
    """A case as it is now, its file, and whether it has something that the file hasn't."""

    path: Path | None
    case: Case
    dirty: bool


class Keeping(QObject):
    """Keeps the state that it is told of changes in; one that is as saved is taken off the shelf."""

    failed = Signal(str)

    def __init__(self, shelf: Shelf, state: Callable[[], State | None], parent: QObject) -> None:
        """Ask `state` for what there is to keep."""
        super().__init__(parent)
        self._shelf, self._state = shelf, state
        self._kept: State | None = None
        self._line = Line(self)
        self._line.busy_changed.connect(self._on_busy)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)

    def soon(self) -> None:
        """Keep the state when it has rested for a moment."""
        self._pause.start()

    def now(self) -> None:
        """Keep the state at once: it is about to be cleared."""
        self.stop()
        state = self._state()
        if state is not None:
            try:
                self._shelf.keep(state.path, state.case)
            except ReaderError as error:
                self.failed.emit(str(error))

    def stop(self) -> None:
        """Keep nothing more."""
        self._line.cancel()
        self._pause.stop()  # after the line, which asks for another write where marks have changed since

    def _keep(self) -> None:
        state = self._state()
        if state is None or self._line.busy:
            return
        self._kept, shelf, ticket = state, self._shelf, self._shelf.ticket()

        def job(progress: Progress, cancelled: Cancelled) -> None:  # noqa: ARG001 - a job's arguments
            if not cancelled():
                shelf.settle(state.path, state.case, wanted=state.dirty, ticket=ticket)

        self._line.start(job, lambda _: None, self._on_error)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Keep what changed while the state before was written."""
        state = None if busy else self._state()
        if state is not None and self._kept is not None and state != self._kept:
            self._pause.start()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            raise error
        if not isinstance(error, CancelledError):
            self.failed.emit(str(error))


class News(QObject):
    """Tells news of one moment together, once all parts of the window have taken what is new."""

    told = Signal(str, str)
    """Words and hints, a line for each."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        """Wait while `busy` says so."""
        super().__init__(parent)
        self._busy = busy
        self._news: list[tuple[str, str]] = []

    def tell(self, words: str, hint: str) -> None:
        """Say something soon."""
        if not self._news:
            QTimer.singleShot(0, self, self._tell_all)
        self._news.append((words, hint))

    def _tell_all(self) -> None:
        if self._busy():
            QTimer.singleShot(_PAUSE, self, self._tell_all)
            return
        words, hints = zip(*self._news, strict=True)
        self._news = []
        self.told.emit("\n".join(dict.fromkeys(words)), "\n".join(dict.fromkeys(hints)))

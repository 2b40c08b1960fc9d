"""Work off the main thread: the only place that knows threads.

A job is a function of two arguments, `progress` and `cancelled`. Jobs of one line of work carry ticket numbers; what
comes back with a late ticket is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from reader import Cancelled, CancelledError, Progress, Stage

T = TypeVar("T")


class Job(Protocol[T]):  # type: ignore[misc]  # T is only ever returned
    """Pure work: reads its arguments, returns a value, touches no widget."""

    def __call__(self, progress: Progress, cancelled: Cancelled) -> T:
        """Do it."""
        ...


class _Mail(QObject):
    """Carries results over to the main thread."""

    progressed = Signal(int, object, float)
    ended = Signal(int, object, object)


class _Run(QRunnable):
    """One job on its way."""

    def __init__(self, job: Job[Any], ticket: int, stop: threading.Event, mail: _Mail) -> None:
        super().__init__()
        self._job, self._ticket, self._stop, self._mail = job, ticket, stop, mail

    def run(self) -> None:
        """Do the job; send its value, or the exception that it ended with."""
        value: object = None
        error: Exception | None = None
        try:
            value = self._job(self._progress, self._stop.is_set)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the main thread must hear of it
            error = failure
        try:
            self._mail.ended.emit(self._ticket, value, error)
        except RuntimeError:
            # The window was closed and the mail box with it: nobody waits for this any more.
            return

    def _progress(self, stage: Stage, share: float) -> None:
        self._mail.progressed.emit(self._ticket, stage, share)


class Line(QObject):
    """One line of work: starting a job makes the one before it late."""

    progressed = Signal(object, float)
    """The stage and the share (0 to 1) of the job that runs now."""
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Run jobs in the application's thread pool."""
        super().__init__(parent)
        self._pool = QThreadPool.globalInstance()
        self._ticket = 0
        self._stop: threading.Event | None = None
        self._on_value: Callable[[Any], None] | None = None
        self._on_error: Callable[[Exception], None] | None = None
        self._mail = _Mail()
        self._mail.progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._mail.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Return whether a job is under way whose result is still wanted."""
        return self._stop is not None

    def start(self, job: Job[T], on_value: Callable[[T], None], on_error: Callable[[Exception], None]) -> None:
        """Run `job`; call one of the two on the main thread, unless another job is started or this one cancelled."""
        was_busy = self.busy
        if self._stop is not None:
            self._stop.set()
        self._ticket += 1
        self._stop = threading.Event()
        self._on_value, self._on_error = on_value, on_error
        self._pool.start(_Run(job, self._ticket, self._stop, self._mail))
        if not was_busy:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Stop the job under way. Its error callback hears `CancelledError`."""
        if self._stop is not None:
            self._stop.set()
            self._finish(None, CancelledError())

    def _on_progressed(self, ticket: int, stage: Stage, share: float) -> None:
        if ticket == self._ticket and self.busy:
            self.progressed.emit(stage, share)

    def _on_ended(self, ticket: int, value: object, error: Exception | None) -> None:
        if ticket == self._ticket and self.busy:
            self._finish(value, error)

    def _finish(self, value: object, error: Exception | None) -> None:
        on_value, on_error = self._on_value, self._on_error
        self._stop, self._on_value, self._on_error = None, None, None
        self.busy_changed.emit(False)
        if error is None and on_value is not None:
            on_value(value)
        elif error is not None and on_error is not None:
            on_error(error)

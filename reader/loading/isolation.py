"""The program's side of the worker process: starts it when first needed, keeps it warm, ends it when it is late."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, cast

from reader.errors import CancelledError, ReaderError, TooLargeError
from reader.loading.draft import Draft, Source
from reader.loading.wire import pack_source, receive, send, unpack_draft, unpack_error
from reader.loading.worker import unreadable

_START_SECONDS = 20.0
"""Time a new process may take until it says that it is there; measured: 0.1 s, 0.5 s on a busy machine."""
_END_SECONDS = 2.0


class Worker:
    """One warm process. Requests wait for each other; from any thread."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._cancelled = False

    def run(self, key: str, source: Source) -> tuple[Draft, ...]:
        """Return the drafts that the loader of the format `key` makes of a source, within the limits of its options.

        Raises the loader's `ReaderError`, or one that says that the loader crashed or took too long.
        """
        with self._lock:
            self._cancelled = False
            answer = self._exchange(key, source)
        if "error" in answer:
            raise unpack_error(answer["error"])
        return tuple(unpack_draft(draft) for draft in answer["drafts"])

    @property
    def pid(self) -> int:
        """Return the process's number, 0 where none is running."""
        return self._process.pid if self._process is not None and self._process.poll() is None else 0

    def cancel(self) -> None:
        """End the request that is running, from another thread: it raises `CancelledError`. Without one, do nothing."""
        process = self._process
        if self._lock.locked() and process is not None:
            self._cancelled = True
            process.kill()

    def close(self) -> None:
        """End the process; the next request starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        if self._lock.locked():
            # A request is running: whoever closes now, at the program's end for one, doesn't wait for it.
            process.kill()
        with contextlib.suppress(OSError):
            process.stdin and process.stdin.close()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def _exchange(self, key: str, source: Source) -> dict[str, Any]:
        fresh = self._process is None or self._process.poll() is not None or self._owner != os.getpid()
        if fresh:
            self.close()
            self._process = _start(source.name)
            self._owner = os.getpid()
        answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        talk = (self._process, key, source, answers, fresh)
        threading.Thread(target=_talk, args=talk, name="loader", daemon=True).start()
        try:
            # The clock of the request starts when the process is there.
            answer = answers.get(timeout=_START_SECONDS) if fresh else {}
            answer = answer if answer is None else answers.get(timeout=source.options.max_seconds)
        except queue.Empty:
            self._kill()
            reason = f"Reading it takes longer than {source.options.max_seconds:g} seconds."
            raise TooLargeError(source.name, reason, "Choose a smaller file, or save it as plain text.") from None
        if answer is None:
            self._kill()
            if self._cancelled:
                raise CancelledError
            raise unreadable(source.name, "its parser stopped")
        if answer.get("tired"):
            self.close()
        return answer

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()


_BOOTSTRAP = """
import sys, types
sys.path[:] = {path!r}
# An empty package in the engine's place: its front door imports matching and reports, 0.3 s that no loader needs.
package = types.ModuleType("reader")
package.__path__ = [{folder!r}]
sys.modules["reader"] = package
from reader.loading.worker import main
main()
"""


def _start(name: str) -> subprocess.Popen[bytes]:
    folder = str(Path(__file__).resolve().parents[1])
    # This program's own path and not the folder it is in: a file there that is named like a module is never imported.
    path = [str(Path(folder).parent), *(entry for entry in sys.path if entry)]
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter with fixed arguments
            [sys.executable, "-P", "-c", _BOOTSTRAP.format(path=path, folder=folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise ReaderError(
            name,
            "The process that reads documents can't be started.",
            f"Save it as plain text, or restart the computer ({error}).",
        ) from error


def _talk(
    process: subprocess.Popen[bytes],
    key: str,
    source: Source,
    answers: queue.SimpleQueue[dict[str, Any] | None],
    fresh: bool,  # noqa: FBT001 - a thread's target takes its arguments by place
) -> None:
    """Send one request and put its answer, before it a new process's greeting; None where the process ended instead."""
    try:
        # Both are pipes, by the way the process was started.
        if fresh:
            answers.put(receive(cast("IO[bytes]", process.stdout))[0])
        send(cast("IO[bytes]", process.stdin), {"format": key, "source": pack_source(source)}, source.data)
        answers.put(receive(cast("IO[bytes]", process.stdout))[0])
    except (OSError, EOFError, ValueError):
        answers.put(None)


shared = Worker()
"""The one warm worker of this program."""

atexit.register(shared.close)

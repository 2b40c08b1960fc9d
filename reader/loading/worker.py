"""The worker process: requests come on its standard input, one loader runs at a time, answers go to its output.

A parser that crashes, hangs or eats memory ends this process and costs an error message. While it runs, it can
neither open a connection, nor start a program, nor write a file. It ends when its input ends, so it never outlives
the program that started it by more than the time limit of one request.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from typing import IO, Any

from reader.errors import ReaderError, TooLargeError, UnreadableInputError
from reader.loading.draft import Source
from reader.loading.formats import by_key
from reader.loading.wire import pack_draft, pack_error, receive, send, unpack_source

_TIRED_JOBS = 200
"""Requests after which the process is replaced, so that what parsers leak stays small."""
_TIRED_SHARE = 0.4
"""Share of the memory limit that may stay in use after a request before the process is replaced."""
_GRACE_SECONDS = 5.0
"""The program ends a late worker by itself; this is for the worker whose program is gone."""
_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)
_CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.")


def main() -> None:
    """Serve requests until the input ends."""
    requests, answers = _own_pipes()
    silence = open(os.devnull, "w")  # noqa: SIM115, PTH123 - faulthandler needs an open file for the process's life
    sys.addaudithook(_refuse)
    send(answers, {"ready": True})
    jobs = 0
    while True:
        try:
            message, data = receive(requests)
        except EOFError:
            return
        jobs += 1
        source = unpack_source(message["source"], data)
        faulthandler.dump_traceback_later(source.options.max_seconds + _GRACE_SECONDS, exit=True, file=silence)
        _limit_memory(source.options.max_memory)
        answer = _answer(message["format"], source)
        faulthandler.cancel_dump_traceback_later()
        answer["tired"] = (
            bool(answer.get("tired"))
            or jobs >= _TIRED_JOBS
            or _memory_in_use() > source.options.max_memory * _TIRED_SHARE
        )
        send(answers, answer)


def _answer(key: str, source: Source) -> dict[str, Any]:
    """Return the drafts or the error of one request."""
    try:
        return {"drafts": [pack_draft(draft) for draft in by_key(key).loader()(source)]}
    except ReaderError as error:
        return {"error": pack_error(error)}
    except MemoryError:
        reason = f"It needs more than {source.options.max_memory / 1e6:g} MB of memory."
        hint = "Choose a smaller file, or save it as plain text."
        return {"error": pack_error(TooLargeError(source.name, reason, hint)), "tired": True}
    except Exception as unexpected:  # noqa: BLE001 - the border of isolation: whatever a parser raises becomes words
        return {"error": pack_error(unreadable(source.name, type(unexpected).__name__)), "tired": True}


def unreadable(name: str, detail: str) -> ReaderError:
    """Return the error for a document on which its parser gave up."""
    return UnreadableInputError(
        name, f"The document is damaged or uses something that can't be read here ({detail}).",
        "Open it in the program it was made with, save it again or as plain text, and try that.",
    )  # fmt: skip


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes to the program, and point standard input and output elsewhere: parsers may print."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - for the life of the process
    return requests, answers


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        writing = (isinstance(mode, str) and any(sign in mode for sign in "wax+")) or bool(
            (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        # Python keeps compiled modules beside their sources; that is its own, not a parser's.
        if writing and path != os.devnull and not (isinstance(path, str) and ".pyc" in path):
            raise PermissionError(f"a loader may not write: {path}")
    elif event in _FORBIDDEN or (event.startswith(_CHANGING) and not _about_bytecode(arguments)):
        raise PermissionError(f"a loader may not do this: {event}")


def _about_bytecode(arguments: tuple[Any, ...]) -> bool:
    return any(
        isinstance(argument, str) and (".pyc" in argument or "__pycache__" in argument) for argument in arguments
    )


def _limit_memory(limit: int) -> None:
    """Set the limit on address space (bytes) where the system has one; elsewhere the guards and the clock must do."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ImportError, ValueError, OSError):
        return


def _memory_in_use() -> int:
    """Return the bytes of memory in use now, 0 where the system doesn't say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0

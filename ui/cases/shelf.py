"""The shelf: a folder of the program's own where a case is kept while the user hasn't saved it.

A crash, a lost power supply or a wrong click loses no mark: the case lies there until it is saved or given up. Windows
that have the same articles open each keep a file of their own: a lock beside it says whose it is, and a window that
crashed holds none. A case may be kept off the main thread: whatever the window wishes meanwhile makes that write late.
"""

from __future__ import annotations

import contextlib
import itertools
import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLockFile, QMutexLocker, QRecursiveMutex

from reader import CASE_SUFFIX, Article, Case, Options, ReaderError, is_case, read_case, write_case

_MOST = 50
"""Cases kept at most; the oldest go first. One is about twice as long as its articles."""
_MOST_READ = 3_000_000
"""Bytes of a case that is read for its name alone."""
_LOCK = ".lock"
_FILE = "unsaved_state_of"
"""Field of a case on the shelf: the path of its file."""


class Shelf:
    """Cases by what they belong to: the path of their file, or their two articles. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Keep them in `folder`, made when it is first needed."""
        self.folder = folder
        self._locks: dict[Path, QLockFile] = {}
        """The files that are this window's, each with its lock."""
        self._mutex = QRecursiveMutex()
        """Held by whoever changes the locks or a file; a write that has begun is waited for, and then undone."""
        self._wishes = 0

    def ticket(self) -> int:
        """Return what a write off the main thread needs; it is late once anything else was wished for."""
        self._wishes += 1  # by the main thread alone, so that it need not wait for a write
        return self._wishes

    def keep(self, path: Path | None, case: Case) -> None:
        """Write a case; what this window kept of the same thing goes. Raises `ReaderError`."""
        self.settle(path, case, wanted=True, ticket=self.ticket())

    def settle(self, path: Path | None, case: Case, *, wanted: bool, ticket: int) -> None:
        """Keep a case, or keep it no longer; do nothing where `ticket` is late. Raises `ReaderError`."""
        with QMutexLocker(self._mutex):
            if ticket != self._wishes:
                return
            if wanted:
                self._write(path, case)
            else:
                self._remove(self._name(path, (case.left, case.right)))

    def _write(self, path: Path | None, case: Case) -> None:
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ReaderError(
                str(self.folder), f"{error.strerror}.", "Choose a folder in which you may write."
            ) from error
        own = [] if path is None else [(_FILE, json.dumps(str(path.absolute()), ensure_ascii=False))]
        kept = replace(case, others=(*self.without_place(case).others, *own))
        write_case(kept, self._own_place(self._name(path, (case.left, case.right)), self.folder))
        for old in self.free()[_MOST:]:
            old.unlink(missing_ok=True)

    def find(self, path: Path | None, sources: tuple[Article, Article]) -> Case | None:
        """Return the case that was kept, None where there is none or it can't be read; it is this window's from now on.

        What another window has open isn't found.
        """
        if self.folder is None:
            return None
        name = self._name(path, sources)
        for place in self.files():
            if self._is_of(place, name) and self.take(place):
                with contextlib.suppress(ReaderError):
                    return read_case(place, Options())
        return None

    def take(self, place: Path) -> bool:
        """Make a file on the shelf this window's, and return whether it is: another window may have it."""
        with QMutexLocker(self._mutex):
            if place in self._locks:
                return True
            lock = QLockFile(str(place.with_suffix(_LOCK)))
            lock.setStaleLockTime(0)  # only a window that is gone gives its file up
            if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
                return False
            self._locks[place] = lock
            return True

    def release(self) -> None:
        """Leave what this window kept to whoever opens it next."""
        self.ticket()
        with QMutexLocker(self._mutex):
            for lock in self._locks.values():
                lock.unlock()
            self._locks = {}

    def belongs_to(self, case: Case) -> Path | None:
        """Return the file of which a case on the shelf has the unsaved state, None where it never had one."""
        text = dict(case.others).get(_FILE)
        place = json.loads(text) if text else None
        return Path(place) if isinstance(place, str) and is_case(place) else None

    def without_place(self, case: Case) -> Case:
        """Return a case without what only the shelf wrote into it."""
        return replace(case, others=tuple(item for item in case.others if item[0] != _FILE))

    def name_of(self, path: Path) -> str:
        """Return what to call a case on the shelf: its file's name, else its two articles."""
        try:
            case = read_case(path, Options(max_bytes=_MOST_READ))
        except ReaderError:
            return path.name
        own = self.belongs_to(case)
        return own.name if own else " ↔ ".join(article.origin.name or "text" for article in (case.left, case.right))

    def remove(self, path: Path | None, sources: tuple[Article, Article]) -> None:
        """Keep a case of this window no longer."""
        self.ticket()
        with QMutexLocker(self._mutex):
            self._remove(self._name(path, sources))

    def forget(self, path: Path) -> None:
        """Forget what was kept of a file that is written anew with another case; what a window has open stays."""
        name = self._name(path)
        with QMutexLocker(self._mutex):
            for place in self.files():
                if self._is_of(place, name) and self.take(place):
                    self._drop(place)

    def free(self) -> list[Path]:
        """Return the files of the cases that no window has open, the latest first."""
        found = []
        with QMutexLocker(self._mutex):
            for place in self.files():
                if place not in self._locks and self.take(place):
                    self._locks.pop(place).unlock()
                    found.append(place)
        return found

    def files(self) -> list[Path]:
        """Return the files of all cases that are kept, the latest first."""
        if self.folder is None or not self.folder.is_dir():
            return []
        found = []
        for file in self.folder.glob(f"*{CASE_SUFFIX}"):
            with contextlib.suppress(OSError):
                found.append((-file.stat().st_mtime, file))
        return [file for _, file in sorted(found)]

    def _own_place(self, name: str, folder: Path) -> Path:
        """Return where this window keeps a case of that name: a file that is its own, or one that isn't there yet."""
        for place in self._locks:
            if self._is_of(place, name):
                return place
        for number in itertools.count():
            place = folder / f"{name}{f'-{number}' if number else ''}{CASE_SUFFIX}"
            if not place.exists() and self.take(place):
                break
        return place

    def _remove(self, name: str) -> None:
        for place in [place for place in self._locks if self._is_of(place, name)]:
            self._drop(place)

    def _drop(self, place: Path) -> None:
        """Delete a file that is this window's."""
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
        self._locks.pop(place).unlock()

    @staticmethod
    def _is_of(place: Path, name: str) -> bool:
        """Return whether a file on the shelf has that name, with or without a number."""
        return place.stem.partition("-")[0] == name

    @staticmethod
    def _name(path: Path | None, sources: tuple[Article, ...] = ()) -> str:
        """Return what a case's file is called; the order of its articles doesn't matter."""
        import hashlib  # noqa: PLC0415 - only where a case is kept

        articles = sorted(f"{article.origin.sha256 or article.text}\0{article.origin.part}" for article in sources)
        belongs = [str(path.absolute())] if path else articles
        return hashlib.sha256("\1".join(belongs).encode("utf-8", "replace")).hexdigest()[:24]

"""The comparison at hand: two articles, options, the result. The only caller of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader import (
    Article,
    Cancelled,
    CancelledError,
    Comparison,
    Options,
    Progress,
    ReaderError,
    Stage,
    article_from_text,
    cancel_loading,
    compare,
    load,
    warm_up,
)
from ui.sides import Side
from ui.tasks import Line

Read = Callable[[], Article]


class Session(QObject):
    """Holds what is open and tells when it changes. Everything slow happens off the main thread."""

    article_changed = Signal(object)
    """The side whose article is another one now (or none)."""
    load_failed = Signal(object, object)
    """The side and the ReaderError; the side keeps what it had."""
    comparison_ready = Signal(object)
    comparison_cleared = Signal()
    comparison_failed = Signal(object)
    progressed = Signal(object, float)
    busy_changed = Signal(bool)

    def __init__(self, options: Options, parent: QObject | None = None) -> None:
        """Open with nothing on either side."""
        super().__init__(parent)
        self.options = options
        self.comparison: Comparison | None = None
        self._articles: dict[Side, Article | None] = {Side.LEFT: None, Side.RIGHT: None}
        self._reading = {side: Line(self) for side in Side}
        self._comparing = Line(self)
        self._warming = Line(self)
        for line in (*self._reading.values(), self._comparing):
            line.progressed.connect(self.progressed)
            line.busy_changed.connect(self._on_busy_changed)
        self._busy = False

    def article(self, side: Side) -> Article | None:
        """Return a side's article."""
        return self._articles[side]

    @property
    def busy(self) -> bool:
        """Return whether work is under way."""
        return self._comparing.busy or any(line.busy for line in self._reading.values())

    # Wishes

    def open_file(self, side: Side, path: str | Path, password: str = "") -> None:
        """Read a file, or the page at a web address, into a side."""
        options, place = self.options, str(path)
        self._read(side, lambda: _load(place, options, password), place)

    def open_text(self, side: Side, text: str, name: str = "pasted text") -> None:
        """Take pasted or dropped text into a side."""
        options = self.options
        self._read(side, lambda: article_from_text(text, name, options), name)

    def set_article(self, side: Side, article: Article) -> None:
        """Take an article that is already read."""
        self._on_read(side, article)

    def swap(self) -> None:
        """Exchange the two sides; the comparison is made anew, for it isn't the mirror in every word."""
        left, right = self._articles[Side.LEFT], self._articles[Side.RIGHT]
        self._articles = {Side.LEFT: right, Side.RIGHT: left}
        for side in Side:
            self.article_changed.emit(side)
        self.compare()

    def close_articles(self) -> None:
        """Empty both sides."""
        self.cancel()
        self._articles = {Side.LEFT: None, Side.RIGHT: None}
        self.compare()
        for side in Side:
            self.article_changed.emit(side)

    def set_options(self, options: Options) -> None:
        """Take other options and compare again."""
        if options != self.options:
            self.options = options
            if self.comparison is not None or self._is_stale():
                self.compare()

    def compare(self) -> None:
        """Compare what is open, or clear the comparison where a side is empty."""
        left, right = self._articles[Side.LEFT], self._articles[Side.RIGHT]
        if left is None or right is None:
            self.comparison = None
            self.comparison_cleared.emit()
            return
        options = self.options

        def job(progress: Progress, cancelled: Cancelled) -> Comparison:
            return compare(left, right, options, progress, cancelled)

        self._comparing.start(job, self._on_compared, self._on_compare_failed)

    def cancel(self) -> None:
        """Stop all work; what was open stays."""
        if any(line.busy for line in self._reading.values()):
            cancel_loading()
        for line in (*self._reading.values(), self._comparing):
            line.cancel()

    def warm_up(self) -> None:
        """Start the process that parses documents, so that the first file needn't wait for it."""

        def job(progress: Progress, cancelled: Cancelled) -> None:  # noqa: ARG001 - a job's arguments
            warm_up()

        self._warming.start(job, lambda _: None, lambda _: None)

    # What the engine says

    def _read(self, side: Side, read: Read, name: str) -> None:
        def job(progress: Progress, cancelled: Cancelled) -> Article:
            progress(Stage.READING, 0.0)
            article = read()
            if cancelled():
                raise CancelledError
            return article

        self._reading[side].start(
            job, lambda article: self._on_read(side, article), lambda error: self._on_read_failed(side, name, error)
        )

    def _on_read(self, side: Side, article: Article) -> None:
        self._articles[side] = article
        self.article_changed.emit(side)
        # Two files at once: compare when the second is there.
        if not self._reading[side.other].busy:
            self.compare()

    def _on_read_failed(self, side: Side, name: str, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.load_failed.emit(side, as_reader_error(error, name))
        if not self._reading[side.other].busy and self._is_stale():
            self.compare()

    def _is_stale(self) -> bool:
        """Return whether both sides are open and the comparison is of other articles."""
        left, right = self._articles[Side.LEFT], self._articles[Side.RIGHT]
        if left is None or right is None:
            return False
        return self.comparison is None or self.comparison.left is not left or self.comparison.right is not right

    def _on_compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.comparison_ready.emit(comparison)

    def _on_compare_failed(self, error: Exception) -> None:
        self.comparison_failed.emit(as_reader_error(error, ""))

    def _on_busy_changed(self) -> None:
        if self.busy != self._busy:
            self._busy = self.busy
            self.busy_changed.emit(self._busy)


def as_reader_error(error: Exception, name: str) -> ReaderError:
    """Return the error as one that can be shown; one that the engine didn't mean gets words too."""
    if isinstance(error, ReaderError):
        return error
    return ReaderError(
        name,
        "Something went wrong inside Twice Told.",
        f"Please report this: {type(error).__name__}: {error}",
    )


def compare_files(left: str | Path, right: str | Path, options: Options) -> Comparison:
    """Read and compare two files (or addresses) now: for reports without a window. Raises `ReaderError`."""
    return compare(_load(str(left), options), _load(str(right), options), options)


def is_address(text: str) -> bool:
    """Return whether text is one web address and nothing else, with the scheme that browsers hand over."""
    return re.fullmatch(r"https?://\S+", text.strip(), re.IGNORECASE) is not None


def _load(place: str, options: Options, password: str = "") -> Article:
    if not is_address(place):
        return load(place, options, password=password)
    from reader import load_address  # noqa: PLC0415 - what talks to the web is loaded by those who ask for it

    return load_address(place, options)

"""The comparison at hand: two articles, options, the result. The only caller of the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader import (
    Article,
    Cancelled,
    CancelledError,
    Comparison,
    Head,
    Marks,
    Options,
    Progress,
    ReaderError,
    Stage,
)
from ui.phrases import size_of
from ui.revisions import Revisions
from ui.sides import Side
from ui.tasks import Line

if TYPE_CHECKING:
    from reader import KeptCorrection, LedgerRow

Articles = tuple[Article, ...]
Read = Callable[[Cancelled], Articles]


class Session(QObject):
    """Holds what is open and tells when it changes. Everything slow happens off the main thread."""

    article_changed = Signal(object)
    """The side whose article is another one now (or none)."""
    several_found = Signal(object, object)
    """The side and the articles of a file that holds several: whoever hears of it sets the one to take."""
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
        self.ledger: tuple[LedgerRow, ...] = ()
        self.corrections: tuple[KeptCorrection, ...] = ()
        """What the user says of links; those that have a place in the articles at hand are done in the comparison."""
        self._articles: dict[Side, Article | None] = {Side.LEFT: None, Side.RIGHT: None}
        self._revisions = Revisions()
        self._reading = {side: Line(self) for side in Side}
        self._revising = {side: Line(self) for side in Side}
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
        self._read(side, lambda cancelled: _load(place, options, password, cancelled), place)

    def open_text(self, side: Side, text: str, name: str = "pasted text", html: str = "") -> None:
        """Take pasted or dropped text into a side, by its mark-up where it has some that can be read."""
        options = self.options
        self._read(side, lambda _: _from_clipboard(text, html, name, options), name)

    def set_article(self, side: Side, article: Article) -> None:
        """Take an article that is already read."""
        self._revisions.hold(article)
        self._on_read(side, (article,))

    def take_one(self, side: Side, article: Article) -> None:
        """Take the one that the user chose of `several_found`, once it is counted."""

        def job(progress: Progress, cancelled: Cancelled) -> Articles:  # noqa: ARG001 - a job's arguments
            size_of(article)  # remembered for the main thread, which shows it
            return (article,)

        self._reading[side].start(
            job,
            lambda articles: self._on_read(side, articles),
            lambda error: self._on_read_failed(side, article.origin.name, error),
        )

    def revise(self, side: Side, head: Head | None = None, taken: Mapping[int, bool] | None = None) -> None:
        """Take the user's head for a side's article, and for parts of its cut (by index) whether they stand in it."""
        article = self._articles[side]
        if article is None:
            return
        make = self._revisions.wish(article, head, taken or {})

        def job(progress: Progress, cancelled: Cancelled) -> Article:  # noqa: ARG001 - a job's arguments
            made = make()
            size_of(made)  # remembered for the main thread, which shows it
            return made

        self._revising[side].start(
            job, lambda made: self._on_revised(side, made), lambda error: self._on_read_failed(side, "", error)
        )

    def as_read(self, side: Side) -> Article | None:
        """Return a side's article as its file has it, without what the user changed."""
        article = self._articles[side]
        return None if article is None else self._revisions.as_read(article)

    def open_case(
        self, left: Article, right: Article, options: Options, corrections: tuple[KeptCorrection, ...] = ()
    ) -> None:
        """Take both articles, the options and the corrections of a case, and compare once."""
        self.cancel()
        self.options, self.corrections = options, corrections
        self._articles = {Side.LEFT: left, Side.RIGHT: right}
        for side in Side:
            self._revisions.hold(self._articles[side] or left)
            self.article_changed.emit(side)
        self.compare()

    def swap(self) -> None:
        """Exchange the two sides; the comparison is made anew, for it isn't the mirror in every word."""
        left, right = self._articles[Side.LEFT], self._articles[Side.RIGHT]
        self._articles = {Side.LEFT: right, Side.RIGHT: left}
        self.corrections = tuple(correction.mirrored for correction in self.corrections)
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

    def set_corrections(self, corrections: tuple[KeptCorrection, ...]) -> None:
        """Take what the user says of links, and compare again where that is something else."""
        if corrections != self.corrections:
            self.corrections = corrections
            if self.comparison is not None or self._is_stale():
                self.compare()

    def compare(self) -> None:
        """Compare what is open, or clear the comparison where a side is empty."""
        left, right = self._articles[Side.LEFT], self._articles[Side.RIGHT]
        if left is None or right is None:
            self.comparison = None
            self.comparison_cleared.emit()
            return
        options, corrections = self.options, self.corrections

        def job(progress: Progress, cancelled: Cancelled) -> tuple[Comparison, tuple[LedgerRow, ...]]:
            # The window shows before the engine is loaded.
            from reader import compare, ledger_of, place_corrections  # noqa: PLC0415

            placed, _ = place_corrections(corrections, left, right)
            comparison = compare(left, right, options, progress, cancelled, placed)
            return comparison, ledger_of(comparison)

        self._comparing.start(job, self._on_compared, self._on_compare_failed)

    def cancel(self) -> None:
        """Stop all work; what was open stays."""
        if any(line.busy for line in self._reading.values()):
            from reader import cancel_loading  # noqa: PLC0415 - the same

            cancel_loading()
        for line in (*self._reading.values(), self._comparing):
            line.cancel()

    def warm_up(self) -> None:
        """Start the process that parses documents, so that the first file needn't wait for it."""

        def job(progress: Progress, cancelled: Cancelled) -> None:  # noqa: ARG001 - a job's arguments
            from reader import compare, ledger_of, load_all, tally, warm_up  # noqa: F401, PLC0415 - loaded ahead

            warm_up()

        self._warming.start(job, lambda _: None, lambda _: None)

    # What the engine says

    def _read(self, side: Side, read: Read, name: str) -> None:
        def job(progress: Progress, cancelled: Cancelled) -> Articles:
            progress(Stage.READING, 0.0)
            articles = tuple(map(self._revisions.restored, read(cancelled)))
            if cancelled():
                raise CancelledError
            if len(articles) == 1:
                size_of(articles[0])  # remembered for the main thread, which shows it
            return articles

        self._reading[side].start(
            job, lambda articles: self._on_read(side, articles), lambda error: self._on_read_failed(side, name, error)
        )

    def _on_read(self, side: Side, articles: Articles) -> None:
        self._revising[side].cancel()
        if len(articles) > 1:
            self.several_found.emit(side, articles)
        else:
            self._take(side, articles[0])

    def _on_revised(self, side: Side, article: Article) -> None:
        # The sides may have been swapped, or another file opened, since it was asked for.
        for where in (side, side.other):
            shown = self._articles[where]
            if shown is not None and shown.origin == article.origin:
                self._take(where, article)
                return

    def _take(self, side: Side, article: Article) -> None:
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

    def _on_compared(self, made: tuple[Comparison, tuple[LedgerRow, ...]]) -> None:
        self.comparison, self.ledger = made
        self.comparison_ready.emit(self.comparison)

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
    from reader import compare, main_article  # noqa: PLC0415 - the same

    first, second = (main_article(_load(str(place), options)) for place in (left, right))
    return compare(first, second, options)


def compare_case(path: str | Path) -> tuple[Comparison, Marks]:
    """Compare the articles of a case now, with its options; return the marks where they stand. Raises `ReaderError`."""
    from reader import compare, place_corrections, place_marks, read_case  # noqa: PLC0415 - the same

    case = read_case(path)
    placed, _ = place_corrections(case.corrections, case.left, case.right)
    comparison = compare(case.left, case.right, case.options, corrections=placed)
    return comparison, place_marks(case.marks, comparison).marks


def is_address(text: str) -> bool:
    """Return whether text is one web address and nothing else, with the scheme that browsers hand over."""
    return re.fullmatch(r"https?://\S+", text.strip(), re.IGNORECASE) is not None


def _load(place: str, options: Options, password: str = "", cancelled: Cancelled = lambda: False) -> Articles:
    if not is_address(place):
        from reader import load_all  # noqa: PLC0415 - the same

        return load_all(place, options, password=password)
    from reader import load_address  # noqa: PLC0415 - what talks to the web is loaded by those who ask for it
    from ui.fetching import WindowFetcher  # noqa: PLC0415 - the same

    return (load_address(place, options, WindowFetcher(cancelled)),)


def _from_clipboard(text: str, html: str, name: str, options: Options) -> Articles:
    """Return what was pasted: by its mark-up, or by its text where no article can be made of that."""
    from reader import article_from_html, articles_from_text  # noqa: PLC0415 - the same

    try:
        if html:
            return (article_from_html(html, name, options),)
    except ReaderError as error:
        if not text or isinstance(error, CancelledError):
            raise
    return articles_from_text(text, name, options)

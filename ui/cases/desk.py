"""The case on the desk: the user's marks on the comparison at hand, their undo, and the file they are kept in.

A case belongs to two articles. Marks follow them when they are swapped, revised or read again; when others are opened,
the case is put away, and comes back with its articles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from reader import (
    Article,
    Case,
    Comparison,
    FactKey,
    FactPlace,
    FindingMark,
    KeptCorrection,
    LinkKey,
    MarkedFact,
    Marks,
    Options,
    PlacedMarks,
    ReaderError,
    SourceState,
    keys_of,
    link_key,
    place_corrections,
    place_marks,
    read_case,
    source_state,
    write_case,
)
from ui.cases.keeping import Keeping, News, State
from ui.cases.shelf import Shelf
from ui.cases.steps import Step
from ui.phrases import size_of
from ui.session import Session, as_reader_error
from ui.sides import Side
from ui.tasks import Line

_WORDS = {SourceState.CHANGED: "has changed since.", SourceState.GONE: "is gone."}
_HINTS = {
    SourceState.CHANGED: "“Read the sources again” compares what is there now.",
    SourceState.GONE: "Open it again from where it is now, if you can.",
}
_MOST_OFFERED = 3
_NOWHERE = PlacedMarks({}, {})


class CaseDesk(QObject):
    """Holds the marks of the comparison that `session` has, and tells when they change."""

    changed = Signal()
    """Marks, their places, the file or whether it is up to date."""
    marked = Signal(object, object)
    """With every change: the comparison at hand and the marks on it, for windows that show them."""
    told = Signal(str, str)
    """Something the user should know: words and a hint."""
    failed = Signal(object)
    """A case couldn't be read: the ReaderError."""
    saved = Signal(object)
    """The path of the case that was opened or saved."""

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        parent: QObject | None = None,
    ) -> None:
        """Keep what isn't saved on `shelf`."""
        super().__init__(parent)
        self._session, self._shelf, self._now = session, shelf, now
        self.stack = QUndoStack(self)
        self._path: Path | None = None
        self._facts: dict[FactKey, MarkedFact] = {}
        self._links: dict[LinkKey, KeptCorrection] = {}
        """What the user says of links, by the case's own sides."""
        self._lost_links: tuple[KeptCorrection, ...] = ()
        self._sources: tuple[Article, Article] | None = None
        self._others: tuple[tuple[str, str], ...] = ()
        self._options = session.options
        self._touched = self._turned = self._opening = False
        self._keys: dict[FactPlace, FactKey] = {}
        self._placed = _NOWHERE
        self._reading = Line(self)
        self._keeping = Keeping(shelf, self._state, self)
        self._keeping.failed.connect(
            lambda error: self._tell("The marks can't be kept.", f"{error} Save the case soon.")
        )
        self._news = News(lambda: session.busy, self)
        self._news.told.connect(self.told)
        self.stack.cleanChanged.connect(self.changed)
        self.stack.indexChanged.connect(self._on_step)  # once for a step of several marks
        self.changed.connect(lambda: self.marked.emit(session.comparison, self._placed.marks))
        session.comparison_ready.connect(self._on_comparison)
        session.comparison_cleared.connect(self._on_cleared)

    # What there is

    @property
    def placed(self) -> PlacedMarks:
        """Return the marks that stand in the comparison at hand, and those that don't."""
        return self._placed

    @property
    def path(self) -> Path | None:
        """Return the file the case was opened from or saved to."""
        return self._path

    @property
    def dirty(self) -> bool:
        """Return whether there is something that the case's file doesn't have."""
        something = bool(self._facts or self._links) or self._path is not None
        return something and (self._touched or not self.stack.isClean())

    def mark(self, place: FactPlace) -> FindingMark:
        """Return the mark on a fact of the comparison at hand."""
        return self._placed.marks.get(place, FindingMark())

    def case(self) -> Case | None:
        """Return the case as it would be saved now."""
        if self._sources is None:
            return None
        marks, corrections = tuple(self._facts.values()), tuple(self._links.values())
        return Case(*self._sources, self._options, marks, others=self._others, corrections=corrections)

    # Marking

    def set_marks(self, marks: Marks, what: str, words: str) -> None:
        """Mark facts of the comparison as one step; `what` was found there, `words` are what undo calls the step."""
        wanted = {place: mark for place, mark in marks.items() if place in self._keys and mark != self.mark(place)}
        if not wanted:
            return
        made = self._now().replace(microsecond=0).isoformat()
        self.stack.beginMacro(words)
        for place, mark in wanted.items():
            fresh = self._keys[place]
            key = self._placed.keys.get(place) or (fresh.mirrored if self._turned else fresh)
            after = None if mark.empty else MarkedFact(key, replace(mark, made=made), what)
            self.stack.push(Step(words, partial(self._put, key), self._facts.get(key), after))
        self.stack.endMacro()

    def correct(self, pairs: Mapping[tuple[int, int], bool], words: str) -> None:
        """Link pairs of sentences of the comparison (True), or take their links away, as one step called `words`."""
        comparison = self._session.comparison
        if comparison is None:
            return
        made = self._now().replace(microsecond=0).isoformat()
        self.stack.beginMacro(words)
        for (i, j), linked in pairs.items():
            fresh = link_key(comparison.left, comparison.right, i, j)
            key = fresh.mirrored if self._turned else fresh
            after = KeptCorrection(key, linked, made)
            self.stack.push(Step(words, partial(self._put_link, key), self._links.get(key), after))
        self.stack.endMacro()

    def _on_step(self) -> None:
        if self._sources is not None:
            self._correct_links()
            self._place()
            self._keeping.soon()
        self.changed.emit()

    def remove_lost(self, facts: list[MarkedFact]) -> None:
        """Take away marks that stand nowhere; undo brings them back."""
        self.stack.beginMacro("remove marks")
        for fact in facts:
            self.stack.push(Step("", partial(self._put, fact.key), self._facts.get(fact.key), None))
        self.stack.endMacro()

    def _put(self, key: FactKey, fact: MarkedFact | None) -> None:
        if fact is None:
            self._facts.pop(key, None)
        else:
            self._facts[key] = fact

    def _put_link(self, key: LinkKey, correction: KeptCorrection | None) -> None:
        if correction is None:
            self._links.pop(key, None)
        else:
            self._links[key] = correction

    def _correct_links(self) -> None:
        """Have the comparison made with what the user says of links; where that is nothing new, nothing happens."""
        said = tuple(self._links.values())
        self._session.set_corrections(tuple(each.mirrored for each in said) if self._turned else said)

    # Files

    def open(self, path: str | Path) -> None:
        """Read a case and open its two articles as they were; `told` says what became of their sources since."""
        place, options = Path(path), self._session.options
        self._reading.start(
            lambda _progress, _cancelled: _read(place, options),
            lambda read: self._on_read(place, *read),
            lambda error: self.failed.emit(as_reader_error(error, str(place))),
        )

    def save(self, path: str | Path | None = None) -> None:
        """Write the case to its file, or another one. Raises `ReaderError`; what was there then stays."""
        case, target = self.case(), Path(path) if path is not None else self._path
        if case is None or target is None:
            raise ReaderError("", "There is no case to save.", "Compare two articles first.")
        write_case(case, target, self._now())
        self.discard()
        if target != self._path:
            self._shelf.forget(target)
        self._path, self._touched = target, False
        self.discard()
        self.stack.setClean()
        self.changed.emit()
        self.saved.emit(target)

    def discard(self) -> None:
        """Forget what was kept of the case without the user's saving."""
        self._keeping.stop()
        if self._sources is not None:
            self._shelf.remove(self._path, self._sources)

    def abandon(self) -> None:
        """Clear the desk and keep nothing: the user said so, or all is saved."""
        self.discard()
        self._clear()

    def kept(self) -> list[tuple[Path, str]]:
        """Return the latest cases on the shelf, each with what to call it."""
        return [(path, self._shelf.name_of(path)) for path in self._shelf.free()[:_MOST_OFFERED]]

    def put_away(self) -> None:
        """Clear the desk; what isn't saved stays on the shelf until its articles are opened again."""
        if self.dirty:
            self._keeping.now()
            name = self._path.name if self._path else "The marks"
            again = "the case is opened again" if self._path else "the same two articles are opened"
            self._tell(f"{name}: not saved, but kept.", f"They come back when {again}.")
        self._clear()

    def _clear(self) -> None:
        self._keeping.stop()
        self._shelf.release()
        self._path, self._sources, self._others = None, None, ()
        self._facts, self._links, self._placed = {}, {}, _NOWHERE
        self._session.corrections = ()
        self._touched = self._turned = False
        self.stack.clear()
        self.changed.emit()

    # The comparison and its case

    def _on_read(self, place: Path, case: Case, states: tuple[SourceState, SourceState]) -> None:
        self.put_away()
        unsaved = place.parent == self._shelf.folder
        if unsaved:
            self._shelf.take(place)
        kept = None if unsaved else self._shelf.find(place, (case.left, case.right))
        same = kept is not None and (kept.marks, kept.corrections) == (case.marks, case.corrections)
        kept = None if same else kept
        self._path = self._shelf.belongs_to(case) if unsaved else place
        shown = kept or case
        self._sources, self._options = (shown.left, shown.right), shown.options
        self._others = case.others if not unsaved else self._shelf.without_place(case).others
        self._take_said(shown)
        self._touched = unsaved or kept is not None
        self._opening = True
        if kept is not None:
            self._tell(
                f"{place.name}: marks that weren't saved were found and taken up.", "Save the case to keep them."
            )
        for article, state in zip((shown.left, shown.right), states, strict=True):
            if state in _WORDS:
                self._tell(f"{article.origin.name} {_WORDS[state]} The case shows it as it was.", _HINTS[state])
        self._session.open_case(shown.left, shown.right, shown.options, shown.corrections)
        if self._path is not None:
            self.saved.emit(self._path)

    def _on_comparison(self, comparison: Comparison) -> None:
        left, right = comparison.left, comparison.right
        self._options, self._keys = comparison.options, keys_of(comparison)
        opened, self._opening = self._opening, False
        if self._sources is not None and not self._belongs(left, right):
            if not place_marks(self._facts.values(), comparison).marks and not comparison.corrections:
                self.put_away()
            else:
                self._take_sources(left, right, turned=False)
                opened = True
        if self._sources is None:
            self._begin(left, right)
        self._place()
        self._correct_links()  # of articles that others took the place of nothing is left; what was kept comes back
        lost = len(self._placed.lost)
        if opened and lost:
            said = "1 mark doesn't apply" if lost == 1 else f"{lost} marks don't apply"
            self._tell(f"{said} to these texts any more. Nothing is dropped.", "They are listed under the findings.")
        self._tell_lost_links(left, right)
        self.changed.emit()

    def _tell_lost_links(self, left: Article, right: Article) -> None:
        """Say once which of the corrected links have no place in two articles."""
        _, lost = place_corrections(self._session.corrections, left, right)
        if lost and lost != self._lost_links:
            said = "1 link that you corrected has" if len(lost) == 1 else f"{len(lost)} links that you corrected have"
            hint = "The case keeps what you said, for texts that have them."
            self._tell(f"{said} no place in these texts any more.", hint)
        self._lost_links = lost

    def _on_cleared(self) -> None:
        if all(self._session.article(side) is None for side in Side):
            self.put_away()
        self._placed = _NOWHERE
        self.changed.emit()

    def _begin(self, left: Article, right: Article) -> None:
        """Begin a case with two articles, or go on with the one that was kept of them."""
        kept = self._shelf.find(None, (left, right))
        self._sources, self._turned = (left, right), False
        if kept is not None:
            self._take_said(kept)
            self._touched = bool(self._facts or self._links)
            self._belongs(left, right, (kept.left, kept.right))
            self._tell("Marks that weren't saved were found and taken up.", "Save the case to keep them.")

    def _take_said(self, case: Case) -> None:
        self._facts = {fact.key: fact for fact in case.marks}
        self._links = {correction.key: correction for correction in case.corrections}

    def _belongs(self, left: Article, right: Article, sources: tuple[Article, Article] | None = None) -> bool:
        """Return whether two articles are those of the case, one way or the other, and take them as they are now."""
        ours = sources or self._sources
        if ours is None:
            return False
        if _same(left, ours[0]) and _same(right, ours[1]):
            self._take_sources(left, right, turned=False)
            return True
        if _same(left, ours[1]) and _same(right, ours[0]):
            self._take_sources(right, left, turned=True)
            return True
        return False

    def _take_sources(self, left: Article, right: Article, *, turned: bool) -> None:
        now = (left, right)
        if self._sources is not None and [(a.text, a.head) for a in now] != [(a.text, a.head) for a in self._sources]:
            self._touched = self._touched or bool(self._facts or self._links) or self._path is not None
            self._keeping.soon()
        self._sources, self._turned = now, turned

    def _place(self) -> None:
        comparison = self._session.comparison
        if comparison is None:
            self._placed = _NOWHERE
            return
        self._placed = place_marks(self._facts.values(), comparison, turned=self._turned, keys=self._keys)

    def _state(self) -> State | None:
        case = self.case()
        return None if case is None else State(self._path, case, self.dirty)

    def _tell(self, words: str, hint: str) -> None:
        self._news.tell(words, hint)


def _read(place: Path, options: Options) -> tuple[Case, tuple[SourceState, SourceState]]:
    case = read_case(place, options)
    for article in (case.left, case.right):
        size_of(article)  # remembered for the main thread, which shows it
    return case, (source_state(case.left), source_state(case.right))


def _same(one: Article, other: Article) -> bool:
    """Return whether two articles are of one source: of the same bytes, or from the same place."""
    ours, theirs = one.origin, other.origin
    if ours.part != theirs.part:
        return False
    if ours.sha256 or theirs.sha256:
        return ours.sha256 == theirs.sha256 or (bool(ours.location) and ours.location == theirs.location)
    return one.text == other.text

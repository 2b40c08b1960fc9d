"""The nouns of a report: what a comparison says, in words and marked passages, before any renderer sets it.

A renderer (paper, HTML, Markdown, a terminal) places these values and adds nothing to them, so that every form of the
report says the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader.model import BlockKind, ChangeKind, Comparison, FactPlace, FindingMark, Marks, Verdict


class Mark(StrEnum):
    """How a run of words is set apart; each has a form that reads in black and white."""

    PLAIN = "plain"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED = "moved"
    FOUND = "found"
    """The words that a finding is about, amid others."""
    OMITTED = "omitted"
    """Not words of an article: the sign that some were left out here to save room, or that a sentence ends."""


class Run(NamedTuple):
    """Words that are set alike."""

    text: str
    mark: Mark


Passage = tuple[Run, ...]
"""Runs that read one after another."""
NumberedPassage = tuple[str, Passage]
"""The number of a sentence ("A4") and its words; the number is "" for words of several."""


class Section(StrEnum):
    """The parts of a report, in order; each can be left out."""

    FIGURES = "figures"
    STANDS_OUT = "stands_out"
    MAP = "map"
    FACING = "facing"
    CONTRADICTIONS = "contradictions"
    QUOTATIONS = "quotations"
    FINDINGS = "findings"
    SET_ASIDE = "set_aside"
    DROPPED = "dropped"
    ADDED = "added"
    REWORDED = "reworded"
    METHOD = "method"


ALL_SECTIONS = frozenset(Section)


@dataclass(frozen=True, slots=True)
class SideHead:
    """The head of one source: its letter ("A"), title, and a line of outlet, date and length.

    `language` is an ISO 639-1 code ("" where unknown); `right_to_left` says how its script runs.
    """

    letter: str
    title: str
    byline: str
    language: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the band: its value ("56 %"), the sign of its kind ("" for a share), what it counts."""

    value: str
    sign: str
    caption: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as the report shows it: its number ("A4"), what kind of block it stands in, and its words."""

    number: str
    block: BlockKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class Row:
    """One change, both sides facing. `place` counts from 1; `note` says in words what the signs leave open.

    `lines` are its words where there is room for lines: one redline, or the sentences of both sides one by one.
    `redline` is for one line; where it isn't `whole`, it holds both wordings.
    """

    place: int
    kind: ChangeKind
    sign: str
    moved: bool
    furniture: bool
    doubtful: bool
    left: tuple[Told, ...]
    right: tuple[Told, ...]
    redline: Passage
    lines: tuple[NumberedPassage, ...]
    note: str

    @property
    def numbers(self) -> str:
        """Return the sentences of the row ("A3 → B4", "A4")."""
        sides = (", ".join(told.number for told in side) for side in (self.left, self.right))
        return " → ".join(side for side in sides if side)

    @property
    def whole(self) -> bool:
        """Return whether its words can be read as one redline."""
        return len(self.lines) == 1


@dataclass(frozen=True, slots=True)
class Standout:
    """Something that a reader should look at first: the words, what is said of them, and the row they stand in."""

    passage: Passage
    caption: str
    numbers: str
    row: int


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One fact that differs: what it is ("claim strengthened"), both wordings, its redline, sentences and row.

    `mark` is what the user said of it, `places` are the facts that a mark on it would be about.
    """

    what: str
    left: Passage
    right: Passage
    redline: Passage
    numbers: str
    row: int
    mark: FindingMark = field(default_factory=FindingMark)
    places: tuple[FactPlace, ...] = ()

    @property
    def wrong(self) -> bool:
        """Return whether the user set it aside."""
        return self.mark.verdict is Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Ledger:
    """The quotations: a line that sums them up, and each with both wordings, in the left article's order."""

    summary: str
    entries: tuple[FindingEntry, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One sentence of the map of the two texts: its length (characters) and what became of it."""

    size: int
    kind: ChangeKind
    moved: bool
    furniture: bool
    row: int


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One link of the map, by index of the bars on each side."""

    left: int
    right: int
    kind: ChangeKind
    moved: bool


@dataclass(frozen=True, slots=True)
class TextMap:
    """The two texts drawn as bars, with ribbons between linked sentences."""

    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


class Fact(NamedTuple):
    """A line of the section that says how to repeat the report: a label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says. `made` is when, None where it shall not say; `sections` are the ones to show.

    `set_aside` are the entries that the user marked as wrong; no other section and no figure has them. `about` has a
    line for sections that need one.
    """

    comparison: Comparison
    made: dt.datetime | None
    version: str
    sections: frozenset[Section]
    title: str
    subtitle: str
    left: SideHead
    right: SideHead
    figures: tuple[Figure, ...]
    summary: str
    standouts: tuple[Standout, ...]
    text_map: TextMap
    rows: tuple[Row, ...]
    quotations: Ledger
    findings: tuple[FindingEntry, ...]
    how_counted: tuple[str, ...]
    inputs: tuple[Fact, ...]
    settings: tuple[Fact, ...]
    footer: str
    contradictions: tuple[FindingEntry, ...] = ()
    set_aside: tuple[FindingEntry, ...] = ()
    marks: Marks = field(default_factory=dict)
    about: Mapping[Section, str] = field(default_factory=dict)

    def shows(self, section: Section) -> bool:
        """Return whether the section is wanted and has something to show."""
        return section in self.sections and not self._empty(section)

    def _empty(self, section: Section) -> bool:
        # An empty list of dropped sentences says something, and so is shown; an empty ledger says nothing.
        if section is Section.STANDS_OUT:
            return not self.standouts
        lists = {
            Section.CONTRADICTIONS: self.contradictions,
            Section.QUOTATIONS: self.quotations.entries,
            Section.FINDINGS: self.findings,
            Section.SET_ASIDE: self.set_aside,
        }
        return section in lists and not lists[section]

    def wordings(self) -> tuple[tuple[Section, str, tuple[FindingEntry, ...]], ...]:
        """Return the sections that set wordings side by side, in order: section, a line about it, its entries."""
        sections = (
            (Section.CONTRADICTIONS, self.contradictions),
            (Section.QUOTATIONS, self.quotations.entries),
            (Section.FINDINGS, self.findings),
            (Section.SET_ASIDE, self.set_aside),
        )
        return tuple((each, self.about.get(each, ""), found) for each, found in sections if self.shows(each))

    def rows_of(self, kind: ChangeKind) -> tuple[Row, ...]:
        """Return the rows of one kind, page furniture left out."""
        return tuple(row for row in self.rows if row.kind is kind and not row.furniture)

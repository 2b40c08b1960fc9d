"""The nouns of the engine: frozen values that the language, matching, findings and reports rooms share.

All positions are code points into ``Article.text``, half-open, whatever the nesting: a sentence's span, a word
edit's span and a finding's span all index the same string.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader.options import Options


class Span(NamedTuple):
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that this span covers."""
        return text[self.start : self.end]

    @property
    def empty(self) -> bool:
        """Whether the span covers no character (it then marks a position)."""
        return self.start >= self.end


class BlockKind(StrEnum):
    """What a block of an article is; it decides how it is set and whether it counts as a claim."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Page furniture, the newspaper's word: agency lines, credits, "Updated 4:15 p.m."; never a claim."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article: a paragraph, a heading, a caption."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` is the index of the block it stands in. A heading or caption is a sentence too."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an article beside its text; an empty string or None where it isn't known.

    `guessed` names the fields that were inferred (from the file's name, from its text) and not stated by the file,
    `corrected` those that the user set.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    date: dt.date | None = None
    language: str = ""
    guessed: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, so that a report can be repeated.

    `name` is what to call it on screen (a file name, an address, "pasted text"), `location` the path or address
    ("" for pasted text), `sha256` that of the bytes read (hex), `size` their number, `fetched` the ISO 8601 time of a
    download, `part` the name of this article among several of one file (a chapter), "" where there is only one.
    """

    name: str = ""
    location: str = ""
    sha256: str = ""
    size: int = 0
    format: str = ""
    encoding: str = ""
    fetched: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class CutPart:
    """A passage of the input that a loader left out of the article, and why (a short key such as "navigation").

    `before` is the index of the block before which it stood (the number of blocks: after the last), `kind` what it
    would be if it were taken back. `taken`: the user took it back, and it stands in the article from that block on.
    """

    text: str
    reason: str
    before: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One source's text. `text` never changes; blocks and sentences are spans into it, in order, without overlap."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    head: Head = field(default_factory=Head)
    origin: Origin = field(default_factory=Origin)
    cut: tuple[CutPart, ...] = ()

    def sentence_text(self, index: int) -> str:
        """Return the text of the sentence with that index."""
        return self.sentences[index].span.of(self.text)

    def block_kind(self, index: int) -> BlockKind:
        """Return the kind of the block in which the sentence with that index stands."""
        return self.blocks[self.sentences[index].block].kind


class ReasonKind(StrEnum):
    """The kinds of evidence that can make a link."""

    SAME_TEXT = "same_text"
    RARE_WORD = "rare_word"
    NAME = "name"
    NUMBER = "number"
    QUOTATION = "quotation"
    SHARED_RUN = "shared_run"
    SYNONYM = "synonym"
    NEIGHBOUR = "neighbour"
    NO_RIVAL = "no_rival"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a link: `text` as it stands on the left, its spans, its share of the evidence (0 to 1).

    For SYNONYM `text` has both words ("aid / assistance"), for NEIGHBOUR it is empty; for NO_RIVAL `weight` is the
    score of the best other candidate.
    """

    kind: ReasonKind
    text: str = ""
    weight: float = 0.0
    left: Span | None = None
    right: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences, by index, that share a proposition. `score` reads as a probability (0 to 1)."""

    left: int
    right: int
    score: float
    reasons: tuple[Reason, ...] = ()


class Correction(NamedTuple):
    """What the user says of two sentences, by index: they are linked, or they aren't, whatever the engine finds."""

    left: int
    right: int
    linked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Linked sentences taken together, by index, each side ascending."""

    left: tuple[int, ...]
    right: tuple[int, ...]


class ChangeKind(StrEnum):
    """What became of a group or of a lone sentence, the left side taken as the earlier one."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"


class Flag(StrEnum):
    """What else is true of a change."""

    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    PARTIAL = "partial"
    DOUBTFUL = "doubtful"
    """Every link of the group scores below `Options.doubtful`."""
    FURNITURE = "furniture"
    """All its sentences are page furniture: shown, but never counted as added or dropped."""


class EditKind(StrEnum):
    """What became of words inside a group."""

    KEPT = "kept"
    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one group: `left` is empty for an insertion, `right` for a deletion; a moved phrase has both.

    The edits of a change come in redline order: read one after another, they give the redline. A span never crosses a
    sentence's end. An empty span stands where the words would stand on that side.
    """

    kind: EditKind
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one group or lone sentence. `score` is the strongest link's (0 where there is none)."""

    kind: ChangeKind
    flags: frozenset[Flag]
    left: tuple[int, ...]
    right: tuple[int, ...]
    edits: tuple[Edit, ...] = ()
    score: float = 0.0


class FindingKind(StrEnum):
    """The kinds of facts that can differ inside a link."""

    QUOTE = "quote"
    NUMBER = "number"
    NAME = "name"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"


class FindingChange(StrEnum):
    """How a fact differs; DESIGN's front door says which go with which kind."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    PARAPHRASED = "paraphrased"
    KEPT_DIFFERENT_FORMAT = "kept_different_format"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that differs (or a quotation that was checked) between two linked sentences.

    `left` and `right` are sentence indexes, the spans say where; a side that lacks the fact has None as its span.
    `confidence` is 0 to 1; `reason` a short key that reports turn into words ("magnitude", "word_replaced").
    """

    kind: FindingKind
    change: FindingChange
    left: int | None
    right: int | None
    left_span: Span | None = None
    right_span: Span | None = None
    confidence: float = 1.0
    reason: str = ""

    @property
    def place(self) -> FactPlace:
        """Return where it stands in both texts, which its mark is kept under."""
        return FactPlace(self.kind, self.left_span, self.right_span)


class FactPlace(NamedTuple):
    """A fact of a comparison, whatever was found about it: its kind and the words on either side."""

    kind: FindingKind
    left_span: Span | None
    right_span: Span | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two linked sentences, by index, that can't both be right as they stand: where, why, how much it weighs (0 to 1).

    `kind` is that of the fact (CERTAINTY for a statement that one side negates), `reason` a short key as in `Finding`.
    """

    kind: FindingKind
    left: int
    right: int
    left_span: Span
    right_span: Span
    reason: str
    weight: float

    @property
    def place(self) -> FactPlace:
        """Return where it stands in both texts; a finding about the same words has the same place."""
        return FactPlace(self.kind, self.left_span, self.right_span)


class Verdict(StrEnum):
    """What the user found when checking a fact."""

    OPEN = "open"
    CHECKED = "checked"
    WRONG = "wrong"
    """The finding is wrong: it is set aside and not counted."""


@dataclass(frozen=True, slots=True)
class FindingMark:
    """What the user said of a finding. `made` is when, as ISO 8601 in UTC ("" where nobody noted it)."""

    verdict: Verdict = Verdict.OPEN
    important: bool = False
    note: str = ""
    made: str = ""

    @property
    def empty(self) -> bool:
        """Return whether it says nothing."""
        return self.verdict is Verdict.OPEN and not self.important and not self.note


Marks = Mapping[FactPlace, FindingMark]
"""The user's marks by the place of the fact that they are about."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is known of two articles taken together. Equal inputs and options give equal comparisons.

    `false_share` is the expected share of links that are wrong at these options (0 to 1), from the links' own scores;
    `corrections` are what the user said of links, done already in all the rest.
    """

    left: Article
    right: Article
    options: Options
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...] = ()
    false_share: float = 0.0
    contradictions: tuple[Contradiction, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def facts(self) -> tuple[Finding | Contradiction, ...]:
        """Return all that can be marked: the findings, then the contradictions."""
        return (*self.findings, *self.contradictions)


class Stage(StrEnum):
    """The stages of a comparison, in order, as progress reports them."""

    READING = "reading"
    MATCHING = "matching"
    WORDS = "words"
    FINDINGS = "findings"
    PROVING = "proving"


Progress = Callable[[Stage, float], None]
"""Called with the stage and the share of the whole that is done (0 to 1)."""

Tick = Callable[[float], None]
"""Called inside a stage with the share of it that is done (0 to 1); raises `CancelledError` to stop the work."""

Cancelled = Callable[[], bool]
"""Asked now and then; True ends the work with `CancelledError`."""

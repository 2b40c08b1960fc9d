"""A small story told twice, compared by hand, so that reports are tested apart from the matching.

The redlines are read as `[-left only-]`, `{+right only+}`, `⟨1-moved⟩` where it stands on the left, `⟨1+moved⟩` on the
right; `/A/`, `/B/`, `/AB/` end a sentence of the left, the right, or both sides. A mark takes the spaces along that
only its side has.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader.model import (
    Article,
    Block,
    BlockKind,
    Change,
    ChangeKind,
    Comparison,
    Contradiction,
    Edit,
    EditKind,
    Finding,
    FindingChange,
    FindingKind,
    Flag,
    Group,
    Head,
    Link,
    Origin,
    Sentence,
    Span,
)
from reader.options import Options

MADE = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)
VERSION = "1.0"

_PART = re.compile(
    r"\[-(?P<deleted>.*?)-\]|\{\+(?P<inserted>.*?)\+\}|⟨(?P<from>\d)-(?P<out>.*?)⟩|⟨(?P<to>\d)\+(?P<into>.*?)⟩|/(?P<end>AB|A|B)/"
)


class Place(NamedTuple):
    """A span inside the n-th sentence of one side of an entry."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Told:
    """One entry of the story: what became of some sentences, as a redline."""

    kind: ChangeKind
    left: tuple[int, ...]
    right: tuple[int, ...]
    redline: str
    score: float = 0.0
    flags: frozenset[Flag] = frozenset()


KEPT, REWORDED, ADDED, DROPPED = ChangeKind.KEPT, ChangeKind.REWORDED, ChangeKind.ADDED, ChangeKind.DROPPED

STORY = (
    Told(REWORDED, (0,), (0,), "Ferry [-halted-]{+taken out of service+} after crack is found in hull", 0.93),
    Told(ADDED, (), (1,), "Updated 4:15 p.m.", flags=frozenset({Flag.FURNITURE})),
    Told(KEPT, (1,), (2,), "The Inner Sound ferry has been stopped until further notice.", 1.0),
    Told(
        REWORDED,
        (2,),
        (4, 5),
        "[-Divers saw a-]{+A+} crack of [-about 40-]{+60+} centimetres{+ was seen+} in the hull[-, and-]{+.+}/B/{+The+}"
        " passengers were [-taken-]{+brought+} ashore by ⟨1-police ⟩{+two +}boats{+ of the+}⟨1+ police⟩.",
        0.81,
        frozenset({Flag.SPLIT}),
    ),
    Told(DROPPED, (3,), (), "The ship was last inspected in 2019, a public register shows."),
    Told(
        REWORDED,
        (4,),
        (3,),
        "“We asked for [-a new-]{+another+} ship every [-single -]year,” said Mara Tveit, the harbour master.",
        0.88,
        frozenset({Flag.MOVED}),
    ),
    Told(
        REWORDED,
        (5, 6),
        (6,),
        "[-The operator may run-]{+The operator will run+} a bus from Monday[-.-]/A/[-It-]{+, which+} goes "
        "round by the old bridge.",
        0.62,
        frozenset({Flag.JOINED, Flag.DOUBTFUL}),
    ),
    Told(ADDED, (), (7,), "The council meets on Thursday to talk about “a bridge, at last”."),
)

_LEFT_KINDS = {0: BlockKind.HEADLINE}
_RIGHT_KINDS = {0: BlockKind.HEADLINE, 1: BlockKind.FURNITURE}


def story(told: Sequence[Told] = STORY) -> Comparison:
    """Return the comparison that the entries describe, with a few findings."""
    parsed = [_parsed(entry.redline) for entry in told]
    left = _article(_side(told, parsed, 0), _LEFT_KINDS, _HEADS[0], _ORIGINS[0])
    right = _article(_side(told, parsed, 1), _RIGHT_KINDS, _HEADS[1], _ORIGINS[1])
    changes = tuple(_change(entry, edits, left, right) for entry, (_, edits) in zip(told, parsed, strict=True))
    links = tuple(Link(i, j, c.score) for c in changes for i in c.left for j in c.right)
    groups = tuple(Group(c.left, c.right) for c in changes if c.left and c.right)
    return Comparison(left, right, Options(), links, groups, changes, (), 0.12)


def story_with_findings() -> Comparison:
    """Return the story with a finding of four kinds, the first of them a contradiction too."""
    comparison = story()
    left, right = comparison.left, comparison.right

    def found(kind: FindingKind, change: FindingChange, i: int, j: int, ours: str, theirs: str) -> Finding:
        return Finding(kind, change, i, j, _span_of(left, i, ours), _span_of(right, j, theirs))

    findings = (
        found(FindingKind.NUMBER, FindingChange.CHANGED, 2, 4, "about 40", "60"),
        found(
            FindingKind.QUOTE,
            FindingChange.ALTERED,
            4,
            3,
            "We asked for a new ship every single year",
            "We asked for another ship every year",
        ),
        found(FindingKind.CERTAINTY, FindingChange.STRENGTHENED, 5, 6, "may run", "will run"),
        Finding(FindingKind.ATTRIBUTION, FindingChange.DROPPED, 2, 4, _span_of(left, 2, "Divers saw"), None),
    )
    first = findings[0]
    assert first.left_span is not None
    assert first.right_span is not None
    conflict = Contradiction(FindingKind.NUMBER, 2, 4, first.left_span, first.right_span, "value", 0.77)
    return replace(comparison, findings=findings, contradictions=(conflict,))


def article(sentences: Sequence[str], head: Head | None = None, kinds: dict[int, BlockKind] | None = None) -> Article:
    """Return an article with exactly these sentences, a block each."""
    return _article(list(sentences), kinds or {}, head or Head(language="en"), Origin(name="text"))


def mirrored(comparison: Comparison) -> Comparison:
    """Return the comparison as it must be with the two articles swapped."""
    kinds = {ADDED: DROPPED, DROPPED: ADDED}
    edits = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}
    flags = {Flag.SPLIT: Flag.JOINED, Flag.JOINED: Flag.SPLIT}
    changes = tuple(
        Change(
            kinds.get(c.kind, c.kind),
            frozenset(flags.get(flag, flag) for flag in c.flags),
            c.right,
            c.left,
            tuple(Edit(edits.get(e.kind, e.kind), e.right, e.left) for e in c.edits),
            c.score,
        )
        for c in comparison.changes
    )
    return replace(
        comparison,
        left=comparison.right,
        right=comparison.left,
        links=tuple(Link(link.right, link.left, link.score) for link in comparison.links),
        groups=tuple(Group(group.right, group.left) for group in comparison.groups),
        changes=changes,
        findings=(),
    )


_HEADS = (
    Head("", "Sound Post", "Ida Holmgren", dt.date(2024, 3, 14), "en"),
    Head("Crack stops ferry", "The Ferry Times", "", dt.date(2024, 3, 15), "en"),
)
_ORIGINS = (
    Origin("sound-post.txt", "/somewhere/sound-post.txt", "a" * 60 + "9e2a", 612, "text", "utf-8"),
    Origin(
        "ferry-times.html",
        "https://ferry.example/crack",
        "b" * 60 + "0b55",
        1204,
        "html",
        "utf-8",
        "2024-03-16T08:00:00Z",
    ),
)

_Edits = list[tuple[EditKind, Place, Place]]


def _parsed(redline: str) -> tuple[tuple[list[str], list[str]], _Edits]:
    texts: tuple[list[str], list[str]] = ([""], [""])
    edits: _Edits = []
    moved: dict[str, tuple[Place, int]] = {}

    def write(side: int, words: str) -> Place:
        start = len(texts[side][-1]) + len(words) - len(words.lstrip())
        texts[side][-1] += words
        return Place(len(texts[side]) - 1, start, start + len(words.strip()))

    at = 0
    for part in [*_PART.finditer(redline), None]:
        plain = redline[at : part.start() if part else len(redline)]
        if plain.strip():
            edits.append((EditKind.KEPT, write(0, plain), write(1, plain)))
        elif plain:
            write(0, plain)
            write(1, plain)
        if part is None:
            break
        at = part.end()
        if part["end"]:
            for side, letter in enumerate("AB"):
                if letter in part["end"]:
                    texts[side].append("")
        elif part["deleted"] is not None:
            edits.append((EditKind.DELETED, write(0, part["deleted"]), write(1, "")))
        elif part["inserted"] is not None:
            _insert(
                edits, write(1, part["inserted"]), replaces=redline[: part.start()].endswith("-]"), here=write(0, "")
            )
        elif part["from"]:
            moved[part["from"]] = write(0, part["out"]), len(edits)
        else:
            edits.append((EditKind.MOVED, moved[part["to"]][0], write(1, part["into"])))
    return texts, edits


def _insert(edits: _Edits, place: Place, *, replaces: bool, here: Place) -> None:
    if replaces:
        edits[-1] = (EditKind.REPLACED, edits[-1][1], place)
    else:
        edits.append((EditKind.INSERTED, here, place))


def _side(told: Sequence[Told], parsed: Sequence[tuple[tuple[list[str], list[str]], _Edits]], side: int) -> list[str]:
    found: dict[int, str] = {}
    for entry, (texts, _) in zip(told, parsed, strict=True):
        indexes = (entry.left, entry.right)[side]
        found.update(zip(indexes, texts[side], strict=False))
    return [found[index] for index in sorted(found)]


def _article(sentences: list[str], kinds: dict[int, BlockKind], head: Head, origin: Origin) -> Article:
    text, blocks, spans = "", [], []
    for index, sentence in enumerate(sentences):
        text += "\n\n" if text else ""
        span = Span(len(text), len(text) + len(sentence))
        text += sentence
        blocks.append(Block(kinds.get(index, BlockKind.PARAGRAPH), span))
        spans.append(Sentence(span, index))
    return Article(text, tuple(blocks), tuple(spans), head, origin)


def _change(entry: Told, edits: _Edits, left: Article, right: Article) -> Change:
    if entry.kind in (ADDED, DROPPED):
        article_, indexes = (right, entry.right) if entry.kind is ADDED else (left, entry.left)
        whole, nowhere = article_.sentences[indexes[0]].span, Span(0, 0)
        edit = (
            Edit(EditKind.INSERTED, nowhere, whole) if entry.kind is ADDED else Edit(EditKind.DELETED, whole, nowhere)
        )
        return Change(entry.kind, entry.flags, entry.left, entry.right, (edit,), entry.score)
    placed = tuple(
        Edit(kind, _placed(ours, entry.left, left), _placed(theirs, entry.right, right)) for kind, ours, theirs in edits
    )
    return Change(entry.kind, entry.flags, entry.left, entry.right, placed, entry.score)


def _placed(place: Place, indexes: Sequence[int], article_: Article) -> Span:
    span = article_.sentences[indexes[place.sentence]].span
    return Span(span.start + place.start, span.start + place.end)


def _span_of(article_: Article, index: int, words: str) -> Span:
    sentence = article_.sentences[index].span
    start = article_.text.index(words, sentence.start, sentence.end)
    return Span(start, start + len(words))

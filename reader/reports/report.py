"""A comparison made into a report: the one step that decides what is said; renderers only set it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import PurePath
from typing import NamedTuple
from unicodedata import bidirectional

from reader.findings.ledger import LedgerRow
from reader.model import (
    Article,
    BlockKind,
    Change,
    ChangeKind,
    Comparison,
    FactPlace,
    FindingChange,
    FindingKind,
    Flag,
    Marks,
)
from reader.reports import wording
from reader.reports.entries import conflict_entries, finding_entries
from reader.reports.figures import Counts, article_length, counts, figures
from reader.reports.nouns import (
    ALL_SECTIONS,
    Bar,
    Fact,
    FindingEntry,
    Ledger,
    NumberedPassage,
    Report,
    Ribbon,
    Row,
    Section,
    SideHead,
    TextMap,
    Told,
)
from reader.reports.quotations import ledger_of, quotation_ledger
from reader.reports.redline import in_one_line, redline_lines, wordings
from reader.reports.standouts import standouts
from reader.reports.tally import quotations, tally

_KINDS_OF_FACTS = (FindingKind.CERTAINTY, FindingKind.NUMBER, FindingKind.ATTRIBUTION, FindingKind.NAME)
_LONGEST_TITLE = 240
_RIGHT_TO_LEFT = frozenset("ar arc dv fa he iw ku ps sd ug ur yi".split())


class _Lists(NamedTuple):
    """What a report lists, what is set aside too, and the marks and utterances that it was made from."""

    marks: Marks
    ledger: Sequence[LedgerRow]
    findings: Sequence[FindingEntry]
    conflicts: Sequence[FindingEntry]
    utterances: Sequence[FindingEntry]


def build_report(
    comparison: Comparison,
    *,
    made: dt.datetime | None,
    title: str = "",
    sections: frozenset[Section] = ALL_SECTIONS,
    version: str = "",
    marks: Marks | None = None,
    ledger: Sequence[LedgerRow] | None = None,
) -> Report:
    """Return the report of a comparison. Equal arguments give equal reports.

    `made` is the time that it shall bear (None: none); `title` replaces the one made from the sources' names; `version`
    is the program's, found where it is empty. `marks` are what the user said of the findings: important ones come
    first, wrong ones are set aside. `ledger` are the comparison's utterances, found where they aren't given.
    """
    marks = marks or {}
    ledger = ledger_of(comparison) if ledger is None else ledger
    lists = _Lists(
        marks,
        ledger,
        finding_entries(comparison, marks),
        conflict_entries(comparison, marks),
        quotation_ledger(comparison, ledger, marks),
    )
    return _report(comparison, lists, made, title, sections, version or program_version())


def _report(
    comparison: Comparison,
    lists: _Lists,
    made: dt.datetime | None,
    title: str,
    sections: frozenset[Section],
    version: str,
) -> Report:
    left, right, rows = comparison.left, comparison.right, _rows(comparison)
    quoted, counted = quotations(lists.ledger, lists.marks), counts(comparison)
    return Report(
        comparison=comparison,
        made=made,
        version=version,
        sections=sections,
        title=_shortened(title) or _shortened(wording.title(_called(left), _called(right))),
        subtitle=wording.subtitle(made),
        left=_side_head("A", left),
        right=_side_head("B", right),
        figures=figures(counted),
        summary=" · ".join(tally(comparison, lists.ledger, lists.marks)),
        standouts=standouts(comparison, rows, lists.findings),
        text_map=_text_map(comparison, rows),
        rows=rows,
        quotations=Ledger(quoted, _important_first(lists.utterances)),
        findings=_important_first(_facts_that_differ(comparison, lists.findings)),
        how_counted=_how_counted(comparison, counted),
        inputs=(*_input("A", left), *_input("B", right)),
        settings=_settings(comparison, made, version),
        footer=_footer(comparison, version),
        contradictions=_important_first(lists.conflicts),
        set_aside=_set_aside(lists.findings, lists.utterances, lists.conflicts),
        marks=lists.marks,
        about=_about(quoted),
    )


def _how_counted(comparison: Comparison, counted: Counts) -> tuple[str, ...]:
    return (
        wording.kept_share(counted.left_told, counted.left_sentences),
        *wording.HOW_COUNTED,
        wording.false_share(comparison.false_share, len(comparison.links)),
    )


def _about(quoted: str) -> dict[Section, str]:
    return {
        Section.CONTRADICTIONS: wording.CONFLICTS_ARE,
        Section.QUOTATIONS: quoted,
        Section.SET_ASIDE: wording.SET_ASIDE_ARE,
    }


def _important_first(entries: Sequence[FindingEntry]) -> tuple[FindingEntry, ...]:
    """Return the entries that aren't set aside, those marked as important first."""
    return tuple(sorted((entry for entry in entries if not entry.wrong), key=lambda entry: not entry.mark.important))


def _set_aside(*lists: Sequence[FindingEntry]) -> tuple[FindingEntry, ...]:
    """Return the entries that are marked as wrong, each fact once."""
    found: dict[FactPlace, FindingEntry] = {}
    for entry in (entry for entries in lists for entry in entries if entry.wrong):
        if entry.places and not any(place in found for place in entry.places):
            found.update(dict.fromkeys(entry.places, entry))
    return tuple(dict.fromkeys(found.values()))


def program_version() -> str:
    """Return the version of the installed program, "(not installed)" where it runs from bare files."""
    try:
        return metadata.version("twicetold")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def sha256_of(article: Article) -> str:
    """Return the SHA-256 (hex) of the bytes read, or of the text in UTF-8 where there were none (pasted text)."""
    return article.origin.sha256 or hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()


def title_of(article: Article) -> str:
    """Return the article's title, else its first headline, else what its origin is called."""
    headline = next((b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.HEADLINE), "")
    return _shortened(article.head.title or headline or article.origin.name) or wording.UNTITLED


def _called(article: Article) -> str:
    """Return what a report's title calls a source: its outlet, else its file's name without the suffix."""
    name = article.origin.name.strip()
    return _isolated(article.head.outlet.strip() or name.removesuffix(PurePath(name).suffix))


def _side_head(letter: str, article: Article) -> SideHead:
    head = article.head
    day = wording.date(head.date) if head.date else ""
    names = (_isolated(name) for name in (head.outlet, head.author))
    byline = " · ".join(part for part in (*names, day, article_length(article)) if part)
    return SideHead(letter, title_of(article), byline, head.language, head.language in _RIGHT_TO_LEFT)


def _rows(comparison: Comparison) -> tuple[Row, ...]:
    passed = _passed(comparison.changes)
    strays = _stray_links(comparison)
    return tuple(
        _row(comparison, place, change, passed.get(place, 0), strays.get(place, ()))
        for place, change in enumerate(comparison.changes, 1)
    )


def _row(comparison: Comparison, place: int, change: Change, passed: int, strays: Sequence[str]) -> Row:
    left, right = comparison.left, comparison.right
    moved = Flag.MOVED in change.flags
    notes = [wording.moved(passed)] if moved else []
    notes += wording.shape(change.flags, len(change.left), len(change.right))
    notes += [wording.also_in(strays, lone=not (change.left and change.right))] if strays else []
    ours, theirs = wordings(left, right, change)
    lines = redline_lines(left, right, change)
    return Row(
        place=place,
        kind=change.kind,
        sign=wording.MOVED_SIGN if moved else wording.SIGNS[change.kind],
        moved=moved,
        furniture=Flag.FURNITURE in change.flags,
        doubtful=Flag.DOUBTFUL in change.flags,
        left=_told(left, change.left, ours),
        right=_told(right, change.right, theirs),
        redline=in_one_line(lines),
        lines=lines,
        note=", ".join(notes),
    )


def _told(article: Article, sentences: Sequence[int], passages: Sequence[NumberedPassage]) -> tuple[Told, ...]:
    return tuple(
        Told(number, article.block_kind(index), words)
        for index, (number, words) in zip(sentences, passages, strict=True)
    )


def _passed(changes: Sequence[Change]) -> dict[int, int]:
    """Return how many linked passages each moved change passed on its way (positive: towards the start), by place."""
    linked = [(place, change) for place, change in enumerate(changes, 1) if change.left and change.right]
    by_left = {place: k for k, (place, _) in enumerate(sorted(linked, key=lambda item: item[1].left))}
    by_right = {place: k for k, (place, _) in enumerate(sorted(linked, key=lambda item: item[1].right))}
    return {place: by_left[place] - by_right[place] for place, change in linked if Flag.MOVED in change.flags}


def _stray_links(comparison: Comparison) -> dict[int, tuple[str, ...]]:
    """Return the sentences that a change is linked to outside its own group, by place."""
    left_of = {i: place for place, change in enumerate(comparison.changes, 1) for i in change.left}
    right_of = {j: place for place, change in enumerate(comparison.changes, 1) for j in change.right}
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for link in comparison.links:
        ours, theirs = left_of[link.left], right_of[link.right]
        if ours != theirs:
            found[ours][f"B{link.right + 1}"] = None
            found[theirs][f"A{link.left + 1}"] = None
    return {place: tuple(numbers) for place, numbers in found.items()}


def _facts_that_differ(comparison: Comparison, entries: Sequence[FindingEntry]) -> tuple[FindingEntry, ...]:
    """Return the entries by kind, quotations and the same figure written otherwise left out."""
    found = [
        (_KINDS_OF_FACTS.index(finding.kind), place)
        for place, finding in enumerate(comparison.findings)
        if finding.kind in _KINDS_OF_FACTS and finding.change is not FindingChange.KEPT_DIFFERENT_FORMAT
    ]
    return tuple(entries[place] for _, place in sorted(found))


def _text_map(comparison: Comparison, rows: Sequence[Row]) -> TextMap:
    left = _bars(comparison.left, {int(t.number[1:]) - 1: row for row in rows for t in row.left})
    right = _bars(comparison.right, {int(t.number[1:]) - 1: row for row in rows for t in row.right})
    ribbons = [
        Ribbon(
            link.left, link.right, ChangeKind.KEPT if bar.kind is ChangeKind.KEPT else ChangeKind.REWORDED, bar.moved
        )
        for link in comparison.links
        for bar in (left[link.left],)
    ]
    return TextMap(left, right, tuple(ribbons))


def _bars(article: Article, row_of: dict[int, Row]) -> tuple[Bar, ...]:
    sizes = [max(sentence.span.end - sentence.span.start, 1) for sentence in article.sentences]
    found = [(size, row_of[index]) for index, size in enumerate(sizes)]
    return tuple(Bar(size, row.kind, row.moved, row.furniture, row.place) for size, row in found)


def _input(letter: str, article: Article) -> tuple[Fact, ...]:
    """Return the facts of one input. A path on the maker's disk stays out, because a report is handed on."""
    origin = article.origin
    address = origin.location if origin.location.startswith(("http://", "https://")) else ""
    size = wording.count(origin.size, "byte") if origin.size else ""
    read = ", ".join(part for part in (origin.format, origin.encoding, size) if part)
    fetched = f"fetched {origin.fetched}" if origin.fetched else ""
    kind = "SHA-256 of the file" if origin.sha256 else "SHA-256 of the text"
    known = (_isolated(origin.name), _isolated(origin.part) if origin.part else "", address, read, fetched)
    return (
        Fact(letter, " · ".join(part for part in known if part)),
        Fact(f"{letter}, {kind}", sha256_of(article)),
        *_by_hand(letter, article),
    )


def _by_hand(letter: str, article: Article) -> Iterator[Fact]:
    """Yield what the report says of an article that its file doesn't: what was guessed, corrected, taken back."""
    fields = {"title": "headline", "outlet": "outlet", "author": "author", "date": "date", "language": "language"}
    # The title and the language of a plain text are never stated.
    guessed = [name for field, name in fields.items() if field in article.head.guessed - {"title", "language"}]
    if guessed:
        yield Fact(f"{letter}, guessed", ", ".join(guessed))
    corrected = [name for field, name in fields.items() if field in article.head.corrected]
    if corrected:
        yield Fact(f"{letter}, corrected by the reader", ", ".join(corrected))
    taken = sum(part.taken for part in article.cut)
    if taken:
        yield Fact(
            f"{letter}, taken back by the reader", f"{taken} of {len(article.cut)} parts left out when it was read"
        )


def _settings(comparison: Comparison, made: dt.datetime | None, version: str) -> tuple[Fact, ...]:
    options = comparison.options
    languages = f"A {comparison.left.head.language or 'unknown'}, B {comparison.right.head.language or 'unknown'}"
    facts = [
        Fact("Program", f"{wording.PROGRAM} {version}"),
        Fact("Sensitivity", f"{options.sensitivity:.2f} (a link needs a score of {options.least_score:.2f})"),
        Fact("Doubtful", f"links with a score under {options.doubtful:.2f}"),
        Fact("Counts as the same", wording.same_rules(options)),
        Fact("Language", languages),
    ]
    if comparison.corrections:
        facts.append(Fact("Corrected by the reader", wording.corrections(comparison.corrections)))
    return (*facts, Fact("Made", wording.moment(made))) if made else tuple(facts)


def _footer(comparison: Comparison, version: str) -> str:
    sums = (
        f"{letter} sha256 {_short(sha256_of(a))}" for letter, a in (("A", comparison.left), ("B", comparison.right))
    )
    return " · ".join((f"{wording.PROGRAM} {version}", *sums, f"sensitivity {comparison.options.sensitivity:.2f}"))


def _isolated(name: str) -> str:
    """Return a name so that, written from right to left, it doesn't turn the English around it (Unicode's isolates)."""
    turns = any(bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def _shortened(title: str) -> str:
    """Return a title on one line, cut where it would fill a page."""
    one_line = " ".join(title.split())
    return one_line if len(one_line) <= _LONGEST_TITLE else f"{one_line[:_LONGEST_TITLE]}…"


def _short(digest: str) -> str:
    return f"{digest[:4]}…{digest[-4:]}"

"""What the window says: kinds, figures and reasons in plain words. Wording never accuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reader import (
    Article,
    Change,
    ChangeKind,
    Comparison,
    Finding,
    FindingChange,
    FindingKind,
    Flag,
    Link,
    Reason,
    ReasonKind,
    Stage,
)

KIND_NAMES = {
    ChangeKind.KEPT: "Kept",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.ADDED: "Added",
    ChangeKind.DROPPED: "Dropped",
}

_FLAG_NAMES = {
    Flag.MOVED: "moved",
    Flag.SPLIT: "split",
    Flag.JOINED: "joined",
    Flag.PARTIAL: "partly",
    Flag.DOUBTFUL: "doubtful",
    Flag.FURNITURE: "page furniture",
}

FINDING_NAMES = {
    FindingKind.QUOTE: "Quotation",
    FindingKind.NUMBER: "Figure",
    FindingKind.NAME: "Name",
    FindingKind.ATTRIBUTION: "Attribution",
    FindingKind.CERTAINTY: "Claim",
}

FINDING_CHANGES = {
    FindingChange.VERBATIM: "verbatim",
    FindingChange.ALTERED: "altered",
    FindingChange.TRUNCATED: "truncated",
    FindingChange.PARAPHRASED: "paraphrased",
    FindingChange.KEPT_DIFFERENT_FORMAT: "same value, written differently",
    FindingChange.CHANGED: "changed",
    FindingChange.DROPPED: "left out",
    FindingChange.ADDED: "added",
    FindingChange.STRENGTHENED: "strengthened",
    FindingChange.WEAKENED: "weakened",
}

STAGES = {
    Stage.READING: "Reading…",
    Stage.MATCHING: "Linking sentences…",
    Stage.WORDS: "Comparing words…",
    Stage.FINDINGS: "Looking for facts that differ…",
    Stage.PROVING: "Checking the result…",
}

_CHARACTERS_COUNT = ("zh", "ja", "th")
"""Languages without spaces between words: their articles are measured in characters."""


def percent(share: float) -> str:
    """Return a share (0 to 1) as "56 %"; never 100 % for less than all, nor 0 % for more than nothing."""
    figure = round(share * 100)
    if figure == 100 and share < 1:
        figure = 99
    if figure == 0 and share > 0:
        figure = 1
    return f"{figure}\u00a0%"


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 sentence", "9 sentences", with a comma at thousands."""
    return f"{number:,}\u00a0{one if number == 1 else many or one + 's'}"


def date(day: dt.date) -> str:
    """Return "14 March 2024", whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = "January February March April May June July August September October November December".split()


def source_name(article: Article) -> str:
    """Return what to call an article: its outlet, else its file's name, else its title."""
    return article.head.outlet or article.origin.name or article.head.title or "Untitled"


def size_of(article: Article) -> str:
    """Return "9 sentences, 118 words"."""
    sentences = count(len(article.sentences), "sentence")
    if article.head.language in _CHARACTERS_COUNT:
        return f"{sentences}, {count(sum(not letter.isspace() for letter in article.text), 'character')}"
    return f"{sentences}, {count(len(article.text.split()), 'word')}"


def facts_of(article: Article) -> str:
    """Return the line under an article's name: date, author, size, file."""
    head = article.head
    parts = [date(head.date) if head.date else "", head.author, size_of(article)]
    if head.outlet:
        parts.append(article.origin.name)
    return " · ".join(part for part in parts if part)


def change_title(change: Change) -> str:
    """Return "Reworded, moved, split"."""
    flags = [name for flag, name in _FLAG_NAMES.items() if flag in change.flags]
    return ", ".join([KIND_NAMES[change.kind], *flags])


def finding_title(finding: Finding) -> str:
    """Return "Figure changed"."""
    return f"{FINDING_NAMES[finding.kind]} {FINDING_CHANGES[finding.change]}"


def why_linked(links: Iterable[Link]) -> list[tuple[str, list[str]]]:
    """Return the evidence for links: a heading and the words, strongest first, without repeats."""
    reasons = sorted((reason for link in links for reason in link.reasons), key=lambda reason: -reason.weight)
    found: dict[ReasonKind, list[str]] = {}
    for reason in reasons:
        words = found.setdefault(reason.kind, [])
        word = _reason_words(reason)
        if word and word.casefold() not in (other.casefold() for other in words):
            words.append(word)
    return [(_REASONS[kind], words[:8]) for kind, words in sorted(found.items(), key=lambda item: _ORDER.index(item[0]))]


def _reason_words(reason: Reason) -> str:
    if reason.kind is ReasonKind.NO_RIVAL:
        return f"above {percent(reason.weight)}" if reason.weight > 0 else ""
    if reason.kind is ReasonKind.QUOTATION:
        return f"“{reason.text.strip(_QUOTATION_MARKS)}”"
    return reason.text


_QUOTATION_MARKS = "“”\"„«»"

_REASONS = {
    ReasonKind.SAME_TEXT: "the same text",
    ReasonKind.QUOTATION: "shared quotation",
    ReasonKind.NAME: "shared names",
    ReasonKind.NUMBER: "shared figures",
    ReasonKind.RARE_WORD: "rare words",
    ReasonKind.SHARED_RUN: "shared wording",
    ReasonKind.NEIGHBOUR: "neighbours are linked",
    ReasonKind.NO_RIVAL: "no other candidate",
    ReasonKind.BY_HAND: "linked by hand",
}
_ORDER = list(_REASONS)


def kept_share(comparison: Comparison) -> float:
    """Return the share of the left article's sentences that have a counterpart on the right (0 to 1)."""
    furniture = {index for change in comparison.changes if Flag.FURNITURE in change.flags for index in change.left}
    linked = {link.left for link in comparison.links} - furniture
    total = len(comparison.left.sentences) - len(furniture)
    return len(linked) / total if total else 0.0


def finding_counts(findings: Iterable[Finding]) -> list[str]:
    """Return "2 quotations: 2 altered", "1 figure changed", and so on, for the status line."""
    quotes: dict[FindingChange, int] = {}
    others: dict[tuple[FindingKind, FindingChange], int] = {}
    for finding in findings:
        if finding.kind is FindingKind.QUOTE:
            quotes[finding.change] = quotes.get(finding.change, 0) + 1
        elif finding.change is not FindingChange.KEPT_DIFFERENT_FORMAT:
            others[finding.kind, finding.change] = others.get((finding.kind, finding.change), 0) + 1
    lines = []
    if quotes:
        detail = ", ".join(f"{quotes[change]} {FINDING_CHANGES[change]}" for change in FindingChange if change in quotes)
        lines.append(f"{count(sum(quotes.values()), 'quotation')}: {detail}")
    for (kind, change), number in others.items():
        lines.append(f"{count(number, FINDING_NAMES[kind].lower())} {FINDING_CHANGES[change]}")
    return lines

"""What only the window says; figures, kinds and findings are worded by the engine's own wording."""

from __future__ import annotations

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
    counts,
    wording,
)

KIND_NAMES = {
    ChangeKind.KEPT: "Kept",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.ADDED: "Added",
    ChangeKind.DROPPED: "Dropped",
}

FINDING_KINDS = {
    FindingKind.QUOTE: "Quotations",
    FindingKind.NUMBER: "Figures",
    FindingKind.NAME: "Names",
    FindingKind.ATTRIBUTION: "Attribution",
    FindingKind.CERTAINTY: "Certainty",
}

UNTOUCHED = (FindingChange.VERBATIM, FindingChange.KEPT_DIFFERENT_FORMAT)
"""What was checked and found the same."""

STAGES = {
    Stage.READING: "Reading…",
    Stage.MATCHING: "Linking sentences…",
    Stage.WORDS: "Comparing words…",
    Stage.FINDINGS: "Looking for facts that differ…",
    Stage.PROVING: "Checking the result…",
}

_FLAG_NAMES = {
    Flag.MOVED: "moved",
    Flag.SPLIT: "split",
    Flag.JOINED: "joined",
    Flag.PARTIAL: "one side says more",
    Flag.DOUBTFUL: "doubtful",
    Flag.FURNITURE: "page furniture",
}

_SPACELESS = ("zh", "ja", "th")
"""Languages without spaces between words: their articles are measured in characters."""

_QUOTATION_MARKS = '“”"„«»'

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


def source_name(article: Article) -> str:
    """Return what to call an article: its outlet, else its file's name, else its title."""
    return article.head.outlet or article.origin.name or article.head.title or wording.UNTITLED


def size_of(article: Article) -> str:
    """Return "9 sentences, 118 words"."""
    sentences = wording.count(len(article.sentences), "sentence")
    if article.head.language in _SPACELESS:
        letters = sum(not letter.isspace() for letter in article.text)
        return f"{sentences}, {wording.count(letters, 'character')}"
    return f"{sentences}, {wording.count(len(article.text.split()), 'word')}"


def facts_of(article: Article) -> str:
    """Return the line under an article's name: date, author, size, file."""
    head = article.head
    parts = [wording.date(head.date) if head.date else "", head.author, size_of(article)]
    if head.outlet:
        parts.append(article.origin.name)
    return " · ".join(part for part in parts if part)


def change_title(change: Change) -> str:
    """Return "Reworded, moved, split"."""
    flags = [name for flag, name in _FLAG_NAMES.items() if flag in change.flags]
    return ", ".join([KIND_NAMES[change.kind], *flags])


def why_linked(links: Iterable[Link]) -> list[tuple[str, list[str]]]:
    """Return the evidence for links: a heading and the words, strongest first, without repeats."""
    reasons = sorted((reason for link in links for reason in link.reasons), key=lambda reason: -reason.weight)
    found: dict[ReasonKind, list[str]] = {}
    for reason in reasons:
        words = found.setdefault(reason.kind, [])
        word = _reason_words(reason)
        if word and word.casefold() not in (other.casefold() for other in words):
            words.append(word)
    return [
        (_REASONS[kind], words[:8]) for kind, words in sorted(found.items(), key=lambda item: _ORDER.index(item[0]))
    ]


def _reason_words(reason: Reason) -> str:
    if reason.kind is ReasonKind.NO_RIVAL:
        return f"above {wording.percent(reason.weight)}" if reason.weight > 0 else ""
    if reason.kind is ReasonKind.QUOTATION:
        return f"“{reason.text.strip(_QUOTATION_MARKS)}”"
    return reason.text


def kept_share(comparison: Comparison) -> tuple[str, str, str]:
    """Return "The Daily Quay keeps", "56 %", "of Coast Herald": three parts, the middle one to stand out."""
    share = counts(comparison).told_share
    figure = "–" if share is None else wording.percent(share)
    left, right = source_name(comparison.left), source_name(comparison.right)
    if left == right:
        left, right = "A", "B"
    return f"{right} keeps", figure, f"of {left}"


def finding_counts(findings: Iterable[Finding]) -> list[str]:
    """Return "2 quotations: 2 altered", "1 figure changed", and so on, for the status line."""
    listed = list(findings)
    quotations = wording.quotations(listed)
    return [*([quotations] if quotations else []), *wording.other_findings(listed)]

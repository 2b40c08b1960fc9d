"""What only the window says; figures, kinds and findings are worded by the engine's own wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import bidirectional

from PySide6.QtCore import QLocale

from reader import (
    Article,
    Change,
    ChangeKind,
    Comparison,
    FindingChange,
    FindingKind,
    Flag,
    Head,
    Link,
    Reason,
    ReasonKind,
    Stage,
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

HEAD_NAMES = {"title": "Headline", "outlet": "Outlet", "author": "Author", "date": "Date", "language": "Language"}
"""The fields of an article's head, in the order in which they are shown."""

GUESSED = " (guessed)"

_SPACELESS = ("zh", "ja", "th")
"""Languages without spaces between words: their articles are measured in characters."""

_QUOTATION_MARKS = '“”"„«»'

_REASONS = {
    ReasonKind.SAME_TEXT: "the same text",
    ReasonKind.QUOTATION: "shared quotation",
    ReasonKind.NAME: "shared names",
    ReasonKind.NUMBER: "shared figures",
    ReasonKind.RARE_WORD: "shared words",
    ReasonKind.SHARED_RUN: "shared wording",
    ReasonKind.SYNONYM: "words of one sense",
    ReasonKind.NEIGHBOUR: "neighbours are linked",
    ReasonKind.NO_RIVAL: "no other candidate",
    ReasonKind.BY_HAND: "linked by hand",
}
_ORDER = list(_REASONS)


def source_name(article: Article) -> str:
    """Return what to call an article: its outlet, else its file's name, else its title."""
    return article.head.outlet or article.origin.name or article.head.title or wording.UNTITLED


def called(article: Article) -> str:
    """Return the same for the head of its pane: an outlet that was only guessed is marked."""
    guessed = article.head.outlet and "outlet" in article.head.guessed
    return f"{source_name(article)}{GUESSED if guessed else ''}"


def head_value(head: Head, field: str) -> str:
    """Return a field of a head as it is shown, "" where it isn't known."""
    if field == "date":
        return wording.date(head.date) if head.date else ""
    if field == "language":
        return language_name(head.language) if head.language else ""
    return str(getattr(head, field))


def head_state(head: Head, field: str) -> str:
    """Return how a field of a head came to be known."""
    if field in head.corrected:
        return "set by you"
    if not getattr(head, field):
        return "not found"
    return "guessed" if field in head.guessed else "found in the file"


def head_lines(article: Article) -> Iterator[str]:
    """Yield "Date: 6 March 2026 (guessed)" and so on, a line for each field."""
    for field, name in HEAD_NAMES.items():
        value, state = head_value(article.head, field), head_state(article.head, field)
        yield f"{name}: {value} ({state})" if value else f"{name}: {state}"


def language_name(code: str) -> str:
    """Return the English name of a language by its ISO 639-1 code; the code where it has none."""
    language = QLocale.codeToLanguage(code)
    return code if language is QLocale.Language.AnyLanguage else QLocale.languageToString(language)


def left_out_words(article: Article) -> str:
    """Return "3 parts left out", and how many were taken back."""
    taken = sum(part.taken for part in article.cut)
    out = f"{parts_of(len(article.cut) - taken)} left out"
    return f"{out}, {taken} taken back" if taken else out


def parts_of(number: int) -> str:
    """Return "1 part", "3 parts"."""
    return f"{number:,} part{'' if number == 1 else 's'}"


def isolated(words: str, beside: str = "") -> str:
    """Return words so that they don't turn what stands beside them, nor are turned by it (Unicode's isolates).

    Words that run from left to right beside such words stay as they are. On a line with others, Arabic or Hebrew would
    else have its full stop or its ellipsis at the wrong end.
    """
    turns = any(bidirectional(letter) in ("R", "AL") for letter in words + beside)
    return f"\u2068{words}\u2069" if turns else words


def runs_from_right(line: str) -> bool:
    """Return whether the first letter of a line, outside what is isolated, is one of Arabic, Hebrew or the like."""
    ways = (bidirectional(letter) for letter in re.sub("\u2068[^\u2069]*\u2069", "", line))
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def tool_tip(text: str) -> str:
    """Return text as a tool tip; Qt would take an article's words for mark-up where they look like it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<p style="white-space: pre-wrap">{escaped}</p>' if "<" in text else text


def size_of(article: Article) -> str:
    """Return "9 sentences, 118 words", counted as reports count them."""
    from reader import article_length  # noqa: PLC0415 - loads what finds words; an article is open by now

    return article_length(article).replace(wording.NO_BREAK, " ")


def length_of(article: Article) -> str:
    """Return "118 words", or characters where a language has no spaces between words."""
    return text_length(article.text, article.head.language)


def text_length(text: str, language: str) -> str:
    """Return the same for any text of a language."""
    if language in _SPACELESS:
        return wording.count(sum(not letter.isspace() for letter in text), "character")
    return wording.count(len(text.split()), "word")


def facts_of(article: Article) -> str:
    """Return the line under an article's name: date, author, size, file."""
    head = article.head
    parts = [_fact(head, "date"), _fact(head, "author"), size_of(article), article.origin.part]
    if head.outlet:
        parts.append(article.origin.name)
    return " · ".join(part for part in parts if part)


def _fact(head: Head, field: str) -> str:
    value = head_value(head, field)
    return f"{value}{GUESSED}" if value and field in head.guessed else value


def change_title(change: Change) -> str:
    """Return "Reworded, moved, split"."""
    flags = [name for flag, name in _FLAG_NAMES.items() if flag in change.flags]
    return ", ".join([KIND_NAMES[change.kind], *flags])


def link_score(comparison: Comparison, change: Change) -> str:
    """Return how sure it is that a change's sentences belong together: "91 %", or "by hand" where the user said so."""
    said = (each.linked and each.left in change.left and each.right in change.right for each in comparison.corrections)
    return "by hand" if any(said) else wording.percent(change.score)


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
    from reader import counts  # noqa: PLC0415 - loads word lists; there is a comparison by now

    share = counts(comparison).told_share
    figure = "–" if share is None else wording.percent(share)
    left, right = source_name(comparison.left), source_name(comparison.right)
    if left == right:
        left, right = "A", "B"
    return f"{right} keeps", figure, f"of {left}"

"""Page furniture inside articles: agency lines, stamps, bylines, credits, "Read more". Set apart as blocks, never cut.

The rules, each with its reason and its examples, are in resources/loading/furniture.toml.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reader.loading.dates import DATE, MONTHS, parse_date
from reader.loading.draft import Blocks
from reader.model import BlockKind, Head


class Where(StrEnum):
    """Which part of a block a rule's pattern has to match."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: its name, why it is furniture, where it stands, and what it looks like.

    `early` limits a rule to the first blocks of an article, where names and dates stand by themselves; `most` to
    blocks of so many characters. `words`, one of which stands in whatever the rule finds (among the first `within`
    characters, blanks left out), save most rules their expression. `examples` must be found (what is set apart and
    what is left, parted by " || "), `keeps` must not.
    """

    name: str
    reason: str
    where: Where
    expression: str
    case: bool
    kind: BlockKind
    early: bool
    words: tuple[str, ...]
    within: int
    most: int
    examples: tuple[str, ...]
    keeps: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression, compiled the first time: all of them would take 90 ms of the program's start."""
        return _compiled(self.expression, case=self.case)

    def may_match(self, part: str) -> bool:
        """Return whether the part of a block that the rule looks at holds one of its words."""
        if not self.words:
            return True
        squeezed = _squeezed(part, case=self.case)[: self.within or None]
        return any(word in squeezed for word in self.words)


_FREE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
"""Kinds whose text may hold furniture; a headline, quotation or caption is what its file says it is."""
_EARLY_BLOCKS = 8
_MOST_WHOLE = 300
"""Characters of a block that can be furniture as a whole."""
START_CHARACTERS = 300
"""Characters of a block in which the words of what stands at its start are sought."""
_END_CHARACTERS = 160
_LEAST_REST = 2
_PART = re.compile(r"<([a-z_]+)>")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return the rules, in the order in which they are tried."""
    table = tomllib.loads(
        resources.files("resources").joinpath("loading", "furniture.toml").read_text(encoding="utf-8")
    )
    parts = {**table["parts"], "month": "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))}
    return tuple(_rule(entry, parts, table["words"]) for entry in table["rule"])


def _rule(entry: dict[str, Any], parts: dict[str, str], words: dict[str, str]) -> Rule:
    case = entry.get("case", False)
    return Rule(
        name=entry["name"],
        reason=entry["reason"],
        where=Where(entry["where"]),
        expression=_filled("|".join(entry["any"]), {**parts, **entry.get("parts", {})}).replace("\\\n", ""),
        case=case,
        kind=BlockKind(entry.get("kind", "furniture")),
        early=entry.get("early", False),
        words=tuple(_squeezed(word, case=case) for word in _filled(entry.get("words", ""), words).split()),
        within=entry.get("within", 0),
        most=entry.get("most", _MOST_WHOLE),
        examples=tuple(entry["examples"]),
        keeps=tuple(entry["keeps"]),
    )


def _filled(text: str, parts: dict[str, str]) -> str:
    """Return text with its named parts put in; parts may hold parts."""
    while _PART.search(text):
        text = _PART.sub(lambda found: parts[found.group(1)], text)
    return text


@cache
def _compiled(expression: str, *, case: bool) -> re.Pattern[str]:
    return re.compile(expression, 0 if case else re.IGNORECASE)


@lru_cache(maxsize=16)
def _squeezed(text: str, *, case: bool) -> str:
    """Return text without blanks, folded unless case matters; to an expression that ignores case, ı and İ are i."""
    squeezed = "".join(text.split())
    return squeezed if case else squeezed.replace("ı", "i").replace("İ", "i").casefold()


def set_apart(blocks: Blocks) -> list[tuple[int, BlockKind, str]]:
    """Return the blocks with furniture as blocks of their own, each with the index of the block it comes from.

    Every character that isn't a blank stays, in its order; only where blocks end, and their kinds, change.
    """
    return [
        (index, *part)
        for index, (kind, text) in enumerate(blocks)
        for part in _parts(kind, text.strip(), early=index < _EARLY_BLOCKS)
    ]


def rule_of(text: str, where: Where, *, early: bool) -> tuple[Rule, re.Match[str]] | None:
    """Return the first rule that finds furniture in a block's text, and what it found."""
    part = text[-_END_CHARACTERS:] if where is Where.END else text[:START_CHARACTERS]
    for rule in rules():
        if rule.where is not where or (rule.early and not early):
            continue
        if (where is Where.WHOLE and len(text) > rule.most) or not rule.may_match(part):
            continue
        if where is Where.WHOLE:
            found = rule.pattern.fullmatch(text)
        elif where is Where.START:
            found = rule.pattern.match(text)
        else:
            found = next(
                (
                    match
                    for match in rule.pattern.finditer(text, max(0, len(text) - _END_CHARACTERS))
                    if match.end() == len(text)
                ),
                None,
            )
        if found and found.group().strip():
            return rule, found
    return None


def _parts(kind: BlockKind, text: str, *, early: bool) -> Iterator[tuple[BlockKind, str]]:
    """Yield one block's parts: furniture before it, what is left of it, furniture after it."""
    if kind not in _FREE:
        yield kind, text
        return
    while found := rule_of(text, Where.START, early=early):
        rest = text[found[1].end() :].strip()
        if len(rest) < _LEAST_REST:
            break
        yield found[0].kind, found[1].group().strip()
        text = rest
    after: list[tuple[BlockKind, str]] = []
    whole = rule_of(text, Where.WHOLE, early=early)
    while not whole and (found := rule_of(text, Where.END, early=early)):
        rest = text[: found[1].start()].strip()
        if len(rest) < _LEAST_REST:
            break
        after.append((found[0].kind, found[1].group().strip()))
        text = rest
    yield whole[0].kind if whole else kind, text
    yield from reversed(after)


def with_guesses(head: Head, parts: list[tuple[int, BlockKind, str]]) -> Head:
    """Return the head with author, date and outlet as furniture tells them, where nothing surer is known of them."""
    guesses: dict[str, str | dt.date] = {}
    for _, kind, text in parts:
        if kind is not BlockKind.FURNITURE:
            continue
        author = _author(text)
        if author:
            guesses.setdefault("author", author)
        outlet = "" if author else _outlet(text)
        if outlet:
            guesses.setdefault("outlet", outlet)
        date = parse_date(text) if any(pattern.search(text) for pattern in DATE) else None
        if date and "date" not in guesses and not text.startswith("©"):
            guesses["date"] = date
    # What the file was stamped with is a worse guess than what the article itself says.
    weak = head.guessed & {"author", "date"}
    missing = {name: value for name, value in guesses.items() if name in weak or not getattr(head, name)}
    return dataclasses.replace(head, **missing, guessed=head.guessed | set(missing))  # type: ignore[arg-type]


def _author(text: str) -> str:
    from reader.loading.bylines import author_of, writer_of  # noqa: PLC0415 - 10 ms that the window's start needn't pay

    found = rule_of(text, Where.WHOLE, early=True)
    return writer_of(text) if found and found[0].name == "writer" else author_of(text)


def _outlet(text: str) -> str:
    slug = _OUTLET.match(text) or _MASTHEAD.match(text)
    if slug:
        return slug.group(1)
    found = rule_of(text, Where.WHOLE, early=True)
    if not found or found[0].name != "nameplate":
        return ""
    dated = min((date.start() for pattern in DATE if (date := pattern.search(text))), default=len(text))
    return text[:dated].rstrip(" ,")


_MASTHEAD = re.compile(r"([^\W\d_][^·•|–—\d]*?)\s+[·•|–—]\s*(?=[^\W_]*\W*\d)")
"""An outlet before the day it printed the article: "The Harbour Ledger · 6 March 2026"."""
_OUTLET = re.compile(r"\((CNN)(?: Business)?\)")
"""Broadcasters that mark their own texts so; an agency's mark says who sold the text, not who printed it."""

"""Names of people, places and bodies: capitalised runs with their titles, and what an article itself ties together.

Only languages that write names, and not all nouns, with capitals are read word by word; in German a name is a run of at
least two capitalised words or one after a title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Span

# In a headline in title case every word of at least so many letters, and more than so many of them, has a capital.
_LONG = 4
_LEAST_LONG = 3
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_BETWEEN = re.compile(r"(?:\s|\.\s|-|\.)\Z")
# Around a nickname between first and last name.
_OPENS, _CLOSES = frozenset("\"'“‘„«("), frozenset("\"'”’“»)")
_INITIALS = re.compile(r"[A-Z]{2,6}\Z")
_EXPLAINED = re.compile(r"\(\s*([A-Z]{2,6})\s*\)")
_POSSESSIVE = re.compile(r"'s\Z|s'\Z")
_PARTICLES = frozenset("de del della di da do dos du van von der den bin ibn al el la le of the and und y e".split())
_JOINS = frozenset("and und y e".split())
_MOST_PARTICLES = 3
# "White House" and "Republican Party" are no names to hold against others; "Republican National Committee" is one.
_MOST_COMMON = 2
_LEAST_LINKED = frozenset("of the and und y e".split())


class Name(NamedTuple):
    """One mention of a name: its span without title, its folded words, and the titles before it."""

    span: Span
    words: tuple[str, ...]
    title: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Return whether it has more than one word."""
        return len(self.words) > 1


def find_names(text: str, words: Sequence[Token], language: str) -> tuple[Name, ...]:
    """Return the names among the words of one sentence, in order.

    A capitalised word that only begins the sentence is no name, nor is a weekday or a month.
    """
    found: list[Name] = []
    if title_case(words, language):
        return ()
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        after = _run(text, words, at, language)
        if after == at:
            at += 1
            continue
        name = _name(text, words, at, after, language)
        if name is not None:
            found.append(name)
        at = after
    return tuple(found)


def title_case(words: Sequence[Token], language: str) -> bool:
    """Return whether a sentence is a headline in title case, whose capitals tell nothing."""
    long = 0
    for word in words:
        if word.end - word.start < _LONG:
            continue
        if not word.capital and not word.stem[:1].isdigit():
            return False
        long += 1
    return long > _LEAST_LONG and language not in NOUNS_IN_CAPITALS


def _run(text: str, words: Sequence[Token], at: int, language: str) -> int:
    """Return where the run of capitalised words that begins here ends; `at` where none begins."""
    if not _capital(words[at], language) or (at == 0 and is_function_word(words[at].norm, language)):
        return at
    after = at + 1
    while after < len(words):
        gap = text[words[after - 1].end : words[after].start]
        if _nicknamed(text, words, after, language):
            after += 2  # William "Mo" Cowan
            continue
        if not _BETWEEN.fullmatch(gap):
            break
        if "." in gap and not _abbreviated(words[after - 1], language):
            break
        if words[after - 1].norm.endswith("'s"):
            break
        if _capital(words[after], language):
            after += 1
        elif (beyond := _behind_particles(text, words, after, language)) > after:
            after = beyond
        else:
            break
    return after


def _nicknamed(text: str, words: Sequence[Token], at: int, language: str) -> bool:
    """Return whether the word at `at` stands in quotation marks between two names."""
    if at + 1 >= len(words) or not (_capital(words[at], language) and _capital(words[at + 1], language)):
        return False
    before, behind = text[words[at - 1].end : words[at].start], text[words[at].end : words[at + 1].start]
    return before[:-1].isspace() and behind[1:].isspace() and before[-1:] in _OPENS and behind[:1] in _CLOSES


def _behind_particles(text: str, words: Sequence[Token], at: int, language: str) -> int:
    """Return the place after the capitalised word behind "von der", "al-" and the like; `at` where there is none."""
    k = at
    while k < len(words) and k - at < _MOST_PARTICLES and words[k].norm in _PARTICLES:
        joined = k + 1 < len(words) and text[words[k].end : words[k + 1].start] in {" ", "-"}
        if not joined or words[k].norm in _JOINS:
            return at
        k += 1
    return k + 1 if at < k < len(words) and _capital(words[k], language) else at


def _capital(word: Token, language: str) -> bool:
    return word.capital and not (
        word.norm in word_list(language, "names.never") or (len(word.norm) == 1 and word.norm == "i")
    )


def _abbreviated(word: Token, language: str) -> bool:
    """Return whether a point after this word may stand inside a name: an initial, or a title's abbreviation."""
    return word.end - word.start == 1 or word.norm in word_list(language, "names.titles")


def _name(text: str, words: Sequence[Token], first: int, after: int, language: str) -> Name | None:
    titles = word_list(language, "names.titles")
    begin = next((k + 1 for k in range(after - 2, first - 1, -1) if words[k].norm in titles), first)
    title = tuple(word.norm for word in words[first:begin])
    while begin < after and is_function_word(words[begin].norm, language):
        begin += 1
    while after > begin and words[after - 1].norm in _LEAST_LINKED:
        after -= 1
    kept = words[begin:after]
    common = word_list(language, "names.common")
    if not kept or (len(kept) <= _MOST_COMMON and all(word.norm in common for word in kept)):
        return None
    if not title and language in NOUNS_IN_CAPITALS and (len(kept) == 1 or _article_before(words, first, language)):
        return None
    if len(kept) == 1 and not title and begin == 0 and not _INITIALS.fullmatch(kept[0].span.of(text)):
        return None
    forms = tuple(_POSSESSIVE.sub("", word.norm) for word in kept)
    return Name(Span(kept[0].start, kept[-1].end - _tail(kept[-1])), forms, title)


def _article_before(words: Sequence[Token], first: int, language: str) -> bool:
    """Return whether a grammar word stands before the run: then it is nouns side by side, not a name."""
    return first > 0 and is_function_word(words[first - 1].norm, language)


def _tail(word: Token) -> int:
    match = _POSSESSIVE.search(word.norm)
    return len(match.group()) if match else 0


def initials(name: Name) -> str:
    """Return the initials of a name of several words, grammar words left out ("rnc")."""
    return "".join(word[0] for word in name.words if word not in _PARTICLES) if name.full else ""


def is_initials(text: str, name: Name) -> bool:
    """Return whether a name has a word that is initials and nothing else ("RNC", "NRA")."""
    return any(_INITIALS.fullmatch(word) for word in name.span.of(text).split())


def explained_initials(text: str) -> frozenset[str]:
    """Return the initials that the article gives in brackets after what they stand for, folded."""
    return frozenset(match.group(1).casefold() for match in _EXPLAINED.finditer(text))


# A role stands within so many words before a name, or so many behind it.
_ROLE_REACH, _APPOSITION_REACH = 4, 6
_start = attrgetter("start")


class Mentions:
    """All names of an article: which forms it uses, and which words stand as title or role beside which name."""

    def __init__(self, sentences: Iterable[tuple[str, Sequence[Token], Sequence[Name]]], language: str) -> None:
        self.forms: set[tuple[str, ...]] = set()
        self.words: set[str] = set()
        self.roles: dict[str, set[str]] = {}
        for text, words, names in sentences:
            for name in names:
                self.forms.add(name.words)
                self.words.update(name.words)
                for role in (*name.title, *_beside(text, words, name, language)):
                    self.roles.setdefault(role, set()).add(name.words[-1])

    def called(self, role: str) -> set[str]:
        """Return the last words of the names that a title or role ("president") stands beside in this article."""
        return self.roles.get(role, set())


def _beside(text: str, words: Sequence[Token], name: Name, language: str) -> list[str]:
    """Return the stems of the role that is set beside a name: "spokesman Ian Reed", "Veit Egger, the hut keeper,"."""
    found: list[str] = []
    first = bisect_left(words, name.span.start, key=_start)
    behind = bisect_left(words, name.span.end, key=_start)
    before = words[max(0, first - _ROLE_REACH) : first]
    gap_end = name.span.start
    for word in reversed(before):
        between = text[word.end : gap_end].strip()
        if between not in {"", ","} or is_function_word(word.norm, language):
            break
        found.append(word.stem)
        gap_end = word.start
    after = words[behind : behind + _APPOSITION_REACH]
    if after and text[name.span.end : after[0].start].strip() == ",":
        gap_start = after[0].start
        for word in after:
            if text[gap_start : word.start].strip():
                break
            if not is_function_word(word.norm, language):
                found.append(word.stem)
            gap_start = word.end
    return found

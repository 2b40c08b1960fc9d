"""Who speaks for whom: sources that share a name and aren't one ("Roe's office" and Roe, a body and its counsel)."""

from __future__ import annotations

import re

from reader.findings.frames import Frame, SourceKind
from reader.findings.persons import bare, person_before, persons_of
from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list

# "The Pope" and "the Mayor" are persons, whatever the capital.
_LEAST_BODY = 2
_POSSESSIVE = re.compile(r"['’]s?\Z")


def another_voice(left: Reading, one: Frame, right: Reading, other: Frame) -> bool:
    """Return whether two sources with a name in common are nevertheless two: one speaks for the other."""
    one, other = resolved(left, one), resolved(right, other)
    if any(frame.kind is SourceKind.PRONOUN or frame.reports for frame in (one, other)):
        return False
    ours, theirs = _possessed(left, one), _possessed(right, other)
    if ours and theirs:
        return ours[0] == theirs[0] and ours[1] != theirs[1]
    if ours or theirs:
        owner, whole = (ours[0], other) if ours else (theirs[0], one) if theirs else ("", one)
        return bare(whole.source[-1]) == owner
    sides = (left, one, right, other), (right, other, left, one)
    return any(_member(*side) or _person_for_body(*side) for side in sides)


def resolved(reading: Reading, frame: Frame) -> Frame:
    """Return a frame with the person whom its "he" or "she" means, where that is clear."""
    person = person_before(reading, frame) if frame.kind is SourceKind.PRONOUN and frame.source else None
    return frame._replace(source=person.source, kind=person.kind) if person else frame


def _possessed(reading: Reading, frame: Frame) -> tuple[str, str] | None:
    """Return the owner and what is owned, of "Roe's office"; None for other sources."""
    for k, word in enumerate(frame.source[:-1]):
        if word.capital and _POSSESSIVE.search(reading.text[word.start : word.end]):
            if any(each.capital for each in frame.source[k + 1 :]):
                return None  # "Roe's spokesman Ian Reed" is Reed
            return bare(word), frame.source[-1].stem
    return None


def _member(reading: Reading, one: Frame, others: Reading, other: Frame) -> bool:
    """Return whether the one is a person by name who belongs to the other: "Lena Dorr, counsel at the Harbour Fund"."""
    body = [bare(word) for word in other.source if _content(others, word)]
    if not body or not all(word.capital for word in other.source if _content(others, word)):
        return False
    belongs = word_list(reading.language, "saying.belongs")
    at = next((k for k, word in enumerate(one.source) if word.norm in belongs), None)
    if not at or not any(word.capital for word in one.source[:at]):
        return False
    before, behind = ({bare(word) for word in words} for words in (one.source[:at], one.source[at:]))
    return set(body) <= behind and not set(body) & before


def _person_for_body(reading: Reading, one: Frame, others: Reading, other: Frame) -> bool:
    """Return whether the one is a person by name and the other a body by name: Roe, and "the White House"."""
    article, *body = other.source
    names = {bare(word) for word in body if _content(others, word)}
    known = {**persons_of(reading), **persons_of(others)}
    if article.norm not in word_list(others.language, "saying.articles") or len(names) < _LEAST_BODY:
        return False
    if not all(word.capital for word in body if _content(others, word)) or any(names & each for each in known.values()):
        return False
    return bare(one.source[-1]) in known and not names & {bare(word) for word in one.source}


def _content(reading: Reading, word: Token) -> bool:
    return not is_function_word(word.norm, reading.language)

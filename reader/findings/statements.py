"""What a frame gives to its source: the words of its clause that are its statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.findings.frames import Frame, find_frames
from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list

# A statement of fewer content words can't be told from another ("that was never the case").
_LEAST_WORDS = 2
# Two words in common are chance in anything longer than five.
_LEAST_SHARE = 0.4


def statement(reading: Reading, sentence: int, frame: Frame) -> frozenset[str]:
    """Return the content stems of a frame's statement; none where no statement stands beside it.

    It stands behind the frame ("Roe said that …"), before it ("…, Roe said"), or on both sides ("…, Roe said, …").
    What contrasts with it ("…, but the bridge is closed") is another statement.
    """
    words = reading.words(sentence)
    first, after = _clause(reading, sentence, frame)
    before = [word for word in words[first:after] if word.end <= frame.span.start]
    behind = [word for word in words[first:after] if word.start >= frame.span.end]
    told, follows = _content(reading, sentence, before), _content(reading, sentence, behind)
    if not before or (behind and _goes_on(reading, before[-1], frame, behind[0])):
        stems = follows
    elif not behind or frame.inverted or _marked(reading, frame.span.end, behind[0].start):
        stems = told | follows
    else:
        stems = max(told, follows, key=len)  # "…, the Gazette reported on Monday", "On Monday, Roe said …"
    return stems if len(stems) >= _LEAST_WORDS else frozenset()


def _goes_on(reading: Reading, before: Token, frame: Frame, behind: Token) -> bool:
    """Return whether the statement can only stand behind the frame: "that" follows, or no mark stands before it."""
    if frame.according or frame.inverted:
        return False
    if behind.norm in word_list(reading.language, "saying.joins"):
        return True
    return not _marked(reading, before.end, frame.span.start)


def _marked(reading: Reading, start: int, end: int) -> bool:
    return bool(reading.text[start:end].strip())


def clauses(reading: Reading, sentence: int) -> Iterator[frozenset[str]]:
    """Yield the content stems of a sentence, and of each part of it that contrasts with the others."""
    words = reading.words(sentence)
    yield _content(reading, sentence, words)
    bounds = [0, *reading.once(_bounds, sentence), len(words)]
    if len(bounds) > 2:
        for first, after in pairwise(bounds):
            yield _content(reading, sentence, words[first:after])


def shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Return the share of the shorter statement's content words that both have; 0 where both have hardly any."""
    both = len(ours & theirs)
    return both / min(len(ours), len(theirs)) if both >= _LEAST_WORDS else 0.0


def by_chance(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether two long statements have so little in common ("last week") that they needn't be one."""
    return len(ours & theirs) <= _LEAST_WORDS and shared(ours, theirs) < _LEAST_SHARE


def _clause(reading: Reading, sentence: int, frame: Frame) -> tuple[int, int]:
    """Return which words (half-open) stand between the contrasts around a frame."""
    words = reading.words(sentence)
    at = next(k for k, word in enumerate(words) if word.end > frame.span.start)
    bounds = [0, *reading.once(_bounds, sentence), len(words)]
    first = max(bound for bound in bounds if bound <= at)
    behind = (bound for bound in bounds if bound > at and (bound == len(words) or words[bound].start >= frame.span.end))
    return first, min(behind, default=len(words))


def _bounds(reading: Reading, sentence: int) -> list[int]:
    """Return the places of the words with which a contrast begins: behind a mark, or the main clause behind one."""
    words = reading.words(sentence)
    contrasts = word_list(reading.language, "saying.contrasts") | word_list(reading.language, "saying.relative")
    found: list[int] = []
    opened = bool(words) and words[0].norm in contrasts
    for k in range(1, len(words)):
        gap = reading.text[words[k - 1].end : words[k].start].strip()
        if gap and (words[k].norm in contrasts or ";" in gap or (opened and gap == ",")):
            found.append(k)
            opened = False
    return found


def _content(reading: Reading, sentence: int, words: Sequence[Token]) -> frozenset[str]:
    frames = [frame.span for frame in find_frames(reading, sentence)]
    return frozenset(
        word.stem
        for word in words
        if not is_function_word(word.norm, reading.language)
        and not word.norm[0].isdigit()
        and not any(span.start <= word.start < span.end for span in frames)
    )

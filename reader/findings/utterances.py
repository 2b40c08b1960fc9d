"""Utterances of two linked sentences that share words, and which of several pairs holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.findings.reading import Quoted, Reading
from reader.findings.runs import Overlay, overlay
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.model import Span

# Measured on 40 pairs of articles by different outlets. Two utterances are one when they share so many words, and this
# share of the shorter one's, and this share of the words in between; one or two words need a tenth of the longer one.
LEAST_WORDS = 3
_LEAST_SHARE = 0.5
_LEAST_ALIKE = 0.5
_LEAST_PART = 0.2
# Grammar words alone make an utterance when so many of them are the same, and this share of the longer one's.
_LEAST_GRAMMAR, _MOST = 4, 0.6
# Of neighbouring pieces taken as one, each must take part with this share of its words.
_TAKES_PART = 0.6
# Content words of two fragments that differ in nothing but a grammar word ("impeach the man", "impeach that man").
_LEAST_TELLING = 2
# A pair gives way when one of its utterances shares so many times more with another one, and the other somewhat more.
_FAR_BETTER, _BETTER = 1.5, 1.15


STOP = re.compile(r"[.!?。！？]")
_NEXT_WORD = re.compile(r"[ \u00a0](\w+)")


class Utterance(NamedTuple):
    """What one sentence quotes in one go, the frame inside it ("…", he said, "…") left out."""

    span: Span
    words: tuple[Token, ...]
    pieces: tuple[Quoted, ...]

    @property
    def said(self) -> bool:
        """Return whether any piece is an utterance and no scare quote or title."""
        return any(piece.quotation.utterance for piece in self.pieces)


class Meeting(NamedTuple):
    """Two utterances that share words."""

    left: Utterance
    right: Utterance
    shared: Overlay

    @property
    def whole(self) -> bool:
        """Return whether the two are the same words from first to last."""
        return self.shared.matched == len(self.left.words) == len(self.right.words)

    @property
    def rank(self) -> tuple[float, int, int, int]:
        """Return the order in which meetings are taken: most shared words first, then text order, the same mirrored."""
        starts = self.left.span.start, self.right.span.start
        gaps = sum(i2 - i + j2 - j for i, i2, j, j2 in self.shared.gaps)
        return -self.shared.matched, gaps, sum(starts), min(starts)


def meetings(left: Reading, right: Reading, ours: Sequence[Quoted], theirs: Sequence[Quoted]) -> list[Meeting]:
    """Return the pairs of utterances that say the same, best first, each word of a side in one pair only."""
    found = []
    for one in _utterances(ours, theirs):
        for other in _utterances(theirs, ours):
            shared = overlay(left.forms(one.words), right.forms(other.words))
            if shared and _alike(left, one, right, other, shared):
                found.append(Meeting(one, other, shared))
    taken: list[Meeting] = []
    for meeting in sorted(found, key=lambda m: m.rank):
        if not any(_collide(meeting, other) for other in taken):
            taken.append(meeting)
    return taken


def unrivalled(found: Mapping[tuple[int, int], Sequence[Meeting]]) -> dict[tuple[int, int], list[Meeting]]:
    """Return the meetings of each sentence pair without those both of whose utterances meet better ones elsewhere.

    Two refrains that differ in a word don't alter each other where each stands word for word on the other side.
    Half a sentence that two quotations share ("putting people back to work") makes neither a part of the other when
    each stands whole somewhere else.
    """
    best_left: dict[tuple[int, Span], int] = {}
    best_right: dict[tuple[int, Span], int] = {}
    for (i, j), held in found.items():
        for meeting in held:
            for best, sentence, utterance in ((best_left, i, meeting.left), (best_right, j, meeting.right)):
                for piece in utterance.pieces:
                    key = sentence, piece.span
                    best[key] = max(best.get(key, 0), meeting.shared.matched)
    whole = [(i, j, meeting) for (i, j), held in found.items() for meeting in held if meeting.whole]
    whole_left = {(i, meeting.left.span) for i, _, meeting in whole}
    whole_right = {(j, meeting.right.span) for _, j, meeting in whole}

    def holds(meeting: Meeting, i: int, j: int) -> bool:
        """Return whether a meeting stands beside the better ones of its utterances."""
        placed = (i, meeting.left.span) in whole_left and (j, meeting.right.span) in whole_right
        return (meeting.whole or not placed) and not _gives_way(meeting, i, j, best_left, best_right)

    return {(i, j): [meeting for meeting in held if holds(meeting, i, j)] for (i, j), held in found.items()}


def _gives_way(
    meeting: Meeting,
    i: int,
    j: int,
    best_left: Mapping[tuple[int, Span], int],
    best_right: Mapping[tuple[int, Span], int],
) -> bool:
    matched = meeting.shared.matched
    ours = max(best_left[i, piece.span] for piece in meeting.left.pieces)
    theirs = max(best_right[j, piece.span] for piece in meeting.right.pieces)
    return max(ours, theirs) >= _FAR_BETTER * matched and min(ours, theirs) >= _BETTER * matched


def _utterances(pieces: Sequence[Quoted], others: Sequence[Quoted]) -> list[Utterance]:
    """Return each piece, and all neighbouring pieces together where the other side may have them in one."""
    single = [Utterance(piece.span, piece.words, (piece,)) for piece in pieces]
    if len(pieces) < 2 or not others:
        return single
    joined = []
    for k in range(len(pieces) - 1):
        pair = pieces[k : k + 2]
        words = tuple(word for piece in pair for word in piece.words)
        joined.append(Utterance(Span(pair[0].span.start, pair[-1].span.end), words, tuple(pair)))
    return single + joined


def _alike(reading: Reading, one: Utterance, there: Reading, other: Utterance, shared: Overlay) -> bool:
    """Return whether the shared words make the two one utterance; of a joined one both pieces must take part."""
    for utterance, (begin, end) in ((one, shared.left), (other, shared.right)):
        if len(utterance.pieces) == 2:
            cut = len(utterance.pieces[0].words)
            if cut - begin < _TAKES_PART * cut or end - cut < _TAKES_PART * (len(utterance.words) - cut):
                return False
    if titled(reading, one, there, other):
        return False
    shorter = min(len(one.words), len(other.words))
    inside = (shared.left[1] - shared.left[0]) + (shared.right[1] - shared.right[0])
    if 2 * shared.matched / inside < _LEAST_ALIKE:
        return False
    content = sum(_content(one.words[k], reading.language) for k in shared.kept_left())
    if shorter < LEAST_WORDS:
        longer = max(len(one.words), len(other.words))
        around = max(_around(reading, one, shared.left), _around(there, other, shared.right))
        return shared.matched == shorter and content > 0 and (shorter >= _LEAST_PART * longer or shorter == around)
    if shared.matched < LEAST_WORDS:
        words = min((one.words, other.words), key=len)
        return _LEAST_TELLING <= content == sum(_content(word, reading.language) for word in words)
    grammar = shared.matched >= max(_LEAST_GRAMMAR, _MOST * max(len(one.words), len(other.words)))
    return shared.matched >= _LEAST_SHARE * shorter and (content > 0 or grammar)


def _around(reading: Reading, utterance: Utterance, inside: tuple[int, int]) -> int:
    """Return how many words the sentence around a stretch has: "Stop lying!" is whole before "Mexico isn't yours"."""

    def ends(k: int) -> bool:
        """Return whether a sentence ends behind a word."""
        return STOP.search(reading.text, utterance.words[k].end, utterance.words[k + 1].start) is not None

    first, last = inside[0], inside[1] - 1
    while first and not ends(first - 1):
        first -= 1
    while last + 1 < len(utterance.words) and not ends(last):
        last += 1
    return last - first + 1


def _content(word: Token, language: str) -> bool:
    return not is_function_word(word.norm, language)


def titled(here: Reading, one: Utterance, there: Reading, other: Utterance) -> bool:
    """Return whether the shorter one is a title, a motto or a term.

    That is one word with a capital or before its noun ("heartbeat" bills), or several words, all with capitals.
    """
    language = here.language
    shorter, longer = sorted((one, other), key=lambda utterance: len(utterance.words))
    if shorter.said or (longer.said and len(shorter.words) < LEAST_WORDS):
        return False
    if len(longer.words) == 1:
        capitals = any(word.capital for word in (*one.words, *other.words))
        return capitals or _before_noun(here, one) or _before_noun(there, other)
    if len(shorter.words) < len(longer.words) and not longer.said:
        return False
    alike = (one, other) if len(shorter.words) == len(longer.words) else (shorter,)
    return any(all(w.capital or is_function_word(w.norm, language) for w in held.words) for held in alike)


def _before_noun(reading: Reading, utterance: Utterance) -> bool:
    """Return whether a word with content follows right behind the closing mark."""
    follows = _NEXT_WORD.match(reading.text, utterance.pieces[-1].quotation.span.end)
    return follows is not None and not is_function_word(follows[1].casefold(), reading.language)


def _collide(one: Meeting, other: Meeting) -> bool:
    return _crossing(one.left, one.shared.left, other.left, other.shared.left) or _crossing(
        one.right, one.shared.right, other.right, other.shared.right
    )


def _crossing(one: Utterance, inside: tuple[int, int], other: Utterance, within: tuple[int, int]) -> bool:
    a, b = stretch(one, inside), stretch(other, within)
    return a.start < b.end and b.start < a.end


def stretch(utterance: Utterance, inside: tuple[int, int]) -> Span:
    """Return the span of the words with these indexes (half-open)."""
    return Span(utterance.words[inside[0]].start, utterance.words[inside[1] - 1].end)

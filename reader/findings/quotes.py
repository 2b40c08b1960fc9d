"""Quotations of two linked sentences, held against each other as utterances.

An utterance may be cut elsewhere on the other side: words that follow in the next sentence there are not left out. A
quotation that the other side interrupts with "he said" is one quotation. Words in marks on one side that the other
tells without marks are verbatim where that sentence says just them, otherwise told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.findings.attribution import one_source
from reader.findings.frames import SourceKind, find_frames
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.findings.runs import Overlay, overlay
from reader.findings.told import find_told
from reader.findings.utterances import LEAST_WORDS, STOP, Meeting, Utterance, meetings, stretch, unrivalled
from reader.language.tokens import tokens
from reader.language.wordlists import word_list
from reader.model import Finding, FindingChange, FindingKind, Link, Span, Tick

# Words beyond the shared ones aren't left out where this share of them stands beside the other side's sentence.
_ELSEWHERE = 0.7
# Two speakers may say the same words: with this share of the longer one they are one utterance all the same.
_ONE_UTTERANCE = 0.6
_ELLIPSES = ("…", "...", "[", "(")
# A word that isn't printed at all (hyphens are typed for a dash), and how many words such a sign stands for at most.
_ROW = re.compile(r"\*{2,}|_{2,}")
_HIDDEN_WORDS = 3


def find_quotes(left: Reading, right: Reading, links: Sequence[Link], tick: Tick) -> Iterator[Finding]:
    """Yield the findings about the quotations of linked sentences, link by link; `tick` gets the share done."""
    met: dict[tuple[int, int], list[Meeting]] = {}
    for done, link in enumerate(links):
        tick(done / len(links))
        ours, theirs = left.quoted(link.left), right.quoted(link.right)
        if ours or theirs:
            met[link.left, link.right] = meetings(left, right, ours, theirs)
    held = unrivalled(met)
    for (i, j), found in met.items():
        for meeting in held[i, j]:
            if not _other_speaker(left, right, i, j, meeting):
                yield _judged(left, right, i, j, meeting)
        used_left = {piece.span for meeting in found for piece in meeting.left.pieces}
        used_right = {piece.span for meeting in found for piece in meeting.right.pieces}
        for piece in left.quoted(i):
            if piece.span not in used_left:
                yield from find_told(left, right, i, j, piece)
        for piece in right.quoted(j):
            if piece.span not in used_right:
                yield from (_mirrored(told) for told in find_told(right, left, j, i, piece))


def _other_speaker(left: Reading, right: Reading, i: int, j: int, meeting: Meeting) -> bool:
    """Return whether two utterances that share a part are given to two speakers: then they are two utterances."""
    one, other, shared = meeting
    if shared.matched >= _ONE_UTTERANCE * max(len(one.words), len(other.words)):
        return False
    ours, theirs = find_frames(left, i), find_frames(right, j)
    if len(ours) != 1 or len(theirs) != 1 or {ours[0].kind, theirs[0].kind} != {SourceKind.NAMED}:
        return False
    return not one_source(left, ours[0], right, theirs[0])


def _judged(left: Reading, right: Reading, i: int, j: int, meeting: Meeting) -> Finding:
    """Return the finding of two utterances that share words."""
    one, other, shared = meeting
    spare_left = _missing(left, right, j, one, other, shared)
    spare_right = _missing(right, left, i, other, one, shared.mirrored())
    spans = _shown(one, shared.left, whole=bool(spare_left)), _shown(other, shared.right, whole=bool(spare_right))
    change, reason = _change(left, right, meeting, spare_left, spare_right)
    confidence = min(1.0, 0.6 + 0.05 * shared.matched)
    return Finding(FindingKind.QUOTE, change, i, j, *spans, confidence, reason)


def _change(
    left: Reading, right: Reading, meeting: Meeting, spare_left: int, spare_right: int
) -> tuple[FindingChange, Reason]:
    one, other, shared = meeting
    gaps = [gap for gap in shared.gaps if not _told_between(left, one, right, other, gap)]
    hidden = [gap for gap in gaps if _stands_for(left, one, right, other, gap)]
    gaps = [gap for gap in gaps if gap not in hidden]
    silent = [gap for gap in gaps if not _owned(left, one, right, other, gap)]
    edges = _edges_differ(meeting, spare_left, spare_right)
    if edges or any(i < i2 and j < j2 for i, i2, j, j2 in silent):
        return FindingChange.ALTERED, Reason.WORDS_REPLACED
    if silent:
        return FindingChange.ALTERED, Reason.WORDS_INSIDE
    if hidden or _masks(one, shared.left) != _masks(other, shared.right):
        return FindingChange.ALTERED, Reason.MASKED
    if gaps:
        return FindingChange.TRUNCATED, Reason.ELLIPSIS
    if not spare_left and not spare_right:
        return FindingChange.VERBATIM, Reason.SAME_WORDS
    joins = _joins(meeting, left.language) or _leads(meeting)
    if max(spare_left, spare_right) == 1 and (joins or not (one.said or other.said)):
        return FindingChange.ALTERED, Reason.WORDS_ADDED
    return FindingChange.TRUNCATED, Reason.LEFT_OUT


def _masks(utterance: Utterance, inside: tuple[int, int]) -> int:
    """Return how many words between two places have hidden letters."""
    return sum("*" in word.norm for word in utterance.words[slice(*inside)])


def _stands_for(
    left: Reading, one: Utterance, right: Reading, other: Utterance, gap: tuple[int, int, int, int]
) -> bool:
    """Return whether one side of the gap has a sign in place of the other's words: "[expletive]", "****"."""
    i, i2, j, j2 = gap
    return (_sign_instead(left, one, i, i2) and 0 < j2 - j <= _HIDDEN_WORDS) or (
        _sign_instead(right, other, j, j2) and 0 < i2 - i <= _HIDDEN_WORDS
    )


def _sign_instead(reading: Reading, utterance: Utterance, begin: int, end: int) -> bool:
    """Return whether the words from `begin` to `end` are a note in brackets of what was unsaid, or only signs."""
    if begin == end:
        between = reading.text[utterance.words[begin - 1].end : utterance.words[begin].start]
        return _ROW.search(between) is not None
    listed = word_list(reading.language, "masking")
    return utterance.words[begin].norm in listed and _bracketed(reading.text, utterance, begin, end)


def _edges_differ(meeting: Meeting, spare_left: int, spare_right: int) -> bool:
    """Return whether both sides go on in other words at the same end: the words there are replaced, not left out."""
    one, other, shared = meeting
    if not (spare_left and spare_right):
        return False
    begins = shared.left[0] and shared.right[0]
    return bool(begins or (shared.left[1] < len(one.words) and shared.right[1] < len(other.words)))


def _joins(meeting: Meeting, language: str) -> bool:
    """Return whether the one spare word only joins the quotation to what stands before it ("that he comes")."""
    one, other, shared = meeting
    spare = [*one.words[: shared.left[0]], *other.words[: shared.right[0]]]
    return len(spare) == 1 and spare[0].norm in word_list(language, "joining")


def _leads(meeting: Meeting) -> bool:
    """Return whether the one spare word begins a sentence that the other side begins with the next word."""
    one, other, shared = meeting
    begins = shared.left[0], shared.right[0]
    ends = shared.left[1] == len(one.words) and shared.right[1] == len(other.words)
    return ends and max(begins) == 1 and one.words[0].capital and other.words[0].capital


def _told_between(
    left: Reading, one: Utterance, right: Reading, other: Utterance, gap: tuple[int, int, int, int]
) -> bool:
    """Return whether the words of a gap stand on the other side too, between two quotations ("a" and "b")."""
    i, i2, j, j2 = gap
    if j == j2 and len(other.pieces) > 1 and j == len(other.pieces[0].words):
        return _between(right, other) == left.forms(one.words[i:i2])
    if i == i2 and len(one.pieces) > 1 and i == len(one.pieces[0].words):
        return _between(left, one) == right.forms(other.words[j:j2])
    return False


def _between(reading: Reading, utterance: Utterance) -> list[str]:
    """Return the words between the two quotations of an utterance, as quotations are compared."""
    first, second = utterance.pieces
    between = Span(first.span.end, second.span.start)
    return reading.forms(tokens(reading.text, between, reading.language))


def _owned(left: Reading, one: Utterance, right: Reading, other: Utterance, gap: tuple[int, int, int, int]) -> bool:
    """Return whether words are missing on one side of the gap only, and a sign or brackets own up to it."""
    i, i2, j, j2 = gap
    if i < i2 and j == j2:
        return _sign(right.text, other.words[j - 1].end, other.words[j].start) or _bracketed(left.text, one, i, i2)
    if j < j2 and i == i2:
        return _sign(left.text, one.words[i - 1].end, one.words[i].start) or _bracketed(right.text, other, j, j2)
    return False


def _sign(text: str, start: int, end: int) -> bool:
    return any(sign in text[start:end] for sign in _ELLIPSES)


def _bracketed(text: str, utterance: Utterance, begin: int, end: int) -> bool:
    before, after = text[utterance.words[begin].start - 1], text[utterance.words[end - 1].end]
    return (before, after) in (("[", "]"), ("(", ")"))


def _missing(
    here: Reading, there: Reading, sentence: int, utterance: Utterance, other: Utterance, shared: Overlay
) -> int:
    """Return how many words outside the shared stretch the other article doesn't have beside its sentence either."""
    missing = 0
    forms = here.forms(utterance.words)
    for begin, end in ((0, shared.left[0]), (shared.left[1], len(forms))):
        spare = forms[begin:end]
        if not spare or _other_sentence(here.text, utterance, begin, end):
            continue
        if _told_beside(there, sentence, other, shared.right, spare, before=begin == 0):
            continue
        if not (len(spare) >= LEAST_WORDS and _stands_near(there, sentence, spare)):
            missing += len(spare)
    return missing


def _told_beside(
    reading: Reading,
    sentence: int,
    utterance: Utterance,
    inside: tuple[int, int],
    spare: Sequence[str],
    *,
    before: bool,
) -> bool:
    """Return whether the words stand straight beside the shared ones, outside the marks: she said it "will open"."""
    words = reading.words(sentence)
    if before:
        start = utterance.words[inside[0]].start
        return reading.forms(tuple(word for word in words if word.end <= start)[-len(spare) :]) == spare
    end = utterance.words[inside[1] - 1].end
    return reading.forms(tuple(word for word in words if word.start >= end)[: len(spare)]) == spare


def _other_sentence(text: str, utterance: Utterance, begin: int, end: int) -> bool:
    """Return whether the words from `begin` to `end`, at one end of the utterance, are sentences of their own."""
    if begin:
        return STOP.search(text, utterance.words[begin - 1].end, utterance.words[begin].start) is not None
    return STOP.search(text, utterance.words[end - 1].end, utterance.words[end].start) is not None


def _stands_near(reading: Reading, sentence: int, forms: Sequence[str]) -> bool:
    """Return whether most of the words stand in the sentence before, in it, or in the one after, in this order."""
    last = len(reading.article.sentences) - 1
    for near in (sentence - 1, sentence, sentence + 1):
        if 0 <= near <= last:
            found = overlay(forms, reading.forms(reading.words(near)))
            if (
                found
                and found.matched >= _ELSEWHERE * len(forms)
                and 2 * found.matched >= found.right[1] - found.right[0]
            ):
                return True
    return False


def _shown(utterance: Utterance, inside: tuple[int, int], *, whole: bool) -> Span:
    """Return the span to show: the shared words, or all of the utterance where words of it are left out."""
    if whole or inside == (0, len(utterance.words)):
        return utterance.span
    return stretch(utterance, inside)


def _mirrored(found: Finding) -> Finding:
    return Finding(
        found.kind,
        found.change,
        found.right,
        found.left,
        found.right_span,
        found.left_span,
        found.confidence,
        found.reason,
    )

"""Quotations of two linked sentences, held against each other as utterances.

An utterance may be cut elsewhere on the other side: words that follow in the next sentence there are not left out. A
quotation that the other side interrupts with "he said" is one quotation. Words in marks on one side that the other
tells without marks are verbatim where that sentence says just them, otherwise told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.findings.reading import Quoted, Reading
from reader.findings.reasons import Reason
from reader.findings.runs import Overlay, overlay
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Finding, FindingChange, FindingKind, Span

# Measured on 40 pairs of articles by different outlets: see the table of DECISIONS.md for each.
_LEAST_WORDS = 3
_LEAST_SHARE = 0.5
_LEAST_PART = 0.2
_LEAST_ALIKE = 0.5
_ELSEWHERE = 0.7
_SAID_SHARE = 0.6
_LEAST_TOLD = 5
# So few words of a quotation that the other side doesn't tell are altered, more are left out.
_SPARE = 2
_RETOLD, _FILLED = 0.5, 0.2
_PARTLY_RETOLD, _MOSTLY_FILLED = 0.33, 0.6
_TOLD_WORDS = 2
_STOP = re.compile(r"[.!?。！？]")
_ELLIPSES = ("…", "...", "[", "(")


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
    def rank(self) -> tuple[float, int, int]:
        """Return the order in which meetings are taken: most shared words first, then text order."""
        return -self.shared.matched, self.left.span.start, self.right.span.start


def find_quotes(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the quotations of two linked sentences."""
    ours, theirs = left.quoted(i), right.quoted(j)
    if not ours and not theirs:
        return
    met = _meetings(left, right, ours, theirs)
    for meeting in met:
        yield _judged(left, right, i, j, meeting)
    used_left = {piece.span for meeting in met for piece in meeting.left.pieces}
    used_right = {piece.span for meeting in met for piece in meeting.right.pieces}
    for piece in ours:
        if piece.span not in used_left:
            yield from _told(left, right, i, j, piece)
    for piece in theirs:
        if piece.span not in used_right:
            yield from (_mirrored(found) for found in _told(right, left, j, i, piece))


def _meetings(left: Reading, right: Reading, ours: Sequence[Quoted], theirs: Sequence[Quoted]) -> list[Meeting]:
    """Return the pairs of utterances that say the same, best first, each word of a side in one pair only."""
    found = []
    for one in _utterances(ours, theirs):
        for other in _utterances(theirs, ours):
            shared = overlay(left.forms(one.words), right.forms(other.words))
            if shared and _alike(left, one, other, shared):
                found.append(Meeting(one, other, shared))
    taken: list[Meeting] = []
    for meeting in sorted(found, key=lambda m: m.rank):
        if not any(_collide(meeting, other) for other in taken):
            taken.append(meeting)
    return taken


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


def _alike(reading: Reading, one: Utterance, other: Utterance, shared: Overlay) -> bool:
    """Return whether the shared words make the two one utterance; of a joined one both pieces must take part."""
    for utterance, (begin, end) in ((one, shared.left), (other, shared.right)):
        if len(utterance.pieces) == 2:
            cut = len(utterance.pieces[0].words)
            if cut - begin < 0.6 * cut or end - cut < 0.6 * (len(utterance.words) - cut):
                return False
    if _titled(one, other, reading.language):
        return False
    shorter = min(len(one.words), len(other.words))
    inside = (shared.left[1] - shared.left[0]) + (shared.right[1] - shared.right[0])
    if 2 * shared.matched / inside < _LEAST_ALIKE:
        return False
    content = sum(
        1 for word in one.words[shared.left[0] : shared.left[1]] if not is_function_word(word.norm, reading.language)
    )
    if shorter < _LEAST_WORDS:
        longer = max(len(one.words), len(other.words))
        return shared.matched == shorter and content > 0 and shorter >= _LEAST_PART * longer
    return shared.matched >= max(_LEAST_WORDS, _LEAST_SHARE * shorter) and content > 0


def _titled(one: Utterance, other: Utterance, language: str) -> bool:
    """Return whether the same words on both sides are a title, a nickname or a term: one word, or all with capitals."""
    if one.said or other.said or len(one.words) != len(other.words):
        return False
    return len(one.words) == 1 or any(
        all(word.capital or is_function_word(word.norm, language) for word in utterance.words)
        for utterance in (one, other)
    )


def _collide(one: Meeting, other: Meeting) -> bool:
    return _crossing(one.left, one.shared.left, other.left, other.shared.left) or _crossing(
        one.right, one.shared.right, other.right, other.shared.right
    )


def _crossing(one: Utterance, inside: tuple[int, int], other: Utterance, within: tuple[int, int]) -> bool:
    a, b = _stretch(one, inside), _stretch(other, within)
    return a.start < b.end and b.start < a.end


def _stretch(utterance: Utterance, inside: tuple[int, int]) -> Span:
    return Span(utterance.words[inside[0]].start, utterance.words[inside[1] - 1].end)


def _judged(left: Reading, right: Reading, i: int, j: int, meeting: Meeting) -> Finding:
    """Return the finding of two utterances that share words."""
    one, other, shared = meeting
    ours, theirs = left.forms(one.words), right.forms(other.words)
    spare_left = _missing(left, right, j, one, shared.left, ours)
    spare_right = _missing(right, left, i, other, shared.right, theirs)
    spans = _shown(one, shared.left, whole=bool(spare_left)), _shown(other, shared.right, whole=bool(spare_right))
    change, reason = _change(left, right, meeting, spare_left, spare_right)
    confidence = min(1.0, 0.6 + 0.05 * shared.matched)
    return Finding(FindingKind.QUOTE, change, i, j, *spans, confidence, reason)


def _change(
    left: Reading, right: Reading, meeting: Meeting, spare_left: int, spare_right: int
) -> tuple[FindingChange, Reason]:
    one, other, shared = meeting
    owned = [_owned(left, one, right, other, gap) for gap in shared.gaps]
    if not all(owned) or _edges_differ(meeting, spare_left, spare_right):
        return FindingChange.ALTERED, Reason.WORDS_REPLACED
    if owned:
        return FindingChange.TRUNCATED, Reason.ELLIPSIS
    if not spare_left and not spare_right:
        return FindingChange.VERBATIM, Reason.SAME_WORDS
    if max(spare_left, spare_right) == 1 and (_joins(meeting, left.language) or not (one.said or other.said)):
        return FindingChange.ALTERED, Reason.WORDS_ADDED
    return FindingChange.TRUNCATED, Reason.LEFT_OUT


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
    here: Reading, there: Reading, sentence: int, utterance: Utterance, inside: tuple[int, int], forms: Sequence[str]
) -> int:
    """Return how many words outside the shared stretch the other article doesn't have beside its sentence either."""
    missing = 0
    for begin, end in ((0, inside[0]), (inside[1], len(forms))):
        spare = forms[begin:end]
        if not spare or _other_sentence(here.text, utterance, begin, end):
            continue
        if not (len(spare) >= _LEAST_WORDS and _stands_near(there, sentence, spare)):
            missing += len(spare)
    return missing


def _other_sentence(text: str, utterance: Utterance, begin: int, end: int) -> bool:
    """Return whether the words from `begin` to `end`, at one end of the utterance, are sentences of their own."""
    if begin:
        return _STOP.search(text, utterance.words[begin - 1].end, utterance.words[begin].start) is not None
    return _STOP.search(text, utterance.words[end - 1].end, utterance.words[end].start) is not None


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
    return _stretch(utterance, inside)


def _told(here: Reading, there: Reading, sentence: int, other: int, piece: Quoted) -> Iterator[Finding]:
    """Yield what the other sentence makes of a quotation that it doesn't quote."""
    told = there.told(other)
    if not told:
        return
    forms, said = here.forms(piece.words), there.forms(told)
    shared = overlay(forms, said)
    if shared is None:
        return
    width = shared.right[1] - shared.right[0]
    span = Span(told[shared.right[0]].start, told[shared.right[1] - 1].end)
    whole = not shared.gaps and shared.left == (0, len(forms))
    most = len(there.words(other)) * _SAID_SHARE
    if whole and len(forms) >= _LEAST_WORDS and width >= most:
        yield _finding(FindingChange.VERBATIM, sentence, other, piece.span, span, 0.9, Reason.MARKS_ONE_SIDE)
    elif shared.matched >= max(_LEAST_TOLD, 0.8 * width) and shared.matched >= min(0.8 * len(forms), most):
        spare = len(forms) - (shared.left[1] - shared.left[0])
        same = not shared.gaps and not 0 < spare <= _SPARE
        change = FindingChange.VERBATIM if same else FindingChange.ALTERED
        yield _finding(change, sentence, other, piece.span, span, 0.8, Reason.MARKS_ONE_SIDE)
    elif whole and shared.matched == width and _few_words(here, piece):
        yield _finding(FindingChange.ALTERED, sentence, other, piece.span, span, 0.6, Reason.MARKS_ONE_SIDE)
    elif piece.quotation.utterance and _retold(here, sentence, piece, told):
        yield _finding(FindingChange.PARAPHRASED, sentence, other, piece.span, span, 0.6, Reason.TOLD)


def _few_words(here: Reading, piece: Quoted) -> bool:
    """Return whether marks round these words make them somebody's own: two content words or more, and no title."""
    content = [word for word in piece.words if not is_function_word(word.norm, here.language)]
    return len(content) >= _TOLD_WORDS and not all(word.capital for word in content)


def _retold(here: Reading, sentence: int, piece: Quoted, told: Sequence[Token]) -> bool:
    """Return whether the other side tells enough of a quotation's content words, not only its names.

    A fragment inside a sentence says less of what the sentence is about than one that fills it.
    """
    stems = {word.stem for word in told}
    content = [word for word in piece.words if not is_function_word(word.norm, here.language)]
    shared = {word.stem for word in content if word.stem in stems}
    if not any(word.stem in shared and not word.capital for word in content):
        return False
    share = len(shared) / len({word.stem for word in content})
    filled = len(piece.words) / len(here.words(sentence))
    if share >= _RETOLD and filled >= _FILLED:
        return len(shared) >= _TOLD_WORDS or len(content) <= _TOLD_WORDS
    return share >= _PARTLY_RETOLD and len(shared) > _TOLD_WORDS and filled >= _MOSTLY_FILLED


def _finding(
    change: FindingChange, i: int, j: int, left: Span, right: Span, confidence: float, reason: Reason
) -> Finding:
    return Finding(FindingKind.QUOTE, change, i, j, left, right, confidence, reason)


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

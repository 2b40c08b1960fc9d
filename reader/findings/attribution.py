"""Who says it, on both sides of a link: a source that is left out, added, or another one.

Two sources are one when they share a name, or when either article sets the role of the one beside the name of the other
("President Obama", then "the president"). A pronoun can be anybody, so nothing is claimed about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.findings.frames import Frame, SourceKind, find_frames
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.function_words import is_function_word
from reader.language.wordlists import word_list
from reader.model import Finding, FindingChange, FindingKind, Span

# The other side must have this share of the statement's content words, less where a report is given as the source, and
# at least so many of them.
_LEAST_TOLD = 0.6
_LEAST_REPORTED = 0.2
_LEAST_UNKNOWN = 0.35
_LEAST_WORDS = 2
# Behind a last name.
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# A sentence names a source when it has this share of the source's content words.
_NAMED = 0.6


def find_attributions(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the sources of two linked sentences."""
    ours, theirs = find_frames(left, i), find_frames(right, j)
    if not ours and not theirs:
        return
    free_left = [f for f in ours if not any(one_source(left, f, right, other) for other in theirs)]
    free_right = [f for f in theirs if not any(one_source(left, other, right, f) for other in ours)]
    open_left = [f for f in free_left if f.kind is not SourceKind.PRONOUN]
    open_right = [f for f in free_right if f.kind is not SourceKind.PRONOUN]
    told = _told(left, i, ours, right, j, theirs)
    for one, other in _opposite(open_left, open_right):
        if told >= (_LEAST_REPORTED if one.reports and other.reports else _LEAST_TOLD):
            yield _changed(one, other, i, j)
    if open_left and not open_right:
        source = open_left[0]
        if _left_out(left, i, right, source, theirs, told) and _asserted(right, j, source):
            yield _finding(FindingChange.DROPPED, i, j, source.span, None, 0.65, Reason.SOURCE_LEFT_OUT)
    elif open_right and not open_left:
        source = open_right[0]
        if _left_out(right, j, left, source, ours, told) and _asserted(left, i, source):
            yield _finding(FindingChange.ADDED, i, j, None, source.span, 0.65, Reason.SOURCE_LEFT_OUT)


def _opposite(ours: Sequence[Frame], theirs: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Yield the sources that stand for one another: reports for reports first, in order."""
    yield from zip([f for f in ours if f.reports], [f for f in theirs if f.reports], strict=False)
    yield from zip([f for f in ours if not f.reports], [f for f in theirs if not f.reports], strict=False)
    if len(ours) == len(theirs) == 1 and ours[0].reports is not theirs[0].reports:
        yield ours[0], theirs[0]


def _left_out(
    reading: Reading, sentence: int, other: Reading, source: Frame, others: Sequence[Frame], told: float
) -> bool:
    """Return whether the other side tells the statement as its own, or at least leaves out the report it comes from."""
    if source.reports:
        return told >= _LEAST_REPORTED and not any(other.reports for other in others)
    if others or reading.quoted(sentence):
        return False
    unknown = (
        source.kind is SourceKind.NAMED and not {w.norm for w in source.source if w.capital} & other.mentions.words
    )
    return told >= (_LEAST_UNKNOWN if unknown else _LEAST_TOLD)


def _changed(one: Frame, other: Frame, i: int, j: int) -> Finding:
    kinds = {one.kind, other.kind}
    hidden = SourceKind.ANONYMOUS in kinds and SourceKind.NAMED in kinds
    reason = Reason.ANONYMOUS_SOURCE if hidden else Reason.OTHER_SOURCE
    return _finding(FindingChange.CHANGED, i, j, one.span, other.span, 0.6, reason)


def one_source(left: Reading, one: Frame, right: Reading, other: Frame) -> bool:
    """Return whether two frames name one source, or may do so for all that the articles say."""
    if SourceKind.PRONOUN in (one.kind, other.kind):
        return True
    ours, theirs = _stems(left, one), _stems(right, other)
    if ours & theirs:
        return True
    names_left = {word.norm for word in one.source if word.capital}
    names_right = {word.norm for word in other.source if word.capital}
    return any(_called(reading, ours, names_right) or _called(reading, theirs, names_left) for reading in (left, right))


def _called(reading: Reading, roles: frozenset[str], names: set[str]) -> bool:
    return any(reading.mentions.called(role) & names for role in roles)


def _stems(reading: Reading, frame: Frame) -> frozenset[str]:
    """Return the content stems of a source; words that any source may have ("officials") count only for themselves."""
    return frozenset(word.stem for word in frame.source if not is_function_word(word.norm, reading.language))


def _told(left: Reading, i: int, ours: Sequence[Frame], right: Reading, j: int, theirs: Sequence[Frame]) -> float:
    """Return the share of the shorter statement's content words that both sentences have, their frames left out."""
    a, b = _statement(left, i, ours), _statement(right, j, theirs)
    shared = len(a & b)
    return shared / max(1, min(len(a), len(b))) if shared >= _LEAST_WORDS else 0.0


def _statement(reading: Reading, sentence: int, frames: Sequence[Frame]) -> frozenset[str]:
    spans = [frame.span for frame in frames]
    if not spans:
        return reading.content(sentence)
    return frozenset(
        word.stem
        for word in reading.words(sentence)
        if not is_function_word(word.norm, reading.language)
        and not any(span.start <= word.start < span.end for span in spans)
    )


def _asserted(reading: Reading, sentence: int, frame: Frame) -> bool:
    """Return whether a sentence stands there without a source: it quotes nothing, and no neighbour names the source."""
    if reading.quoted(sentence) or reading.headline(sentence):
        return False
    anonymous = word_list(reading.language, "saying.anonymous")
    source = {
        word.stem
        for word in frame.source
        if word.norm not in anonymous and not is_function_word(word.norm, reading.language)
    }
    names = [w.norm for w in frame.source if w.capital and not is_function_word(w.norm, reading.language)]
    surname = next((name for name in reversed(names) if name not in _SUFFIXES), "")
    if surname in {word.norm for word in reading.words(sentence)}:
        return False
    last = len(reading.article.sentences)
    near = range(max(0, sentence - 1), min(last, sentence + 2))
    return not source or not any(len(source & reading.content(k)) >= _NAMED * len(source) for k in near)


def _finding(
    change: FindingChange, i: int, j: int, left: Span | None, right: Span | None, confidence: float, reason: Reason
) -> Finding:
    return Finding(FindingKind.ATTRIBUTION, change, i, j, left, right, confidence, reason)

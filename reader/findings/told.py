"""What a sentence makes of a quotation that it doesn't quote: the same words without marks, or other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.findings.reading import Quoted, Reading
from reader.findings.reasons import Reason
from reader.findings.runs import overlay
from reader.findings.utterances import LEAST_WORDS
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.model import Finding, FindingChange, FindingKind, Span

# A sentence that says just the quoted words, without marks, has this share of its words in them.
_SAID_SHARE = 0.6
# Words that must be the same, nearly all, for a quotation told without its marks; so few left out make it altered.
_LEAST_TOLD = 5
_NEARLY = 0.8
_SPARE = 2
# Content words of a quotation that a sentence must have to tell it in other words: their number, their share, and the
# share of its own sentence that the quotation fills; less of the words is enough where it fills most of it.
_TOLD_WORDS = 2
_RETOLD, _FILLED = 0.5, 0.2
_PARTLY_RETOLD, _MOSTLY_FILLED = 0.33, 0.6
_BESIDE = 3


def find_told(here: Reading, there: Reading, sentence: int, other: int, piece: Quoted) -> Iterator[Finding]:
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
    if whole and len(forms) >= LEAST_WORDS and width >= most:
        yield _finding(FindingChange.VERBATIM, sentence, other, piece.span, span, 0.9, Reason.MARKS_ONE_SIDE)
    elif shared.matched >= max(_LEAST_TOLD, _NEARLY * width) and shared.matched >= min(_NEARLY * len(forms), most):
        spare = len(forms) - (shared.left[1] - shared.left[0])
        same = not shared.gaps and not 0 < spare <= _SPARE
        change = FindingChange.VERBATIM if same else FindingChange.ALTERED
        yield _finding(change, sentence, other, piece.span, span, 0.8, Reason.MARKS_ONE_SIDE)
    elif whole and shared.matched == width and _own_words(here, sentence, piece, told[: shared.right[0]]):
        yield _finding(FindingChange.ALTERED, sentence, other, piece.span, span, 0.6, Reason.MARKS_ONE_SIDE)
    elif piece.quotation.utterance and _retold(here, sentence, piece, told):
        yield _finding(FindingChange.PARAPHRASED, sentence, other, piece.span, span, 0.6, Reason.TOLD)


def _own_words(here: Reading, sentence: int, piece: Quoted, before: Sequence[Token]) -> bool:
    """Return whether marks round a few words make them somebody's own.

    They are two content words or more and no title, and behind the same word on both sides ("called him a …").
    """
    content = [word for word in piece.words if not is_function_word(word.norm, here.language)]
    if len(content) < _TOLD_WORDS or all(word.capital for word in content):
        return False
    ours = [word for word in here.words(sentence) if word.end <= piece.span.start][-_BESIDE:]
    beside = (
        {w.stem for w in words[-_BESIDE:] if not is_function_word(w.norm, here.language)} for words in (ours, before)
    )
    return bool(set.intersection(*beside))


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

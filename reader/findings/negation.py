"""Statements that one of two linked sentences negates and the other, much the same, doesn't."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.tokens import Token, stem_of
from reader.language.wordlists import word_list, word_names
from reader.model import Span

# Share of the shorter and of the longer sentence's content words that both have, and at least so many of them; with
# less, one is of two sentences about other things (5 pairs of news read). Fewer are enough where there are no others.
_ALIKE, _ALIKE_LONGER = 0.7, 0.5
_LEAST_SHARED, _LEAST_OF_ALL = 3, 2
# The word denied stands at most so many words behind the negation, or before it.
_REACH, _REACH_BACK = 3, 8


def negated(here: Reading, there: Reading, sentence: int, other: int) -> tuple[Span, Span] | None:
    """Return the words that the sentence negates and, on the other side, the word that isn't negated there."""
    negations, others = here.once(_negations, sentence), there.once(_negations, other)
    if not negations or (others and not _moved(here, sentence, there, other)):
        return None
    words = here.words(sentence)
    ours, stems = here.once(_bases, sentence), there.once(_bases, other)
    shared = len(ours.keys() & stems.keys())
    fewer, more = sorted((len(ours), len(stems)))
    least = _LEAST_OF_ALL if shared == more else _LEAST_SHARED
    if shared < least or shared < _ALIKE * fewer or shared < _ALIKE_LONGER * more:
        return None
    for k in negations:
        denied = _denied(words, k, here.language)
        base = _base(denied, here.language) if denied else ""
        answer = _answer(words, denied, there.words(other), stems.get(base, ())) if denied else None
        if denied and answer and not _quoted(here, sentence, words[k]) and not _quoted(there, other, answer):
            return Span(min(words[k].start, denied.start), max(words[k].end, denied.end)), answer.span
    return None


def _answer(words: Sequence[Token], denied: Token, theirs: Sequence[Token], found: Sequence[Token]) -> Token | None:
    """Return the other side's word with this base: that before the same word as the denied one, else the last."""
    follows = _next(words, denied)
    return next((word for word in found if follows and _next(theirs, word) == follows), found[-1] if found else None)


def _next(words: Sequence[Token], word: Token) -> str:
    """Return the word that follows another one in its sentence, "" at the end."""
    at = bisect_right(words, word.start, key=lambda each: each.start)
    return words[at].norm if at < len(words) else ""


def _moved(here: Reading, sentence: int, there: Reading, other: int) -> bool:
    """Return whether each side negates, once, a word that the other side has and doesn't negate.

    "I don't think he will come" and "I think he won't come" are one: verbs of opinion are left alone.
    """
    ours, theirs = here.once(_denied_bases, sentence), there.once(_denied_bases, other)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return False
    opinions = word_list(here.language, "certainty.opinion") | word_list(there.language, "certainty.opinion")
    denied = [ours[0], theirs[0]]
    if any(base in {stem_of(word, here.language) for word in opinions} for base in denied):
        return False
    return denied[0] in there.once(_bases, other) and denied[1] in here.once(_bases, sentence)


def _denied_bases(reading: Reading, sentence: int) -> list[str]:
    """Return the base of the word that each negation of a sentence denies; "" where none stands near."""
    words = reading.words(sentence)
    found = (_denied(words, k, reading.language) for k in reading.once(_negations, sentence))
    return [_base(word, reading.language) if word else "" for word in found]


def _denied(words: Sequence[Token], k: int, language: str) -> Token | None:
    """Return the content word that the negation at k denies: behind it, or in some languages before it."""
    near = [*words[k + 1 : k + 1 + _REACH]]
    if word_list(language, "certainty.negation_behind"):
        # Nouns have capitals in these languages; what is denied is the verb.
        near += [word for word in reversed(words[max(0, k - _REACH_BACK) : k]) if not word.capital]
    return next((word for word in near if not is_function_word(word.norm, language)), None)


def _bases(reading: Reading, sentence: int) -> dict[str, list[Token]]:
    """Return a sentence's content words by their stems, "left" under that of "leave", in order."""
    language = reading.language
    negations = word_list(language, "certainty.negation")
    words = reading.words(sentence)
    found: dict[str, list[Token]] = {}
    for word in words:
        if not is_function_word(word.norm, language) and word.norm not in negations:
            found.setdefault(_base(word, language), []).append(word)
    return found


def _base(word: Token, language: str) -> str:
    base = word_names(language, "verbs").get(word.norm)
    return stem_of(base, language) if base else word.stem


def _negations(reading: Reading, sentence: int) -> list[int]:
    """Return the places of negations that aren't "not only", nor a verb of saying ("denied"), which is a source's."""
    language = reading.language
    listed = word_list(language, "certainty.negation") - word_list(language, "saying.verbs")
    only = word_list(language, "certainty.not_only")
    words = reading.words(sentence)
    negations = [k for k, word in enumerate(words) if word.norm in listed or word.norm.endswith("n't")]
    return [k for k in negations if k + 1 == len(words) or words[k + 1].norm not in only]


def _quoted(reading: Reading, sentence: int, word: Token) -> bool:
    return any(piece.span.start <= word.start < piece.span.end for piece in reading.quoted(sentence))

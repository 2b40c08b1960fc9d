"""Words that stop short of what follows them ("almost impossible", "nearly all") on one side of a link only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.tokens import Token, stem_of
from reader.language.wordlists import word_list, word_names
from reader.model import Span

# The two say it of the same thing where the next content word is the same, among so many words behind; or where so many
# content words near it are, among so many on either side.
_BEHIND = 3
_LEAST_NEAR, _REACH = 2, 6


class Approximation(NamedTuple):
    """An approximator and what it stops short of, by word index: `first` to before `target`, the word at `target`."""

    first: int
    target: int


def short_of(here: Reading, there: Reading, sentence: int, other: int) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of what a sentence says only nearly, and of the same word said outright in the other sentence."""
    found = here.once(_approximations, sentence)
    if not found or there.once(_approximations, other):
        return
    words, theirs = here.words(sentence), there.words(other)
    for first, target in found:
        base = _base(here, words[target])
        places = there.once(_places, other).get(base, ())
        if len(here.once(_places, sentence)[base]) != 1 or len(places) != 1 or _quoted(there, other, theirs[places[0]]):
            continue
        before = theirs[places[0] - 1].norm if places[0] else ""
        if before in word_list(there.language, "certainty.not_yet") and not (first and words[first - 1].norm == before):
            continue  # "nearly complete" and "they will complete it"
        if _same_thing(here, words, Approximation(first, target), there, theirs, places[0]):
            yield Span(words[first].start, words[target].end), theirs[places[0]].span


def _approximations(reading: Reading, sentence: int) -> tuple[Approximation, ...]:
    """Return the approximators of a sentence outside quotation marks; none before a figure, none negated."""
    words = reading.words(sentence)
    listed = _listed(reading.language)
    if not any(word.norm in listed for word in words):
        return ()
    figures = [quantity.core for quantity in reading.quantities(sentence)]
    found = []
    for k, word in enumerate(words):
        length = _length(words, k, listed.get(word.norm, ()))
        target = k + length
        if not length or target >= len(words) or (k and _negates(reading, words[k - 1])):
            continue
        inside = any(core.start <= words[target].start < core.end for core in figures)
        tight = all(reading.text[words[n].end : words[n + 1].start].strip() in {"", "-"} for n in range(k, target))
        if tight and not inside and _absolute(reading, words[target]) and not _quoted(reading, sentence, word):
            found.append(Approximation(k, target))
    return tuple(found)


def _length(words: Sequence[Token], at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Return how many words of a listed phrase begin at a word, 0 where none does."""
    for phrase in phrases:
        if tuple(word.norm for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def _listed(language: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the approximators of a language by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for listed in word_list(language, "certainty.nearly"):
        phrase = tuple(listed.split())
        found.setdefault(phrase[0], []).append(phrase)
    return {first: sorted(phrases, key=lambda phrase: (-len(phrase), phrase)) for first, phrases in found.items()}


def _absolute(reading: Reading, word: Token) -> bool:
    """Return whether a word can be said nearly: one with content, or "all", "nobody" and the like."""
    if word.norm in word_list(reading.language, "certainty.absolute"):
        return True
    return not word.norm[0].isdigit() and not is_function_word(word.norm, reading.language)


def _negates(reading: Reading, word: Token) -> bool:
    return word.norm in word_list(reading.language, "certainty.negation") or word.norm.endswith("n't")


def _places(reading: Reading, sentence: int) -> dict[str, list[int]]:
    """Return where each base stands among the words of a sentence."""
    found: dict[str, list[int]] = {}
    for k, word in enumerate(reading.words(sentence)):
        found.setdefault(_base(reading, word), []).append(k)
    return found


def _base(reading: Reading, word: Token) -> str:
    base = word_names(reading.language, "verbs").get(word.norm)
    return stem_of(base, reading.language) if base else word.stem


def _quoted(reading: Reading, sentence: int, word: Token) -> bool:
    return any(piece.span.start <= word.start < piece.span.end for piece in reading.quoted(sentence))


def _same_thing(
    here: Reading, words: Sequence[Token], nearly: Approximation, there: Reading, theirs: Sequence[Token], place: int
) -> bool:
    """Return whether both sides say the word of the same thing."""
    at = nearly.target
    ours = [word.stem for word in words[at + 1 : at + 1 + _BEHIND] if _content(here, word)][:1]
    follows = [word.stem for word in theirs[place + 1 : place + 1 + _BEHIND] if _content(there, word)][:1]
    if ours and ours == follows:
        return True
    if not _content(here, words[at]):
        return False  # "all" of one thing says nothing of another
    near = _around(here, words, nearly), _around(there, theirs, Approximation(place, place))
    return len(near[0] & near[1]) >= _LEAST_NEAR


def _around(reading: Reading, words: Sequence[Token], place: Approximation) -> set[str]:
    near = [*words[max(0, place.first - _REACH) : place.first], *words[place.target + 1 : place.target + 1 + _REACH]]
    return {word.stem for word in near if _content(reading, word)}


def _content(reading: Reading, word: Token) -> bool:
    return not is_function_word(word.norm, reading.language)

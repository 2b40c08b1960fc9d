"""What is announced on one side of a link and done on the other."""

from __future__ import annotations

from reader.findings.persons import bare
from reader.findings.reading import Reading
from reader.language.function_words import is_function_word
from reader.language.wordlists import word_list
from reader.model import Span

# What something is done to is named at most so many words behind the verb.
_OBJECT = 4


def announced_or_done(left: Reading, right: Reading, i: int, j: int) -> tuple[Span, Span] | None:
    """Return the spans of one verb that is announced on one side and done on the other; None where there is none.

    An article that says elsewhere that it was done only looks back at the announcement ("vetoed it, as he had vowed").
    """
    future = word_list(left.language, "certainty.future") | word_list(right.language, "certainty.future")
    if not any(word.norm in future for word in (*left.words(i), *right.words(j))):
        return None
    ours, theirs = _intended(left, i), _intended(right, j)
    for stem, (span, done) in ours.items():
        if stem in theirs and theirs[stem][1] is not None and done is not theirs[stem][1]:
            other, there = theirs[stem]
            announcing = (left, i) if done is False else (right, j)
            if done is not None and {done, there} == {True, False} and not _done_elsewhere(*announcing, stem):
                return span, other
    return None


def _intended(reading: Reading, sentence: int) -> dict[str, tuple[Span, bool | None]]:
    """Return each verb-like stem outside quotation marks with its span, and whether it is done or announced."""
    return reading.once(_find_intended, sentence)


def _find_intended(reading: Reading, sentence: int) -> dict[str, tuple[Span, bool | None]]:
    future = word_list(reading.language, "certainty.future")
    endings = tuple(word_list(reading.language, "certainty.past_endings"))
    articles = word_list(reading.language, "saying.articles")
    asked = word_list(reading.language, "certainty.asked")
    words = reading.words(sentence)
    quoted = [piece.span for piece in reading.quoted(sentence)]
    found: dict[str, tuple[Span, bool | None]] = {}
    for k, word in enumerate(words):
        if (
            word.capital
            or is_function_word(word.norm, reading.language)
            or any(s.start <= word.start < s.end for s in quoted)
        ):
            continue
        before = [w.norm for w in words[max(0, k - 3) : k]]
        if any(norm in asked for norm in before):
            continue
        past = bool(endings) and word.norm.endswith(endings)
        announced = any(norm in future for norm in before)
        if announced and not past:
            first = k - len(before) + next(n for n, norm in enumerate(before) if norm in future)
            found[word.stem] = Span(words[first].start, word.end), False
        elif past and not announced and (not before or before[-1] not in articles):
            found.setdefault(word.stem, (word.span, True))
    return found


def _done_elsewhere(reading: Reading, sentence: int, stem: str) -> bool:
    """Return whether another sentence of the article says that it was done, and not to somebody else by name."""
    here = {bare(word) for word in reading.words(sentence)}
    days = word_list(reading.language, "names.never")
    for k in range(len(reading.article.sentences)):
        span, done = _intended(reading, k).get(stem, (None, None)) if k != sentence else (None, None)
        if span and done:
            behind = [word for word in reading.words(k) if word.start >= span.end][:_OBJECT]
            if all(bare(word) in here for word in behind if word.capital and bare(word) not in days):
                return True
    return False

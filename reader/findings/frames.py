"""Who says it: the frames of a sentence that give its statement to a source ("the roads office said").

Only words outside quotation marks make a frame. The source is what stands before the verb of saying, or after it
where the verb follows a quotation or a comma ("…", said the architect, Leo Marr).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reader.findings.reading import Reading
from reader.findings.subjects import breaks, may_stand_between, subject_of, subject_start
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Span

# "has reported" is active, "has been reported" isn't.
_PERFECT = frozenset("has have had".split())
_MOST_WORDS = 14
# "announced early on Monday that"
_MOST_BETWEEN = 4


class SourceKind(StrEnum):
    """How a source is named."""

    NAMED = "named"
    DESCRIBED = "described"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"


class Frame(NamedTuple):
    """One frame: its span with the verb, the source's words, and whether it reports ("according to", "X reported").

    `inverted`: the verb stands before its subject ("…, said Roe"); `according`: there is no verb.
    """

    span: Span
    source: tuple[Token, ...]
    kind: SourceKind
    reports: bool
    inverted: bool = False
    according: bool = False


def find_frames(reading: Reading, sentence: int) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order."""
    return reading.once(_find_frames, sentence)


def _find_frames(reading: Reading, sentence: int) -> tuple[Frame, ...]:
    words = reading.words(sentence)
    language = reading.language
    verbs = _verbs(language)
    if not verbs:
        return ()
    quoted = [piece.span for piece in reading.quoted(sentence)]
    starts = _according_starts(language)
    if not any(word.norm in verbs or word.norm in starts for word in words):
        return ()
    inside = [any(span.start <= word.start < span.end for span in quoted) for word in words]
    found: list[Frame] = []
    for k, word in enumerate(words):
        if inside[k] or any(frame.span.start <= word.start < frame.span.end for frame in found):
            continue
        according = _according(words, k, language)
        if according == 1 and word.norm in word_list(language, "saying.set_off") and not _set_off(reading, words, k):
            continue
        if according:
            frame = _after(reading, words, inside, k, k + according, reports=True)
            frame = frame and frame._replace(according=True)
        elif (
            word.norm in verbs
            and not word.capital
            and not _noun(words, k, language)
            and not _undergone(words, k, language)
            and _states(reading, words, k)
        ):
            frame = _around_verb(reading, words, inside, k)
        else:
            continue
        if frame is not None:
            found.append(frame)
    return tuple(found)


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset().union(*(word_list(language, f"saying.{name}") for name in ("verbs", "also", "with_that")))


def _states(reading: Reading, words: Sequence[Token], k: int) -> bool:
    """Return whether a verb that also tells of acts ("announced a deal") or is a noun ("his report") has a statement.

    It has one where "that" or a pronoun follows: "announced on Monday that …", "announced he would …".
    """
    language = reading.language
    if words[k].norm not in word_list(language, "saying.with_that"):
        return True
    begins = word_list(language, "saying.joins") | word_list(language, "saying.subjects")
    before = k - 1
    while before > 0 and may_stand_between(words[before], language):
        before -= 1
    if before >= 0 and words[before].norm in word_list(language, "saying.subjects"):
        return True  # "they also report"
    for n in range(k + 1, min(len(words), k + 1 + _MOST_BETWEEN)):
        if breaks(reading.text[words[n - 1].end : words[n].start]):
            return False
        if words[n].norm.partition("'")[0] in begins:
            return True
    return False


def _set_off(reading: Reading, words: Sequence[Token], k: int) -> bool:
    """Return whether a mark stands before word k: "(via Politico)", not "sent via Malta"."""
    return k > 0 and breaks(reading.text[words[k - 1].end : words[k].start])


def _noun(words: Sequence[Token], k: int, language: str) -> bool:
    """Return whether the word at k is no verb, for an article stands before it ("a report")."""
    return k > 0 and words[k - 1].norm in word_list(language, "saying.articles")


def _undergone(words: Sequence[Token], k: int, language: str) -> bool:
    """Return whether a verb's subject is whom it is said of: "the man accused of theft"."""
    of = k + 1 < len(words) and words[k + 1].norm in word_list(language, "saying.of")
    return of and words[k].norm in word_list(language, "saying.also")


def _according(words: Sequence[Token], k: int, language: str) -> int:
    """Return how many words from k on say "according to"; 0 where they don't."""
    if words[k].norm not in _according_starts(language):
        return 0
    phrases = word_list(language, "saying.according")
    if k + 1 < len(words) and f"{words[k].norm} {words[k + 1].norm}" in phrases:
        return 2
    return 1 if words[k].norm in phrases and k + 1 < len(words) and words[k + 1].capital else 0


@cache
def _according_starts(language: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in word_list(language, "saying.according"))


def _after(
    reading: Reading, words: Sequence[Token], inside: Sequence[bool], first: int, begin: int, *, reports: bool
) -> Frame | None:
    """Return the frame whose source is the words from `begin` to the clause's end."""
    end = begin
    while end < len(words) and end - begin < _MOST_WORDS and not inside[end]:
        if end > begin and breaks(reading.text[words[end - 1].end : words[end].start]):
            break
        if end > begin and words[end].norm in word_list(reading.language, "saying.stops_source"):
            break
        end += 1
    if first or words[first].norm not in _according_starts(reading.language):
        end = _with_apposition(reading, words, inside, end, begin)  # not "According to the Times, Mary Roe …"
    return (
        _frame(reading, words[first].start, words[end - 1].end, words[begin:end], reports=reports)
        if end > begin
        else None
    )


def _with_apposition(reading: Reading, words: Sequence[Token], inside: Sequence[bool], end: int, begin: int) -> int:
    """Return the end moved behind ", Leo Marr" after "the architect": a name set off by a comma."""
    if (
        end == begin
        or end >= len(words)
        or inside[end]
        or reading.text[words[end - 1].end : words[end].start].strip() != ","
    ):
        return end
    after = end
    while after < len(words) and words[after].capital and not inside[after]:
        if after > end and reading.text[words[after - 1].end : words[after].start].strip():
            break
        after += 1
    return after if after - end >= 2 or after == len(words) else end


def _around_verb(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> Frame | None:
    """Return the frame of the verb of saying at k: its subject, "by …" behind a passive, or what follows it."""
    language = reading.language
    norm = words[k].norm
    reports = norm in word_list(language, "saying.reports")
    before = k - 1
    while before > 0 and may_stand_between(words[before], language) and words[before].norm not in _PERFECT:
        before -= 1
    if norm in word_list(language, "saying.active"):
        return _progressive(reading, words, inside, k) if before == k - 1 else None
    if before >= 0 and words[before].norm in word_list(language, "saying.passive"):
        return _after(reading, words, inside, k, k + 2, reports=reports) if _by(words, k, language) else None
    if not reports and _by(words, k, language) and _noun(words, k + 3, language):
        return None  # "a note added by a visitor"
    if reports and _by(words, k, language):
        return _after(reading, words, inside, k, k + 2, reports=True)  # ", first reported by the Herald"
    subject = subject_of(reading, words, inside, k)
    if subject:
        return _frame(reading, words[subject[0]].start, words[k].end, words[slice(*subject)], reports=reports)
    return _inverted(reading, words, inside, k, reports=reports)


def _inverted(
    reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int, *, reports: bool
) -> Frame | None:
    """Return the frame of a verb whose subject follows it ("…, said Roe"), or of one that somebody unnamed says."""
    language = reading.language
    follows = k == 0 or inside[k - 1] or breaks(reading.text[words[k - 1].end : words[k].start])
    if follows and k and k + 1 < len(words) and words[k + 1].norm in word_list(language, "saying.joins"):
        return Frame(words[k].span, (), SourceKind.PRONOUN, reports)  # somebody says it; who can't be told
    if follows and k + 1 < len(words) and not inside[k + 1]:
        if words[k].norm in word_list(language, "saying.never_inverted"):
            return None
        frame = _after(reading, words, inside, k, k + 1, reports=reports)
        if frame and frame.source[0].norm in word_list(language, "speaker.pronouns"):
            # "…", sagte er dem Tagesboten: whom he tells it is no part of who says it.
            frame = frame._replace(source=frame.source[:1], kind=SourceKind.PRONOUN)
        return frame._replace(inverted=True) if frame and _is_noun_phrase(frame, language) else None
    return None


def _progressive(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> Frame | None:
    """Return the frame of "the Gazette is reporting"; None where no "is" stands before the verb."""
    begin = subject_start(reading, words, inside, k - 1) if k > 1 else k
    if begin >= k - 1 or words[k - 1].norm not in word_list(reading.language, "saying.passive"):
        return None
    return _frame(reading, words[begin].start, words[k].end, words[begin : k - 1], reports=True)


def _by(words: Sequence[Token], k: int, language: str) -> bool:
    return k + 2 < len(words) and words[k + 1].norm in word_list(language, "saying.by")


def _is_noun_phrase(frame: Frame, language: str) -> bool:
    """Return whether what follows the verb can be its subject: a name, a pronoun, or words with an article."""
    first = frame.source[0]
    lists = ("saying.articles", "saying.pronouns", "saying.anonymous")
    return first.capital or any(first.norm in word_list(language, name) for name in lists)


def _frame(reading: Reading, start: int, end: int, source: Sequence[Token], *, reports: bool) -> Frame | None:
    language = reading.language
    pronouns = word_list(language, "saying.pronouns")
    content = [
        w
        for w in source
        if _initial(reading, w) or not (is_function_word(w.norm, language) or may_stand_between(w, language))
    ]
    hedged = word_list(language, "certainty.alleged") | word_list(language, "certainty.likely")
    if content and all(word.norm in hedged for word in content):
        return None  # "unverified reports"
    none = source[0].norm in word_list(language, "certainty.negation") and not any(word.capital for word in source)
    if none or reading.text[source[0].start].isdigit():
        return None  # "with no injuries reported", "42% of those asked believe"
    if not content:
        spoken = any(word.norm in pronouns for word in source)
        return Frame(Span(start, end), tuple(source), SourceKind.PRONOUN, reports) if spoken else None
    named = any(word.capital for word in content if word is not source[0] or reports or len(content) == 1)
    anonymous = word_list(language, "saying.anonymous")
    if named and not (len(content) == 1 and content[0].norm in anonymous):
        kind = SourceKind.NAMED
    elif any(word.norm in anonymous for word in content):
        kind = SourceKind.ANONYMOUS
    else:
        kind = SourceKind.DESCRIBED
    return Frame(Span(start, end), tuple(source), kind, reports)


def _initial(reading: Reading, word: Token) -> bool:
    """Return whether a word is one letter of an abbreviation: "the A.G."."""
    return word.capital and word.end - word.start == 1 and reading.text[word.end : word.end + 1] == "."

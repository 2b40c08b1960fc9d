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
from reader.language.function_words import is_function_word
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import Span

# "has reported" is active, "has been reported" isn't.
_PERFECT = frozenset("has have had".split())
_MOST_WORDS = 14
_MOST_APPOSITION = 7
_MOST_BRACKETED = 4


class SourceKind(StrEnum):
    """How a source is named."""

    NAMED = "named"
    DESCRIBED = "described"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"


class Frame(NamedTuple):
    """One frame: its span with the verb, the source's words, and whether it reports ("according to", "X reported")."""

    span: Span
    source: tuple[Token, ...]
    kind: SourceKind
    reports: bool
    inverted: bool = False


def find_frames(reading: Reading, sentence: int) -> tuple[Frame, ...]:
    """Return the frames of a sentence in order."""
    return reading.once(_find_frames, sentence)


def _find_frames(reading: Reading, sentence: int) -> tuple[Frame, ...]:
    words = reading.words(sentence)
    language = reading.language
    verbs = word_list(language, "saying.verbs") | word_list(language, "saying.also")
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
        elif (
            word.norm in verbs
            and not word.capital
            and not _noun(words, k, language)
            and not _undergone(words, k, language)
        ):
            frame = _around_verb(reading, words, inside, k)
        else:
            continue
        if frame is not None:
            found.append(frame)
    return tuple(found)


def _set_off(reading: Reading, words: Sequence[Token], k: int) -> bool:
    """Return whether a mark stands before word k: "(via Politico)", not "sent via Malta"."""
    return k > 0 and _breaks(reading.text[words[k - 1].end : words[k].start])


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
        if end > begin and _breaks(reading.text[words[end - 1].end : words[end].start]):
            break
        if end > begin and words[end].norm in word_list(reading.language, "saying.stops_source"):
            break
        end += 1
    end = _with_apposition(reading, words, inside, end, begin)
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
    while before > 0 and _between(words[before], language) and words[before].norm not in _PERFECT:
        before -= 1
    if before >= 0 and words[before].norm in word_list(language, "saying.passive"):
        return _after(reading, words, inside, k, k + 2, reports=reports) if _by(words, k, language) else None
    if reports and _by(words, k, language):
        return _after(reading, words, inside, k, k + 2, reports=True)  # ", first reported by the Herald"
    relative = _relative(reading, words, k)
    begin = _subject_start(reading, words, inside, relative)
    if begin < relative < k:
        return _frame(reading, words[begin].start, words[k].end, words[begin:relative], reports=reports)
    begin = _subject_start(reading, words, inside, k)
    if begin < k:
        end = next((n for n in range(k, begin + 1, -1) if not _between(words[n - 1], language)), k)
        return _frame(reading, words[begin].start, words[k].end, words[begin:end], reports=reports)
    follows = k == 0 or inside[k - 1] or _breaks(reading.text[words[k - 1].end : words[k].start])
    if follows and k + 1 < len(words) and not inside[k + 1]:
        if norm in word_list(language, "saying.never_inverted"):
            return None
        frame = _after(reading, words, inside, k, k + 1, reports=reports)
        return frame._replace(inverted=True) if frame and _is_noun_phrase(frame, language) else None
    return None


def _by(words: Sequence[Token], k: int, language: str) -> bool:
    return k + 2 < len(words) and words[k + 1].norm in word_list(language, "saying.by")


def _is_noun_phrase(frame: Frame, language: str) -> bool:
    """Return whether what follows the verb can be its subject: a name, a pronoun, or words with an article."""
    first = frame.source[0]
    lists = ("saying.articles", "saying.pronouns", "saying.anonymous")
    return first.capital or any(first.norm in word_list(language, name) for name in lists)


def _between(word: Token, language: str) -> bool:
    """Return whether a word may stand between a subject and its verb: an auxiliary, an adverb, a day."""
    ending = next(iter(word_list(language, "saying.adverb_ending")), "")
    adverb = bool(ending) and word.norm.endswith(ending) and not word.capital
    return adverb or word.norm in word_list(language, "saying.between")


def _subject_start(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> int:
    """Return where the subject of the verb at k begins; k where there is none before it."""
    language = reading.language
    stops = word_list(language, "saying.before_subject")
    end = k
    while (
        end and _between(words[end - 1], language) and not _breaks(reading.text[words[end - 1].end : words[end].start])
    ):
        end -= 1
    if end and words[end - 1].norm in word_list(language, "saying.subjects"):
        return end - 1
    if end and reading.text[words[end - 1].end : words[end].start].strip(" .") == ",":
        begin = _before_comma(reading, words, inside, end)
        return begin if begin < end else k
    begin = _before_bracket(reading, words, end)
    while begin and end - begin < _MOST_WORDS and not inside[begin - 1]:
        gap = reading.text[words[begin - 1].end : words[begin].start]
        if begin < end and "(" not in gap and _breaks(gap):
            break
        if words[begin - 1].norm in stops and not _inside_subject(words, begin, end, language):
            break
        begin -= 1
    while begin < end and _between(words[begin], language):
        begin += 1
    return k if begin == end else begin


def _relative(reading: Reading, words: Sequence[Token], k: int) -> int:
    """Return the place of the "who" whose clause stands between the verb at k and its subject; k where none does."""
    pronouns = word_list(reading.language, "saying.relative")
    for place in range(k - 1, max(0, k - _MOST_APPOSITION), -1):
        if _breaks(reading.text[words[place].end : words[place + 1].start]):
            return k
        if words[place].norm in pronouns:
            return place if place < k - 1 else k  # "ten who said" they are the subject of their own clause
    return k


def _before_bracket(reading: Reading, words: Sequence[Token], k: int) -> int:
    """Return the place of the first word in the bracket that closes before word k: "McConnell (R-Ky.) said"."""
    if not k or k == len(words) or ")" not in reading.text[words[k - 1].end : words[k].start]:
        return k
    for begin in range(k - 1, max(0, k - 1 - _MOST_BRACKETED), -1):
        if "(" in reading.text[words[begin - 1].end : words[begin].start]:
            return begin
    return k


def _inside_subject(words: Sequence[Token], begin: int, end: int, language: str) -> bool:
    """Return whether the grammar word before `begin` is within the subject: "of", or "on" in "briefed on"."""
    if begin == end:
        return False
    if words[begin - 1].norm in word_list(language, "saying.of"):
        return True
    endings = tuple(word_list(language, "certainty.past_endings"))
    behind = word_list(language, "saying.behind")
    before = words[begin - 2].norm if begin > 1 else ""
    return words[begin - 1].norm in behind and (before in behind or (bool(endings) and before.endswith(endings)))


def _before_comma(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> int:
    """Return where "its archivist, Lena Dorr," begins: one comma before the verb, one before the apposition."""
    begin = k
    commas = 0
    stops = word_list(reading.language, "saying.before_subject")
    while begin and k - begin < 2 * _MOST_APPOSITION and not inside[begin - 1]:
        gap = reading.text[words[begin - 1].end : words[begin].start].strip(" .") if begin < len(words) else ""
        if gap == ",":
            commas += 1
            if commas == 3:
                break
        elif gap and gap not in {"-", "’", "'"}:
            break
        if commas == 2 and words[begin - 1].norm in stops - word_list(reading.language, "saying.of"):
            break
        begin -= 1
    first = words[begin] if begin < k else words[k - 1]
    noun = first.capital or first.norm in word_list(reading.language, "saying.articles")
    return begin if commas >= 2 and noun else k


def _breaks(gap: str) -> bool:
    """Return whether the text between two words ends a phrase."""
    return bool(gap.strip(" \u00a0\u202f.-'’&/"))


def _frame(reading: Reading, start: int, end: int, source: Sequence[Token], *, reports: bool) -> Frame | None:
    language = reading.language
    pronouns = word_list(language, "saying.pronouns")
    content = [w for w in source if not is_function_word(w.norm, language) and not _between(w, language)]
    hedged = word_list(language, "certainty.alleged") | word_list(language, "certainty.likely")
    if content and all(word.norm in hedged for word in content):
        return None  # "unverified reports"
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

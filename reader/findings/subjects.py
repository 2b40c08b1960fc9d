"""Which words before a verb of saying are its subject."""

from __future__ import annotations

from collections.abc import Sequence

from reader.findings.reading import Reading
from reader.language.tokens import Token
from reader.language.wordlists import word_list

_MOST_WORDS = 14
_MOST_APPOSITION = 7
_MOST_BRACKETED = 4
# "Senior officials at …" begins with at most so many words before "at".
_MOST_OPENING = 3
# A clause between a subject and its verb has at most so many words.
_MOST_CLAUSE = 30
_DASHES = frozenset({"-", "--", "–", "—", "―"})


def subject_of(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> tuple[int, int] | None:
    """Return which words (half-open) before the verb at k are its subject; None where none are."""
    relative = _relative(reading, words, k)
    begin = subject_start(reading, words, inside, relative)
    if begin < relative < k:
        return begin, relative
    begin = subject_start(reading, words, inside, k)
    if begin < k:
        between = (n for n in range(k, begin + 1, -1) if not may_stand_between(words[n - 1], reading.language))
        return begin, next(between, k)
    end = _before_clause(reading, words, k)
    begin = _phrase_start(reading, words, inside, end) if end < k else end
    return (begin, end) if begin < end else None


def subject_start(reading: Reading, words: Sequence[Token], inside: Sequence[bool], k: int) -> int:
    """Return where the subject of the verb at k begins; k where there is none before it."""
    language = reading.language
    end = k
    while (
        end
        and may_stand_between(words[end - 1], language)
        and not breaks(reading.text[words[end - 1].end : words[end].start])
    ):
        end -= 1
    if end and words[end - 1].norm in word_list(language, "saying.subjects"):
        return end - 1
    if end and reading.text[words[end - 1].end : words[end].start].strip() in _DASHES:
        return k
    if end and reading.text[words[end - 1].end : words[end].start].strip(" .") == ",":
        begin = _before_comma(reading, words, inside, end)
        return begin if begin < end else k
    begin = _phrase_start(reading, words, inside, end)
    return k if begin == end else begin


def _phrase_start(reading: Reading, words: Sequence[Token], inside: Sequence[bool], end: int) -> int:
    """Return where the noun phrase before word `end` begins; `end` where there is none."""
    language = reading.language
    stops = word_list(language, "saying.before_subject")
    begin = _before_bracket(reading, words, end)
    while begin and end - begin < _MOST_WORDS and not inside[begin - 1]:
        gap = reading.text[words[begin - 1].end : words[begin].start]
        if begin < end and "(" not in gap and breaks(gap):
            break
        if words[begin - 1].norm in stops and not _inside_subject(words, begin, end, language):
            break
        begin -= 1
        if begin < end - 1 and _begins(reading, words, begin):
            break  # "… over the wall The president said": the line above has no stop
    while begin < end and may_stand_between(words[begin], language):
        begin += 1
    return begin


def _begins(reading: Reading, words: Sequence[Token], k: int) -> bool:
    """Return whether word k is an article with a capital ("The"), no initial ("A.G.")."""
    article = words[k].capital and words[k].norm in word_list(reading.language, "saying.articles")
    return article and reading.text[words[k].end : words[k + 1].start].isspace()


def _relative(reading: Reading, words: Sequence[Token], k: int) -> int:
    """Return the place of the "who" whose clause stands between the verb at k and its subject; k where none does."""
    pronouns = word_list(reading.language, "saying.relative")
    for place in range(k - 1, max(0, k - _MOST_APPOSITION), -1):
        if breaks(reading.text[words[place].end : words[place + 1].start]):
            return k
        if words[place].norm in pronouns:
            return place if place < k - 1 else k  # "ten who said" they are the subject of their own clause
    return k


def _before_clause(reading: Reading, words: Sequence[Token], k: int) -> int:
    """Return the place after the subject of the verb at k, set off from it by a clause; k where none is.

    The clause stands between commas and begins with "who" or "which", or it stands between dashes.
    """
    mark = reading.text[words[k - 1].end : words[k].start].strip() if k else ""
    relative = word_list(reading.language, "saying.relative")
    for n in range(k - 2, max(0, k - _MOST_CLAUSE), -1):
        if reading.text[words[n - 1].end : words[n].start].strip() != mark:
            continue
        if mark in _DASHES or (mark == "," and words[n].norm in relative):
            return n
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
    """Return whether the grammar word before `begin` is within the subject: "of", "for" in a name, "briefed on"."""
    if begin == end:
        return False
    if words[begin - 1].norm in word_list(language, "saying.of"):
        return True
    if begin > 1 and _opens_with_a_group(words, begin - 1, language):
        return True
    if words[begin].capital and begin > 1 and words[begin - 2].capital:
        return words[begin - 1].norm in word_list(language, "saying.inside_names")
    endings = tuple(word_list(language, "certainty.past_endings"))
    behind = word_list(language, "saying.behind")
    before = words[begin - 2].norm if begin > 1 else ""
    return words[begin - 1].norm in behind and (before in behind or (bool(endings) and before.endswith(endings)))


def _opens_with_a_group(words: Sequence[Token], k: int, language: str) -> bool:
    """Return whether a sentence begins with people and where they belong: "Analysts at …", "Officials in …"."""
    plural = tuple(word_list(language, "saying.plural_endings"))
    noun = words[k - 1].norm
    people = noun in word_list(language, "saying.anonymous") or (bool(plural) and noun.endswith(plural))
    return people and k <= _MOST_OPENING and words[k].norm in word_list(language, "saying.belongs")


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


def may_stand_between(word: Token, language: str) -> bool:
    """Return whether a word may stand between a subject and its verb: an auxiliary, an adverb, a day."""
    ending = next(iter(word_list(language, "saying.adverb_ending")), "")
    adverb = bool(ending) and word.norm.endswith(ending) and not word.capital
    return adverb or word.norm in word_list(language, "saying.between")


def breaks(gap: str) -> bool:
    """Return whether the text between two words ends a phrase."""
    return bool(gap.strip(" \u00a0\u202f.-'’&/%"))


def _gap(reading: Reading, words: Sequence[Token], k: int) -> str:
    """Return the marks between word k and the one before it."""
    return reading.text[words[k - 1].end : words[k].start].strip()

"""Whom "he" or "she" means: the one person whom an article names last before the pronoun, where that is clear."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reader.findings.frames import Frame, SourceKind, find_frames
from reader.findings.reading import Reading
from reader.language.names import Name
from reader.language.tokens import Token
from reader.language.wordlists import word_list
from reader.model import BlockKind, Span

# A pronoun's person is named at most so many sentences before it.
_REACH = 4
# A preposition so many words before a name leads it in.
_NEAR = 5
_NO_PERSON = (SourceKind.PRONOUN, SourceKind.ANONYMOUS)
_INITIALS = re.compile(r"[A-Z]{2,}\Z")
_POSSESSIVE = re.compile(r"'s?\Z")


def sentences_of(reading: Reading, span: Span) -> range:
    """Return the sentences that a span touches."""
    sentences = reading.article.sentences
    first = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
    last = bisect_right(sentences, max(span.start, span.end - 1), key=lambda s: s.span.start)
    return range(max(0, first), last)


def person_before(reading: Reading, pronoun: Frame) -> Frame | None:
    """Return the one person named last before "he" or "she"; None where others are named there too."""
    if not {word.norm.rpartition("-")[2] for word in pronoun.source} & word_list(reading.language, "speaker.pronouns"):
        return None
    here = sentences_of(reading, pronoun.span)[0]
    persons = persons_of(reading)
    for sentence in range(here, max(-1, here - _REACH - 1), -1):
        kind = reading.article.block_kind(sentence)
        if kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM):
            return None
        words = [w for w in reading.told(sentence) if sentence < here or w.start < pronoun.span.start]
        if not words:
            continue
        met = _met(words, persons)
        if _others(reading, sentence, words, persons) or len(met) > 1:
            return None
        if met:
            person = met.pop()
            return _mention(words, person, persons) if _agrees(reading, person, pronoun) else None
    return None


def _agrees(reading: Reading, person: str, pronoun: Frame) -> bool:
    """Return whether the article doesn't call a person otherwise: "she" for somebody who is "he" elsewhere.

    A single word may name a town as well: it must be "he" or "she" somewhere.
    """
    he, she = (word_list(reading.language, f"speaker.{name}") for name in ("he", "she"))
    words = {word.norm.rpartition("-")[2] for word in pronoun.source}
    votes = _votes(reading).get(person, 0)
    if not votes:
        return len(persons_of(reading)[person]) > 1 or not he
    return not (votes < 0 and words & he) and not (votes > 0 and words & she)


def _votes(reading: Reading) -> dict[str, int]:
    """Return how many more sentences about one person alone have "he" or "his" than "she" or "her", by person."""
    return reading.once(_find_votes, -1)


def _find_votes(reading: Reading, _: int) -> dict[str, int]:
    he, she = (word_list(reading.language, f"speaker.{name}") for name in ("he", "she"))
    persons, found = persons_of(reading), dict[str, int]()
    for sentence in range(len(reading.article.sentences)):
        words = reading.told(sentence)
        norms = {word.norm for word in words}
        met = _met(words, persons)
        if len(met) == 1 and bool(norms & he) is not bool(norms & she):
            person = met.pop()
            found[person] = found.get(person, 0) + (1 if norms & he else -1)
    return found


def _met(words: Sequence[Token], persons: dict[str, frozenset[str]]) -> set[str]:
    """Return the persons that are named among these words, by any word of their names."""
    named = {bare(word) for word in words if word.capital}
    return {person for person, names in persons.items() if named & names}


def persons_of(reading: Reading) -> dict[str, frozenset[str]]:
    """Return who is a person in the article, by the last word of the name: all words of it.

    A person speaks under that name, or is called by a role ("the baker, Marta Kessler,"); no name of a place or body.
    """
    return reading.once(_find_persons, -1)


def _find_persons(reading: Reading, _: int) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    articles = word_list(reading.language, "saying.articles")
    titles = word_list(reading.language, "names.titles")
    for sentence in range(len(reading.article.sentences)):
        for frame in find_frames(reading, sentence):
            run = _last_run(reading, frame.source)
            body = bool(frame.source) and frame.source[0].norm in articles and len(run) == len(frame.source) - 1
            if frame.kind in _NO_PERSON or not run or frame.reports or body:
                continue
            if len(run) == 1 and bare(run[0]) not in reading.mentions.words:
                continue  # a common noun that begins its sentence
            if any(_INITIALS.match(reading.text[word.start : word.end]) for word in run):
                continue
            names = frozenset(bare(word) for word in run if word.norm not in titles)
            last = bare(run[-1])
            found[last] = found.get(last, frozenset()) | names
        for name in reading.names(sentence):
            if name.full and _has_role(reading, sentence, name):
                last = _POSSESSIVE.sub("", name.words[-1])
                found[last] = found.get(last, frozenset()) | frozenset(name.words)
    no_name = _places(reading) | titles | word_list(reading.language, "names.common") | articles
    found = {
        last: frozenset(n for n in names if n not in no_name) for last, names in found.items() if last not in no_name
    }
    return {last: names for last, names in found.items() if not any(last in o for k, o in found.items() if k != last)}


def _has_role(reading: Reading, sentence: int, name: Name) -> bool:
    """Return whether a name has a title, or is set off behind a role that no preposition leads in: "the baker, X,"."""
    stops = word_list(reading.language, "saying.before_subject")
    before = [word for word in reading.words(sentence) if word.end <= name.span.start][-_NEAR:]
    if not before or any(word.norm in stops for word in before):
        return bool(name.title)
    text, last = reading.text, before[-1]
    set_off = text[last.end : name.span.start].strip() == "," and text[name.span.end : name.span.end + 1] == ","
    return bool(name.title) or (set_off and not last.capital)


def _places(reading: Reading) -> frozenset[str]:
    """Return the capitalised words that stand behind "in" or "at" somewhere."""
    return reading.once(_find_places, -1)


def _find_places(reading: Reading, _: int) -> frozenset[str]:
    before = word_list(reading.language, "speaker.places")
    pairs = (pairwise(reading.words(sentence)) for sentence in range(len(reading.article.sentences)))
    return frozenset(bare(word) for each in pairs for lead, word in each if word.capital and lead.norm in before)


def _last_run(reading: Reading, words: Sequence[Token]) -> list[Token]:
    """Return the last run of capitalised words of a source, without a clause about it.

    Empty where a preposition leads the run in: "engineers at Skarrow Point" is nobody called Point.
    """
    stops = word_list(reading.language, "saying.before_subject")
    run: list[Token] = []
    led_in = False
    for k, word in enumerate(words):
        gap = reading.text[words[k - 1].end : word.start].strip(" .-\u00a0") if k else ""
        if gap and run and not word.capital:
            break
        if gap:
            run, led_in = [], False
        if word.capital:
            run = [*run, word] if run and words[k - 1] is run[-1] else [] if led_in else [word]
        led_in = led_in or word.norm in stops
    return run


def _others(reading: Reading, sentence: int, words: Sequence[Token], persons: dict[str, frozenset[str]]) -> bool:
    """Return whether a sentence names somebody else who may be meant: another full name, or one with a title."""
    known = frozenset(word for names in persons.values() for word in names) | persons.keys()
    common = word_list(reading.language, "names.common")
    starts = {word.start for word in words}
    first = bare(words[0])
    opens = words[0].start == reading.article.sentences[sentence].span.start and words[0].capital
    if opens and first in reading.mentions.words and first not in known | common | _places(reading):
        return True  # "Sotomayor railed against it": known by name, though never quoted by it
    return any(
        (name.title or (name.full and name.span.start == words[0].start))
        and name.span.start in starts
        and not {_POSSESSIVE.sub("", word) for word in name.words} & (known | common)
        for name in reading.names(sentence)
    )


def _mention(words: Sequence[Token], last: str, persons: dict[str, frozenset[str]]) -> Frame:
    """Return the fullest mention of a person among the words of a sentence, as a source."""
    names = persons[last] | {last}
    runs: list[list[Token]] = []
    for word in words:
        if word.capital and bare(word) in names:
            if runs and word.start - runs[-1][-1].end <= 2:
                runs[-1].append(word)
            else:
                runs.append([word])
    run = max(runs, key=len)
    return Frame(Span(run[0].start, run[-1].end), tuple(run), SourceKind.NAMED, reports=False)


def bare(word: Token) -> str:
    """Return a word as it is compared, without a possessive ending."""
    return _POSSESSIVE.sub("", word.norm)

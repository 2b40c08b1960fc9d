"""Words as spans: what a word is, what counts as the same word, and its stem.

A word is a run of letters, digits and marks with inner apostrophes, or a figure with its separators ("140,000", "1.6",
"3:40"); in Chinese, Japanese and Thai, which don't put spaces between words, each character is a token, and matching
looks at pairs of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from reader.language.wordlists import word_values
from reader.model import Span

_UNSPACED = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W\d_{_UNSPACED}]+(?:[\u0300-\u036f]+[^\W\d_{_UNSPACED}]*)*"
_WORD = re.compile(
    rf"[{_UNSPACED}]"
    r"|\d+(?:[.,:\u00a0\u202f٫٬]\d+)*"
    rf"|{_LETTERS}(?:['’ʼ‘]{_LETTERS})*"
    r"|\w"
)
# Letters masked with asterisks ("m*****f***er", "s***") or a row of hyphens ("f-----g") are one word. Three or four are
# typed for a dash too ("said it---then"): they mask behind consonants that are no word. Two hyphens or a dash join two
# words far more often ("the bridge--shut"): they mask behind one consonant, before such an end.
_MASKED = re.compile(
    r"\b\w+(?:\*+\w+)+"
    r"|(?<![\w*])[^\W\d_]{1,2}\*{2,}"
    r"|\b[^\W\d_]{1,8}-{5,}[^\W\d_]{1,4}\b"
    r"|(?<![\w'’])(?i:[b-df-hj-np-tv-z])[b-df-hj-np-tv-xz]?-{3,4}[^\W\d_]{1,4}\b"
    r"|(?<![\w'’])(?i:[b-df-hj-np-tv-z])(?:--|[—–])(?:ing|er|ers|ed|ck|k|ks|t|ts|ty|y|n|d)\b"
)
_HIDDEN = re.compile(r"[*—–-]")
# Where one of these isn't in a text, no word of it is masked.
_MASKS = ("*", "--", "—", "–")
_UNSPACED_CHARACTER = re.compile(rf"[{_UNSPACED}]")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_POSSESSIVE = re.compile(r"(?:'s|')\Z")
# What the words of "thirty-one" stand for by themselves; one is no figure anywhere else.
_TENS = frozenset("20 30 40 50 60 70 80 90".split())
_ONE = frozenset({"one"})
# So many words of a language are remembered with their forms; then it begins anew.
_MOST_FORMS = 200_000

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip


class Token(NamedTuple):
    """One word: where it stands (code points), its folded form, its stem, and whether it begins with a capital."""

    start: int
    end: int
    norm: str
    stem: str
    capital: bool

    @property
    def span(self) -> Span:
        """Return where the word stands."""
        return Span(self.start, self.end)


@lru_cache(maxsize=32_768)
def tokens(text: str, span: Span, language: str) -> tuple[Token, ...]:
    """Return the words of `text` inside `span`, in order; `language` (ISO 639-1) chooses the stemmer.

    Kept for the sentences asked for last: every stage of a comparison asks for the same ones.
    """
    part = text[span.start : span.end]
    found = []
    at = 0
    masked = [m.span() for m in _MASKED.finditer(part)] if any(mask in part for mask in _MASKS) else []
    for start, end in masked:
        found += _plain(part, at, start, span.start, language)
        found.append(Token(span.start + start, span.start + end, *_forms(language)[_HIDDEN.sub("*", part[start:end])]))
        at = end
    found += _plain(part, at, len(part), span.start, language)
    if "-" in part:
        _join_numerals(found, text)
    return tuple(found)


def _join_numerals(found: list[Token], text: str) -> None:
    """Give both words of "thirty-one" the figure that they make together: neither says 30, nor 1."""
    for k in range(len(found) - 1):
        tens, ones = found[k], found[k + 1]
        if text[tens.end : ones.start] != "-" or tens.stem not in _TENS or ones.norm[0].isdigit():
            continue
        value = "1" if ones.norm in _ONE else ones.stem
        if len(value) == 1 and value.isdigit():
            found[k] = tens._replace(stem=f"{tens.stem[0]}{value}")
            found[k + 1] = ones._replace(stem=found[k].stem)


def _plain(part: str, start: int, end: int, offset: int, language: str) -> list[Token]:
    found = []
    forms = _forms(language)
    # `tuple.__new__` instead of `Token(…)`: a third of the time of what is done most often.
    make = tuple.__new__
    for match in _WORD.finditer(part, start, end):
        begin, finish = match.span()
        found.append(make(Token, (offset + begin, offset + finish, *forms[match.group()])))
    return found


def unspaced(token: Token) -> bool:
    """Return whether the token is one character of a script without spaces between words."""
    return token.end - token.start == 1 and bool(_UNSPACED_CHARACTER.match(token.norm))


def word_count(text: str) -> tuple[int, bool]:
    """Return how many words a text has, and whether most of them are characters of a script without spaces."""
    found = _WORD.findall(text)
    lone = sum(map(bool, map(_UNSPACED_CHARACTER.match, found)))
    return len(found), lone * 2 > len(found)


def stem_of(word: str, language: str) -> str:
    """Return the stem of one word, as `tokens` finds it."""
    return _forms(language)[word][1]


class _Forms(dict[str, tuple[str, str, bool]]):
    """The forms of the words that were asked for, made when they are first asked for; a dictionary is fastest here."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(self) >= _MOST_FORMS:
            self.clear()
        found = self[word] = _forms_of(word, self._language)
        return found


@cache
def _forms(language: str) -> _Forms:
    return _Forms(language)


def _forms_of(word: str, language: str) -> tuple[str, str, bool]:
    norm = fold(word)
    plain = _POSSESSIVE.sub("", norm) or norm
    if plain[0].isdigit():
        # Thousands separators don't make another figure: "140,000" is "140000"; "1.6" stays. A hard space is a plain
        # one once folded.
        plain = re.sub(r"[,. ٬](?=\d{3}(?:\D|\Z))", "", plain)
        return norm, plain, False
    figure = _number_words(language).get(norm)
    if figure:
        return norm, figure, False
    return norm, without_diacritics(_stemmer(language)(plain)), word[0].isupper()


@cache
def _number_words(language: str) -> dict[str, str]:
    """Return the digits that number words stand for ("seven" is "7"); zero and one are too often pronouns."""
    return {fold(word): f"{value:g}" for word, value in word_values(language, "numbers.words").items() if value > 1}


def fold(word: str) -> str:
    """Return `word` as it is compared: compatibility forms, case and kinds of apostrophe made one."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)


def without_diacritics(word: str) -> str:
    """Return `word` without combining marks of Latin, Greek and Cyrillic letters ("Peña" is "Pena")."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


class _Stem:
    """A stemmer that is the identity for a language without one."""

    def __init__(self, language: str) -> None:
        name = _STEMMERS.get(language)
        self._stemmer = Stemmer.Stemmer(name, 0) if name else None

    def __call__(self, word: str) -> str:
        return self._stemmer.stemWord(word) if self._stemmer else word


@cache
def _stemmer(language: str) -> _Stem:
    return _Stem(language)

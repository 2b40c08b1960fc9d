"""An article as findings read it: the words, quotations and the like of each sentence, found once, when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from reader.language.function_words import is_function_word
from reader.language.names import Mentions, Name, explained_initials, find_names, title_case
from reader.language.numbers import find_quantities
from reader.language.quantities import Quantity, resolve
from reader.language.quotes import Quotation, find_quotations
from reader.language.tokens import Token, tokens, without_diacritics
from reader.model import Article, BlockKind, Span
from reader.options import Options

_Found = TypeVar("_Found")


class Quoted(NamedTuple):
    """The part of a quotation that stands in one sentence."""

    quotation: Quotation
    span: Span
    words: tuple[Token, ...]


class Reading:
    """One article with its per-sentence findings' material; the caches live as long as one comparison."""

    def __init__(self, article: Article, options: Options) -> None:
        self.article = article
        self.options = options
        self.text = article.text
        self.language = options.language or article.head.language or "en"
        self._plain = options.ignore_diacritics
        self._found: dict[tuple[Callable[[Reading, int], Any], int], Any] = {}
        self._words: dict[int, tuple[Token, ...]] = {}
        self._quoted: dict[int, tuple[Quoted, ...]] = {}
        self._quantities: dict[int, tuple[Quantity, ...]] = {}
        self._names: dict[int, tuple[Name, ...]] = {}
        self._content: dict[int, frozenset[str]] = {}

    def once(self, find: Callable[[Reading, int], _Found], sentence: int) -> _Found:
        """Return what `find` finds in a sentence, asked only the first time."""
        key = find, sentence
        if key not in self._found:
            self._found[key] = find(self, sentence)
        found: _Found = self._found[key]
        return found

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Return the article's quotations, nested ones too."""
        blocks = [block.span for block in self.article.blocks]
        set_off = [block.span for block in self.article.blocks if block.kind is BlockKind.QUOTATION]
        return find_quotations(self.text, blocks, set_off)

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[Quotation, Span]]]:
        """Return each sentence's parts of quotations that aren't nested; a sentence without any is missing."""
        found: dict[int, list[tuple[Quotation, Span]]] = {}
        sentences = self.article.sentences
        at = 0
        for quotation in self.quotations:
            if quotation.depth:
                continue
            for part in quotation.parts:
                while at < len(sentences) and sentences[at].span.end <= part.start:
                    at += 1
                k = at
                while k < len(sentences) and sentences[k].span.start < part.end:
                    span = sentences[k].span
                    clipped = Span(max(span.start, part.start), min(span.end, part.end))
                    if not clipped.empty:
                        found.setdefault(k, []).append((quotation, clipped))
                    k += 1
        return found

    def words(self, sentence: int) -> tuple[Token, ...]:
        """Return the words of a sentence."""
        found = self._words.get(sentence)
        if found is None:
            found = tokens(self.text, self.article.sentences[sentence].span, self.language)
            self._words[sentence] = found
        return found

    def content(self, sentence: int) -> frozenset[str]:
        """Return the stems of a sentence's content words."""
        found = self._content.get(sentence)
        if found is None:
            words = self.words(sentence)
            found = frozenset(word.stem for word in words if not is_function_word(word.norm, self.language))
            self._content[sentence] = found
        return found

    def quantities(self, sentence: int) -> tuple[Quantity, ...]:
        """Return the figures and dates of a sentence, relative dates resolved where the article's date is known."""
        found = self._quantities.get(sentence)
        if found is None:
            found = find_quantities(self.text, self.words(sentence), self.language)
            written = self.article.head.date
            if written is not None:
                found = tuple(resolve(quantity, written) for quantity in found)
            self._quantities[sentence] = found
        return found

    def headline(self, sentence: int) -> bool:
        """Return whether a sentence is a heading or written like one, each word with a capital."""
        if self.article.block_kind(sentence) in {BlockKind.HEADLINE, BlockKind.HEADING}:
            return True
        return title_case(self.words(sentence), self.language)

    def names(self, sentence: int) -> tuple[Name, ...]:
        """Return the names of a sentence."""
        found = self._names.get(sentence)
        if found is None:
            found = find_names(self.text, self.words(sentence), self.language)
            self._names[sentence] = found
        return found

    @cached_property
    def mentions(self) -> Mentions:
        """Return all names of the article and what it ties to them."""
        sentences = range(len(self.article.sentences))
        return Mentions(((self.text, self.words(i), self.names(i)) for i in sentences), self.language)

    @cached_property
    def explained(self) -> frozenset[str]:
        """Return the initials that the article explains."""
        return explained_initials(self.text)

    def quoted(self, sentence: int) -> tuple[Quoted, ...]:
        """Return what a sentence quotes, in order; a part without a word is left out."""
        found = self._quoted.get(sentence)
        if found is None:
            found = tuple(
                Quoted(quotation, span, words)
                for quotation, span in self._by_sentence.get(sentence, ())
                if (words := self.words_in(sentence, span))
            )
            self._quoted[sentence] = found
        return found

    def words_in(self, sentence: int, span: Span) -> tuple[Token, ...]:
        """Return the words of a sentence inside `span`."""
        return tuple(word for word in self.words(sentence) if span.start <= word.start and word.end <= span.end)

    def told(self, sentence: int) -> tuple[Token, ...]:
        """Return the words of a sentence that stand in no quotation marks."""
        spans = [quoted.span for quoted in self.quoted(sentence)]
        return tuple(w for w in self.words(sentence) if not any(s.start <= w.start < s.end for s in spans))

    def forms(self, words: tuple[Token, ...]) -> list[str]:
        """Return the words as quotations are compared: without case, apostrophes and, if so set, diacritics."""
        forms = [word.norm.replace("'", "") for word in words]
        return [without_diacritics(form) for form in forms] if self._plain else forms

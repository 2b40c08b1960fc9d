"""What every loader's draft still needs to become an article."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import PurePath

from reader.errors import TooLargeError, UnreadableInputError
from reader.language.compose import compose
from reader.language.identify import identify
from reader.loading.draft import Blocks, Draft, Source
from reader.loading.furniture import set_apart, with_guesses
from reader.model import Article, BlockKind, Head, Origin

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\U000e0000-\U000e0fff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURE = frozenset("en de fr it ru zh ja ko ar el he hi th".split())
"""Languages that are found so surely in a text that they overrule what a page says of itself; the page's template often
says the publisher's language. Not in it: those that are taken for a neighbour (Danish, Czech, Portuguese)."""
_ENOUGH_LETTERS = 400
_LONGEST_BLOCK = 10_000
"""Characters of a block; a newspaper's longest paragraphs have 2,000. Splitting sentences takes time that grows with
the square of a block without blanks: 27 s for 200,000 characters."""
_AFTER_SENTENCE = re.compile(
    r"[.!?\u2026][\"'\u2018\u2019\u201c\u201d\u00ab\u00bb)]*\s+|[\u3002\uff01\uff1f][\u201d\u300d\u300f]?"
)


def finished(draft: Draft, source: Source, origin: Origin) -> Article:
    """Return a draft as an article: characters that aren't text gone, furniture set apart, the head completed.

    Raises `TooLargeError` over `Options.max_characters` and `UnreadableInputError` where no text is left.
    """
    blocks = tuple((kind, clean(text)) for kind, text in draft.blocks)
    limit = source.options.max_characters
    if sum(len(text) for _, text in blocks) > limit:
        raise TooLargeError(source.name, f"Its text is longer than {limit:,} characters.", "Choose a single article.")
    if not has_text(blocks):
        raise no_text(source.name)
    parts = [(index, kind, piece) for index, kind, text in set_apart(blocks) for piece in pieces(text)]
    head = with_guesses(_completed(draft.head, blocks, source), parts)
    # `before` counts the draft's blocks; an article's are those with text, and more where furniture was set apart.
    counts = Counter(index for index, _, text in parts if text)
    places = list(accumulate((counts[index] for index in range(len(blocks))), initial=0))
    cut = tuple(
        dataclasses.replace(part, text=clean(part.text), before=places[min(part.before, len(blocks))])
        for part in draft.cut
    )
    origin = dataclasses.replace(origin, encoding=draft.encoding)
    return compose(((kind, text) for _, kind, text in parts), head, origin, cut)


def pieces(text: str) -> Iterator[str]:
    """Yield a block's text in pieces of bearable length, broken after a sentence, else between words, else anywhere."""
    while len(text) > _LONGEST_BLOCK:
        start = text[:_LONGEST_BLOCK]
        ends = [found.end() for found in _AFTER_SENTENCE.finditer(start, _LONGEST_BLOCK // 2)]
        at = ends[-1] if ends else start.rfind(" ") + 1 or _LONGEST_BLOCK
        yield text[:at].strip()
        text = text[at:].strip()
    yield text


def clean(text: str) -> str:
    """Return `text` without control characters, byte order marks and lone surrogates, which no reader sees."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNWANTED.sub("", text)


def has_text(blocks: Blocks) -> bool:
    """Return whether any block has more than blanks."""
    return any(clean(text).strip() for _, text in blocks)


def no_text(name: str) -> UnreadableInputError:
    """Return the error for a document without words."""
    return UnreadableInputError(name, "There is no text in it.", "Choose a file that holds an article.")


def _completed(head: Head, blocks: Blocks, source: Source) -> Head:
    """Return the head with what can be guessed: the title from the headline, else from the file's name."""
    head = _with_language(head, blocks, source.options.language)
    author = re.sub(r"\A(?:by|von|par|por|di)\s+", "", head.author, flags=re.IGNORECASE)
    if head.title:
        return dataclasses.replace(head, title=_without_outlet(head.title, head.outlet), author=author)
    headline = next((text for kind, text in blocks if kind is BlockKind.HEADLINE), "")
    title = headline or PurePath(source.name).stem
    return dataclasses.replace(head, title=title, author=author, guessed=head.guessed | {"title"})


def _with_language(head: Head, blocks: Blocks, wanted: str) -> Head:
    """Return the head with the language that the user set, else the file's unless the text is surely in another."""
    if wanted:
        return dataclasses.replace(head, language=wanted)
    text = "\n".join(text for kind, text in blocks if kind is BlockKind.PARAGRAPH)
    if not head.language or len(text) < _ENOUGH_LETTERS:
        return head
    found = identify(text)
    if found == head.language or found not in _SURE:
        return head
    return dataclasses.replace(head, language=found, guessed=head.guessed | {"language"})


def _without_outlet(title: str, outlet: str) -> str:
    """Return a title without the outlet's name that pages put behind it."""
    short = (
        re.sub(rf"\s*[-|\u2013\u2014\u00b7\u00bb]\s*{re.escape(outlet)}\s*\Z", "", title, flags=re.IGNORECASE)
        if outlet
        else title
    )
    return short or title

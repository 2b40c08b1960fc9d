"""Articles made from blocks: the one place where text is joined and sentences get their spans."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from reader.language.identify import identify
from reader.language.sentences import sentence_spans
from reader.model import Article, Block, BlockKind, CutPart, Head, Origin, Sentence, Span

_BETWEEN_BLOCKS = "\n\n"


def compose(
    blocks: Iterable[tuple[BlockKind, str]], head: Head, origin: Origin, cut: tuple[CutPart, ...] = ()
) -> Article:
    """Return the article whose blocks are these texts, a blank line between them; empty ones are left out.

    Without a language in `head`, the text's own is found and marked as guessed.
    """
    kept = [(kind, text) for kind, text in blocks if text.strip()]
    text = _BETWEEN_BLOCKS.join(part for _, part in kept)
    head = _with_language(head, text)
    laid: list[Block] = []
    sentences: list[Sentence] = []
    at = 0
    for index, (kind, part) in enumerate(kept):
        span = Span(at, at + len(part))
        laid.append(Block(kind, span))
        spans = (_trimmed(text, span),) if kind is BlockKind.FURNITURE else sentence_spans(text, span, head.language)
        sentences += [Sentence(found, index) for found in spans]
        at = span.end + len(_BETWEEN_BLOCKS)
    return Article(text, tuple(laid), tuple(sentences), head, origin, cut)


def article_from_sentences(sentences: Sequence[str], language: str = "") -> Article:
    """Return an article with exactly these sentences, a paragraph each; one without any text keeps its (empty) place.

    `language` is an ISO 639-1 code; empty: found in the text.
    """
    text = _BETWEEN_BLOCKS.join(sentences)
    blocks, found, at = [], [], 0
    for index, part in enumerate(sentences):
        span = Span(at, at + len(part))
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        found.append(Sentence(span, index))
        at = span.end + len(_BETWEEN_BLOCKS)
    head = _with_language(Head(language=language), text)
    return Article(text, tuple(blocks), tuple(found), head, Origin(name="sentences"))


def _with_language(head: Head, text: str) -> Head:
    if head.language:
        return head
    return dataclasses.replace(head, language=identify(text), guessed=head.guessed | {"language"})


def _trimmed(text: str, span: Span) -> Span:
    part = span.of(text)
    return Span(span.start + len(part) - len(part.lstrip()), span.start + len(part.rstrip()))

"""What the user may change in an article that was read: what was cut out is taken back, the head is corrected."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator

from reader.language.compose import compose
from reader.loading.draft import Blocks
from reader.loading.finish import pieces
from reader.loading.furniture import set_apart
from reader.model import Article, BlockKind, CutPart, Head

HEAD_FIELDS = ("title", "outlet", "author", "date", "language")
"""The fields of a head that the user may correct."""


def take_back(article: Article, index: int) -> Article:
    """Return the article with `article.cut[index]` in its place again, a block for each of its lines."""
    part = article.cut[index]
    return article if part.taken else _with_part(article, index, tuple(_blocks_of(part)), taken=True)


def put_out(article: Article, index: int) -> Article:
    """Return the article without `article.cut[index]`, which was taken back into it."""
    part = article.cut[index]
    return _with_part(article, index, (), taken=False) if part.taken else article


def with_head(article: Article, head: Head) -> Article:
    """Return the article with the head as the user corrected it; another language splits its sentences anew."""
    changed = {name for name in HEAD_FIELDS if getattr(head, name) != getattr(article.head, name)}
    head = dataclasses.replace(head, guessed=article.head.guessed - changed, corrected=article.head.corrected | changed)
    if "language" not in changed:
        return dataclasses.replace(article, head=head)
    return compose(_blocks(article), head, article.origin, article.cut)


def revised(article: Article, head: Head, taken: Collection[int]) -> Article:
    """Return the article with this head, and with those parts of `article.cut` in it, by index, and no others."""
    for index, part in enumerate(article.cut):
        if part.taken != (index in taken):
            article = take_back(article, index) if index in taken else put_out(article, index)
    return with_head(article, head)


def carried_over(article: Article, before: Article) -> Article:
    """Return an article that was read again with all that the user changed in an earlier reading of it."""
    head = dataclasses.replace(article.head, **{name: getattr(before.head, name) for name in before.head.corrected})
    wanted = [(part.reason, part.text) for part in before.cut if part.taken]
    taken = []
    for index, part in enumerate(article.cut):
        if (part.reason, part.text) in wanted:
            wanted.remove((part.reason, part.text))
            taken.append(index)
    return revised(article, head, taken)


def _blocks(article: Article) -> Blocks:
    return tuple((block.kind, block.span.of(article.text)) for block in article.blocks)


def _blocks_of(part: CutPart) -> Iterator[tuple[BlockKind, str]]:
    """Yield the blocks that a part has in the article; the same each time, so that they can be counted."""
    lines = tuple((part.kind, line) for line in part.text.split("\n") if line.strip())
    return ((kind, piece) for _, kind, text in set_apart(lines) for piece in pieces(text))


def _with_part(article: Article, index: int, wanted: Blocks, *, taken: bool) -> Article:
    """Return the article with `wanted` in the place of what it has of a part of `article.cut`."""
    part = article.cut[index]
    size = sum(1 for _ in _blocks_of(part))
    blocks = list(_blocks(article))
    blocks[part.before : part.before + (0 if taken else size)] = wanted
    shift = size if taken else -size
    cut = (
        *article.cut[:index],
        dataclasses.replace(part, taken=taken),
        *(dataclasses.replace(other, before=other.before + shift) for other in article.cut[index + 1 :]),
    )
    return compose(blocks, article.head, article.origin, cut)

"""The invariants of a comparison, proved at its end.

Every sentence of both sides is in exactly one change; every span lies in its sentence; both texts rebuild from
sentences and gaps; edits don't overlap; a group holds together by links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from reader.errors import ProofError
from reader.model import Article, Change, Comparison, EditKind, Span, Tick

_AT_ONCE = 256


def prove(comparison: Comparison, tick: Tick = lambda _: None) -> None:
    """Raise `ProofError` naming the first invariant that doesn't hold; return nothing otherwise.

    `tick` is called with the share done (0 to 1) and may raise.
    """
    for broken in _broken(comparison, tick):
        raise ProofError(broken)


def _broken(comparison: Comparison, tick: Tick) -> Iterator[str]:
    for name, article in (("left", comparison.left), ("right", comparison.right)):
        tick(0.0)
        yield from _broken_article(name, article)
    tick(0.1)
    yield from _broken_cover(comparison)
    tick(0.2)
    yield from _broken_links(comparison)
    tick(0.3)
    for index, change in enumerate(comparison.changes):
        if index % _AT_ONCE == 0:
            tick(0.3 + 0.7 * index / len(comparison.changes))
        yield from _broken_change(comparison, index, change)
    for fact in comparison.facts:
        for article, sentence, span in (
            (comparison.left, fact.left, fact.left_span),
            (comparison.right, fact.right, fact.right_span),
        ):
            if span is not None and (sentence is None or not _inside(span, article.sentences[sentence].span)):
                yield f"{type(fact).__name__.lower()} {fact} has span {span} outside sentence {sentence}"


def _broken_article(name: str, article: Article) -> Iterator[str]:
    at = 0
    for index, sentence in enumerate(article.sentences):
        if not at <= sentence.span.start <= sentence.span.end <= len(article.text):
            yield f"{name} sentence {index} has span {sentence.span} after {at}"
        if not _inside(sentence.span, article.blocks[sentence.block].span):
            yield f"{name} sentence {index} is not in its block {sentence.block}"
        if article.text[at : sentence.span.start].strip():
            yield f"{name} text before sentence {index} is in no sentence"
        at = sentence.span.end
    if article.text[at:].strip():
        yield f"{name} text after the last sentence is in no sentence"


def _broken_cover(comparison: Comparison) -> Iterator[str]:
    for name, article, held in (
        ("left", comparison.left, Counter(i for change in comparison.changes for i in change.left)),
        ("right", comparison.right, Counter(j for change in comparison.changes for j in change.right)),
    ):
        for index in range(len(article.sentences)):
            if held[index] != 1:
                yield f"{name} sentence {index} is in {held[index]} changes"
        if len(held) != len(article.sentences):
            yield f"{name} changes name sentences that don't exist"


def _broken_links(comparison: Comparison) -> Iterator[str]:
    linked = {(link.left, link.right) for link in comparison.links}
    if len(linked) != len(comparison.links):
        yield "two links join the same sentences"
    for link in comparison.links:
        if not 0.0 <= link.score <= 1.0:
            yield f"link {link.left}-{link.right} has score {link.score}"
    for group in comparison.groups:
        inside = {(i, j) for i in group.left for j in group.right} & linked
        if {i for i, _ in inside} != set(group.left) or {j for _, j in inside} != set(group.right):
            yield f"group {group} holds a sentence that is linked to none of its others"


def _broken_change(comparison: Comparison, index: int, change: Change) -> Iterator[str]:
    for name, article, sentences, spans in (
        ("left", comparison.left, change.left, [edit.left for edit in change.edits]),
        ("right", comparison.right, change.right, [edit.right for edit in change.edits]),
    ):
        filled = sorted(span for span in spans if not span.empty)
        for span, following in pairwise(filled):
            if span.end > following.start:
                yield f"change {index} has overlapping {name} edits {span} and {following}"
        for span in filled:
            if not any(_inside(span, article.sentences[i].span) for i in sentences):
                yield f"change {index} has {name} edit {span} outside its sentences {sentences}"
    for edit in change.edits:
        if (edit.kind is EditKind.DELETED) != (edit.right.empty and not edit.left.empty):
            yield f"change {index} has {edit.kind} edit with spans {edit.left} and {edit.right}"
        if (edit.kind is EditKind.INSERTED) != (edit.left.empty and not edit.right.empty):
            yield f"change {index} has {edit.kind} edit with spans {edit.left} and {edit.right}"


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start <= span.end <= outer.end

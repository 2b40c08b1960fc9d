"""A web page: its head from what it states, its body without the page around it.

`trafilatura` judges which text belongs to the article; the text itself, its order and its kinds come from our own
reading of the page, so that captions and quotations stay blocks of their own and all that was left out can be listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.markup import Passage, blocks_of_passages, passages
from reader.loading.pagehead import declared_charset, read_head
from reader.model import BlockKind, CutPart, Head

_LETTERS = re.compile(r"[\W_]+")
_CHUNK = 24
"""Characters of the pieces by which a passage is looked up in the extracted text, where it isn't there whole."""
_LEAST_FOUND = 0.8
"""Share of a passage's pieces that must be in the extracted text. On the 181 pages of Scrapinghub's article extraction
benchmark 0.6 to 0.9 differ by less than 0.001 in F1."""
_SHORT = 30
"""Letters below which a passage must be a whole line of the extracted text: "Share" stands inside many sentences."""
_LEAST_BODY = 120
"""Letters of an extracted body below which a page counts as not recognised and all its plain text is taken."""


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a web page."""
    text, encoding = decode(source.data, source.name, source.charset or declared_charset(source.data))
    return (draft_of_page(text, encoding, source.address),)


def draft_of_page(text: str, encoding: str = "", address: str = "") -> Draft:
    """Return the article in a page's mark-up."""
    head = read_head(text)
    found = passages(text)
    keep = _chosen(found, _extracted(text, address))
    keep |= _headline(found, keep, head)
    kept = [passage for index, passage in enumerate(found) if index in keep]
    return Draft(blocks_of_passages(kept), head, tuple(_cut(found, keep)), encoding)


def _extracted(text: str, address: str) -> list[str]:
    """Return the lines that `trafilatura` takes for the article, as keys."""
    import trafilatura  # noqa: PLC0415 - 400 ms that only web pages should pay

    body = trafilatura.extract(text, url=address or None, favor_precision=True, include_comments=False, include_tables=True)
    return [key for key in map(_key, (body or "").split("\n")) if key]


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _chosen(found: list[Passage], lines: list[str]) -> set[int]:
    """Return the indexes of the passages that make the article."""
    joined = "".join(lines)
    if len(joined) < _LEAST_BODY:
        return _all_plain(found)
    whole = set(lines)
    keys = [_key(passage.text) for passage in found]
    chosen = {index for index, key in enumerate(keys) if _is_in(key, whole, joined)}
    chosen = _without_repeats(found, keys, chosen)
    if not chosen:
        return _all_plain(found)
    first, last = min(chosen), max(chosen)
    beside = range(max(0, first - 3), min(len(found), last + 3))
    return chosen | {index for index in beside if found[index].kind is BlockKind.CAPTION and not found[index].zone}


def _is_in(key: str, whole: set[str], joined: str) -> bool:
    if not key or key in whole:
        return bool(key)
    if len(key) < _SHORT:
        return False
    if key in joined:
        return True
    chunks = [key[at : at + _CHUNK] for at in range(0, len(key) - _CHUNK + 1, _CHUNK)]
    return sum(chunk in joined for chunk in chunks) >= _LEAST_FOUND * len(chunks)


def _without_repeats(found: list[Passage], keys: list[str], chosen: set[int]) -> set[int]:
    """Return the chosen passages with each text once: where it stands outside any zone, else where it stands first."""
    best: dict[str, int] = {}
    for index in sorted(chosen):
        other = best.setdefault(keys[index], index)
        if found[other].zone and not found[index].zone:
            best[keys[index]] = index
    return set(best.values())


def _all_plain(found: list[Passage]) -> set[int]:
    """Return what stands in no zone and isn't mostly links; everything where that leaves nothing."""
    plain = {index for index, passage in enumerate(found) if not passage.zone and passage.linked < 0.7}
    return plain or set(range(len(found)))


def _headline(found: list[Passage], keep: set[int], head: Head) -> set[int]:
    """Return the index of the page's headline: the one that says what the head says, else the last before the body."""
    last = max(keep, default=0)
    shown = [index for index in range(last + 1) if found[index].kind is BlockKind.HEADLINE and found[index].zone != "hidden"]
    title = _key(head.title)
    said = [index for index in shown if title and (_key(found[index].text) in title or title in _key(found[index].text))]
    first = min(keep, default=0)
    before = [index for index in shown if index <= first]
    return set(said[-1:] or before[-1:])


def _cut(found: list[Passage], keep: set[int]) -> Iterable[CutPart]:
    """Return what was left out, with the reason and the place; links of one list go together."""
    before = 0
    pending: list[Passage] = []
    for index, passage in enumerate(found):
        if index in keep or (pending and not _together(pending[-1], passage)):
            yield from _cut_part(pending, before)
            pending = []
        if index in keep:
            before += 1
        else:
            pending.append(passage)
    yield from _cut_part(pending, before)


def _together(one: Passage, other: Passage) -> bool:
    return one.zone == other.zone and ((one.parent == other.parent) or (one.linked > 0.5 and other.linked > 0.5))


def _cut_part(pending: list[Passage], before: int) -> Iterable[CutPart]:
    if pending:
        text = "\n".join(passage.text for passage in pending)
        kind = pending[0].kind if pending[0].kind is not BlockKind.HEADLINE else BlockKind.HEADING
        yield CutPart(text, pending[0].zone or ("links" if pending[0].linked > 0.7 else "not_article"), before, kind)

"""A web page: its head from what it states, its body without the page around it.

`trafilatura` judges which text belongs to the article; the text itself, its order and its kinds come from our own
reading of the page, so that captions and quotations stay blocks of their own and all that was left out can be listed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.furniture import Where, rule_of
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
_MOST_LINKED = 0.7
"""Share of a passage's characters inside links above which it is a link and not prose."""
_MOST_MISSED = 2.0
"""How many times as much prose one element must have for the extraction to have taken a notice for the article."""
_HALF_AGAIN = 0.5
_LEAST_MISSED = 4
"""Prose of one element, as a share of the extracted and in paragraphs, that can't have been left out on purpose.

These and the limit on captions raise F1 on the benchmark from 0.968 to 0.974; `trafilatura` by itself reaches 0.964.
"""
_PAGE = re.compile(r"<(?:title|head)\b", re.IGNORECASE)
"""What every page has, and what a selection on the clipboard hasn't."""
_HEAD_CHARACTERS = 5_000
_LONGEST_CAPTION = 500
"""Characters; agencies write captions of up to 350."""
_CREDITS = frozenset(("credit", "picture_agency"))
"""The rules of furniture that tell whose picture it is."""
_MOST_BESIDE_PICTURE = 3
_SIGNATURES = frozenset(("byline", "dated_byline", "writer", "masthead", "updated", "stamp"))
"""The rules of furniture that tell who wrote an article, and when."""
_EARLY = 10
"""Passages from the headline on in which they are looked for."""
_LONGEST_BYLINE = 200
_MOST_PLACES = 40
"""Places of one text that are looked at; a page that repeats a line more often is no article."""
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
    if not _PAGE.search(text, 0, _HEAD_CHARACTERS):
        keep = _with_selected(found, keep)
    keep |= _headline(found, keep, head)
    keep |= _signed(found, keep)
    kept = _retyped([passage for index, passage in enumerate(found) if index in keep], head)
    return Draft(blocks_of_passages(kept), head, tuple(_cut(found, keep)), encoding)


def _retyped(kept: list[Passage], head: Head) -> list[Passage]:
    """Return the passages of an article with the kinds that pages get wrong set right."""
    quoted = sum(passage.kind is BlockKind.QUOTATION for passage in kept) > len(kept) / 2
    titled = any(passage.kind is BlockKind.HEADLINE for passage in kept)
    captions = _captions(kept)
    retyped = []
    for index, passage in enumerate(kept):
        kind = passage.kind
        if kind is BlockKind.CAPTION and len(passage.text) > _LONGEST_CAPTION:
            # A page that puts its text into a figure.
            kind = BlockKind.PARAGRAPH
        elif index in captions:
            kind = BlockKind.CAPTION
        elif kind is BlockKind.QUOTATION and quoted:
            # One that sets its whole text as a quotation.
            kind = BlockKind.PARAGRAPH
        elif index == 0 and not titled and head.title and _key(passage.text) == _key(head.title):
            kind = BlockKind.HEADLINE
        retyped.append(passage if kind is passage.kind else replace(passage, kind=kind))
    return retyped


def _captions(kept: list[Passage]) -> set[int]:
    """Return the indexes of paragraphs that share an element with a picture's credit and with nothing else."""
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(kept):
        homes[passage.parent].append(index)
    captions: set[int] = set()
    for indexes in homes.values():
        texts = [kept[index].text for index in indexes]
        if 1 < len(indexes) <= _MOST_BESIDE_PICTURE and max(map(len, texts)) <= _LONGEST_CAPTION:
            rules = [rule_of(text, Where.WHOLE, early=False) for text in texts]
            if any(rule is not None and rule[0].name in _CREDITS for rule in rules):
                plain = (index for index, rule in zip(indexes, rules, strict=True) if rule is None)
                captions.update(index for index in plain if kept[index].kind is BlockKind.PARAGRAPH)
    return captions


def _extracted(text: str, address: str) -> list[str]:
    """Return the lines that `trafilatura` takes for the article, as keys."""
    import trafilatura  # noqa: PLC0415 - 400 ms that only web pages should pay

    body = trafilatura.extract(
        text, url=address or None, favor_precision=True, include_comments=False, include_tables=True
    )
    return [key for key in map(_key, (body or "").split("\n")) if key]


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _chosen(found: list[Passage], lines: list[str]) -> set[int]:
    """Return the indexes of the passages that make the article."""
    if sum(map(len, lines)) < _LEAST_BODY:
        return _all_plain(found)
    chosen = _matched(found, lines)
    if not chosen:
        return _all_plain(found)
    chosen = _or_most_prose(found, chosen)
    chosen = _with_neighbours(found, chosen)
    first, last = min(chosen), max(chosen)
    beside = range(max(0, first - 3), min(len(found), last + 3))
    chosen |= {index for index in beside if found[index].kind is BlockKind.CAPTION and not found[index].zone}
    while chosen and found[max(chosen)].kind in (BlockKind.HEADING, BlockKind.HEADLINE):
        # A heading with nothing under it belongs to what follows the article.
        chosen.remove(max(chosen))
    return chosen


def _matched(found: list[Passage], lines: list[str]) -> set[int]:
    """Return the passages that make up the extracted lines, each stretch of these once.

    Pages repeat their leads in lists and hidden parts: of rivals, whole lines come first, then what stands in no zone,
    then what is nearest to the middle.
    """
    joined, starts = "".join(lines), _starts(lines)
    keys = [_key(passage.text) for passage in found]
    pieces = {index: _pieces(key, joined, starts) for index, key in enumerate(keys)}
    candidates = [index for index, places in pieces.items() if places]
    middle = candidates[len(candidates) // 2] if candidates else 0
    candidates.sort(key=lambda index: (keys[index] not in starts, bool(found[index].zone), abs(index - middle)))
    covered = bytearray(len(joined))
    chosen: set[int] = set()
    for index in candidates:
        size = len(keys[index])
        for places in pieces[index]:
            if sum(covered.count(1, start, end) for start, end in places) < size * 0.5:
                for start, end in places:
                    covered[start:end] = b"\1" * (end - start)
                chosen.add(index)
                break
    return chosen


def _starts(lines: list[str]) -> dict[str, list[int]]:
    """Return where in the joined lines each line starts."""
    starts: dict[str, list[int]] = {}
    at = 0
    for line in lines:
        starts.setdefault(line, []).append(at)
        at += len(line)
    return starts


def _pieces(key: str, joined: str, starts: dict[str, list[int]]) -> list[list[tuple[int, int]]]:
    """Return the ways in which a passage stands in the extracted text, each a list of stretches; maybe none."""
    if key in starts or len(key) < _SHORT:
        return [[(at, at + len(key))] for at in starts.get(key, ())] if key else []
    ways: list[list[tuple[int, int]]] = []
    at = joined.find(key)
    while at >= 0 and len(ways) < _MOST_PLACES:
        ways.append([(at, at + len(key))])
        at = joined.find(key, at + 1)
    if ways:
        return ways
    chunks = [key[at : at + _CHUNK] for at in range(0, len(key) - _CHUNK + 1, _CHUNK)]
    places = [at for at in map(joined.find, chunks) if at >= 0]
    return [[(at, at + _CHUNK) for at in places]] if places and len(places) >= _LEAST_FOUND * len(chunks) else []


def _or_most_prose(found: list[Passage], chosen: set[int]) -> set[int]:
    """Return the chosen, or the element with most prose where it has `_MOST_MISSED` times as much and none of them."""
    homes: Counter[int] = Counter()
    for passage in found:
        if _is_prose(passage):
            homes[passage.parent] += len(passage.text)
    if not homes:
        return chosen
    home, size = homes.most_common(1)[0]
    had = sum(len(found[index].text) for index in chosen)
    if size < had * _MOST_MISSED or any(found[index].parent == home for index in chosen):
        return chosen
    return {index for index, passage in enumerate(found) if passage.parent == home and not passage.zone}


def _with_neighbours(found: list[Passage], chosen: set[int]) -> set[int]:
    """Return the chosen with the prose that the extraction missed: beside them, or much of it in one element."""
    prose = [index for index, passage in enumerate(found) if _is_prose(passage)]
    homes = Counter(found[index].parent for index in prose if index in chosen)
    sizes: Counter[int] = Counter()
    for index in prose:
        sizes[found[index].parent] += len(found[index].text)
    counts = Counter(found[index].parent for index in prose if found[index].kind is BlockKind.PARAGRAPH)
    enough = sum(len(found[index].text) for index in chosen) * _HALF_AGAIN
    missed = {home for home, size in sizes.items() if size >= enough and counts[home] >= _LEAST_MISSED}
    return chosen | {i for i in prose if homes[found[i].parent] >= 2 or found[i].parent in missed}


def _with_selected(found: list[Passage], chosen: set[int]) -> set[int]:
    """Return the chosen with all other plain text: what a user selected was meant, if it is mostly prose."""
    rest = _all_plain(found) - chosen
    size = sum(len(found[index].text) for index in chosen)
    return chosen | rest if sum(len(found[index].text) for index in rest) <= size * _HALF_AGAIN else chosen


def _is_prose(passage: Passage) -> bool:
    return (
        not passage.zone
        and passage.linked < 0.3
        and len(passage.text) >= 80
        and passage.text.rstrip('"\u201d\u00bb)')[-1:] in ".!?\u2026\u3002"
    )


def _all_plain(found: list[Passage]) -> set[int]:
    """Return what stands in no zone and isn't mostly links; everything where that leaves nothing."""
    plain = {index for index, passage in enumerate(found) if not passage.zone and passage.linked < _MOST_LINKED}
    return plain or set(range(len(found)))


def _headline(found: list[Passage], keep: set[int], head: Head) -> set[int]:
    """Return the index of the page's headline: the one that says what the head says, else the last before the body."""
    last = max(keep, default=0)
    shown = [
        index
        for index, passage in enumerate(found[: last + 1])
        if passage.kind is BlockKind.HEADLINE and passage.zone != "hidden"
    ]
    title = _key(head.title)
    said = [
        index for index in shown if title and (_key(found[index].text) in title or title in _key(found[index].text))
    ]
    first = min(keep, default=0)
    # A headline that is a link leads to the outlet's front page: it is the outlet's name.
    before = [index for index in shown if index <= first and found[index].linked < _MOST_LINKED]
    return set(said[-1:] or before[-1:])


def _signed(found: list[Passage], keep: set[int]) -> set[int]:
    """Return the indexes of bylines and stamps at the article's beginning, which extraction takes for the page's."""
    first = min(keep, default=0)
    signed = set()
    for index, passage in enumerate(found[first : first + _EARLY], first):
        if index not in keep and not passage.zone and len(passage.text) <= _LONGEST_BYLINE:
            rule = rule_of(passage.text, Where.WHOLE, early=True)
            if rule is not None and rule[0].name in _SIGNATURES:
                signed.add(index)
    return signed


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
    if one.zone != other.zone:
        return False
    return (one.parent == other.parent and one.kind is other.kind) or (one.linked > 0.5 and other.linked > 0.5)


def _cut_part(pending: list[Passage], before: int) -> Iterable[CutPart]:
    if pending:
        text = "\n".join(passage.text for passage in pending)
        kind = pending[0].kind if pending[0].kind is not BlockKind.HEADLINE else BlockKind.HEADING
        yield CutPart(text, pending[0].zone or ("links" if pending[0].linked > 0.7 else "not_article"), before, kind)

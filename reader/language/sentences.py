"""Sentences as spans: `sentencex` finds the boundaries, a few repairs mend what it is known to get wrong.

Each repair below has a reason and a case in tests/reader/language/test_sentences.py. Splitting happens inside one
block (a paragraph), never across blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from reader.model import Span

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_OPENING = "“‘„‚«‹「『(["
_NO_WORD = re.compile(r"[^\w$€£¥%]*\Z")
_ENDS_IN_QUOTE = re.compile(r"[.!?…。！？]+[”’»›」』\"']+\s*\Z")
_ATTRIBUTION_START = re.compile(r"[\s,–—-]*[^\W\d_A-Z]")
_BIDI_CONTROL = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ELLIPSIS_ONLY = re.compile(r"\s*(?:…|\.{3,}|(?:\.\s?){3,})\s*\Z")
_HALF_DAY_LAST = re.compile(r"\d\s?[ap]\.m\.\s*\Z")
# "Friday's show" and "Friday was calm" begin a sentence; what else may follow ("Tuesday saw rain") may also go on with
# one ("at 9 p.m. Thursday brought the government down").
_WEEKDAY_FIRST = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['’]s\b|\s+(?:was|is|will|has|had|would)\b)"
)
# A closing mark; one with a word right behind it opens ("»Uns fehlen").
_CLOSING_FIRST = re.compile(r"\s*[”’»›」』)\]](?!\w)")
_LABEL_ONLY = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])[.)]{1,2}\s*\Z")
_COMMA_FIRST = re.compile(r"\s*[,;:)\]]")

# "1. The first item", "2.) …", "• 9. …", "a. …": a marker, then an item.
_MARKER = re.compile(r"(?:(?<=\s)|\A)(?P<sign>[•⁃‣◦▪·*–-]\s?)?(?P<label>\d{1,3}|[a-z])(?P<dot>\.\)|[.)])\s+(?=\S)")

_SHORTEST_QUOTED_PAIR = 20
_FEWEST_WORDS = 2
_FULL_WIDTH_STOPS = "。！？"
_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# A quotation, closed or running to the piece's end; a closing mark the wrong way round counts at the end only.
_QUOTED = re.compile(
    r"(?P<open>“)[^“”]*(?P<close>”|\Z)|(?P<open2>„)[^„“”]*(?P<close2>[“”]|\Z)|(?P<open3>«)[^«»]*(?P<close3>»|\Z)"
    r"|(?P<open4>「)[^「」]*(?P<close4>」|\Z)|(?P<open5>(?<!\w)\")[^\"]*(?P<close5>\"|\Z)"
)

_INWARD = re.compile(r"(?:\A|[\s(])»\w")
_TURNED = str.maketrans("»«", "«»")
_CLOSED_ABROAD = re.compile(r"([.!?…]+)([“„«])(?=\s|\Z)")


def sentence_spans(text: str, block: Span, language: str = "en") -> tuple[Span, ...]:
    """Return the spans of the sentences of one block, in order, without surrounding white space.

    `language` is an ISO 639-1 code; one that `sentencex` doesn't know is split by its nearest rules. A block with any
    character that isn't white space has at least one sentence.
    """
    passage = block.of(text)
    items = _list_items(passage)
    if items:
        pieces = [piece for start, end in items for piece in _boundaries_after_marker(passage, start, end, language)]
    else:
        pieces = list(_boundaries(passage, 0, len(passage), language))
    return tuple(_trimmed(text, block.start, _mended(passage, pieces)))


def split_sentences(text: str, language: str = "en") -> list[str]:
    """Return the sentences of `text`; blank lines end a sentence, single line ends don't."""
    spans = [span for block in paragraph_spans(text) for span in sentence_spans(text, block, language)]
    return [span.of(text) for span in spans]


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the passages between blank lines, in order, none of them empty."""
    spans, at = [], 0
    for gap in _BLANK_LINES.finditer(text):
        spans.append(Span(at, gap.start()))
        at = gap.end()
    spans.append(Span(at, len(text)))
    return tuple(span for span in spans if span.of(text).strip())


def _boundaries(passage: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    part = passage[start:end]
    # A closing mark typed as an opening one ("all Chinese. “") hides the boundary; same length, so offsets hold.
    part = _CLOSED_ABROAD.sub(lambda m: m[1] + "”", part)
    if _INWARD.search(part):
        # German and Danish books point the angles inward; `sentencex` knows the other way.
        part = part.translate(_TURNED)
    for begin, finish in _raw_boundaries(part, language):
        at = begin
        for cut in _inner_boundaries(part[begin:finish], language):
            yield start + at, start + begin + cut
            at = begin + cut
        yield start + at, start + finish


def _raw_boundaries(part: str, language: str) -> Iterator[tuple[int, int]]:
    for piece in sentencex.get_sentence_boundaries(language or "en", part):
        if piece["end_index"] > piece["start_index"]:
            yield piece["start_index"], piece["end_index"]


def _inner_boundaries(piece: str, language: str) -> Iterator[int]:
    """Yield where a quotation of several sentences divides: `sentencex` takes any quotation as one unit.

    Both sides must hold two words or more, so that "Stop! Stop!" stays whole.
    """
    if len(piece) < _SHORTEST_QUOTED_PAIR:
        return
    for quotation in _QUOTED.finditer(piece):
        kind = (quotation.lastgroup or "close").removeprefix("close")
        inner = quotation.end("open" + kind), quotation.start("close" + kind)
        content = piece[inner[0] : inner[1]]
        cuts = [begin for begin, _ in _raw_boundaries(content, language) if begin]
        at = 0
        for cut in cuts:
            apart = content[cut - 1].isspace() or content[cut - 1] in _FULL_WIDTH_STOPS
            if (
                apart
                and _has_words(content[at:cut])
                and _has_words(content[cut:])
                and not _ELLIPSIS_ONLY.match(content[at:cut])
            ):
                yield inner[0] + cut
                at = cut


def _has_words(passage: str) -> bool:
    return len(_WORD.findall(passage)) >= _FEWEST_WORDS or bool(_CJK.search(passage))


def _boundaries_after_marker(passage: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Split one list item, its marker kept with its first sentence ("1." is no sentence)."""
    marker = _MARKER.match(passage, start)
    body = marker.end() if marker else start
    pieces = list(_boundaries(passage, body, end, language))
    if not pieces:
        return [(start, end)]
    return [(start, pieces[0][1]), *pieces[1:]]


def _list_items(passage: str) -> list[tuple[int, int]]:
    """Return the ranges of the items of an enumeration run into one paragraph, or nothing.

    An enumeration starts at the paragraph's first character and counts up by one: "p. 55" and "No. 7" never do.
    """
    first = _MARKER.match(passage)
    if first is None:
        return []
    starts, last = [first.start()], _rank(first["label"])
    for marker in _MARKER.finditer(passage, first.end()):
        same_form = marker["dot"] == first["dot"] and bool(marker["sign"]) == bool(first["sign"])
        if same_form and _rank(marker["label"]) == last + 1 and marker["label"].isdigit() == first["label"].isdigit():
            starts.append(marker.start())
            last += 1
    if len(starts) == 1:
        return []
    return list(zip(starts, [*starts[1:], len(passage)], strict=True))


def _rank(label: str) -> int:
    return int(label) if label.isdigit() else ord(label)


def _mended(passage: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that can't stand alone to the one they belong to."""
    mended: list[tuple[int, int]] = []
    carried: int | None = None
    for start, end in pieces:
        begin = start if carried is None else carried
        carried = None
        piece = passage[begin:end]
        if _LABEL_ONLY.match(piece) and not mended:
            # "1. The bridge is closed": a number alone is no sentence.
            carried = begin
            continue
        if _ELLIPSIS_ONLY.match(piece) or (piece.strip() and not piece.strip().strip(_OPENING)):
            # "...and then it began": the dots open the next sentence. An opening mark alone does too.
            carried = begin
            continue
        if mended and _belongs_to_previous(passage[mended[-1][0] : mended[-1][1]], piece):
            mended[-1] = (mended[-1][0], end)
        else:
            mended.append((begin, end))
    if carried is not None:
        end = pieces[-1][1]
        if mended:
            mended[-1] = (mended[-1][0], end)
        else:
            mended.append((carried, end))
    return mended


def _belongs_to_previous(previous: str, piece: str) -> bool:
    if _NO_WORD.match(piece):
        # A closing quotation mark, a full stop or a bracket left alone.
        return True
    if piece[0] in _BIDI_CONTROL and not previous[-1:].isspace():
        # An abbreviation inside a right-to-left mark: the mark ends after the full stop, not the sentence.
        return True
    if _COMMA_FIRST.match(piece):
        # Bad translation leaves "state media. , which …": a sentence can't begin with a comma.
        return True
    if _CLOSING_FIRST.match(piece):
        return True
    if _HALF_DAY_LAST.search(previous) and _WEEKDAY_FIRST.match(piece):
        # "at 2:15 a.m. Saturday": the time goes on to its day.
        return True
    # “Who sent you?” he asked.
    return bool(_ENDS_IN_QUOTE.search(previous) and _ATTRIBUTION_START.match(piece) and _starts_lower(piece))


def _starts_lower(piece: str) -> bool:
    first = next((c for c in piece if c.isalpha()), "")
    return first.islower()


def _trimmed(text: str, offset: int, pieces: list[tuple[int, int]]) -> Iterator[Span]:
    for start, end in pieces:
        piece = text[offset + start : offset + end]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left < right:
            yield Span(offset + start + left, offset + start + right)

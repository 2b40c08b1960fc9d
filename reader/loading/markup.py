"""HTML to blocks: every passage of text of a page with its kind, its place and its links, in the order of the page.

What is article and what is page around it is decided by `reader.loading.webpage`; mark-up that is all article
(Markdown, Word, a chapter) is used as it comes out here. Nothing is ever fetched or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from reader.loading.draft import Blocks
from reader.model import BlockKind

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed head select option textarea audio video canvas map "
    "datalist".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul".split()
)
_KINDS = {
    "h1": BlockKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    **dict.fromkeys(("figcaption", "caption", "figure"), BlockKind.CAPTION),
}
_ZONES = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "button": "form",
    "fieldset": "form",
}
_ZONE_NAMES = (
    ("cookie", re.compile(r"cookie|consent|gdpr", re.IGNORECASE)),
    ("advertisement", re.compile(r"\b(ad|ads|advert\w*|sponsor\w*|promo\w*)\b", re.IGNORECASE)),
    ("share", re.compile(r"\b(share|sharing|social)\b|addthis|sharedaddy", re.IGNORECASE)),
    ("related", re.compile(r"related|recommend|read-?more|more-?stories|most-?read|trending|teaser", re.IGNORECASE)),
    ("comments", re.compile(r"\bcomments?\b(?!-count)|disqus", re.IGNORECASE)),
    ("newsletter", re.compile(r"newsletter|subscri|paywall|sign-?up", re.IGNORECASE)),
    ("navigation", re.compile(r"\b(nav|navbar|menu|breadcrumbs?|sidebar|skip-?link|pagination)\b", re.IGNORECASE)),
)
_NOTE_LINK = re.compile(r"#(?:footnote|endnote|fn|fnref|cite_note|cite_ref|_ftn|_edn)", re.IGNORECASE)
_CAPTION_NAMES = re.compile(r"\bcaption|\bcutline|photo-?credit|wp-caption-text", re.IGNORECASE)
_QUOTE_NAMES = re.compile(r"pull-?quote|blockquote", re.IGNORECASE)
_BLANKS = {ord(char): " " for char in "\t\n\r\f\v"}
_CELL_CHARACTERS = 160
_MOST_DEPTH = 400
"""Open elements that are told apart; deeper ones read as part of the deepest."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of text of a page.

    `zone` names the part of the page it stands in ("" for none), `linked` is the share of its characters inside links
    (0 to 1), `parent` numbers the element that holds it.
    """

    kind: BlockKind
    text: str
    zone: str
    linked: float
    parent: int


@dataclass(slots=True)
class _Element:
    tag: str
    kind: BlockKind
    zone: str
    number: int


def passages(html: str) -> list[Passage]:
    """Return every passage of visible text of a page or a fragment, in order."""
    reader = _PassageReader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.found


def blocks_of_html(html: str) -> Blocks:
    """Return the blocks of mark-up that is all article; headlines after the first are headings."""
    return blocks_of_passages(passages(html))


def blocks_of_passages(found: list[Passage]) -> Blocks:
    """Return passages as blocks, with no headline but the first block or the first headline."""
    blocks: list[tuple[BlockKind, str]] = []
    headline = False
    for passage in found:
        kind = passage.kind
        if kind is BlockKind.HEADLINE:
            kind = BlockKind.HEADING if headline else kind
            headline = True
        blocks.append((kind, passage.text))
    return tuple(blocks)


class TolerantParser(HTMLParser):
    """The standard parser, but a broken marked section (`<![x`) is text and not an `AssertionError`."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as the base class has it
        """Return where the section at `i` ends, -1 where it is none."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return -1


class _PassageReader(TolerantParser):
    """Collects passages. Keeps no tree: only the open elements, whose number is bounded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._open = [_Element("", BlockKind.PARAGRAPH, "", 0)]
        self._buffer: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._skipping: list[str] = []
        self._numbered = 0
        self._rows: list[tuple[int, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            if tag == self._skipping[-1] and tag not in _VOID and len(self._skipping) < _MOST_DEPTH:
                self._skipping.append(tag)
            # A head whose end tag is missing ends where the body starts.
            if tag == "body" and self._skipping[0] == "head":
                self._skipping.clear()
            else:
                return
        if tag in _SKIPPED and tag not in _VOID:
            self._skipping.append(tag)
        elif tag == "br":
            self._buffer.append("\n")
        elif tag == "img":
            self._buffer.append(" ")
        elif tag in ("td", "th"):
            self._buffer.append("\t")
            if self._rows:
                self._rows[-1] = (self._rows[-1][0], self._rows[-1][1] + 1)
        elif tag == "a":
            self._start_link(dict(attrs).get("href") or "")
        elif tag in _BLOCK:
            self.flush()
            self._push(tag, dict(attrs))
            if tag == "tr" and len(self._rows) < _MOST_DEPTH:
                self._rows.append((len(self.found), 0))
        elif tag == "span" and _hidden(dict(attrs)):
            self._skipping.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # HTML ignores the slash, XHTML doesn't: an empty element holds no text either way, but must not stay open.
        if tag in _VOID:
            self.handle_starttag(tag, attrs)
        elif tag in _BLOCK:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
            return
        if tag == "a":
            self._in_link = max(0, self._in_link - 1)
        elif tag in _BLOCK:
            self.flush()
            if tag == "tr" and self._rows:
                self._end_row()
            for index in range(len(self._open) - 1, 0, -1):
                if self._open[index].tag == tag:
                    del self._open[index:]
                    break

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            # Only <br> (and <pre>) make line ends; a tab is kept for the border of two cells.
            verbatim = self._open[-1].tag == "pre"
            self._buffer.append(data if verbatim else data.translate(_BLANKS))
            if self._in_link:
                self._linked += len(data)

    def flush(self) -> None:
        """End the passage that is being collected; blank lines made by <br> part it."""
        if not self._buffer:
            return
        text, linked = "".join(self._buffer), self._linked
        self._buffer, self._linked = [], 0
        element = self._open[-1]
        share = min(1.0, linked / max(1, len(text.strip())))
        for part in _parts(text):
            self.found.append(Passage(element.kind, part, element.zone, share, element.number))

    def _start_link(self, address: str) -> None:
        """Count a link; what points at a note or back from it is a number or an arrow, not the article's words."""
        if _NOTE_LINK.search(address):
            self._skipping.append("a")
        else:
            self._in_link += 1

    def _end_row(self) -> None:
        """Put the cells of a row together, where they are cells of a table and not columns of a page."""
        start, cells = self._rows.pop()
        row = self.found[start:]
        if 1 < len(row) <= cells and all(len(passage.text) <= _CELL_CHARACTERS for passage in row):
            linked = sum(passage.linked for passage in row) / len(row)
            joined = "\t".join(passage.text for passage in row)
            self.found[start:] = [Passage(row[0].kind, joined, row[0].zone, linked, row[0].parent)]

    def _push(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._close_before(tag)
        if tag in _VOID or len(self._open) >= _MOST_DEPTH:
            return
        above = self._open[-1]
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".replace("_", "-")
        self._numbered += 1
        number = above.number if tag in ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6") else self._numbered
        zone = (
            above.zone or ("hidden" if _hidden(attributes) else "") or _zone(tag, names, attributes.get("role") or "")
        )
        self._open.append(_Element(tag, _kind(tag, names, above.kind), zone, number))

    def _close_before(self, tag: str) -> None:
        """Close the paragraph or list item that HTML closes by itself where `tag` starts."""
        if self._open[-1].tag == "p":
            self._open.pop()
        if tag == "li" and self._open[-1].tag == "li":
            self._open.pop()


def _kind(tag: str, names: str, above: BlockKind) -> BlockKind:
    if tag in _KINDS:
        return _KINDS[tag]
    if tag in ("p", "div", "section", "aside", "footer"):
        if _CAPTION_NAMES.search(names):
            return BlockKind.CAPTION
        if _QUOTE_NAMES.search(names):
            return BlockKind.QUOTATION
    return above if above is not BlockKind.HEADLINE else BlockKind.PARAGRAPH


def _zone(tag: str, names: str, role: str) -> str:
    """Return the part of the page that an element is, going by its names, its role and its tag, in this order."""
    if tag in ("body", "html", "main", "article") or (tag == "aside" and _QUOTE_NAMES.search(names)):
        return ""
    if names.strip() and tag not in ("p", "h1", "blockquote", "figcaption"):
        named = next((zone for zone, pattern in _ZONE_NAMES if pattern.search(names)), "")
        if named:
            return named
    if role in ("navigation", "banner", "contentinfo", "complementary", "search"):
        return "navigation"
    return _ZONES.get(tag, "")


def _hidden(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"


def _parts(text: str) -> list[str]:
    """Return the passages in text whose <br> are newlines: two in a row part them, one is a blank."""
    parts = []
    for part in re.split(r"\n[ \t]*\n", text):
        cells = (" ".join(cell.split()) for cell in part.split("\t"))
        joined = "\t".join(cell for cell in cells if cell)
        if joined:
            parts.append(joined)
    return parts

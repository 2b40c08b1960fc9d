"""OpenDocument text (.odt), with the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from reader.errors import PasswordNeededError
from reader.loading.draft import Draft, Source, of_the_file
from reader.loading.guard import Container
from reader.loading.word import core_head
from reader.model import BlockKind, Head

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

_LEFT_OUT = frozenset(
    (
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        *(
            f"{_TEXT}{name}"
            for name in "tracked-changes note-citation sequence-decls table-of-content ruby-text".split()
        ),
    )
)
_BLANKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": " "}
_APART = frozenset({f"{_TEXT}note", f"{_DRAW}frame", f"{_DRAW}text-box", f"{_DRAW}custom-shape"})
_KINDS = (
    ("title", BlockKind.HEADLINE),
    ("subtitle", BlockKind.HEADING),
    ("quotation", BlockKind.QUOTATION),
    ("quote", BlockKind.QUOTATION),
    ("caption", BlockKind.CAPTION),
    ("illustration", BlockKind.CAPTION),
    ("figure", BlockKind.CAPTION),
)
_MOST_BLANKS = 100


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of an OpenDocument text: tracked insertions are in, deletions out, notes at the end."""
    container = Container(source)
    if "META-INF/manifest.xml" in container and b"encryption-data" in container.read("META-INF/manifest.xml"):
        raise PasswordNeededError(
            source.name, "It is protected by a password.", "Save it without a password and try again."
        )
    root = container.read_xml("content.xml")
    styles = {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
    }
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    notes: list[ET.Element] = []
    blocks = list(_blocks(body, styles, BlockKind.PARAGRAPH, notes)) if body is not None else []
    # A note may hold a note: the list grows while it is read.
    for note in notes:
        blocks += _blocks(note, styles, BlockKind.LIST_ITEM, notes)
    head = of_the_file(core_head(container.read_xml("meta.xml"))) if "meta.xml" in container else Head()
    return (Draft(tuple(_one_headline(blocks)), head),)


def _blocks(
    parent: ET.Element, styles: dict[str, str], kind: BlockKind, notes: list[ET.Element]
) -> Iterator[tuple[BlockKind, str]]:
    """Yield the blocks inside an element, in order; frames come after the paragraph they are anchored in."""
    for element in parent:
        if element.tag in _LEFT_OUT:
            continue
        if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            apart: list[ET.Element] = []
            text = "".join(_inline(element, apart)).strip()
            if text:
                yield _kind(element, styles, kind), " ".join(text.split(" "))
            for frame in apart:
                if frame.tag == f"{_TEXT}note":
                    notes += [body for body in frame if body.tag == f"{_TEXT}note-body"]
                else:
                    yield from _blocks(frame, styles, BlockKind.CAPTION if kind is BlockKind.PARAGRAPH else kind, notes)
        elif element.tag == f"{_TABLE}table-row":
            cells = (" ".join(text for _, text in _blocks(cell, styles, kind, notes)) for cell in element)
            row = "\t".join(cell for cell in cells if cell)
            if row:
                yield kind, row
        else:
            inner = BlockKind.LIST_ITEM if element.tag == f"{_TEXT}list-item" else kind
            yield from _blocks(element, styles, inner, notes)


def _inline(element: ET.Element, apart: list[ET.Element]) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; what stands apart from it (notes, frames) is collected."""
    yield _collapsed(element.text)
    for child in element:
        if child.tag in _APART:
            apart.append(child)
        elif child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(_MOST_BLANKS, int(count) if count.isdecimal() and len(count) < 5 else 1)
        elif child.tag not in _LEFT_OUT:
            yield from _inline(child, apart)
        yield _collapsed(child.tail)


def _collapsed(text: str | None) -> str:
    """Return text with its white space as OpenDocument counts it: each run is one blank."""
    if not text:
        return ""
    body = " ".join(text.split())
    return (" " if text[0].isspace() else "") + body + (" " if body and text[-1].isspace() else "")


def _kind(element: ET.Element, styles: dict[str, str], kind: BlockKind) -> BlockKind:
    style = element.get(f"{_TEXT}style-name", "")
    # Automatic styles (P1, P2) are named for nothing; their parents say what they are.
    name = f"{style} {styles.get(style, '')}".lower()
    named = next((found for word, found in _KINDS if word in name.split() or f"{word}s" in name.split()), None)
    if named:
        return named
    if element.tag == f"{_TEXT}h":
        return BlockKind.HEADLINE if element.get(f"{_TEXT}outline-level") == "1" else BlockKind.HEADING
    return kind


def _one_headline(blocks: list[tuple[BlockKind, str]]) -> Iterator[tuple[BlockKind, str]]:
    headline = False
    for kind, text in blocks:
        yield (BlockKind.HEADING if kind is BlockKind.HEADLINE and headline else kind), text
        headline = headline or kind is BlockKind.HEADLINE

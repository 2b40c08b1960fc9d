"""E-books (.epub), with the standard library alone: each chapter is an article, and the reader chooses."""

from __future__ import annotations

import dataclasses
import posixpath
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from reader.errors import UnreadableInputError
from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.guard import Container, damaged
from reader.loading.markup import blocks_of_html
from reader.loading.pagehead import declared_charset
from reader.loading.word import core_head
from reader.model import BlockKind

_FONTS = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def read(source: Source) -> tuple[Draft, ...]:
    """Return the chapters of an e-book in reading order, at most `Options.max_pages` of them."""
    container = Container(source)
    _refuse_locked(container, source.name)
    package = _package_name(container, source.name)
    root = container.read_xml(package, doctype=True)
    folder = posixpath.dirname(package)
    head = core_head(root)
    chapters: list[Draft] = []
    for path in _spine(root, folder)[: source.options.max_pages]:
        if path in container:
            data = container.read(path)
            text, encoding = decode(data, source.name, declared_charset(data)) if data.strip() else ("", "")
            blocks = blocks_of_html(text)
            if blocks:
                chapters.append(Draft(blocks, head, encoding=encoding, name=_name(blocks, len(chapters) + 1)))
    return (chapters[0],) if len(chapters) == 1 else tuple(map(_as_part, chapters))


def _as_part(chapter: Draft) -> Draft:
    """Return one chapter of several with its own title; the book's stands for the outlet where none is stated."""
    book = chapter.head
    guessed = set() if any(text == chapter.name for _, text in chapter.blocks) else {"title"}
    guessed |= set() if book.outlet or not book.title else {"outlet"}
    head = dataclasses.replace(book, title=chapter.name, outlet=book.outlet or book.title, guessed=frozenset(guessed))
    return dataclasses.replace(chapter, head=head)


def _refuse_locked(container: Container, name: str) -> None:
    """Raise where chapters are encrypted; scrambled fonts, which many free books have, don't matter here."""
    if "META-INF/encryption.xml" in container:
        listed = container.read("META-INF/encryption.xml")
        if listed.count(b"EncryptionMethod") > sum(listed.count(font) for font in _FONTS):
            raise UnreadableInputError(
                name, "This e-book is locked by its seller.", "Use a copy without copy protection."
            )


def _package_name(container: Container, name: str) -> str:
    root = container.read_xml("META-INF/container.xml", doctype=True)
    path = next((element.get("full-path", "") for element in root.iter() if str(element.tag).endswith("rootfile")), "")
    if path not in container:
        raise damaged(name)
    return path


def _spine(root: ET.Element, folder: str) -> list[str]:
    """Return the paths of the chapters in reading order."""
    paths: dict[str, str] = {}
    order: list[str] = []
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag == "item" and "html" in element.get("media-type", ""):
            href = unquote(element.get("href", "").partition("#")[0])
            paths[element.get("id", "")] = posixpath.normpath(posixpath.join(folder, href))
        elif tag == "itemref":
            order.append(element.get("idref", ""))
    return list(dict.fromkeys(paths[identifier] for identifier in order if identifier in paths))


def _name(blocks: tuple[tuple[BlockKind, str], ...], number: int) -> str:
    """Return what to call a chapter: its first heading, else its number and its first words."""
    headings = (text for kind, text in blocks[:5] if kind in (BlockKind.HEADLINE, BlockKind.HEADING))
    return next(headings, f"{number}. {blocks[0][1][:60]}")

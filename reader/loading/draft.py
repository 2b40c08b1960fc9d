"""What goes into a loader and what comes out of it: the one shape that all of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reader.model import BlockKind, CutPart, Head
from reader.options import Options

Blocks = tuple[tuple[BlockKind, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input and what is known of them beside their content.

    `name` is what to call the input in a message, `charset` the encoding its sender declared ("" for none), `address`
    the web address of a page, `password` what the user typed for a protected document.
    """

    data: bytes
    name: str = ""
    charset: str = ""
    address: str = ""
    password: str = ""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a loader found it, not yet composed: its blocks in order, its head, and what was left out.

    `name` is what to call this one among several of one file (a chapter's title), `encoding` the one the text had.
    """

    blocks: Blocks
    head: Head = field(default_factory=Head)
    cut: tuple[CutPart, ...] = ()
    encoding: str = ""
    name: str = ""


Loader = Callable[[Source], tuple[Draft, ...]]
"""Bytes in; one draft for each article in them out. Raises only `ReaderError`."""


def of_the_file(head: Head) -> Head:
    """Return a head whose author and date are those of the file: of the article they are a guess."""
    told = {name for name in ("author", "date") if getattr(head, name)}
    return replace(head, guessed=head.guessed | told)

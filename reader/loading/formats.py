"""The table of formats: the only place that knows which there are. Adding one is one module and one line here."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import cast

from reader.errors import UnreadableInputError
from reader.loading.draft import Loader, Source
from reader.loading.encoding import looks_binary

Sniff = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, how it is recognised, and which module of this package reads it.

    `isolated` says that its parser runs in the worker process. `sniff` looks at the bytes alone; a format without
    one is chosen by suffix among texts.
    """

    key: str
    label: str
    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    module: str
    isolated: bool
    note: str
    sniff: Sniff | None = None

    def loader(self) -> Loader:
        """Return the loader, importing its module (and the parser behind it) now."""
        return cast(Loader, importlib.import_module(f"reader.loading.{self.module}").read)


_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b", re.I | re.S
)
_FRAGMENT = re.compile(rb"<(?:p|div|h[1-6]|span|section|blockquote|table|meta|b|a)\b[^>]*>", re.I)


def _is_html(data: bytes) -> bool:
    start = data[:4096].replace(b"\0", b"")
    if _HTML_START.match(start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return True
    return start.lstrip()[:1] == b"<" and len(_FRAGMENT.findall(start)) >= 2


FORMATS: tuple[Format, ...] = (
    Format(
        "html", "Web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "webpage", True,
        "the article without the page around it; what was cut out can be seen and taken back", _is_html,
    ),
    Format(
        "markdown", "Markdown", (".md", ".markdown"), ("text/markdown",), "marked", True,
        "front matter (title, author, date, source), headings, quotations, lists, footnotes",
    ),
    Format(
        "text", "Plain text", (".txt", ".text"), ("text/plain",), "plain", False,
        "any encoding; wrapped lines are rejoined; several articles parted by a line of dashes",
    ),
)  # fmt: skip

_BY_KEY = {kind.key: kind for kind in FORMATS}


def by_key(key: str) -> Format:
    """Return the format with that key."""
    return _BY_KEY[key]


_FOREIGN = (
    (b"\x89PNG", "a picture", "Use the text that goes with it."),
    (b"\xff\xd8\xff", "a picture", "Use the text that goes with it."),
    (b"GIF8", "a picture", "Use the text that goes with it."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a password-protected or old Office document, or an Outlook message",
     "Save it as .docx without a password (a message: as .eml) and try again."),
    (b"\x1f\x8b", "a compressed archive", "Unpack it and open the article inside."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it and open the article inside."),
    (b"Rar!", "a compressed archive", "Unpack it and open the article inside."),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)  # fmt: skip
"""First bytes of files that people drop by mistake: what they are, and what to do."""


def detect(source: Source) -> Format:
    """Return the format of these bytes. Content decides; the suffix only tells Markdown from plain text.

    Raises `UnreadableInputError` for bytes that no loader reads.
    """
    for kind in FORMATS:
        if kind.sniff and kind.sniff(source.data):
            return kind
    for start, what, hint in _FOREIGN:
        if source.data.startswith(start) and (len(start) > 2 or looks_binary(source.data)):
            raise UnreadableInputError(source.name, f"This is {what}, not an article's text.", hint)
    if looks_binary(source.data):
        raise UnreadableInputError(
            source.name, "This is not text or any document that can be read here.", f"These can be opened: {description()}."
        )
    suffix = PurePath(source.name).suffix.lower()
    return next((kind for kind in FORMATS if not kind.sniff and suffix in kind.suffixes), _BY_KEY["text"])


def suffixes() -> tuple[str, ...]:
    """Return every suffix that can be opened, in lower case with the dot."""
    return tuple(suffix for kind in FORMATS for suffix in kind.suffixes)


def description() -> str:
    """Return the formats by name in one line, for hints and drop zones."""
    return ", ".join(kind.label for kind in FORMATS)

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
        return cast("Loader", importlib.import_module(f"reader.loading.{self.module}").read)


_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(rb"<(?:p|div|h[1-6]|span|section|blockquote|table|meta|b|a)\b[^>]*>", re.IGNORECASE)


def _is_html(data: bytes) -> bool:
    start = data[:4096].replace(b"\0", b"")
    if _HTML_START.match(start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return True
    return start.lstrip()[:1] == b"<" and len(_FRAGMENT.findall(start)) >= 2


def _is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_rich_text(data: bytes) -> bool:
    return data.lstrip()[:5] == b"{\\rtf"


def _is_webarchive(data: bytes) -> bool:
    return data.startswith(b"bplist00") or (b"<!DOCTYPE plist" in data[:500] and b"WebMainResource" in data[:5000])


def _is_opendocument(data: bytes) -> bool:
    return _is_zip(data) and (
        b"application/vnd.oasis.opendocument.text" in data[:400]
        or (b"content.xml" in data and b"META-INF/manifest.xml" in data)
    )


def _is_epub(data: bytes) -> bool:
    return _is_zip(data) and (b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data)


def _is_word(data: bytes) -> bool:
    return _is_zip(data) and b"word/document" in data


_HEADERS = re.compile(
    rb"\A(?:From [^\r\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2}"
)
_MAIL_ONLY = re.compile(
    rb"^(?:mime-version|received|message-id|return-path|delivered-to|content-type|x-mailer|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_TOO = re.compile(rb"^(?:from|subject|date|to):", re.IGNORECASE | re.MULTILINE)


def _is_mail(data: bytes) -> bool:
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if not _HEADERS.match(start):
        return False
    headers = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(_MAIL_ONLY.search(headers)) or len(_MAIL_TOO.findall(headers)) >= 3


FORMATS: tuple[Format, ...] = (
    Format(
        "pdf", "PDF", (".pdf",), ("application/pdf",), "pdf", True,
        "lines joined into paragraphs, running heads and page numbers left out, two columns; not scans", _is_pdf,
    ),
    Format(
        "odt", "OpenDocument text", (".odt",), ("application/vnd.oasis.opendocument.text",), "opendocument", True,
        "tracked insertions in, deletions out; tables, text boxes, notes", _is_opendocument,
    ),
    Format(
        "epub", "E-book", (".epub",), ("application/epub+zip",), "epub", True,
        "each chapter is an article; no copy-protected books", _is_epub,
    ),
    Format(
        "docx", "Word", (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), "word", True,
        "tracked insertions in, deletions out; tables, text boxes, footnotes; old .doc: save as .docx", _is_word,
    ),
    Format(
        "rtf", "Rich text", (".rtf",), ("application/rtf", "text/rtf"), "richtext", True,
        "also .doc files that are RTF inside", _is_rich_text,
    ),
    Format(
        "webarchive", "Safari web archive", (".webarchive",), ("application/x-webarchive",), "webarchive", True,
        "the page, read as a web page is", _is_webarchive,
    ),
    Format(
        "mail", "Mail or saved page", (".eml", ".mbox", ".mhtml", ".mht"),
        ("message/rfc822", "application/mbox", "multipart/related"), "mail", True,
        "newsletters, mailboxes (choose the message), pages saved with their parts; Outlook's .msg: save as .eml",
        _is_mail,
    ),
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
"""In the order in which they are tried: the surest signs first."""

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
    (b"PK\x03\x04", "an archive of files or a document of another kind",
     "Unpack it, or save the document as .docx, .odt or .pdf."),
    (b"PK\x05\x06", "an empty archive", "Choose the article itself."),
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
            source.name,
            "This is not text or any document that can be read here.",
            f"These can be opened: {description()}.",
        )
    suffix = PurePath(source.name).suffix.lower()
    return next((kind for kind in FORMATS if not kind.sniff and suffix in kind.suffixes), _BY_KEY["text"])


def suffixes() -> tuple[str, ...]:
    """Return every suffix that can be opened, in lower case with the dot."""
    return tuple(suffix for kind in FORMATS for suffix in kind.suffixes)


def description() -> str:
    """Return the formats by name in one line, for hints and drop zones."""
    return ", ".join(kind.label for kind in FORMATS)


def media_types() -> tuple[str, ...]:
    """Return every MIME type that can be opened, for the desktop file and for drops."""
    return tuple(media_type for kind in FORMATS for media_type in kind.mime_types)


def as_markdown() -> str:
    """Return the table of formats for people, as Markdown."""
    rows = (f"| {kind.label} | {', '.join(kind.suffixes)} | {kind.note} |" for kind in FORMATS)
    return "\n".join(("| Format | Files | What is read |", "|---|---|---|", *rows))

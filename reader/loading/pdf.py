"""PDF through `pypdfium2`: words with their places; `reader.loading.pagelayout` makes paragraphs of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from reader.errors import PasswordNeededError, UnreadableInputError
from reader.loading.dates import parse_date
from reader.loading.draft import Draft, Source, of_the_file
from reader.loading.guard import damaged
from reader.loading.pagelayout import blocks_of_pages
from reader.loading.pagelines import Word
from reader.model import Head

_HYPHENS = (0x02, 0xFFFE)
"""What pdfium gives for a hyphen that it takes for one made by breaking a line."""
_PASSWORD_ERROR = 4
"""FPDF_ERR_PASSWORD of pdfium's fpdfview.h."""
_MOST_PAGE_CHARACTERS = 200_000
"""Characters read of one page; a broadsheet's page of small print has about 30,000."""


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a PDF, of its first `Options.max_pages` pages.

    Raises `PasswordNeededError` for a protected one without the right password in the source, and
    `UnreadableInputError` for a scan, which has no text.
    """
    import pypdfium2  # noqa: PLC0415 - 70 ms and 10 MB that only PDFs should pay

    try:
        document = pypdfium2.PdfDocument(source.data, password=source.password or None)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise _locked(source) from error
        raise damaged(source.name) from error
    try:
        pages = [list(_words(document, number)) for number in range(min(len(document), source.options.max_pages))]
        head = _head(document)
    except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
        raise damaged(source.name) from error
    finally:
        document.close()
    blocks, cut = blocks_of_pages(pages)
    if not blocks:
        raise UnreadableInputError(
            source.name,
            "It has no text: its pages are pictures, a scan perhaps.",
            "Run text recognition (OCR) on it, then open the result.",
        )
    return (Draft(blocks, of_the_file(head), cut),)


def _locked(source: Source) -> PasswordNeededError:
    if source.password:
        return PasswordNeededError(source.name, "This is not its password.", "Type the password again.")
    return PasswordNeededError(source.name, "It is protected by a password.", "Type the password.")


def _words(document: Any, number: int) -> Iterator[Word]:
    """Yield the words of a page in the order of the file."""
    from pypdfium2 import raw  # noqa: PLC0415 - already there

    page = document[number]
    try:
        text = page.get_textpage()
        try:
            count = min(text.count_chars(), _MOST_PAGE_CHARACTERS)
            codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
            start = 0
            while start < count:
                end = start
                while end < count and not _is_blank(codes[end]) and codes[end] not in _HYPHENS:
                    end += 1
                # A broken word comes as one, its hyphen in it: the rest stands on the next line.
                broken = end < count and codes[end] in _HYPHENS
                if end > start:
                    yield _word(raw, text, codes, start, end, broken=broken)
                start = end + 1
        finally:
            text.close()
    finally:
        page.close()


def _is_blank(code: int) -> bool:
    return code in (0, 9, 10, 13, 32, 0xA0, 0x3000) or 0x2000 <= code <= 0x200B


def _word(raw: Any, text: Any, codes: list[int], start: int, end: int, *, broken: bool) -> Word:
    letters = "".join(chr(code) for code in codes[start:end] if 32 < code < 0x110000)
    first, last = _box(raw, text, start), _box(raw, text, end - 1)
    left, right = first.left, last.right
    if right <= left:
        # A right-to-left word ends where it is leftmost.
        boxes = [_box(raw, text, index) for index in range(start, end)]
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    return Word(letters, left, right, first.bottom, first.top, broken)


def _box(raw: Any, text: Any, index: int) -> Any:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return box


def _head(document: Any) -> Head:
    stated = document.get_metadata_dict(skip_empty=True)
    title = " ".join(stated.get("Title", "").split())[:500]
    # Word processors put the file's name there when nobody typed a title.
    if title.lower().endswith((".doc", ".docx", ".indd", ".odt", ".pdf", ".qxd", ".tex")) or title.startswith(
        "Microsoft Word"
    ):
        title = ""
    created = stated.get("CreationDate", "").removeprefix("D:")[:8]
    return Head(title=title, author=" ".join(stated.get("Author", "").split())[:500], date=parse_date(created))

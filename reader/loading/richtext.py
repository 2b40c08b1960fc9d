"""Rich text (.rtf, and the .doc files that are RTF inside) through `striprtf`."""

from __future__ import annotations

import datetime as dt
import re

from reader.loading.draft import Draft, Source, of_the_file
from reader.loading.guard import damaged
from reader.loading.plain import kinds_of
from reader.model import Head

_FIELD = re.compile(r"\\fldinst\b")
_DELETED = re.compile(r"\\deleted(?![\da-z])")
_INFO = re.compile(r"\{\\(title|author|company)\s([^{}]{0,2000})\}")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a rich text file: tracked deletions are out, a link is its text."""
    text = source.data.decode("latin-1")
    # `\*` makes a group that readers may ignore: so deletions go, and a link's address isn't put into its sentence.
    text = _DELETED.sub(r"\\*\\deleted", _FIELD.sub(r"\\*\\fldinstruction", text))
    paragraphs = [" ".join(line.split(" ")).strip() for line in _plain(text, source.name).split("\n")]
    return (Draft(kinds_of([line for line in paragraphs if line]), of_the_file(_head(text, source.name))),)


def _plain(text: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only rich text needs it

    try:
        plain = str(rtf_to_text(text, encoding="cp1252", errors="replace"))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, IndexError) as error:
        raise damaged(name) from error
    # Characters outside the first plane come as two \u each: surrogates to be joined.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _head(text: str, name: str) -> Head:
    info = text.find("{\\info")
    if info < 0:
        return Head()
    stated = {
        key: _plain("{\\rtf1 " + value + "}", name).strip() for key, value in _INFO.findall(text[info : info + 10_000])
    }
    created = _CREATED.search(text, info, info + 10_000)
    try:
        date = dt.date(*map(int, created.groups())) if created else None
    except ValueError:
        date = None
    return Head(
        title=stated.get("title", ""), author=stated.get("author", ""), outlet=stated.get("company", ""), date=date
    )

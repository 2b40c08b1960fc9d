"""Safari's saved pages (.webarchive): a property list whose main resource is the page."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.guard import damaged
from reader.loading.pagehead import declared_charset
from reader.loading.webpage import draft_of_page


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a saved page; what else the archive holds is never read."""
    main = _main_resource(source)
    data, charset, address = (main.get(f"WebResource{name}") for name in ("Data", "TextEncodingName", "URL"))
    if not isinstance(data, bytes) or not data.strip():
        raise damaged(source.name)
    declared = charset if isinstance(charset, str) else declared_charset(data)
    text, encoding = decode(data, source.name, declared)
    return (draft_of_page(text, encoding, address if isinstance(address, str) else ""),)


def _main_resource(source: Source) -> dict[str, Any]:
    try:
        archive = plistlib.loads(source.data)
    except (
        ValueError,
        LookupError,
        TypeError,
        OverflowError,
        RecursionError,
        AttributeError,
        ExpatError,
        plistlib.InvalidFileException,
    ) as error:
        raise damaged(source.name) from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        raise damaged(source.name)
    return main

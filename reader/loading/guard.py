"""The guard before every container: what a ZIP or an XML part may be before any parser sees it."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET
from xml.parsers import expat

from reader.errors import PasswordNeededError, TooLargeError, UnreadableInputError
from reader.loading.draft import Source

_MOST_MEMBERS = 5_000
"""Members of an archive; an illustrated e-book of a thousand pages has about 2,500."""
_MOST_RATIO = 200
"""Unpacked to packed size of a member of more than a megabyte; XML of long documents packs to a fortieth at best."""
_RATIO_FREE = 1_000_000
_MOST_UNPACKED = 4
"""Unpacked size of all members together, in multiples of `Options.max_bytes`."""
_MOST_DEPTH = 256
"""Nested elements of an XML part; Word's own nest about 30 deep."""
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


class Container:
    """A ZIP archive that passed the guard; members are read whole, within the limits, by the names it lists."""

    def __init__(self, source: Source) -> None:
        """Open and check the archive; raise a `ReaderError` naming what is wrong with it."""
        self._source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            self._members = {member.filename: member for member in self._zip.infolist()}
            listed = len(self._zip.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError) as error:
            raise damaged(source.name) from error
        if listed > _MOST_MEMBERS:
            raise TooLargeError(
                source.name, f"It holds more than {_MOST_MEMBERS:,} parts.", "Save it as plain text and try again."
            )
        if sum(member.file_size for member in self._members.values()) > source.options.max_bytes * _MOST_UNPACKED:
            raise _too_large(source)
        for member in self._members.values():
            self._check(member)

    @property
    def names(self) -> list[str]:
        """Return the names of the members, in the order of the archive."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        """Return whether the archive lists a member of that name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return the content of a member; raise a `ReaderError` where it is missing, damaged or too large."""
        member = self._members.get(name)
        if member is None:
            raise damaged(self._source.name)
        try:
            with self._zip.open(member) as file:
                data = file.read(member.file_size + 1)
        except (
            zipfile.BadZipFile,
            ValueError,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            zlib.error,
        ) as error:
            raise damaged(self._source.name) from error
        if len(data) > member.file_size:
            raise _too_large(self._source)
        if data.startswith(_NESTED):
            raise UnreadableInputError(
                self._source.name, "It holds an archive inside the archive.", "Unpack it and open the article inside."
            )
        return data

    def read_xml(self, name: str, *, doctype: bool = False) -> ET.Element:
        """Return the root of an XML member that passes `check_xml`."""
        return parse_xml(self.read(name), self._source.name, doctype=doctype)

    def _check(self, member: zipfile.ZipInfo) -> None:
        name = self._source.name
        if member.flag_bits & 0x1:
            raise PasswordNeededError(
                name, "It is protected by a password.", "Save it without a password and try again."
            )
        if _outside(member.filename):
            raise UnreadableInputError(
                name, "A part of it has a name that leads out of it.", "Get the document again from where it came."
            )
        packed = max(1, member.compress_size)
        if member.file_size > _RATIO_FREE and member.file_size / packed > _MOST_RATIO:
            raise _too_large(self._source)


def check_xml(data: bytes, name: str, *, doctype: bool = False) -> None:
    """Raise `UnreadableInputError` for XML that is broken, declares a document type or an entity, or nests too deep.

    With `doctype` a document type is allowed that only names itself, as e-books' parts have it.
    """
    parser = expat.ParserCreate()
    depth = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEPTH:
            raise UnreadableInputError(
                name, f"Its parts are nested more than {_MOST_DEPTH} deep.", "Save it as plain text and try again."
            )

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def typed(_name: str, _system: str | None, _public: str | None, subset: int) -> None:
        if subset or not doctype:
            refuse()

    def refuse(*_declaration: object) -> None:
        raise UnreadableInputError(
            name,
            "It declares entities, which documents don't need and attacks do.",
            "Save it again in the program it was made with.",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = typed
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(name) from error


def parse_xml(data: bytes, name: str, *, doctype: bool = False) -> ET.Element:
    """Return the root of XML that passes `check_xml`."""
    check_xml(data, name, doctype=doctype)
    try:
        return ET.fromstring(data)  # noqa: S314 - checked in the line above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise damaged(name) from error


def damaged(name: str) -> UnreadableInputError:
    """Return the error for a document whose container doesn't hold together."""
    return UnreadableInputError(
        name, "The document is damaged or not whole.", "Get it again from where it came, or save it again and try that."
    )


def _too_large(source: Source) -> TooLargeError:
    limit = source.options.max_bytes * _MOST_UNPACKED / 1e6
    return TooLargeError(
        source.name,
        f"Unpacked it is larger than {limit:g} MB, or packed beyond what documents are.",
        "Save it as plain text and try again.",
    )


def _outside(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return path.startswith(("/", "\\")) or ".." in parts or (len(path) > 1 and path[1] == ":")

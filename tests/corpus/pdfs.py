"""PDFs made by hand: any script through a ToUnicode map, columns, running heads, hyphens, a password, a scan.

No font is embedded: a reader takes the text from the map, so a file of any script is a few kilobytes.
"""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

PAGE = (595, 842)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass(frozen=True)
class Run:
    """One line of text at a place (points from the lower left corner)."""

    x: float
    y: float
    size: float
    text: str


def columns_of(text: str, size: float) -> float:
    """Return the width of a text, points: half a square a letter, a whole one for a wide character."""
    return sum(size if unicodedata.east_asian_width(char) in "WF" else size / 2 for char in text)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return a text's lines for a column of that width, broken between words or wide characters."""
    lines, line = [], ""
    units = text.split(" ")
    for index, unit in enumerate(units):
        blank = " " if index and line else ""
        if columns_of(line + blank + unit, size) <= width:
            line += blank + unit
            continue
        pieces = [unit] if columns_of(unit, size) <= width else list(unit)
        for piece in pieces:
            glue = " " if line and len(pieces) == 1 else ""
            if columns_of(line + glue + piece, size) > width and line:
                lines.append(line)
                line = piece
            else:
                line += glue + piece
    return [*lines, line] if line else lines


def column(texts: Iterable[tuple[str, float]], left: float, width: float, top: float) -> tuple[list[Run], float]:
    """Return the runs of texts with their sizes, one under another, and where the column ends."""
    runs, y = [], top
    for text, size in texts:
        for line in wrapped(text, size, width):
            y -= size * 1.3
            runs.append(Run(left, y, size, line))
        y -= size * 0.9
    return runs, y


def pdf(pages: list[list[Run]], info: dict[str, str] | None = None, password: str = "") -> bytes:
    """Return a PDF of those pages; with `password` it is encrypted (40 bits, PDF 1.4's standard handler)."""
    characters = sorted({char for page in pages for run in page for char in run.text})
    codes = {char: index + 1 for index, char in enumerate(characters)}
    widths = " ".join(
        f"{codes[char]} [{1000 if unicodedata.east_asian_width(char) in 'WF' else 500}]" for char in characters
    )
    key, encryption = _encryption(password) if password else (b"", "")
    contents = [_content(page, codes) for page in pages]
    first_page = 6
    objects: dict[int, tuple[str, bytes | None]] = {
        1: ("<</Type/Catalog/Pages 2 0 R>>", None),
        2: (
            f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{first_page + 2 * n} 0 R' for n in range(len(pages)))}]>>",
            None,
        ),
        3: (
            "<</Type/Font/Subtype/Type0/BaseFont/Corpus/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
            None,
        ),
        4: (_font(widths), None),
        5: ("", _to_unicode(codes)),
    }
    for index, content in enumerate(contents):
        number = first_page + 2 * index
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Resources<</Font<</F 3 0 R>>>>/Contents {number + 1} 0 R>>",
            None,
        )
        objects[number + 1] = ("", content)
    last = max(objects) + 1
    stated = "".join(
        f"/{name}<{_encrypted(key, last, text.encode('utf-16')).hex()}>" for name, text in (info or {}).items()
    )
    objects[last] = (f"<<{stated}>>", None)
    return _file(objects, key, f"/Info {last} 0 R{encryption}")


def _font(widths: str) -> str:
    return (
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Corpus/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/DW 500/W[{widths}]/FontDescriptor<</Type/FontDescriptor/FontName/Corpus/Flags 4/FontBBox[0 -200 1000 800]"
        "/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>"
    )


def scan() -> bytes:
    """Return a PDF whose only page is a picture."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>"
    picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    return _file(
        {
            1: ("<</Type/Catalog/Pages 2 0 R>>", None),
            2: ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            3: (page, None),
            4: ("", b"q 100 0 0 100 0 0 cm /I Do Q"),
            5: (picture, b"\x80"),
        },
        b"",
        "",
    )


def _content(page: list[Run], codes: dict[str, int]) -> bytes:
    shown = (
        f"/F {run.size:g} Tf 1 0 0 1 {run.x:g} {run.y:g} Tm <{''.join(f'{codes[char]:04x}' for char in run.text)}> Tj"
        for run in page
    )
    return ("BT\n" + "\n".join(shown) + "\nET").encode("ascii")


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    parts = [
        f"{len(pairs[at : at + 100])} beginbfchar\n" + "\n".join(pairs[at : at + 100]) + "\nendbfchar"
        for at in range(0, len(pairs), 100)
    ]
    body = "\n".join(parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
    ).encode("ascii")


def _file(objects: dict[int, tuple[str, bytes | None]], key: bytes, trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, (dictionary, stream) in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode("ascii")
        if stream is None:
            out += dictionary.encode("latin-1")
        else:
            content = _encrypted(key, number, stream)
            out += (
                (dictionary or f"<</Length {len(content)}>>").encode("ascii") + b"\nstream\n" + content + b"\nendstream"
            )
        out += b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    for number in sorted(places):
        out += f"{places[number]:010d} 00000 n \n".encode("ascii")
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def _encryption(password: str) -> tuple[bytes, str]:
    """Return the key and the trailer's entries of the standard handler, revision 2 (PDF 1.4 reference, section 3.5)."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = (-4).to_bytes(4, "little", signed=True)
    identity = b"\x01" * 16
    key = hashlib.md5(padded + owner + permissions + identity).digest()[:5]
    user = _rc4(key, _PADDING)
    entries = f"/ID[<{identity.hex()}><{identity.hex()}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{owner.hex()}>/U<{user.hex()}>>>"
    return key, entries


def _encrypted(key: bytes, number: int, data: bytes) -> bytes:
    if not key:
        return data
    return _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5], data)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)

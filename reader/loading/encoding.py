"""Bytes to text: byte order mark, strict UTF-8, a declared encoding, and only then a guess."""

from __future__ import annotations

import codecs
import re

from reader.errors import UnreadableInputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "tis-620": "cp874",
    "iso8859-9": "cp1254",
}
"""Encodings as they are declared, and the superset that people really write (the WHATWG Encoding Standard's labels)."""

_NO_ENCODINGS = frozenset("idna punycode unicode_escape raw_unicode_escape undefined utf_7".split())
"""Codecs of Python's that turn text into text, and the one encoding that the WHATWG standard forbids."""

_GUESS_BYTES = 200_000
"""Bytes the guess looks at; what `chardet` looks at by default."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_BINARY_SHARE = 0.01
"""Share of control characters above which bytes aren't text; texts of the corpus have none, images about a tenth."""


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; raise `UnreadableInputError` where it isn't text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(codec, errors="replace"), name), codec
    wide = _wide_without_mark(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"), name), wide
    strict = _strictly(data, "utf-8")
    if strict is not None:
        return _checked(strict, name), "utf-8"
    codec = _known(declared)
    text = _strictly(data, codec) if codec else None
    if text is None:
        codec = _guess(data, name)
        text = data.decode(codec, errors="replace")
    return _checked(text, name), codec


def looks_binary(data: bytes) -> bool:
    """Return whether `data` can't be text in any encoding, going by its first bytes."""
    sample = data[:4096]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _wide_without_mark(data):
        return False
    controls = sum(1 for byte in sample if byte < 9 or 14 <= byte < 27 or 28 <= byte < 32)
    # ISO-2022-JP and its kin use the escape byte 27, which isn't counted.
    return controls > len(sample) * _BINARY_SHARE


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _known(declared: str) -> str:
    """Return the codec to use for a declared encoding, "" where Python has no text codec of that name."""
    try:
        codec = codecs.lookup(declared.strip()).name if declared.isascii() else ""
        if codec.replace("-", "_") in _NO_ENCODINGS:
            return ""
        "".encode(codec or "utf-8")
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(codec, codec)


def _wide_without_mark(data: bytes) -> str:
    """Return the UTF-16 codec of bytes whose every other byte is mostly zero, as Latin script has it; else ""."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4 or b"\0" not in sample:
        return ""
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > half * 0.4 and low < half * 0.05:
        return "utf-16-le"
    if low > half * 0.4 and high < half * 0.05:
        return "utf-16-be"
    return ""


def _guess(data: bytes, name: str) -> str:
    """Return the codec that `chardet` finds likeliest."""
    import chardet  # noqa: PLC0415 - 30 ms that a UTF-8 file needn't pay

    found = chardet.detect(data[:_GUESS_BYTES], prefer_superset=True, compat_names=False)["encoding"]
    codec = _known(found or "")
    if not codec:
        raise UnreadableInputError(
            name, "Its encoding can't be found.", "Open it in a text editor, save it as UTF-8 and try again."
        )
    return codec


def _checked(text: str, name: str) -> str:
    """Return the text without its mark; raise where too much of it is control characters or couldn't be decoded."""
    sample = text[:100_000]
    bad = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if bad > 1 + len(sample) * _BINARY_SHARE:
        raise UnreadableInputError(
            name,
            "This isn't text, or its encoding can't be found.",
            "Save it as UTF-8 text, or open the document it came from.",
        )
    return text.removeprefix("\ufeff")

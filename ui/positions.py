"""Positions in a Python string (code points) and in the same Qt string (UTF-16 units), converted both ways."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""Characters that take two UTF-16 units."""


class Utf16Map:
    """Positions of one text. Making it is one pass over the text; a conversion is a binary search."""

    __slots__ = ("_wide", "_wide16")

    def __init__(self, text: str) -> None:
        """Note where the wide characters of `text` stand."""
        self._wide = [match.start() for match in _WIDE.finditer(text)]
        self._wide16 = [at + before for before, at in enumerate(self._wide)]

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 position of the code point with that index."""
        return code_point + bisect_left(self._wide, code_point) if self._wide else code_point

    def to_code_point(self, unit: int) -> int:
        """Return the index of the code point at a UTF-16 position; inside a surrogate pair, that of the pair."""
        return unit - bisect_left(self._wide16, unit)

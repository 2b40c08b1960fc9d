"""Whether the sources of a case are still what they were when it was saved."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from reader.model import Article

_AT_ONCE = 1 << 20


class SourceState(StrEnum):
    """What became of a source since it was read."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NO_FILE = "no_file"
    """It was pasted or fetched, or lies on another machine: there is nothing here to look at."""


def source_state(article: Article) -> SourceState:
    """Return whether the file that an article was read from still has the bytes it had; no network is asked."""
    place = article.origin.location
    if not place or "://" in place or place.startswith(("\\\\", "//")):
        return SourceState.NO_FILE
    try:
        path = Path(place)
        if not path.is_file():
            return SourceState.GONE
        if path.stat().st_size != article.origin.size:
            return SourceState.CHANGED
        return SourceState.SAME if _digest(path) == article.origin.sha256 else SourceState.CHANGED
    except (OSError, ValueError):
        return SourceState.GONE


def _digest(path: Path) -> str:
    import hashlib  # noqa: PLC0415 - only where a case is opened

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            digest.update(piece)
    return digest.hexdigest()

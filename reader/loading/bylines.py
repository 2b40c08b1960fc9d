"""Who wrote it, from a byline: "By Jane Doe in Northport, political editor | March 13, 2026" names Jane Doe."""

from __future__ import annotations

import re

from reader.loading.dates import DATE

_BY = re.compile(
    r"(?:[^()]*?\d[^()]*?\W|(?:Written|Story|Words|Report|Text|Analysis|Ein Bericht|Eine Analyse)\s+)?"
    r"(?:By|by|BY|Von|von|VON|Par|par|PAR|Por|por|POR|Di|Автор:?|Текст:)\s+(?P<names>\S.*)"
    r"|(?:文|撰文|记者|記者|作者)\s*[/／:：]?\s*(?P<wide>.+)"
)
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w'’.-]*"
_NAMES = rf"{_NAME}(?:\s+(?:{_NAME}|(?:de|van|von|der|den|la|le|da|dos|du|al|el|bin|ter|zu)\b))*"
_PERSON = re.compile(rf"(?=\S+\s+\S){_NAMES}(?:\s+(?:and|und|et|y|e|и|&)\s+{_NAMES})?")
_END = re.compile(r"\s*[|·•—–/(]|\s-\s")
"""What parts the writers from all else that a byline says."""
_WHENCE = re.compile(
    rf"\s+(?:(?:in|from|for|at|aus|bei|für|à|pour|en|desde|para)\s+{_NAMES}|(?:with|mit|avec|con)\s+\S+|@\w+)"
    rf"(?=\s+(?:and|und|et|y|e|и|&)\s|\s*\Z)"
)
_HOUSE = re.compile(
    r"\b(?:AFP|AP|BBC|CNN|Courier|dpa|EFE|Gazette|Guardian|Herald|Journal|Ledger|Magazine|Media|News|Post|Press|Radio|Reuters|"
    r"Staff|Star|Telegraph|Times|Tribune|Writers?|Reporters?|Correspondents?|Editors?|Zeitung|Agentur|Agence|Agencia)\b",
    re.IGNORECASE,
)
"""Words of outlets, agencies and posts that follow a name after a comma as a second writer's name would."""
_ROLE = re.compile(rf"(?P<names>{_NAMES})\s*(?:[,|·•/]|[–—-])\s*[^.!?]+")


def author_of(text: str) -> str:
    """Return the names in a byline, without place, post, outlet and day; "" where the line is no byline."""
    found = _BY.fullmatch(text.rstrip("."))
    if found is None:
        return ""
    names: str = found["names"] or found["wide"]
    ends = [match.start() for pattern in (*DATE, _END) if (match := pattern.search(names))]
    first, *others = re.split(r"\s*[,;]\s*", names[: min(ends, default=len(names))].rstrip(" ,;"))
    kept = [_WHENCE.sub("", first).strip()]
    for part in (_WHENCE.sub("", other).strip() for other in others):
        if not _PERSON.fullmatch(part) or _HOUSE.search(part):
            break
        kept.append(part)
    return ", ".join(kept)


def writer_of(text: str) -> str:
    """Return the name in a line such as "Jane Doe, Staff Writer"."""
    found = _ROLE.fullmatch(text)
    return found["names"] if found else ""

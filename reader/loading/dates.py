"""Dates as heads of articles state them: ISO 8601, RFC 2822, and the written forms of news in seven languages."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero gennaio janeiro января",
            "february feb februar février févr febrero febbraio fevereiro февраля",
            "march mar märz mars marzo março марта",
            "april apr avril abril aprile апреля",
            "may mai mayo maggio maio мая",
            "june jun juni juin junio giugno junho июня",
            "july jul juli juillet juil julio luglio julho июля",
            "august aug août agosto августа",
            "september sep sept septembre septiembre settembre setembro сентября",
            "october oct oktober okt octobre octubre ottobre outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember dez décembre déc diciembre dicembre dezembro декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"

DATE = (
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.]{_DAY}(?!\d)"),
    re.compile(
        rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?P<name>{_MONTH})\.?,?\s+(?:de\s+|del\s+)?{_YEAR}(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_YEAR}\s?[年년]\s?(?P<month>[01]?\d)\s?[月월]\s?{_DAY}\s?[日일]"),
    # 22.03.2022 is day first wherever it is written with points; 3/4/2022 is ambiguous and isn't read.
    re.compile(rf"(?<!\d){_DAY}\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)"),
)
"""Patterns of a whole date; each has a year, a day, and a month as `month` (number) or `name`."""


def parse_date(text: str) -> dt.date | None:
    """Return the first date in `text`, None where there is none that the calendar has."""
    text = text[:500]
    compact = re.match(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T\d|\s*\Z)", text)
    if compact:
        return _date(*map(int, compact.groups()))
    matches = sorted((found for pattern in DATE for found in pattern.finditer(text)), key=lambda found: found.start())
    for found in matches:
        parts = found.groupdict()
        month = int(parts["month"]) if parts.get("month") else MONTHS[parts["name"].lower()]
        date = _date(int(parts["year"]), month, int(parts["day"]))
        if date:
            return date
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

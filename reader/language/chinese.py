"""Figures and dates as Chinese writes them, without spaces: dates, weekdays, percentages, parts, counts and ordinals.

Each is read from the text itself, for a word of Chinese is one character here. The words that follow a count (its
measure word, its unit) are in resources/language/zh.toml.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from reader.language.numerals import chinese_value
from reader.language.quantities import QuantityKind

_DIGITS = "零〇一二三四五六七八九"
_NUMERAL = rf"[{_DIGITS}两兩十百千万萬亿億\d]+(?:\.\d+)?"
_SMALL = rf"(?:\d{{1,2}}|[{_DIGITS}十]{{1,3}})"
_YEAR = rf"(?:1[5-9]\d\d|20\d\d|[一二][{_DIGITS}]{{3}})"
_DATE = rf"(?:(?P<year>{_YEAR})年)?(?P<month>{_SMALL})月(?:(?P<day>{_SMALL})[日号號])?"
_WHOLE_YEAR = rf"(?P<year>{_YEAR})年"
_WEEKDAY = r"(?<![每一两兩几三四五六\d])(?:星期|礼拜|周|週)([一二三四五六日天])(?![次年度个])"
_PERCENT = rf"百分之({_NUMERAL})"
_PART = rf"({_NUMERAL})分之({_NUMERAL})"
_HALF = r"一半|半数|半數"
# "下午3点30分", "15时", "三点半"; "3点" alone may be three points.
_TIME = rf"(?P<hour>{_SMALL})(?:[时時]|[点點])(?:(?P<half>半)|(?P<minute>{_SMALL})分|(?=[钟鐘整]))?"
_EARLY, _LATE = frozenset({"凌晨", "早上", "上午", "清晨"}), frozenset({"下午", "傍晚", "晚上", "中午", "夜间"})
_ORDINAL = rf"第({_NUMERAL})"
_VAGUE = r"[数數几幾]([十百千万萬亿億]+)"
# "十分" is "very".
_LONE = r"[二两兩三四五六七八九]|十(?!分[^钟鐘])|一(?=人)"
# "万一" is "in case".
_NEVER_FIRST = frozenset("万萬亿億")
STARTERS = frozenset("第数數几幾周週星礼半")


@functools.cache
def _pattern(written: str) -> re.Pattern[str]:
    """Return a pattern, compiled when the first Chinese text is read: it takes as long as reading a short one."""
    return re.compile(written)


class Read(NamedTuple):
    """What stands at a place: its kind, its value, and where it ends (code points)."""

    kind: QuantityKind
    value: float
    end: int


class Count(NamedTuple):
    """A number that something is counted with; `vague` for "tens of"."""

    value: float
    end: int
    vague: bool


def fixed(text: str, start: int) -> Read | None:
    """Return the date, weekday, percentage, part or ordinal that begins at `start`, None where none does."""
    return _date(text, start) or _time(text, start) or _share(text, start) or _ordinal(text, start)


def _date(text: str, start: int) -> Read | None:
    day = _pattern(_WEEKDAY).match(text, start)
    if day:
        return Read(QuantityKind.WEEKDAY, float("一二三四五六日".index(day[1].replace("天", "日"))), day.end())
    found = _pattern(_DATE).match(text, start) or _pattern(_WHOLE_YEAR).match(text, start)
    if not found:
        return None
    parts = found.groupdict()
    year, month, date = (_value(parts.get(name) or "0") for name in ("year", "month", "day"))
    if month > 12 or date > 31:
        return None
    return Read(QuantityKind.DATE, year * 10000 + month * 100 + date, found.end())


def _time(text: str, start: int) -> Read | None:
    """Return the time of day at a place, in minutes after midnight."""
    found = _pattern(_TIME).match(text, start)
    if not found:
        return None
    part = text[max(0, start - 2) : start]
    told = (
        part in _EARLY | _LATE
        or found["half"]
        or found["minute"]
        or text[found.end() : found.end() + 1] in {"钟", "鐘"}
    )
    hour = _value(found["hour"])
    if hour > 24 or not (told or "时" in found.group() or "時" in found.group()):
        return None
    hour += 12 * (part in _LATE and hour < 12)
    minute = 30.0 if found["half"] else _value(found["minute"] or "0")
    return Read(QuantityKind.TIME, hour * 60 + minute, found.end())


def _share(text: str, start: int) -> Read | None:
    half = _pattern(_HALF).match(text, start)
    if half:
        return Read(QuantityKind.PERCENT, 50.0, half.end())
    percent = _pattern(_PERCENT).match(text, start)
    if percent:
        return Read(QuantityKind.PERCENT, _value(percent[1]), percent.end())
    part = _pattern(_PART).match(text, start)
    if part and _value(part[1]):
        return Read(QuantityKind.PERCENT, round(100 * _value(part[2]) / _value(part[1]), 4), part.end())
    return None


def _ordinal(text: str, start: int) -> Read | None:
    found = _pattern(_ORDINAL).match(text, start)
    return Read(QuantityKind.ORDINAL, _value(found[1]), found.end()) if found else None


def count(text: str, start: int, measures: frozenset[str]) -> Count | None:
    """Return the count that begins at `start`; one digit counts only before one of the `measures`."""
    vague = _pattern(_VAGUE).match(text, start)
    if vague:
        return Count(2 * _value(vague[1]), vague.end(), vague=True)
    longer = chinese_value(text, start)
    if longer and text[start] not in _NEVER_FIRST:
        return Count(*longer, vague=False)
    lone = _pattern(_LONE).match(text, start)
    if lone and text[lone.end() : lone.end() + 1] in measures:
        return Count(_value(lone.group()), lone.end(), vague=False)
    return None


def _value(written: str) -> float:
    """Return the value of a numeral, in digits or characters; years are written digit by digit."""
    try:
        return float(written)
    except ValueError:
        pass
    if len(written) == len("1998") and all(character in _DIGITS for character in written):
        return float("".join(str(max(0, _DIGITS.index(character) - 1)) for character in written))
    found = chinese_value("零" + written, 0)
    return found[0] if found else 0.0

"""Numerals read as numbers: digits of any script with the language's separators, and Chinese numerals."""

from __future__ import annotations

import re

_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_CHINESE_SMALL = {"十": 10, "百": 100, "千": 1000}
_CHINESE_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
CHINESE_NUMERALS = frozenset({*_CHINESE_DIGITS, *_CHINESE_SMALL, *_CHINESE_LARGE})
_CHINESE = re.compile(r"[零〇一二三四五六七八九两兩十百千万萬亿億兆\d]+")


def digit_value(written: str, decimal: str) -> float | None:
    """Return the value of digits with separators, None for "3:15"; `decimal` is the language's mark.

    Of two readings the one is taken that makes groups of three: "1.250" is 1250 where the comma is the decimal mark.
    """
    plain = written.replace("٫", decimal).replace("٬", "").replace("\u00a0", "").replace("\u202f", "")
    if ":" in plain:
        return None
    grouping = "," if decimal == "." else "."
    if plain.count(decimal) == 1:
        whole, _, part = plain.partition(decimal)
        if grouping not in part:
            return _float(whole.replace(grouping, "") + "." + part)
        # "1,600.5" in a language that writes "1.600,5"
        return _float(plain.replace(decimal, "") if plain.rfind(grouping) > plain.find(decimal) else plain)
    groups = plain.replace(decimal, grouping).split(grouping)
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        return _float("".join(groups))
    if len(groups) == 2:
        return _float(".".join(groups))
    return _float(plain) if len(groups) == 1 else None


def _float(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def chinese_value(text: str, start: int) -> tuple[float, int] | None:
    """Return the value of the Chinese numeral that begins at `start`, and its end; None for a lone digit."""
    match = _CHINESE.match(text, start)
    if not match:
        return None
    numeral = match.group()
    if len(numeral) < 2 or numeral.isdecimal():
        return None
    total = section = digit = 0
    for character in numeral:
        if character in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[character]
        elif character.isdecimal():
            digit = digit * 10 + int(character)
        elif character in _CHINESE_SMALL:
            section, digit = section + max(1, digit) * _CHINESE_SMALL[character], 0
        else:
            total, section, digit = (total + max(1, section + digit)) * _CHINESE_LARGE[character], 0, 0
    return float(total + section + digit), match.end()

"""Values of a JSON file, read with suspicion: each is what it should be, or an error says which isn't."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class MalformedError(Exception):
    """A value of a case file isn't what it should be; the message names it. Becomes a `ReaderError` with the path."""


def text_of(value: Mapping[str, Any], name: str, where: str, default: str | None = None) -> str:
    """Return a field that is text."""
    found = value.get(name, default)
    if not isinstance(found, str):
        raise MalformedError(f"{where}.{name} is no text")
    return found


def flag_of(value: Mapping[str, Any], name: str, where: str) -> bool:
    """Return a field that is true or false, false where it is missing."""
    found = value.get(name, False)
    if not isinstance(found, bool):
        raise MalformedError(f"{where}.{name} is neither true nor false")
    return found


def whole_number_of(value: Mapping[str, Any], name: str, where: str, default: int | None = None) -> int:
    """Return a field that is a whole number, 0 or more."""
    found = value.get(name, default)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise MalformedError(f"{where}.{name} is no whole number")
    return found


def table_of(value: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    """Return a field that is a table."""
    found = value.get(name)
    if not isinstance(found, Mapping):
        raise MalformedError(f"{where}.{name} is missing")
    return found


def entries(value: Mapping[str, Any], name: str, where: str) -> list[Mapping[str, Any]]:
    """Return a field that is a list of tables, empty where it is missing."""
    found = value.get(name, [])
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
        raise MalformedError(f"{where}.{name} is no list of entries")
    return found

"""Articles as JSON values and back: what a case file keeps, so that it opens as it was when the sources are gone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from reader.cases.values import MalformedError, entries, text_of
from reader.language.compose import compose
from reader.loading.finish import clean
from reader.model import Article, BlockKind, CutPart, Head, Origin


def article_value(article: Article) -> dict[str, Any]:
    """Return an article as values that JSON knows: head, origin, its blocks' texts, and what was left out."""
    return {
        "origin": _plain(article.origin),
        "head": _plain(article.head),
        "blocks": [{"kind": str(block.kind), "text": block.span.of(article.text)} for block in article.blocks],
        "cut": [_plain(part) for part in article.cut],
    }


def article_from_value(value: Mapping[str, Any], where: str) -> Article:
    """Return the article of such values; raise `MalformedError` naming what is wrong in `where`."""
    blocks = [
        (_kind(entry, f"{where}.blocks"), clean(text_of(entry, "text", f"{where}.blocks")))
        for entry in entries(value, "blocks", where)
    ]
    origin = Origin(**_fields(Origin, value.get("origin"), f"{where}.origin"))
    head = Head(**_fields(Head, value.get("head"), f"{where}.head"))
    cut = tuple(
        CutPart(**{**_fields(CutPart, entry, f"{where}.cut"), "kind": _kind(entry, f"{where}.cut")})
        for entry in entries(value, "cut", where)
    )
    if not any(text.strip() for _, text in blocks):
        raise MalformedError(f"{where} has no text")
    return compose(blocks, head, origin, cut)


def _plain(value: Origin | Head | CutPart) -> dict[str, Any]:
    return {field.name: _simple(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _simple(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _fields(noun: type[Origin | Head | CutPart], value: object, where: str) -> dict[str, Any]:
    """Return the fields of a noun that `value` gives; unknown ones are left out, missing ones keep their defaults."""
    if not isinstance(value, Mapping):
        raise MalformedError(f"{where} is missing")
    found: dict[str, Any] = {}
    for field in dataclasses.fields(noun):
        if field.name not in value:
            if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                raise MalformedError(f"{where} has no {field.name}")
            continue
        found[field.name] = _typed(value[field.name], str(field.type), f"{where}.{field.name}")
    return found


def _typed(value: object, kind: str, where: str) -> object:
    """Return a value as a field of that type takes it; the types are those of the nouns' annotations."""
    if kind.startswith("frozenset") and isinstance(value, list):
        return frozenset(str(item) for item in value)
    if kind.startswith("dt.date") and (value is None or isinstance(value, str)):
        return _day(value, where)
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind in ("str", "BlockKind") and isinstance(value, str):
        return clean(value)
    raise MalformedError(f"{where} is not what it should be")


def _day(value: str | None, where: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise MalformedError(f"{where} is no date") from None


def _kind(entry: Mapping[str, Any], where: str) -> BlockKind:
    try:
        return BlockKind(text_of(entry, "kind", where))
    except ValueError:
        raise MalformedError(f"{where} has an unknown kind") from None

"""Case files (.twicetold): two articles, the options they were compared with, and what the user said of the findings.

A case file is JSON that a person can read. Version 1: `format` ("twicetold-case"), `version`, `saved` (ISO 8601, UTC);
`left` and `right`, each with `origin` (name, location, SHA-256 and size of the bytes read), `head`, `headline`, the
texts of its `blocks`, what was `cut`, and the way to it from the case file (`beside`); `options`; `marks`. A mark is
kept by the words it is about, never by a number: `kind`, `left`, `right` (the wordings), `left_sentence`,
`right_sentence`, `nth` (of several alike), and says `verdict` (open, checked, wrong), `important`, `note`, `made`, and
`what` was found. `links` are the user's corrections of links: `linked` or not, `left_sentence`, `right_sentence`, which
of several alike (`left_nth`, `right_nth`), and when `made`. Fields that this version doesn't know are kept when the
case is saved again; the version is raised only when a field that it does know means something else.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.cases.corrections import KeptCorrection, correction_from, correction_value
from reader.cases.marked import FactKey, MarkedFact
from reader.cases.values import MalformedError, entries, flag_of, table_of, text_of, whole_number_of
from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.model import Article, BlockKind, FindingKind, FindingMark, Verdict
from reader.options import Options
from reader.safe_write import write_whole

CASE_SUFFIX = ".twicetold"
"""What the name of a case file ends in."""

_FORMAT, _VERSION = "twicetold-case", 1
_KNOWN = frozenset("format version saved left right options marks links".split())
_AGAIN = "Open the two articles again, or another copy of the case."


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """Two articles as they were compared, the options, the user's marks, and the user's corrections of links.

    `saved` is when, as ISO 8601 in UTC ("" for one that never was); `others` are fields of its file that this version
    doesn't know, as JSON values.
    """

    left: Article
    right: Article
    options: Options
    marks: tuple[MarkedFact, ...] = ()
    saved: str = ""
    others: tuple[tuple[str, str], ...] = ()
    corrections: tuple[KeptCorrection, ...] = ()


def is_case(path: str | Path) -> bool:
    """Return whether a path is that of a case file, by its suffix."""
    return Path(path).suffix.casefold() == CASE_SUFFIX


def write_case(case: Case, path: str | Path, saved: dt.datetime | None = None) -> Path:
    """Write a case, whole or not at all, and return the path. Raises `ReaderError` where that can't be done."""
    target = Path(path)
    if not is_case(target):
        raise ReaderError(str(target), f'The name of a case ends in "{CASE_SUFFIX}".', "Give it such a name.")
    moment = saved.astimezone(dt.UTC).replace(microsecond=0).isoformat() if saved else case.saved
    form = case_form(dataclasses.replace(case, saved=moment), target.parent)
    write_whole(target, form.encode("utf-8", "replace"))
    return target


def case_form(case: Case, folder: Path | None = None) -> str:
    """Return the text of a case file that lies in `folder`. Equal arguments give equal texts."""
    value = {
        "format": _FORMAT,
        "version": _VERSION,
        "saved": case.saved,
        "marks": [_mark_value(fact) for fact in case.marks],
        "links": [correction_value(correction) for correction in case.corrections],
        "options": _options_value(case.options),
        "left": _side_value(case.left, folder),
        "right": _side_value(case.right, folder),
        **{name: json.loads(text) for name, text in case.others},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_case(path: str | Path, options: Options | None = None) -> Case:
    """Return the case in a file; a source that lies beside the case as it did when saved is found there.

    Raises `MissingInputError`, `TooLargeError`, and `UnreadableInputError` for a file that is no case, is damaged, or
    was saved by a newer version. `options` gives the limits.
    """
    limits, place = options or Options(), Path(path)
    try:
        if not place.is_file():
            raise MissingInputError(str(place), "There is no such case.", "It may have been moved or renamed.")
        if place.stat().st_size > limits.max_bytes:
            raise TooLargeError(str(place), f"It is larger than {limits.max_bytes:,} bytes.", "It is no case.")
        text = place.read_bytes().decode("utf-8")
    except OSError as error:
        raise UnreadableInputError(
            str(place), f"{error.strerror or 'It cannot be read'}.", "Look at its folder."
        ) from error
    except UnicodeDecodeError:
        raise UnreadableInputError(str(place), "It is no case of Twice Told, or damaged.", _AGAIN) from None
    return case_from_text(text, str(place), limits, place.parent)


def case_from_text(text: str, name: str, limits: Options | None = None, folder: Path | None = None) -> Case:
    """Return the case that the text of a case file in `folder` holds; `name` is what errors call it."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableInputError(name, "It is no case of Twice Told, or damaged.", _AGAIN) from None
    if not isinstance(value, Mapping) or value.get("format") != _FORMAT:
        raise UnreadableInputError(
            name, "It is no case of Twice Told.", "Choose a file that Twice Told saved as a case."
        )
    try:
        if whole_number_of(value, "version", "case") > _VERSION:
            raise UnreadableInputError(
                name, "This case was saved by a newer version of Twice Told.", "Open it with that version."
            )
        case = _case(value, folder)
    except MalformedError as error:
        raise UnreadableInputError(name, f"This case is damaged: {error}.", _AGAIN) from None
    most = (limits or Options()).max_characters
    if max(len(case.left.text), len(case.right.text)) > most:
        raise TooLargeError(name, f"A text in it is longer than {most:,} characters.", _AGAIN)
    return case


def _case(value: Mapping[str, Any], folder: Path | None) -> Case:
    return Case(
        _side(value, "left", folder),
        _side(value, "right", folder),
        _options(table_of(value, "options", "case")),
        tuple(_marked(entry) for entry in entries(value, "marks", "case")),
        text_of(value, "saved", "case", ""),
        tuple((name, json.dumps(value[name], ensure_ascii=False)) for name in value if name not in _KNOWN),
        tuple(correction_from(entry) for entry in entries(value, "links", "case")),
    )


def _side(value: Mapping[str, Any], name: str, folder: Path | None) -> Article:
    from reader.cases.article_form import article_from_value  # noqa: PLC0415 - loads the rules of all languages

    side = table_of(value, name, "case")
    article = article_from_value(side, name)
    return _found_again(article, text_of(side, "beside", name, ""), folder) if folder else article


def _side_value(article: Article, folder: Path | None) -> dict[str, Any]:
    from reader.cases.article_form import article_value  # noqa: PLC0415 - the same

    headline = next((b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.HEADLINE), "")
    place = article.origin.location
    if place and "://" not in place:
        place = os.path.abspath(place)  # noqa: PTH100 - resolving links would name another file than the user did
        article = dataclasses.replace(article, origin=dataclasses.replace(article.origin, location=place))
    return {
        "headline": article.head.title or headline,
        "beside": _way(place, folder) if folder else "",
        **article_value(article),
    }


def _way(place: str, folder: Path) -> str:
    """Return the way from a case's folder to a source, "" where there is none (an address, another drive)."""
    if not place or "://" in place:
        return ""
    try:
        return Path(os.path.relpath(place, folder)).as_posix()
    except ValueError:
        return ""


def _found_again(article: Article, beside: str, folder: Path) -> Article:
    """Return the article with its source's place as seen from where the case lies now."""
    place = folder / beside
    if not beside or Path(beside).is_absolute() or not place.is_file():
        return article
    found = os.path.abspath(place)  # noqa: PTH100 - as above
    return dataclasses.replace(article, origin=dataclasses.replace(article.origin, location=found))


def _options_value(options: Options) -> dict[str, Any]:
    """Return what was compared with; limits are the machine's affair, not the case's."""
    fields = (field.name for field in dataclasses.fields(options))
    return {name: getattr(options, name) for name in fields if not name.startswith("max_")}


def _options(value: Mapping[str, Any]) -> Options:
    usual = Options()
    wanted: dict[str, Any] = {}
    for name, default in _options_value(usual).items():
        found = value.get(name, default)
        number = isinstance(default, float) and isinstance(found, int | float) and not isinstance(found, bool)
        if not number and type(found) is not type(default):
            raise MalformedError(f"options.{name} is not what it should be")
        if number and not 0.0 <= found <= 1.0:
            raise MalformedError(f"options.{name} is not from 0 to 1")
        wanted[name] = float(found) if number else found
    return dataclasses.replace(usual, **wanted)


def _mark_value(fact: MarkedFact) -> dict[str, Any]:
    key, mark = fact.key, fact.mark
    return {
        "what": fact.what,
        "verdict": str(mark.verdict),
        "important": mark.important,
        "note": mark.note,
        "made": mark.made,
        "kind": str(key.kind),
        "left": key.left,
        "right": key.right,
        "left_sentence": key.left_sentence,
        "right_sentence": key.right_sentence,
        "nth": key.nth,
    }


def _marked(entry: Mapping[str, Any]) -> MarkedFact:
    from reader.loading.finish import clean  # noqa: PLC0415 - the same

    where = "marks"
    try:
        kind, verdict = FindingKind(text_of(entry, "kind", where)), Verdict(text_of(entry, "verdict", where))
    except ValueError as error:
        raise MalformedError(f"marks: {error}") from None

    def words(name: str) -> str:
        return clean(text_of(entry, name, where, ""))

    sentences = words("left_sentence"), words("right_sentence")
    key = FactKey(kind, words("left"), words("right"), *sentences, whole_number_of(entry, "nth", where, 0))
    note, made = clean(text_of(entry, "note", where, "")), clean(text_of(entry, "made", where, ""))
    mark = FindingMark(verdict, flag_of(entry, "important", where), note, made)
    return MarkedFact(key, mark, clean(text_of(entry, "what", where, "")))

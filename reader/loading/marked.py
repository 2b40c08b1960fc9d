"""Markdown: front matter for the head, the rest through `markdown` to HTML and from there to blocks."""

from __future__ import annotations

import re

from reader.errors import UnreadableInputError
from reader.loading.dates import parse_date
from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.markup import blocks_of_html
from reader.model import Head

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_-]{1,40})[ \t]*:[ \t]*(.*)")
_NAMES = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "lang": "language",
    "language": "language",
}
_EXTENSIONS = ["tables", "footnotes", "sane_lists"]


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a Markdown file."""
    text, encoding = decode(source.data, source.name, source.charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, body = front_matter(text)
    return (Draft(blocks_of_html(_html(body, source.name)), head, encoding=encoding),)


def front_matter(text: str) -> tuple[Head, str]:
    """Return the head that a block of `name: value` lines between `---` states, and the text after it.

    Only flat fields are read (of YAML's lists the items), and only those an article's head has.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return Head(), text
    fields: dict[str, str] = {}
    name = ""
    for line in found.group(1).split("\n"):
        stated = _FIELD.match(line)
        if stated:
            name = _NAMES.get(stated.group(1).lower(), "")
            fields.setdefault(name, _unquoted(stated.group(2)))
        elif name and line.lstrip().startswith("- "):
            item = _unquoted(line.lstrip()[2:])
            fields[name] = f"{fields[name]}, {item}" if fields[name] else item
    head = Head(
        title=fields.get("title", ""),
        outlet=fields.get("outlet", ""),
        author=fields.get("author", ""),
        date=parse_date(fields.get("date", "")),
        language=fields.get("language", "")[:2].lower(),
    )
    return head, text[found.end() :]


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item) for item in value[1:-1].split(","))
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _html(text: str, name: str) -> str:
    import markdown  # noqa: PLC0415 - 60 ms that only Markdown files should pay

    try:
        return markdown.markdown(text, extensions=_EXTENSIONS)
    except (RecursionError, ValueError, IndexError, AttributeError, AssertionError) as error:
        raise UnreadableInputError(
            name, "Its Markdown is nested too deeply or is broken.", "Save it as plain text and try again."
        ) from error

"""What a web page states about its article: JSON-LD first, then Open Graph and other meta tags, then its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reader.loading.dates import parse_date
from reader.loading.markup import TolerantParser
from reader.model import Head

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.-]{2,40})""",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"Article$|^BlogPosting$|^Report$|^LiveBlogPosting$|^Review$")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
    "date": (
        "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued", "dcterms.created", "dc.date", "publishdate", "pubdate", "date", "last-modified",
    ),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}  # fmt: skip
_JSON_CHARACTERS = 500_000
_TITLE_BORDER = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+")


def declared_charset(data: bytes) -> str:
    """Return the encoding that the mark-up names in its first 4096 bytes, "" for none."""
    found = _CHARSET.search(data[:4096])
    name = next((group for group in found.groups() if group), b"") if found else b""
    # Bytes in which this could be read aren't UTF-16, whatever they say.
    return "" if name.lower().startswith(b"utf-16") else name.decode("ascii", "replace")


def read_head(html: str) -> Head:
    """Return what the page states; what was cut from its title is marked as guessed."""
    reader = _HeadReader()
    reader.feed(html)
    reader.close()
    stated = _from_json(reader.scripts)
    for name, keys in _META.items():
        stated.setdefault(name, next((reader.meta[key] for key in keys if reader.meta.get(key)), ""))
    guessed = set()
    if not stated["title"] and reader.title.strip():
        stated["title"], outlet = _split_title(" ".join(reader.title.split()))
        guessed.add("title")
        if outlet and not stated["outlet"]:
            stated["outlet"] = outlet
            guessed.add("outlet")
    date = parse_date(stated["date"]) or parse_date(reader.time)
    if date and not parse_date(stated["date"]):
        guessed.add("date")
    author = stated["author"] if "://" not in stated["author"] else ""
    return Head(
        title=_plain(stated["title"]),
        outlet=_plain(stated["outlet"]),
        author=_plain(author),
        date=date,
        language=_language(reader.language or stated["language"]),
        guessed=frozenset(guessed),
    )


class _HeadReader(TolerantParser):
    """Collects meta tags, the title, the page's language, its first time element and its JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.title = ""
        self.language = ""
        self.time = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (
                values.get("property") or values.get("name") or values.get("itemprop") or values.get("http-equiv") or ""
            )
            self.meta.setdefault(name.strip().lower(), values.get("content", "").strip())
        elif tag == "html":
            self.language = self.language or values.get("lang") or values.get("xml:lang") or ""
        elif tag == "time":
            self.time = self.time or values.get("datetime", "")
        elif tag == "title" and not self.title:
            self._in = "title"
        elif tag == "script" and "ld+json" in values.get("type", ""):
            self._in = "json"
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "json":
            self.scripts[-1] += data


def _from_json(scripts: Iterable[str]) -> dict[str, str]:
    """Return the fields of the first article that JSON-LD describes."""
    for script in scripts:
        try:
            described = json.loads(
                script.strip().removeprefix("<![CDATA[").removesuffix("]]>")[:_JSON_CHARACTERS], strict=False
            )
        except (ValueError, RecursionError):
            continue
        for node in _nodes(described):
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                fields = {
                    "title": _name(node.get("headline")) or _name(node.get("name")),
                    "outlet": _name(node.get("publisher")),
                    "author": _name(node.get("author")) or _name(node.get("creator")),
                    "date": _name(node.get("datePublished")) or _name(node.get("dateCreated")),
                    "language": _name(node.get("inLanguage")),
                }
                return {key: value for key, value in fields.items() if value}
    return {}


def _nodes(described: Any) -> Iterator[dict[str, Any]]:
    """Yield every object at the top, in lists, and under @graph or mainEntity."""
    waiting = [described]
    for _ in range(1_000):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(node.get(key), dict | list)
            ]


def _name(value: Any) -> str:
    """Return the text of a JSON-LD value: a string, an object's name, or the names of a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value[:10] if not isinstance(item, list))))
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return value.strip() if isinstance(value, str) else ""


def _split_title(title: str) -> tuple[str, str]:
    """Return a page's title without the outlet that most pages put behind it, and the outlet."""
    parts = _TITLE_BORDER.split(title)
    if len(parts) > 1 and len(parts[-1]) <= 40 and len(parts[-1]) < len(title) / 2:
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00b7\u00bb-"), parts[-1]
    return title, ""


def _language(tag: str) -> str:
    found = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", tag)
    return found.group(1).lower() if found else ""


def _plain(text: str) -> str:
    return " ".join(text.split())[:500]

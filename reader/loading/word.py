"""Word documents (.docx): `mammoth` makes mark-up of them, behind the guard; the head is what the file states."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

from reader.loading.dates import parse_date
from reader.loading.draft import Draft, Source, of_the_file
from reader.loading.guard import Container, damaged
from reader.loading.markup import blocks_of_html
from reader.model import Head

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
comment-reference =>
"""


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a Word document: tracked insertions are in, deletions out."""
    import mammoth  # noqa: PLC0415 - 130 ms that only Word documents should pay

    container = Container(source)
    if "[Content_Types].xml" not in container:
        raise damaged(source.name)
    for name in container.names:
        if name.endswith((".xml", ".rels")):
            container.read_xml(name)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(source.data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda _image: [],
        ).value
    except MemoryError:
        raise
    except Exception as error:
        # mammoth raises KeyError, AttributeError and others for parts that are missing or refer to nothing.
        raise damaged(source.name) from error
    return (Draft(blocks_of_html(html), _head(container)),)


def _head(container: Container) -> Head:
    if "docProps/core.xml" not in container:
        return Head()
    return of_the_file(core_head(container.read_xml("docProps/core.xml")))


def core_head(root: ET.Element) -> Head:
    """Return the head that a part of Dublin Core elements states, whatever holds them."""
    stated: dict[str, str] = {}
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if element.text and element.text.strip():
            stated.setdefault(name, " ".join(element.text.split())[:500])
    return Head(
        title=stated.get("title", ""),
        outlet=stated.get("publisher", ""),
        author=stated.get("initial-creator", "") or stated.get("creator", ""),
        date=parse_date(stated.get("created", "") or stated.get("creation-date", "") or stated.get("date", "")),
        language=stated.get("language", "")[:2].lower(),
    )

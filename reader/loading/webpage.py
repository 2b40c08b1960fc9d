"""A web page: its head from what it states, its body without the page around it."""

from __future__ import annotations

from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.markup import blocks_of_passages, passages


def read(source: Source) -> tuple[Draft, ...]:
    """Return the one article of a web page."""
    text, encoding = decode(source.data, source.name, source.charset)
    return (Draft(blocks_of_passages(passages(text)), encoding=encoding),)

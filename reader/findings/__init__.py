"""Findings: facts that differ inside a link (floor 3)."""

from collections.abc import Sequence

from reader.model import Article, Finding, Link
from reader.options import Options


def find_findings(left: Article, right: Article, links: Sequence[Link], options: Options) -> tuple[Finding, ...]:
    """Return the findings of the linked sentences."""
    return ()

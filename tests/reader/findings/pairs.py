"""Two short articles whose sentences are linked one to one, for tests of findings."""

from __future__ import annotations

from collections.abc import Sequence

from reader.findings.facts import find_findings
from reader.language.compose import article_from_sentences
from reader.model import Article, Finding, Link
from reader.options import Options


def linked(
    left: Sequence[str], right: Sequence[str], language: str = "en"
) -> tuple[Article, Article, tuple[Link, ...]]:
    """Return the two articles and a link between each pair of sentences in the same place."""
    ours, theirs = article_from_sentences(left, language), article_from_sentences(right, language)
    return ours, theirs, tuple(Link(k, k, 1.0) for k in range(min(len(left), len(right))))


def shown(
    left: str, right: str, language: str = "en", options: Options | None = None
) -> list[tuple[str, str, str, str]]:
    """Return the findings of two linked sentences as (kind, change, left words, right words)."""
    ours, theirs, links = linked([left], [right], language)
    return [written(f, ours, theirs) for f in find_findings(ours, theirs, links, options or Options())]


def written(finding: Finding, left: Article, right: Article) -> tuple[str, str, str, str]:
    """Return kind, change and the words of both spans, "" for a side that lacks them."""
    ours = finding.left_span.of(left.text) if finding.left_span else ""
    theirs = finding.right_span.of(right.text) if finding.right_span else ""
    return finding.kind, finding.change, ours, theirs

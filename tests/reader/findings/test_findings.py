"""Findings hold for any two articles: none in an article against itself, mirrored sides, spans in their sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.findings.facts import find_findings
from reader.findings.reasons import Reason
from reader.language.compose import article_from_sentences
from reader.model import Article, Finding, FindingChange, FindingKind, Link
from reader.options import Options

MIRRORED = {
    FindingChange.ADDED: FindingChange.DROPPED,
    FindingChange.DROPPED: FindingChange.ADDED,
    FindingChange.STRENGTHENED: FindingChange.WEAKENED,
    FindingChange.WEAKENED: FindingChange.STRENGTHENED,
}
SENTENCES = [
    "Over 140,000 people came to the fair on Tuesday, the mayor, Ada Renn, said.",
    "“We counted twice, and nobody believed it,” she added.",
    "The council might sell the old customs house for $1.6 million.",
    "According to the fire brigade, the barn allegedly burned for 25 to 30 hours in March 2019.",
]


def pairs_of_gold(shared: Path) -> Iterator[tuple[Article, Article, list[Link]]]:
    for path in sorted((shared / "gold" / "news").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        links = [Link(i, j, 1.0) for i, j, _ in gold["links"]]
        yield article_from_sentences(gold["a"]), article_from_sentences(gold["b"]), links


def itself(article: Article) -> tuple[Finding, ...]:
    links = [Link(k, k, 1.0) for k in range(len(article.sentences))]
    return find_findings(article, article, links, Options())


def test_an_article_against_itself_has_verbatim_quotations_only() -> None:
    (only,) = itself(article_from_sentences(SENTENCES, "en"))
    assert (only.kind, only.change) == (FindingKind.QUOTE, FindingChange.VERBATIM)


def test_real_articles_against_themselves_have_verbatim_quotations_only(shared: Path) -> None:
    found = {f.change for left, right, _ in pairs_of_gold(shared) for article in (left, right) for f in itself(article)}
    assert found == {FindingChange.VERBATIM}


def test_exchanged_articles_give_the_mirrored_findings(shared: Path) -> None:
    def key(f: Finding) -> tuple[object, ...]:
        return f.kind, f.change, f.left, f.right, f.left_span, f.right_span, f.confidence, f.reason

    for left, right, links in pairs_of_gold(shared):
        turned = find_findings(right, left, [Link(link.right, link.left, 1.0) for link in links], Options())
        mirrored = {
            (
                f.kind,
                MIRRORED.get(f.change, f.change),
                f.right,
                f.left,
                f.right_span,
                f.left_span,
                f.confidence,
                f.reason,
            )
            for f in turned
        }
        assert {key(f) for f in find_findings(left, right, links, Options())} == mirrored


def test_every_finding_stands_in_its_sentences_and_says_why(shared: Path) -> None:
    for left, right, links in pairs_of_gold(shared):
        for finding in find_findings(left, right, links, Options()):
            assert finding.reason in set(Reason)
            assert 0.0 < finding.confidence <= 1.0
            for article, sentence, span in (
                (left, finding.left, finding.left_span),
                (right, finding.right, finding.right_span),
            ):
                assert sentence is not None
                outer = article.sentences[sentence].span
                assert span is None or outer.start <= span.start < span.end <= outer.end


def test_no_link_no_finding() -> None:
    article = article_from_sentences(SENTENCES, "en")
    assert find_findings(article, article, [], Options()) == ()


@pytest.mark.parametrize("sentence", ["", "“", "1", "—", "said", "According to", "“”", "might"])
def test_scraps_of_sentences_have_no_findings_and_do_no_harm(sentence: str) -> None:
    left, right = article_from_sentences([sentence], "en"), article_from_sentences([SENTENCES[0]], "en")
    assert find_findings(left, right, [Link(0, 0, 1.0)], Options()) == ()

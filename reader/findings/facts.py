"""All findings of two articles, in one list, and the contradictions among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.findings.attribution import find_attributions
from reader.findings.certainty import find_certainty
from reader.findings.contradictions import contradictions
from reader.findings.names import find_name_changes
from reader.findings.numbers import find_numbers
from reader.findings.quotes import find_quotes
from reader.findings.reading import Reading
from reader.model import Article, Contradiction, Finding, Link, Tick
from reader.options import Options

# Sentences worked on between two ticks.
_AT_ONCE = 64


def find_facts(
    left: Article, right: Article, links: Sequence[Link], options: Options, tick: Tick = lambda _: None
) -> tuple[tuple[Finding, ...], tuple[Contradiction, ...]]:
    """Return the findings, and the sentences among them that can't both be right; otherwise as `find_findings`."""
    ours, theirs = Reading(left, options), Reading(right, options)
    findings = _findings(ours, theirs, links, lambda done: tick(0.9 * done))
    return findings, contradictions(links, findings)


def find_findings(
    left: Article, right: Article, links: Sequence[Link], options: Options, tick: Tick = lambda _: None
) -> tuple[Finding, ...]:
    """Return the findings of the linked sentences, in order of the left article.

    `tick` is called with the share done (0 to 1) and may raise.
    """
    return _findings(Reading(left, options), Reading(right, options), links, tick)


def _findings(ours: Reading, theirs: Reading, links: Sequence[Link], tick: Tick) -> tuple[Finding, ...]:
    left, right = ours.article, theirs.article
    # The names of the whole article are asked for at the first link that differs: found here, the work can be stopped.
    for side in (ours, theirs) if links else ():
        for k in range(len(side.article.sentences)):
            if k % _AT_ONCE == 0:
                tick(0.0)
            side.names(k)
    found = list(find_quotes(ours, theirs, links, lambda done: tick(done / 2)))
    ends = Counter(end for link in links for end in (("left", link.left), ("right", link.right)))
    for done, link in enumerate(links):
        tick(0.5 + done / len(links) / 2)
        if left.sentence_text(link.left) == right.sentence_text(link.right):
            continue
        alone = ends["left", link.left] == ends["right", link.right] == 1
        sources = list(find_attributions(ours, theirs, link, alone=alone))
        found += sources
        found += find_certainty(ours, theirs, link.left, link.right)
        names = find_name_changes(ours, theirs, link.left, link.right)
        found += (name for name in names if not any(_names_source(name, source) for source in sources))
        found += find_numbers(ours, theirs, link.left, link.right)
    return tuple(sorted(found, key=lambda f: (f.left or 0, f.right or 0)))


def _names_source(name: Finding, source: Finding) -> bool:
    """Return whether the names that differ are those of two sources, which the finding about the sources tells."""
    sides = (name.left_span, source.left_span), (name.right_span, source.right_span)
    return all(one and whole and whole.start <= one.start and one.end <= whole.end for one, whole in sides)

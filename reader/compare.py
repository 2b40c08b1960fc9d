"""The pipeline: links, groups, changes, findings, and the proof that they agree with the two texts."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from reader.errors import CancelledError
from reader.mirror import mirror_changes, mirror_corrections, mirror_groups, mirror_links, out_of_order
from reader.model import Article, Cancelled, Comparison, Correction, Progress, Stage
from reader.options import Options
from reader.proof import prove

# How the time divides from 10,000 to 200,000 words (measured), as shares of the whole at which each stage begins.
_BEGINS = {Stage.READING: 0.0, Stage.MATCHING: 0.01, Stage.WORDS: 0.54, Stage.FINDINGS: 0.81, Stage.PROVING: 0.97}


def compare(
    left: Article,
    right: Article,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """Return all that is known of the two articles taken together.

    Equal arguments give equal comparisons, and swapped articles give the mirrored one. `progress` is called with the
    stage and the share done; when `cancelled` returns True the work ends with `CancelledError`. A comparison that
    contradicts itself ends with `ProofError`. `corrections` are the user's word on single links: `ValueError` where
    one is about a sentence that isn't there.
    """
    with _collector_paused():
        return _compared(left, right, options or Options(), _Watch(progress, cancelled), corrections)


def _compared(
    left: Article, right: Article, options: Options, watch: _Watch, corrections: Sequence[Correction]
) -> Comparison:
    # Imported here: numpy and the patterns take 0.25 s, which a window need not wait for before it shows.
    from reader.findings.facts import find_facts  # noqa: PLC0415
    from reader.matching import (  # noqa: PLC0415
        correct_links,
        find_changes,
        find_links,
        group_links,
        in_reading_order,
        settled,
    )

    left, right = _in_language(left, options.language), _in_language(right, options.language)
    corrections = settled(corrections, left, right)
    turned = out_of_order(left, right)
    first, second = (right, left) if turned else (left, right)
    watch.enter(Stage.MATCHING)
    links = find_links(first, second, options, watch.tick)
    links = correct_links(links, mirror_corrections(corrections) if turned else corrections)
    groups = group_links(links, first, second, lambda: watch.tick(1.0))
    watch.enter(Stage.WORDS)
    changes = find_changes(first, second, links, groups, options, watch.tick)
    if turned:
        links, groups = mirror_links(links), mirror_groups(groups)
        watch.tick(1.0)
        changes = mirror_changes(changes)
    watch.enter(Stage.FINDINGS)
    findings, conflicts = find_facts(left, right, links, options, watch.tick)
    watch.enter(Stage.PROVING)
    false_share = sum(1.0 - link.score for link in links) / len(links) if links else 0.0
    ordered = in_reading_order(changes)
    watch.tick(0.0)
    comparison = Comparison(left, right, options, links, groups, ordered, findings, false_share, conflicts, corrections)
    prove(comparison, watch.tick)
    return comparison


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause Python's search for values that only refer to each other: a comparison makes none.

    The search looks at all values there are, again and again while they grow: on a book it takes a fifth of the time,
    in steps of up to half a second in which no other thread runs.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # What was made is here to stay: so it goes among the oldest values, without being looked at.
        gc.freeze()
        gc.unfreeze()
        gc.enable()


def _in_language(article: Article, language: str) -> Article:
    """Return the article read in the language that the user chose, if any; its sentences stay as they are."""
    if not language or language == article.head.language:
        return article
    return replace(article, head=replace(article.head, language=language))


class _Watch:
    """Reports progress and asks whether to stop, at every step of every stage."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._stage = Stage.READING
        self.enter(Stage.READING)

    def enter(self, stage: Stage) -> None:
        self._stage = stage
        self.tick(0.0)

    def tick(self, share: float) -> None:
        """Report the share of the stage that is done (0 to 1); raise `CancelledError` if the user wants to stop."""
        if self._cancelled is not None and self._cancelled():
            raise CancelledError
        if self._progress is not None:
            begin = _BEGINS[self._stage]
            end = min((b for b in _BEGINS.values() if b > begin), default=1.0)
            self._progress(self._stage, begin + share * (end - begin))

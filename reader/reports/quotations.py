"""The quote ledger as a section of a report: every utterance, what became of it, who says it on either side."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from reader.findings.ledger import Fate, LedgerRow, SpeakerChange, quote_ledger
from reader.language.function_words import is_function_word
from reader.language.tokens import fold
from reader.model import Article, Comparison, Span
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Ledger, Mark, Passage
from reader.reports.redline import marked_words


def quotation_ledger(comparison: Comparison) -> Ledger:
    """Return the ledger of a comparison: the utterances of A in its order, then those that only B has."""
    left, right = comparison.left, comparison.right
    found = quote_ledger(left, right, comparison.links, comparison.findings, comparison.options)
    place_of = {i: place for place, change in enumerate(comparison.changes, 1) for i in change.left}
    place_on_right = {j: place for place, change in enumerate(comparison.changes, 1) for j in change.right}
    entries = []
    for row in found:
        ours, theirs = _sentences(left, row.left), _sentences(right, row.right)
        place = place_of[ours[0]] if ours else place_on_right[theirs[0]] if theirs else 1
        sides = (", ".join(f"A{i + 1}" for i in ours), ", ".join(f"B{j + 1}" for j in theirs))
        entries.append(
            FindingEntry(
                what=_said_of(comparison, row),
                left=_side(left, row.left, row.left_words, Mark.DELETED),
                right=_side(right, row.right, row.right_words, Mark.INSERTED),
                redline=(),
                numbers=" → ".join(side for side in sides if side),
                row=place,
            )
        )
    return Ledger(wording.utterances(Counter(row.fate for row in found)), tuple(entries))


def _side(article: Article, span: Span | None, words: tuple[Span, ...], mark: Mark) -> Passage:
    return marked_words(article.text, span, [(word, mark) for word in words]) if span else ()


def _said_of(comparison: Comparison, row: LedgerRow) -> str:
    """Return what became of an utterance, whether a sign owns up to what is left out, and its speakers."""
    left, right = _name(comparison.left, row.left_speaker), _name(comparison.right, row.right_speaker)
    owned = row.owned if row.fate is Fate.TRUNCATED else None
    return wording.utterance(row.fate, left, right, other=row.speaker is SpeakerChange.OTHER, owned=owned)


def _name(article: Article, span: Span | None) -> str:
    """Return a speaker as the article names it, "" for a mere "she"."""
    words = span.of(article.text).split() if span else []
    if len(words) == 1 and is_function_word(fold(words[0]), article.head.language):
        return ""
    return " ".join(words)


def _sentences(article: Article, span: Span | None) -> list[int]:
    """Return the sentences that a span touches."""
    if span is None:
        return []
    starts = [sentence.span.start for sentence in article.sentences]
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = bisect_right(starts, max(span.start, span.end - 1))
    return list(range(first, last))

"""The quote ledger as a section of a report: every utterance, what became of it, who says it on either side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reader.findings.fates import Fate, SpeakerChange
from reader.findings.ledger import LedgerRow, quote_ledger
from reader.language.function_words import is_function_word
from reader.language.tokens import fold
from reader.model import Article, Comparison, FactPlace, FindingMark, Marks, Span, Verdict
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Mark, Passage
from reader.reports.redline import marked_words


def ledger_of(comparison: Comparison) -> tuple[LedgerRow, ...]:
    """Return the utterances of a comparison: those of A in its order, then those that only B has."""
    left, right = comparison.left, comparison.right
    return quote_ledger(left, right, comparison.links, comparison.findings, comparison.options)


def quotation_ledger(comparison: Comparison, found: Sequence[LedgerRow], marks: Marks) -> tuple[FindingEntry, ...]:
    """Return an entry for each utterance, in the order of `ledger_of`; one that is set aside is marked wrong."""
    left, right = comparison.left, comparison.right
    wrong = wrong_places(marks)
    place_of = {i: place for place, change in enumerate(comparison.changes, 1) for i in change.left}
    place_on_right = {j: place for place, change in enumerate(comparison.changes, 1) for j in change.right}
    entries = []
    for row in found:
        ours, theirs = _sentences(left, row.left), _sentences(right, row.right)
        place = place_of[ours[0]] if ours else place_on_right[theirs[0]] if theirs else 1
        sides = (", ".join(f"A{i + 1}" for i in ours), ", ".join(f"B{j + 1}" for j in theirs))
        entries.append(
            FindingEntry(
                what=_said_of(comparison, row, row.fate_without(wrong) or row.fate),
                left=_side(left, row.left, row.left_words, Mark.DELETED),
                right=_side(right, row.right, row.right_words, Mark.INSERTED),
                redline=(),
                numbers=" → ".join(side for side in sides if side),
                row=place,
                mark=_mark_of(row, marks),
                places=tuple(finding.place for finding in row.findings),
            )
        )
    return tuple(entries)


def wrong_places(marks: Marks) -> frozenset[FactPlace]:
    """Return the facts that the user set aside."""
    return frozenset(place for place, mark in marks.items() if mark.verdict is Verdict.WRONG)


def _mark_of(row: LedgerRow, marks: Marks) -> FindingMark:
    """Return the marks on an utterance's findings as one: wrong or checked where all of those left are."""
    said = [marks.get(finding.place, FindingMark()) for finding in row.findings]
    left = [mark for mark in said if mark.verdict is not Verdict.WRONG] or said
    verdicts = {mark.verdict for mark in left}
    notes = dict.fromkeys(mark.note for mark in said if mark.note)
    return FindingMark(
        verdicts.pop() if len(verdicts) == 1 else Verdict.OPEN, any(mark.important for mark in left), "; ".join(notes)
    )


def _side(article: Article, span: Span | None, words: tuple[Span, ...], mark: Mark) -> Passage:
    return marked_words(article.text, span, [(word, mark) for word in words]) if span else ()


def _said_of(comparison: Comparison, row: LedgerRow, fate: Fate) -> str:
    """Return what became of an utterance, whether a sign owns up to what is left out, and its speakers."""
    left = wording.speaker(_name(comparison.left, row.left_speaker), row.left_beside)
    right = wording.speaker(_name(comparison.right, row.right_speaker), row.right_beside)
    owned = row.owned if fate is Fate.TRUNCATED else None
    return wording.utterance(fate, left, right, other=row.speaker is SpeakerChange.OTHER, owned=owned)


def _name(article: Article, span: Span | None) -> str:
    """Return a speaker as the article names it, "" for a mere "she"."""
    words = span.of(article.text).split() if span else []
    if len(words) == 1 and is_function_word(fold(words[0]), article.head.language):
        return ""
    name = " ".join(words)
    return name.partition(" (")[0] if name.count("(") > name.count(")") else name


def _sentences(article: Article, span: Span | None) -> list[int]:
    """Return the sentences that a span touches."""
    if span is None:
        return []
    starts = [sentence.span.start for sentence in article.sentences]
    first = max(bisect_right(starts, span.start) - 1, 0)
    last = bisect_right(starts, max(span.start, span.end - 1))
    return list(range(first, last))

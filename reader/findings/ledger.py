"""The quote ledger: every utterance of either article, what became of it, and who says it on both sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.findings.attribution import one_source
from reader.findings.fates import Beside, Fate, SpeakerChange
from reader.findings.persons import sentences_of
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.findings.runs import overlay
from reader.findings.speakers import speaker_of
from reader.language.quotes import Quotation
from reader.language.tokens import Token
from reader.model import Article, FactPlace, Finding, FindingChange, FindingKind, Link, Span
from reader.options import Options

# A quotation is whole on the other side when this share of its words is; a lost "but" doesn't truncate it.
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One utterance and what became of it.

    `left` and `right` are the quoted words without the outer marks (code points), None where a side lacks it. For
    PARAPHRASED one of them is told, not quoted. `left_words` and `right_words` are the words that differ or are left
    out on the other side; `owned` tells that an ellipsis or brackets own up to what is left out. A speaker is None
    where the text doesn't make it clear; `left_beside` and `right_beside` say how it is known. `findings` are those
    that speak of it: none for ONLY_LEFT and ONLY_RIGHT.
    """

    fate: Fate
    left: Span | None
    right: Span | None
    left_speaker: Span | None = None
    right_speaker: Span | None = None
    speaker: SpeakerChange = SpeakerChange.UNKNOWN
    left_words: tuple[Span, ...] = ()
    right_words: tuple[Span, ...] = ()
    owned: bool = False
    findings: tuple[Finding, ...] = ()
    left_beside: Beside = Beside.NAMED
    right_beside: Beside = Beside.NAMED

    def fate_without(self, wrong: Collection[FactPlace]) -> Fate | None:
        """Return what became of it as the findings outside `wrong` tell; None where none of its findings is left."""
        left = [finding for finding in self.findings if finding.place not in wrong]
        if len(left) == len(self.findings):
            return self.fate
        changes = {finding.change for finding in left}
        order = (FindingChange.ALTERED, FindingChange.TRUNCATED, FindingChange.PARAPHRASED, FindingChange.VERBATIM)
        return next((Fate(change.value) for change in order if change in changes), None)


def quote_ledger(
    left: Article, right: Article, links: Sequence[Link], findings: Sequence[Finding], options: Options | None = None
) -> tuple[LedgerRow, ...]:
    """Return a row for each utterance of either article, in order of the left one, those of the right alone after it.

    `findings` are those of `find_findings` for the same links; an utterance that stands in several places of the other
    article has a row for each.
    """
    options = options or Options()
    ledger = _Ledger(Reading(left, options), Reading(right, options))
    quotes = [finding for finding in findings if finding.kind is FindingKind.QUOTE]
    linked = {(link.left, link.right) for link in links}
    rows = list(ledger.rows([finding for finding in quotes if (finding.left, finding.right) in linked]))
    end = len(left.text)
    return tuple(sorted(rows, key=lambda row: ((row.left or Span(end, end)), (row.right or Span(0, 0)))))


class _Ledger:
    def __init__(self, left: Reading, right: Reading) -> None:
        self.left, self.right = left, right
        self.ours = [q for q in left.quotations if not q.depth]
        self.theirs = [q for q in right.quotations if not q.depth]

    def rows(self, findings: Sequence[Finding]) -> Iterator[LedgerRow]:
        met: dict[tuple[Quotation, Quotation], list[Finding]] = {}
        told: list[tuple[Quotation | None, Quotation | None, Finding]] = []
        for finding in findings:
            ours = _quotation_at(self.ours, finding.left_span)
            theirs = _quotation_at(self.theirs, finding.right_span)
            if ours and theirs and finding.change is not FindingChange.PARAPHRASED:
                met.setdefault((ours, theirs), []).append(finding)
            else:
                told.append((ours, theirs, finding))
        for (ours, theirs), found in met.items():
            yield self._quoted_row(ours, theirs, found)
        left_met = {ours for ours, _ in met}
        right_met = {theirs for _, theirs in met}
        for ours, theirs, finding in told:
            if (ours is None or ours not in left_met) and (theirs is None or theirs not in right_met):
                left_met |= {ours} if ours else set()
                right_met |= {theirs} if theirs else set()
                yield self._told_row(ours, theirs, finding)
        for quotation in self.ours:
            if quotation.utterance and quotation not in left_met:
                yield self._row(Fate.ONLY_LEFT, quotation.inner, None, (), (), (), owned=False)
        for quotation in self.theirs:
            if quotation.utterance and quotation not in right_met:
                yield self._row(Fate.ONLY_RIGHT, None, quotation.inner, (), (), (), owned=False)

    def _quoted_row(self, ours: Quotation, theirs: Quotation, findings: Sequence[Finding]) -> LedgerRow:
        changes = {finding.change for finding in findings}
        left_words, right_words = self._differing(ours, theirs)
        owned = any(finding.reason == Reason.ELLIPSIS for finding in findings)
        if FindingChange.ALTERED in changes:
            fate = Fate.ALTERED
        elif (
            FindingChange.TRUNCATED in changes
            or self._part(ours, left_words)
            or self._part(theirs, right_words, right=True)
        ):
            fate = Fate.TRUNCATED
        else:
            fate, left_words, right_words = Fate.VERBATIM, (), ()
        return self._row(fate, ours.inner, theirs.inner, left_words, right_words, findings, owned=owned)

    def _told_row(self, ours: Quotation | None, theirs: Quotation | None, finding: Finding) -> LedgerRow:
        left = ours.inner if ours else finding.left_span
        right = theirs.inner if theirs else finding.right_span
        return self._row(Fate(finding.change.value), left, right, (), (), [finding], owned=False)

    def _row(
        self,
        fate: Fate,
        left: Span | None,
        right: Span | None,
        left_words: tuple[Span, ...],
        right_words: tuple[Span, ...],
        findings: Sequence[Finding],
        *,
        owned: bool,
    ) -> LedgerRow:
        one = speaker_of(self.left, left) if left else None
        other = speaker_of(self.right, right) if right else None
        change = SpeakerChange.UNKNOWN
        if one and other and one.person and other.person:
            same = one_source(self.left, one.frame, self.right, other.frame)
            named = one.beside is other.beside is Beside.NAMED
            # What was only made out from the sentences before says nothing against a name on the other side.
            change = SpeakerChange.SAME if same else SpeakerChange.OTHER if named else SpeakerChange.UNKNOWN
        return LedgerRow(
            fate,
            left,
            right,
            one.span if one else None,
            other.span if other else None,
            change,
            left_words,
            right_words,
            owned,
            tuple(findings),
            one.beside if one else Beside.NAMED,
            other.beside if other else Beside.NAMED,
        )

    def _part(self, quotation: Quotation, differing: tuple[Span, ...], *, right: bool = False) -> bool:
        """Return whether more of a quotation is left out than a word that joins it."""
        total = len(_words(self.right if right else self.left, quotation))
        return len(differing) > (1 - _WHOLE) * total

    def _differing(self, ours: Quotation, theirs: Quotation) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        left, right = _words(self.left, ours), _words(self.right, theirs)
        shared = overlay(self.left.forms(left), self.right.forms(right))
        if shared is None:
            return (), ()
        kept_left, kept_right = set(range(*shared.left)), set(range(*shared.right))
        for i, i2, j, j2 in shared.gaps:
            kept_left -= set(range(i, i2))
            kept_right -= set(range(j, j2))
        return (
            tuple(word.span for k, word in enumerate(left) if k not in kept_left),
            tuple(word.span for k, word in enumerate(right) if k not in kept_right),
        )


def _words(reading: Reading, quotation: Quotation) -> tuple[Token, ...]:
    """Return the quoted words, the marks that reopen the quotation left out."""
    sentences = sentences_of(reading, quotation.inner)
    return tuple(
        word
        for sentence in sentences
        for word in reading.words(sentence)
        if any(part.start <= word.start and word.end <= part.end for part in quotation.parts)
    )


def _quotation_at(quotations: Sequence[Quotation], span: Span | None) -> Quotation | None:
    """Return the quotation in which a span begins, None where it is told."""
    if span is None:
        return None
    at = bisect_right(quotations, span.start, key=lambda q: q.span.start) - 1
    return quotations[at] if at >= 0 and span.start < quotations[at].span.end else None

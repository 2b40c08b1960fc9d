"""The quote ledger: every utterance of either article, what became of it, and who says it on both sides."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.findings.attribution import one_source
from reader.findings.fates import Beside, Fate, SpeakerChange
from reader.findings.persons import sentences_of
from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.findings.runs import overlay
from reader.findings.speakers import Speaker, speaker_of
from reader.findings.utterances import LEAST_WORDS, Utterance, titled
from reader.language.identify import two_languages
from reader.language.quotes import Quotation
from reader.language.tokens import Token
from reader.model import Article, FactPlace, Finding, FindingChange, FindingKind, Link, Span
from reader.options import Options

# A quotation is whole on the other side when this share of its words is; a lost "but" doesn't truncate it.
_WHOLE = 0.9
_WEIGHTIEST_FIRST = (FindingChange.ALTERED, FindingChange.TRUNCATED, FindingChange.PARAPHRASED, FindingChange.VERBATIM)

_Told = tuple[Quotation | None, Quotation | None, Finding]
"""The quotations in which a finding begins, of which one side tells at least a part, and the finding."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One utterance and what became of it.

    `left` and `right` are the quoted words without the outer marks (code points), None where a side lacks it; of a
    quotation that goes on where the other side ends or speaks of something else, the sentences that both have. For
    PARAPHRASED one of them is told, not quoted. `left_words` and `right_words` are the words that differ or are left
    out on the other side; `owned` tells that an ellipsis or brackets own up to what is left out. A speaker is None
    where the text doesn't make it clear; `left_beside` and `right_beside` say how it is known. `findings` are those
    that speak of it: none for ONLY_LEFT, ONLY_RIGHT and NOT_COMPARED (one side, and the articles in two languages).
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
        return _fate(left) if left else None


def quote_ledger(
    left: Article, right: Article, links: Sequence[Link], findings: Sequence[Finding], options: Options | None = None
) -> tuple[LedgerRow, ...]:
    """Return a row for each utterance of either article, in order of the left one, those of the right alone after it.

    `findings` are those of `find_findings` for the same links; an utterance that stands in several places of the other
    article has a row for each.
    """
    options = options or Options()
    quotes = [finding for finding in findings if finding.kind is FindingKind.QUOTE]
    linked = {(link.left, link.right) for link in links}
    quotes = [finding for finding in quotes if (finding.left, finding.right) in linked]
    rows = _Ledger(Reading(left, options), Reading(right, options), quotes).rows(sorted(linked))
    end = len(left.text)
    return tuple(sorted(rows, key=lambda row: ((row.left or Span(end, end)), (row.right or Span(0, 0)))))


class _Ledger:
    def __init__(self, left: Reading, right: Reading, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.left, self.right = left, right
        quoted = [finding for finding in findings if finding.change is not FindingChange.PARAPHRASED]
        self.ours = _interrupted(left, [finding.left_span for finding in quoted])
        self.theirs = _interrupted(right, [finding.right_span for finding in quoted])
        self.apart = two_languages(left.article.head.language, right.article.head.language)
        self.answered: tuple[dict[Quotation, list[Span]], dict[Quotation, list[Span]]] = ({}, {})
        # The quotations that answer several places of the other side: a row about one of them shows its part.
        self.several: tuple[set[Quotation], set[Quotation]] = (set(), set())

    def rows(self, linked: Sequence[tuple[int, int]]) -> Iterator[LedgerRow]:
        met: dict[tuple[Quotation, Quotation], list[Finding]] = {}
        told: list[_Told] = []
        for finding in self.findings:
            ours = _quotation_at(self.ours, finding.left_span)
            theirs = _quotation_at(self.theirs, finding.right_span)
            if ours and theirs and finding.change is not FindingChange.PARAPHRASED:
                met.setdefault((ours, theirs), []).append(finding)
            else:
                told.append((ours, theirs, finding))
        told.sort(key=_told_order)
        self._count(met, told)
        for (ours, theirs), found in met.items():
            row = self._quoted_row(ours, theirs, found)
            self._answer(ours, row.left, theirs, row.right)
            yield row
        for ours, theirs, finding in told:
            left, right = self._open(ours, finding.left_span, 0), self._open(theirs, finding.right_span, 1)
            if left and right:
                self._answer(ours, left, theirs, right)
                yield self._row(Fate(finding.change.value), left, right, (), (), [finding], owned=False)
        short = self._short(linked)
        for span in (*self._unanswered(self.left, self.ours, 0), *sorted(short[0])):
            yield self._row(Fate.NOT_COMPARED if self.apart else Fate.ONLY_LEFT, span, None, (), (), (), owned=False)
        for span in (*self._unanswered(self.right, self.theirs, 1), *sorted(short[1])):
            yield self._row(Fate.NOT_COMPARED if self.apart else Fate.ONLY_RIGHT, None, span, (), (), (), owned=False)

    def _count(self, met: Collection[tuple[Quotation, Quotation]], told: Sequence[_Told]) -> None:
        """Note which quotations answer several quotations of the other side, or are told in several places of it."""
        places = (
            {(ours, finding.left_span) for ours, _, finding in told},
            {(theirs, finding.right_span) for _, theirs, finding in told},
        )
        for side in (0, 1):
            held = Counter(pair[side] for pair in met)
            held.update(quotation for quotation, _ in places[side] if quotation)
            self.several[side].update(quotation for quotation, times in held.items() if times > 1)

    def _answer(self, ours: Quotation | None, left: Span | None, theirs: Quotation | None, right: Span | None) -> None:
        """Note which words of two quotations have a row."""
        for side, quotation, span in ((0, ours, left), (1, theirs, right)):
            if quotation and span:
                self.answered[side].setdefault(quotation, []).append(span)

    def _open(self, quotation: Quotation | None, span: Span | None, side: int) -> Span | None:
        """Return what a row about words that one side tells shows of one side: the quotation, or its part that is left.

        None where those words have a row.
        """
        answered = self.answered[side].get(quotation, ()) if quotation else ()
        if quotation is None or span is None or not (answered or quotation in self.several[side]):
            return quotation.inner if quotation else span
        return None if _overlaps(span, answered) else span

    def _unanswered(self, reading: Reading, quotations: Sequence[Quotation], side: int) -> Iterator[Span]:
        """Yield each utterance without a row, and each run of sentences of one that stands in none of its rows."""
        for quotation in quotations:
            answered = self.answered[side].get(quotation)
            if quotation.utterance and not answered:
                yield quotation.inner
            elif quotation.utterance and answered:
                pieces = [p for k in sentences_of(reading, quotation.inner) for p in reading.quoted(k)]
                pieces = [p for p in pieces if quotation.span.start <= p.span.start < quotation.span.end]
                met = [_overlaps(piece.span, answered) for piece in pieces]
                for is_met, run in itertools.groupby(zip(met, pieces, strict=True), lambda pair: pair[0]):
                    left_over = () if is_met else tuple(piece for _, piece in run)
                    if sum(len(piece.words) for piece in left_over) >= LEAST_WORDS:
                        yield Span(left_over[0].span.start, left_over[-1].span.end)

    def _short(self, linked: Sequence[tuple[int, int]]) -> tuple[set[Span], set[Span]]:
        """Return the quotations of a word or two of each side where a linked sentence has others in their place.

        Marks that the other side leaves out, or puts round a title, tell nothing of what anybody said.
        """
        found: tuple[set[Span], set[Span]] = (set(), set())
        if self.apart:
            return found
        quoted_left = {form for q in self.ours for form in self.left.forms(_words(self.left, q))}
        quoted_right = {form for q in self.theirs for form in self.right.forms(_words(self.right, q))}
        for i, j in linked:
            ours = self._fragments(self.left, i, 0, (quoted_right, set(self.right.forms(self.right.words(j)))))
            theirs = self._fragments(self.right, j, 1, (quoted_left, set(self.left.forms(self.left.words(i)))))
            for one, other in itertools.product(ours, theirs):
                if not titled(self.left, one, self.right, other):
                    found[0].add(one.span)
                    found[1].add(other.span)
        return found

    def _fragments(self, here: Reading, sentence: int, side: int, known: Sequence[set[str]]) -> list[Utterance]:
        """Return a sentence's short quotations without a row, not all of whose words are in one of the `known`."""
        pieces = [
            piece
            for piece in here.quoted(sentence)
            if not piece.quotation.utterance
            and len(piece.words) < LEAST_WORDS
            and not any(_overlaps(piece.span, spans) for spans in self.answered[side].values())
        ]
        fragments = (piece for piece in pieces if not any(forms.issuperset(here.forms(piece.words)) for forms in known))
        return [Utterance(piece.span, piece.words, (piece,)) for piece in fragments]

    def _quoted_row(self, ours: Quotation, theirs: Quotation, findings: Sequence[Finding]) -> LedgerRow:
        """Return the row of two quotations: their fate is the weightiest of their findings, which the list shows too.

        Sentences of a quotation that the other one lacks make it no other one: the row shows those that both have.
        """
        owned = any(finding.reason == Reason.ELLIPSIS for finding in findings)
        fate = _fate(findings)
        spans = [f.left_span for f in findings if f.left_span], [f.right_span for f in findings if f.right_span]
        left, right = self._shown(ours, spans[0], 0, fate), self._shown(theirs, spans[1], 1, fate)
        words: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
        if fate is not Fate.VERBATIM:
            words = self._differing(ours, left, theirs, right)
        return self._row(fate, left, right, *words, findings, owned=owned)

    def _shown(self, quotation: Quotation, spans: Sequence[Span], side: int, fate: Fate) -> Span:
        """Return what a row shows of a quotation: all of it, or what of it the other side has where the rest is apart.

        A quotation that the other side has in several is held against each of them with its own part only.
        """
        if quotation in self.several[side]:
            return Span(min(span.start for span in spans), max(span.end for span in spans))
        return _part((self.left, self.right)[side], quotation, spans) if fate is Fate.VERBATIM else quotation.inner

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
        one = _speaker(self.left, self.ours, left) if left else None
        other = _speaker(self.right, self.theirs, right) if right else None
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

    def _differing(
        self, ours: Quotation, shown: Span, theirs: Quotation, held: Span
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Return the words of what a row shows of two quotations that the other one doesn't have."""
        left = tuple(word for word in _words(self.left, ours) if shown.start <= word.start < shown.end)
        right = tuple(word for word in _words(self.right, theirs) if held.start <= word.start < held.end)
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


def _interrupted(reading: Reading, spans: Sequence[Span | None]) -> list[Quotation]:
    """Return the quotations that aren't nested, those that a finding takes for one ("…", he said, "…") as one."""
    held: list[Quotation] = []
    outer = [quotation for quotation in reading.quotations if not quotation.depth]
    across = [(_quotation_at(outer, span), span) for span in spans if span]
    joined = [span for first, span in across if first and first.span.end < span.end]
    for quotation in outer:
        last = held[-1] if held else None
        if last and any(last.span.start <= s.start < last.span.end and quotation.span.start < s.end for s in joined):
            utterance = last.utterance or quotation.utterance
            parts = (*last.parts, *quotation.parts)
            held[-1] = Quotation(Span(last.span.start, quotation.span.end), parts, 0, quotation.closed, utterance)
        else:
            held.append(quotation)
    return held


def _speaker(reading: Reading, quotations: Sequence[Quotation], span: Span) -> Speaker | None:
    """Return who says the words of a row, of a part of a quotation who says the whole of it."""
    found = speaker_of(reading, span)
    quotation = None if found else _quotation_at(quotations, span)
    return speaker_of(reading, quotation.inner) if quotation else found


def _fate(findings: Sequence[Finding]) -> Fate:
    """Return the fate of an utterance from its findings: what was altered in one sentence of it is altered."""
    changes = {finding.change for finding in findings}
    return next(Fate(change.value) for change in _WEIGHTIEST_FIRST if change in changes)


def _told_order(entry: _Told) -> tuple[float, ...]:
    """Return the order in which told findings take their words: the surest first, then text order, also mirrored."""
    finding = entry[2]
    starts = [span.start for span in (finding.left_span, finding.right_span) if span]
    return -finding.confidence, sum(starts), min(starts, default=0)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _part(reading: Reading, quotation: Quotation, spans: Sequence[Span]) -> Span:
    """Return the words from the first to the last of the spans, the whole quotation where they are nearly all of it."""
    part = Span(min(span.start for span in spans), max(span.end for span in spans))
    words = _words(reading, quotation)
    inside = sum(part.start <= word.start < part.end for word in words)
    return quotation.inner if inside >= _WHOLE * len(words) else part


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

"""Word edits written one after another as a redline, with what stands between their words and where sentences end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.language.tokens import tokens, unspaced
from reader.model import Article, Change, Edit, EditKind, Span
from reader.reports.nouns import Mark, Passage, Run

SEAM = "|"
"""Stands in a redline where one side ends a sentence and the other tells on."""
# Signs that stand close to the word before them.
_CLOSING = frozenset(",.;:!?…)]}”’»、。，")


def written(left: Article, right: Article, change: Change, edits: Iterable[Edit]) -> Passage:
    """Return edits of a change as one passage: left words that went, right words that came, moved words once."""
    starts = (
        [left.sentences[i].span.start for i in change.left],
        [right.sentences[j].span.start for j in change.right],
    )
    pen = _Pen((left.text, right.text), starts)
    for edit in edits:
        pen.write(edit)
    pen.mark_seam()
    return merged(pen.runs)


def merged(runs: Iterable[Run]) -> Passage:
    """Return the runs with neighbours of a mark made one; white space at the ends of a marked run is left unmarked."""
    out: list[Run] = []
    for run in (part for whole in runs for part in _bare(whole)):
        if out and out[-1].mark is run.mark:
            out[-1] = Run(out[-1].text + run.text, run.mark)
        elif len(out) > 1 and not out[-1].text.strip() and out[-2].mark is run.mark is not Mark.PLAIN:
            between = out.pop().text
            out[-1] = Run(out[-1].text + between + run.text, run.mark)
        else:
            out.append(run)
    return tuple(out)


def _bare(run: Run) -> Iterable[Run]:
    """Yield a marked run without the white space at its ends, and that as plain runs."""
    if not run.text:
        return
    core = run.text.strip()
    if run.mark is Mark.PLAIN or core == run.text:
        yield run
        return
    start = run.text.index(core) if core else len(run.text)
    parts = (run.text[:start], Mark.PLAIN), (core, run.mark), (run.text[start + len(core) :], Mark.PLAIN)
    yield from (Run(text, mark) for text, mark in parts if text)


def _unspaced(character: str) -> bool:
    return any(unspaced(token) for token in tokens(character, Span(0, 1), ""))


class _Pen:
    """Writes edits one after another, with the white space and the punctuation that stand between their words."""

    def __init__(self, texts: tuple[str, str], starts: tuple[Sequence[int], Sequence[int]]) -> None:
        self._texts, self._starts = texts, starts
        self._ends: list[int | None] = [None, None]
        self._last_side: int | None = None
        self._sentences: list[int | None] = [None, None]
        self._begun: dict[int, int] = {}
        """The sides that began a sentence since the last kept words, and before which run."""
        self.runs: list[Run] = []

    def write(self, edit: Edit) -> None:
        """Write one edit; moved words stand where the right side has them."""
        left, right = edit.left, edit.right
        if edit.kind is EditKind.KEPT:
            self._look_for_sentences(left, right)
            self.mark_seam()
            side = 1 if left.empty else 0
            self._piece(side, (left, right)[side], Mark.PLAIN)
            self._ends[1 - side] = (left, right)[1 - side].end
            self._last_side = None
        elif edit.kind is EditKind.MOVED:
            self._look_for_sentences(Span(0, 0), right)
            self._piece(0 if right.empty else 1, left if right.empty else right, Mark.MOVED)
        else:
            self._look_for_sentences(left, right)
            self._piece(0, left, Mark.DELETED)
            self._piece(1, right, Mark.INSERTED)

    def mark_seam(self) -> None:
        """Set the sign where one side alone has begun a sentence."""
        if len(self._begun) == 1:
            (at,) = self._begun.values()
            follows = self.runs[at].text if at < len(self.runs) else ""
            self.runs.insert(at, Run(f" {SEAM}" if follows[:1].isspace() else f" {SEAM} ", Mark.OMITTED))
        self._begun = {}

    def _look_for_sentences(self, *spans: Span) -> None:
        for side, span in enumerate(spans):
            if span.empty:
                continue
            sentence, before = bisect_right(self._starts[side], span.start), self._sentences[side]
            if before is not None and sentence > before:
                self._begun[side] = len(self.runs)
            self._sentences[side] = sentence if before is None else max(sentence, before)

    def _piece(self, side: int, span: Span, mark: Mark) -> None:
        if span.empty:
            return
        words = span.of(self._texts[side])
        between = self._between(side, span.start, words)
        self.runs += [Run(text, kind) for text, kind in ((between, Mark.PLAIN), (words, mark)) if text]
        self._ends[side] = span.end
        self._last_side = side

    def _between(self, side: int, start: int, words: str) -> str:
        """Return what stands before `words`: its punctuation, a space where words would run together, or nothing."""
        last = next((run.text[-1] for run in reversed(self.runs) if run.text), "")
        if not last:
            return ""
        end = self._ends[side]
        known = end is not None and end <= start
        gap = self._texts[side][end:start] if end is not None and known else " "
        if any(c.isalnum() for c in gap):
            # Words that moved away from here, or a sentence of another group: the reader needs a space, not the words.
            gap, known = " ", False
        if gap.strip():
            return gap
        first = words[0]
        if gap and known:
            return "" if last.isspace() else " "
        if _unspaced(last) or _unspaced(first):
            return ""
        if gap:
            return "" if last.isspace() or first in _CLOSING else " "
        follows = self._last_side in (None, side)
        return " " if last.isalnum() and first.isalnum() and not follows else ""

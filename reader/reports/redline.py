"""Marked passages from the word edits of a change: one side with its marks, or both sides as one redline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.language.tokens import tokens, unspaced
from reader.model import Article, Change, ChangeKind, Edit, EditKind, Span
from reader.reports.nouns import Mark, Passage, Run

_LEFT_MARKS = {EditKind.DELETED: Mark.DELETED, EditKind.REPLACED: Mark.DELETED, EditKind.MOVED: Mark.MOVED}
_RIGHT_MARKS = {EditKind.INSERTED: Mark.INSERTED, EditKind.REPLACED: Mark.INSERTED, EditKind.MOVED: Mark.MOVED}

OMISSION = "[…]"
# Signs that stand close to the word before them.
_CLOSING = frozenset(",.;:!?…)]}”’»、。，")


def left_passage(article: Article, span: Span, change: Change) -> Passage:
    """Return the words of `span` with what the right side lacks marked deleted. A lone sentence stays plain."""
    return _side(article.text, span, [(e.left, _LEFT_MARKS[e.kind]) for e in _marked(change) if e.kind in _LEFT_MARKS])


def right_passage(article: Article, span: Span, change: Change) -> Passage:
    """Return the words of `span` with what the left side lacks marked inserted. A lone sentence stays plain."""
    return _side(
        article.text, span, [(e.right, _RIGHT_MARKS[e.kind]) for e in _marked(change) if e.kind in _RIGHT_MARKS]
    )


def redline(left: Article, right: Article, change: Change, within: tuple[Span, Span] | None = None) -> Passage:
    """Return both sides as one passage: left words that went struck, right words that came marked, moved words once.

    `within` keeps to the edits that touch these spans (left, right), cut at their ends.
    """
    if not (change.left and change.right):
        article, index = (left, change.left[0]) if change.left else (right, change.right[0])
        return (Run(article.sentence_text(index), Mark.PLAIN),)
    pen = _Pen(left.text, right.text)
    for edit in change.edits:
        cut = edit if within is None else _cut(edit, within)
        if cut is not None:
            pen.write(cut)
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


def plain_text(passage: Passage) -> str:
    """Return the words of a passage without its marks."""
    return "".join(run.text for run in passage)


def clipped(passage: Passage, most: int) -> Passage:
    """Return a passage of about `most` characters: long plain stretches are cut to what stands by the marks."""
    if len(plain_text(passage)) <= most:
        return passage
    marks = [k for k, run in enumerate(passage) if run.mark is not Mark.PLAIN]
    if not marks:
        return _cut_run(passage, most)
    keep = max(24, (most - sum(len(passage[k].text) for k in marks)) // (2 * len(marks)))
    out: list[Run] = []
    for k, run in enumerate(passage):
        if run.mark is not Mark.PLAIN:
            out.append(run)
            continue
        before, after = k > marks[0], k < marks[-1]
        out += _shortened(run.text, keep if before else 0, keep if after else 0)
    return tuple(out)


def _cut_run(passage: Passage, most: int) -> Passage:
    return tuple(part for run in passage for part in _shortened(run.text, most, 0))


def _shortened(text: str, head: int, tail: int) -> list[Run]:
    """Keep `head` characters of the start and `tail` of the end, at spaces where there are any."""
    if len(text) <= head + tail + len(OMISSION) + 2:
        return [Run(text, Mark.PLAIN)]
    start = text[:head]
    if " " in start.strip():
        start = start[: start.rindex(" ") + 1]
    end = text[len(text) - tail :] if tail else ""
    if " " in end.strip():
        end = end[end.index(" ") :]
    parts = (Run(start, Mark.PLAIN), Run(OMISSION, Mark.OMITTED), Run(end, Mark.PLAIN))
    return [part for part in parts if part.text]


def _marked(change: Change) -> Sequence[Edit]:
    return change.edits if change.kind is ChangeKind.REWORDED else ()


def _side(text: str, span: Span, marks: Iterable[tuple[Span, Mark]]) -> Passage:
    runs: list[Run] = []
    at = span.start
    for part, mark in sorted((_overlap(part, span), mark) for part, mark in marks):
        if part.empty or part.start < at:
            continue
        runs += [Run(text[at : part.start], Mark.PLAIN), Run(part.of(text), mark)]
        at = part.end
    runs.append(Run(text[at : span.end], Mark.PLAIN))
    return merged(runs)


def _overlap(part: Span, span: Span) -> Span:
    start = max(part.start, span.start)
    return Span(start, max(start, min(part.end, span.end)))


def _cut(edit: Edit, within: tuple[Span, Span]) -> Edit | None:
    left, right = _overlap(edit.left, within[0]), _overlap(edit.right, within[1])
    return None if left.empty and right.empty else Edit(edit.kind, left, right)


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

    def __init__(self, left: str, right: str) -> None:
        self._texts = (left, right)
        self._ends: list[int | None] = [None, None]
        self._last_side: int | None = None
        self.runs: list[Run] = []

    def write(self, edit: Edit) -> None:
        left, right = edit.left, edit.right
        if edit.kind is EditKind.KEPT:
            side = 1 if left.empty else 0
            self._piece(side, (left, right)[side], Mark.PLAIN)
            self._ends[1 - side] = (left, right)[1 - side].end
            self._last_side = None
            return
        if edit.kind in (EditKind.DELETED, EditKind.REPLACED):
            self._piece(0, left, Mark.DELETED)
        if edit.kind in (EditKind.INSERTED, EditKind.REPLACED):
            self._piece(1, right, Mark.INSERTED)
        if edit.kind is EditKind.MOVED:
            self._piece(1, right, Mark.MOVED)

    def _piece(self, side: int, span: Span, mark: Mark) -> None:
        if span.empty:
            return
        words = span.of(self._texts[side])
        self.runs += [Run(self._between(side, span.start, words), Mark.PLAIN), Run(words, mark)]
        self._ends[side] = span.end
        self._last_side = side

    def _between(self, side: int, start: int, words: str) -> str:
        """Return what stands before `words`: its punctuation, a space where words would run together, or nothing."""
        written = next((run.text for run in reversed(self.runs) if run.text), "")
        if not written:
            return ""
        end = self._ends[side]
        known = end is not None and end <= start
        gap = self._texts[side][end:start] if end is not None and known else " "
        if any(c.isalnum() for c in gap):
            # Words that moved away from here, or a sentence of another group: the reader needs a space, not the words.
            gap, known = " ", False
        if gap.strip():
            return gap
        last, first = written[-1], words[0]
        if gap and known:
            return "" if last.isspace() else " "
        if _unspaced(last) or _unspaced(first):
            return ""
        if gap:
            return "" if last.isspace() or first in _CLOSING else " "
        follows = self._last_side in (None, side)
        return " " if last.isalnum() and first.isalnum() and not follows else ""

"""Marked passages from the word edits of a change: one side with its marks, or both sides as one redline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.language.tokens import tokens, unspaced
from reader.model import Article, Change, ChangeKind, Edit, EditKind, Span
from reader.reports.nouns import Mark, Passage, Run

_LEFT_MARKS = {EditKind.DELETED: Mark.DELETED, EditKind.REPLACED: Mark.DELETED, EditKind.MOVED: Mark.MOVED}
_RIGHT_MARKS = {EditKind.INSERTED: Mark.INSERTED, EditKind.REPLACED: Mark.INSERTED, EditKind.MOVED: Mark.MOVED}

OMISSION = "[…]"
# Fewer characters of a kept stretch than this aren't worth showing beside a fact.
_SHORTEST_PIECE = 12
# Signs that stand close to the word before them.
_CLOSING = frozenset(",.;:!?…)]}”’»、。，")


def left_passage(article: Article, span: Span, change: Change) -> Passage:
    """Return the words of `span` with what the right side lacks marked deleted. A lone sentence stays plain."""
    return marked_words(
        article.text, span, [(e.left, _LEFT_MARKS[e.kind]) for e in _marked(change) if e.kind in _LEFT_MARKS]
    )


def right_passage(article: Article, span: Span, change: Change) -> Passage:
    """Return the words of `span` with what the left side lacks marked inserted. A lone sentence stays plain."""
    return marked_words(
        article.text, span, [(e.right, _RIGHT_MARKS[e.kind]) for e in _marked(change) if e.kind in _RIGHT_MARKS]
    )


def redline(left: Article, right: Article, change: Change) -> Passage:
    """Return both sides as one passage: left words that went struck, right words that came marked, moved words once."""
    if not (change.left and change.right):
        article, index = (left, change.left[0]) if change.left else (right, change.right[0])
        return (Run(article.sentence_text(index), Mark.PLAIN),)
    return _written(left, right, change.edits)


def redline_around(
    left: Article, right: Article, change: Change, spans: tuple[Span | None, Span | None], context: int, most: int
) -> Passage:
    """Return the part of a redline that holds what stands in `spans` (left, right), of about `most` characters.

    `context` is how many characters round it may be shown; 0 cuts the redline at the spans' ends. A sign shows where
    words are left out.
    """
    edits = change.edits
    hit = [k for k, edit in enumerate(edits) if _touches(edit.left, spans[0]) or _touches(edit.right, spans[1])]
    if not hit:
        return clipped(redline(left, right, change), most)
    chosen = edits[hit[0] : hit[-1] + 1]
    if not context:
        cut = [_cut(edit, spans) for edit in chosen]
        return clipped(_written(left, right, cut), most)
    head, more_before = _within(list(reversed(edits[: hit[0]])), context // 2, from_end=True)
    room = context - sum(map(_length, head))
    tail, more_after = _within(edits[hit[-1] + 1 :], room, from_end=False)
    passage = clipped(_written(left, right, [*reversed(head), *chosen, *tail]), most)
    start = (Run(f"{OMISSION} ", Mark.OMITTED),) if more_before else ()
    end = (Run(f" {OMISSION}", Mark.OMITTED),) if more_after else ()
    return (*start, *passage, *end)


def passage_around(article: Article, index: int, span: Span, most: int) -> Passage:
    """Return the words of `span` marked as found, amid about `most` plain characters of their sentence."""
    sentence = article.sentences[index].span
    span = _overlap(span, sentence)
    start = _word_start(article.text, max(span.start - most // 2, sentence.start), sentence.start)
    end = _word_end(article.text, min(span.end + most // 2, sentence.end), sentence.end)
    runs = (
        Run(f"{OMISSION} " if start > sentence.start else "", Mark.OMITTED),
        Run(article.text[start : span.start], Mark.PLAIN),
        Run(span.of(article.text), Mark.FOUND),
        Run(article.text[span.end : end], Mark.PLAIN),
        Run(f" {OMISSION}" if end < sentence.end else "", Mark.OMITTED),
    )
    return tuple(run for run in runs if run.text)


def marked_words(text: str, span: Span, marks: Iterable[tuple[Span, Mark]]) -> Passage:
    """Return the words of `span` with the parts of it that have a mark; parts outside it don't count."""
    runs: list[Run] = []
    at = span.start
    for part, mark in sorted((_overlap(part, span), mark) for part, mark in marks):
        if part.empty or part.start < at:
            continue
        runs += [Run(text[at : part.start], Mark.PLAIN), Run(part.of(text), mark)]
        at = part.end
    runs.append(Run(text[at : span.end], Mark.PLAIN))
    return merged(runs)


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


def _overlap(part: Span, span: Span) -> Span:
    start = max(part.start, span.start)
    return Span(start, max(start, min(part.end, span.end)))


def _touches(part: Span, span: Span | None) -> bool:
    return span is not None and not part.empty and part.start < span.end and span.start < part.end


def _cut(edit: Edit, spans: tuple[Span | None, Span | None]) -> Edit:
    nowhere = Span(0, 0)
    return Edit(edit.kind, _overlap(edit.left, spans[0] or nowhere), _overlap(edit.right, spans[1] or nowhere))


def _length(edit: Edit) -> int:
    left, right = edit.left.end - edit.left.start, edit.right.end - edit.right.start
    return max(left, right) if edit.kind in (EditKind.KEPT, EditKind.MOVED) else left + right


def _within(edits: Sequence[Edit], room: int, *, from_end: bool) -> tuple[list[Edit], bool]:
    """Return the first edits that fit the room, a kept one cut to what fits, and whether any were left out."""
    chosen: list[Edit] = []
    for edit in edits:
        length = _length(edit)
        if length <= room:
            chosen.append(edit)
            room -= length
            continue
        if edit.kind is EditKind.KEPT and room > _SHORTEST_PIECE:
            chosen.append(_end_of(edit, room) if from_end else _start_of(edit, room))
        return chosen, True
    return chosen, False


def _start_of(edit: Edit, length: int) -> Edit:
    (i, i1), (j, j1) = edit.left, edit.right
    return Edit(edit.kind, Span(i, min(i + length, i1)), Span(j, min(j + length, j1)))


def _end_of(edit: Edit, length: int) -> Edit:
    (i, i1), (j, j1) = edit.left, edit.right
    return Edit(edit.kind, Span(max(i, i1 - length), i1), Span(max(j, j1 - length), j1))


def _word_start(text: str, at: int, least: int) -> int:
    """Return the start of the word that a place stands in."""
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    """Return the end of the word that a place stands in."""
    while at < most and not text[at].isspace():
        at += 1
    return at


def _written(left: Article, right: Article, edits: Iterable[Edit]) -> Passage:
    pen = _Pen(left.text, right.text)
    for edit in edits:
        pen.write(edit)
    return merged(pen.runs)


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
            self._piece(0 if right.empty else 1, left if right.empty else right, Mark.MOVED)

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

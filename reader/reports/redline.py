"""Marked passages from the word edits of a change: one side with its marks, or both sides as one redline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model import Article, Change, ChangeKind, Edit, EditKind, Span
from reader.reports.nouns import Mark, NumberedPassage, Passage, Run
from reader.reports.pen import merged, written

_LEFT_MARKS = {EditKind.DELETED: Mark.DELETED, EditKind.REPLACED: Mark.DELETED, EditKind.MOVED: Mark.MOVED}
_RIGHT_MARKS = {EditKind.INSERTED: Mark.INSERTED, EditKind.REPLACED: Mark.INSERTED, EditKind.MOVED: Mark.MOVED}

OMISSION = "[…]"
# Fewer characters of a kept stretch than this aren't worth showing beside a fact.
_SHORTEST_PIECE = 12
ARROW = " → "
# Less than this share of the shorter side kept, a redline is two sentences struck against each other. The redlines of
# 66 rewordings in eight pairs of news stories were read for it: of the 32 with less, or with two pieces moved or more
# than a fifth of the words, none could be read.
_LEAST_KEPT = 0.5
_MOST_MOVED, _MOST_SHIFTED = 1, 0.2


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
    """Return both sides as one passage: left words that went struck, right words that came marked, moved words once.

    Where one side alone ends a sentence a sign says so. Where that can't be read (see `reads_as_one`), return the left
    side's wording and the right side's, each in its own order, with an arrow between.
    """
    return in_one_line(redline_lines(left, right, change))


def redline_lines(left: Article, right: Article, change: Change) -> tuple[NumberedPassage, ...]:
    """Return the words of a change where there is room for lines: one redline, whose number is "".

    Where that can't be read (see `reads_as_one`), the sentences of both sides one by one, each with its number.
    """
    if change.left and change.right and reads_as_one(left, right, change.edits):
        return (("", written(left, right, change, change.edits)),)
    ours, theirs = wordings(left, right, change)
    if ours and theirs:
        return (*ours, *theirs)
    return (("", _in_a_row([passage for _, passage in ours or theirs])),)


def in_one_line(lines: Sequence[NumberedPassage]) -> Passage:
    """Return what `redline_lines` found where there is room for one line: an arrow stands between the two sides."""
    if len(lines) == 1:
        return lines[0][1]
    ours, theirs = (_in_a_row([words for number, words in lines if number.startswith(side)]) for side in ("A", "B"))
    return (*ours, Run(ARROW, Mark.OMITTED), *theirs)


def wordings(
    left: Article, right: Article, change: Change
) -> tuple[tuple[NumberedPassage, ...], tuple[NumberedPassage, ...]]:
    """Return the sentences of either side of a change with their marks, each with its number ("A4"), in order."""
    ours = ((f"A{i + 1}", left_passage(left, left.sentences[i].span, change)) for i in change.left)
    theirs = ((f"B{j + 1}", right_passage(right, right.sentences[j].span, change)) for j in change.right)
    return tuple(ours), tuple(theirs)


def reads_as_one(left: Article, right: Article, edits: Sequence[Edit]) -> bool:
    """Return whether a redline of these edits can be read: enough is kept, and next to nothing stands elsewhere.

    Moved words stand once in a redline, where the right side has them. More than one such piece, a long one or one that
    both sides word differently, and what is left of the left side's order can't be read any more.
    """
    moved = [edit for edit in edits if edit.kind is EditKind.MOVED and not (edit.left.empty or edit.right.empty)]
    if any(edit.left.of(left.text).casefold() != edit.right.of(right.text).casefold() for edit in moved):
        return False
    # Words that are the same may differ in length ("Groß", "GROSS"): the worse side counts, whichever is the left one.
    shorter = min(_sizes(edits))
    kept = min(_sizes(edit for edit in edits if edit.kind is EditKind.KEPT))
    shifted = max(_sizes(moved))
    return len(moved) <= _MOST_MOVED and shifted <= _MOST_SHIFTED * shorter and kept >= _LEAST_KEPT * shorter


def redline_around(
    left: Article, right: Article, change: Change, spans: tuple[Span | None, Span | None], context: int, most: int
) -> Passage:
    """Return the part of a redline that holds what stands in `spans` (left, right), of about `most` characters.

    `context` is how many characters round it may be shown; 0 cuts the redline at the spans' ends. A sign shows where
    words are left out. () where it can't be read (see `reads_as_one`).
    """
    edits = change.edits
    hit = [k for k, edit in enumerate(edits) if _touches(edit.left, spans[0]) or _touches(edit.right, spans[1])]
    if not hit:
        return clipped(redline(left, right, change), most)
    chosen = edits[hit[0] : hit[-1] + 1]
    if not context:
        cut = [_cut(edit, spans) for edit in chosen]
        return clipped(written(left, right, change, cut), most) if reads_as_one(left, right, cut) else ()
    head, more_before = _within(list(reversed(edits[: hit[0]])), context // 2, from_end=True)
    room = context - sum(map(_length, head))
    tail, more_after = _within(edits[hit[-1] + 1 :], room, from_end=False)
    shown = [*reversed(head), *chosen, *tail]
    if not reads_as_one(left, right, shown):
        return ()
    passage = clipped(written(left, right, change, shown), most)
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


def sides_of(passage: Passage) -> tuple[Passage, Passage]:
    """Return what each side says in a redline, or in two wordings with an arrow between them (see `in_one_line`)."""
    arrow = next((k for k, run in enumerate(passage) if run.mark is Mark.OMITTED and run.text == ARROW), None)
    if arrow is not None:
        return passage[:arrow], passage[arrow + 1 :]
    left = tuple(run for run in passage if run.mark is not Mark.INSERTED)
    return left, tuple(run for run in passage if run.mark is not Mark.DELETED)


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


def _in_a_row(sentences: Sequence[Passage]) -> Passage:
    return tuple(run for k, told in enumerate(sentences) for run in ((Run(" ", Mark.PLAIN), *told) if k else told))


def _size(span: Span) -> int:
    return max(span.end - span.start, 0)


def _sizes(edits: Iterable[Edit]) -> tuple[int, int]:
    """Return how many characters of the left and of the right side edits have."""
    sizes = [(_size(edit.left), _size(edit.right)) for edit in edits]
    return sum(left for left, _ in sizes), sum(right for _, right in sizes)


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

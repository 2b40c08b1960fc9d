"""Word edits of a group, laid out from the alignment in the order in which a redline is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.language.tokens import without_diacritics
from reader.matching.chains import heaviest_chain
from reader.matching.words import PUNCTUATION_WEIGHT, Word, align, sign_of, words_of
from reader.model import Article, Edit, EditKind, Span
from reader.options import Options

# A kept run lighter than this between two changes is read as part of the change: "the" kept amid replaced words is
# confetti. In units of word weight (a content word is 1).
_CONFETTI = 0.9


class _Side(NamedTuple):
    """One side of a group: its words in order, what each must equal to be kept, and where its sentences end."""

    text: str
    words: tuple[Word, ...]
    exact: tuple[str, ...]
    sentence: tuple[int, ...]
    spans: tuple[Span, ...]


class _Piece(NamedTuple):
    """A stretch of words in redline order: [i0, i1) on the left, [j0, j1) on the right."""

    kind: EditKind
    i0: int
    i1: int
    j0: int
    j1: int


def group_edits(
    left: Article, ours: Sequence[int], right: Article, theirs: Sequence[int], options: Options
) -> tuple[Edit, ...]:
    """Return the edits that turn these sentences of the left article into those of the right one.

    Every word of both sides is in exactly one edit. No content word is shown as deleted where the same word is shown as
    inserted: it is moved.
    """
    if len(ours) == len(theirs) == 1 and left.sentence_text(ours[0]) == right.sentence_text(theirs[0]):
        return (Edit(EditKind.KEPT, left.sentences[ours[0]].span, right.sentences[theirs[0]].span),)
    a, b = _side(left, ours, options), _side(right, theirs, options)
    pairs = align(a.words, b.words)
    # Amid other changes a capital is no change of its own: it would strike a word that stands on the other side. Where
    # nothing else differs, it is what differs.
    pieces = list(_layout(_folded(a), _folded(b), pairs))
    if all(piece.kind is EditKind.KEPT for piece in pieces):
        pieces = list(_layout(a, b, pairs))
    return tuple(_edits(a, b, _without_confetti(a, b, pieces)))


def _folded(side: _Side) -> _Side:
    return side._replace(exact=tuple(written.casefold() for written in side.exact))


def same_text(left: Article, i: int, right: Article, j: int, options: Options) -> bool:
    """Return whether two sentences are the same under the user's rules."""
    return _side(left, (i,), options).exact == _side(right, (j,), options).exact


def _side(article: Article, indexes: Sequence[int], options: Options) -> _Side:
    words: list[Word] = []
    exact: list[str] = []
    sentence: list[int] = []
    for place, index in enumerate(indexes):
        found = words_of(article.text, article.sentences[index].span, article.head.language)
        if options.ignore_punctuation:
            found = tuple(word for word in found if word.weight > PUNCTUATION_WEIGHT)
        words += found
        exact += _exact(article.text, found, options)
        sentence += [place] * len(found)
    return _Side(
        article.text, tuple(words), tuple(exact), tuple(sentence), tuple(article.sentences[i].span for i in indexes)
    )


def _exact(text: str, words: Sequence[Word], options: Options) -> list[str]:
    """Return what must be equal for each word to count as kept; the capital that begins a sentence never counts."""
    found = []
    first, before = True, words[0].start if words else 0
    for start, end, _, _, weight in words:
        written = text[start:end]
        if not written.isascii():
            if options.ignore_quote_style:
                written = sign_of(written)
            if options.ignore_diacritics:
                written = without_diacritics(written)
        if options.ignore_case:
            written = written.casefold()
        elif first:
            written = written[0].casefold() + written[1:]
        space = "" if options.ignore_space else text[before:start]
        found.append(written if space in {"", " "} else space + written)
        first, before = weight == PUNCTUATION_WEIGHT, end
    return found


def _layout(a: _Side, b: _Side, pairs: Sequence[tuple[int, int]]) -> Iterator[_Piece]:
    """Yield pieces in redline order: along the heaviest chain of pairs in order; what is aligned off it has moved."""
    chain = heaviest_chain([(i, j, a.words[i].weight + 0.01) for i, j in pairs])
    moved = set(pairs).difference(chain)
    moved_left = {i for i, _ in moved}
    moved_right = {j: i for i, j in moved}
    i = j = 0
    for ci, cj in [*chain, (len(a.words), len(b.words))]:
        if i < ci or j < cj:
            yield from _gap((i, ci, j, cj), moved_left, moved_right)
        if ci < len(a.words):
            same = _kept(a, b, ci, cj)
            yield _Piece(EditKind.KEPT if same else EditKind.REPLACED, ci, ci + 1, cj, cj + 1)
        i, j = ci + 1, cj + 1


def _kept(a: _Side, b: _Side, i: int, j: int) -> bool:
    # At the start of a sentence on either side, the capital comes from the place, not from the word.
    return a.exact[i] == b.exact[j] or (
        a.words[i].norm == b.words[j].norm
        and (a.exact[i][0].islower() != b.exact[j][0].islower())
        and _starts(a, b, i, j)
    )


def _starts(a: _Side, b: _Side, i: int, j: int) -> bool:
    return any(
        k == 0 or side.words[k - 1].weight == PUNCTUATION_WEIGHT or side.sentence[k - 1] != side.sentence[k]
        for side, k in ((a, i), (b, j))
    )


def _gap(gap: tuple[int, int, int, int], moved_left: set[int], moved_right: dict[int, int]) -> Iterator[_Piece]:
    i0, i1, j0, j1 = gap
    for k in range(i0, i1):
        if k not in moved_left:
            yield _Piece(EditKind.DELETED, k, k + 1, j0, j0)
    for k in range(j0, j1):
        i = moved_right.get(k)
        yield _Piece(EditKind.INSERTED, i1, i1, k, k + 1) if i is None else _Piece(EditKind.MOVED, i, i + 1, k, k + 1)


def _without_confetti(a: _Side, b: _Side, pieces: list[_Piece]) -> list[_Piece]:
    """Join adjacent pieces of a kind, deletions beside insertions into replacements, and light kept runs too."""
    joined = _joined(a, b, pieces)
    runs: list[_Piece] = []
    for k, piece in enumerate(joined):
        between = 0 < k < len(joined) - 1 and _changes(joined[k - 1].kind) and _changes(joined[k + 1].kind)
        light = piece.kind is EditKind.KEPT and between and _weight(a, piece) < _CONFETTI
        runs.append(piece._replace(kind=EditKind.REPLACED) if light else piece)
    return _joined(a, b, runs)


def _weight(side: _Side, piece: _Piece) -> float:
    return sum(word.weight for word in side.words[piece.i0 : piece.i1])


def _changes(kind: EditKind) -> bool:
    return kind is not EditKind.KEPT and kind is not EditKind.MOVED


def _joined(a: _Side, b: _Side, pieces: Sequence[_Piece]) -> list[_Piece]:
    if not pieces:
        return []
    out: list[_Piece] = []
    kind, i0, i1, j0, j1 = pieces[0]
    for piece in pieces[1:]:
        following, next_i0, next_i1, next_j0, next_j1 = piece
        # Two pieces are joined that follow each other without a gap on both sides, inside one sentence of each.
        if (
            i1 == next_i0
            and j1 == next_j0
            and (kind is following or (_changes(kind) and _changes(following)))
            and _one_sentence(a, i0, next_i1)
            and _one_sentence(b, j0, next_j1)
        ):
            kind, i1, j1 = kind if kind is following else EditKind.REPLACED, next_i1, next_j1
            continue
        out.append(_Piece(kind, i0, i1, j0, j1))
        kind, i0, i1, j0, j1 = piece
    return [*out, _Piece(kind, i0, i1, j0, j1)]


def _one_sentence(side: _Side, start: int, end: int) -> bool:
    return end - start < 2 or side.sentence[start] == side.sentence[end - 1]


def _edits(a: _Side, b: _Side, pieces: list[_Piece]) -> Iterator[Edit]:
    for piece in pieces:
        yield Edit(piece.kind, _span(a, piece.i0, piece.i1), _span(b, piece.j0, piece.j1))


def _span(side: _Side, start: int, end: int) -> Span:
    if start < end:
        return Span(side.words[start].start, side.words[end - 1].end)
    if start < len(side.words):
        at = side.words[start].start
    else:
        at = side.words[-1].end if side.words else side.spans[-1].end if side.spans else 0
    return Span(at, at)

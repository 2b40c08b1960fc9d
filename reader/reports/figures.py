"""The figures of a report, counted the same way for every form of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reader.language.tokens import word_count
from reader.model import Article, BlockKind, Change, ChangeKind, Comparison, Flag
from reader.reports import wording
from reader.reports.nouns import Figure


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted: changes by kind, without page furniture, and sentences of A that B keeps in some wording."""

    kept: int
    reworded: int
    added: int
    dropped: int
    moved: int
    left_sentences: int
    left_told: int

    @property
    def told_share(self) -> float | None:
        """Return the share of A's sentences that are kept or reworded in B (0 to 1), None where A has none."""
        return self.left_told / self.left_sentences if self.left_sentences else None


def counts(comparison: Comparison) -> Counts:
    """Return the counts of a comparison."""
    counted = [change for change in comparison.changes if Flag.FURNITURE not in change.flags]
    left = comparison.left
    claims = {i for i in range(len(left.sentences)) if left.block_kind(i) is not BlockKind.FURNITURE}
    told = {i for change in counted if change.right for i in change.left}
    return Counts(
        kept=_of_kind(counted, ChangeKind.KEPT),
        reworded=_of_kind(counted, ChangeKind.REWORDED),
        added=_of_kind(counted, ChangeKind.ADDED),
        dropped=_of_kind(counted, ChangeKind.DROPPED),
        moved=sum(Flag.MOVED in change.flags for change in counted),
        left_sentences=len(claims),
        left_told=len(told & claims),
    )


def figures(counted: Counts) -> tuple[Figure, ...]:
    """Return the band of figures, in the order in which it is read."""
    share = counted.told_share
    signs = wording.SIGNS
    return (
        Figure("–" if share is None else wording.percent(share), "", "of A is kept or reworded in B"),
        Figure(f"{counted.kept:,}", signs[ChangeKind.KEPT], "kept"),
        Figure(f"{counted.reworded:,}", signs[ChangeKind.REWORDED], "reworded"),
        Figure(f"{counted.added:,}", signs[ChangeKind.ADDED], "added by B"),
        Figure(f"{counted.dropped:,}", signs[ChangeKind.DROPPED], "dropped by B"),
        Figure(f"{counted.moved:,}", wording.MOVED_SIGN, "moved"),
    )


@lru_cache(maxsize=4)
def article_length(article: Article) -> str:
    """Return "9 sentences, 118 words", furniture left out; characters for scripts without spaces between words.

    The last few are remembered: of a book it takes a quarter of a second.
    """
    claims = [i for i in range(len(article.sentences)) if article.block_kind(i) is not BlockKind.FURNITURE]
    words, characters = word_count("\n".join(map(article.sentence_text, claims)))
    noun = "character" if characters else "word"
    said = f"{wording.count(len(claims), 'sentence')}, {wording.count(words, noun)}"
    # A line may end between the two counts, not inside one.
    return said.replace(" ", wording.NO_BREAK).replace(f",{wording.NO_BREAK}", ", ")


def _of_kind(changes: list[Change], kind: ChangeKind) -> int:
    return sum(change.kind is kind for change in changes)

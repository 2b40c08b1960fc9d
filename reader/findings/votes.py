"""The result of a vote on one side ("134-63"), one of its two figures on the other ("more than 60 opposed it")."""

from __future__ import annotations

from reader.language.quantities import Bound, Quantity, QuantityKind

# Goals and sets are small: a score of so many and more is a vote.
_LEAST_VOTES = 12
# "More than 60" are 63, not 90.
_CLOSE = 1.1


def counts_votes(a: Quantity, b: Quantity) -> bool:
    """Return whether one is the result of a vote and the other one of its two figures, or closely bounds it."""
    result, count = (a, b) if a.kind is QuantityKind.SCORE else (b, a)
    if result.kind is not QuantityKind.SCORE or count.kind is not QuantityKind.COUNT or count.low != count.high:
        return False
    return any(_may_be(count, votes) for votes in (result.low, result.high) if votes >= _LEAST_VOTES)


def _may_be(count: Quantity, votes: float) -> bool:
    if count.bound in {Bound.OVER, Bound.LEAST}:
        return count.low < votes <= _CLOSE * count.low
    if count.bound in {Bound.NEARLY, Bound.UNDER}:
        return votes < count.low <= _CLOSE * votes
    return count.low == votes

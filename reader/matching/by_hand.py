"""Links as the user corrects them: what is linked by hand is linked for sure, what is taken away stays away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model import Article, Correction, Link, Reason, ReasonKind

# The user has read both sentences: nothing is likelier.
_FOR_SURE = 1.0
_BY_HAND = Reason(ReasonKind.BY_HAND, weight=1.0)


def correct_links(links: Sequence[Link], corrections: Sequence[Correction]) -> tuple[Link, ...]:
    """Return the links with the user's corrections done, ordered by left, then right sentence.

    A link that was found and is confirmed keeps the evidence for it.
    """
    corrected = {(link.left, link.right): link for link in links}
    for left, right, linked in corrections:
        found = corrected.pop((left, right), Link(left, right, _FOR_SURE))
        if linked:
            corrected[left, right] = replace(found, score=_FOR_SURE, reasons=(_BY_HAND, *found.reasons))
    return tuple(corrected[pair] for pair in sorted(corrected))


def settled(corrections: Sequence[Correction], left: Article, right: Article) -> tuple[Correction, ...]:
    """Return the corrections in order, of several about one pair of sentences the last.

    Raises `ValueError` for a sentence that isn't there.
    """
    last = {(correction.left, correction.right): correction for correction in corrections}
    for i, j in last:
        if not (0 <= i < len(left.sentences) and 0 <= j < len(right.sentences)):
            sizes = len(left.sentences), len(right.sentences)
            message = f"there are no sentences {i} and {j} to link in articles of {sizes[0]} and {sizes[1]}"
            raise ValueError(message)
    return tuple(last[pair] for pair in sorted(last))

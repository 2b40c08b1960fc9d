"""Whether a sentence has the very words of another but for a figure that it puts in."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reader.language.tokens import Token
from reader.model import Span

# With a figure come up to so many words before it ("according to 40 residents") and behind it ("40 angry residents").
_BEFORE = _BEHIND = 3
# Words around it that follow one another on the other side; fewer do so by chance.
_LEAST_AROUND = 5


def is_put_in(figure: Span, here: Sequence[Token], there: Sequence[Token]) -> bool:
    """Return whether the words around a figure of the sentence `here` follow one another without it in `there`."""
    ours, theirs = [word.norm for word in here], [word.norm for word in there]
    first = next((k for k, word in enumerate(here) if word.end > figure.start), len(here))
    after = next((k for k, word in enumerate(here) if word.start >= figure.end), len(here))
    starts = range(max(0, first - _BEFORE), first + 1)
    ends = range(after, min(len(ours), after + _BEHIND) + 1)
    return any(_joined(ours[:start], ours[end:], theirs) for start in starts for end in ends)


def _joined(before: Sequence[str], behind: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether the last words of `before` and the first of `behind` meet somewhere in the other sentence."""
    last, next_word = before[-1] if before else None, behind[0] if behind else None
    for at in range(len(theirs) + 1):
        if last != (theirs[at - 1] if at else None) or next_word != (theirs[at] if at < len(theirs) else None):
            continue  # nothing beside the place is the same: one run at least would be empty
        runs = _run(before[::-1], theirs[:at][::-1]), _run(behind, theirs[at:])
        if all(runs) and sum(run for run in runs if run < math.inf) >= _LEAST_AROUND:
            return True
    return False


def _run(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return how many words the two begin with alike; without end where both are at the sentence's end."""
    if not ours and not theirs:
        return math.inf
    return next((k for k, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))

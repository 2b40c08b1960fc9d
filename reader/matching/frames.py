"""Pairs that share no claim: only who said it, where and when."""

from __future__ import annotations

import numpy as np

from reader.matching.material import Material, numbered, shared_terms
from reader.matching.terms import Family, Flags, Ints, counted

LONG_QUOTATION = 4
"""Content words from which a quotation is long enough to differ from another."""
# Content words from which a frame is one, and from which there is a claim beside it.
_FRAME = 2
_CLAIM = 3


def only_frames_shared(material: Material, i: Ints, j: Ints) -> Flags:
    """Return for each pair whether all that it shares is the frame: who said it, where and when.

    Two quotations without a common word, by the same speaker under the same frame, are such a pair as well.
    """
    count, number = len(i), {name: k for k, name in enumerate(material.stems.names)}
    sides = [numbered([s.core for s in sentences], number) for sentences in (material.left, material.right)]
    stems = material.stems
    family = Family(stems.names, sides[0], sides[1], stems.in_left, stems.in_right, stems.weight)
    core, _ = shared_terms(family, i, j)
    pair, _ = shared_terms(stems, i, j)
    in_core = counted(core, count)
    claims = np.minimum(sides[0].counts()[i], sides[1].counts()[j]) >= _CLAIM
    quoted = [
        np.array([len(s.quoted) >= LONG_QUOTATION for s in side], dtype=bool)
        for side in (material.left, material.right)
    ]
    shared_quoted = np.array(
        [bool(material.left[a].quoted & material.right[b].quoted) for a, b in zip(i.tolist(), j.tolist(), strict=True)],
        dtype=bool,
    )
    other_words = quoted[0][i] & quoted[1][j] & ~shared_quoted & (in_core <= 1)
    frames: Flags = claims & (in_core == 0) & (counted(pair, count) >= _FRAME)
    return np.asarray(frames | other_words, dtype=np.bool_)

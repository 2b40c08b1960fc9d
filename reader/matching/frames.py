"""Pairs that share no claim: only who said it, where and when."""

from __future__ import annotations

import numpy as np

from reader.matching.material import Material, numbered, shared_terms
from reader.matching.terms import Check, Family, Flags, Floats, Ints, counted

LONG_QUOTATION = 4
"""Content words from which a quotation is long enough to differ from another."""
# Content words from which a frame is one, and from which there is a claim beside it.
_FRAME = 2
_CLAIM = 3


def only_frames_shared(
    material: Material, i: Ints, j: Ints, shared: Floats | None = None, check: Check = lambda: None
) -> Flags:
    """Return for each pair whether all that it shares is the frame: who said it, where and when.

    Two quotations without a common word, by the same speaker under the same frame, are such a pair as well. `shared`
    is how many stems each pair shares, where that is known; `check` is called now and then, and may raise.
    """
    count = len(i)
    sides = [numbered((s.core for s in side), material.number, check) for side in (material.left, material.right)]
    stems = material.stems
    family = Family(stems.names, sides[0], sides[1], stems.in_left, stems.in_right, stems.weight)
    check()
    core, _ = shared_terms(family, i, j, check)
    check()
    if shared is None:
        shared = counted(shared_terms(stems, i, j, check)[0], count)
    in_core = counted(core, count)
    claims = np.minimum(sides[0].counts()[i], sides[1].counts()[j]) >= _CLAIM
    quoted = [
        np.array([len(s.quoted) >= LONG_QUOTATION for s in side], dtype=bool)
        for side in (material.left, material.right)
    ]
    other_words = quoted[0][i] & quoted[1][j] & (in_core <= 1)
    for k in np.flatnonzero(other_words).tolist():
        other_words[k] = material.left[i[k]].quoted.isdisjoint(material.right[j[k]].quoted)
    return np.asarray((claims & (in_core == 0) & (shared >= _FRAME)) | other_words, dtype=np.bool_)

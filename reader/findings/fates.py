"""What became of an utterance, and how its speaker is known: closed sets for reports to turn into words."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What became of an utterance."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    PARAPHRASED = "paraphrased"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    NOT_COMPARED = "not_compared"
    """The articles are in two languages, and nobody can say whether the other one quotes it."""


class SpeakerChange(StrEnum):
    """Whether both sides name the same speaker; UNKNOWN where one of them names none, or a pronoun."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


class Beside(StrEnum):
    """How a speaker is known."""

    NAMED = "named"
    """Named in the utterance's own sentence."""
    PRONOUN = "pronoun"
    """Called "he" or "she" there, and named before."""
    CARRIED = "carried"
    """Named in the sentence or paragraph before, which the utterance goes on from."""

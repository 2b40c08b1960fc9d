"""Why a finding was made: the closed set of keys in `Finding.reason`, for reports and the window to turn into words."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The reasons of findings. The docstring of each is a phrase that a reader of a report would understand."""

    SAME_WORDS = "same_words"
    """The quoted words are the same."""
    WORDS_REPLACED = "words_replaced"
    """Words inside the quotation differ."""
    WORDS_ADDED = "words_added"
    """One side quotes a word more."""
    LEFT_OUT = "left_out"
    """One side quotes only a part, and nothing shows it."""
    ELLIPSIS = "ellipsis"
    """One side quotes only a part, and a sign shows it."""
    MARKS_ONE_SIDE = "marks_one_side"
    """The same words stand in quotation marks on one side only."""
    TOLD = "told"
    """Quoted on one side, told in other words on the other."""
    FORMAT = "format"
    """The same figure, written in another way."""
    RELATIVE_DATE = "relative_date"
    """One side gives the time relative to its own date."""
    LESS_EXACT = "less_exact"
    """One side is less exact."""
    VALUE = "value"
    """Another figure for the same thing."""
    MAGNITUDE = "magnitude"
    """The same digits with another magnitude."""
    BOUND = "bound"
    """The same figure with another bound (over, up to, at least)."""
    APPROXIMATE = "approximate"
    """The same figure, called approximate on one side."""
    RANGE = "range"
    """A range on one side, one figure on the other."""
    UNIT = "unit"
    """The same figure with another unit."""
    FIGURE_ONE_SIDE = "figure_one_side"
    """Only one side gives the figure."""

"""Matching: sentences into links, groups, changes and word edits (floor 3)."""

from reader.matching.by_hand import correct_links, settled
from reader.matching.changes import find_changes, in_reading_order
from reader.matching.groups import group_links
from reader.matching.links import find_links
from reader.matching.words import align_words

__all__ = ["align_words", "correct_links", "find_changes", "find_links", "group_links", "in_reading_order", "settled"]

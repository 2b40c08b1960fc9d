"""Matching: sentences into links, groups, changes and word edits (floor 3)."""

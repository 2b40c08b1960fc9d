"""Findings: facts that differ inside a link (floor 3)."""

"""Findings: facts that differ inside a link (floor 3).

What finds them is in `reader.findings.facts`; this file loads nothing, so that reports can name the kinds of facts
before there is a comparison.
"""

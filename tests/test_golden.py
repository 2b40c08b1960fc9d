"""Every golden case in tests/golden/, as written and with the sides swapped.

A case may say ``not yet: <reason>`` in its head: it states what a careful reader would sign, the engine doesn't reach
it, and the test fails as soon as it does, so that the line goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader import Comparison, Finding, Flag, LedgerRow, Options, Span, article_from_text, compare, ledger_of

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(FOLDER.glob("*.case"))
ABOUT_FINDINGS = ("quote_", "number_", "name_", "attribution_", "certainty_", "finding_")
ABOUT_CONFLICTS = "conflict_"
_FINDING = re.compile(r'finding (\w+) (\w+)(?: \((\w+)\))?\s+"(.*?)" -> "(.*)"\Z')
_CONFLICT = re.compile(r'conflict (\w+)\s+"(.*?)" -> "(.*)"\Z')
_MIRRORED = {
    "added": "dropped",
    "dropped": "added",
    "split": "joined",
    "joined": "split",
    "strengthened": "weakened",
    "weakened": "strengthened",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case expects: changes are (kind, flags, left, right), conflicts (kind, left text, right text) by weight.

    Findings are (kind, change, reason, left text, right text); a reason that isn't stated is "".
    """

    links: frozenset[tuple[int, int]]
    changes: tuple[tuple[str, frozenset[str], tuple[int, ...], tuple[int, ...]], ...]
    findings: tuple[tuple[str, str, str, str, str], ...]
    conflicts: tuple[tuple[str, str, str], ...] = ()

    def mirrored(self) -> Expected:
        """Return what is expected with the sides swapped."""
        return Expected(
            frozenset((j, i) for i, j in self.links),
            tuple(
                (_MIRRORED.get(kind, kind), frozenset(_MIRRORED.get(flag, flag) for flag in flags), right, left)
                for kind, flags, left, right in self.changes
            ),
            tuple((kind, _MIRRORED.get(change, change), why, b, a) for kind, change, why, a, b in self.findings),
            tuple((kind, right, left) for kind, left, right in self.conflicts),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One case file, read."""

    name: str
    language: str
    not_yet: str
    left: str
    right: str
    expected: Expected


def read_case(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    head, left, right, expect = re.split(r"^== (?:left|right|expect)\n", text, flags=re.MULTILINE)
    found = dict(re.findall(r"^(language|not yet): (.+)$", head, flags=re.MULTILINE))
    lines = expect.splitlines()
    expected = Expected(
        frozenset(pair for line in lines if line.startswith("link ") for pair in _pairs(line)),
        tuple(_change(line) for line in lines if line.startswith("change ")),
        tuple(_finding(line) for line in lines if line.startswith("finding ")),
        tuple(_conflict(line) for line in lines if line.startswith("conflict ")),
    )
    return Case(path.stem, found.get("language", ""), found.get("not yet", ""), left.strip(), right.strip(), expected)


def _pairs(line: str) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in re.findall(r"(\d+)-(\d+)", line)]


def _change(line: str) -> tuple[str, frozenset[str], tuple[int, ...], tuple[int, ...]]:
    before, _, after = line.removeprefix("change ").partition("->")
    words = before.split()
    flags = frozenset(word for word in words[1:] if not word.isdigit())
    left = tuple(int(word) for word in words[1:] if word.isdigit())
    return words[0], flags, left, tuple(int(word) for word in after.split())


def _finding(line: str) -> tuple[str, str, str, str, str]:
    match = _FINDING.match(line)
    assert match, f"not a finding line: {line}"
    kind, change, reason, left, right = match.groups()
    return kind, change, reason or "", left, right


def _conflict(line: str) -> tuple[str, str, str]:
    match = _CONFLICT.match(line)
    assert match, f"not a conflict line: {line}"
    kind, left, right = match.groups()
    return kind, left, right


def compared(case: Case, *, swapped: bool) -> tuple[Comparison, Expected]:
    options = Options(language=case.language)
    left, right = (article_from_text(text, "case", options) for text in (case.left, case.right))
    if swapped:
        return compare(right, left, options), case.expected.mirrored()
    return compare(left, right, options), case.expected


def params() -> list[object]:
    return [
        pytest.param(
            read_case(path),
            id=path.stem,
            marks=[pytest.mark.xfail(reason=read_case(path).not_yet, strict=True)] if read_case(path).not_yet else [],
        )
        for path in CASES
    ]


def check(comparison: Comparison, expected: Expected, *, findings: bool) -> None:
    assert expected.links == {(link.left, link.right) for link in comparison.links}
    by_place = {(change.left, change.right): change for change in comparison.changes}
    for kind, flags, left, right in expected.changes:
        change = by_place.get((left, right))
        assert change is not None, f"no change {left} -> {right} among {sorted(by_place)}"
        assert kind == change.kind
        assert flags <= change.flags
        assert Flag.MOVED in flags or Flag.MOVED not in change.flags or kind == "kept"
    if findings:
        check_findings(comparison, expected)


def check_findings(comparison: Comparison, expected: Expected) -> None:
    left, right = comparison.left.text, comparison.right.text
    waiting = list(comparison.findings)
    for kind, change, reason, ours, theirs in expected.findings:
        alike = (f for f in waiting if (f.kind, f.change) == (kind, change) and (not reason or f.reason == reason))
        match = next((f for f in alike if shows(f, ours, theirs, left, right)), None)
        assert match is not None, f"no {kind} {change} {reason} {ours!r} -> {theirs!r} among {told(comparison)}"
        waiting.remove(match)
    assert not waiting, f"not expected: {told(comparison)}"


def check_conflicts(comparison: Comparison, expected: Expected) -> None:
    left, right = comparison.left.text, comparison.right.text
    found = [(str(c.kind), c.left_span.of(left), c.right_span.of(right)) for c in comparison.contradictions]
    assert list(expected.conflicts) == found


def shows(finding: Finding, ours: str, theirs: str, left: str, right: str) -> bool:
    return overlaps(finding.left_span, ours, left) and overlaps(finding.right_span, theirs, right)


def overlaps(span: Span | None, expected: str, text: str) -> bool:
    if span is None or not expected:
        return span is None and not expected
    found = {word.casefold() for word in re.findall(r"\w+", span.of(text))}
    return bool(found & {word.casefold() for word in re.findall(r"\w+", expected)}) or span.of(text) in expected


def told(comparison: Comparison) -> list[str]:
    return [
        f"{f.kind} {f.change} ({f.reason}) {f.left_span and f.left_span.of(comparison.left.text)!r}"
        f" -> {f.right_span and f.right_span.of(comparison.right.text)!r}"
        for f in comparison.findings
    ]


@pytest.mark.parametrize("case", params())
@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_the_case_comes_out_as_a_careful_reader_would_sign_it(case: Case, *, swapped: bool) -> None:
    comparison, expected = compared(case, swapped=swapped)
    check(comparison, expected, findings=case.name.startswith(ABOUT_FINDINGS))
    if case.name.startswith(ABOUT_CONFLICTS):
        check_conflicts(comparison, expected)


_OTHER_SIDE = {"only_left": "only_right", "only_right": "only_left"}


def ledger_line(row: LedgerRow, *, swapped: bool) -> tuple[object, ...]:
    """Return what a row of the ledger says, its sides exchanged where they were."""
    sides = (
        (row.left, row.left_speaker, row.left_words, row.left_beside),
        (row.right, row.right_speaker, row.right_words, row.right_beside),
    )
    fate = _OTHER_SIDE.get(row.fate, str(row.fate)) if swapped else str(row.fate)
    return fate, row.speaker, row.owned, len(row.findings), sides[::-1] if swapped else sides


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_ledger_with_the_sides_swapped_is_the_mirrored_one(path: Path) -> None:
    case = read_case(path)
    one, other = (ledger_of(compared(case, swapped=swapped)[0]) for swapped in (False, True))
    assert sorted(map(repr, (ledger_line(row, swapped=False) for row in one))) == sorted(
        map(repr, (ledger_line(row, swapped=True) for row in other))
    )


def test_every_language_has_a_case() -> None:
    assert {"ar", "de", "es", "fr", "hi", "ja", "pt", "ru", "zh"} <= {read_case(path).language for path in CASES}

"""What stands out: the few changes that a reader should look at first, and why each was chosen.

Findings come first, a few that can't both be right before all others, then by how much they can change what a reader
believes; then rewordings whose changed words hold
figures; then what one side alone tells. The order is a reading aid, not a judgement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.model import BlockKind, ChangeKind, Comparison, FindingChange, FindingKind
from reader.reports import wording
from reader.reports.nouns import FindingEntry, Mark, Row, Standout, Told
from reader.reports.redline import clipped, plain_text

_MOST = 7
_MOST_OF_A_KIND = 2
_MOST_FINDINGS = 5
# So that an altered quotation and a strengthened claim still find room.
_MOST_CONFLICTS = 3
# Over this share of changed words a redline is two sentences struck against each other: nothing to look at first.
_MOST_CHANGED = 0.5
# Characters of one entry: three lines of the printed column.
_LONGEST = 210

_WEIGHTS = {
    (FindingKind.CERTAINTY, FindingChange.STRENGTHENED): 1.0,
    (FindingKind.CERTAINTY, FindingChange.WEAKENED): 0.98,
    (FindingKind.NUMBER, FindingChange.CHANGED): 0.95,
    (FindingKind.QUOTE, FindingChange.ALTERED): 0.9,
    (FindingKind.ATTRIBUTION, FindingChange.CHANGED): 0.85,
    (FindingKind.ATTRIBUTION, FindingChange.DROPPED): 0.8,
    (FindingKind.QUOTE, FindingChange.TRUNCATED): 0.75,
    (FindingKind.NAME, FindingChange.CHANGED): 0.7,
    (FindingKind.CERTAINTY, FindingChange.CHANGED): 0.6,
    (FindingKind.ATTRIBUTION, FindingChange.ADDED): 0.5,
    (FindingKind.NUMBER, FindingChange.DROPPED): 0.4,
    (FindingKind.NUMBER, FindingChange.ADDED): 0.4,
}


def standouts(comparison: Comparison, rows: Sequence[Row], entries: Sequence[FindingEntry]) -> tuple[Standout, ...]:
    """Return what to look at first, weightiest first; `entries` are the findings of the comparison, in its order."""
    chosen = list(_findings(comparison, entries))
    taken = {item.row for item in chosen}
    if not chosen:
        chosen += _figures_reworded(rows)[:_MOST_OF_A_KIND]
        chosen += [item for item in _most_reworded(rows) if item.row not in {c.row for c in chosen}][:1]
    for kind in (ChangeKind.DROPPED, ChangeKind.ADDED):
        room = min(_MOST_OF_A_KIND, _MOST - len(chosen))
        chosen += [item for item in _lone(rows, kind) if item.row not in taken][:room]
    return tuple(chosen[:_MOST])


def _findings(comparison: Comparison, entries: Sequence[FindingEntry]) -> Iterator[Standout]:
    """Yield what the user called important, then a few that can't both be right, then the weightiest of each kind.

    Each row stands there once.
    """
    found = comparison.findings
    conflicting = {conflict.place for conflict in comparison.contradictions}
    weighed = sorted(
        (
            (not entries[place].mark.important, item.place not in conflicting),
            -_WEIGHTS[(item.kind, item.change)] * item.confidence,
            place,
        )
        for place, item in enumerate(found)
        if (item.kind, item.change) in _WEIGHTS and not entries[place].wrong
    )
    seen: Counter[FindingKind] = Counter()
    taken: set[int] = set()
    ranked = []
    conflicts = 0
    for (usual, agrees), weight, place in weighed:
        kind, row = found[place].kind, entries[place].row
        first = not agrees and conflicts < _MOST_CONFLICTS
        if row not in taken and (seen[kind] < _MOST_OF_A_KIND or first or not usual):
            ranked.append(((usual, not first), 0 if first else seen[kind], weight, place))
            conflicts += first
            seen[kind] += 1
            taken.add(row)
    for _, _, _, place in sorted(ranked)[:_MOST_FINDINGS]:
        entry = entries[place]
        said = wording.mark(entry.mark)
        yield Standout(entry.redline, f"{said} · {entry.what}" if said else entry.what, entry.numbers, entry.row)


def _figures_reworded(rows: Sequence[Row]) -> list[Standout]:
    """Return rewordings that have figures among the words of each side alone, least changed first."""
    chosen = [
        (_changed(row), row.place)
        for row in rows
        if _worth(row, ChangeKind.REWORDED) and _figures(row, Mark.DELETED) and _figures(row, Mark.INSERTED)
    ]
    return [_standout(rows[place - 1], "reworded; the changed words hold figures") for _, place in sorted(chosen)]


def _most_reworded(rows: Sequence[Row]) -> list[Standout]:
    """Return rewordings in which more is kept than changed, the most changed first."""
    weighed = [(-_changed(row), row.place) for row in rows if _worth(row, ChangeKind.REWORDED)]
    most_kept = [place for share, place in sorted(weighed) if -share < _MOST_CHANGED]
    return [_standout(rows[place - 1], wording.KINDS[ChangeKind.REWORDED]) for place in most_kept]


def _figures(row: Row, mark: Mark) -> bool:
    return any(any(map(str.isdigit, run.text)) for run in row.redline if run.mark is mark)


def _changed(row: Row) -> float:
    """Return the share of a row's redline that only one side has."""
    marked = sum(len(run.text) for run in row.redline if run.mark in (Mark.DELETED, Mark.INSERTED))
    return marked / max(sum(len(run.text) for run in row.redline), 1)


def _lone(rows: Sequence[Row], kind: ChangeKind) -> list[Standout]:
    """Return the lone sentences of a side: figures and quotations first, then the longer ones."""
    weighed = sorted((-_salience((row.left or row.right)[0]), row.place) for row in rows if _worth(row, kind))
    return [_standout(rows[place - 1], wording.KINDS[kind]) for _, place in weighed]


def _salience(told: Told) -> float:
    """Return how much a lone sentence tells: its words, up to thirty, and half as much for a figure or a quotation."""
    text = plain_text(told.passage)
    words = min(len(text.split()), 30)
    figure = any(c.isdigit() for c in text)
    quotation = any(c in '“”„«»「」"' for c in text)
    prose = told.block in (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
    return (words + 15 * figure + 15 * quotation) * (1.0 if prose else 0.3)


def _worth(row: Row, kind: ChangeKind) -> bool:
    """Return whether a row can stand out: sure of its link, told in one line, and not about page furniture."""
    return row.kind is kind and row.whole and not row.furniture and not row.doubtful


def _standout(row: Row, caption: str) -> Standout:
    return Standout(clipped(row.redline, _LONGEST), caption, row.numbers, row.place)

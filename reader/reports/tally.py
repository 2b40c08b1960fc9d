"""What a comparison says in sum, counted the same way for the status line and for every form of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.findings.ledger import LedgerRow
from reader.model import Comparison, Marks
from reader.reports import wording
from reader.reports.quotations import wrong_places


def tally(comparison: Comparison, ledger: Sequence[LedgerRow], marks: Marks) -> tuple[str, ...]:
    """Return "7 quotations: 1 word for word, …", "2 figures changed" and so on; what the user set aside is not counted.

    `ledger` are the utterances of the comparison. First comes that the texts are in two languages, where they are: what
    is dropped in the one may be told in the other, in words that nobody matched. A narrow window cuts from the end: how
    many findings are set aside is said early, and so is what wasn't looked for, which would else read as "none found".
    """
    wrong = wrong_places(marks)
    counted = [found for found in comparison.findings if found.place not in wrong]
    conflicting = sum(found.place not in wrong for found in comparison.contradictions)
    languages = comparison.left.head.language, comparison.right.head.language
    said = (
        wording.other_languages(*languages),
        quotations(ledger, marks),
        wording.set_aside(len(wrong & {found.place for found in comparison.facts})),
        wording.conflicts(conflicting),
        wording.not_compared(*languages),
        *wording.other_findings(counted),
    )
    return tuple(filter(None, said))


def quotations(ledger: Sequence[LedgerRow], marks: Marks) -> str:
    """Return "7 quotations: 1 word for word, 4 altered", each utterance counted once; "" where there are none."""
    wrong = wrong_places(marks)
    return wording.utterances(Counter(fate for row in ledger if (fate := row.fate_without(wrong)) is not None))

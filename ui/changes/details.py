"""Cards about the selected change: its redline, its findings, why it was linked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader import (
    Change,
    ChangeKind,
    Comparison,
    Contradiction,
    Finding,
    FindingKind,
    FindingMark,
    Flag,
    Link,
    Mark,
    Marks,
    wording,
)
from ui.changes.card import Card
from ui.changes.finding_model import title_of
from ui.changes.passage_view import PassageView, Styled, styled_runs
from ui.phrases import UNTOUCHED, change_title, isolated, link_score, why_linked
from ui.settings.theme import SANS, SERIF, Theme

_REDLINE_SIZE = 15.0
_WORDS_SIZE = 13.0
_CONFLICT = "These two can't both be right as they stand."
_INVITATION = "Click a sentence, or go from change to change with F8."
_NOTHING_OPEN = "Open both articles to see what changed."
_NO_CHANGE = "Both texts say the same, sentence for sentence."
_NO_LINK = (
    "No sentence of one text was found again in the other: they may tell different stories. "
    "Further to the right, the sensitivity below the texts links more loosely."
)


def findings_of(comparison: Comparison, change: Change) -> list[Finding]:
    """Return the findings that lie in a change's sentences."""
    return [found for found in comparison.findings if found.left in change.left or found.right in change.right]


def links_of(comparison: Comparison, change: Change) -> list[Link]:
    """Return the links of a change's sentences, the strongest first."""
    found = [link for link in comparison.links if link.left in change.left or link.right in change.right]
    return sorted(found, key=lambda link: -link.score)


def invitation(comparison: Comparison | None) -> str:
    """Return what to say while no change is selected."""
    if comparison is None:
        return _NOTHING_OPEN
    if not comparison.links:
        return _NO_LINK
    if all(change.kind is ChangeKind.KEPT and Flag.MOVED not in change.flags for change in comparison.changes):
        return _NO_CHANGE
    return _INVITATION


def conflicts_of(comparison: Comparison, change: Change) -> list[Contradiction]:
    """Return the contradictions in a change's sentences that no finding of the comparison tells."""
    told = {found.place for found in comparison.findings}
    return [
        found
        for found in comparison.contradictions
        if found.place not in told and (found.left in change.left or found.right in change.right)
    ]


def mark_lines(mark: FindingMark, *, conflict: bool) -> list[list[Styled]]:
    """Return what is said of a finding under it: that it conflicts, the user's mark, the user's note."""
    said = wording.mark(mark)
    lines: list[list[Styled]] = [[(_CONFLICT, "muted")]] if conflict else []
    lines += [[(said, "strong")]] if said else []
    return lines + ([[(f"Note: {mark.note}", "plain")]] if mark.note else [])


def finding_line(comparison: Comparison, found: Finding | Contradiction, change: Change) -> list[Styled]:
    """Return "Figure changed: 310 → nearly 400" as styled words; a quotation with its own words marked."""
    from reader import quotation_redline  # noqa: PLC0415 - loads word lists

    left = found.left_span.of(comparison.left.text) if found.left_span else ""
    right = found.right_span.of(comparison.right.text) if found.right_span else ""
    what = f"{_capital(title_of(found))}: "
    if isinstance(found, Finding) and found.change in UNTOUCHED:
        return [(what, "plain"), (left or right, "muted")]
    words: list[Styled] = [(what, "plain")]
    if found.kind is FindingKind.QUOTE and left and right:
        redline = styled_runs(quotation_redline(comparison, found, change))
        if redline:
            return words + redline
    if left:
        words.append((isolated(left), Mark.DELETED))
    if left and right:
        words.append((" → ", "muted"))
    if right:
        words.append((isolated(right), Mark.INSERTED))
    return words


def reason_lines(links: list[Link], change: Change) -> list[list[Styled]]:
    """Return the evidence, a line for each kind; a link to another group is said in a line of its own."""
    inside = [link for link in links if link.left in change.left and link.right in change.right]
    lines: list[list[Styled]] = []
    for heading, words in why_linked(inside):
        line: list[Styled] = [(f"{_capital(heading)}{': ' if words else ''}", "muted" if words else "plain")]
        for number, word in enumerate(words):
            line += [(", " if number else "", "plain"), (word, "strong")]
        lines.append(line)
    outside = [link for link in links if link not in inside]
    if outside:
        # Numbered as in the ledger and in reports.
        ends = [f"B{link.right + 1}" if link.left in change.left else f"A{link.left + 1}" for link in outside]
        said = wording.also_in(list(dict.fromkeys(ends)), lone=not inside)
        lines.append([(f"{_capital(said)}.", "muted")])
    return lines


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Details(QWidget):
    """Three cards; those without content are hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Invite to select something."""
        super().__init__(parent)
        self.redline = PassageView(SERIF, _REDLINE_SIZE, theme)
        self.findings = PassageView(SANS, _WORDS_SIZE, theme)
        self.reasons = PassageView(SANS, _WORDS_SIZE, theme)
        self._marks: Marks = {}
        self._shown: tuple[Comparison | None, Change | None] = (None, None)
        self._selected = Card("Selected", self.redline)
        self._findings = Card("Findings", self.findings)
        self._reasons = Card("Why linked", self.reasons)
        self._hand = QWidget()
        self._hand_row = QHBoxLayout(self._hand)
        self._hand_row.setContentsMargins(0, 0, 0, 0)
        self._by_hand = Card("Not right?", self._hand)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in (self._selected, self._findings, self._reasons, self._by_hand):
            column.addWidget(card)
        column.addStretch()
        self.redline.setAccessibleName("The selected sentences, old words struck out, new words underlined")
        self.findings.setAccessibleName("Facts that differ in the selected sentences")
        self.reasons.setAccessibleName("Why the selected sentences were linked")
        self.show_change(None, None)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for view in (self.redline, self.findings, self.reasons):
            view.set_theme(theme)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these under the details of a change."""
        for action in actions:
            button = QPushButton(action.text())
            button.setObjectName("link")
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            self._hand_row.addWidget(button)
        self._hand_row.addStretch()

    def set_findings_first(self, *, first: bool) -> None:
        """Show the findings above the redline, or below it: first is what the user is looking through."""
        self._column.removeWidget(self._findings)
        self._column.insertWidget(0 if first else 1, self._findings)

    def set_marks(self, marks: Marks) -> None:
        """Take what the user says of the findings."""
        if marks != self._marks:
            self._marks = marks
            self._show_findings()

    def show_change(self, comparison: Comparison | None, change: Change | None) -> None:
        """Show a change, or an invitation."""
        self._shown = (comparison, change)
        self._findings.hide()
        self._reasons.hide()
        self._by_hand.setVisible(change is not None)
        if comparison is None or change is None:
            self._selected.set_title("Selected: nothing yet")
            self.redline.set_lines([[(invitation(comparison), "muted")]])
            return
        self._selected.set_title(f"Selected: {change_title(change).lower()}")
        self.redline.set_lines(_lines(comparison, change))
        self._show_findings()
        links = links_of(comparison, change)
        if links:
            inside = any(link.left in change.left and link.right in change.right for link in links)
            why = f"Why linked · {link_score(comparison, change)}" if inside else "Not linked as a whole"
            self._reasons.set_title(why)
            self.reasons.set_lines(reason_lines(links, change))
            self._reasons.show()

    def _show_findings(self) -> None:
        comparison, change = self._shown
        if comparison is None or change is None:
            return
        conflicting = {found.place for found in comparison.contradictions}
        facts: list[Finding | Contradiction] = [*findings_of(comparison, change), *conflicts_of(comparison, change)]
        lines = []
        for fact in facts:
            mark = self._marks.get(fact.place, FindingMark())
            lines += [finding_line(comparison, fact, change), *mark_lines(mark, conflict=fact.place in conflicting)]
        self.findings.set_lines(lines)
        self._findings.setVisible(bool(lines))


def _lines(comparison: Comparison, change: Change) -> list[list[Styled]]:
    """Return the redline, or both wordings sentence by sentence where none can be read; a lone sentence is one mark."""
    from reader import redline_lines  # noqa: PLC0415 - loads word lists

    told = redline_lines(comparison.left, comparison.right, change)
    if not (change.left and change.right):
        style = Mark.DELETED if change.left else Mark.INSERTED
        return [[(run.text, style) for run in passage] for _, passage in told]
    lines = []
    for number, passage in told:
        label = isolated(number, beside="".join(run.text for run in passage))
        lines.append([*([(f"{label}  ", "muted")] if number else []), *styled_runs(passage)])
    return lines

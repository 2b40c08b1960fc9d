from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader import (
    Change,
    ChangeKind,
    Comparison,
    FindingKind,
    FindingMark,
    Link,
    Mark,
    Verdict,
    article_from_sentences,
    compare,
    ledger_of,
)
from ui.changes.details import Details, finding_line, findings_of, links_of, reason_lines
from ui.changes.ledger import LedgerWindow
from ui.phrases import isolated
from ui.settings.theme import Theme


@pytest.fixture
def details(qtbot: QtBot, theme: Theme) -> Details:
    details = Details(theme)
    qtbot.addWidget(details)
    details.resize(320, 600)
    details.show()
    return details


def test_nothing_selected_says_what_to_do(details: Details, comparison: Comparison) -> None:
    assert "Open both articles" in details.redline.toPlainText()
    details.show_change(comparison, None)
    assert "Click a sentence" in details.redline.toPlainText()


def test_the_redline_strikes_old_words_and_underlines_new_ones(details: Details, comparison: Comparison) -> None:
    change = next(
        one for one in comparison.changes if one.kind is ChangeKind.REWORDED and "310" in _left(comparison, one.left)
    )
    details.show_change(comparison, change)
    formats = {}
    block = details.redline.document().begin()
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        formats[fragment.text()] = fragment.charFormat()
        fragments += 1
    struck = " ".join(words for words, style in formats.items() if style.fontStrikeOut())
    underlined = " ".join(words for words, style in formats.items() if style.fontUnderline())
    assert "310" in struck
    assert "400" in underlined
    assert "homes" in "".join(words for words, style in formats.items() if not style.fontStrikeOut())


def test_sentences_that_no_redline_can_tell_stand_one_by_one_in_their_own_order(details: Details) -> None:
    left = article_from_sentences(
        [
            "“No one will be put at risk,” said Ida Brandt, the director of Norlin.",
            "The ship stays in port until Friday.",
        ]
    )
    right = article_from_sentences(
        ["Ida Brandt of Norlin promised: “No one will be put at risk”, and the ship stays in port all week."]
    )
    comparison = compare(left, right)
    (change,) = comparison.changes
    details.show_change(comparison, change)
    expected = [f"A{i + 1}  {left.sentence_text(i)}" for i in range(2)] + [f"B1  {right.sentence_text(0)}"]
    assert expected == details.redline.toPlainText().split("\n")


def test_a_lone_sentence_is_shown_whole(details: Details, comparison: Comparison) -> None:
    change = next(one for one in comparison.changes if one.kind is ChangeKind.DROPPED)
    details.show_change(comparison, change)
    assert details.redline.toPlainText() == comparison.left.sentence_text(change.left[0])


def test_reasons_name_the_words_that_made_the_link(comparison: Comparison) -> None:
    change = next(one for one in comparison.changes if one.kind is ChangeKind.REWORDED)
    lines = reason_lines(links_of(comparison, change), change)
    words = {words for line in lines for words, style in line if style == "strong"}
    assert words
    assert all(word.strip("“”") in comparison.left.text for word in words if not word.startswith("above"))


def test_text_that_looks_like_markup_is_shown_as_text(details: Details) -> None:
    details.redline.set_lines([[("<b>bold</b> & <script>x</script>", "plain")]])
    assert details.redline.toPlainText() == "<b>bold</b> & <script>x</script>"


def test_a_finding_shows_both_wordings(comparison: Comparison) -> None:
    found = next(one for one in comparison.findings if one.kind is FindingKind.NUMBER and one.change == "changed")
    assert found.left_span is not None
    assert found.right_span is not None
    change = next(one for one in comparison.changes if found.left in one.left)
    words = [words for words, _ in finding_line(comparison, found, change)]
    assert found.left_span.of(comparison.left.text) in words
    assert found.right_span.of(comparison.right.text) in words
    assert found in findings_of(comparison, change)


def test_of_an_altered_quotation_only_the_words_that_differ_are_marked(comparison: Comparison) -> None:
    found = next(one for one in comparison.findings if one.reason == "words_inside")
    change = next(one for one in comparison.changes if found.left in one.left)
    line = finding_line(comparison, found, change)
    assert [words.strip() for words, style in line if style == Mark.DELETED] == ["single"]
    assert not any(style == Mark.INSERTED for _, style in line)
    assert "We asked for the money every" in "".join(words for words, _ in line)


def test_the_ledger_lists_every_quotation_and_leads_to_its_change(
    qtbot: QtBot, comparison: Comparison, theme: Theme
) -> None:
    ledger = LedgerWindow(comparison, ledger_of(comparison), theme)
    qtbot.addWidget(ledger)
    with qtbot.waitSignal(ledger.filled, timeout=20_000):
        ledger.show()
    cells = [str(ledger.model.index(row, 0).data()) for row in range(ledger.model.rowCount())]
    assert any("every single year" in cell for cell in cells)
    assert "quotation" in ledger.summary.text()
    # A window that is given the focus has made its first row the current one already.
    ledger.table.selectionModel().clearCurrentIndex()
    with qtbot.waitSignal(ledger.change_chosen) as chosen:
        ledger.table.selectRow(0)
    change = comparison.changes[(chosen.args or [-1])[0]]
    words = " ".join(comparison.left.sentence_text(index) for index in change.left)
    assert cells[0].strip('"“”') in words


def _left(comparison: Comparison, sentences: tuple[int, ...]) -> str:
    return " ".join(comparison.left.sentence_text(index) for index in sentences)


def test_a_link_beyond_the_group_names_the_sentence_by_its_number() -> None:
    change = Change(ChangeKind.DROPPED, frozenset(), (0,), (), (), 0.0)
    assert reason_lines([Link(0, 2, 0.7, ())], change) == [[("Partly told in B3.", "muted")]]


def test_a_quotation_is_marked_in_the_ledger_and_leaves_it_when_wrong(
    qtbot: QtBot, comparison: Comparison, theme: Theme
) -> None:
    ledger = LedgerWindow(comparison, ledger_of(comparison), theme)
    qtbot.addWidget(ledger)
    with qtbot.waitSignal(ledger.filled, timeout=20_000):
        ledger.show()
    row = next(at for at in range(ledger.model.rowCount()) if ledger.model.entry_at(at).places)
    ledger.table.selectRow(row)
    with qtbot.waitSignal(ledger.mark_requested) as asked:
        qtbot.keyClick(ledger.table, Qt.Key.Key_W)
    key, places, _ = asked.args or ["", (), ""]
    assert key == "mark_wrong"
    before = ledger.model.rowCount()
    with qtbot.waitSignal(ledger.filled, timeout=20_000):
        ledger.set_marks(comparison, {place: FindingMark(Verdict.WRONG) for place in places})
    assert ledger.model.rowCount() == before - 1
    assert ledger.summary.text().endswith("1 set aside as wrong")
    with qtbot.waitSignal(ledger.filled, timeout=20_000):
        ledger.set_marks(comparison, {place: FindingMark(Verdict.CHECKED, note="heard it") for place in places})
    said = [str(ledger.model.index(at, 2).data()) for at in range(ledger.model.rowCount())]
    assert any("✓ checked" in words and "heard it" in words for words in said)


def test_words_that_run_from_right_to_left_stand_apart_from_the_english_round_them() -> None:
    assert isolated("Friday.") == "Friday."
    assert isolated("الأربعاء") == "\u2068الأربعاء\u2069"
    assert isolated("A2", beside="الأربعاء") == "\u2068A2\u2069"


def test_numbered_sentences_in_arabic_run_from_right_to_left(details: Details) -> None:
    left = article_from_sentences(["أعلنت هيئة الطيران المدني يوم الاثنين إغلاق مطار الساحل بسبب عاصفة رملية."])
    right = article_from_sentences(["أغلق مطار الساحل يوم الاثنين بسبب عاصفة رملية، وفق هيئة الطيران المدني."])
    comparison = compare(left, right)
    details.show_change(comparison, comparison.changes[0])
    document = details.redline.document()
    lines = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    assert ["A1", "B1"] == [line.text()[1:3] for line in lines]
    assert {Qt.LayoutDirection.RightToLeft} == {line.textDirection() for line in lines}

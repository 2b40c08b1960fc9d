"""The user's marks: made in the list, undone, saved in a case, kept when they aren't, and found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader import Case, Options, ReaderError, Verdict, load, read_case, write_case
from tests.ui.cases.conftest import Answer, answer
from tests.ui.conftest import LEFT, RIGHT, Drop, file_mime
from ui.cases.lost_marks import LostMarks
from ui.cases.note_dialog import NoteDialog
from ui.changes.finding_model import CONFLICTS, FindingRole, Shown
from ui.desktop import build_window
from ui.main_window import MainWindow
from ui.printing.report_window import ReportWindow
from ui.settings.preferences import Preferences
from ui.sides import Side


def select(window: MainWindow, title: str) -> None:
    """Select the first finding whose title begins so."""
    page = window.dock.findings_page
    window.dock.show_findings(shown=True)
    model = page.list.model()
    row = next(r for r in range(model.rowCount()) if str(model.index(r, 0).data(FindingRole.TITLE)).startswith(title))
    page.list.setCurrentIndex(model.index(row, 0))


def do(window: MainWindow, *keys: str) -> None:
    for key in keys:
        action = window.actions_by_key[key]
        assert action.isEnabled(), key
        action.trigger()


def marks(window: MainWindow) -> list[tuple[Verdict, bool, str]]:
    return sorted((m.verdict, m.important, m.note) for m in window.desk.placed.marks.values())


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.marking.dialogs.open_path(str(path))


def said(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: window.notice.isVisible() and words in window.notice.text, timeout=10_000)


def test_a_finding_is_marked_unmarked_and_the_mark_undone(window: MainWindow) -> None:
    assert not window.actions_by_key["mark_checked"].isEnabled()
    select(window, "figure changed")
    do(window, "mark_checked", "mark_important")
    assert marks(window) == [(Verdict.CHECKED, True, "")]
    assert window.actions_by_key["mark_checked"].isChecked()
    assert window.isWindowModified()
    do(window, "undo", "undo")
    assert marks(window) == []
    assert not window.isWindowModified()
    do(window, "redo", "redo")
    assert marks(window) == [(Verdict.CHECKED, True, "")]
    do(window, "mark_checked", "mark_important")
    assert marks(window) == []


def test_no_key_marks_a_finding_of_another_sentence_than_the_selected_one(window: MainWindow) -> None:
    select(window, "figure changed")
    window.pair.select_sentence(Side.LEFT, 4)
    do(window, "mark_important")
    assert marks(window) == [(Verdict.OPEN, True, "")], "it is about that sentence"
    window.pair.select_sentence(Side.LEFT, 5)
    assert not window.actions_by_key["mark_wrong"].isEnabled()


def test_letters_typed_in_the_list_are_marks(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "figure changed")
    qtbot.keyClick(window.dock.findings_page.list, Qt.Key.Key_I)
    qtbot.keyClick(window.dock.findings_page.list, Qt.Key.Key_W)
    assert marks(window) == [(Verdict.WRONG, True, "")]


def test_what_is_set_aside_leaves_every_count_and_that_is_said(window: MainWindow) -> None:
    total, tab = window.dock.findings.total(), window.dock.tab_texts[1]
    assert "figure changed" in window.status_line.text
    assert "can't both be right" in window.status_line.text
    select(window, "figure changed")
    do(window, "mark_wrong")
    assert window.dock.findings.total() == total - 1
    assert tab != window.dock.tab_texts[1]
    assert "figure changed" not in window.status_line.text
    assert "can't both be right" not in window.status_line.text
    assert "1 finding set aside as wrong" in window.status_line.text


def test_the_list_shows_what_is_unchecked_important_or_wrong(window: MainWindow) -> None:
    page = window.dock.findings_page
    total = page.list.model().rowCount()
    select(window, "figure changed")
    page.shown.setCurrentIndex(page.shown.findData(Shown.UNCHECKED))
    row = page.list.currentIndex().row()
    do(window, "mark_checked")
    assert page.list.model().rowCount() == total - 1
    assert page.list.currentIndex().row() == min(row, total - 2), "the next finding is the current one"
    for shown, number in ((Shown.CHECKED, 1), (Shown.IMPORTANT, 0), (Shown.WRONG, 0), (Shown.ALL, total)):
        page.shown.setCurrentIndex(page.shown.findData(shown))
        assert page.list.model().rowCount() == number
        assert page.shown.currentText().endswith(f"({number})")


def test_what_cannot_both_be_right_can_be_listed_alone(window: MainWindow) -> None:
    page = window.dock.findings_page
    page.kinds.setCurrentIndex(page.kinds.findData(CONFLICTS))
    assert page.kinds.currentText() == "Can't both be right (1)"
    assert page.list.model().rowCount() == 1
    tip = str(page.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "can't both be right as they stand" in tip


def test_a_note_is_typed_kept_and_shown_with_the_details(qtbot: QtBot, window: MainWindow) -> None:
    select(window, "figure changed")
    page = window.dock.findings_page
    page.finding_chosen.emit(int(page.list.currentIndex().data(FindingRole.FINDING)))
    do(window, "note")
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.text, "asked the fire brigade")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert marks(window) == [(Verdict.OPEN, False, "asked the fire brigade")]
    assert "Note: asked the fire brigade" in window.dock.details.findings.toPlainText()


def test_a_saved_case_opens_with_its_marks_whatever_became_of_the_sources(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, files: tuple[Path, Path], shelf: Path
) -> None:
    select(window, "figure changed")
    do(window, "mark_checked", "mark_important")
    path = tmp_path / "flood.twicetold"
    window.desk.save(path)
    assert not window.desk.dirty
    assert window.windowTitle() == "flood.twicetold – Twice Told"
    assert not list(shelf.glob("*"))
    window.marking.close_articles()
    assert marks(window) == []
    files[0].write_text(LEFT.replace("310", "311"), encoding="utf-8")
    files[1].unlink()
    opened(qtbot, window, path)
    assert marks(window) == [(Verdict.CHECKED, True, "")]
    said(qtbot, window, "herald.txt has changed since. The case shows it as it was.")
    assert "quay.txt is gone." in window.notice.text
    assert not window.desk.dirty


def test_marks_that_do_not_apply_to_a_changed_source_are_listed_and_saved_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    select(window, "figure changed")
    do(window, "mark_checked")
    select(window, "quotation")
    do(window, "mark_important")
    window.desk.save(tmp_path / "flood.twicetold")
    files[1].write_text(RIGHT.replace("Nearly 400", "Some 310"), encoding="utf-8")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        do(window, "reread")
    qtbot.waitUntil(lambda: len(window.desk.placed.lost) == 1, timeout=10_000)
    said_there = window.dock.findings_page.lost
    assert said_there.isVisibleTo(window.dock.findings_page)
    assert said_there.text() == "1 mark doesn't apply here…"
    do(window, "lost_marks")
    dialog = window.findChild(LostMarks)
    assert dialog is not None
    assert "400" in dialog.list.item(0).text()
    window.desk.save()
    assert len(read_case(tmp_path / "flood.twicetold").marks) == 2
    dialog.list.item(0).setSelected(True)
    dialog.remove.click()
    assert dialog.list.count() == 0
    do(window, "undo")
    assert dialog.list.count() == 1
    dialog.reject()


def test_swapped_articles_keep_their_marks(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    select(window, "figure changed")
    do(window, "mark_checked")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.session.swap()
    assert marks(window) == [(Verdict.CHECKED, False, "")]
    select(window, "quotation")
    do(window, "mark_wrong")
    window.desk.save(tmp_path / "x.twicetold")
    case = read_case(tmp_path / "x.twicetold")
    assert case.left.origin.name == "herald.txt"
    assert all(fact.key.left_sentence in " ".join(case.left.text.split()) for fact in case.marks)
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.session.swap()
    assert len(marks(window)) == 2
    assert window.desk.placed.lost == ()


def test_closing_asks_about_unsaved_marks_and_can_be_stopped(window: MainWindow) -> None:
    asked = answer(window, Answer.Cancel)
    assert window.close()
    window.show()
    assert asked == []
    select(window, "figure changed")
    do(window, "mark_checked")
    assert not window.close()
    assert asked == ["asked"]
    assert window.isVisible()


def test_closing_can_save_first(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "named"
    monkeypatch.setattr("ui.cases.asking.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    select(window, "figure changed")
    do(window, "mark_checked")
    answer(window, Answer.Save)
    assert window.close()
    assert len(read_case(tmp_path / "named.twicetold").marks) == 1


def test_unsaved_marks_are_kept_and_come_back_with_their_articles(
    qtbot: QtBot, window: MainWindow, files: tuple[Path, Path], shelf: Path, tmp_path: Path
) -> None:
    select(window, "figure changed")
    do(window, "mark_checked")
    qtbot.waitUntil(lambda: len(list(shelf.glob("*.twicetold"))) == 1, timeout=10_000)
    other = tmp_path / "other.txt"
    other.write_text("The council raised the price of bread on Friday. Bakers complained.", encoding="utf-8")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.opening.open_pair(str(other), str(other))
    assert marks(window) == []
    said(qtbot, window, "not saved, but kept")
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.opening.open_pair(str(files[1]), str(files[0]))
    assert marks(window) == [(Verdict.CHECKED, False, "")], "the other way round too"
    said(qtbot, window, "taken up")
    assert window.desk.dirty


def test_unsaved_changes_of_a_saved_case_come_back_after_a_crash(
    qtbot: QtBot, window: MainWindow, shelf: Path, tmp_path: Path, preferences: Preferences, qapp: QApplication
) -> None:
    path = tmp_path / "flood.twicetold"
    select(window, "figure changed")
    do(window, "mark_checked")
    window.desk.save(path)
    do(window, "mark_important")
    qtbot.waitUntil(lambda: len(list(shelf.glob("*.twicetold"))) == 1, timeout=10_000)
    for lock in shelf.glob("*.lock"):
        lock.unlink()  # the system does it where a window crashes
    second = build_window(qapp, preferences, "light", shelf)
    opened(qtbot, second, path)
    assert marks(second) == [(Verdict.CHECKED, True, "")]
    assert second.desk.dirty
    second.desk.save()
    assert not list(shelf.glob("*.twicetold"))
    second.close()
    second.deleteLater()
    answer(window, Answer.Discard)


def test_a_case_is_dropped_chosen_from_the_recent_ones_or_named_with_others(
    qtbot: QtBot, empty_window: MainWindow, files: tuple[Path, Path], tmp_path: Path, drop: Drop
) -> None:
    path = write_case(Case(load(files[0]), load(files[1]), Options(sensitivity=0.7)), tmp_path / "x.twicetold")
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=20_000):
        assert drop(empty_window, file_mime(path))
    assert empty_window.session.options.sensitivity == 0.7
    assert empty_window.preferences.recent_cases() == [str(path)]
    empty_window.marking.close_articles()
    names = [button.text() for button in empty_window.start_page.case_buttons()]
    assert names == ["x.twicetold"]
    with qtbot.waitSignal(empty_window.session.comparison_ready, timeout=20_000):
        empty_window.start_page.case_buttons()[0].click()


def test_a_case_that_cannot_be_read_is_said_to_be(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.twicetold"
    path.write_text("{}", encoding="utf-8")
    with qtbot.waitSignal(window.desk.failed, timeout=10_000):
        window.marking.dialogs.open_path(str(path))
    assert "no case of Twice Told" in window.notice.text
    assert window.session.comparison is not None


def test_the_start_page_offers_what_is_not_saved_and_opens_it_as_its_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "flood.twicetold"
    window.desk.save(path)
    select(window, "figure changed")
    do(window, "mark_checked")
    window.session.close_articles()
    said(qtbot, window, "flood.twicetold: not saved, but kept.")
    names = [button.text() for button in window.start_page.case_buttons()]
    assert names == ["flood.twicetold (not saved)", "flood.twicetold"]
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.start_page.case_buttons()[0].click()
    assert window.desk.path == path
    assert window.desk.dirty
    window.desk.save()
    assert len(read_case(path).marks) == 1


def test_marks_that_cannot_be_kept_are_said_to_be_at_risk(qtbot: QtBot, window: MainWindow, shelf: Path) -> None:
    shelf.write_text("a file stands where the folder should be", encoding="utf-8")
    select(window, "figure changed")
    do(window, "mark_checked")
    said(qtbot, window, "The marks can't be kept.")
    assert "Save the case soon." in window.notice.hint


def test_a_case_that_cannot_be_saved_says_why_and_stays_unsaved(window: MainWindow, tmp_path: Path) -> None:
    select(window, "figure changed")
    do(window, "mark_checked")
    with pytest.raises(ReaderError):
        window.desk.save(tmp_path / "nowhere" / "x.twicetold")
    assert window.desk.dirty
    assert window.desk.path is None


def test_what_the_user_corrects_in_an_article_is_saved_with_the_case(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "flood.twicetold"
    window.desk.save(path)
    article = window.session.article(Side.LEFT)
    assert article is not None
    with qtbot.waitSignal(window.session.comparison_ready, timeout=20_000):
        window.session.revise(Side.LEFT, head=replace(article.head, outlet="Coast Herald"))
    assert window.desk.dirty
    window.desk.save()
    assert read_case(path).left.head.outlet == "Coast Herald"
    window.marking.close_articles()
    opened(qtbot, window, path)
    assert window.pair.panes[Side.LEFT].view.article == read_case(path).left
    assert not window.desk.dirty


def test_an_open_report_takes_the_marks_and_sums_up_as_the_status_line_does(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "report")
    report = window.findChild(ReportWindow)
    assert report is not None
    qtbot.waitUntil(lambda: report.plan is not None, timeout=20_000)
    select(window, "figure changed")
    do(window, "mark_wrong")
    qtbot.waitUntil(lambda: len(report.report.set_aside) == 1, timeout=20_000)
    assert report.report.summary.replace(" · ", " ").split() == window.status_line.text.split()
    report.close()


def test_keys_work_wherever_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    view = window.pair.panes[Side.LEFT].view
    select(window, "figure changed")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert marks(window) == [(Verdict.CHECKED, False, "")]
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(window) == []

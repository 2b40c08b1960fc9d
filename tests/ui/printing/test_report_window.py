"""The report window with real widgets: pages, options, saving, errors said as words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader.reports import Section
from tests.reader.reports.story import story_with_findings
from ui.printing.printer import standard_layout
from ui.printing.report_window import FORMS, ReportWindow, file_name
from ui.settings.theme import named_theme


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[ReportWindow]:
    made = ReportWindow(story_with_findings())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.planned):
        made.show()
    yield made
    made.close()


def test_the_pages_appear_and_are_counted(window: ReportWindow) -> None:
    assert window.plan is not None
    assert len(window.plan.pages) >= 2
    picture = window.preview.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 120 for x in range(0, picture.width(), 3) for y in range(0, 700, 3)
    )
    assert dark > 200


def test_leaving_a_section_out_makes_the_pages_anew(window: ReportWindow, qtbot: QtBot) -> None:
    assert window.plan is not None
    before = len(window.plan.pages)
    for section in (Section.FACING, Section.REWORDED, Section.METHOD):
        with qtbot.waitSignal(window.planned):
            window.options.box(section).click()
    assert not window.report.shows(Section.FACING)
    assert len(window.plan.pages) < before


def test_a_title_that_is_typed_stands_on_the_page(window: ReportWindow, qtbot: QtBot) -> None:
    field = window.options.findChild(QLineEdit)
    assert field is not None
    with qtbot.waitSignal(window.planned):
        QTest.keyClicks(field, "Two ferries")
    assert "Two ferries" == window.report.title
    assert "Report: Two ferries" == window.windowTitle()


@pytest.mark.parametrize("suffix", FORMS)
def test_the_report_is_saved_in_every_form(window: ReportWindow, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"report{suffix}"
    with qtbot.waitSignal(window.saved) as signal:
        window.save(target)
    assert [target] == signal.args
    assert target.stat().st_size > 500


def test_the_saved_pdf_is_what_the_window_shows(window: ReportWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.set_page_layout(standard_layout(QPageSize.PageSizeId.Letter))
    with qtbot.waitSignal(window.planned):
        window.options.box(Section.FACING).click()
    with qtbot.waitSignal(window.saved):
        window.save(tmp_path / "report.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    sizes = {tuple(map(round, document[n].get_size())) for n in range(len(document))}
    text = " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    pages = len(document)
    document.close()
    assert window.plan is not None
    assert len(window.plan.pages) == pages
    assert {(612, 792)} == sizes
    assert "Facing text" not in text


def test_a_place_that_cannot_be_written_is_told_in_the_window(
    window: ReportWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.save(tmp_path / "missing" / "report.html")
    qtbot.waitUntil(window.notice.isVisible)
    assert "report.html" in window.notice.text
    assert "folder" in window.notice.hint


def test_the_save_dialog_offers_a_name_made_of_the_title(
    window: ReportWindow, qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    offered: list[str] = []

    def answer() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
        field = dialog.findChild(QLineEdit)
        assert field is not None
        offered.append(field.text())
        field.setText(str(tmp_path / "mine"))
        dialog.accept()

    QTimer.singleShot(300, answer)
    with qtbot.waitSignal(window.saved):
        _button(window, "Save as PDF").click()
    assert ["Sound Post and The Ferry Times, compared.pdf"] == offered
    assert (tmp_path / "mine.pdf").exists()


def test_every_control_has_a_name_for_screen_readers(window: ReportWindow) -> None:
    assert all(button.accessibleName() or button.text() for button in window.findChildren(QAbstractButton))
    assert window.preview.accessibleName()


def test_pages_are_turned_and_zoomed_from_the_keyboard(window: ReportWindow) -> None:
    preview = window.preview
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert 1 == preview.page
    QTest.keyClick(preview, Qt.Key.Key_Home)
    assert 0 == preview.page
    scale = preview.scale
    preview.zoom_in()
    assert preview.scale > scale
    preview.set_zoom(0)
    assert scale == pytest.approx(preview.scale)


def test_the_page_in_view_stays_in_view_when_the_pages_are_made_anew(window: ReportWindow, qtbot: QtBot) -> None:
    window.preview.go_to(1)
    with qtbot.waitSignal(window.planned):
        window.options.box(Section.ADDED).click()
    assert 1 == window.preview.page


def test_the_theme_colours_the_window_and_not_the_paper(window: ReportWindow) -> None:
    window.set_theme(named_theme("dark"))
    picture = window.preview.grab().toImage()
    assert picture.pixelColor(2, 300).lightness() < 60
    assert picture.pixelColor(picture.width() // 2, 24).lightness() > 240


@pytest.mark.parametrize(
    ("title", "name"),
    [("Post: a/b?", "Post a b.pdf"), ("...", "Report.pdf"), ("x" * 300, "x" * 80 + ".pdf"), ("渡轮", "渡轮.pdf")],
)
def test_file_names_hold_no_sign_that_a_system_forbids(title: str, name: str) -> None:
    assert name == file_name(title, ".pdf")


def test_closing_while_pages_are_made_is_quiet(qtbot: QtBot) -> None:
    made = ReportWindow(story_with_findings())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.close()
    qtbot.wait(200)
    assert made.plan is None


def _button(window: ReportWindow, name: str) -> QToolButton:
    found: Callable[[QToolButton], bool] = lambda button: button.accessibleName() == name  # noqa: E731
    return next(filter(found, window.findChildren(QToolButton)))

"""The report window: its pages as they will be printed, what they shall hold, and the ways to hand them on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPageLayout, QPageSize, QShortcut
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader import Comparison, Marks, ReaderError, Report, build_report, save_report
from ui.notices import Notice
from ui.printing.pages import Plan, plan_pages
from ui.printing.paper import paper_style
from ui.printing.preview import PagePreview
from ui.printing.printer import paint_pages, save_pdf, sheet_of, standard_layout
from ui.printing.report_options import ReportOptions
from ui.settings.theme import Theme, named_theme, palette_of, style_sheet
from ui.tasks import Line

FORMS = {
    ".pdf": "PDF",
    ".html": "Web page",
    ".docx": "Word document",
    ".md": "Markdown",
    ".json": "JSON",
    ".csv": "Table (CSV)",
    ".txt": "Text",
}
"""What a report can be saved as, by suffix."""

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_FILE_NAME = 80


class ReportWindow(QMainWindow):
    """Shows the report of one comparison; makes and saves its pages off the main thread, and says errors in place."""

    saved = Signal(object)
    """The path of a report that was written."""
    planned = Signal()
    """The pages shown are those of the options set."""

    def __init__(
        self,
        comparison: Comparison,
        theme: Theme | None = None,
        parent: QWidget | None = None,
        marks: Marks | None = None,
    ) -> None:
        """Plan the pages at once; the report bears the time of opening. `marks` are what the user said of findings."""
        super().__init__(parent)
        self._comparison = comparison
        self._made = dt.datetime.now().astimezone()
        self._marks: Marks = marks or {}
        self._report: Report = build_report(comparison, made=self._made, marks=self._marks)
        self._layout = standard_layout(_usual_size())
        self._planning, self._writing = Line(self), Line(self)
        self._plan: Plan | None = None
        self.preview = PagePreview()
        self.options = ReportOptions(self._report.title)
        self.notice = Notice(theme or named_theme("light"))
        self._status, self._page = QLabel(), QLabel()
        self._build()
        self.set_theme(theme or named_theme("light"))
        self.options.changed.connect(self._on_options_changed)
        self.preview.page_changed.connect(self._on_page_changed)
        self._writing.busy_changed.connect(self._on_writing)
        self._start_planning()

    @property
    def report(self) -> Report:
        """Return the report as its options ask for it."""
        return self._report

    @property
    def plan(self) -> Plan | None:
        """Return the pages that are shown, None until the first are made."""
        return self._plan

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the window; paper stays white."""
        # A style sheet keeps a window's palette from its parts: what Qt itself draws there needs it too.
        for widget in (self, self.options):
            widget.setPalette(palette_of(theme))
        self.preview.set_colours(theme.colour("surface.page"), theme.colour("surface.line"))
        self.setStyleSheet(style_sheet(theme))
        self.notice.set_theme(theme)

    def set_marks(self, comparison: Comparison | None, marks: Marks) -> None:
        """Take what the user says of the findings since; marks on another comparison are none of this report's."""
        if comparison is self._comparison and marks != self._marks:
            self._marks = marks
            self._start_planning()

    def set_page_layout(self, layout: QPageLayout) -> None:
        """Lay the report out anew on pages of that size and with those margins."""
        self._layout = QPageLayout(layout)
        self._start_planning()

    def save(self, path: str | Path) -> None:
        """Write the report in the form that the suffix says; `saved` tells when it is done, the notice why not."""
        target, report, layout = Path(path), self._report, QPageLayout(self._layout)
        if target.suffix.casefold() == ".pdf":
            # Planned anew: the pages on screen belong to the main thread.
            self._write(lambda: save_pdf(plan_pages(report, sheet_of(layout)), layout, target))
        else:
            self._write(lambda: save_report(report, target))

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for."""
        report, layout = self._report, printer.pageLayout()
        first, last = max(printer.fromPage() - 1, 0), printer.toPage() - 1 if printer.toPage() else None
        self._write(lambda: paint_pages(printer, plan_pages(report, sheet_of(layout)), first, last))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop making pages; what is being written is written."""
        self._planning.cancel()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(f"Report: {self._report.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.preview, 1)
        body.addWidget(self.options)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        column.addWidget(self.notice)
        column.addLayout(body, 1)
        column.addWidget(self._status_bar())
        self.setCentralWidget(centre)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.resize(1040, 860)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.preview.zoom_in),
            (QKeySequence("Ctrl+="), self.preview.zoom_in),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.preview.zoom_out),
            (QKeySequence("Ctrl+0"), self._on_fit),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence("Esc"), self.close),
        ):
            QShortcut(keys, self, act)
        self.preview.setFocus()

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        pdf = self._button("Save as PDF…", QKeySequence("Ctrl+S"), lambda: self._ask_and_save(".pdf"))
        pdf.setObjectName("primary")
        row.addWidget(pdf)
        row.addWidget(self._button("Print…", QKeySequence("Ctrl+P"), self._on_print))
        row.addWidget(
            self._button("Save as web page…", QKeySequence("Ctrl+Shift+S"), lambda: self._ask_and_save(".html"))
        )
        more = self._button("Save as…", QKeySequence("Ctrl+Alt+S"), lambda: None)
        menu = QMenu(more)
        for suffix in (".docx", ".md", ".json", ".csv", ".txt"):
            menu.addAction(f"{FORMS[suffix]}…", partial(self._ask_and_save, suffix))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)
        row.addWidget(self._button("Page set-up…", QKeySequence("Ctrl+Shift+P"), self._on_page_setup))
        row.addStretch(1)
        for text, name, act in (
            ("−", "Smaller", self.preview.zoom_out),
            ("Fit", "Fit the page's width", self._on_fit),
            ("+", "Larger", self.preview.zoom_in),
        ):
            row.addWidget(self._button(text, None, act, name))
        return bar

    def _button(self, text: str, keys: QKeySequence | None, act: Callable[[], object], name: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(text)
        name = name or text.rstrip("…")
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: act())
        if keys is not None:
            button.setToolTip(f"{name} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
            QShortcut(keys, self, button.click)
        else:
            button.setToolTip(name)
        return button

    def _status_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("statusBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 5, 14, 5)
        for label in (self._status, self._page):
            label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._status, 1)
        row.addWidget(self._page)
        return bar

    def _start_planning(self) -> None:
        """Make the report and its pages anew, off the main thread; what was under way is dropped."""
        comparison, made, sheet, marks = self._comparison, self._made, sheet_of(self._layout), self._marks
        title, sections = self.options.title, self.options.sections
        # Fonts are made known to Qt here, on the main thread.
        paper_style()
        self._planning.start(
            lambda _progress, cancelled: plan_pages(
                build_report(comparison, made=made, title=title, sections=sections, marks=marks), sheet, cancelled
            ),
            self._on_planned,
            self._on_error,
        )

    def _write(self, act: Callable[[], object]) -> None:
        self.notice.clear()
        self._writing.start(lambda _progress, _cancelled: act(), self._on_written, self._on_error)

    def _ask_and_save(self, suffix: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = file_name(self._report.title, suffix)
        path, _ = QFileDialog.getSaveFileName(
            self, f"Save as {FORMS[suffix]}", str(Path(folder) / name), f"{FORMS[suffix]} (*{suffix})"
        )
        if path:
            self.save(path if Path(path).suffix else f"{path}{suffix}")

    def _on_print(self) -> None:
        printer = self._printer()
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        if self._plan is not None:
            dialog.setMinMax(1, len(self._plan.pages))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _on_page_setup(self) -> None:
        printer = self._printer()
        if QPageSetupDialog(printer, self).exec() == QPageSetupDialog.DialogCode.Accepted:
            self.set_page_layout(printer.pageLayout())

    def _printer(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self._layout)
        printer.setDocName(self._report.title)
        return printer

    def _on_options_changed(self) -> None:
        self._start_planning()

    def _on_planned(self, plan: Plan) -> None:
        self._plan, self._report = plan, plan.report
        self.setWindowTitle(f"Report: {plan.report.title}")
        self.preview.show_plan(plan)
        self.planned.emit()

    def _on_page_changed(self, page: int, pages: int) -> None:
        self._page.setText(f"page {page} of {pages}")

    def _on_writing(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal has a bool
        if busy:
            self._status.setText("Writing…")

    def _on_written(self, path: object) -> None:
        self._status.setText(f"Saved: {path}" if isinstance(path, Path) else "Sent to the printer.")
        if isinstance(path, Path):
            self.saved.emit(path)

    def _on_error(self, error: Exception) -> None:
        self._status.clear()
        if not isinstance(error, ReaderError):
            raise error
        self.notice.show_error(error)

    def _on_fit(self) -> None:
        self.preview.set_zoom(0)


def file_name(title: str, suffix: str) -> str:
    """Return a file name made of a report's title, without the signs that some system forbids."""
    name = " ".join(_NOT_IN_FILE_NAMES.sub(" ", title).split())[:_LONGEST_FILE_NAME].strip(" .")
    return f"{name or 'Report'}{suffix}"


def _usual_size() -> QPageSize.PageSizeId:
    """Return the paper that the user's country has: Letter where lengths are measured the American way, else A4."""
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4

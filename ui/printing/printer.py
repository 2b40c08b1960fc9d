"""Reports on paper and as PDF: the same plan of pages painted on whatever Qt can print to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader import Comparison, Marks, ReaderError, build_report, check_target, write_whole
from ui.printing.pages import Plan, Sheet, plan_pages
from ui.printing.paper import TWIPS_A_POINT, TWIPS_AN_INCH, paper_style


def standard_layout(size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPageLayout:
    """Return an upright page of that size with the report's own margins."""
    left, top, right, bottom = paper_style().margins
    margins = QMarginsF(left, top, right, bottom)
    return QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Point)


def sheet_of(layout: QPageLayout) -> Sheet:
    """Return the sheet (twips) that a page layout describes."""
    full = layout.fullRect(QPageLayout.Unit.Point)
    margins = layout.margins(QPageLayout.Unit.Point)
    sizes = (full.width(), full.height(), margins.left(), margins.top(), margins.right(), margins.bottom())
    return Sheet(*(length * TWIPS_A_POINT for length in sizes))


def write_pdf(
    comparison: Comparison,
    path: str | Path,
    made: dt.datetime | None = None,
    size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4,
    marks: Marks | None = None,
) -> Path:
    """Write the report of a comparison as a PDF and return the path; needs a QGuiApplication.

    Raises `ReaderError` where the place can't be written or is one of the inputs.
    """
    plan = plan_pages(build_report(comparison, made=made, marks=marks), sheet_of(standard_layout(size)))
    return save_pdf(plan, standard_layout(size), path)


def save_pdf(plan: Plan, layout: QPageLayout, path: str | Path) -> Path:
    """Write planned pages as a PDF with its fonts inside; otherwise as `write_pdf`."""
    target = Path(path)
    check_target(plan.report.comparison, target)
    write_whole(target, pdf_bytes(plan, layout))
    return target


def pdf_bytes(plan: Plan, layout: QPageLayout) -> bytes:
    """Return planned pages as a PDF."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(plan.report.title)
    writer.setCreator(f"Twice Told {plan.report.version}")
    writer.setResolution(TWIPS_AN_INCH)
    writer.setPageLayout(layout)
    paint_pages(writer, plan)
    buffer.close()
    return bytes(content.data())


def paint_pages(device: QPagedPaintDevice, plan: Plan, first: int = 0, last: int | None = None) -> None:
    """Paint the pages from `first` to `last` (indexes; None: to the end) on a printer or a PDF writer.

    Raises `ReaderError` where the device takes no painting (a printer that is gone, a full disk).
    """
    last = len(plan.pages) - 1 if last is None else min(last, len(plan.pages) - 1)
    painter = QPainter()
    if not painter.begin(device):
        raise ReaderError("", "The printer doesn't answer.", "Choose another printer, or save the report as a PDF.")
    scale = device.logicalDpiX() / TWIPS_AN_INCH
    origin = device.pageLayout().paintRectPixels(device.logicalDpiX()).topLeft()
    full = device.pageLayout().mode() is QPageLayout.Mode.FullPageMode
    for number in range(first, last + 1):
        if number > first and not device.newPage():
            painter.end()
            raise ReaderError("", "The printer stopped.", "Look at the printer, then print the pages that are missing.")
        painter.save()
        if not full:
            painter.translate(-origin.x(), -origin.y())
        painter.scale(scale, scale)
        plan.paint(painter, number)
        painter.restore()
    painter.end()

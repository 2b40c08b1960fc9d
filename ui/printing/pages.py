"""Pages: strips broken into pages, each with its footer; one plan serves the preview, the printer and the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from reader import Cancelled, CancelledError, Report
from ui.printing.lines import Words, set_lines
from ui.printing.paper import PaperStyle, paper_style, points
from ui.printing.sections import report_strips
from ui.printing.strips import PlacedLine, Rule, Strip

_FOOTER_SPACE = points(14)
_NUMBER_ROOM = points(90)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and margins in twips."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def inner_width(self) -> float:
        """Return the width between the margins."""
        return max(self.width - self.left - self.right, points(120))

    def body_height(self, footer: float) -> float:
        """Return the height between the top margin and a footer of that height."""
        return max(self.height - self.top - self.bottom - footer - _FOOTER_SPACE, points(120))


@dataclass(frozen=True, slots=True)
class PlacedStrip:
    """A strip at its height on a page, from the top margin (twips)."""

    strip: Strip
    y: float


Page = tuple[PlacedStrip, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A report laid out on pages of one size."""

    report: Report
    sheet: Sheet
    pages: tuple[Page, ...]
    style: PaperStyle

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page with that index; the painter's unit is the twip, its origin the sheet's corner."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self.pages[number]:
            placed.strip.paint(painter, self.sheet.left, self.sheet.top + placed.y, self.style)
        footer = footer_strip(self.report, number + 1, len(self.pages), self.sheet.inner_width, self.style)
        y = self.sheet.height - self.sheet.bottom - footer.height
        footer.paint(painter, self.sheet.left, y, self.style)
        painter.restore()

    @property
    def area(self) -> QRectF:
        """Return the sheet as a rectangle (twips)."""
        return QRectF(0.0, 0.0, self.sheet.width, self.sheet.height)


def plan_pages(report: Report, sheet: Sheet, cancelled: Cancelled | None = None) -> Plan:
    """Return the report laid out on sheets of that size; needs a QGuiApplication for its fonts.

    `cancelled` is asked before each page; True ends the work with `CancelledError`.
    """
    style = paper_style()
    footer = footer_strip(report, 1, 1, sheet.inner_width, style)
    height = sheet.body_height(footer.height)
    pages = []
    for page in broken(report_strips(report, sheet.inner_width, height, style), height):
        if cancelled is not None and cancelled():
            raise CancelledError
        pages.append(page)
    return Plan(report, sheet, tuple(pages), style)


def broken(strips: Iterable[Strip], height: float) -> Iterator[Page]:
    """Yield pages of at most `height`: breaks only where a strip allows it, unless what must stay together is too tall.

    Space at the top of a page is left out.
    """
    page: list[PlacedStrip] = []
    y = 0.0
    for bundle in _bundles(strips):
        for part in _fitting(bundle, height):
            tall = sum(strip.height for strip in part)
            if page and y + tall > height:
                yield tuple(page)
                page, y = [], 0.0
            for strip in part:
                if page or not _empty(strip):
                    page.append(PlacedStrip(strip, y))
                    y += strip.height
    if page:
        yield tuple(page)


def footer_strip(report: Report, number: int, pages: int, width: float, style: PaperStyle) -> Strip:
    """Return the footer: what can repeat the report, and the page's number."""
    top = points(6)
    said = set_lines([Words(report.footer, "footer")], width - _NUMBER_ROOM, style)
    page = set_lines([Words(f"page {number} of {pages}", "footer")], width, style, Qt.AlignmentFlag.AlignRight)
    placed, y = [PlacedLine(line, 0.0, top) for line in page], top
    for line in said:
        placed.append(PlacedLine(line, 0.0, y))
        y += line.height
    return Strip(max(y, top), tuple(placed), (Rule(0, 0, width, 0, points(0.6), "rule"),))


def _bundles(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield runs of strips between which alone a page may end."""
    bundle: list[Strip] = []
    for strip in strips:
        bundle.append(strip)
        if not strip.keeps_next:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _fitting(bundle: Sequence[Strip], height: float) -> Iterator[Sequence[Strip]]:
    """Yield the bundle whole where a page holds it, else strip by strip."""
    if sum(strip.height for strip in bundle) <= height:
        yield bundle
    else:
        yield from ([strip] for strip in bundle)


def _empty(strip: Strip) -> bool:
    return not (strip.lines or strip.rules or strip.maps)

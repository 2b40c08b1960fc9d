"""Help: pages from resources/help, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from ui.settings.theme import RESOURCES
from ui.version import program_version


class HelpWindow(QDialog):
    """Shows how to read the marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show resources/help/reading.md."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("How to read the marks")
        self.resize(620, 640)
        self.text = QTextBrowser()
        self.text.setMarkdown((RESOURCES / "help" / "reading.md").read_text(encoding="utf-8"))
        self.text.document().setDocumentMargin(16)
        _air(self.text.document())
        self.text.setAccessibleName("Help")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(buttons)


def _air(document: QTextDocument) -> None:
    """Set paragraphs apart: Markdown as Qt reads it has hardly any space between them."""
    block = document.begin()
    while block.isValid():
        style = block.blockFormat()
        style.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if style.headingLevel():
            style.setTopMargin(14.0)
        if QTextCursor(block).currentTable() is None:
            style.setBottomMargin(8.0)
        QTextCursor(block).setBlockFormat(style)
        block = block.next()


def show_about(parent: QWidget) -> None:
    """Show version and licence."""
    QMessageBox.about(
        parent,
        "About Twice Told",
        f"<b>Twice Told {program_version()}</b>"
        "<p>Two sources tell one story. What did the second add, drop and reword?</p>"
        "<p>Works offline, changes no source file, and says why for every mark.<br>Licence: MIT.</p>",
    )

"""The head of a pane: what its article is called, what is known of it, and what was left out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader import Article
from ui.phrases import called, facts_of, head_lines, left_out_words, tool_tip
from ui.reading.elided import ElidedLabel
from ui.settings.theme import Theme, icon
from ui.sides import Side


class PaneHead(QWidget):
    """Letter, name and facts; two quiet buttons where there is an article."""

    about_requested = Signal()
    left_out_toggled = Signal(bool)

    def __init__(self, side: Side, theme: Theme, parent: QWidget | None = None) -> None:
        """Say that nothing is open."""
        super().__init__(parent)
        self._side = side
        self.setObjectName("paneHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(59)
        self._name, self._facts = ElidedLabel(), ElidedLabel()
        self._name.setObjectName("paneName")
        self._facts.setObjectName("paneFacts")
        letter = QLabel(side.letter)
        letter.setObjectName("paneLetter")
        letter.setToolTip(f"Findings, quotations and reports call this article {side.letter}")
        self.about, self.left_out = QToolButton(), QToolButton()
        self.left_out.setCheckable(True)
        self.about.setAccessibleName(f"About the {side} article")
        for button in (self.about, self.left_out):
            button.setObjectName("paneTool")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.about.clicked.connect(self.about_requested)
        self.left_out.toggled.connect(self.left_out_toggled)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(letter)
        first.addWidget(self._name, 1)
        first.addWidget(self.about)
        second.setSpacing(8)
        second.addWidget(self._facts, 1)
        second.addWidget(self.left_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 7, 12, 7)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        self.set_theme(theme)
        self.show_article(None)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours."""
        self.about.setIcon(icon("edit", theme, "text.muted"))

    def show_article(self, article: Article | None) -> None:
        """Show what is known of an article, or that there is none."""
        self.about.setVisible(article is not None)
        self.left_out.setVisible(article is not None and bool(article.cut))
        if article is None:
            self._name.set_text("First article" if self._side is Side.LEFT else "Second article")
            self._facts.set_text("Nothing is open here")
            return
        self._name.set_text(called(article))
        self._facts.set_text(facts_of(article))
        known = "\n".join(head_lines(article))
        for label in (self._name, self._facts):
            label.setToolTip(tool_tip(known))
        self.about.setToolTip(tool_tip(f"{known}\n\nClick to correct it."))
        words = left_out_words(article)
        self.left_out.setText(words)
        self.left_out.setAccessibleName(f"{words} of the {self._side} article")
        self.left_out.setToolTip("What was cut out when the article was read, and why; any of it can be taken back")

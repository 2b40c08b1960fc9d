"""Ways in: dialogs, drops, the clipboard, samples, recent pairs; each becomes a wish of the session."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from reader import CASE_SUFFIX, FORMATS, Article, ReaderError, is_case
from ui.reading.pane_pair import PanePair
from ui.samples import samples
from ui.session import Session, is_address
from ui.sides import Side

_TITLES = {Side.LEFT: "Open the first article", Side.RIGHT: "Open the second article"}


def dialog_filter() -> str:
    """Return the file dialog's filters: everything that can be opened, then each format, then all files."""
    every = " ".join(f"*{suffix}" for known in FORMATS for suffix in known.suffixes)
    each = [f"{known.label} ({' '.join(f'*{suffix}' for suffix in known.suffixes)})" for known in FORMATS]
    return ";;".join([f"Articles ({every})", *each, f"Cases (*{CASE_SUFFIX})", "All files (*)"])


def format_line() -> str:
    """Return the formats by name, for the start page."""
    return ", ".join(known.label for known in FORMATS)


def place_of(url: QUrl) -> str:
    """Return the path or web address that a dropped link stands for, "" for other links."""
    if url.isLocalFile():
        return url.toLocalFile()
    return url.toString() if url.scheme() in ("http", "https") else ""


class Opening(QObject):
    """Opens things on behalf of the user; where nothing can be opened, a notice on that pane says so."""

    case_requested = Signal(str)
    """The path of a case that the user handed over."""

    def __init__(self, session: Session, pair: PanePair, window: QWidget) -> None:
        """Ask with dialogs over `window`."""
        super().__init__(window)
        self._session, self._pair, self._window = session, pair, window
        self._folder = ""
        self._waiting: list[tuple[Side, tuple[Article, ...]]] = []

    def ask(self, side: Side) -> None:
        """Ask for one file."""
        path, _ = QFileDialog.getOpenFileName(self._window, _TITLES[side], self._folder, dialog_filter())
        if path:
            self.open_paths(side, [path])

    def ask_address(self) -> None:
        """Ask for a web address and its side; one on the clipboard is offered."""
        from ui.address_dialog import AddressDialog  # noqa: PLC0415 - opened seldom

        copied = QGuiApplication.clipboard().text().strip()
        dialog = AddressDialog(self._free_side(), copied if is_address(copied) else "", self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._session.open_file)
        dialog.open()

    def ask_both(self) -> None:
        """Ask for two files; a single one goes to the first empty side."""
        paths, _ = QFileDialog.getOpenFileNames(self._window, "Open both articles", self._folder, dialog_filter())
        if paths:
            self.open_paths(self._free_side(), paths)

    def ask_password(self, side: Side, path: str) -> None:
        """Ask for the password of a locked document, and read it again with that."""
        password, accepted = QInputDialog.getText(
            self._window, "Password", f"{Path(path).name} is locked. Its password:", QLineEdit.EchoMode.Password
        )
        if accepted and password:
            self._session.open_file(side, path, password)

    def open_paths(self, side: Side, paths: list[str]) -> None:
        """Open one file on a side, or the first two on both; a case is handed on."""
        cases = [path for path in paths if is_case(path)]
        if cases:
            self.case_requested.emit(cases[0])
            return
        if not is_address(paths[0]):
            self._folder = str(Path(paths[0]).parent)
        if len(paths) == 1:
            self._session.open_file(side, paths[0])
        else:
            self.open_pair(paths[0], paths[1])

    def open_pair(self, left: str, right: str) -> None:
        """Open two files."""
        self._session.open_file(Side.LEFT, left)
        self._session.open_file(Side.RIGHT, right)

    def open_sample(self) -> None:
        """Open the sample story."""
        found = samples()
        if found:
            self.open_pair(str(found[0].left), str(found[0].right))
        else:
            self._refuse(Side.LEFT, "The sample story isn't installed.", "It lies in the folder seeds of the project.")

    def paste(self, side: Side) -> None:
        """Take the clipboard's files or text."""
        self.drop(side, QGuiApplication.clipboard().mimeData(), "pasted text", "There is no text on the clipboard.")

    def drop(
        self,
        side: Side | None,
        mime: QMimeData | None,
        name: str = "dropped text",
        nothing: str = "There is no text in that.",
    ) -> None:
        """Take files or text; without a side, the first empty one."""
        where = side or self._free_side()
        # The clipboard of some platforms has no content at all rather than an empty one.
        paths = [place for url in mime.urls() if (place := place_of(url))] if mime else []
        text = mime.text().strip() if mime else ""
        html = mime.html().strip() if mime and mime.hasHtml() else ""
        if is_address(text) and not paths:
            paths = [text]
        if paths:
            self.open_paths(where, paths)
        elif text or html:
            self._session.open_text(where, text, name, html)
        else:
            self._refuse(where, nothing, "Copy the article's text or its file first.")

    def choose(self, side: Side, articles: tuple[Article, ...]) -> None:
        """Ask which of a file's articles to take; of two files that hold several, one after the other."""
        self._waiting.append((side, articles))
        if len(self._waiting) == 1:
            self._ask_next()

    def _ask_next(self) -> None:
        from ui.chooser import Chooser  # noqa: PLC0415 - opened seldom

        side, articles = self._waiting[0]
        chooser = Chooser(side, articles, self._window)
        chooser.chosen.connect(self._on_chosen)
        chooser.finished.connect(self._on_chooser_closed)
        chooser.open()

    def _on_chosen(self, chosen: dict[Side, Article]) -> None:
        for side, article in chosen.items():
            self._session.take_one(side, article)

    def _on_chooser_closed(self) -> None:
        self._waiting.pop(0)
        if self._waiting:
            self._ask_next()

    def _free_side(self) -> Side:
        return next((side for side in Side if self._session.article(side) is None), Side.LEFT)

    def _refuse(self, side: Side, words: str, hint: str) -> None:
        self._session.load_failed.emit(side, ReaderError("", words, hint))

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from reader import Comparison, Options, ReaderError, UnreadableInputError
from ui.session import Session, as_reader_error, compare_files
from ui.sides import Side


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    assert qtbot is not None
    return Session(Options())


def open_both(qtbot: QtBot, session: Session, files: tuple[Path, Path]) -> None:
    session.open_file(Side.LEFT, files[0])
    session.open_file(Side.RIGHT, files[1])
    qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    assert session.comparison is not None


def test_two_files_are_compared_once_both_are_read(qtbot: QtBot, session: Session, files: tuple[Path, Path]) -> None:
    ready: list[Comparison] = []
    session.comparison_ready.connect(ready.append)
    open_both(qtbot, session, files)
    qtbot.waitUntil(lambda: not session.busy)
    assert len(ready) == 1
    assert ready[0].left.origin.name == "herald.txt"


def test_swapping_gives_the_mirrored_comparison(qtbot: QtBot, session: Session, files: tuple[Path, Path]) -> None:
    open_both(qtbot, session, files)
    before = session.comparison
    assert before is not None
    with qtbot.waitSignal(session.comparison_ready):
        session.swap()
    after = session.comparison
    assert after is not None
    assert (after.left, after.right) == (before.right, before.left)
    assert sorted((link.right, link.left) for link in after.links) == [(link.left, link.right) for link in before.links]


def test_a_file_that_cannot_be_read_leaves_what_was_open(
    qtbot: QtBot, session: Session, files: tuple[Path, Path], tmp_path: Path
) -> None:
    open_both(qtbot, session, files)
    before = (session.article(Side.LEFT), session.comparison)
    with qtbot.waitSignal(session.load_failed) as failed:
        session.open_file(Side.LEFT, tmp_path / "nowhere.txt")
    side, error = failed.args or (None, None)
    assert side is Side.LEFT
    assert isinstance(error, ReaderError)
    assert error.hint
    assert (session.article(Side.LEFT), session.comparison) == before


def test_one_of_two_new_files_that_fails_leaves_the_other_to_be_compared(
    qtbot: QtBot, session: Session, files: tuple[Path, Path], tmp_path: Path
) -> None:
    open_both(qtbot, session, files)
    with qtbot.waitSignals([session.load_failed, session.comparison_ready]):
        session.open_file(Side.LEFT, files[1])
        session.open_file(Side.RIGHT, tmp_path / "nowhere.txt")
    assert session.comparison is not None
    assert session.comparison.left.origin.name == session.comparison.right.origin.name == "quay.txt"


def test_other_options_compare_again_and_the_same_do_not(
    qtbot: QtBot, session: Session, files: tuple[Path, Path]
) -> None:
    open_both(qtbot, session, files)
    session.set_options(Options())
    assert not session.busy
    with qtbot.waitSignal(session.comparison_ready):
        session.set_options(Options(sensitivity=0.2))
    assert session.comparison is not None
    assert session.comparison.options.sensitivity == 0.2


def test_cancelling_a_comparison_keeps_the_articles(qtbot: QtBot, session: Session, files: tuple[Path, Path]) -> None:
    open_both(qtbot, session, files)
    articles = [session.article(side) for side in Side]
    with qtbot.waitSignal(session.comparison_failed):
        session.compare()
        session.cancel()
    assert not session.busy
    assert [session.article(side) for side in Side] == articles


def test_closing_empties_both_sides(qtbot: QtBot, session: Session, files: tuple[Path, Path]) -> None:
    open_both(qtbot, session, files)
    session.close_articles()
    assert [session.article(side) for side in Side] == [None, None]
    assert session.comparison is None


def test_pasted_text_is_an_article(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.article_changed):
        session.open_text(Side.RIGHT, "One sentence. Another one.")
    article = session.article(Side.RIGHT)
    assert article is not None
    assert (len(article.sentences), article.origin.name) == (2, "pasted text")


@pytest.fixture
def page(files: tuple[Path, Path]) -> Iterator[str]:
    """Serve a page on the loopback address; return its address."""
    text = "".join(f"<p>{part}</p>" for part in files[0].read_text(encoding="utf-8").split("\n\n"))
    body = f"<!doctype html><html><head><title>Harbour</title></head><body><article>{text}</article></body></html>"

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/story"
    server.shutdown()
    server.server_close()


def test_the_page_at_a_web_address_is_read_like_a_file(qtbot: QtBot, session: Session, page: str) -> None:
    failures: list[ReaderError] = []
    session.load_failed.connect(lambda _, error: failures.append(error))
    session.open_file(Side.LEFT, page)
    qtbot.waitUntil(lambda: not session.busy, timeout=30_000)
    article = session.article(Side.LEFT)
    assert failures == []
    assert article is not None
    assert "About 310 homes were flooded" in article.text
    assert article.origin.location == page
    assert article.origin.fetched


def test_an_error_that_nobody_meant_gets_words_and_a_hint() -> None:
    error = as_reader_error(ZeroDivisionError("division by zero"), "a.txt")
    assert error.reason.endswith("Twice Told.")
    assert "ZeroDivisionError" in error.hint
    meant = UnreadableInputError("a.txt", "It is empty.")
    assert as_reader_error(meant, "") is meant


def test_files_are_compared_at_once_for_a_report(files: tuple[Path, Path]) -> None:
    assert compare_files(files[0], files[1], Options()).right.origin.name == "quay.txt"

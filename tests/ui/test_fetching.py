"""The window's fetcher against a site on this machine: the same limits and errors as the command line's."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from reader import (
    CancelledError,
    Fetcher,
    MissingInputError,
    Options,
    ReaderError,
    TooLargeError,
    fetch,
    load_address,
)
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html
from ui.fetching import WindowFetcher
from ui.session import Session
from ui.sides import Side

STORY = STORIES[0]
PAGE = html(STORY)


class _Site(BaseHTTPRequestHandler):
    """Pages that behave and pages that don't."""

    asked: ClassVar[list[tuple[str, str]]] = []
    ended: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        name = self.path.strip("/")
        if name.startswith("hop"):
            self._answer(302, b"", f"/hop{int(name[3:]) + 1}" if int(name[3:]) < 9 else "/page")
        elif name.startswith("to-"):
            self._answer(302, b"", {"to-file": "file:///etc/passwd", "to-ftp": "ftp://127.0.0.1/x"}[name])
        elif name == "slow":
            self._drip()
        elif name == "packed":
            self._answer(200, gzip.compress(PAGE), packed=True)
        elif name == "packed-large":
            self._answer(200, gzip.compress(b"<p>One sentence.</p>" * 500_000), packed=True)
        elif name == "large":
            self._answer(200, b"<p>One sentence.</p>" * 200_000)
        elif name == "page":
            self._answer(200, PAGE)
        else:
            self._answer(int(name) if name.isdecimal() else 404, b"<p>An error page with some text.</p>")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"<p>One more sentence.</p>")
                time.sleep(0.05)
        except OSError:
            self.ended.set()

    def _answer(self, status: int, body: bytes, location: str = "", *, packed: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.ended.set()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve on the loopback interface; returns the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=[WindowFetcher(), fetch], ids=["window", "command line"])
def fetcher(request: pytest.FixtureRequest, qapp: object) -> Fetcher:
    assert qapp is not None
    found: Fetcher = request.param
    return found


def test_a_page_is_asked_for_once_and_nothing_else_of_it(site: str, fetcher: Fetcher) -> None:
    _Site.asked.clear()
    article = load_address(f"{site}/page#part", fetcher=fetcher)
    assert article.head.title == STORY.title
    assert article.origin.location == f"{site}/page"
    assert article.origin.fetched.endswith("+00:00")
    assert [path for path, _ in _Site.asked] == ["/page"]
    assert "TwiceTold" in _Site.asked[0][1]


def test_a_few_redirects_are_followed_and_the_last_address_is_kept(site: str, fetcher: Fetcher) -> None:
    assert load_address(f"{site}/hop7", fetcher=fetcher).origin.location == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("hop1", MissingInputError, "redirects too often"),
        ("to-file", ReaderError, "no web page|not opened"),
        ("to-ftp", ReaderError, "no web page|not opened"),
        ("404", MissingInputError, "no such page"),
        ("403", MissingInputError, "refuses"),
        ("500", MissingInputError, "answers with an error"),
    ],
)
def test_what_is_not_a_page_says_why(
    site: str, fetcher: Fetcher, path: str, error: type[ReaderError], words: str
) -> None:
    with pytest.raises(error, match=words):
        fetcher(f"{site}/{path}", Options())


def test_nobody_there_is_said_in_words(fetcher: Fetcher) -> None:
    with pytest.raises(MissingInputError, match="can't be reached") as caught:
        fetcher("http://127.0.0.1:9/", Options())
    assert caught.value.hint


def test_size_and_time_are_limited(site: str, fetcher: Fetcher) -> None:
    with pytest.raises(TooLargeError, match="larger than"):
        fetcher(f"{site}/large", Options(max_bytes=1_000_000))
    with pytest.raises(MissingInputError, match=r"within 0\.3 seconds"):
        fetcher(f"{site}/slow", Options(max_seconds=0.3))


@pytest.mark.usefixtures("qapp")
def test_packed_pages_are_unpacked_within_the_limit(site: str) -> None:
    assert WindowFetcher()(f"{site}/packed", Options()).data == PAGE
    with pytest.raises(ReaderError):
        WindowFetcher()(f"{site}/packed-large", Options(max_bytes=1_000_000))


def test_stopping_ends_the_download_at_once(qtbot: QtBot, site: str) -> None:
    session = Session(Options())
    failed: list[ReaderError] = []
    session.load_failed.connect(lambda _, error: failed.append(error))
    _Site.ended.clear()
    _Site.asked.clear()
    session.open_file(Side.LEFT, f"{site}/slow")
    qtbot.waitUntil(lambda: bool(_Site.asked))
    session.cancel()
    assert not session.busy
    assert _Site.ended.wait(3)
    assert (session.article(Side.LEFT), failed) == (None, [])


@pytest.mark.usefixtures("qapp")
def test_a_fetch_that_was_stopped_before_it_began_brings_nothing(site: str) -> None:
    with pytest.raises(CancelledError):
        WindowFetcher(lambda: True)(f"{site}/slow", Options())

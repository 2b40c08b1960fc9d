"""Web addresses: fetched once from a server on this machine, within limits, and nothing else of the page."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.loading.fetch import Fetched, article_from_fetched, fetch, load_address, looks_like_address, web_address
from reader.options import Options
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html, pdf_of

RU = STORIES[3]
_OLD_PAGE = html(RU).replace(b'<meta charset="utf-8">', b"").decode().encode("cp1251", "xmlcharrefreplace")


class _Site(BaseHTTPRequestHandler):
    """Pages that behave and pages that don't."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.partition("?")[0].strip("/")
        if name.startswith("hop"):
            self._answer(302, b"", location=f"/hop{int(name[3:]) + 1}" if int(name[3:]) < 9 else "/page")
        elif name == "to-file":
            self._answer(302, b"", location="file:///etc/passwd")
        elif name == "to-ftp":
            self._answer(302, b"", location="ftp://127.0.0.1/x")
        elif name == "slow":
            self.send_response(200)
            self.end_headers()
            # The reader hangs up in the middle.
            with contextlib.suppress(OSError):
                for _ in range(40):
                    self.wfile.write(b"<p>One more sentence.</p>" * 4_000)
                    time.sleep(0.05)
        elif name in _PAGES:
            self._answer(200, *_PAGES[name])
        else:
            self._answer(int(name) if name.isdecimal() else 404, b"<p>An error page with some text.</p>")

    def _answer(self, status: int, body: bytes, media_type: str = "text/html", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


_PAGES: dict[str, tuple[bytes, str]] = {
    "page": (html(STORIES[0]), "text/html; charset=utf-8"),
    "old": (_OLD_PAGE, "text/html; charset=windows-1251"),
    "paper.pdf": (pdf_of(STORIES[0]), "application/pdf"),
    "large": (b"<p>One sentence.</p>" * 200_000, "text/html"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(300), "image/png"),
    "nothing": (b"", "text/html"),
}


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


def test_a_page_is_asked_for_once_and_nothing_else_of_it(site: str) -> None:
    _Site.asked.clear()
    article = load_address(f"{site}/page#part")
    assert article.head.title == STORIES[0].title
    assert article.origin.location == f"{site}/page"
    assert article.origin.fetched.endswith("+00:00")
    assert _Site.asked == ["/page"]


def test_the_encoding_that_the_server_states_is_used(site: str) -> None:
    assert RU.paragraphs[0] in load_address(f"{site}/old").text


def test_a_pdf_is_read_as_one_whatever_its_address(site: str) -> None:
    assert load_address(f"{site}/paper.pdf").origin.format == "pdf"


def test_a_few_redirects_are_followed_and_the_last_address_is_kept(site: str) -> None:
    assert load_address(f"{site}/hop7").origin.location == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("hop1", MissingInputError, "redirects too often"),
        ("to-file", MissingInputError, "no web page"),
        ("to-ftp", ReaderError, "ftp:"),
        ("404", MissingInputError, "no such page"),
        ("403", MissingInputError, "refuses"),
        ("500", MissingInputError, "error (500)"),
        ("picture", UnreadableInputError, "a picture"),
        ("nothing", UnreadableInputError, "empty"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, error: type[ReaderError], words: str) -> None:
    with pytest.raises(error) as caught:
        load_address(f"{site}/{path}")
    assert words in caught.value.reason
    assert caught.value.hint


def test_size_and_time_are_limited(site: str) -> None:
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        fetch(f"{site}/large", Options(max_bytes=1_000_000))
    started = time.monotonic()
    with pytest.raises(MissingInputError, match=r"within 0\.3 seconds"):
        fetch(f"{site}/slow", Options(max_seconds=0.3))
    assert time.monotonic() - started < 2


def test_nobody_at_the_address_is_said_so() -> None:
    with pytest.raises(MissingInputError, match="can't be reached"):
        load_address("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/story", "https://example.org/story"),
        ("  HTTP://Example.org  ", "http://example.org/"),
        ("https://user:secret@example.org/a?b=c d#e", "https://example.org/a?b=c%20d"),
        ("https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("localhost:8000/a", "https://localhost:8000/a"),
    ],
)
def test_an_address_as_it_is_typed_becomes_one_that_can_be_asked_for(typed: str, address: str) -> None:
    assert web_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "file:///etc/passwd",
        "ftp://a.b/c",
        "javascript:alert(1)",
        "data:text/html,x",
        "",
        "https://",
        "a b",
        "http://[::",
        "https://a:99999999/",
    ],
)
def test_other_addresses_are_refused(typed: str) -> None:
    with pytest.raises(UnreadableInputError):
        web_address(typed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a", True),
        ("www.example.org", True),
        ("www. nothing", False),
        ("See https://example.org", False),
        ("e.g. this", False),
        ("", False),
    ],
)
def test_text_that_is_one_address_is_recognised(text: str, *, expected: bool) -> None:
    assert looks_like_address(text) is expected


def test_bytes_that_somebody_else_fetched_become_an_article() -> None:
    fetched = Fetched(
        html(STORIES[0]), "https://example.org/ferry", "text/html; charset=utf-8", "2026-03-04T08:00:00+00:00"
    )
    article = article_from_fetched(fetched)
    assert article.origin.name == "https://example.org/ferry"
    assert article.origin.fetched == "2026-03-04T08:00:00+00:00"
    assert load_address("example.org/ferry", fetcher=lambda _address, _options: fetched) == article

"""Web addresses: an interface for whoever fetches, the standard library's way for the command line, a page's article.

Only the address itself is asked for, once, when the user says so: no pictures, scripts or trackers of the page.
"""

from __future__ import annotations

import datetime as dt
import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import IO, Protocol

from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.loading.draft import Source
from reader.loading.files import articles_of, main_article
from reader.model import Article
from reader.options import Options

REQUEST_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; TwiceTold; +reads one page on its user's request)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
}
"""What every fetcher says of itself and of what it can read."""
_CHUNK_BYTES = 65_536
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s/:@.]+\.)+[^\s/:@.]{2,}(?::\d+)?(?:[/?#]|\Z)")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from a web address.

    `address` is the last one after redirects, `media_type` the header with its parameters, `time` when it was asked
    for (ISO 8601, UTC).
    """

    data: bytes
    address: str
    media_type: str = ""
    time: str = ""


class Fetcher(Protocol):
    """Fetches one address within the limits of `options` (bytes, seconds, redirects); raises only `ReaderError`."""

    def __call__(self, address: str, options: Options) -> Fetched:
        """Return what is at the address."""
        ...


def load_address(address: str, options: Options = Options(), fetcher: Fetcher | None = None) -> Article:  # noqa: B008 - frozen
    """Return the article at a web address as it is typed (`https://` is added where missing); raises `ReaderError`."""
    return article_from_fetched((fetcher or fetch)(web_address(address), options), options)


def article_from_fetched(fetched: Fetched, options: Options = Options()) -> Article:  # noqa: B008
    """Return the article in what a fetcher brought; errors as `reader.load`."""
    declared = _CHARSET.search(fetched.media_type)
    source = Source(
        fetched.data,
        fetched.address,
        charset=declared.group(1) if declared else "",
        address=fetched.address,
        options=options,
    )
    return main_article(articles_of(source, location=fetched.address, fetched=fetched.time))


def looks_like_address(text: str) -> bool:
    """Return whether text that was typed or dropped is one web address and nothing else."""
    text = text.strip()
    return not re.search(r"\s", text) and bool(
        re.match(r"https?://[^\s/]+", text, re.IGNORECASE) or (text.lower().startswith("www.") and _HOST.match(text))
    )


def web_address(text: str) -> str:
    """Return what the user typed as an http or https address without a user name, else raise `UnreadableInputError`."""
    text = text.strip()
    if not re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.IGNORECASE):
        text = f"https://{text.removeprefix('//')}"
    try:
        parts = urllib.parse.urlsplit(text)
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if not (parts.hostname or "").isascii()
            else parts.hostname or ""
        )
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError) as error:
        raise UnreadableInputError(
            text, "This is not a web address.", "Copy it from the address bar of your browser."
        ) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise UnreadableInputError(
            text, f"Addresses with “{parts.scheme}:” are not opened.", "Only http and https addresses are."
        )
    if not host or re.search(r"\s", parts.netloc):
        raise UnreadableInputError(text, "This is not a web address.", "Copy it from the address bar of your browser.")
    host = f"[{host}]" if ":" in host else host
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=?~-._[]")
    return urllib.parse.urlunsplit((parts.scheme.lower(), f"{host}{port}", path, query, ""))


def fetch(address: str, options: Options) -> Fetched:
    """Fetch with the standard library: the `Fetcher` of the command line."""
    started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    deadline = time.monotonic() + options.max_seconds
    opener = urllib.request.build_opener(_Redirects(options.max_redirects))
    request = urllib.request.Request(  # noqa: S310 - `web_address` lets only http and https through
        address, headers={**REQUEST_HEADERS, "Accept-Encoding": "identity"}
    )
    try:
        with opener.open(request, timeout=min(15.0, options.max_seconds)) as answer:
            data = _read(answer, address, options, deadline)
            return Fetched(data, answer.geturl(), answer.headers.get("Content-Type", ""), started)
    except urllib.error.HTTPError as error:
        error.close()
        raise http_error(address, error.code) from error
    except (TimeoutError, socket.timeout) as error:  # noqa: UP041 - the same, but readers of old code look for it
        raise too_late(address, options) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise too_late(address, options) from error
        if isinstance(getattr(error, "reason", None), ssl.SSLError):
            raise untrusted(address) from error
        raise MissingInputError(
            address, "The address can't be reached.", "Check the address and your connection."
        ) from error


def http_error(address: str, status: int) -> ReaderError:
    """Return the error for an HTTP status that isn't success."""
    if status in (401, 402, 403, 451):
        return MissingInputError(
            address,
            f"The site refuses to show this page ({status}).",
            "Open it in your browser, save the page, and open the saved file.",
        )
    if status in (404, 410):
        return MissingInputError(address, f"There is no such page ({status}).", "Check the address.")
    if 300 <= status < 400:
        return MissingInputError(
            address,
            "The page redirects too often, or to what is no web page.",
            "Open it in your browser and copy the address from there.",
        )
    return MissingInputError(
        address, f"The site answers with an error ({status}).", "Try again later, or save the page from your browser."
    )


def untrusted(address: str) -> ReaderError:
    """Return the error for a site whose certificate isn't accepted."""
    return UnreadableInputError(
        address,
        "The site can't prove that it is the one it claims to be.",
        "Check the address; if your browser opens it without a warning, save the page and open the saved file.",
    )


def too_late(address: str, options: Options) -> ReaderError:
    """Return the error for a site that takes longer than `Options.max_seconds`."""
    return MissingInputError(
        address, f"The site did not answer within {options.max_seconds:g} seconds.", "Try again later."
    )


def too_long(address: str, options: Options) -> ReaderError:
    """Return the error for a page that is larger than `Options.max_bytes`."""
    return TooLargeError(
        address,
        f"The page is larger than {options.max_bytes / 1e6:g} MB.",
        "Save the article as a file and open that.",
    )


def _read(answer: http.client.HTTPResponse, address: str, options: Options, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    # What is there, however little: a site that sends a byte now and then would hold `read` past the time limit.
    while chunk := answer.read1(_CHUNK_BYTES):
        chunks.append(chunk)
        size += len(chunk)
        if size > options.max_bytes:
            raise too_long(address, options)
        if time.monotonic() > deadline:
            raise too_late(address, options)
    return b"".join(chunks)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows so many redirects and only to http and https."""

    def __init__(self, most: int) -> None:
        # The base class keeps its limits as class variables.
        vars(self).update(max_redirections=most, max_repeats=most)

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        # urllib itself would follow to ftp.
        try:
            address = web_address(newurl)
        except ReaderError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, address)

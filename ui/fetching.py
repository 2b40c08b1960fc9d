"""The window's way to the web: Qt's network, with the system's proxies and certificates, stopped the moment it is told.

It is a `reader.Fetcher` like the command line's, called off the main thread; it waits in an event loop of its own.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer, QUrl
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkProxyFactory,
    QNetworkReply,
    QNetworkRequest,
    QSslSocket,
)

from reader import (
    REQUEST_HEADERS,
    Cancelled,
    CancelledError,
    Fetched,
    MissingInputError,
    Options,
    ReaderError,
    fetch,
    http_error,
    too_late,
    too_long,
    untrusted,
    web_address,
)

_BUFFER = 1_000_000
"""Bytes that Qt takes in before we have looked at them."""
_LOOK = 50
"""Milliseconds between two looks at whether the user has stopped it."""


class WindowFetcher:
    """Fetches one address; `cancelled` is asked 20 times a second."""

    def __init__(self, cancelled: Cancelled = lambda: False) -> None:
        """Fetch until `cancelled` says otherwise."""
        self._cancelled = cancelled

    def __call__(self, address: str, options: Options) -> Fetched:
        """Return what is at the address; raises `ReaderError`, and `CancelledError` where it was stopped."""
        if address.startswith("https:") and not QSslSocket.supportsSsl():
            # A Linux without the library that Qt wants for TLS; Python has its own.
            return fetch(address, options)
        visit = _Visit(address, options, self._cancelled)
        try:
            return visit.result()
        finally:
            visit.close()


class _Visit:
    """One address and what it redirects to, with a network access of its own: no cookie outlives it."""

    def __init__(self, address: str, options: Options, cancelled: Cancelled) -> None:
        self._asked, self._options, self._cancelled = address, options, cancelled
        self._started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self._data = bytearray()
        self._error: ReaderError | None = None
        QNetworkProxyFactory.setUseSystemConfiguration(True)
        self._access = QNetworkAccessManager()
        self._loop = QEventLoop()
        self._reply: QNetworkReply | None = None
        self._late = QDeadlineTimer(round(options.max_seconds * 1000))
        self._look = QTimer(interval=_LOOK)
        self._look.timeout.connect(self._on_look)
        self._look.start()

    def close(self) -> None:
        """Delete what belongs to this thread in this thread: Qt's timers and sockets insist on it."""
        self._look.stop()
        self._reply = None
        del self._look, self._access, self._loop

    def result(self) -> Fetched:
        """Fetch and follow redirects, each to http or https only."""
        address = self._asked
        for _ in range(self._options.max_redirects + 1):
            reply = self._get(address)
            status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
            target = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
            if isinstance(target, QUrl):
                address = _redirected(address, target)
                continue
            if isinstance(status, int) and not 200 <= status < 300:
                raise http_error(address, status)
            if reply.error() is not QNetworkReply.NetworkError.NoError:
                raise _unreached(address, reply)
            return Fetched(bytes(self._data), address, str(reply.header(_MEDIA_TYPE) or ""), self._started)
        raise http_error(address, _FOUND)

    def _get(self, address: str) -> QNetworkReply:
        """Return the finished answer to one request; raises what stopped it."""
        self._data.clear()
        request = QNetworkRequest(QUrl(address, QUrl.ParsingMode.StrictMode))
        for name, value in REQUEST_HEADERS.items():
            request.setRawHeader(name.encode(), value.encode())
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
        )
        reply = self._reply = self._access.get(request)
        reply.setReadBufferSize(_BUFFER)
        reply.readyRead.connect(self._on_ready)
        reply.finished.connect(self._loop.quit)
        if not reply.isFinished():
            self._loop.exec()
        self._on_ready()
        if self._error is not None:
            raise self._error
        return reply

    def _on_ready(self) -> None:
        if self._reply is None or self._error is not None:
            return
        self._data += self._reply.readAll().data()
        if len(self._data) > self._options.max_bytes:
            self._stop(too_long(self._asked, self._options))

    def _on_look(self) -> None:
        if self._cancelled():
            self._stop(CancelledError())
        elif self._late.hasExpired():
            self._stop(too_late(self._asked, self._options))

    def _stop(self, error: ReaderError) -> None:
        self._error = self._error or error
        if self._reply is not None and not self._reply.isFinished():
            self._reply.abort()


def _redirected(address: str, target: QUrl) -> str:
    """Return where a redirect leads, if that is http or https."""
    there = QUrl(address).resolved(target).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    try:
        return web_address(there)
    except ReaderError as error:
        raise http_error(address, _FOUND) from error


_FOUND = 302
"""The status of a redirect."""
_MEDIA_TYPE = QNetworkRequest.KnownHeaders.ContentTypeHeader


def _unreached(address: str, reply: QNetworkReply) -> ReaderError:
    """Return the error for an address that gave no answer."""
    kind = QNetworkReply.NetworkError
    if reply.error() is kind.SslHandshakeFailedError:
        return untrusted(address)
    if reply.error() in (
        kind.ProxyConnectionRefusedError,
        kind.ProxyNotFoundError,
        kind.ProxyAuthenticationRequiredError,
    ):
        return MissingInputError(
            address, "The proxy of this network doesn't let the request through.", "Save the page from your browser."
        )
    return MissingInputError(address, "The address can't be reached.", "Check the address and your connection.")

"""Files, bytes and pasted text to articles: finds the format, runs its loader, and finishes what it found."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import stat
from pathlib import Path

from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.loading import plain
from reader.loading.draft import Draft, Source
from reader.loading.finish import clean, finished, has_text, no_text
from reader.loading.formats import detect
from reader.loading.isolation import shared
from reader.loading.plain import blocks_of, split_lines
from reader.model import Article, BlockKind, Origin
from reader.options import Options

_LEAST_PROSE = 120
"""Characters in the paragraphs of an article; a cover or a title page has fewer."""
_TINY_PAGE = (
    b"<html><body><article><h1>Ready</h1><p>" + b"The parsers are in memory now. " * 9 + b"</p></article></body></html>"
)


def load(path: str | os.PathLike[str], options: Options = Options(), *, password: str = "") -> Article:  # noqa: B008 - frozen
    """Return the article in the file at `path`; of a file that holds several, the first with a whole paragraph.

    Raises `MissingInputError` where there is no such file, `TooLargeError` over a limit of `options`,
    `PasswordNeededError` for a PDF that `password` doesn't open, and `UnreadableInputError` where no article can be
    made of it.
    """
    return main_article(load_all(path, options, password=password))


def load_all(path: str | os.PathLike[str], options: Options = Options(), *, password: str = "") -> tuple[Article, ...]:  # noqa: B008
    """Return every article in the file at `path`, at least one (a book has chapters); errors as `load`."""
    name = os.fspath(path)
    data = read_file(name, options)
    return articles_of(Source(data, name, password=password, options=options), location=str(Path(name).absolute()))


def load_bytes(name: str, data: bytes, options: Options = Options()) -> Article:  # noqa: B008
    """Return the article in `data`, the content of a file of that name; errors as `load`."""
    return main_article(articles_of(Source(data, name, options=options)))


def main_article(articles: tuple[Article, ...]) -> Article:
    """Return the first article with at least `_LEAST_PROSE` characters in paragraphs: books start with covers."""
    return next((article for article in articles if _prose(article) >= _LEAST_PROSE), articles[0])


def _prose(article: Article) -> int:
    return sum(block.span.end - block.span.start for block in article.blocks if block.kind is BlockKind.PARAGRAPH)


def article_from_text(text: str, name: str = "pasted text", options: Options = Options()) -> Article:  # noqa: B008
    """Return the article in text that was pasted or dropped; errors as `load`."""
    source = Source(text.encode("utf-8", errors="replace"), name, options=options)
    _check_size(source)
    return finished(Draft(blocks_of(split_lines(text)), encoding="utf-8"), source, _origin(source, "text"))


def articles_from_text(text: str, name: str = "pasted text", options: Options = Options()) -> tuple[Article, ...]:  # noqa: B008
    """Return every article in text that was pasted or dropped, parted as in a file; at least one, errors as `load`."""
    source = Source(text.encode("utf-8", errors="replace"), name, options=options)
    _check_size(source)
    drafts = [draft for draft in plain.read(dataclasses.replace(source, charset="utf-8")) if has_text(draft.blocks)]
    if len(drafts) < 2:
        return (article_from_text(text, name, options),)
    origin = _origin(source, "text")
    drafts = drafts[: options.max_pages]
    return tuple(finished(draft, source, dataclasses.replace(origin, part=clean(draft.name))) for draft in drafts)


def article_from_html(html: str, name: str = "pasted page", options: Options = Options()) -> Article:  # noqa: B008
    """Return the article in mark-up that was pasted or dropped from a browser; errors as `load`."""
    source = Source(html.encode("utf-8", errors="replace"), name, charset="utf-8", options=options)
    _check_size(source)
    return finished(shared.run("html", source)[0], source, _origin(source, "html"))


def read_file(name: str, options: Options) -> bytes:
    """Return the bytes of a regular file; never waits on a pipe and never reads past the limit."""
    try:
        # Without O_NONBLOCK, opening a FIFO waits for a writer.
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _missing(name, error) from error
    try:
        _refuse_special(name, os.fstat(handle).st_mode)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(options.max_bytes + 1)
    except OSError as error:
        raise _missing(name, error) from error
    finally:
        os.close(handle)


def _refuse_special(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise MissingInputError(name, "This is a folder.", "Choose one of the files in it.")
    if not stat.S_ISREG(mode):
        raise MissingInputError(name, "This is not a file but a device or a pipe.", "Choose a file.")


def _missing(name: str, error: OSError | ValueError) -> ReaderError:
    code = error.errno if isinstance(error, OSError) else 0
    if code in (errno.ENOENT, errno.ENOTDIR, 0):
        return MissingInputError(name, "There is no such file.", "Check the name, or choose the file again.")
    if code in (errno.EACCES, errno.EPERM):
        if os.path.isdir(name):  # noqa: PTH112 - Windows refuses to open a folder with this code
            return MissingInputError(name, "This is a folder.", "Choose one of the files in it.")
        return MissingInputError(
            name, "You are not allowed to read this file.", "Ask its owner, or copy it to a folder of yours."
        )
    if code == errno.ELOOP:
        return MissingInputError(name, "This link leads back to itself.", "Choose the file it was meant to lead to.")
    if code == errno.ENAMETOOLONG:
        return MissingInputError(
            name, "The name is too long.", "Rename the file or move it to a folder nearer the top."
        )
    reason = os.strerror(code) if code else str(error)
    return MissingInputError(name, f"It can't be read: {reason}.", "Copy it to another folder and try again.")


def articles_of(source: Source, location: str = "", fetched: str = "") -> tuple[Article, ...]:
    """Return the articles of one input, at least one; errors as `load`. `location`, `fetched`: for the origin."""
    _check_size(source)
    kind = detect(source)
    drafts = shared.run(kind.key, source) if kind.isolated else kind.loader()(source)
    origin = _origin(source, kind.key, location, fetched)
    drafts = tuple(draft for draft in drafts[: source.options.max_pages] if has_text(draft.blocks))
    if not drafts:
        raise no_text(source.name)
    if len(drafts) == 1:
        return (finished(drafts[0], source, origin),)
    return tuple(finished(draft, source, dataclasses.replace(origin, part=clean(draft.name))) for draft in drafts)


def cancel_loading() -> None:
    """End the parsing that is running, from another thread: its `load` raises `CancelledError`."""
    shared.cancel()


def warm_up() -> None:
    """Start the process that parses documents and let it read a page: the user's first file won't wait 0.5 s."""
    shared.run("html", Source(_TINY_PAGE, "page.html"))


def _check_size(source: Source) -> None:
    limit = source.options.max_bytes
    if len(source.data) > limit:
        raise TooLargeError(
            source.name, f"It is larger than {limit / 1e6:g} MB.", "Choose one article, not an archive of them."
        )
    if not source.data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableInputError(source.name, "It is empty.", "Choose a file that holds an article.")


def _origin(source: Source, key: str, location: str = "", fetched: str = "") -> Origin:
    name = source.address or Path(source.name).name or source.name
    return Origin(name, location, hashlib.sha256(source.data).hexdigest(), len(source.data), key, fetched=fetched)

"""Files, bytes and pasted text to articles: finds the format, runs its loader, and finishes what it found."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import re
import stat
from collections import Counter
from itertools import accumulate
from pathlib import Path

from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.language.compose import compose
from reader.loading.draft import Blocks, Draft, Source
from reader.loading.formats import Format, detect
from reader.loading.furniture import set_apart, with_guesses
from reader.loading.isolation import shared
from reader.loading.plain import blocks_of, split_lines
from reader.model import Article, BlockKind, Head, Origin
from reader.options import Options

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\U000e0000-\U000e0fff]")
_LEAST_PROSE = 120
"""Characters in the paragraphs of an article; a cover or a title page has fewer."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def load(path: str | os.PathLike[str], options: Options = Options(), *, password: str = "") -> Article:  # noqa: B008 - frozen
    """Return the article in the file at `path`; of a file that holds several, the first with a whole paragraph.

    Raises `MissingInputError` where there is no such file, `TooLargeError` over a limit of `options`,
    `PasswordNeededError` for a PDF that `password` doesn't open, and `UnreadableInputError` where no article can be
    made of it.
    """
    return main_article(load_all(path, options, password=password))


def load_all(path: str | os.PathLike[str], options: Options = Options(), *, password: str = "") -> tuple[Article, ...]:  # noqa: B008
    """Return every article in the file at `path` (chapters of a book, articles parted by dashes), at least one; errors as `load`."""
    name = os.fspath(path)
    data = read_file(name, options)
    return articles_of(Source(data, name, password=password, options=options), location=os.path.abspath(name))


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
    return _article(source, Draft(blocks_of(split_lines(text)), encoding="utf-8"), _origin(source, "text", "", ""))


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
        return MissingInputError(name, "You are not allowed to read this file.", "Ask its owner, or copy it to a folder of yours.")
    if code == errno.ELOOP:
        return MissingInputError(name, "This link leads back to itself.", "Choose the file it was meant to lead to.")
    if code == errno.ENAMETOOLONG:
        return MissingInputError(name, "The name is too long.", "Rename the file or move it to a folder nearer the top.")
    reason = os.strerror(code) if code else str(error)
    return MissingInputError(name, f"It can't be read: {reason}.", "Copy it to another folder and try again.")


def articles_of(source: Source, location: str = "", fetched: str = "") -> tuple[Article, ...]:
    """Return the articles of one input, at least one; `location` and `fetched` go into their origin. Errors as `load`."""
    _check_size(source)
    kind = detect(source)
    drafts = _drafts(kind, source)
    origin = _origin(source, kind.key, location, fetched)
    articles = tuple(_article(source, draft, origin) for draft in drafts if _has_text(draft.blocks))
    if not articles:
        raise UnreadableInputError(source.name, "There is no text in it.", "Choose a file that holds an article.")
    return articles


def _drafts(kind: Format, source: Source) -> tuple[Draft, ...]:
    return shared.run(kind.key, source) if kind.isolated else kind.loader()(source)


def _check_size(source: Source) -> None:
    limit = source.options.max_bytes
    if len(source.data) > limit:
        raise TooLargeError(source.name, f"It is larger than {limit / 1e6:g} MB.", "Choose one article, not an archive of them.")
    if not source.data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableInputError(source.name, "It is empty.", "Choose a file that holds an article.")


def _has_text(blocks: Blocks) -> bool:
    return any(text.strip() for _, text in blocks)


def _article(source: Source, draft: Draft, origin: Origin) -> Article:
    """Return a draft as an article: cleaned of characters that aren't text, its head completed from its blocks."""
    blocks = tuple((kind, clean(text)) for kind, text in draft.blocks)
    characters = sum(len(text) for _, text in blocks)
    if characters > source.options.max_characters:
        raise TooLargeError(
            source.name, f"Its text is longer than {source.options.max_characters:,} characters.", "Choose a single article."
        )
    if not _has_text(blocks):
        raise UnreadableInputError(source.name, "There is no text in it.", "Choose a file that holds an article.")
    origin = dataclasses.replace(origin, encoding=draft.encoding)
    parts = set_apart(blocks)
    head = with_guesses(_completed(draft.head, blocks, source), parts)
    # `before` counts the draft's blocks; an article's are those that are left, and more where furniture was set apart.
    counts = Counter(index for index, _, text in parts if text)
    places = list(accumulate((counts[index] for index in range(len(blocks))), initial=0))
    cut = tuple(dataclasses.replace(part, text=clean(part.text), before=places[min(part.before, len(blocks))]) for part in draft.cut)
    return compose(((kind, text) for _, kind, text in parts), head, origin, cut)


def _origin(source: Source, key: str, location: str, fetched: str) -> Origin:
    name = source.address or os.path.basename(source.name) or source.name
    return Origin(name, location, hashlib.sha256(source.data).hexdigest(), len(source.data), key, fetched=fetched)


def clean(text: str) -> str:
    """Return `text` without control characters, marks and lone surrogates, which no reader sees and some tools choke on."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNWANTED.sub("", text)


def _completed(head: Head, blocks: Blocks, source: Source) -> Head:
    """Return the head with what can be guessed: the title from the headline, else from the file's name."""
    language = source.options.language or head.language
    if head.title:
        return dataclasses.replace(head, language=language)
    headline = next((text for kind, text in blocks if kind is BlockKind.HEADLINE), "")
    title = headline or Path(source.name).stem
    return dataclasses.replace(head, title=title, language=language, guessed=head.guessed | {"title"})

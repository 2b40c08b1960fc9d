"""What the user changes in the articles that are open, remembered by file: opened again, it is changed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader import Article, Head

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Wish:
    """An article as it was read, and the head and the parts (indexes of its cut) that the user wants in it."""

    read: Article
    head: Head
    taken: frozenset[int]

    def granted(self) -> Article:
        from reader import revised  # noqa: PLC0415 - loads the rules of all languages

        return revised(self.read, self.head, self.taken)


class Revisions:
    """Wishes by file, for as long as the window is open.

    What is computed from them (`restored`, what `wish` returns) may take long for a book: it belongs off the main
    thread.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._wishes: dict[_Key, _Wish] = {}

    def restored(self, article: Article) -> Article:
        """Return an article that was just read, changed as an earlier reading of the same file was."""
        wish = self._wishes.get(_key(article))
        if wish is None:
            return article
        from reader import carried_over  # noqa: PLC0415 - the same

        shown = carried_over(article, wish.granted())
        self._wishes[_key(article)] = _wish_of(article, shown)
        return shown

    def hold(self, article: Article) -> None:
        """Take an article as it is, whatever was wished for its file before."""
        wish = self._wishes.get(_key(article))
        wished = wish and (wish.read.origin, wish.head, wish.taken)
        if wished != (article.origin, article.head, _taken(article)):
            self._wishes.pop(_key(article), None)

    def as_read(self, article: Article) -> Article:
        """Return the article as its file has it, so far as that is known."""
        wish = self._wishes.get(_key(article))
        return article if wish is None else wish.read

    def wish(self, article: Article, head: Head | None, taken: Mapping[int, bool]) -> Callable[[], Article]:
        """Remember another head (None: as before) and parts to be taken back or put out, by index of the cut.

        Returns what makes the article with all that is wished.
        """
        before = self._wishes.get(_key(article)) or _wish_of(article, article)
        wish = _Wish(
            before.read,
            before.head if head is None else head,
            (before.taken | {index for index in taken if taken[index]})
            - {index for index in taken if not taken[index]},
        )
        self._wishes[_key(article)] = wish
        return wish.granted


def _key(article: Article) -> _Key:
    """Return what a file is known by: its place, so that an edited one is known again; pasted text by its bytes."""
    return article.origin.location or article.origin.sha256, article.origin.part


def _wish_of(read: Article, shown: Article) -> _Wish:
    return _Wish(read, shown.head, _taken(shown))


def _taken(article: Article) -> frozenset[int]:
    return frozenset(index for index, part in enumerate(article.cut) if part.taken)

"""Everything the engine raises on purpose: one base, each error with what is wrong and what to do about it."""

from __future__ import annotations


class ReaderError(Exception):
    """Input that can't be used.

    `path` names it, `reason` says what is wrong, `hint` what to do (sentences without names of code).
    """

    def __init__(self, path: str, reason: str, hint: str = "") -> None:
        """Keep the three parts; the message joins them in that order."""
        super().__init__(path, reason, hint)
        self.path = path
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        """Return "path: reason. Hint." on one line."""
        sentence = f"{self.path}: {self.reason}" if self.path else self.reason
        return f"{sentence} {self.hint}".rstrip()


class MissingInputError(ReaderError):
    """There is nothing to read at that place, or it isn't a file."""


class UnreadableInputError(ReaderError):
    """The bytes are there, but no article can be made of them."""


class PasswordNeededError(UnreadableInputError):
    """The document is protected; a PDF can be tried again with the password that the user types."""


class TooLargeError(ReaderError):
    """A limit of `Options` was reached."""


class CancelledError(ReaderError):
    """The user stopped the work; nothing is wrong with the input."""

    def __init__(self) -> None:
        """Say so in a way that can be shown."""
        super().__init__("", "The comparison was cancelled.")


class ProofError(ReaderError):
    """A comparison contradicts itself: a bug in the engine. The message can be pasted into an issue."""

    def __init__(self, broken: str) -> None:
        """Keep `broken`, the invariant that doesn't hold, with the values that break it."""
        super().__init__("", f"The comparison does not prove: {broken}.", "Please report this message.")

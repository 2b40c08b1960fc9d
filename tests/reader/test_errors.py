"""Errors say which input, what is wrong and what to do."""

from __future__ import annotations

import copy
import pickle

import pytest

from reader.errors import (
    CancelledError,
    MissingInputError,
    PasswordNeededError,
    ProofError,
    ReaderError,
    TooLargeError,
    UnreadableInputError,
)


def test_the_message_joins_path_reason_and_hint() -> None:
    error = UnreadableInputError("bridge.doc", "This is an old Word file.", "Save it as .docx and try again.")
    assert "bridge.doc: This is an old Word file. Save it as .docx and try again." == str(error)
    assert ("bridge.doc", "This is an old Word file.", "Save it as .docx and try again.") == (
        error.path,
        error.reason,
        error.hint,
    )


def test_parts_that_are_missing_leave_no_marks_behind() -> None:
    assert "It is empty." == str(ReaderError("", "It is empty."))
    assert "a.txt: It is empty." == str(ReaderError("a.txt", "It is empty."))


@pytest.mark.parametrize(
    "kind", [MissingInputError, UnreadableInputError, PasswordNeededError, TooLargeError, CancelledError, ProofError]
)
def test_one_base_catches_them_all(kind: type[ReaderError]) -> None:
    assert issubclass(kind, ReaderError)


def test_a_password_that_is_needed_is_a_kind_of_unreadable_input() -> None:
    assert issubclass(PasswordNeededError, UnreadableInputError)


def test_a_failed_proof_names_what_is_broken_and_asks_for_the_message() -> None:
    error = ProofError("left sentence 3 is in 2 changes")
    assert "The comparison does not prove: left sentence 3 is in 2 changes. Please report this message." == str(error)


def test_a_cancelled_comparison_can_be_told_to_the_user() -> None:
    assert "The comparison was cancelled." == str(CancelledError())


def test_an_error_comes_back_whole_from_another_process() -> None:
    error = TooLargeError("a.pdf", "It has 9,000 pages.", "Choose some of them.")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (TooLargeError, str(error)) == (type(again), str(again))
    assert str(error) == str(copy.copy(error))

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from reader import Cancelled, CancelledError, Progress, ReaderError, Stage
from ui.tasks import Line


class Gate:
    """A job that waits to be let through, or until it is cancelled."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.open = threading.Event()
        self.started = threading.Event()
        self.thread: int | None = None

    def __call__(self, progress: Progress, cancelled: Cancelled) -> str:
        self.thread = threading.get_ident()
        progress(Stage.MATCHING, 0.5)
        self.started.set()
        while not self.open.wait(0.005):
            if cancelled():
                raise CancelledError
        return self.value


@pytest.fixture
def values() -> list[str]:
    return []


@pytest.fixture
def errors() -> list[Exception]:
    return []


def test_a_job_runs_off_the_main_thread_and_its_value_comes_back(
    qtbot: QtBot, values: list[str], errors: list[Exception]
) -> None:
    line, gate = Line(), Gate("done")
    gate.open.set()
    with qtbot.waitSignal(line.progressed) as progressed:
        line.start(gate, values.append, errors.append)
    qtbot.waitUntil(lambda: values == ["done"])
    assert progressed.args == [Stage.MATCHING, 0.5]
    assert gate.thread != threading.get_ident()
    assert (line.busy, errors) == (False, [])


def test_a_late_ticket_is_dropped(qtbot: QtBot, values: list[str], errors: list[Exception]) -> None:
    line, slow, quick = Line(), Gate("slow"), Gate("quick")
    line.start(slow, values.append, errors.append)
    qtbot.waitUntil(slow.started.is_set)
    line.start(quick, values.append, errors.append)
    slow.open.set()
    quick.open.set()
    qtbot.waitUntil(lambda: not line.busy)
    qtbot.wait(30)
    assert (values, errors) == (["quick"], [])


def test_cancelling_ends_the_job_and_says_so_once(qtbot: QtBot, values: list[str], errors: list[Exception]) -> None:
    line, gate = Line(), Gate("never")
    line.start(gate, values.append, errors.append)
    qtbot.waitUntil(gate.started.is_set)
    line.cancel()
    assert not line.busy
    qtbot.wait(30)
    assert values == []
    assert [type(error) for error in errors] == [CancelledError]


def test_an_error_reaches_the_main_thread(qtbot: QtBot, values: list[str], errors: list[Exception]) -> None:
    def job(progress: Progress, cancelled: Cancelled) -> str:  # noqa: ARG001 - a job's arguments
        raise ReaderError("a.txt", "It is empty.")

    line = Line()
    line.start(job, values.append, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ReaderError)
    assert values == []

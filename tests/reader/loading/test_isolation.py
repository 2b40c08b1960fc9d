"""The worker process: a crash, a hang or a bomb costs an error message; it does nothing else and outlives nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import CancelledError, ReaderError, TooLargeError, UnreadableInputError
from reader.loading import isolation
from reader.loading.draft import Source
from reader.loading.isolation import Worker
from reader.options import Options
from tests.corpus.hostile import MAKERS
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import html

PAGE = html(STORIES[0])


@pytest.fixture
def worker() -> Iterator[Worker]:
    """Give the test a worker of its own."""
    own = Worker()
    yield own
    own.close()


def test_a_worker_stays_warm_between_requests(worker: Worker) -> None:
    worker.run("html", Source(PAGE))
    process = worker.pid
    worker.run("html", Source(PAGE))
    assert process
    assert worker.pid == process


def _slow_page() -> bytes:
    """Return a page that takes seconds to read, whichever release of Python reads it."""
    return MAKERS["links.html"]() * 5


def test_a_late_parser_is_ended_and_the_next_request_works(worker: Worker) -> None:
    worker.run("html", Source(PAGE))
    process = worker.pid
    started = time.monotonic()
    with pytest.raises(TooLargeError, match=r"longer than 0\.5 seconds") as caught:
        worker.run("html", Source(_slow_page(), "slow.html", options=Options(max_seconds=0.5)))
    assert time.monotonic() - started < 5
    assert caught.value.path == "slow.html"
    _assert_ends(process)
    assert worker.run("html", Source(PAGE))


def test_a_parser_that_is_killed_costs_an_error_message(worker: Worker) -> None:
    worker.run("html", Source(PAGE))
    process = worker.pid
    killer = threading.Timer(0.3, os.kill, (process, signal.SIGKILL))
    killer.start()
    with pytest.raises(UnreadableInputError, match="damaged"):
        worker.run("html", Source(_slow_page(), "crash.html"))
    killer.join()
    assert worker.run("html", Source(PAGE))


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit on address space that a process can set itself"
)
def test_a_parser_that_eats_memory_costs_an_error_message(worker: Worker) -> None:
    page = b"<html><body>" + b"x" * 45_000_000
    with pytest.raises(ReaderError) as caught:
        worker.run("html", Source(page, "big.html", options=Options(max_memory=110_000_000)))
    assert caught.value.path == "big.html"
    assert worker.run("html", Source(PAGE))


def test_a_request_can_be_cancelled_from_another_thread(worker: Worker) -> None:
    worker.run("html", Source(PAGE))
    worker.cancel()
    assert worker.run("html", Source(PAGE)), "cancelling nothing leaves the next request alone"
    canceller = threading.Timer(0.3, worker.cancel)
    canceller.start()
    with pytest.raises(CancelledError):
        worker.run("html", Source(_slow_page(), "slow.html"))
    canceller.join()
    assert worker.run("html", Source(PAGE))


def test_closing_does_not_wait_for_a_running_request(worker: Worker) -> None:
    worker.run("html", Source(PAGE))
    started = time.monotonic()
    closer = threading.Timer(0.3, worker.close)
    closer.start()
    with pytest.raises(UnreadableInputError):
        worker.run("html", Source(_slow_page(), "slow.html"))
    closer.join()
    assert time.monotonic() - started < 5


def test_requests_of_several_threads_wait_for_each_other(worker: Worker) -> None:
    titles: list[str] = []
    threads = [
        threading.Thread(
            target=lambda story=story: titles.append(worker.run("html", Source(html(story)))[0].head.title)
        )
        for story in STORIES
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(titles) == sorted(story.title for story in STORIES)


def test_an_error_of_a_loader_arrives_with_its_class_path_and_hint(worker: Worker) -> None:
    with pytest.raises(UnreadableInputError, match="scan") as caught:
        worker.run("pdf", Source(MAKERS["scan.pdf"](), "scan.pdf"))
    assert caught.value.path == "scan.pdf"
    assert "OCR" in caught.value.hint


def _in_fresh_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[3],
    )


def test_the_worker_may_not_write_connect_or_start_programs(tmp_path: Path) -> None:
    code = f"""
import os, socket, subprocess, sys
from reader.loading.worker import _refuse
sys.addaudithook(_refuse)
for act in (
    lambda: open({str(tmp_path / "x")!r}, "w"),
    lambda: os.open({str(tmp_path / "x")!r}, os.O_WRONLY | os.O_CREAT),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.remove(__file__ if "__file__" in globals() else "x"),
    lambda: os.mkdir({str(tmp_path / "d")!r}),
):
    try:
        act()
    except PermissionError as error:
        assert "may not" in str(error), error
    else:
        sys.exit("not refused")
print("refused")
"""
    done = _in_fresh_process(code)
    assert done.stdout.strip() == "refused", done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_worker_ends_with_the_program_that_started_it() -> None:
    code = """
from reader.loading.files import warm_up
from reader.loading.isolation import shared
warm_up()
print(shared.pid, flush=True)
"""
    started = time.monotonic()
    done = _in_fresh_process(code)
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - started < 30
    _assert_ends(int(done.stdout))


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked up by signal 0")
def test_the_worker_ends_when_the_program_is_killed() -> None:
    code = """
import os, signal
from reader.loading.files import warm_up
from reader.loading.isolation import shared
warm_up()
print(shared.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    _assert_ends(int(_in_fresh_process(code).stdout))


def _assert_ends(pid: int) -> None:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8"):
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its program")


def test_a_module_beside_the_user_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    own = Worker()
    try:
        assert own.run("html", Source(PAGE))[0].head.title == STORIES[0].title
    finally:
        own.close()


def test_a_process_that_cannot_start_is_an_error_with_a_hint(monkeypatch: pytest.MonkeyPatch, worker: Worker) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ReaderError, match="can't be started"):
        worker.run("html", Source(PAGE, "a.html"))
    assert isolation.shared is not worker

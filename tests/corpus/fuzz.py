"""A long fuzz run over one loader: ``python -m tests.corpus.fuzz html 20000``. The suite keeps a short one.

The loader runs in this process, without the border of the worker, so that every exception that isn't a `ReaderError`
is seen; each kind of them is printed with its place and the input that made it is kept.
"""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from reader.errors import ReaderError
from reader.loading.draft import Source
from reader.loading.formats import by_key, detect
from tests.corpus.mutations import variants

_SECONDS = 30


class LateError(Exception):
    """An input took longer than the limit."""


def main() -> int:
    """Run; print a line of figures, and every unexpected exception; return how many kinds of these there were."""
    name, count = sys.argv[1], int(sys.argv[2])
    seen: Counter[str] = Counter()
    slowest = 0.0
    signal.signal(signal.SIGALRM, _late)

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(variants(name))
    def run(data: bytes) -> None:
        nonlocal slowest
        started = time.perf_counter()
        signal.alarm(_SECONDS)
        outcome = _outcome(name, data)
        signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - started)
        if "!" in outcome and not seen[outcome]:
            Path(f"/tmp/fuzz-{name}-{len(seen)}").write_bytes(data)  # noqa: S108 - for the person at the terminal
        seen[outcome] += 1

    run()
    wrong = [outcome for outcome in seen if "!" in outcome]
    print(f"{name}: {sum(seen.values())} inputs, slowest {slowest:.2f} s, {dict(seen.most_common())}")  # noqa: T201
    return len(wrong)


def _outcome(name: str, data: bytes) -> str:
    source = Source(data, f"fuzz.{name}")
    try:
        try:
            key = detect(source).key
        except ReaderError as error:
            return f"refused {type(error).__name__}"
        drafts = by_key(key).loader()(source)
    except ReaderError as error:
        return f"{type(error).__name__}"
    except Exception as error:  # noqa: BLE001 - what the run is for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"! {type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
    return "drafts" if drafts else "nothing"


def _late(_signal: int, _frame: object) -> None:
    raise LateError


if __name__ == "__main__":
    sys.exit(main())

"""The figures of loading: ``python -m tests.corpus.measure``. Times, memory peaks, the fate of every hostile file.

With ``formats`` behind it only the table of formats is printed: load times and memory peaks of an ordinary article.
"""
# ruff: noqa: T201 - a table on the terminal is what it is for

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.errors import ReaderError
from reader.loading.draft import Source
from reader.loading.encoding import decode
from reader.loading.files import load_bytes
from reader.loading.formats import detect
from reader.loading.isolation import Worker, shared
from tests.corpus.hostile import MAKERS, flipped, truncated
from tests.corpus.sentences import encoded_texts
from tests.corpus.stories import STORIES, Story
from tests.corpus.well_formed import FORMATS

_WARM = 7


def main() -> None:
    """Print all tables, or the one of formats."""
    if "formats" in sys.argv[1:]:
        print_formats()
        return
    _corpus()
    print_formats()
    _encodings()


def _inputs() -> Iterator[tuple[str, bytes]]:
    for name, make in FORMATS.items():
        for story in STORIES:
            yield f"{story.language}.{name}", make(story)
    for name, hostile in MAKERS.items():
        yield name, hostile()
    yield from truncated()
    yield from flipped()


def _corpus() -> None:
    rows = []
    peaks: dict[str, float] = {}
    outcomes: Counter[str] = Counter()
    for name, data in _inputs():
        started = time.perf_counter()
        try:
            outcome = f"Article of {len(load_bytes(name, data).text)} characters"
            outcomes["Article"] += 1
        except ReaderError as error:
            outcome = f"{type(error).__name__}: {error.reason}"
            outcomes[type(error).__name__] += 1
        rows.append((time.perf_counter() - started, name, outcome))
        peaks[name] = _peak_megabytes(shared.pid)
    shared.close()
    parser = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(rows)} inputs: {dict(outcomes)}")
    print(f"seconds: median {statistics.median(row[0] for row in rows):.3f}, worst {max(rows)[0]:.1f}")
    print(f"memory: parser process {parser:.0f} MB, program {own:.0f} MB (resident peaks)")
    for seconds, name, outcome in sorted(rows, reverse=True)[:8]:
        peak = f"{peaks[name]:.0f} MB so far" if peaks[name] else "ended"
        print(f"  {seconds:6.1f} s  {peak:14}  {name:24} {outcome}")


def print_formats() -> None:
    """Print load times of an article of about 600 words in a cold and a warm parser process, and its memory peak."""
    long = _long(STORIES[0])
    words = len(" ".join(long.body).split())
    print(f"\n{words} words    file      cold      warm    memory peak of the parser process")
    for name, make in FORMATS.items():
        source = Source(make(long), f"a.{name}")
        key = detect(source).key
        worker = Worker()
        cold, *warm = (_timed(worker, key, source) for _ in range(_WARM))
        peak = _peak_megabytes(worker.pid)
        worker.close()
        size = f"{len(source.data) / 1000:5.1f} kB"
        print(f"{name:10} {size}  {cold * 1000:5.0f} ms  {statistics.median(warm) * 1000:5.1f} ms  {peak:5.0f} MB")


def _peak_megabytes(pid: int) -> float:
    """Return the largest resident size that a running process has had; 0 where the system doesn't tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)


def _timed(worker: Worker, key: str, source: Source) -> float:
    started = time.perf_counter()
    worker.run(key, source)
    return time.perf_counter() - started


def _long(story: Story) -> Story:
    """Return the story with its paragraphs said over and over, up to about 600 words."""
    first, second, third = (" ".join(f"{part} ({n})" for n in range(7)) for part in story.paragraphs)
    return Story(
        **{**{name: getattr(story, name) for name in story.__dataclass_fields__}, "paragraphs": (first, second, third)}
    )


def _encodings() -> None:
    texts = list(encoded_texts(each=17))
    right: Counter[str] = Counter()
    for encoding, text, _ in texts:
        right[encoding] += decode(text.encode(encoding), "a.txt")[0] == text
    print(f"\n{sum(right.values())} of {len(texts)} texts in {len(right)} encodings decode right; {dict(right)}")


if __name__ == "__main__":
    main()

"""How long the window's main thread is ever held up, at several lengths: `python -m tests.ui.bench_window [words …]`.

Each step is timed twice: the longest stretch between two looks at the event queue in wall-clock time, and the main
thread's own computing in it. The first is what a user feels; on a busy machine only the second says something.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from ui.desktop import application, build_window
from ui.main_window import MainWindow
from ui.samples import samples
from ui.settings.preferences import Preferences
from ui.sides import Side

_LENGTHS = (600, 10_000, 50_000)
_SETTLE = 0.4
_LIMIT = 180.0
"""Seconds."""


def texts(words: int) -> tuple[str, str]:
    """Return a long text made of the sample stories' words, and a version of it with every seventh word another one."""
    chance = random.Random(7)
    known = [path.read_text(encoding="utf-8") for sample in samples() for path in (sample.left, sample.right)]
    vocabulary = sorted({word for text in known for word in text.split() if word.isalpha()})
    paragraphs, count = [], 0
    while count < words:
        sentences = [
            " ".join(chance.choices(vocabulary, k=chance.randint(8, 26))).capitalize() + "."
            for _ in range(chance.randint(2, 4))
        ]
        paragraphs.append(sentences)
        count += sum(len(sentence.split()) for sentence in sentences)
    left = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    right = "\n\n".join(
        " ".join(
            " ".join(chance.choice(vocabulary) if chance.random() < 1 / 7 else word for word in sentence.split())
            for sentence in sentences
        )
        for sentences in paragraphs
        if chance.random() < 0.8
    )
    return left, right


def measure(app: QApplication, act: Callable[[], object], done: Callable[[], bool]) -> tuple[float, float, float]:
    """Return the seconds until `done`, and the longest hold-up, by the clock and by the main thread's computing."""
    began = time.perf_counter()
    longest = computing = 0.0
    settled = None
    step: Callable[[], object] = act
    while True:
        clock, worked = time.perf_counter(), time.thread_time()
        step()
        longest = max(longest, time.perf_counter() - clock)
        computing = max(computing, time.thread_time() - worked)
        step = app.processEvents
        now = time.perf_counter()
        if settled is None and done():
            settled = now
        if (settled is not None and now > settled + _SETTLE) or now > began + _LIMIT:
            return (settled or now) - began, longest, computing


def steps(window: MainWindow, left: str, right: str) -> list[tuple[str, Callable[[], object], Callable[[], bool]]]:
    """Return what a reader does, in order: name, act, and when it is done."""
    pair, session, preferences = window.pair, window.session, window.preferences
    bar = pair.panes[Side.LEFT].view.verticalScrollBar()

    def at_once() -> bool:
        return True

    def open_both() -> None:
        session.open_text(Side.LEFT, left, "left")
        session.open_text(Side.RIGHT, right, "right")

    def select() -> None:
        if session.comparison is not None:
            pair.select_change(len(session.comparison.changes) // 2)

    return [
        ("open and compare", open_both, lambda: session.comparison is not None),
        ("scroll to the end", lambda: bar.setValue(bar.maximum()), at_once),
        ("scroll to the middle", lambda: bar.setValue(bar.maximum() // 2), at_once),
        ("select a change", select, at_once),
        ("filter", lambda: window.top_bar.chips["added"].setChecked(True), at_once),
        ("release the filter", lambda: window.top_bar.chips["added"].setChecked(False), at_once),
        ("narrow the window", lambda: window.resize(1000, 800), at_once),
        ("find a frequent word", lambda: window.find_bar.open_bar("the"), at_once),
        ("facing rows", lambda: preferences.set("reading", "facing"), at_once),
        ("flow again", lambda: preferences.set("reading", "flow"), at_once),
        ("larger text", lambda: preferences.set("text_size", 20), at_once),
        ("dark theme", lambda: preferences.set("theme", "dark"), at_once),
    ]


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    sys.setswitchinterval(0.001)
    app = application(offscreen=True)
    print(f"{'words':>7}  {'step':<22}{'done s':>8}{'held ms':>9}{'computing ms':>14}")
    for words in [int(argument) for argument in arguments] or _LENGTHS:
        with tempfile.TemporaryDirectory() as folder:
            settings = QSettings(str(Path(folder) / "bench.ini"), QSettings.Format.IniFormat)
            window = build_window(app, Preferences(settings), "light")
            window.resize(1440, 900)
            window.show()
            for name, act, done in steps(window, *texts(words)):
                seconds, longest, computing = measure(app, act, done)
                print(
                    f"{words:>7}  {name:<22}{seconds:>8.2f}{longest * 1000:>9.0f}{computing * 1000:>14.0f}", flush=True
                )
            window.close()
            window.deleteLater()
            # Now, or a new theme would be given to the windows of the shorter lengths too.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(sys.argv[1:])

"""What every test starts from: no screen, nobody's own settings, the texts beside the project where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# Before any QApplication: windows are drawn to memory unless a test (or a person) asks for a real platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThreadPool

ROOT = Path(__file__).resolve().parent.parent

# No deadline: the machine is shared, and speed is measured by `make bench`. The same examples in every run, so that
# a failure can be met again and a passing change isn't failed by chance.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("project")

_POOL_PATIENCE = 10_000
"""Milliseconds that a test's jobs may still run after it before that counts as a failure."""


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let every test begin with empty settings, kept in a folder of its own; returns that folder."""
    folder = tmp_path_factory.mktemp("settings")
    for written_as in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(written_as, scope, str(folder))
    return folder


@pytest.fixture(autouse=True)
def drained_pool() -> Iterator[None]:
    """Wait for the jobs a test started and delete what it left, so that nothing arrives in the next test."""
    yield
    if QCoreApplication.instance() is None:
        return
    assert QThreadPool.globalInstance().waitForDone(_POOL_PATIENCE), "a job was still running long after its test"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real texts beside the project; skip where there is none (their text may not enter it)."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the real texts with their gold (../shared) are not on this machine")
    return folder

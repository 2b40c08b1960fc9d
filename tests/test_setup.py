"""Setting up: the locks, the wheel, and what setup.sh does where something is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtGui import QTextOption

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="setup.sh looks for native libraries on Linux only")


def pins(lock: str) -> dict[str, set[str]]:
    """Return the lines of a lock file, joined and split by package: name → its pins with their markers."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines():
        pin, *hashes = re.split(r"\s+--hash=", line.strip())
        assert hashes, f"{lock}: {pin} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)
        found.setdefault(canonicalize_name(Requirement(pin).name), set()).add(pin)
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("requirements.lock", RUNTIME + BUILD), ("requirements-dev.lock", RUNTIME + BUILD + DEVELOPMENT)],
    ids=["program", "tests"],
)
def test_everything_that_the_project_asks_for_is_pinned_within_its_floor(lock: str, wanted: list[Requirement]) -> None:
    pinned = pins(lock)
    for requirement in wanted:
        candidates = [Requirement(pin) for pin in pinned.get(canonicalize_name(requirement.name), ())]
        assert candidates, f"{lock} does not pin {requirement.name}"
        for candidate in candidates:
            (exact,) = candidate.specifier
            assert exact.operator == "=="
            assert requirement.specifier.contains(exact.version), f"{candidate} is outside {requirement}"


def test_the_tests_run_on_the_very_packages_that_users_get() -> None:
    development = pins("requirements-dev.lock")
    assert {name: pin for name, pin in pins("requirements.lock").items() if development.get(name) != pin} == {}


def test_this_environment_is_the_one_that_is_locked() -> None:
    differing = []
    for name, candidates in pins("requirements-dev.lock").items():
        for candidate in map(Requirement, candidates):
            if candidate.marker is None or candidate.marker.evaluate():
                (exact,) = candidate.specifier
                if version(name) != exact.version:
                    differing.append(f"{name} {version(name)}, locked {exact.version}")
    assert differing == []


def test_the_wheel_holds_the_program_and_all_that_it_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("reader", "ui", "resources", "seeds")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(wanted - inside) == []
    assert {name.split("/")[0] for name in inside} == {
        "reader",
        "ui",
        "resources",
        "seeds",
        wheel.stem.split("-py3")[0] + ".dist-info",
    }
    entry_points = zipfile.ZipFile(wheel).read(wheel.stem.split("-py3")[0] + ".dist-info/entry_points.txt").decode()
    assert "twicetold = ui.app:main" in entry_points


def test_the_window_library_gives_back_no_reference_that_it_was_not_given() -> None:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    before = sys.getrefcount(None)
    for _ in range(1000):
        option.setUseDesignMetrics(True)
    assert sys.getrefcount(None) == pytest.approx(before, abs=100)


@pytest.fixture
def bare_machine(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine without Qt's libraries, whose user is not root and may not use sudo."""
    tools = tmp_path / "tools"
    tools.mkdir()
    scripts = {
        "ldconfig": "echo '0 libs found in cache'",
        "id": "echo 1000",
        "sudo": "exit 1",
        "apt-get": f"echo called >>{tmp_path}/apt-get-was-called; exit 1",
    }
    for name, body in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (tools / name).chmod(0o755)
    return {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}


@linux_only
def test_missing_libraries_without_root_give_the_line_to_type_and_nothing_else(
    bare_machine: dict[str, str], tmp_path: Path
) -> None:
    run = subprocess.run(
        ["./setup.sh", "run"], cwd=ROOT, env=bare_machine, capture_output=True, text=True, timeout=30, check=False
    )
    assert run.returncode == 1
    assert (
        "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libgl1 libegl1 libglib2.0-0"
        in run.stderr
    )
    assert "libxcb-cursor0" in run.stderr
    assert "libcups2" in run.stderr
    assert run.stdout == ""
    assert not (tmp_path / "apt-get-was-called").exists()


@linux_only
def test_root_on_a_bare_machine_installs_and_says_what_to_do_when_that_fails(
    bare_machine: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "tools" / "id").write_text("#!/bin/sh\necho 0\n", "utf-8")
    run = subprocess.run(
        ["./setup.sh", "run"], cwd=ROOT, env=bare_machine, capture_output=True, text=True, timeout=30, check=False
    )
    assert run.returncode == 1
    assert (tmp_path / "apt-get-was-called").exists()
    assert "As root, please type this" in run.stderr


@linux_only
def test_setting_up_twice_does_nothing() -> None:
    if not (ROOT / ".venv" / ".set-up-test").exists():
        pytest.skip("this environment was not made by setup.sh, which would now make one")
    set_up = ["./setup.sh", "test"]
    subprocess.run(set_up, cwd=ROOT, capture_output=True, timeout=300, check=True)
    again = subprocess.run(set_up, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    assert (again.stdout, again.stderr) == ("", "")


@linux_only
def test_wrong_usage_is_told(tmp_path: Path) -> None:
    run = subprocess.run(
        [ROOT / "setup.sh", "everything"], cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False
    )
    assert run.returncode != 0
    assert "usage" in run.stderr

"""What the documents say of the project, held against the project."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.write_map import mapped as map_lines
from tests.write_map import modules, purpose

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def committed_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git work tree (unpacked from an archive), so nothing is committed here")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def flags_of(*command: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, *command, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    flags = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", run.stdout))
    return {flag.replace("--no-", "--") for flag in flags}  # one line of the README speaks for all that can be negated


def test_the_map_has_one_line_for_every_module() -> None:
    real = set(modules())
    mapped = Counter(path for path, _ in map_lines())
    wrong = {
        "missing": sorted(real - mapped.keys()),
        "extra": sorted(mapped.keys() - real),
        "twice": [path for path, times in mapped.items() if times > 1],
    }
    assert wrong == {"missing": [], "extra": [], "twice": []}, (
        "bring CONTRIBUTING.md up to date: python -m tests.write_map"
    )


def test_the_map_says_of_every_module_what_its_docstring_says() -> None:
    wrong = {path: (said, purpose(path)) for path, said in map_lines() if said != purpose(path)}
    assert wrong == {}, "mend the docstring where it is out of date, then: python -m tests.write_map"


@pytest.mark.parametrize("command", [("-m", "reader"), ("-m", "ui.app")], ids=" ".join)
def test_the_readme_names_every_flag(command: tuple[str, ...]) -> None:
    flags = flags_of(*command)
    assert "--help" in flags
    assert sorted(flag for flag in flags if flag not in text_of("README.md")) == []


def test_the_readme_tells_the_exit_codes() -> None:
    assert re.findall(r"^\| (\d) \|", text_of("README.md"), re.MULTILINE) == ["0", "1", "2"]


def test_the_readme_fits_one_screen_of_a_browser() -> None:
    assert len(text_of("README.md").splitlines()) <= 75


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    targets = [target for target in LINK.findall(text_of(document)) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_changelog_has_a_section_for_the_version_being_built() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    short = ".".join(version.split(".")[:2])
    sections = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert sections
    assert sections[0] in {short, version, "Unreleased"}


def test_every_decision_has_its_four_parts() -> None:
    entries = text_of("DECISIONS.md").split("\n## ")[1:]
    assert entries
    parts = ["**Question.**", "**Decision.**", "**Why.**", "**What else was tried.**"]
    assert {entry.splitlines()[0]: [part for part in parts if part not in entry] for entry in entries} == {
        entry.splitlines()[0]: [] for entry in entries
    }


def test_decisions_are_numbered_in_order() -> None:
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", text_of("DECISIONS.md"), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_committed_file_names_a_place_to_download_packages_from() -> None:
    # Written in halves, so that this file doesn't name them either.
    places = [
        "pypi." + "org",
        "python" + "hosted",
        "deb." + "debian.org",
        "registry." + "npmjs",
        "files.python" + "hosted",
    ]
    found = [
        f"{path.relative_to(ROOT)}: {place}"
        for path in committed_files()
        for place in places
        if place.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_releases_and_their_hashes_and_nothing_else(lock: str) -> None:
    release = re.compile(r"[a-z0-9.-]+(\[[a-z0-9,-]+\])?==\S+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = text_of(lock).splitlines()
    assert len(lines) > 50
    assert [line for line in lines if not release.fullmatch(line)] == []


def test_every_resource_has_its_origin() -> None:
    told = text_of("resources/SOURCES.md")
    rooms = {
        path.relative_to(ROOT / "resources").parts[0]
        for path in committed_files()
        if path.is_relative_to(ROOT / "resources")
    }
    assert sorted(room for room in rooms - {"SOURCES.md", "__init__.py"} if f"`{room}" not in told) == []

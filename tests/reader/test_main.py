"""The engine's command line, as a person runs it: a process of its own, its output and its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import Case, FindingMark, MarkedFact, Options, Verdict, compare, keys_of, load, write_case
from tests.conftest import ROOT

LEFT = ROOT / "seeds" / "well" / "first.md"
RIGHT = ROOT / "seeds" / "well" / "updated.md"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_two_articles_give_a_short_report_and_exit_code_0() -> None:
    done = run(LEFT, RIGHT)
    assert (0, "") == (done.returncode, done.stderr)
    assert "of A is kept or reworded in B" in done.stdout
    assert "What stands out" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_reports_are_written_and_named(tmp_path: Path) -> None:
    page, table = tmp_path / "r.html", tmp_path / "r.csv"
    done = run(LEFT, RIGHT, "--report", page, "--report", table)
    assert 0 == done.returncode
    assert f"Report: {page}\nReport: {table}\n" in done.stdout
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert table.exists()


def test_an_article_that_is_missing_is_exit_code_1_with_reason_and_hint(tmp_path: Path) -> None:
    done = run(LEFT, tmp_path / "nowhere.txt", "--report", tmp_path / "r.html")
    assert 1 == done.returncode
    assert "" == done.stdout
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_a_report_that_cannot_be_written_is_exit_code_1(tmp_path: Path) -> None:
    done = run(LEFT, RIGHT, "--report", tmp_path / "missing" / "r.html")
    assert 1 == done.returncode
    assert "Choose a folder" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([LEFT], "give two articles, or one case"),
        ([LEFT, RIGHT, "--sensitivity", "2"], "isn't a number from 0 to 1"),
        ([LEFT, RIGHT, "--report", "r.xyz"], "a report ends in one of"),
        ([LEFT, RIGHT, "--report", "r.pdf"], "twicetold A B --report r.pdf"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(arguments: list[object], said: str) -> None:
    done = run(*arguments)
    assert 2 == done.returncode
    assert said in done.stderr


def test_rules_reach_the_comparison(tmp_path: Path) -> None:
    upper = tmp_path / "upper.md"
    upper.write_text(LEFT.read_text(encoding="utf-8").upper(), encoding="utf-8")
    strict, loose = (run(LEFT, upper, *rule).stdout for rule in ([], ["--ignore-case"]))
    assert _kept(strict) < _kept(loose)


def test_a_terminal_that_lacks_letters_is_no_error() -> None:
    assert 0 == run(LEFT, RIGHT, PYTHONIOENCODING="ascii").returncode


def test_it_needs_no_qt() -> None:
    code = (
        "import sys, reader.__main__ as command\n"
        f"command.main([{str(LEFT)!r}, {str(RIGHT)!r}])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert 0 == done.returncode, done.stderr


def test_help_says_the_exit_codes() -> None:
    assert "exit codes: 0 compared, 1 " in " ".join(run("--help").stdout.split())


def _kept(text: str) -> int:
    return int(next(line for line in text.splitlines() if line.rstrip().endswith("= kept")).split()[0])


def test_a_case_is_compared_with_its_own_options_and_marks(tmp_path: Path) -> None:
    comparison = compare(load(LEFT), load(RIGHT), Options(sensitivity=0.7))
    place, key = next(iter(keys_of(comparison).items()))
    marks = (MarkedFact(key, FindingMark(Verdict.WRONG)),)
    path = write_case(Case(comparison.left, comparison.right, comparison.options, marks), tmp_path / "x.twicetold")
    report = tmp_path / "x.json"
    done = run(path, "--report", report)
    assert done.returncode == 0
    value = json.loads(report.read_text(encoding="utf-8"))
    assert value["options"]["sensitivity"] == 0.7
    assert [mark["verdict"] for mark in value["marks"]] == ["wrong"]
    assert "1 finding set aside as wrong" in value["summary"]
    assert place in {found.place for found in comparison.findings}
    assert run(path, LEFT).returncode == 2

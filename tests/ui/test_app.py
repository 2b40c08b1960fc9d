from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from reader import Case, Options, load, write_case
from tests.conftest import ROOT
from ui.app import has_display, main
from ui.settings.theme import named_theme

Files = tuple[Path, Path]


def names(files: Files) -> list[str]:
    return [str(path) for path in files]


@pytest.mark.parametrize("suffix", [".html", ".md", ".json"])
def test_a_report_is_written_without_a_window(files: Files, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"report{suffix}"
    assert main([*names(files), "--report", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    assert "The minister has promised an inquiry by the end of the month." in text
    if suffix == ".json":
        assert json.loads(text)


def test_several_reports_are_written_at_once_and_the_pdf_can_be_read_back(files: Files, tmp_path: Path) -> None:
    targets = [tmp_path / "report.pdf", tmp_path / "report.html"]
    assert main([*names(files), "--report", str(targets[0]), "--report", str(targets[1])]) == 0
    document = pypdfium2.PdfDocument(targets[0])
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "400" in words
    assert targets[1].stat().st_size > 1000


def test_a_picture_of_the_window_is_drawn_without_a_display(files: Files, tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    command = [
        sys.executable,
        "-m",
        "ui.app",
        *names(files),
        "--picture",
        str(target),
        "--theme",
        "dark",
        "--size",
        "900x600",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert run.returncode == 0, run.stderr
    picture = target.read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (900, 600)
    assert QImage(str(target)).pixelColor(450, 5).name() == named_theme("dark").colours["surface.panel"]


def test_no_display_is_said_in_a_sentence_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not has_display()
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "no display" in said
    assert "--report" in said
    assert "--picture" in said
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_display()


def test_an_article_that_cannot_be_read_is_code_1_with_a_reason(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "nowhere.txt"), str(files[1]), "--report", str(tmp_path / "r.html")]) == 1
    said = capsys.readouterr().err
    assert "There is no such file." in said
    assert "Traceback" not in said
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["a", "b", "c"],
        ["a", "--report", "r.html"],
        ["a", "b", "--report", "r.xls"],
        ["a", "b", "--size", "huge"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_are_said_at_once(argument: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([argument])
    assert ended.value.code == 0
    assert "twice" in capsys.readouterr().out.lower()


_START = """
import os, sys
from PySide6.QtCore import QSettings
from ui.desktop import application, build_window
from ui.settings.preferences import Preferences
app = application(offscreen=True)
window = build_window(app, Preferences(QSettings(os.devnull, QSettings.Format.IniFormat)), "light")
window.show()
app.processEvents()
print(*sys.modules)
"""


def test_a_window_on_screen_has_loaded_no_engine_no_parser_no_network_and_no_report() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    loaded = set(run.stdout.split())
    assert "ui.main_window" in loaded
    parsers = {"trafilatura", "mammoth", "pypdfium2", "lxml", "markdown", "striprtf", "xml.etree"}
    other = {
        "PySide6.QtNetwork",
        "urllib.request",
        "http.client",
        "reader.reports.html",
        "ui.about_article",
        "ui.chooser",
    }
    assert loaded.isdisjoint(parsers | other)
    engine = {
        "numpy",
        "rapidfuzz",
        "reader.cases.article_form",
        "reader.findings.facts",
        "reader.findings.ledger",
        "reader.language.chinese",
        "reader.language.tokens",
        "reader.matching",
        "reader.reports.report",
        "ui.cases.lost_marks",
        "ui.changes.ledger",
    }
    assert loaded.isdisjoint(engine)


def test_a_case_is_reported_and_drawn_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left, right = ROOT / "seeds" / "well" / "first.md", ROOT / "seeds" / "well" / "updated.md"
    path = write_case(Case(load(left), load(right), Options(sensitivity=0.7)), tmp_path / "well.twicetold")
    report = tmp_path / "well.json"
    assert main([str(path), "--report", str(report)]) == 0
    assert '"sensitivity": 0.7' in report.read_text(encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main([str(path), str(left)])
    assert stopped.value.code == 2
    assert "a case is opened alone" in capsys.readouterr().err

"""Reports as files: whole or not at all, never over an input."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import ReaderError, compare, load
from reader.reports import REPORT_SUFFIXES, write_report
from tests.reader.reports.story import MADE, story


@pytest.mark.parametrize("suffix", [suffix for suffix in REPORT_SUFFIXES if suffix != ".docx"])
def test_the_suffix_chooses_the_form(tmp_path: Path, suffix: str) -> None:
    path = write_report(story(), tmp_path / f"report{suffix}", MADE)
    starts = {".html": "<!DOCTYPE html>", ".md": "# ", ".json": "{", ".csv": "\ufeffchange,", ".txt": "Sound Post"}
    assert path.read_text(encoding="utf-8").startswith(starts[suffix])


def test_a_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    assert write_report(story(), tmp_path / "REPORT.HTML").read_bytes().startswith(b"<!DOCTYPE")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report.xyz", 'No report ends in ".xyz".'),
        ("report", "The report's name has no suffix."),
        ("report.pdf", "A PDF needs the application."),
    ],
)
def test_an_unknown_suffix_is_told_with_a_hint(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ReaderError) as caught:
        write_report(story(), tmp_path / name)
    assert said == caught.value.reason
    assert caught.value.hint
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["missing/report.html", "folder.html"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(ReaderError) as caught:
        write_report(story(), tmp_path / place)
    assert str(tmp_path / place) == caught.value.path
    assert caught.value.hint


def test_a_report_never_replaces_an_article(tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text("The ferry was stopped on Monday. Divers found a crack.", encoding="utf-8")
    alias = tmp_path / "alias.txt"
    alias.symlink_to(source)
    comparison = compare(load(source), load(source))
    for target in (source, alias):
        with pytest.raises(ReaderError, match="one of the articles"):
            write_report(comparison, target)
    assert source.read_text(encoding="utf-8").startswith("The ferry")


def test_an_older_report_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write_report(story(), target)
    assert target.read_text(encoding="utf-8").startswith("# ")
    assert 0o640 == target.stat().st_mode & 0o777
    assert [target] == list(tmp_path.iterdir())

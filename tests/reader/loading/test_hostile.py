"""Hostile and broken files: every one ends in an Article or a ReaderError, in time; nothing is fetched or written."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.loading.files import article_from_html, article_from_text, load, load_bytes
from reader.model import Article
from reader.options import Options
from tests.corpus.hostile import BROKEN, MAKERS, flipped, truncated
from tests.corpus.mutations import variants
from tests.corpus.well_formed import FORMATS

LIMITS = Options(max_seconds=1.5)
SLOW = {"one-line-100-mb.txt", "one-line-30-mb.txt", "one-line-2-mb.txt", "dashes.txt"}
"""Large texts that take seconds to make or to split; the measuring script runs them."""


def _outcome(name: str, data: bytes) -> Article | ReaderError:
    try:
        return load_bytes(name, data, LIMITS)
    except ReaderError as error:
        return error


def _assert_well(outcome: Article | ReaderError, name: str) -> None:
    if isinstance(outcome, ReaderError):
        assert outcome.reason
        assert outcome.path == name
        return
    assert outcome.text.strip()
    outcome.text.encode("utf-8")
    assert not any(char < "\t" for char in outcome.text)
    for sentence in outcome.sentences:
        block = outcome.blocks[sentence.block].span
        assert block.start <= sentence.span.start <= sentence.span.end <= block.end


@pytest.mark.parametrize("name", sorted(set(MAKERS) - SLOW))
def test_a_hostile_file_ends_in_an_article_or_an_error_in_time(name: str) -> None:
    data = MAKERS[name]()
    started = time.monotonic()
    _assert_well(_outcome(name, data), name)
    # The limit, a cold worker, and composing what was found on a busy machine.
    assert time.monotonic() - started < LIMITS.max_seconds + 20


@pytest.mark.parametrize("name", BROKEN)
def test_files_cut_off_or_flipped_anywhere_end_in_an_article_or_an_error(name: str) -> None:
    files = [(label, data) for label, data in (*truncated(), *flipped()) if label.endswith(f".{name}")]
    assert len(files) >= 13
    for label, data in files:
        _assert_well(_outcome(label, data), label)


@pytest.mark.parametrize("name", FORMATS)
def test_mutated_files_end_in_an_article_or_an_error(name: str) -> None:
    @settings(max_examples=20)
    @given(variants(name))
    def run(data: bytes) -> None:
        _assert_well(_outcome(f"a.{name}", data), f"a.{name}")

    run()


def test_entities_never_bring_in_a_file() -> None:
    for name in ("entity-file.html", "entity-file.docx", "entity-file.odt", "entity-file.epub"):
        outcome = _outcome(name, MAKERS[name]())
        assert "root:" not in (str(outcome) if isinstance(outcome, ReaderError) else outcome.text)


def test_hostile_titles_stay_plain_text() -> None:
    outcome = _outcome("hostile-title.html", MAKERS["hostile-title.html"]())
    assert isinstance(outcome, Article)
    assert outcome.head.title == "<script>alert(1)</script>"
    assert "<img src=x onerror=alert(1)>" in outcome.text


def test_no_loader_connects_to_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    links = b"<link rel=stylesheet href=http://127.0.0.1:9/a.css><img src=http://127.0.0.1:9/a.png>"
    page = b"<html><body>" + links + b"<p>One sentence.</p></body></html>"

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a loader connects")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert load_bytes("a.html", page).text == "One sentence."


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Text.", encoding="utf-8")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(ReaderError, match="not allowed"):
            load(path)
    else:
        pytest.skip("whoever runs this may read everything")


@given(st.text(max_size=300))
def test_any_pasted_text_is_an_article_or_an_error(text: str) -> None:
    try:
        outcome: Article | ReaderError = article_from_text(text)
    except ReaderError as error:
        outcome = error
    _assert_well(outcome, "pasted text")


@settings(max_examples=40)
@given(st.text(alphabet="<>/p divarticleh1 &#;\"'=!-\ud800a\u0301", max_size=300))
def test_any_pasted_mark_up_is_an_article_or_an_error(html: str) -> None:
    try:
        outcome: Article | ReaderError = article_from_html(html)
    except ReaderError as error:
        outcome = error
    _assert_well(outcome, "pasted page")

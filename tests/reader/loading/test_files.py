"""Loading files: what comes out, and which error comes for what can't be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import MissingInputError, ReaderError, TooLargeError, UnreadableInputError
from reader.loading.files import article_from_text, load, load_all, load_bytes
from reader.model import BlockKind
from reader.options import Options

STORY = "Ferry service resumes\n\nThe ferry sailed again on Monday. It carried 40 people.\n\nNobody was hurt.\n"


def test_a_text_file_becomes_headline_and_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    article = load(path)
    assert [block.kind for block in article.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert article.head.title == "Ferry service resumes"
    assert {"title", "language"} <= article.head.guessed
    assert article.origin.size == len(STORY)
    assert len(article.sentences) == 4


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", UnreadableInputError, "empty"),
        (b" \n\t\n", UnreadableInputError, "empty"),
        (bytes(range(256)) * 20, UnreadableInputError, "not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), UnreadableInputError, "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadableInputError, "password-protected or old"),
        (b"a" * 2_000, TooLargeError, "larger than"),
    ],
)
def test_bad_content_is_named_with_path_reason_and_hint(
    tmp_path: Path, content: bytes, error: type[ReaderError], words: str
) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        load(path, Options(max_bytes=1_500) if error is TooLargeError else Options())
    assert caught.value.path == str(path)
    assert words in caught.value.reason
    assert caught.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="no such file"):
        load(tmp_path / "nothing.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="folder"):
        load(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(MissingInputError, match="pipe"):
        load(pipe)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "loop.txt"
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    with pytest.raises(MissingInputError):
        load(link)


def test_a_name_with_a_nul_is_an_error_not_a_crash() -> None:
    with pytest.raises(MissingInputError):
        load("a\0b.txt")


def test_several_articles_parted_by_dashes_are_all_listed(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{STORY}\n----------\n\nOther story\n\nIt rained all day.\n", encoding="utf-8")
    articles = load_all(path)
    assert [article.head.title for article in articles] == ["Ferry service resumes", "Other story"]
    assert load(path).head.title == "Ferry service resumes"


def test_pasted_text_is_called_so_and_keeps_emoji() -> None:
    article = article_from_text("Harbour opens 🚢\n\nThe harbour opened today. 🎉 People came.")
    assert article.origin.name == "pasted text"
    assert "🎉" in article.text


def test_lone_surrogates_and_controls_never_reach_the_text() -> None:
    article = article_from_text("A \ud800 lone one. \x00\x07 And bells \ud83d\ude00 here.")
    assert not any("\ud800" <= char <= "\udfff" or char < "\t" for char in article.text)


def test_bytes_with_a_name_load_like_a_file() -> None:
    article = load_bytes(
        "notes.md", b"---\ntitle: Ferry\nauthor: A. Boat\ndate: 2026-03-04\n---\n\n# Ferry sails\n\nIt sailed.\n"
    )
    assert article.head.title == "Ferry"
    assert article.head.author == "A. Boat"
    assert str(article.head.date) == "2026-03-04"
    assert [block.kind for block in article.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]

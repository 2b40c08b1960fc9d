"""The table of formats: content decides, and everything that is said about formats comes from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UnreadableInputError
from reader.loading.draft import Source
from reader.loading.formats import FORMATS, as_markdown, by_key, description, detect, media_types, suffixes
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import FORMATS as MAKERS

KEYS = {
    "txt": "text",
    "md": "markdown",
    "html": "html",
    "mhtml": "mail",
    "webarchive": "webarchive",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "rtf": "rtf",
    "pdf": "pdf",
    "eml": "mail",
    "plain.eml": "mail",
}


def test_every_format_has_a_corpus_file_a_label_and_a_note() -> None:
    assert set(KEYS.values()) == {kind.key for kind in FORMATS}
    assert set(MAKERS) == set(KEYS)
    for kind in FORMATS:
        assert kind.label
        assert kind.note
        assert kind.mime_types
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in kind.suffixes)
        assert callable(kind.loader())


def test_no_two_formats_claim_one_suffix() -> None:
    assert len(suffixes()) == len(set(suffixes()))
    assert {".txt", ".md", ".html", ".docx", ".odt", ".rtf", ".pdf", ".epub", ".eml", ".mhtml"} <= set(suffixes())
    assert "application/pdf" in media_types()
    assert "Word" in description()


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("suffix", [".txt", ".doc", ".pdf", ""])
def test_content_decides_and_not_the_suffix(name: str, suffix: str) -> None:
    key = detect(Source(MAKERS[name](STORIES[0]), f"file{suffix}")).key
    # Nothing in Markdown says that it isn't plain text.
    assert key == ("text" if name == "md" else KEYS[name])


@pytest.mark.parametrize(
    "text",
    [
        "<3 is a heart, they said.",
        "From: the harbour\nTo: the island\n\nThe ferry sailed.",
        "Subject: ferries. It is a long story.",
        "PK is how the archive starts.",
        "%PDFs are everywhere.",
        "The tag <p> starts a paragraph.",
        "MZ is a country.",
    ],
)
def test_text_that_begins_like_something_else_is_text(text: str) -> None:
    assert detect(Source(text.encode(), "a.txt")).key == "text"


def test_wide_pages_are_pages() -> None:
    for codec in ("utf-16", "utf-8-sig"):
        page = "<!DOCTYPE html><html><body><p>The ferry sailed.</p></body></html>".encode(codec)
        assert detect(Source(page, "a.txt")).key == "html"


def test_the_hint_for_what_is_no_document_lists_what_can_be_opened() -> None:
    with pytest.raises(UnreadableInputError) as caught:
        detect(Source(bytes(range(256)) * 10, "a.bin"))
    assert description() in caught.value.hint


def test_the_help_page_holds_this_table(root: Path) -> None:
    assert as_markdown() in (root / "resources" / "help" / "formats.md").read_text(encoding="utf-8")


def test_a_format_is_found_by_its_key() -> None:
    assert by_key("pdf").label == "PDF"

"""Word, OpenDocument, rich text and e-books: tracked changes, tables, text boxes, notes, chapters."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import pytest

from reader.errors import PasswordNeededError, UnreadableInputError
from reader.loading.draft import Source
from reader.loading.files import articles_of, load_bytes
from reader.model import Article
from tests.corpus.archives import archive, docx_paragraph, docx_parts, epub_parts, odt_parts
from tests.corpus.hostile import MAKERS

_RUN = "<w:r><w:t>{}</w:t></w:r>"


def _texts(article: Article) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks]


def test_word_keeps_tracked_insertions_and_leaves_deletions_out() -> None:
    body = (
        f'<w:p>{_RUN.format("The ferry sailed ")}<w:del w:author="A" w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del>'
        f'<w:ins w:author="A" w:id="2">{_RUN.format("again ")}</w:ins>{_RUN.format("on Monday.")}</w:p>'
    )
    assert _texts(load_bytes("a.docx", archive(docx_parts(body)))) == ["The ferry sailed again on Monday."]


def test_word_tables_are_read_row_by_row() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(docx_paragraph('{0}'))}{cell.format(docx_paragraph('{1}'))}</w:tr>"
    body = (
        docx_paragraph("Fares rise.")
        + f"<w:tbl>{row.format('Adults', '4 dollars')}{row.format('Children', 'free')}</w:tbl>"
    )
    assert _texts(load_bytes("a.docx", archive(docx_parts(body)))) == [
        "Fares rise.",
        "Adults\t4 dollars",
        "Children\tfree",
    ]


@pytest.mark.parametrize("kind", ["old", "both"])
def test_word_text_boxes_are_read_once(kind: str) -> None:
    content = f"<w:txbxContent>{docx_paragraph('In a box.')}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    choice, fallback = f'<mc:Choice Requires="wps">{new}</mc:Choice>', f"<mc:Fallback>{old}</mc:Fallback>"
    box = old if kind == "old" else f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    body = f"<w:p><w:r>{box}</w:r></w:p>" + docx_paragraph("Outside the box.")
    assert sorted(_texts(load_bytes("a.docx", archive(docx_parts(body))))) == ["In a box.", "Outside the box."]


def test_word_footnotes_stand_at_the_end_and_leave_no_number_in_the_sentence() -> None:
    body = f'<w:p>{_RUN.format("The ferry sailed")}<w:r><w:footnoteReference w:id="2"/></w:r>{_RUN.format(" again.")}</w:p>'
    notes = f'<w:footnote w:id="2">{docx_paragraph("Said the harbour master.")}</w:footnote>'
    article = load_bytes("a.docx", archive(docx_parts(body, footnotes=notes)))
    assert _texts(article) == ["The ferry sailed again.", "Said the harbour master."]


def test_opendocument_keeps_insertions_blanks_notes_tables_and_frames() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>The ferry<text:s text:c="2"/>sailed<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>'
        " <text:change-start/>again<text:change-end/>.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Adults</text:p></table:table-cell><table:table-cell><text:p>4 dollars</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Before <office:annotation><text:p>A comment.</text:p></office:annotation>and after.</text:p>"
    )
    article = load_bytes("a.odt", archive(odt_parts(body), stored=("mimetype",)))
    assert _texts(article) == [
        "The ferry  sailed again.",
        "In a box.",
        "Adults\t4 dollars",
        "Before and after.",
        "A note.",
    ]


def test_rich_text_leaves_deletions_and_link_addresses_out() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252 The ferry {\deleted\revauthdel1 never }sailed"
        rb'{\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt  again}} on Monday, caf\'e9 open, \u-10179?\u-8544? aboard.\par Second.}'
    )
    assert _texts(load_bytes("a.rtf", data)) == ["The ferry sailed again on Monday, café open, 🚠 aboard.", "Second."]


def test_an_e_book_lists_its_chapters_and_opens_with_the_first_that_has_prose() -> None:
    prose = "<h1>{0}</h1><p>" + "The ferry sailed again on Monday with forty people. " * 4 + "</p>"
    chapters = {"cover": "<p>A Book</p>", "one": prose.format("One"), "two": prose.format("Two")}
    data = archive(epub_parts(chapters, "<dc:title>Ferries</dc:title>"), stored=("mimetype",))
    articles = articles_of(Source(data, "book.epub"))
    assert [article.head.title for article in articles] == ["1. A Book", "One", "Two"]
    assert [article.origin.part for article in articles] == ["1. A Book", "One", "Two"]
    assert {article.head.outlet for article in articles} == {"Ferries"}
    assert load_bytes("book.epub", data).head.title == "One"


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("encrypted.docx", PasswordNeededError, "password"),
        ("encrypted.odt", PasswordNeededError, "password"),
        ("ole.doc", UnreadableInputError, "save it as .docx"),
        ("locked.epub", UnreadableInputError, "locked by its seller"),
        ("xml-bomb.docx", UnreadableInputError, "declares entities"),
        ("entity-file.odt", UnreadableInputError, "declares entities"),
        ("inner-archive.docx", UnreadableInputError, "archive inside"),
        ("path-outside.docx", UnreadableInputError, "leads out of it"),
        ("other.zip", UnreadableInputError, "Unpack it"),
    ],
)
def test_a_refused_document_says_why(name: str, error: type[UnreadableInputError], words: str) -> None:
    with pytest.raises(error) as caught:
        load_bytes(name, MAKERS[name]())
    assert words.lower() in str(caught.value).lower()

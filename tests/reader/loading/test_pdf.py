"""PDF: columns, running heads, hyphens, pages, passwords and scans."""

from __future__ import annotations

import pytest

from reader.errors import PasswordNeededError, UnreadableInputError
from reader.loading.draft import Source
from reader.loading.files import articles_of, load_bytes
from reader.model import Article, BlockKind
from reader.options import Options
from tests.corpus.pdfs import Run, column, pdf, scan
from tests.corpus.stories import STORIES, Story

EN, _, _, RU, ZH = STORIES


def _texts(article: Article, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.kind is kind]


@pytest.mark.parametrize("story", [EN, RU, ZH], ids=lambda story: story.language)
@pytest.mark.parametrize("interleaved", [False, True], ids=["by-column", "by-line"])
def test_two_columns_are_read_one_after_the_other(story: Story, *, interleaved: bool) -> None:
    left, _ = column([(part, 10.0) for part in story.paragraphs], 60, 220, 700)
    right, _ = column([(part, 10.0) for part in (story.quotation, story.after, story.paragraphs[0])], 310, 220, 700)
    head = [Run(60, 740, 20, story.title[:24])]
    runs = left + right
    if interleaved:
        runs = sorted(runs, key=lambda run: (-run.y, run.x))
    article = load_bytes("columns.pdf", pdf([head + runs]))
    assert _texts(article) == [*story.paragraphs, story.quotation, story.after, story.paragraphs[0]]
    assert _texts(article, BlockKind.HEADLINE) == [story.title[:24]]


def test_running_heads_and_page_numbers_are_set_aside_and_listed() -> None:
    pages = []
    for number in range(1, 5):
        body, _ = column([(part, 11.0) for part in STORIES[number - 1].paragraphs], 72, 420, 760)
        pages.append([Run(72, 800, 9, f"The Harbour Post, issue 12{number}"), *body, Run(290, 30, 9, f"– {number} –")])
    article = load_bytes("pages.pdf", pdf(pages))
    assert len(_texts(article)) == 12
    assert not any("Harbour Post" in text for text in _texts(article))
    assert {part.reason for part in article.cut} == {"running_head", "page_number"}
    assert len(article.cut) == 8
    assert article.cut[0].before == 0


def test_a_paragraph_goes_on_over_the_page() -> None:
    words = EN.paragraphs[2].split(" ")
    first, second = " ".join(words[:12]), " ".join(words[12:])
    top, _ = column([(EN.paragraphs[0], 11.0), (first, 11.0)], 72, 420, 200)
    rest, _ = column([(second, 11.0), (EN.after, 11.0)], 72, 420, 780)
    article = load_bytes("over.pdf", pdf([top, rest]))
    assert _texts(article) == [EN.paragraphs[0], EN.paragraphs[2], EN.after]


@pytest.mark.parametrize("hyphen", ["\u00ad", "\u0002", "\ufffe"])
def test_a_word_broken_at_the_end_of_a_line_is_joined(hyphen: str) -> None:
    lines = [
        "The ferry sailed again on Wednesday after nine days of re" + hyphen,
        "pairs that cost more than anybody had thought.",
    ]
    article = load_bytes("hyphen.pdf", pdf([[Run(72, 700 - 14 * row, 11, line) for row, line in enumerate(lines)]]))
    assert _texts(article) == [
        "The ferry sailed again on Wednesday after nine days of repairs that cost more than anybody had thought."
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one_elsewhere() -> None:
    lines = [
        "The well-known ferry sailed again on Wednesday with the same well-",
        "known captain who has steered it for years.",
    ]
    article = load_bytes("hyphen.pdf", pdf([[Run(72, 700 - 14 * row, 11, line) for row, line in enumerate(lines)]]))
    assert "same well-known captain" in article.text


def test_indented_paragraphs_without_gaps_are_parted() -> None:
    runs, y = [], 700.0
    for part in EN.paragraphs:
        lines, _ = column([(part, 11.0)], 72, 380, y)
        runs += [Run(90 if row == 0 else 72, run.y, 11, run.text) for row, run in enumerate(lines)]
        y = lines[-1].y
    assert _texts(load_bytes("indented.pdf", pdf([runs]))) == list(EN.paragraphs)


def test_a_protected_file_asks_for_its_password_and_opens_with_it() -> None:
    runs, _ = column([(part, 11.0) for part in EN.paragraphs], 72, 420, 760)
    data = pdf([runs], {"Title": EN.title}, password="sesame")
    with pytest.raises(PasswordNeededError, match="protected"):
        load_bytes("locked.pdf", data)
    with pytest.raises(PasswordNeededError, match="not its password"):
        articles_of(Source(data, "locked.pdf", password="wrong"))
    (article,) = articles_of(Source(data, "locked.pdf", password="sesame"))
    assert _texts(article) == list(EN.paragraphs)
    assert article.head.title == EN.title


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableInputError, match="scan") as caught:
        load_bytes("scan.pdf", scan())
    assert "OCR" in caught.value.hint


def test_no_more_pages_are_read_than_the_limit() -> None:
    pages = [
        column([(f"Page {number} says one thing and then another.", 11.0)], 72, 420, 760)[0] for number in range(5)
    ]
    article = load_bytes("long.pdf", pdf(pages), Options(max_pages=2))
    assert "Page 1" in article.text
    assert "Page 2" not in article.text


def test_a_file_name_in_the_title_field_is_not_a_title() -> None:
    runs, _ = column([(EN.title, 18.0), *((part, 11.0) for part in EN.paragraphs)], 72, 420, 760)
    article = load_bytes("a.pdf", pdf([runs], {"Title": "Microsoft Word - draft3.docx"}))
    assert article.head.title == EN.title
    assert "title" in article.head.guessed

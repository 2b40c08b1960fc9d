"""The HTML report against hostile articles: nothing runs, nothing loads, every word is text."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import article_from_sentences, compare
from reader.model import Article, Head, Origin
from reader.reports import ALL_SECTIONS, Section, build_report, html_form
from tests.reader.reports.story import MADE, VERSION, article, story, story_with_findings

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><script src=https://evil.example/x.js></script>",
    "</style><style>@import url(https://evil.example/x.css)</style>",
    "<svg onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "--><meta http-equiv=refresh content=0;url=https://evil.example>",
    "<a href=javascript:alert(1)>click</a>",
    "&lt;b&gt; stays &amp; as typed",
    "\u202eright to left\u202c \x00 \x1b[31m",
)
SENTENCES = st.text(max_size=40).filter(lambda text: bool(text.strip()))
TAGS = frozenset(
    "html head meta title style body header main footer section div h1 h2 p b bdi span ul ol li a svg path rect table "
    "thead tbody tr th td del ins".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class id href dir aria-label aria-hidden role viewbox d x y width height "
    "scope".split()
)


class Page(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.words: list[str] = []
        self.style = ""
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open = tag
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        if self._open == "style":
            self.style += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def hostile_article(words: str) -> Article:
    head = Head(words, words, words, dt.date(2024, 3, 14), 'en" onclick="x')
    base = article([words, "The ferry was stopped on Monday."], head)
    return Article(
        base.text, base.blocks, base.sentences, head, Origin(words, f"https://x.example/{words}", format=words)
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    page = Page(
        html_form(build_report(compare(hostile_article(words), article(["Ferry stopped."])), made=MADE, title=words))
    )
    assert page.tags <= TAGS
    assert set(page.attributes) <= ATTRIBUTES
    assert re.sub(r"[\x00-\x1f]", "\ufffd", words) in page.text


@given(st.lists(SENTENCES, max_size=4), st.text(max_size=30))
def test_no_text_becomes_markup(sentences: list[str], title: str) -> None:
    comparison = compare(article_from_sentences(sentences), article_from_sentences(sentences[::-1]))
    page = Page(html_form(build_report(comparison, made=None, title=title, version=VERSION)))
    assert page.tags <= TAGS
    assert set(page.attributes) <= ATTRIBUTES


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = Page(html_form(build_report(story_with_findings(), made=MADE)))
    assert all(target.startswith("#row-") for target in page.attributes["href"])
    assert "script" not in page.tags
    assert "url(" not in page.style
    assert "@import" not in page.style


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    page = Page(html_form(build_report(story(), made=MADE)))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    policy = next(content for content in page.attributes["content"] if "default-src" in content)
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" == policy


def test_every_link_leads_to_a_row() -> None:
    page = Page(html_form(build_report(story_with_findings(), made=MADE)))
    assert {target.removeprefix("#") for target in page.attributes["href"]} <= page.attributes["id"]


def test_every_sentence_of_both_articles_is_on_the_page() -> None:
    comparison = story()
    text = " ".join(Page(html_form(build_report(comparison, made=None, version=VERSION))).text.split())
    for side in (comparison.left, comparison.right):
        for index in range(len(side.sentences)):
            assert side.sentence_text(index) in text


def test_signs_are_said_in_words_for_screen_readers() -> None:
    page = html_form(build_report(story(), made=None, version=VERSION))
    assert '<span class="unseen">reworded, moved: </span>' in page


def test_sections_can_be_left_out() -> None:
    wanted = ALL_SECTIONS - {Section.FACING, Section.MAP, Section.FIGURES}
    page = html_form(build_report(story(), made=None, version=VERSION, sections=wanted))
    assert "Facing text" not in page
    assert "<svg" not in page
    assert 'href="#row' not in page
    assert "Only in A" in page


def test_a_right_to_left_article_says_so() -> None:
    arabic = article(["توقفت العبارة يوم الاثنين."], Head(language="ar"))
    page = html_form(build_report(compare(arabic, article(["The ferry was stopped."])), made=None, version=VERSION))
    assert '<p class="told" lang="ar" dir="rtl">' in page

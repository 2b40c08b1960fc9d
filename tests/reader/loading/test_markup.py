"""HTML to passages: kinds, places, links, and what a page never shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loading.markup import blocks_of_html, passages
from reader.model import BlockKind


def _blocks(html: str) -> list[tuple[str, str]]:
    return [(kind.value, text) for kind, text in blocks_of_html(html)]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One.<p>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<p>One\n  word <b>bold</b>,\tthen.</p>", [("paragraph", "One word bold, then.")]),
        ("<h1>A</h1><h1>B</h1><h3>C</h3>", [("headline", "A"), ("heading", "B"), ("heading", "C")]),
        ("<ul><li>One<li>Two</ul>", [("list_item", "One"), ("list_item", "Two")]),
        ("<blockquote><p>Said.</p></blockquote>", [("quotation", "Said.")]),
        ("<figure><img><figcaption>Seen.</figcaption></figure>", [("caption", "Seen.")]),
        ("<p class='wp-caption-text'>Seen.</p>", [("caption", "Seen.")]),
        ("<aside class='pullquote'>Said.</aside>", [("quotation", "Said.")]),
        ("One.<br><br>Two<br>lines.", [("paragraph", "One."), ("paragraph", "Two lines.")]),
        ("<pre>One\nline.\n\nTwo.</pre>", [("paragraph", "One line."), ("paragraph", "Two.")]),
        ("<table><tr><th>Adults</th><td>4</td></tr></table>", [("paragraph", "Adults\t4")]),
        ("<table><tr><td><p>Adults</p></td><td><p>4</p></td></tr></table>", [("paragraph", "Adults\t4")]),
        (
            f"<table><tr><td><p>{'Text. ' * 40}</p></td><td><p>Side</p></td></tr></table>",
            [("paragraph", ("Text. " * 40).strip()), ("paragraph", "Side")],
        ),
        ("<p>Shown <span style='display: none'>not</span> here.</p>", [("paragraph", "Shown here.")]),
        ("<p>A note<sup><a href='#fn:1'>1</a></sup> here.</p>", [("paragraph", "A note here.")]),
        ("<p>5 m<sup>2</sup></p>", [("paragraph", "5 m2")]),
        ("<p>Fish &amp; chips &eacute;&#x1F6A2; &lt;b&gt;</p>", [("paragraph", "Fish & chips é🚢 <b>")]),
        ("<script>no()</script><style>no</style><noscript>no</noscript><p>Yes.</p>", [("paragraph", "Yes.")]),
        ("<head><title>no</title><body><p>Yes.</p>", [("paragraph", "Yes.")]),
        ("<p>One.</p><script>var a = '<p>no</p>'", [("paragraph", "One.")]),
        ("<p/>One.<div/>Two.", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("", []),
    ],
)
def test_mark_up_becomes_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(html) == blocks


@pytest.mark.parametrize(
    ("html", "zone"),
    [
        ("<nav><p>x</p></nav>", "navigation"),
        ("<footer>x</footer>", "footer"),
        ("<aside>x</aside>", "aside"),
        ("<aside class='related-stories'>x</aside>", "related"),
        ("<div class='cookie_banner'><p>x</p></div>", "cookie"),
        ("<div id='social-share'>x</div>", "share"),
        ("<div role='navigation'>x</div>", "navigation"),
        ("<section class='comments'>x</section>", "comments"),
        ("<div hidden>x</div>", "hidden"),
        ("<div class='ad-slot ad'>x</div>", "advertisement"),
        ("<div class='newsletter-signup'>x</div>", "newsletter"),
        ("<div class='headline'>x</div>", ""),
        ("<body class='has-sidebar related'>x</body>", ""),
        ("<p class='share'>x</p>", ""),
        ("<div class='download'>x</div>", ""),
    ],
)
def test_a_passage_knows_which_part_of_the_page_it_stands_in(html: str, zone: str) -> None:
    assert [passage.zone for passage in passages(html)] == [zone]


def test_the_share_of_links_is_counted() -> None:
    found = passages("<p><a href='/'>All of it</a></p><p>Half <a href='/'>Half</a></p><p>None</p>")
    assert [round(passage.linked, 1) for passage in found] == [1.0, 0.4, 0.0]


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<li>",
                "<td>",
                "<tr>",
                "</tr>",
                "<table>",
                "<a>",
                "</a>",
                "a ",
                "b",
                "<br>",
                "<h1>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "&",
                "\n",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_mark_up_gives_passages_with_text_and_shares(html: str) -> None:
    for passage in passages(html):
        assert passage.text.strip() == passage.text != ""
        assert 0 <= passage.linked <= 1
        assert isinstance(passage.kind, BlockKind)

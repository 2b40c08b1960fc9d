from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader import BlockKind, Span, article_from_sentences, article_from_text
from ui.reading.page import Page, RowRange, flow_page, moved_position

WORDS = st.text(alphabet="ab 字😀é\n", min_size=1, max_size=12).filter(str.strip)


def test_a_block_is_a_row_and_a_line_break_inside_it_stays_inside() -> None:
    page = Page("one\ntwo\n\nthree", [(BlockKind.PARAGRAPH, [Span(0, 7)]), (BlockKind.PARAGRAPH, [Span(9, 14)])])
    assert page.text == "one\u2028two\nthree"
    assert page.ranges(Span(4, 7)) == [RowRange(0, 4, 7)]
    assert page.ranges(Span(4, 11)) == [RowRange(0, 4, 7), RowRange(1, 0, 2)]


def test_positions_behind_an_emoji_count_two_units() -> None:
    article = article_from_text("😀 One day. Another day.")
    page = flow_page(article)
    assert page.ranges(Span(2, 5)) == [RowRange(0, 3, 6)]
    assert page.article_position(0, 3) == 2


def test_sentences_of_a_row_that_stand_apart_have_a_gap_between_them() -> None:
    text = "One. Two. Three."
    spans = [Span(0, 4), Span(5, 9), Span(10, 16)]
    rows = spans, spans[::2], spans[1::-1]
    texts = [Page(text, [(BlockKind.PARAGRAPH, row)]).text for row in rows]
    assert texts == ["One. Two. Three.", "One. […] Three.", "Two. […] One."]
    assert Page(text, [(BlockKind.PARAGRAPH, spans[::2])]).ranges(spans[2]) == [RowRange(0, 9, 15)]


def test_a_row_without_text_has_no_position() -> None:
    page = Page("one", [(BlockKind.PARAGRAPH, []), (BlockKind.PARAGRAPH, [Span(0, 3)])])
    assert page.article_position(0, 0) is None
    assert page.row_of(2) == 1


@given(st.lists(WORDS, min_size=1, max_size=6), st.randoms())
def test_sentences_set_in_any_order_are_found_again(sentences: list[str], shuffler: st.DataObject) -> None:
    article = article_from_sentences(sentences)
    spans = [sentence.span for sentence in article.sentences]
    order = list(spans)
    shuffler.shuffle(order)  # type: ignore[attr-defined]
    page = Page(article.text, [(BlockKind.PARAGRAPH, order[:2]), (BlockKind.PARAGRAPH, order[2:])])
    rows = page.text.split("\n")
    for span in spans:
        (place,) = page.ranges(span)
        shown = rows[place.row].encode("utf-16-le")[2 * place.start : 2 * place.end].decode("utf-16-le")
        assert shown.replace("\u2028", "\n") == span.of(article.text)
        assert page.article_position(place.row, place.start) == span.start


@given(st.integers(0, 9), st.integers(1, 9), st.integers(1, 9))
def test_a_position_stays_at_its_words_when_others_come_before_it_or_go(before: int, more: int, after: int) -> None:
    first, second, third = "a" * before, "b" * more, "c" * after
    without, with_more = first + third, first + second + third
    for at in range(before):
        assert moved_position(without, with_more, at) == moved_position(with_more, without, at) == at
    for at in range(before + 1, before + after + 1):
        assert moved_position(without, with_more, at) == at + more
        assert moved_position(with_more, without, at + more) == at
    assert moved_position(with_more, without, before + more / 2) == before
    assert moved_position(without, without, 3.5) == 3.5

"""Articles made from blocks and from sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.compose import article_from_sentences, compose
from reader.model import Block, BlockKind, CutPart, Head, Origin, Sentence, Span

ORIGIN = Origin(name="bridge.txt")
BLOCKS = [
    (BlockKind.HEADLINE, "Bridge shut"),
    (BlockKind.PARAGRAPH, "  It was closed in May. It stays so. "),
    (BlockKind.PARAGRAPH, " \n"),
    (BlockKind.FURNITURE, " Updated. 4:15 p.m. Sarn time. "),
]


def test_blocks_are_joined_by_a_blank_line_and_empty_ones_left_out() -> None:
    article = compose(BLOCKS, Head(language="en"), ORIGIN)
    assert "Bridge shut\n\n  It was closed in May. It stays so. \n\n Updated. 4:15 p.m. Sarn time. " == article.text
    assert (
        Block(BlockKind.HEADLINE, Span(0, 11)),
        Block(BlockKind.PARAGRAPH, Span(13, 50)),
        Block(BlockKind.FURNITURE, Span(52, 83)),
    ) == article.blocks


def test_sentences_are_trimmed_spans_that_know_their_block() -> None:
    article = compose(BLOCKS, Head(language="en"), ORIGIN)
    assert ["Bridge shut", "It was closed in May.", "It stays so.", "Updated. 4:15 p.m. Sarn time."] == [
        article.sentence_text(k) for k in range(4)
    ]
    assert [0, 1, 1, 2] == [sentence.block for sentence in article.sentences]


def test_page_furniture_is_one_sentence_whatever_its_stops() -> None:
    article = compose([(BlockKind.FURNITURE, "One. Two. Three.")], Head(language="en"), ORIGIN)
    assert (Sentence(Span(0, 16), 0),) == article.sentences


def test_the_language_is_found_in_the_text_and_marked_as_guessed() -> None:
    head = Head(title="t", guessed=frozenset({"title"}))
    article = compose([(BlockKind.PARAGRAPH, "市長は橋が直ると述べた。")], head, ORIGIN)
    assert "ja" == article.head.language
    assert frozenset({"title", "language"}) == article.head.guessed


def test_a_stated_language_stays_and_is_no_guess() -> None:
    article = compose(BLOCKS, Head(language="de"), ORIGIN)
    assert ("de", frozenset()) == (article.head.language, article.head.guessed)


def test_head_origin_and_cut_parts_are_kept() -> None:
    cut = (CutPart("Menu", "navigation"),)
    article = compose(BLOCKS, Head(outlet="Sarn Courier", language="en"), ORIGIN, cut)
    assert ("Sarn Courier", ORIGIN, cut) == (article.head.outlet, article.origin, article.cut)


def test_nothing_makes_an_article_without_text() -> None:
    article = compose([], Head(), ORIGIN)
    assert ("", (), (), "en") == (article.text, article.blocks, article.sentences, article.head.language)


def test_given_sentences_are_kept_as_given_and_blank_ones_keep_their_place() -> None:
    given_sentences = ["One. And two.", "", "  three\nlines "]
    article = article_from_sentences(given_sentences)
    assert given_sentences == [article.sentence_text(k) for k in range(3)]
    assert [0, 1, 2] == [sentence.block for sentence in article.sentences]
    assert {BlockKind.PARAGRAPH} == {block.kind for block in article.blocks}


def test_the_language_of_given_sentences_can_be_stated() -> None:
    assert "fr" == article_from_sentences(["Bridge shut."], "fr").head.language


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.text(max_size=30)), max_size=6))
def test_whatever_the_blocks_each_sentence_lies_in_its_block(blocks: list[tuple[BlockKind, str]]) -> None:
    article = compose(blocks, Head(language="en"), ORIGIN)
    assert "".join("".join(text for _, text in blocks).split()) == "".join(article.text.split())
    assert [kind for kind, text in blocks if text.strip()] == [block.kind for block in article.blocks]
    for sentence in article.sentences:
        block = article.blocks[sentence.block].span
        assert block.start <= sentence.span.start < sentence.span.end <= block.end

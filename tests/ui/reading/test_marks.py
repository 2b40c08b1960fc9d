from __future__ import annotations

import dataclasses

from reader import Block, BlockKind, ChangeKind, Comparison, FindingChange, Flag, article_from_text, compare
from ui.reading.link_index import LinkIndex
from ui.reading.marks import fact_marks, joined_spans, sentence_marks, word_marks
from ui.sides import Side


def everything(_: object) -> bool:
    return True


def test_every_sentence_has_a_mark_that_names_its_change(comparison: Comparison) -> None:
    for side in Side:
        marks = {mark.span: mark for mark in sentence_marks(comparison, side, everything)}
        for change in comparison.changes:
            for index in side.sentences(change):
                mark = marks[side.article(comparison).sentences[index].span]
                assert (mark.role, mark.moved) == (str(change.kind), Flag.MOVED in change.flags)


def test_words_are_marked_inside_reworded_sentences_only(comparison: Comparison) -> None:
    reworded = [change for change in comparison.changes if change.kind is ChangeKind.REWORDED]
    assert reworded
    for side in Side:
        article = side.article(comparison)
        inside = [article.sentences[index].span for change in reworded for index in side.sentences(change)]
        words = word_marks(comparison, side, everything)
        assert words
        assert all(
            any(span.start <= word.span.start and word.span.end <= span.end for span in inside) for word in words
        )


def test_what_is_filtered_out_has_no_marks(comparison: Comparison) -> None:
    assert sentence_marks(comparison, Side.LEFT, lambda change: change.kind is ChangeKind.ADDED) == []


def test_page_furniture_has_no_marks() -> None:
    article = article_from_text("Updated at noon.\n\nThe gate was closed at noon on Tuesday.")
    stamp, text = article.blocks
    article = dataclasses.replace(article, blocks=(Block(BlockKind.FURNITURE, stamp.span), text))
    comparison = compare(article, article)
    furniture = {index for change in comparison.changes if Flag.FURNITURE in change.flags for index in change.left}
    assert furniture
    marked = {mark.span for mark in sentence_marks(comparison, Side.LEFT, everything)}
    assert not marked & {article.sentences[index].span for index in furniture}


def test_facts_that_were_found_the_same_are_not_marked(comparison: Comparison) -> None:
    same = compare(comparison.left, comparison.left)
    assert fact_marks(same, Side.LEFT) == []


def test_a_finding_that_is_set_aside_has_no_mark(comparison: Comparison) -> None:
    found = next(f for f in comparison.findings if f.change is FindingChange.CHANGED)
    spans = [mark.span for mark in fact_marks(comparison, Side.LEFT)]
    left = [mark.span for mark in fact_marks(comparison, Side.LEFT, {found.place})]
    assert found.left_span in spans
    assert found.left_span not in left
    assert len(left) == len(spans) - 1


def test_neighbouring_sentences_of_a_selection_share_a_frame(comparison: Comparison) -> None:
    first, second = comparison.left.sentences[1].span, comparison.left.sentences[2].span
    assert joined_spans(comparison, Side.LEFT, (1, 2)) == [(first.start, second.end)]
    assert len(joined_spans(comparison, Side.LEFT, (1, 3))) == 2
    assert len(joined_spans(comparison, Side.LEFT, (0, 1))) == 2  # headline and paragraph


def test_a_sentence_knows_its_change_and_its_partners(comparison: Comparison) -> None:
    index = LinkIndex(comparison)
    for link in comparison.links:
        assert link.right in index.partners(Side.LEFT, link.left)
        assert link.left in index.partners(Side.RIGHT, link.right)
    for number, change in enumerate(comparison.changes):
        assert all(index.change_of(Side.LEFT, sentence) == number for sentence in change.left)

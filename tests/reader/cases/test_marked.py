"""Marks stay with the words they are about: in a new run, with the sides swapped, and after a text was edited."""

from __future__ import annotations

from reader import Comparison, FindingMark, Verdict, article_from_text, compare, keys_of, place_marks
from reader.cases.marked import MarkedFact

LEFT = (
    "Rescuers pulled 31 passengers out of the tunnel on Monday. The gate had cost 40 million crowns. "
    "The council met in the old town hall on Tuesday."
)
RIGHT = (
    "Rescuers pulled 13 passengers out of the tunnel on Monday. The gate had cost 60 million crowns. "
    "The council met in the old town hall on Thursday."
)


def compared(left: str, right: str) -> Comparison:
    return compare(article_from_text(left, "a"), article_from_text(right, "b"))


def marked(comparison: Comparison) -> list[MarkedFact]:
    """Mark every fact, each with its own note."""
    keys = keys_of(comparison)
    return [MarkedFact(key, FindingMark(Verdict.CHECKED, note=str(n))) for n, key in enumerate(keys.values())]


def notes(comparison: Comparison, marks: list[MarkedFact], *, turned: bool = False) -> dict[tuple[str, str], str]:
    placed = place_marks(marks, comparison, turned=turned)
    left, right = comparison.left.text, comparison.right.text
    return {
        (p.left_span.of(left) if p.left_span else "", p.right_span.of(right) if p.right_span else ""): mark.note
        for p, mark in placed.marks.items()
    }


def test_a_new_run_has_every_mark_on_the_same_words() -> None:
    first = compared(LEFT, RIGHT)
    facts = marked(first)
    assert len(facts) == 3
    assert notes(first, facts) == notes(compared(LEFT, RIGHT), facts)


def test_a_sentence_before_it_moves_no_mark() -> None:
    facts = marked(compared(LEFT, RIGHT))
    later = compared("A storm hit the coast. " + LEFT, RIGHT)
    assert notes(compared(LEFT, RIGHT), facts) == notes(later, facts)


def test_a_word_edited_in_one_sentence_loses_no_mark() -> None:
    facts = marked(compared(LEFT, RIGHT))
    edited = RIGHT.replace("pulled 13 passengers out", "brought 13 passengers out")
    assert notes(compared(LEFT, RIGHT), facts) == notes(compared(LEFT, edited), facts)


def test_swapped_articles_keep_their_marks() -> None:
    facts = marked(compared(LEFT, RIGHT))
    turned = notes(compared(RIGHT, LEFT), facts, turned=True)
    assert {(b, a): note for (a, b), note in notes(compared(LEFT, RIGHT), facts).items()} == turned


def test_a_figure_that_is_another_now_loses_its_mark_and_the_mark_is_listed() -> None:
    facts = marked(compared(LEFT, RIGHT))
    placed = place_marks(facts, compared(LEFT, RIGHT.replace("60 million", "70 million")))
    assert [("40 million crowns", "60 million crowns")] == [(f.key.left, f.key.right) for f in placed.lost]


def test_facts_with_the_same_words_keep_their_own_marks() -> None:
    left = "Rescuers pulled 31 passengers out of the north tunnel.\n\nDivers pulled 31 sheep out of the river Lum."
    first = compared(left, left.replace("31", "13"))
    facts = marked(first)
    assert len(facts) == 2
    assert notes(first, facts)
    assert {fact.mark.note for fact in facts} == {
        place_marks(facts, first).marks[place].note for place in keys_of(first)
    }

"""Marked passages: what each side shows, and the redline of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader import article_from_sentences, compare
from reader.matching.edits import group_edits
from reader.mirror import mirror_changes
from reader.model import Article, Change, ChangeKind, Edit, Span
from reader.options import Options
from reader.reports.nouns import Mark, Passage, Run
from reader.reports.pen import merged
from reader.reports.redline import (
    ARROW,
    clipped,
    left_passage,
    plain_text,
    reads_as_one,
    redline,
    redline_around,
    redline_lines,
    right_passage,
    sides_of,
)
from tests.reader.reports.story import REWORDED, STORY, Told, story

_AROUND = {
    Mark.PLAIN: ("", ""),
    Mark.DELETED: ("[-", "-]"),
    Mark.INSERTED: ("{+", "+}"),
    Mark.MOVED: ("<", ">"),
    Mark.OMITTED: ("", ""),
}

WORDS = st.sampled_from(
    "the a ferry ferry’s crack 40 1,200 “not safe” said, Tveit — 🚢 المرفأ 渡轮 e\u0301te\u0301 . !".split()
)
GERMAN = st.lists(
    st.sampled_from("Groß Gross Gruß Gruss Fuß Fuss Abfahrt abends . ,".split()), min_size=1, max_size=9
).map(" ".join)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def marked(passage: Passage) -> str:
    return "".join(run.text.join(_AROUND[run.mark]) for run in passage)


def test_a_reworded_sentence_shows_its_marks_on_both_sides() -> None:
    left, right, both = shown(0)
    assert ["Ferry [-halted-] after crack is found in hull"] == left
    assert ["Ferry {+taken out of service+} after crack is found in hull"] == right
    assert "Ferry [-halted-] {+taken out of service+} after crack is found in hull" == both


def test_a_split_sentence_shows_its_marks_in_every_part() -> None:
    left, right, both = shown(3)
    ours = "[-Divers saw a-] crack of [-about 40-] centimetres in the hull[-, and-]"
    rest_of_it = " passengers were [-taken-] ashore by <police> boats."
    assert [ours + rest_of_it] == left
    assert [
        "{+A+} crack of {+60+} centimetres {+was seen+} in the hull{+.+}",
        "{+The+} passengers were {+brought+} ashore by {+two+} boats {+of the+} <police>.",
    ] == right
    first = "[-Divers saw a-] {+A+} crack of [-about 40-] {+60+} centimetres {+was seen+} in the hull[-, and-]"
    rest = "{+.+} | {+The+} passengers were [-taken-] {+brought+} ashore by {+two+} boats {+of the+} <police>."
    assert first + rest == both


def test_a_redline_says_where_one_side_alone_ends_a_sentence() -> None:
    assert "The lift is shut[-.-]{+, and+} | It stays shut." == compared_redline(
        ["The lift is shut.", "It stays shut."], ["The lift is shut, and it stays shut."]
    )
    both = compared_redline(
        ["The lift is shut since May.", "It stays shut."], ["The lift is shut since June.", "It stays shut."]
    )
    assert "|" not in both


def test_sentences_too_far_apart_for_a_redline_are_told_each_in_its_own_order() -> None:
    left = ["“No one will be put at risk,” said Ida Brandt, the director of Norlin.", "The ship stays in port."]
    right = ["Ida Brandt of Norlin promised: “No one will be put at risk”, and the ship stays in port."]
    both = compared_redline(left, right)
    ours, _, theirs = both.partition(" → ")
    assert " ".join(left) == unmarked(ours)
    assert right[0] == unmarked(theirs)
    assert ours.startswith("<“No one will be put at risk>")
    assert "<“No one will be put at risk>" in theirs


def test_what_no_redline_can_tell_has_a_line_for_each_sentence_with_its_number() -> None:
    apart = ["“No one will be put at risk,” said Ida Brandt, the director of Norlin.", "The ship stays in port."]
    joined = ["Ida Brandt of Norlin promised: “No one will be put at risk”, and the ship stays in port."]
    found = {
        ("A1", "A2", "B1"): lines_of(apart, joined),
        ("",): lines_of(["The lift is shut since May."], ["The lift is shut since June."]),
    }
    assert list(found) == [tuple(number for number, _ in lines) for lines in found.values()]
    assert [*apart, *joined] == [plain_text(passage) for _, passage in found["A1", "A2", "B1"]]


def lines_of(left: list[str], right: list[str]) -> tuple[tuple[str, Passage], ...]:
    """Return the lines of all sentences of both sides taken as one group."""
    return redline_lines(*grouped(left, right))


def compared_redline(left: list[str], right: list[str]) -> str:
    """Return the redline of all sentences of both sides taken as one group."""
    return marked(redline(*grouped(left, right)))


def grouped(left: list[str], right: list[str]) -> tuple[Article, Article, Change]:
    ours, theirs = article_from_sentences(left), article_from_sentences(right)
    whole = range(len(left)), range(len(right))
    edits = group_edits(ours, whole[0], theirs, whole[1], Options())
    return ours, theirs, Change(ChangeKind.REWORDED, frozenset(), tuple(whole[0]), tuple(whole[1]), edits, 0.9)


def unmarked(words: str) -> str:
    return re.sub(r"\[-|-\]|\{\+|\+\}|[<>]", "", words)


@given(SENTENCES, SENTENCES, SENTENCES, SENTENCES)
def test_a_redline_of_any_group_holds_the_right_side_in_its_order(a: str, b: str, c: str, d: str) -> None:
    ours, theirs, change = grouped([a, b], [c, d])
    found = redline(ours, theirs, change)
    if reads_as_one(ours, theirs, change.edits):
        kept = "".join(run.text for run in found if run.mark not in (Mark.DELETED, Mark.OMITTED))
        assert squeezed(theirs.text) == squeezed(kept)
    else:
        arrow = next(place for place, run in enumerate(found) if run.text == ARROW)
        assert squeezed(ours.text) == squeezed(plain_text(found[:arrow]))
        assert squeezed(theirs.text) == squeezed(plain_text(found[arrow + 1 :]))


@given(st.lists(GERMAN, min_size=1, max_size=2), st.lists(GERMAN, min_size=1, max_size=2))
@example(["Groß Gruß Fuß abcdefghijklmno."], ["Gross Gruss Fuss nmlkjihgfedcba."])
def test_whether_a_redline_reads_is_the_same_from_the_other_side(a: list[str], b: list[str]) -> None:
    ours, theirs, change = grouped(a, b)
    (turned,) = mirror_changes([change])
    assert reads_as_one(ours, theirs, change.edits) is reads_as_one(theirs, ours, turned.edits)


def squeezed(words: str) -> str:
    return "".join(words.split()).casefold()


def shown(place: int) -> tuple[list[str], list[str], str]:
    comparison = story()
    change, ours, theirs = comparison.changes[place], comparison.left, comparison.right
    left = [marked(left_passage(ours, ours.sentences[i].span, change)) for i in change.left]
    right = [marked(right_passage(theirs, theirs.sentences[j].span, change)) for j in change.right]
    return left, right, marked(redline(ours, theirs, change))


def test_a_lone_sentence_is_shown_plain() -> None:
    comparison = story()
    change = next(c for c in comparison.changes if c.kind is ChangeKind.DROPPED)
    span = comparison.left.sentences[change.left[0]].span
    assert (Run(span.of(comparison.left.text), Mark.PLAIN),) == left_passage(comparison.left, span, change)


def test_words_that_would_run_together_get_a_space() -> None:
    told = Told(REWORDED, (0,), (0,), "“[-within about-]{+in+} twenty minutes”", 0.9)
    comparison = story([told])
    assert "“[-within about-] {+in+} twenty minutes”" == marked(
        redline(comparison.left, comparison.right, comparison.changes[0])
    )


def test_scripts_without_spaces_get_none() -> None:
    comparison = story([Told(REWORDED, (0,), (0,), "渡轮[-昨天-]{+今天+}停航。", 0.9)])
    assert "渡轮[-昨天-]{+今天+}停航。" == marked(redline(comparison.left, comparison.right, comparison.changes[0]))


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_every_sentence_keeps_all_its_characters(left: list[str], right: list[str]) -> None:
    comparison = compare(article_from_sentences(left, "en"), article_from_sentences(right, "en"))
    for change in comparison.changes:
        for i in change.left:
            span = comparison.left.sentences[i].span
            assert span.of(comparison.left.text) == plain_text(left_passage(comparison.left, span, change))
        for j in change.right:
            span = comparison.right.sentences[j].span
            assert span.of(comparison.right.text) == plain_text(right_passage(comparison.right, span, change))


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_the_redline_of_equal_articles_is_the_text(sentences: list[str]) -> None:
    comparison = compare(article_from_sentences(sentences, "en"), article_from_sentences(sentences, "en"))
    for change in comparison.changes:
        found = redline(comparison.left, comparison.right, change)
        assert all(run.mark in (Mark.PLAIN, Mark.MOVED) for run in found)


def test_a_part_of_a_sentence_shows_the_edits_inside_it() -> None:
    comparison = story()
    change = comparison.changes[3]
    text = comparison.left.text
    start = text.index("crack of about")
    assert "crack of [-about 40-] centimetres" == marked(
        left_passage(comparison.left, Span(start, start + len("crack of about 40 centimetres")), change)
    )


def test_marked_runs_that_touch_are_one_and_carry_no_space_at_their_ends() -> None:
    runs = [Run("a ", Mark.PLAIN), Run(" b ", Mark.DELETED), Run(" ", Mark.PLAIN), Run("c", Mark.DELETED)]
    assert "a  [-b  c-]" == marked(merged(runs))


@given(st.lists(st.tuples(st.text("ab c", max_size=60), st.sampled_from(list(Mark)[:4])), max_size=6))
def test_clipping_keeps_every_marked_word(parts: list[tuple[str, Mark]]) -> None:
    passage = merged(Run(text, mark) for text, mark in parts)
    cut = clipped(passage, 40)
    assert [r for r in passage if r.mark is not Mark.PLAIN] == [
        r for r in cut if r.mark not in (Mark.PLAIN, Mark.OMITTED)
    ]
    assert len(plain_text(cut)) <= len(plain_text(passage)) + 5


def test_a_long_plain_passage_is_cut_at_a_word() -> None:
    assert "one two three […]" == plain_text(clipped((Run("one two three four five six seven eight", Mark.PLAIN),), 16))


def test_the_story_covers_every_kind_of_change() -> None:
    assert set(ChangeKind) == {entry.kind for entry in STORY}


def test_the_redline_round_a_fact_is_cut_with_a_sign() -> None:
    comparison = story()
    change, text = comparison.changes[3], comparison.left.text
    start = text.index("about 40")
    spans = Span(start, start + len("about 40")), None
    found = redline_around(comparison.left, comparison.right, change, spans, 40, 200)
    assert "[…] crack of [-about 40-] {+60+} centimetres {+was seen+} in the hull […]" == marked(found)


def test_the_redline_of_a_quotation_ends_with_it() -> None:
    comparison = story()
    change = comparison.changes[5]
    ours, theirs = comparison.left.text, comparison.right.text
    spans = tuple(Span(text.index("We asked for"), text.index(" year,”") + len(" year")) for text in (ours, theirs))
    found = redline_around(comparison.left, comparison.right, change, (spans[0], spans[1]), 0, 200)
    assert "We asked for [-a new-] {+another+} ship every [-single-] year" == marked(found)


@given(st.integers(0, 200), st.integers(0, 60), st.integers(0, 90))
def test_the_redline_round_any_place_holds_its_words(at: int, length: int, context: int) -> None:
    comparison = story()
    change, text = comparison.changes[3], comparison.left.text
    sentence = comparison.left.sentences[change.left[0]].span
    start = min(sentence.start + at, sentence.end - 1)
    span = Span(start, min(start + max(length, 1), sentence.end))
    read: list[bool] = []

    def judged(left: Article, right: Article, edits: Sequence[Edit]) -> bool:
        read.append(reads_as_one(left, right, edits))
        return read[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.reports.redline.reads_as_one", judged)
        found = redline_around(comparison.left, comparison.right, change, (span, None), context, 1000)
    assert bool(found) is all(read), "() where the part can't be read as one, and nowhere else"
    if not found:
        return
    whole = plain_text(redline(comparison.left, comparison.right, change))
    for word in span.of(text).split()[1:-1]:
        assert word in plain_text(found)
        assert word in whole


def test_each_side_of_a_redline_or_of_two_wordings_is_told_alone() -> None:
    redline = (Run("The ", Mark.PLAIN), Run("old ", Mark.DELETED), Run("new ", Mark.INSERTED), Run("mill", Mark.PLAIN))
    assert [plain_text(side) for side in sides_of(redline)] == ["The old mill", "The new mill"]
    two = (Run("147 steps", Mark.FOUND), Run(ARROW, Mark.OMITTED), Run("174 steps", Mark.FOUND))
    assert [plain_text(side) for side in sides_of(two)] == ["147 steps", "174 steps"]

"""The pipeline as a whole, by what must hold for any two articles, and by small stories with a known answer."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reader.compare import compare
from reader.errors import CancelledError
from reader.language.compose import article_from_sentences
from reader.language.function_words import is_function_word
from reader.language.tokens import tokens
from reader.model import (
    Article,
    Change,
    ChangeKind,
    Comparison,
    Edit,
    EditKind,
    Finding,
    Flag,
    Link,
    Reason,
    Span,
    Stage,
)
from reader.options import Options
from tests.reader.made_pairs import Pair, article_pairs, sentence_lists

ONE_SENTENCE = (article_from_sentences(["Rain fell on Sarn."]), article_from_sentences(["Rain fell on Sarn."]))
NOTHING_LEFT = (article_from_sentences([]), article_from_sentences(["Rain fell on Sarn."]))
NOTHING = (article_from_sentences([]), article_from_sentences([]))
MOVED_LEFT = (
    "The bridge over the Sarn was closed in May because two girders had cracked.",
    "Divers counted 140,000 young trout below the weir.",
    "Mayor Ilse Brandt wants a new road to the quarry.",
)

few = settings(max_examples=40)


@few
@given(article_pairs())
@example(NOTHING)
@example(NOTHING_LEFT)
def test_every_sentence_is_in_exactly_one_change(pair: Pair) -> None:
    comparison = compare(*pair)
    for article, held in (
        (comparison.left, [i for change in comparison.changes for i in change.left]),
        (comparison.right, [j for change in comparison.changes for j in change.right]),
    ):
        assert list(range(len(article.sentences))) == sorted(held)


@few
@given(article_pairs())
def test_every_span_lies_in_its_sentence(pair: Pair) -> None:
    comparison = compare(*pair)
    for change in comparison.changes:
        for edit in change.edits:
            assert edit.left.empty or inside_one(edit.left, comparison.left, change.left)
            assert edit.right.empty or inside_one(edit.right, comparison.right, change.right)
    for finding in comparison.findings:
        for span, article, index in (
            (finding.left_span, comparison.left, finding.left),
            (finding.right_span, comparison.right, finding.right),
        ):
            assert span is None or (index is not None and inside_one(span, article, (index,)))
    for link in comparison.links:
        for reason in link.reasons:
            assert reason.left is None or inside_one(reason.left, comparison.left, (link.left,))
            assert reason.right is None or inside_one(reason.right, comparison.right, (link.right,))


def inside_one(span: Span, article: Article, indexes: Sequence[int]) -> bool:
    return any(
        article.sentences[k].span.start <= span.start <= span.end <= article.sentences[k].span.end for k in indexes
    )


@few
@given(article_pairs())
def test_both_texts_rebuild_from_edits_and_the_space_between_them(pair: Pair) -> None:
    comparison = compare(*pair)
    for article, parts in (
        (comparison.left, [(c.left, [e.left for e in c.edits]) for c in comparison.changes]),
        (comparison.right, [(c.right, [e.right for e in c.edits]) for c in comparison.changes]),
    ):
        for indexes, spans in parts:
            for index in indexes:
                assert article.sentence_text(index) == rebuilt(article, article.sentences[index].span, spans)


def rebuilt(article: Article, sentence: Span, spans: Sequence[Span]) -> str:
    """Return the sentence's text from the edits in it; between two of them only white space may stand."""
    within = sorted(s for s in spans if not s.empty and sentence.start <= s.start and s.end <= sentence.end)
    text, at = "", sentence.start
    for span in [*within, Span(sentence.end, sentence.end)]:
        gap = article.text[at : span.start]
        assert gap.strip() == "", f"no edit holds {gap!r}"
        assert at <= span.start
        text += gap + span.of(article.text)
        at = span.end
    return text


@few
@given(article_pairs())
def test_swapped_articles_give_the_mirrored_comparison(pair: Pair) -> None:
    ahead, back = compare(*pair), compare(pair[1], pair[0])
    assert as_seen(ahead, swapped=False) == as_seen(back, swapped=True)
    assert ahead.false_share == pytest.approx(back.false_share)


KINDS = {ChangeKind.ADDED: ChangeKind.DROPPED, ChangeKind.DROPPED: ChangeKind.ADDED}
FLAGS = {Flag.SPLIT: Flag.JOINED, Flag.JOINED: Flag.SPLIT}
EDITS = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}


def as_seen(comparison: Comparison, *, swapped: bool) -> tuple[object, ...]:
    """Return links, groups and changes as the first of the two articles has them, in no order."""
    groups = {(g.right, g.left) if swapped else (g.left, g.right) for g in comparison.groups}
    links = Counter(link_seen(link, swapped=swapped) for link in comparison.links)
    changes = Counter(change_seen(change, swapped=swapped) for change in comparison.changes)
    return links, groups, changes


def link_seen(link: Link, *, swapped: bool) -> tuple[object, ...]:
    ends = (link.right, link.left) if swapped else (link.left, link.right)
    return ends, link.score, frozenset(reason_seen(reason, swapped=swapped) for reason in link.reasons)


def reason_seen(reason: Reason, *, swapped: bool) -> tuple[object, ...]:
    spans = (reason.right, reason.left) if swapped else (reason.left, reason.right)
    return reason.kind, reason.weight, spans


def change_seen(change: Change, *, swapped: bool) -> tuple[object, ...]:
    if not swapped:
        edits = frozenset((edit.kind, edit.left, edit.right) for edit in change.edits)
        return change.kind, change.flags, change.left, change.right, change.score, edits
    flags = frozenset(FLAGS.get(flag, flag) for flag in change.flags)
    edits = frozenset((EDITS.get(edit.kind, edit.kind), edit.right, edit.left) for edit in change.edits)
    return KINDS.get(change.kind, change.kind), flags, change.right, change.left, change.score, edits


@few
@given(article_pairs())
def test_findings_stay_on_the_same_words_when_the_articles_are_swapped(pair: Pair) -> None:
    ahead = Counter(place_of(finding) for finding in compare(*pair).findings)
    back = Counter(place_of(finding) for finding in compare(pair[1], pair[0]).findings)
    assert ahead == Counter({(kind, *ends[::-1]): times for (kind, *ends), times in back.items()})


def place_of(finding: Finding) -> tuple[object, ...]:
    return finding.kind, (finding.left, finding.left_span), (finding.right, finding.right_span)


@settings(max_examples=25)
@given(sentence_lists())
def test_equal_articles_give_equal_comparisons(sentences: list[str]) -> None:
    other = [*sentences[1:], *sentences[:1]]
    first, second = (
        compare(article_from_sentences(list(sentences)), article_from_sentences(list(other))) for _ in range(2)
    )
    assert first == second


TELLING = (
    "The bridge over the Sarn was closed in May.",
    "“Nobody complained,” said Tom Reed.",
    "Divers counted 140,000 trout.",
    "市長は橋が直ると述べた。",
    "قالت البلدية إن الجسر سيفتح في أكتوبر.",
    "Was there a vote?",
)


@few
@given(st.permutations(TELLING), st.integers(0, len(TELLING)))
def test_an_article_compared_with_itself_is_kept_whole(sentences: list[str], count: int) -> None:
    article = article_from_sentences(sentences[:count])
    comparison = compare(article, article_from_sentences(sentences[:count]))
    assert [ChangeKind.KEPT] * count == [change.kind for change in comparison.changes]
    assert [((k,), (k,)) for k in range(count)] == [(change.left, change.right) for change in comparison.changes]


@few
@given(sentence_lists())
@example(["***"])
@example(["It is.", "So it was.", "It is."])
def test_the_same_sentences_are_kept_even_where_they_hardly_say_anything(sentences: list[str]) -> None:
    written = [sentence for sentence in sentences if sentence.strip()]
    comparison = compare(article_from_sentences(written), article_from_sentences(written))
    assert {ChangeKind.KEPT} >= {change.kind for change in comparison.changes}


@pytest.mark.parametrize("sentence", ["* * *", "Yes."])
def test_a_line_that_stands_in_many_places_is_kept_in_each(sentence: str) -> None:
    comparison = compare(article_from_sentences([sentence] * 30), article_from_sentences([sentence] * 30))
    assert [ChangeKind.KEPT] * 30 == [change.kind for change in comparison.changes]


@pytest.mark.parametrize("sentences", [[""], ["", " "], ["Rain fell on Sarn.", "", "Divers counted trout."]])
def test_a_sentence_without_text_keeps_its_place(sentences: list[str]) -> None:
    comparison = compare(article_from_sentences(sentences), article_from_sentences(["Rain fell on Sarn."]))
    assert list(range(len(sentences))) == sorted(i for change in comparison.changes for i in change.left)


@few
@given(article_pairs(), st.sampled_from([0.0, 0.5, 1.0]))
def test_scores_are_shares_and_reach_what_the_options_ask_for(pair: Pair, sensitivity: float) -> None:
    options = Options(sensitivity=sensitivity)
    comparison = compare(*pair, options)
    assert all(options.least_score - 1e-4 <= link.score <= 1.0 for link in comparison.links)
    assert all(0.0 <= change.score <= 1.0 for change in comparison.changes)
    assert all(0.0 <= reason.weight <= 1.0 for link in comparison.links for reason in link.reasons)
    assert all(0.0 <= finding.confidence <= 1.0 for finding in comparison.findings)
    assert 0.0 <= comparison.false_share <= 1.0


@settings(max_examples=25)
@given(article_pairs())
def test_a_looser_comparison_has_all_links_of_a_stricter_one(pair: Pair) -> None:
    strict, usual, loose = (
        {(link.left, link.right) for link in compare(*pair, Options(sensitivity=x)).links} for x in (0.0, 0.5, 1.0)
    )
    assert strict <= usual <= loose


@settings(max_examples=60)
@given(article_pairs())
def test_no_content_word_is_deleted_here_and_inserted_there(pair: Pair) -> None:
    comparison = compare(*pair)
    # Another stemmer on either side makes other stems of the same word.
    assume(comparison.left.head.language == comparison.right.head.language)
    for change in comparison.changes:
        gone = content_stems(comparison.left, change, EditKind.DELETED)
        come = content_stems(comparison.right, change, EditKind.INSERTED)
        assert gone.isdisjoint(come)


def content_stems(article: Article, change: Change, kind: EditKind) -> set[str]:
    indexes = change.left if kind is EditKind.DELETED else change.right
    spans = [edit.left if kind is EditKind.DELETED else edit.right for edit in change.edits if edit.kind is kind]
    return {
        word.stem
        for index in indexes
        for word in tokens(article.text, article.sentences[index].span, article.head.language)
        if not is_function_word(word.norm, article.head.language)
        if any(span.start <= word.start and word.end <= span.end for span in spans)
    }


@settings(max_examples=15)
@given(article_pairs())
def test_progress_only_grows_through_the_stages_in_order(pair: Pair) -> None:
    seen: list[tuple[Stage, float]] = []
    compare(*pair, progress=lambda stage, share: seen.append((stage, share)))
    assert (Stage.READING, 0.0) == seen[0]
    assert list(Stage) == list(dict.fromkeys(stage for stage, _ in seen))
    order = list(Stage)
    assert all(order.index(a) <= order.index(b) and x <= y for (a, x), (b, y) in pairwise(seen))
    assert all(0.0 <= share <= 1.0 for _, share in seen)


def test_the_work_ends_at_whichever_tick_the_user_stops_it() -> None:
    left, right = article_from_sentences(MOVED_LEFT), article_from_sentences(MOVED_LEFT[::-1])
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    compare(left, right, cancelled=count)
    assert asked >= len(Stage)
    for last in range(1, asked + 1):
        answers = iter([False] * (last - 1) + [True])
        with pytest.raises(CancelledError):
            compare(left, right, cancelled=partial(next, answers))


def test_changes_are_told_in_the_order_in_which_a_reader_meets_them() -> None:
    right = ["A new school opened on Lark Hill.", MOVED_LEFT[0], "Wolves were heard at night.", MOVED_LEFT[1]]
    comparison = compare(article_from_sentences(MOVED_LEFT), article_from_sentences(right))
    told = [(change.kind.value, change.left, change.right) for change in comparison.changes]
    assert [
        ("added", (), (0,)),
        ("kept", (0,), (1,)),
        ("added", (), (2,)),
        ("kept", (1,), (3,)),
        ("dropped", (2,), ()),
    ] == told


def test_a_moved_sentence_is_kept_and_flagged() -> None:
    right = [MOVED_LEFT[2], MOVED_LEFT[0], MOVED_LEFT[1]]
    comparison = compare(article_from_sentences(MOVED_LEFT), article_from_sentences(right))
    flags = {change.left[0]: change.flags for change in comparison.changes}
    assert {ChangeKind.KEPT} == {change.kind for change in comparison.changes}
    assert Flag.MOVED in flags[2]
    assert Flag.MOVED not in flags[0] | flags[1]


def test_the_options_used_are_the_defaults_where_none_are_given() -> None:
    assert Options() == compare(*ONE_SENTENCE).options


def test_the_articles_of_the_comparison_are_those_given_in_their_order() -> None:
    comparison = compare(*NOTHING_LEFT)
    assert NOTHING_LEFT == (comparison.left, comparison.right)
    assert () == comparison.links
    assert 0.0 == comparison.false_share


def test_a_lone_change_holds_its_whole_sentence_as_one_edit() -> None:
    (change,) = compare(*NOTHING_LEFT).changes
    assert (Edit(EditKind.INSERTED, Span(0, 0), NOTHING_LEFT[1].sentences[0].span),) == change.edits


@pytest.mark.parametrize("running", [True, False])
def test_the_search_for_reference_cycles_is_left_as_it_was(*, running: bool) -> None:
    was = gc.isenabled()
    during: list[bool] = []

    def asked() -> bool:
        during.append(gc.isenabled())
        return len(during) > 3

    try:
        (gc.enable if running else gc.disable)()
        with pytest.raises(CancelledError):
            compare(*ONE_SENTENCE, cancelled=asked)
        assert running == gc.isenabled()
        assert not any(during)
    finally:
        (gc.enable if was else gc.disable)()


def test_the_values_of_a_comparison_are_still_searched_for_reference_cycles() -> None:
    compare(*ONE_SENTENCE)
    assert 0 == gc.get_freeze_count()

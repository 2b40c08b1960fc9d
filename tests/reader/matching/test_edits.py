"""Word edits: what a redline of a group says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.language.compose import article_from_sentences
from reader.matching.edits import group_edits, same_text
from reader.model import EditKind
from reader.options import Options


def redline(left: Sequence[str], right: Sequence[str], options: Options | None = None, language: str = "en") -> str:
    """Return the edits as text: kept words as they are, [-left-], {+right+}, ~left=right~ and <moved>."""
    ours, theirs = article_from_sentences(left, language), article_from_sentences(right, language)
    edits = group_edits(ours, range(len(left)), theirs, range(len(right)), options or Options())
    forms = {
        EditKind.KEPT: "{0}",
        EditKind.DELETED: "[-{0}-]",
        EditKind.INSERTED: "{{+{1}+}}",
        EditKind.REPLACED: "~{0}={1}~",
        EditKind.MOVED: "<{0}>",
    }
    return " ".join(forms[edit.kind].format(edit.left.of(ours.text), edit.right.of(theirs.text)) for edit in edits)


REDLINES = [
    ("same", "The bridge closed.", "The bridge closed.", "The bridge closed."),
    ("deleted", "The old bridge closed.", "The bridge closed.", "The [-old-] bridge closed."),
    ("inserted", "The bridge closed.", "The bridge closed early.", "The bridge closed {+early+} ."),
    ("replaced", "It cost 5 crowns.", "It cost 6 crowns.", "It cost ~5=6~ crowns."),
    ("moved", "The mayor closed it in April,", "In April the mayor closed it", "<in April> The mayor closed it [-,-]"),
    ("only a mark", "The bridge closed", "The bridge closed!", "The bridge closed {+!+}"),
    ("the capital of a start", "the bridge closed.", "The bridge closed.", "the bridge closed."),
    ("the capital of a word", "The Bridge closed.", "The bridge closed.", "The ~Bridge=bridge~ closed."),
    ("a capital amid other edits", "The Bridge closed.", "The bridge closed soon.", "The Bridge closed {+soon+} ."),
    ("other quotation marks", "“Stop” it’s late", '"Stop" it\'s late', "“Stop” it’s late"),
    (
        "a grammar word amid replaced ones",
        "The mayor of Sarn wept.",
        "A clerk of Reed sang.",
        "~The mayor of Sarn wept=A clerk of Reed sang~ .",
    ),
]


@pytest.mark.parametrize(("what", "left", "right", "expected"), REDLINES, ids=[row[0] for row in REDLINES])
def test_the_redline_reads(what: str, left: str, right: str, expected: str) -> None:
    assert expected == redline([left], [right]), what


TURNED = "The mayor closed it in April.", "In April the mayor closed it."


@pytest.mark.parametrize(("left", "right"), [TURNED, TURNED[::-1]])
def test_the_stop_behind_a_moved_phrase_is_kept(left: str, right: str) -> None:
    assert redline([left], [right]).endswith((" it .", "> ."))


def test_a_month_that_is_also_a_grammar_word_moves_like_another() -> None:
    assert "<in May> The mayor closed it ." == redline(["The mayor closed it in May."], ["In May the mayor closed it."])


def test_a_joined_sentence_keeps_the_words_of_both() -> None:
    found = redline(
        ["The bridge was closed in April.", "Divers counted trout."],
        ["The bridge was closed in April and divers counted trout."],
    )
    assert "The bridge was closed in April ~.=and~ Divers counted trout." == found


def test_no_edit_crosses_the_end_of_a_sentence() -> None:
    left, right = ["Wolves howled.", "Rain fell."], ["Cats sang.", "Snow lay."]
    ours, theirs = article_from_sentences(left), article_from_sentences(right)
    for edit in group_edits(ours, (0, 1), theirs, (0, 1), Options()):
        assert any(s.span.start <= edit.left.start and edit.left.end <= s.span.end for s in ours.sentences)
        assert any(s.span.start <= edit.right.start and edit.right.end <= s.span.end for s in theirs.sentences)


def test_nothing_against_words_is_an_insertion() -> None:
    assert "{+Rain fell.+}" == redline([""], ["Rain fell."])
    assert "" == redline([""], [""])


def test_punctuation_can_be_left_out() -> None:
    assert "The bridge, closed" == redline(
        ["The bridge, closed."], ["The bridge closed!"], Options(ignore_punctuation=True)
    )


SAME = [
    ("The bridge closed.", "the bridge closed.", Options(), True),
    ("The Bridge closed.", "The bridge closed.", Options(), False),
    ("The Bridge closed.", "The bridge closed.", Options(ignore_case=True), True),
    ("Peña came.", "Pena came.", Options(), False),
    ("Peña came.", "Pena came.", Options(ignore_diacritics=True), True),
    ("“Stop.”", '"Stop."', Options(), True),
    ("“Stop.”", '"Stop."', Options(ignore_quote_style=False), False),
    ("Stop.", "Stop!", Options(), False),
    ("Stop.", "Stop!", Options(ignore_punctuation=True), True),
    ("Stop  it.", "Stop it.", Options(), True),
    ("140,000 trout", "140000 trout", Options(), False),
]


@pytest.mark.parametrize(("left", "right", "options", "same"), SAME)
def test_what_counts_as_the_same_text(left: str, right: str, options: Options, *, same: bool) -> None:
    ours, theirs = article_from_sentences([left], "en"), article_from_sentences([right], "en")
    assert same is same_text(ours, 0, theirs, 0, options)
    assert same is same_text(theirs, 0, ours, 0, options)

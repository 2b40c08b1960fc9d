"""Reasons: what a link can be defended with."""

from __future__ import annotations

from reader.language.compose import article_from_sentences
from reader.matching.links import find_links
from reader.model import Article, Link, Reason, ReasonKind
from reader.options import Options

LEFT = article_from_sentences(
    [
        "On Monday Mayor Ilse Brandt said the iron bridge would cost 1.4 million crowns to repair.",
        "Divers counted trout below the weir for the first time in years.",
        "市長は橋の修理が十月に終わると述べた。",
    ],
    "en",
)
RIGHT = article_from_sentences(
    [
        "Repairing the bridge will cost 1.4 million crowns to the county, Mrs Brandt wrote.",
        "Below the weir, divers counted more trout than the year before.",
        "Rain fell.",
    ],
    "en",
)


def linked(left: Article = LEFT, right: Article = RIGHT) -> dict[tuple[int, int], Link]:
    return {(link.left, link.right): link for link in find_links(left, right, Options(), lambda _: None)}


def of_kind(link: Link, kind: ReasonKind) -> list[Reason]:
    return [reason for reason in link.reasons if reason.kind is kind]


def test_shared_figures_names_and_words_are_named_as_such() -> None:
    link = linked()[0, 0]
    assert ["1.4"] == [reason.text for reason in of_kind(link, ReasonKind.NUMBER)]
    assert ["Brandt"] == [reason.text for reason in of_kind(link, ReasonKind.NAME)]
    assert {"bridge", "cost", "crowns"} <= {reason.text for reason in of_kind(link, ReasonKind.RARE_WORD)}


def test_a_long_run_of_shared_words_is_a_reason() -> None:
    (run,) = of_kind(linked()[0, 0], ReasonKind.SHARED_RUN)
    assert "cost 1.4 million crowns to" == run.text


def test_a_reason_says_where_it_stands_on_both_sides() -> None:
    (number,) = of_kind(linked()[0, 0], ReasonKind.NUMBER)
    assert number.left
    assert number.right
    assert ("1.4", "1.4") == (number.left.of(LEFT.text), number.right.of(RIGHT.text))


def test_the_same_text_needs_no_other_reason() -> None:
    (reason,) = linked(LEFT, LEFT)[2, 2].reasons
    assert (ReasonKind.SAME_TEXT, 1.0) == (reason.kind, reason.weight)
    assert (LEFT.sentences[2].span, LEFT.sentences[2].span) == (reason.left, reason.right)


def test_a_linked_neighbour_supports_a_link() -> None:
    links = linked()
    (reason,) = of_kind(links[1, 1], ReasonKind.NEIGHBOUR)
    assert round(links[0, 0].score, 3) == reason.weight


def test_a_link_without_a_better_rival_says_so() -> None:
    link = linked()[0, 0]
    (reason,) = of_kind(link, ReasonKind.NO_RIVAL)
    assert reason.weight < link.score


def test_words_come_with_the_most_telling_first() -> None:
    words = [r.weight for r in linked()[1, 1].reasons if r.kind in (ReasonKind.RARE_WORD, ReasonKind.NAME)]
    assert words == sorted(words, reverse=True)
    assert 0 < len(words) <= 6


def test_pairs_of_characters_are_shown_as_they_stand() -> None:
    left = article_from_sentences(["市長は橋の修理が十月に終わると述べた。", "魚が増えた。"], "ja")
    right = article_from_sentences(["橋の修理は十月に終わる見込み。", "船は出ない。"], "ja")
    shown = {reason.text for reason in linked(left, right)[0, 0].reasons}
    assert any("修理" in text for text in shown)


def test_words_of_one_sense_are_named_with_both_words() -> None:
    left = article_from_sentences(["The mayor pledged help for the flooded villages of Tarrow."], "en")
    right = article_from_sentences(["Mayor Brandt pledged assistance to the villages of Tarrow."], "en")
    (reason,) = of_kind(linked(left, right)[0, 0], ReasonKind.SYNONYM)
    assert reason.left is not None
    assert reason.right is not None
    assert reason.text == "help / assistance"
    assert ("help", "assistance") == (reason.left.of(left.text), reason.right.of(right.text))


def test_a_word_that_both_say_is_no_synonym() -> None:
    left = article_from_sentences(["The mayor pledged help for the flooded villages of Tarrow."], "en")
    assert not of_kind(linked(left, left)[0, 0], ReasonKind.SYNONYM)


QUOTED = article_from_sentences(["“We will never sell the harbour to strangers,” the mayor of Tarrow said."], "en")


def test_words_quoted_on_both_sides_are_a_quotation() -> None:
    right = article_from_sentences(["Mayor Brandt said she “will never sell the harbour” to a foreign bidder."], "en")
    (reason,) = of_kind(linked(QUOTED, right)[0, 0], ReasonKind.QUOTATION)
    assert "will never sell the harbour" == reason.text
    assert not of_kind(linked(QUOTED, right)[0, 0], ReasonKind.SHARED_RUN)


def test_words_that_only_one_side_quotes_are_none() -> None:
    right = article_from_sentences(["The mayor will never sell the harbour to a foreign bidder, she said."], "en")
    link = linked(QUOTED, right)[0, 0]
    assert not of_kind(link, ReasonKind.QUOTATION)
    assert ["will never sell the harbour to"] == [reason.text for reason in of_kind(link, ReasonKind.SHARED_RUN)]

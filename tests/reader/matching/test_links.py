"""Links: what shares a claim, and what only looks as if it did."""

from __future__ import annotations

from reader.language.compose import article_from_sentences, compose
from reader.matching.links import exact_pairs, find_links
from reader.matching.terms import sentence_terms
from reader.model import Article, BlockKind, Head, Link, Origin
from reader.options import Options

STORY = [
    "The county closed the old iron bridge over the Sarn in April after inspectors found cracks in two girders.",
    "Mayor Ilse Brandt said the repair would cost 1.4 million crowns and last until October.",
    "Divers counted 140,000 young trout in the weir, more than ever before.",
    "“We were told on Monday, and by Tuesday the ferry was full,” said Tom Reed, who runs the mill.",
]
RETOLD = [
    "More trout than ever live in the weir: divers counted 140,000 young fish.",
    "Inspectors had found cracks in two girders of the iron bridge, so the county closed it in April.",
    "The repair will cost 1.4 million crowns, according to Brandt.",
]
ELSEWHERE = [
    "A football club from Ostle won its third cup.",
    "Its trainer thanked the supporters.",
    "Tickets sold out.",
]


def links_of(left: list[str] | Article, right: list[str] | Article, options: Options | None = None) -> tuple[Link, ...]:
    ours, theirs = (side if isinstance(side, Article) else article_from_sentences(side, "en") for side in (left, right))
    return find_links(ours, theirs, options or Options(), lambda _: None)


def pairs(links: tuple[Link, ...]) -> list[tuple[int, int]]:
    return [(link.left, link.right) for link in links]


def test_retold_sentences_are_linked_in_order_of_the_left() -> None:
    assert [(0, 1), (1, 2), (2, 0)] == pairs(links_of(STORY, RETOLD))


def test_another_story_has_no_links() -> None:
    assert () == links_of(STORY, ELSEWHERE)


def test_the_same_text_is_linked_whatever_its_words() -> None:
    assert [(0, 1), (1, 0)] == pairs(links_of(["It is.", "* * *"], ["* * *", "It is."]))


def test_a_text_that_stands_twice_answers_turn_by_turn() -> None:
    assert [(0, 0), (2, 1)] == pairs(links_of(["Yes.", "Rain fell.", "Yes."], ["Yes.", "Yes."]))


def test_nothing_links_to_nothing() -> None:
    assert () == links_of([], [])
    assert () == links_of(STORY, [])
    assert () == links_of([], STORY)


def test_page_furniture_links_only_with_its_like() -> None:
    text = "The county closed the old iron bridge, updated in April."
    furniture = compose([(BlockKind.FURNITURE, text)], Head(language="en"), Origin())
    assert [(0, 0)] == pairs(links_of(furniture, furniture))
    assert () == links_of(furniture, [text.replace("updated", "updated early")])


def test_a_strict_setting_asks_for_a_higher_score() -> None:
    strict, loose = (links_of(STORY, RETOLD, Options(sensitivity=x)) for x in (0.0, 1.0))
    assert all(link.score >= 0.75 for link in strict)
    assert set(pairs(strict)) <= set(pairs(loose))


def test_the_share_done_grows() -> None:
    seen: list[float] = []
    find_links(article_from_sentences(STORY), article_from_sentences(RETOLD), Options(), seen.append)
    assert seen == sorted(seen)
    assert 0.0 <= seen[0] <= seen[-1] <= 1.0


def test_exact_pairs_name_the_places_of_each_shared_text() -> None:
    left, right = (
        sentence_terms(article_from_sentences(side, "en"))
        for side in (["Yes!", "No.", "***", ""], ["***", "", "yes", "Perhaps.", "Yes."])
    )
    assert {"yes": ([0], [2, 4]), "***": ([2], [0])} == exact_pairs(left, right)

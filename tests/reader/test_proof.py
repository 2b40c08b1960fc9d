"""The proof of a comparison: it passes what the pipeline makes and names whatever was broken since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.compare import compare
from reader.errors import ProofError
from reader.language.compose import article_from_sentences
from reader.model import (
    Article,
    Block,
    BlockKind,
    Change,
    Comparison,
    Edit,
    EditKind,
    Finding,
    FindingChange,
    FindingKind,
    Group,
    Link,
    Sentence,
    Span,
)
from reader.proof import prove

LEFT = ["The bridge over the Sarn was closed in May.", "Divers counted 140,000 trout.", "Nobody complained."]
RIGHT = ["The old bridge over the Sarn was closed on 3 May.", "Divers counted 140,000 trout.", "Wolves were heard."]
SOUND = compare(article_from_sentences(LEFT), article_from_sentences(RIGHT))
REWORDED = next(change for change in SOUND.changes if change.kind == "reworded")
PLACE = SOUND.changes.index(REWORDED)


def with_changes(*changes: Change) -> Comparison:
    return replace(SOUND, changes=changes)


def with_edits(*edits: Edit) -> Comparison:
    changes = list(SOUND.changes)
    changes[PLACE] = replace(REWORDED, edits=edits)
    return replace(SOUND, changes=tuple(changes))


def with_finding(left: int | None, span: Span) -> Comparison:
    finding = Finding(FindingKind.NUMBER, FindingChange.DROPPED, left, None, span)
    return replace(SOUND, findings=(finding,))


def with_left(article: Article) -> Comparison:
    return replace(SOUND, left=article)


def with_sentences(*spans: tuple[int, int]) -> Article:
    return replace(SOUND.left, sentences=tuple(Sentence(Span(*span), k) for k, span in enumerate(spans)))


(KEPT, *_) = REWORDED.edits
FIRST, SECOND, THIRD = (sentence.span for sentence in SOUND.left.sentences)
OVER_THE_END = Span(FIRST[0], FIRST[1] + 4)

BROKEN = [
    ("left sentence 1 is in 0 changes", with_changes(*(c for c in SOUND.changes if c.left != (1,)))),
    ("left sentence 0 is in 2 changes", with_changes(REWORDED, *SOUND.changes)),
    ("right changes name sentences", with_changes(*SOUND.changes, replace(SOUND.changes[-1], left=(), right=(9,)))),
    ("two links join the same sentences", replace(SOUND, links=(*SOUND.links, SOUND.links[0]))),
    ("link 0-0 has score 1.5", replace(SOUND, links=(Link(0, 0, 1.5), *SOUND.links[1:]))),
    ("holds a sentence that is linked to none", replace(SOUND, groups=(Group((0, 2), (0,)), *SOUND.groups[1:]))),
    ("overlapping left edits", with_edits(KEPT, replace(KEPT, right=REWORDED.edits[-1].right))),
    ("outside its sentences (0,)", with_edits(replace(KEPT, left=OVER_THE_END))),
    ("has deleted edit with spans", with_edits(replace(KEPT, kind=EditKind.DELETED))),
    ("has inserted edit with spans", with_edits(replace(KEPT, kind=EditKind.INSERTED))),
    ("has kept edit with spans", with_edits(replace(KEPT, right=Span(0, 0)))),
    ("has span Span(start=0, end=50) outside sentence 0", with_finding(0, Span(0, 50))),
    ("outside sentence None", with_finding(None, Span(0, 3))),
    ("left sentence 1 has span", with_left(with_sentences(FIRST, (FIRST[1] - 2, SECOND[1]), THIRD))),
    ("left sentence 1 is not in its block 1", with_left(with_sentences(FIRST, (SECOND[0], THIRD[0]), THIRD))),
    ("left text before sentence 1 is in no sentence", with_left(with_sentences((0, 9), SECOND, THIRD))),
    ("left text after the last sentence", with_left(with_sentences(FIRST, SECOND, (THIRD[0], THIRD[1] - 1)))),
    ("left sentence 2 has span", with_left(with_sentences(FIRST, SECOND, (THIRD[0], THIRD[1] + 1)))),
]


def test_what_the_pipeline_makes_is_proved() -> None:
    prove(SOUND)


@pytest.mark.parametrize(("message", "comparison"), BROKEN, ids=[message for message, _ in BROKEN])
def test_what_is_broken_is_named(message: str, comparison: Comparison) -> None:
    with pytest.raises(ProofError) as raised:
        prove(comparison)
    assert message in str(raised.value)


def test_nothing_compared_with_nothing_is_proved() -> None:
    prove(compare(article_from_sentences([]), article_from_sentences([])))


def test_the_gap_between_blocks_belongs_to_no_sentence() -> None:
    article = Article("One.\n\n \nTwo.", (Block(BlockKind.PARAGRAPH, Span(0, 12)),), (
        Sentence(Span(0, 4), 0), Sentence(Span(8, 12), 0),
    ))  # fmt: skip
    prove(compare(article, article))


def test_the_share_done_grows_while_it_is_proved() -> None:
    seen: list[float] = []
    prove(SOUND, seen.append)
    assert seen
    assert seen == sorted(seen)
    assert 0.0 <= seen[0] <= seen[-1] <= 1.0


def test_a_tick_can_stop_the_proof() -> None:
    def stop(_: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        prove(SOUND, stop)

"""What a report says of a comparison: figures, rows, what stands out, inputs and settings."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace

import pytest

from reader import ChangeKind, Comparison, Options, article_from_sentences, compare, load
from reader.language.function_words import is_function_word
from reader.language.tokens import tokens
from reader.model import Correction, CutPart, Head, Link, Origin, Span
from reader.reports import Mark, Report, Section, Told, build_report
from reader.reports.redline import plain_text
from tests.conftest import ROOT
from tests.reader.reports.story import MADE, VERSION, article, mirrored, story, story_with_findings

STORIES = (
    ("lighthouse", "harbour-ledger.txt", "newsloop.txt"),
    ("tram", "vellin-courier.md", "nordwire.html"),
    ("well", "first.md", "updated.md"),
)


def report_of(comparison: Comparison) -> Report:
    return build_report(comparison, made=MADE, version=VERSION)


@pytest.fixture(scope="module", params=STORIES, ids=lambda names: str(names[0]))
def seed_story(request: pytest.FixtureRequest) -> Comparison:
    folder, left, right = request.param
    return compare(load(ROOT / "seeds" / folder / left), load(ROOT / "seeds" / folder / right))


def test_figures_leave_page_furniture_out() -> None:
    figures = {figure.caption: figure.value for figure in report_of(story()).figures}
    assert {
        "of A is kept or reworded in B": "86\u00a0%",
        "kept": "1",
        "reworded": "4",
        "added by B": "1",
        "dropped by B": "1",
        "moved": "1",
    } == figures


def test_an_article_without_sentences_has_no_share() -> None:
    report = report_of(compare(article([]), article(["One sentence stands here."])))
    assert "–" == report.figures[0].value
    assert ["+"] == [row.sign for row in report.rows]


def test_two_empty_articles_make_a_report_without_rows() -> None:
    report = report_of(compare(article([]), article([])))
    assert () == report.rows
    assert not report.shows(Section.STANDS_OUT)


def test_the_same_article_twice_is_all_kept() -> None:
    sentences = ["The ferry was stopped on Monday.", "Divers found a crack in its hull.", "A bus runs instead."]
    report = report_of(compare(article_from_sentences(sentences), article_from_sentences(sentences)))
    assert "100\u00a0%" == report.figures[0].value
    assert {"="} == {row.sign for row in report.rows}


def test_rows_follow_the_left_article_and_say_what_the_signs_leave_open() -> None:
    rows = [(row.sign, row.numbers, row.note) for row in report_of(story()).rows]
    assert [
        ("≈", "A1 → B1", ""),
        ("+", "B2", "page furniture, not counted"),
        ("=", "A2 → B3", ""),
        ("≈", "A3 → B5, B6", "split into two"),
        ("−", "A4", ""),
        ("⇅", "A5 → B4", "moved up 1"),
        ("≈", "A6, A7 → B7", "two joined, doubtful link"),
        ("+", "B8", ""),
    ] == rows


def test_a_link_outside_its_group_is_told_on_both_rows() -> None:
    comparison = story()
    report = report_of(replace(comparison, links=(*comparison.links, Link(3, 0, 0.55))))
    notes = {row.numbers: row.note for row in report.rows}
    assert ("also linked to A4", "partly told in B1") == (notes["A1 → B1"], notes["A4"])


def test_swapped_articles_give_the_mirrored_report() -> None:
    _assert_mirrored(report_of(story()), report_of(mirrored(story())))


def test_swapped_seed_stories_give_the_mirrored_report(seed_story: Comparison) -> None:
    _assert_mirrored(report_of(seed_story), report_of(compare(seed_story.right, seed_story.left)))


def test_every_sentence_stands_in_one_row_with_all_its_words(seed_story: Comparison) -> None:
    report = report_of(seed_story)
    for article_, side in ((seed_story.left, "left"), (seed_story.right, "right")):
        told = [told for row in report.rows for told in getattr(row, side)]
        told.sort(key=lambda sentence: int(sentence.number[1:]))
        assert [article_.sentence_text(i) for i in range(len(article_.sentences))] == [
            plain_text(t.passage) for t in told
        ]


def test_no_content_word_is_struck_on_one_side_and_bold_on_the_other(seed_story: Comparison) -> None:
    for row in report_of(seed_story).rows:
        struck = _content(row.left, Mark.DELETED, seed_story.left.head.language)
        bold = _content(row.right, Mark.INSERTED, seed_story.right.head.language)
        assert not struck & bold, row.numbers


def test_what_stands_out_begins_with_findings() -> None:
    assert [
        ("figure changed", "A3 → B5"),  # the two can't both be right
        ("claim strengthened", "A6 → B7"),
        ("quotation altered", "A5 → B4"),
        ("left out by B", "A4"),
        ("added by B", "B8"),
    ] == [(item.caption, item.numbers) for item in report_of(story_with_findings()).standouts]


def test_what_cannot_both_be_right_leaves_room_for_other_kinds() -> None:
    folder = ROOT / "seeds" / "lighthouse"
    comparison = compare(load(folder / "harbour-ledger.txt"), load(folder / "newsloop.txt"))
    assert len(comparison.contradictions) > 3
    said = [item.caption.split(":")[0] for item in report_of(comparison).standouts]
    assert said[:3] == ["figure changed"] * 3
    assert {"quotation altered", "claim strengthened"} <= set(said)


def test_without_findings_rewordings_with_other_figures_stand_out_first() -> None:
    assert ("reworded; the changed words hold figures", "A3 → B5, B6") == next(
        (item.caption, item.numbers) for item in report_of(story()).standouts
    )


def test_the_summary_counts_findings_in_words() -> None:
    assert (
        "2 quotations: 1 altered, 1 only in B · 1 pair can't both be right · 1 figure changed · "
        "1 attribution left out by B · 1 claim strengthened" == report_of(story_with_findings()).summary
    )


def test_the_ledger_shows_both_wordings_with_their_marks() -> None:
    entry = report_of(story_with_findings()).quotations.entries[0]
    assert [
        ("We asked for ", "plain"),
        ("a new", "deleted"),
        (" ship every ", "plain"),
        ("single", "deleted"),
        (" year,", "plain"),
    ] == [tuple(run) for run in entry.left]
    assert "We asked for another ship every year," == plain_text(entry.right)
    assert ("altered · Mara Tveit", "A5 → B4") == (entry.what, entry.numbers)


def test_the_ledger_lists_what_one_side_alone_quotes() -> None:
    entry = report_of(story_with_findings()).quotations.entries[-1]
    assert ("only in B", "B8", ()) == (entry.what, entry.numbers, entry.left)
    assert "a bridge, at last" == plain_text(entry.right)


def test_speakers_are_named_but_not_by_a_pronoun() -> None:
    left = article(["“We asked for a new ship every single year,” she said."], Head(language="en"))
    right = article(["“We asked for a new ship every single year,” Mara Tveit said."], Head(language="en"))
    assert ["word for word · Mara Tveit"] == [e.what for e in report_of(compare(left, right)).quotations.entries]


def test_a_fact_stands_amid_the_words_beside_it() -> None:
    entry = next(e for e in report_of(story_with_findings()).findings if "figure" in e.what)
    assert [
        ("Divers saw a crack of ", "plain"),
        ("about 40", "found"),
        (" centimetres in the hull, and passengers were", "plain"),
        (" […]", "omitted"),
    ] == [(run.text, str(run.mark)) for run in entry.left]


def test_a_quotation_that_stands_out_is_shown_whole_in_marks() -> None:
    item = next(item for item in report_of(story_with_findings()).standouts if "quotation" in item.caption)
    assert "“We asked for a new another ship every single year”" == plain_text(item.passage)


def test_a_fact_that_one_side_lacks_has_no_words_there() -> None:
    entry = next(e for e in report_of(story_with_findings()).findings if "attribution" in e.what)
    assert ["Divers saw"] == [run.text for run in entry.left if run.mark is Mark.FOUND]
    assert () == entry.right


def test_inputs_bear_their_sums_and_addresses_but_no_path_of_the_disk() -> None:
    facts = dict(report_of(story()).inputs)
    assert "sound-post.txt · text, utf-8, 612 bytes" == facts["A"]
    assert "https://ferry.example/crack" in facts["B"]
    assert "a" * 60 + "9e2a" == facts["A, SHA-256 of the file"]
    assert "somewhere" not in str(report_of(story()).inputs)


def test_inputs_say_what_was_guessed_and_what_the_reader_set_or_took_back() -> None:
    head = Head("Ferry", "Post", "A. Boat", None, "en", frozenset({"author", "title"}), frozenset({"outlet"}))
    cut = (CutPart("One.", "comments", taken=True), CutPart("Two.", "footer"))
    origin = Origin("book.epub", part="Monday")
    ours = replace(article(["Some words here."], head), cut=cut, origin=origin)
    facts = dict(report_of(compare(ours, article(["Some words here."]))).inputs)
    assert facts["A"].startswith("book.epub · Monday")
    assert facts["A, guessed"] == "author"
    assert facts["A, corrected by the reader"] == "outlet"
    assert facts["A, taken back by the reader"] == "1 of 2 parts left out when it was read"
    assert not any(name.startswith("B, ") and "SHA" not in name for name in facts)


def test_pasted_text_bears_the_sum_of_its_text() -> None:
    comparison = compare(article(["Some words here."]), article(["Some words here."]))
    digest = hashlib.sha256(b"Some words here.").hexdigest()
    assert digest == dict(report_of(comparison).inputs)["A, SHA-256 of the text"]


def test_the_settings_say_how_to_repeat_the_comparison() -> None:
    options = Options(sensitivity=0.7, ignore_case=True)
    report = report_of(compare(article(["Some words here."]), article(["Some words here."]), options))
    settings = dict(report.settings)
    assert f"0.70 (a link needs a score of {options.least_score:.2f})" == settings["Sensitivity"]
    assert "case, quotation-mark style, white space" == settings["Counts as the same"]
    assert "22 November 2026, 14:05 (UTC+0000)" == settings["Made"]
    assert "Twice Told 1.0" == settings["Program"]


def test_the_settings_say_what_the_reader_corrected() -> None:
    assert "Corrected by the reader" not in dict(report_of(story()).settings)
    said = (Correction(0, 6, linked=False), Correction(2, 3, linked=True), Correction(4, 0, linked=True))
    settings = dict(report_of(replace(story(), corrections=said)).settings)
    assert "linked A3–B4, A5–B1; not linked A1–B7" == settings["Corrected by the reader"]


def test_without_a_time_the_report_bears_none() -> None:
    report = build_report(story(), made=None, version=VERSION)
    assert "Made" not in dict(report.settings)
    assert "2026" not in report.subtitle


@pytest.mark.parametrize(
    ("left", "right", "title"),
    [
        (Head(outlet="Post"), Head(outlet="Times"), "Post and Times, compared"),
        (Head(outlet="Post"), Head(outlet="Post"), "Post, two texts compared"),
        (Head(), Head(outlet="Times"), "first and Times, compared"),
    ],
)
def test_the_title_names_the_outlets_else_the_files(left: Head, right: Head, title: str) -> None:
    ours = replace(article(["Some words here."], left), origin=Origin(name="first.txt"))
    theirs = replace(article(["Some words here."], right), origin=Origin(name="second.txt"))
    assert title == report_of(compare(ours, theirs)).title


def test_the_title_can_be_given_and_is_cut_where_it_would_fill_a_page() -> None:
    report = build_report(story(), made=None, title="My\ntitle " + "x" * 400)
    assert report.title.startswith("My title xxx")
    assert len(report.title) < 250


def test_lengths_count_characters_where_words_have_no_spaces() -> None:
    report = report_of(compare(article(["渡轮今天停航。"]), article(["The ferry was stopped today."])))
    assert "1\u00a0sentence, 6\u00a0characters" == report.left.byline
    assert "1\u00a0sentence, 5\u00a0words" == report.right.byline


def _content(told: tuple[Told, ...], mark: Mark, language: str) -> set[str]:
    words: set[str] = set()
    for sentence in told:
        for run in sentence.passage:
            if run.mark is mark:
                found = tokens(run.text, Span(0, len(run.text)), language)
                words |= {token.norm for token in found if not is_function_word(token.norm, language)}
    return words


def _assert_mirrored(report: Report, swapped: Report) -> None:
    kinds = {ChangeKind.ADDED: ChangeKind.DROPPED, ChangeKind.DROPPED: ChangeKind.ADDED}
    marks = {Mark.DELETED: Mark.INSERTED, Mark.INSERTED: Mark.DELETED}

    def sides(found: Report, *, turned: bool) -> Counter[object]:
        return Counter(
            (
                kinds.get(row.kind, row.kind) if turned else row.kind,
                row.moved,
                *(
                    tuple(
                        tuple((run.text, marks.get(run.mark, run.mark) if turned else run.mark) for run in t.passage)
                        for t in side
                    )
                    for side in ((row.right, row.left) if turned else (row.left, row.right))
                ),
            )
            for row in found.rows
        )

    assert sides(report, turned=False) == sides(swapped, turned=True)

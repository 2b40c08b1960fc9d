"""A case file keeps both texts, the options and the marks; what is no case, or damaged, is an error with words."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import (
    Case,
    Comparison,
    FindingMark,
    KeptCorrection,
    MissingInputError,
    Options,
    ReaderError,
    SourceState,
    TooLargeError,
    UnreadableInputError,
    Verdict,
    compare,
    is_case,
    keys_of,
    link_key,
    load,
    place_marks,
    read_case,
    source_state,
    write_case,
)
from reader.cases.casefile import case_form, case_from_text
from reader.cases.marked import FactKey, MarkedFact
from reader.model import FindingKind

TRAM = Path(__file__).parents[3] / "seeds" / "tram"
SAVED = dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(load(TRAM / "nordwire.html"), load(TRAM / "vellin-courier.md"), Options(sensitivity=0.6))


@pytest.fixture
def case(comparison: Comparison) -> Case:
    keys = list(keys_of(comparison).values())
    marks = (
        MarkedFact(keys[0], FindingMark(Verdict.WRONG, note="another bridge"), "figure changed"),
        MarkedFact(keys[1], FindingMark(Verdict.CHECKED, important=True, made="2026-11-22T14:00:00+00:00")),
    )
    return Case(comparison.left, comparison.right, comparison.options, marks)


def test_what_is_saved_is_read_again(case: Case, tmp_path: Path) -> None:
    path = write_case(case, tmp_path / "tram.twicetold", SAVED)
    again = read_case(path)
    assert replace(case, saved="2026-11-22T14:05:00+00:00") == again
    assert compare(again.left, again.right, again.options) == compare(case.left, case.right, case.options)


def test_a_person_can_read_it(case: Case) -> None:
    value = json.loads(case_form(case))
    assert value["format"] == "twicetold-case"
    assert value["left"]["headline"] == case.left.head.title
    assert value["left"]["origin"]["sha256"] == case.left.origin.sha256
    assert [mark["note"] for mark in value["marks"]] == ["another bridge", ""]
    assert case_form(case).count("\n") > 100


def test_fields_of_a_later_program_are_kept(case: Case) -> None:
    value = json.loads(case_form(case))
    value["layout"] = [{"panes": "three"}]
    again = case_from_text(json.dumps(value), "x")
    assert json.loads(case_form(again))["layout"] == value["layout"]


def test_corrections_of_links_are_kept(case: Case) -> None:
    said = KeptCorrection(link_key(case.left, case.right, 2, 3), linked=False, made="2026-11-22T14:00:00+00:00")
    again = case_from_text(case_form(replace(case, corrections=(said,))), "x")
    assert again.corrections == (said,)
    value = json.loads(case_form(again))["links"]
    assert value[0]["left_sentence"] == " ".join(case.left.sentence_text(2).split())
    assert value[0]["linked"] is False


def test_a_damaged_correction_is_an_error_with_words(case: Case) -> None:
    value = json.loads(case_form(case))
    value["links"] = [{"left_sentence": "a", "linked": True}]
    with pytest.raises(UnreadableInputError, match=r"links\.right_sentence"):
        case_from_text(json.dumps(value), "x")


def test_a_newer_version_is_refused(case: Case) -> None:
    value = json.loads(case_form(case)) | {"version": 2}
    with pytest.raises(UnreadableInputError, match="newer version"):
        case_from_text(json.dumps(value), "x.twicetold")


@pytest.mark.parametrize(
    "damage",
    [
        {"left": None}, {"right": []}, {"options": None}, {"marks": [1]}, {"marks": "none"}, {"version": "one"},
        {"saved": 3}, {"options": {"sensitivity": "high"}}, {"options": {"sensitivity": 7}},
        {"marks": [{"kind": "rumour", "verdict": "open"}]}, {"marks": [{"kind": "quote", "verdict": "lie"}]},
        {"marks": [{"kind": "quote", "verdict": "open", "important": 1}]},
        {"marks": [{"kind": "quote", "verdict": "open", "nth": -1}]},
        {"left": {"origin": {}, "head": {}, "blocks": []}},
        {"left": {"origin": {}, "head": {}, "blocks": [{"kind": "poem", "text": "a"}]}},
        {"left": {"origin": {}, "head": {"date": "May"}, "blocks": [{"kind": "paragraph", "text": "a"}]}},
        {"left": {"origin": {"size": "big"}, "head": {}, "blocks": [{"kind": "paragraph", "text": "a"}]}},
    ],
)  # fmt: skip
def test_a_damaged_case_is_named_as_that(case: Case, damage: dict[str, object]) -> None:
    with pytest.raises(UnreadableInputError, match="damaged"):
        case_from_text(json.dumps(json.loads(case_form(case)) | damage), "x.twicetold")


@pytest.mark.parametrize("text", ["", "no case", "[]", "{}", '{"format": "other"}', "[" * 100_000, '{"a": 1e999'])
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInputError, match="no case"):
        case_from_text(text, "x.twicetold")


@given(st.data())
def test_a_case_cut_or_changed_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    text = case_form(Case(load(TRAM / "vellin-courier.md"), load(TRAM / "vellin-courier.md"), Options()))
    at = data.draw(st.integers(0, len(text)))
    changed = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 40)) :]
    with contextlib.suppress(ReaderError):
        assert case_from_text(changed, "x").left.text


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.twicetold"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableInputError, match="no case"):
        read_case(path)


def test_limits_hold_for_cases_too(case: Case, tmp_path: Path) -> None:
    path = write_case(case, tmp_path / "x.twicetold")
    with pytest.raises(TooLargeError):
        read_case(path, Options(max_bytes=100))
    with pytest.raises(TooLargeError):
        read_case(path, Options(max_characters=100))


def test_a_case_that_is_not_there_and_a_name_that_is_none(case: Case, tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        read_case(tmp_path / "none.twicetold")
    with pytest.raises(ReaderError, match="ends in"):
        write_case(case, tmp_path / "article.txt")
    assert not list(tmp_path.iterdir())
    assert is_case("A.TwiceTold")


def test_a_case_that_cannot_be_written_leaves_the_old_one(case: Case, tmp_path: Path) -> None:
    path = write_case(case, tmp_path / "x.twicetold", SAVED)
    before = path.read_bytes()
    with pytest.raises(ReaderError):
        write_case(case, tmp_path / "nowhere" / "x.twicetold")
    assert [path] == list(tmp_path.iterdir())
    assert before == path.read_bytes()


def test_sources_that_moved_with_their_case_are_found_beside_it(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    shutil.copytree(TRAM, here)
    article = load(here / "vellin-courier.md")
    write_case(Case(article, article, Options()), here / "x.twicetold")
    here.rename(there)
    moved = read_case(there / "x.twicetold").left
    assert moved.origin.location == str(there / "vellin-courier.md")
    assert source_state(moved) is SourceState.SAME


def test_a_source_is_the_same_changed_gone_or_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry left at noon.", encoding="utf-8")
    article = load(path)
    assert source_state(article) is SourceState.SAME
    path.write_text("The ferry left at nine.", encoding="utf-8")
    assert source_state(article) is SourceState.CHANGED
    path.write_text("The ferry left.", encoding="utf-8")
    assert source_state(article) is SourceState.CHANGED
    path.unlink()
    assert source_state(article) is SourceState.GONE
    for place in ("", "https://news.example/a", "\\\\server\\share\\a.txt"):
        assert source_state(replace(article, origin=replace(article.origin, location=place))) is SourceState.NO_FILE


def test_every_mark_finds_its_place_in_a_new_run(case: Case, comparison: Comparison) -> None:
    again = compare(case.left, case.right, case.options)
    placed = place_marks(case.marks, again)
    assert placed.lost == ()
    assert {fact.mark for fact in case.marks} == set(placed.marks.values())
    assert keys_of(comparison) == keys_of(again)


def test_a_mark_without_a_place_is_listed() -> None:
    fact = MarkedFact(FactKey(FindingKind.NUMBER, "31", "13", "x", "y"), FindingMark(Verdict.CHECKED))
    article = load(TRAM / "vellin-courier.md")
    assert place_marks([fact], compare(article, article)).lost == (fact,)

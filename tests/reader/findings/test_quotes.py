"""Quotations of linked sentences: what became of them, where they were cut, and which marks make an utterance."""

import pytest

from reader.findings.facts import find_findings
from reader.model import Link
from reader.options import Options
from tests.reader.findings.pairs import linked, shown, written


def changes(left: str, right: str) -> list[str]:
    return [change for kind, change, _, _ in shown(left, right) if kind == "quote"]


@pytest.mark.parametrize(
    ("left", "right", "change"),
    [
        ("“Soup first, then the boat,” he said.", 'He said: "soup first then the boat."', "verbatim"),
        ("“I don’t know what e-mails are,” he said.", "“I do n’t know what emails are,” he said.", "verbatim"),
        ("“The moon moaned all night,” he said.", "“The moon screamed all night,” he said.", "altered"),
        ("“He is not welcome to the harbour,” she said.", "He is “not welcome”, she said.", "truncated"),
        ("“It was soft, wet and cold,” he said.", "“It was soft … and cold,” he said.", "truncated"),
        ("“And we will go there at dawn,” she said.", "“We will go there at dawn,” she said.", "altered"),
        ("The “old” law stands.", "The “old guard” law stands.", "altered"),
        ("They fear “Tory” plans.", "They fear the “Tory regime” there.", "altered"),
        ("“Who wrote this rubbish?” he asked.", "“Who wrote this r*****h?” he asked.", "altered"),
        ("“Honestly, who wrote this rubbish?” he asked.", "“Who wrote this rubbish?” he asked.", "altered"),
        ("She promised to “sack the liar”.", "She promised to “sack that liar” there.", "altered"),
        (
            "He called it an “act of spite and an act of fear”.",
            "It was an “act of spite” and an “act of fear”.",
            "verbatim",
        ),
        ("He said he was “exhilarated” by it.", "She heard that he felt “exhilarated” at last.", "verbatim"),
        (
            "“We will aid the injured at the mill,” he said.",
            "He promised help for those hurt at the mill.",
            "paraphrased",
        ),
    ],
)
def test_each_change_of_a_quotation_is_told_from_the_others(left: str, right: str, change: str) -> None:
    assert changes(left, right) == [change]


def test_a_sentence_quoted_whole_out_of_several_is_verbatim() -> None:
    assert changes("“Stop lying! This is not yours to play with,” she said.", "She said: “Stop lying.”") == ["verbatim"]


def test_words_that_follow_in_the_next_sentence_are_not_left_out() -> None:
    left, right, links = linked(
        ["“We saw the cracks in the wall, and nobody asked us about the price,” he said."],
        ["“We saw the cracks in the wall.", "And nobody asked us about the price,” he said."],
    )
    found = [f.change for f in find_findings(left, right, links, Options())]
    assert found == ["verbatim"]


def test_a_quotation_with_the_frame_inside_is_one() -> None:
    left = "“Nobody asked the people who live here, and nobody will,” he said."
    right = "“Nobody asked the people who live here,” he said, “and nobody will.”"
    ((_, change, _, theirs),) = [entry for entry in shown(left, right) if entry[0] == "quote"]
    assert (change, theirs.endswith("and nobody will.")) == ("verbatim", True)


def test_words_told_without_marks_are_found_and_said_so() -> None:
    left, right, links = linked(
        ["Comments called him a national traitor."], ["Critics called him a “national traitor”."]
    )
    (found,) = find_findings(left, right, links, Options())
    assert (found.change, found.reason) == ("altered", "marks_one_side")
    assert written(found, left, right)[2:] == ("national traitor", "national traitor")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The “blue” years are shown.", "The “blue” years are shown."),
        ("He read “The Old Harbour”.", "He read “The Old Harbour”."),
        ("They reaffirmed “In Salt We Trust”.", "“You now have ‘In Salt We Trust’ as your motto there,” he said."),
        ("“It rains,” he said.", "The mayor of Brill bought a horse."),
        (
            "“We wrote letters, and they thanked us for our letters,” said Piet Lander.",
            "“We wrote letters and the firm did nothing,” said Ralf Tiede.",
        ),
        ("The baker went for flour, he said.", "“The flour saved me,” he told the radio."),
        ("The so-called “harbour” bills failed.", "Some “harbour” bills failed in Brill."),
        (
            "They cite “more than enough proof” of a plan of the Brill harbour, after years of talk in the old media.",
            "They accused her of “a loud media plan” at once.",
        ),
    ],
)
def test_scare_quotes_titles_and_other_talk_are_no_findings(left: str, right: str) -> None:
    assert changes(left, right) == []


def test_half_a_sentence_that_two_whole_quotations_share_makes_no_part() -> None:
    one, other = "“We must put people back to work,” he said.", "“That is how you put people back to work,” she said."
    left, right, links = linked([one, other], [one, other])
    crossed = [*links, Link(0, 1, 1.0), Link(1, 0, 1.0)]
    found = find_findings(left, right, crossed, Options())
    assert [(f.left, f.right, f.change) for f in found] == [(0, 0, "verbatim"), (1, 1, "verbatim")]


def test_diacritics_count_unless_the_options_say_otherwise() -> None:
    left, right = "“President Peña takes a risk,” he said.", "“President Pena takes a risk,” he said."
    loose = shown(left, right, options=Options(ignore_diacritics=True))
    assert [change for _, change, _, _ in shown(left, right)][:1] == ["altered"]
    assert [change for kind, change, _, _ in loose if kind == "quote"] == ["verbatim"]


def test_what_is_told_in_other_words_is_shown_to_the_end_of_its_clause() -> None:
    ours, theirs, links = linked(
        ['"We had asked the city for a new alarm system three times," Singh said.'],
        ["Museum director Amara Singh said the city had been asked for a new alarm system on three occasions."],
        "en",
    )
    (found,) = find_findings(ours, theirs, links, Options())
    assert found.right_span is not None
    assert found.right_span.of(theirs.text) == "the city had been asked for a new alarm system on three occasions"


def test_two_like_quotations_that_both_stand_on_the_other_side_word_for_word_alter_nothing() -> None:
    said = ["“We will rebuild the harbour in spring,” Renn said.", "“We will rebuild the school in spring,” Renn said."]
    left, right, _ = linked(said, said)
    links = tuple(Link(i, j, 1.0) for i in range(2) for j in range(2))
    found = find_findings(left, right, links, Options())
    assert [(f.change, f.left, f.right) for f in found if f.kind == "quote"] == [("verbatim", 0, 0), ("verbatim", 1, 1)]

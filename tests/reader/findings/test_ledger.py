"""The quote ledger has a row for each utterance, with its fate, its speakers and the words that differ."""

from reader.findings.facts import find_findings
from reader.findings.fates import Beside, Fate, SpeakerChange
from reader.findings.ledger import LedgerRow, quote_ledger
from reader.model import Article
from reader.options import Options
from tests.reader.findings.pairs import linked


def ledger(left: list[str], right: list[str]) -> tuple[Article, Article, tuple[LedgerRow, ...]]:
    ours, theirs, links = linked(left, right, "en")
    return ours, theirs, quote_ledger(ours, theirs, links, find_findings(ours, theirs, links, Options()))


def test_each_utterance_has_its_fate() -> None:
    _, _, rows = ledger(
        [
            "“The tiles were laid on sand,” she said.",
            "“It moaned all night like a cow,” he said.",
            "“I will lower the fares, if the budget allows it,” Renn said.",
            "“I have not seen that animal since Tuesday,” he said.",
            "“Nobody asked us,” a pupil said.",
        ],
        [
            "“The tiles were laid on sand,” she said.",
            "“It screamed all night like a cow,” he said.",
            "“I will lower the fares,” Renn said.",
            "He said that he had last seen the animal on Tuesday.",
            "“Lorries take the coast road now,” the driver said.",
        ],
    )
    assert [row.fate for row in rows] == [
        Fate.VERBATIM,
        Fate.ALTERED,
        Fate.TRUNCATED,
        Fate.PARAPHRASED,
        Fate.ONLY_LEFT,
        Fate.ONLY_RIGHT,
    ]


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    left, right, (row,) = ledger(
        ["“It moaned all night like a cow,” he said."], ["“It screamed all night like a cow,” he said."]
    )
    assert [span.of(left.text) for span in row.left_words] == ["moaned"]
    assert [span.of(right.text) for span in row.right_words] == ["screamed"]


def test_an_ellipsis_owns_up_to_what_is_left_out() -> None:
    _, _, (row,) = ledger(["“It was soft, wet and cold,” he said."], ["“It was soft … and cold,” he said."])
    assert (row.fate, row.owned) == (Fate.TRUNCATED, True)


def test_the_speakers_of_both_sides_are_named_and_compared() -> None:
    left, right, (row,) = ledger(
        ["“The tiles were laid on sand,” said the architect, Leo Marr."],
        ["“The tiles were laid on sand,” said the caretaker, Joan Petch."],
    )
    assert row.left_speaker is not None
    assert row.right_speaker is not None
    assert row.left_speaker.of(left.text) == "the architect, Leo Marr"
    assert row.right_speaker.of(right.text) == "the caretaker, Joan Petch"
    assert (row.fate, row.speaker) == (Fate.VERBATIM, SpeakerChange.OTHER)


def test_a_pronoun_says_nothing_about_the_speaker() -> None:
    _, _, (row,) = ledger(["“The tiles were laid on sand,” he said."], ["“The tiles were laid on sand,” Marr said."])
    assert row.speaker is SpeakerChange.UNKNOWN


def test_two_articles_without_quotations_have_an_empty_ledger() -> None:
    assert ledger(["The bridge is shut."], ["The bridge is closed."])[2] == ()


def test_a_wrong_finding_leaves_the_fate_to_the_others_and_none_to_nobody() -> None:
    _, _, rows = ledger(
        ["“It moaned all night like a cow,” he said.", "“Nobody asked us,” a pupil said."],
        ["“It screamed all night like a cow,” he said."],
    )
    altered, alone = rows
    assert [finding.change for finding in altered.findings] == ["altered"]
    assert altered.fate_without({altered.findings[0].place}) is None
    assert altered.fate_without(()) is Fate.ALTERED
    assert alone.findings == ()
    assert alone.fate_without({altered.findings[0].place}) is Fate.ONLY_LEFT


def test_a_speaker_made_out_from_the_sentences_before_says_so_and_contradicts_nobody() -> None:
    left, _, (row,) = ledger(
        ["Ms Jane Roe said no.", "“The tiles were laid on sand,” she said."],
        ["Roe said no.", "“The tiles were laid on sand,” said Joan Petch."],
    )
    assert row.left_speaker is not None
    assert (row.left_speaker.of(left.text), row.left_beside) == ("Jane Roe", Beside.PRONOUN)
    assert row.speaker is SpeakerChange.UNKNOWN


def shown_rows(left: list[str], right: list[str]) -> list[tuple[Fate, str, str]]:
    ours, theirs, rows = ledger(left, right)
    for row in rows:
        # What the list of findings says of an utterance, the ledger says too.
        assert not row.findings or str(row.fate) in {str(finding.change) for finding in row.findings}
    return [
        (row.fate, row.left.of(ours.text) if row.left else "", row.right.of(theirs.text) if row.right else "")
        for row in rows
    ]


def test_a_quotation_that_falls_into_two_links_has_one_row_and_the_fate_of_its_findings() -> None:
    assert shown_rows(
        ["“The tiles were laid on sand.", "Nobody checked the mortar,” she said."],
        ["“The tiles were laid on sand.", "Nobody checked the mortar,” she said."],
    ) == [
        (
            Fate.VERBATIM,
            "The tiles were laid on sand.\n\nNobody checked the mortar,",
            "The tiles were laid on sand.\n\nNobody checked the mortar,",
        )
    ]


def test_a_sentence_that_the_other_side_leaves_out_is_on_one_side_only_and_the_rest_word_for_word() -> None:
    assert shown_rows(
        ["“The tiles were laid on sand.", "Nobody checked the mortar,” she said."],
        ["“The tiles were laid on sand,” she said."],
    ) == [
        (Fate.VERBATIM, "The tiles were laid on sand.", "The tiles were laid on sand,"),
        (Fate.ONLY_LEFT, "Nobody checked the mortar,", ""),
    ]


def test_a_quotation_cut_in_two_elsewhere_is_word_for_word_in_both_places() -> None:
    assert shown_rows(
        ["“The tiles were laid on sand.", "Nobody checked the mortar,” she said."],
        ["“The tiles were laid on sand,” she said.", "She added: “Nobody checked the mortar.”"],
    ) == [
        (Fate.VERBATIM, "The tiles were laid on sand.", "The tiles were laid on sand,"),
        (Fate.VERBATIM, "Nobody checked the mortar,", "Nobody checked the mortar."),
    ]


def test_a_sentence_of_a_quotation_that_is_told_in_other_words_has_a_row_of_its_own() -> None:
    found = shown_rows(
        ["“The tiles were laid on sand.", "We will aid the injured at the mill,” he said."],
        ["“The tiles were laid on sand,” he said.", "He promised help for those hurt at the mill."],
    )
    assert [(fate, left) for fate, left, _ in found] == [
        (Fate.VERBATIM, "The tiles were laid on sand."),
        (Fate.PARAPHRASED, "We will aid the injured at the mill,"),
    ]


def test_quotations_in_two_languages_are_not_compared_and_not_called_left_out() -> None:
    ours, _, _ = linked(["“The tiles were laid on sand,” Ms Roe said on Monday in Pell."], [""], "en")
    theirs, _, links = linked(["„Die Fliesen lagen auf Sand“, sagte Frau Roe am Montag in Pell."], [""], "de")
    rows = quote_ledger(ours, theirs, links, find_findings(ours, theirs, links, Options()))
    assert [row.fate for row in rows] == [Fate.NOT_COMPARED, Fate.NOT_COMPARED]
    assert [(row.left is None, row.right is None) for row in rows] == [(False, True), (True, False)]


def test_words_quoted_in_their_own_language_are_compared_in_any_other() -> None:
    ours, _, _ = linked(["“We shall not pay for the old harbour bridge,” Ms Roe said in Pell."], [""], "en")
    theirs, _, links = linked(["„We shall not pay for the old harbour bridge“, sagte Frau Roe in Pell."], [""], "de")
    rows = quote_ledger(ours, theirs, links, find_findings(ours, theirs, links, Options()))
    assert [row.fate for row in rows] == [Fate.VERBATIM]


def test_two_sentences_of_a_quotation_told_in_two_places_have_a_row_each_from_either_side() -> None:
    quoting = ["“We will aid the injured at the mill.", "We will rebuild the burnt school in Pell,” he said."]
    telling = ["He promised help for those hurt at the mill.", "He promised to rebuild the burnt school in Pell."]
    found = shown_rows(quoting, telling)
    assert [(fate, left) for fate, left, _ in found] == [
        (Fate.PARAPHRASED, "We will aid the injured at the mill."),
        (Fate.ALTERED, "We will rebuild the burnt school in Pell,"),
    ]
    assert sorted((fate, right, left) for fate, left, right in found) == sorted(shown_rows(telling, quoting))


def test_each_half_of_a_quotation_that_is_cut_in_two_elsewhere_is_held_against_its_own_part() -> None:
    left, right, rows = ledger(
        ["“The tiles were at no time laid on sand,” she said.", "She added: “But nobody checked the mortar.”"],
        ["“The tiles were laid on sand.", "Nobody checked the mortar,” she said."],
    )
    assert [(row.left and row.left.of(left.text), row.right and row.right.of(right.text)) for row in rows] == [
        ("The tiles were at no time laid on sand,", "The tiles were laid on sand."),
        ("But nobody checked the mortar.", "Nobody checked the mortar,"),
    ]
    assert [[span.of(left.text) for span in row.left_words] for row in rows] == [["at", "no", "time"], ["But"]]
    assert [row.right_words for row in rows] == [(), ()]


def test_a_quotation_that_one_side_interrupts_is_one_row() -> None:
    _, right, (row,) = ledger(
        ["“The tiles were laid on sand and nobody checked the mortar,” Roe said."],
        ["“The tiles were all laid on sand,” Roe said, “and nobody checked the mortar.”"],
    )
    assert (row.fate, row.left_words) == (Fate.ALTERED, ())
    assert [span.of(right.text) for span in row.right_words] == ["all"]


def test_a_part_of_a_quotation_has_the_speaker_of_the_whole() -> None:
    left, _, rows = ledger(
        ["“The tiles were laid on sand.", "We will aid the injured at the mill,” Roe said."],
        ["“The tiles were laid on sand,” Roe said.", "Roe promised help for those hurt at the mill."],
    )
    assert [row.left_speaker and row.left_speaker.of(left.text) for row in rows] == ["Roe", "Roe"]


def test_a_quoted_word_with_another_in_its_place_is_on_one_side_only_and_a_title_is_none() -> None:
    assert shown_rows(
        ["The inspector called the repairs at the Kellan pool “satisfactory” on Monday."],
        ["The inspector called the repairs at the Kellan pool “unsatisfactory” on Monday."],
    ) == [(Fate.ONLY_LEFT, "satisfactory", ""), (Fate.ONLY_RIGHT, "", "unsatisfactory")]
    assert not shown_rows(
        ["The town of Kellan calls its new harbour bridge “Marigold” in all its letters."],
        ["The town of Kellan calls its new harbour bridge “Primrose” in all its letters."],
    )
    assert not shown_rows(
        ["The inspector called the repairs at the Kellan pool “satisfactory” on Monday."],
        ["The inspector called the repairs at the Kellan pool satisfactory on Monday."],
    )

"""Who says an utterance: only where the text leaves one person to it, and how that is known is told."""

from __future__ import annotations

import pytest

from reader.findings.fates import Beside
from reader.findings.reading import Reading
from reader.findings.speakers import Speaker, speaker_of
from reader.language.compose import compose
from reader.model import BlockKind, Head, Origin
from reader.options import Options

KNOWN = "Jane Roe chairs the board. Roe said on Monday that she was tired of it."


def speakers(language: str, *paragraphs: str) -> list[tuple[str, Beside] | None]:
    """Return the speaker of every quotation, in order."""
    article = compose([(BlockKind.PARAGRAPH, text) for text in paragraphs], Head(language=language), Origin())
    reading = Reading(article, Options())
    found = [speaker_of(reading, quotation.inner) for quotation in reading.quotations if not quotation.depth]
    return [shown(article.text, speaker) for speaker in found]


def shown(text: str, speaker: Speaker | None) -> tuple[str, Beside] | None:
    if speaker is None:
        return None
    return (speaker.span.of(text) if speaker.person else "", speaker.beside)


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("en", "“We knew nothing,” said Jane Roe.", "Jane Roe"),
        ("en", "“We knew nothing,” said the mayor, Jane Roe, on Monday.", "the mayor, Jane Roe"),
        ("en", "“We knew nothing,” Roe, who chairs the board, said.", "Roe"),
        ("en", "Roe, who chairs the board, said: “We knew nothing.”", "Roe"),
        ("en", "“We knew nothing,” Roe told CNN.", "Roe"),
        ("en", "“We knew nothing,” the mayor of Lund, Jane Roe, told reporters.", "the mayor of Lund, Jane Roe"),
        ("en", "“We knew nothing of it,” said 19-year-old Jonas Feld, who stood by.", "19-year-old Jonas Feld"),
        ("en", "Jane Roe: “We knew nothing at all.”", "Jane Roe"),
        ("en", "Jane Roe shook her head: “We knew nothing of it.”", "Jane Roe"),
        ("en", "“We knew nothing,” according to Jane Roe.", "Jane Roe"),
        ("en", "“We knew nothing,” Jane Roe joked.", "Jane Roe"),
        ("de", "„Wussten wir etwas?“, fragte Jana Roth.", "Jana Roth"),
        ("de", "„Wir wussten nichts“, sagte Jana Roth.", "Jana Roth"),
        ("de", "„Wir wussten nichts“, so Jana Roth.", "Jana Roth"),
        ("de", "Bürgermeisterin Jana Roth sagte: „Wir wussten davon nichts.“", "Bürgermeisterin Jana Roth"),
        ("fr", "« Nous ne savions rien », a dit Jeanne Roux.", "Jeanne Roux"),
        ("fr", "« Nous ne savions rien », a déclaré la maire, Jeanne Roux.", "la maire, Jeanne Roux"),
        ("fr", "Jeanne Roux a affirmé : « Nous ne savions rien. »", "Jeanne Roux"),
        ("es", "«No sabíamos nada», dijo la alcaldesa, Juana Ruiz.", "la alcaldesa, Juana Ruiz"),
        ("es", "Juana Ruiz declaró: “No sabíamos nada de eso”.", "Juana Ruiz"),
        ("ru", "«Мы ничего не знали», — сказала Анна Петрова.", "Анна Петрова"),
        ("ru", "Мэр города Анна Петрова сказала: «Мы ничего не знали».", "Мэр города Анна Петрова"),
        ("zh", "市长王芳在会上说：“我们什么都不知道。”", "市长王芳"),
        ("zh", "“我们什么都不知道，”王芳表示。", "王芳"),
        ("ar", "وقال رئيس البلدية أحمد علي: «لم نكن نعرف شيئا».", "رئيس البلدية أحمد علي"),
        ("ar", "«لم نكن نعرف شيئا»، قالت منى حسن.", "منى حسن"),
    ],
)
def test_a_speaker_is_named_beside_the_quotation(language: str, sentence: str, name: str) -> None:
    assert speakers(language, sentence) == [(name, Beside.NAMED)]


@pytest.mark.parametrize(
    ("language", "before", "sentence", "name"),
    [
        ("en", KNOWN, "“We knew nothing,” she told CNN.", "Roe"),
        ("en", KNOWN, "“We will know soon,” she promised.", "Roe"),
        ("de", "Jana Roth sagte am Montag ab.", "„Wir wussten nichts“, sagte sie.", "Jana Roth"),
        ("fr", "Jeanne Roux a dit non.", "« Nous ne savions rien », a-t-elle dit.", "Jeanne Roux"),
        ("fr", "Jeanne Roux a dit non.", "« Nous ne savions rien », explique-t-elle.", "Jeanne Roux"),
        ("es", "Juana Ruiz dijo que no.", "«No sabíamos nada», afirmó ella.", "Juana Ruiz"),
    ],
)
def test_a_pronoun_means_the_one_person_named_before(language: str, before: str, sentence: str, name: str) -> None:
    assert speakers(language, before, sentence) == [(name, Beside.PRONOUN)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Jane Roe said no. Eva Holm said yes. Roe met Holm at noon.", "“We knew nothing,” she said."),
        (KNOWN, "Tom Reed came in at noon.", "“We knew nothing,” he said."),
        (KNOWN, "“We knew nothing,” he said."),
        ("Tom Gorse said no. The court heard Ann Sotto.", "Sotto fought the Gorse ruling.", "“We knew,” he said."),
        ("Boston said no.", "“We knew nothing,” he said."),
        ("Engineers at Skarrow Point said no.", "“We knew nothing,” he said."),
        (KNOWN, "Rain fell.", "It grew dark.", "The bus left.", "No one came.", "Dogs barked.", "“No,” she said."),
    ],
    ids=[
        "two persons",
        "another full name",
        "called she before",
        "named but never quoted",
        "a town",
        "a place",
        "far away",
    ],
)
def test_a_pronoun_that_is_not_clear_names_nobody(paragraphs: tuple[str, ...]) -> None:
    assert speakers("en", *paragraphs)[-1] == ("", Beside.NAMED)


def test_a_quoted_sentence_goes_on_with_the_speaker_before() -> None:
    assert speakers("en", "“We knew nothing,” said Jane Roe. “Nobody told us of it.”")[1] == (
        "Jane Roe",
        Beside.CARRIED,
    )


def test_a_quoted_paragraph_goes_on_with_a_named_speaker_before() -> None:
    named = speakers("en", "“We knew nothing,” said Jane Roe.", "“Nobody told us a word of it.”")
    assert named[1] == ("Jane Roe", Beside.CARRIED)


def test_a_list_of_quoted_paragraphs_is_not_one_speaker() -> None:
    said = speakers("en", "“We knew nothing,” a critic said.", "“Who is paying you for it?”", "“Go back to sea.”")
    assert said[1:] == [None, None]


def test_words_between_two_quotations_end_what_is_carried_over() -> None:
    said = speakers("en", "“We knew nothing,” said Jane Roe.", "The hall fell silent.", "“Nobody told us of it.”")
    assert said[1] is None

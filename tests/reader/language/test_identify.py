"""The language of a text, by its script and letters, else by the model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.language.identify import identify, two_languages
from tests.corpus.stories import STORIES

ROOT = Path(__file__).resolve().parents[3]

BY_SCRIPT = {
    "ja": "市長は橋が直ると述べた。",
    "zh": "市长说桥梁将重新开放。",
    "ko": "다리가 5월에 닫혔다.",
    "hi": "पुल मई में बंद हुआ।",
    "th": "สะพานปิดในเดือนพฤษภาคม",
    "he": "ראש העיר סגרה את הגשר.",
    "el": "Η γέφυρα έκλεισε τον Μάιο.",
    "hy": "Կամուրջը փակվեց մայիսին։",
    "ru": "Мост закрыли в мае, сообщила мэрия.",
    "uk": "Міст закрили в травні, повідомила її мерія.",
    "be": "Мост закрылі ў траўні.",
    "sr": "Мост је затворен у мају, каже општина.",
    "kk": "Көпір мамыр айында жабылды, деді әкімдік.",
    "bg": "Мостът беше затворен през май.",
    "ar": "أغلقت البلدية الجسر في أكتوبر.",
    "fa": "شهردار گفت که پل در پاییز باز می‌شود.",
    "ur": "میئر نے کہا کہ پل بند ہے۔",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A dozen people were hurt in the crash in Leeds."),
        ("en", "The mayor of Roe is to leave in May."),
        ("de", "Die Fähre ist am Sonntag auf Grund gelaufen."),
        ("fr", "Le maire est dans la salle avec des élus."),
        ("es", "El alcalde no está en la ciudad."),
    ],
)
def test_a_single_sentence_is_told_by_its_grammar_words(language: str, text: str) -> None:
    assert language == identify(text)


@pytest.mark.parametrize("text", ["Hun bor i en by på øen.", "Hun er født i en by på øen og bor i en by i dag."])
def test_grammar_words_make_no_dutch_of_danish(text: str) -> None:
    assert identify(text) in {"da", "no"}
    assert not two_languages(identify(text), "da")


@pytest.mark.parametrize(("language", "text"), BY_SCRIPT.items(), ids=BY_SCRIPT)
def test_script_and_letters_tell_the_language(language: str, text: str) -> None:
    assert language == identify(text)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.language)
def test_a_short_story_tells_its_language(story: object) -> None:
    language, body = getattr(story, "language", ""), getattr(story, "body", ())
    assert language == identify("\n\n".join(body))


@pytest.mark.parametrize("text", ["", "   ", "123 – 456", "😀…"])
def test_english_stands_where_nothing_tells(text: str) -> None:
    assert "en" == identify(text)


def test_a_neighbour_of_a_known_language_is_not_taken_for_it() -> None:
    romanian = (
        "Primarul orașului a anunțat ieri că podul vechi, închis din luna mai, nu se va deschide până la iarnă. "
        "Potrivit primăriei, lucrările sunt mai scumpe decât se credea și nu sunt bani pentru a le termina. "
    )
    norwegian = (
        "Ordføreren sa i går at den gamle broen, som har vært stengt siden mai, ikke vil åpne før til vinteren. Ifølge "
        "kommunen er arbeidet dyrere enn man hadde trodd, og det mangler penger til å gjøre det ferdig. "
    )
    assert ("ro", "no") == (identify(romanian * 3), identify(norwegian * 3))


def test_clear_news_prose_is_told_without_the_model() -> None:
    script = (
        "import sys\nfrom reader.language.identify import identify\nfrom tests.corpus.stories import STORIES\n"
        "told = [identify(' '.join(story.body)) for story in STORIES if story.language in ('en', 'de', 'es')]\n"
        "print(*told, 'chardet' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "en de es False" == run.stdout.strip()


def test_a_foreign_name_does_not_change_the_language() -> None:
    text = "The mayor of 京都 said on Monday that the old bridge would stay closed until the end of the winter."
    assert "en" == identify(text)


def test_only_the_beginning_is_read() -> None:
    english = "The old bridge over the river was closed in May because two of its girders had cracked. " * 50
    assert "en" == identify(english + "市長は橋が直ると述べた。" * 1_000)

from reader.language.commonness import rarity_at_large
from reader.language.tokens import stem_of


def test_common_words_tell_less_than_rare_ones() -> None:
    year, harbour, unseen = rarity_at_large([stem_of(word, "en") for word in ("year", "harbour", "zzyzx")], "en")
    assert 0.0 <= year < harbour < unseen == 1.0


def test_other_languages_have_tables_of_their_own() -> None:
    words = {"de": "jahr", "fr": "ans", "es": "años", "pt": "anos", "ru": "года", "ar": "عام", "hi": "साल"}
    assert all(rarity_at_large([stem_of(word, code)], code)[0] < 0.6 for code, word in words.items())


def test_a_language_without_a_table_takes_every_word_for_rare() -> None:
    assert rarity_at_large(["year", "zzyzx"], "xx") == [1.0, 1.0]

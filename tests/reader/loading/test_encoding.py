"""Encodings: what is declared or marked is believed, what isn't is guessed, and what can't be text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError, UnreadableInputError
from reader.loading.encoding import decode, looks_binary
from tests.corpus.sentences import ENCODED, POOLS, encoded_texts

LEAST_RIGHT = 0.99
"""Share of undeclared texts that must be decoded right."""


def test_of_two_hundred_texts_in_twelve_encodings_nearly_all_decode_right() -> None:
    texts = list(encoded_texts(each=17))
    assert len(texts) >= 200
    assert len({encoding for encoding, _, _ in texts}) == 12
    wrong = [(encoding, text[:40]) for encoding, text, _ in texts if decode(text.encode(encoding), "a.txt")[0] != text]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(texts), wrong


@pytest.mark.parametrize(("encoding", "language"), ENCODED)
def test_a_declared_encoding_decides(encoding: str, language: str) -> None:
    text = next(text for found, text, spoken in encoded_texts(each=1) if (found, spoken) == (encoding, language))
    assert decode(text.encode(encoding), "a.html", declared=encoding)[0] == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marked_and_wide_unicode_is_read_without_its_mark(codec: str) -> None:
    text = "The ferry sailed – “again”. Forty people were aboard."
    assert decode(text.encode(codec), "a.txt")[0] == text


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    assert decode("Fähre".encode(), "a.html", declared="iso-8859-1") == ("Fähre", "utf-8")


def test_latin_1_means_what_people_write_in_it() -> None:
    assert decode(b"\x93Quoted\x94 \x96 caf\xe9", "a.html", declared="iso-8859-1")[0] == "“Quoted” – café"


@pytest.mark.parametrize(
    "declared", ["zlib_codec", "rot13", "idna", "punycode", "unicode_escape", "nonsense", "é", "../x"]
)
def test_codecs_that_are_no_encodings_are_not_believed(declared: str) -> None:
    text = POOLS["fr"][2] + POOLS["fr"][1]
    assert decode(text.encode("cp1252"), "a.eml", declared=declared)[0] == text


def test_bytes_of_a_picture_are_not_text() -> None:
    assert looks_binary(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(40)))
    with pytest.raises(UnreadableInputError):
        decode(bytes(range(32)) * 20, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_become_text_without_nuls_or_an_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, "a.txt")
    except ReaderError:
        return
    assert codecs.lookup(encoding)
    text.encode("utf-8")

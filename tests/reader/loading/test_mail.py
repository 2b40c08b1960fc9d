"""Mail: newsletters as pages, mailboxes as several articles."""

from __future__ import annotations

import pytest

from reader.errors import UnreadableInputError
from reader.loading.draft import Source
from reader.loading.files import articles_of, load_bytes
from reader.loading.formats import detect
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import mail, plain_mail

EN, DE = STORIES[:2]
POSTMARK = b"From news@example.org Wed Mar  4 06:30:00 2026\n"


def _mailbox(*messages: bytes) -> bytes:
    return b"\n".join(POSTMARK + message.replace(b"\nFrom ", b"\n>From ") + b"\n" for message in messages)


def test_a_mailbox_holds_an_article_a_message_under_its_subject() -> None:
    source = Source(_mailbox(mail(EN), plain_mail(DE)), "Inbox.mbox")
    assert detect(source).key == "mail"
    articles = articles_of(source)
    assert [article.origin.part for article in articles] == [EN.title, DE.title]
    assert [article.head.title for article in articles] == [EN.title, DE.title]
    assert EN.paragraphs[2] in articles[0].text
    assert DE.paragraphs[2] in articles[1].text


def test_a_mailbox_of_one_message_is_that_message() -> None:
    (article,) = articles_of(Source(_mailbox(mail(EN)), "Inbox"))
    assert (article.head.title, article.origin.part) == (EN.title, "")


def test_a_line_that_only_looks_like_a_postmark_parts_nothing() -> None:
    message = (
        b"From: The Post <a@example.org>\nSubject: Ferry\nMessage-ID: <1@example.org>\n\nThe ferry sailed again.\n\n"
        b"From Northport at 12:30 it takes an hour.\n"
    )
    (article,) = articles_of(Source(message, "a.eml"))
    assert "From Northport at 12:30 it takes an hour." in article.text
    quoted = load_bytes("a.mbox", _mailbox(message, message))
    assert "From Northport at 12:30" in quoted.text
    assert ">From" not in quoted.text


def test_a_message_without_text_leaves_the_others_to_be_read() -> None:
    empty = b"Subject: Nothing\nMessage-ID: <2@example.org>\nContent-Type: image/png\n\n\x89PNG\n"
    (article,) = articles_of(Source(_mailbox(empty, plain_mail(EN)), "Inbox"))
    assert article.head.title == EN.title
    with pytest.raises(UnreadableInputError):
        articles_of(Source(_mailbox(empty, empty), "Inbox"))

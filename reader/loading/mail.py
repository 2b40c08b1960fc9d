"""Mail (.eml, .mbox) and saved pages made of parts (.mhtml): the HTML part through the page reader, else the plain."""

from __future__ import annotations

import contextlib
import dataclasses
import email
import email.errors
import email.policy
import re
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from reader.errors import UnreadableInputError
from reader.loading.draft import Draft, Source
from reader.loading.encoding import decode
from reader.loading.guard import damaged
from reader.loading.pagehead import declared_charset
from reader.loading.plain import blocks_of, split_lines
from reader.loading.webpage import draft_of_page
from reader.model import Head

_MOST_PARTS = 1_000
_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[A-Za-z][\w-]*:)")
"""The line before each message of a mailbox: sender and time (RFC 4155)."""
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")


def read(source: Source) -> tuple[Draft, ...]:
    """Return the article of a message, or of each in a mailbox; its title is the subject, its outlet the sender."""
    messages = [data for data in _POSTMARK.split(source.data) if data.strip()]
    if len(messages) <= 1:
        return (_article(source),)
    drafts = []
    for data in messages[: source.options.max_pages]:
        # One message of attachments alone mustn't keep the others from being read.
        with contextlib.suppress(UnreadableInputError):
            drafts.append(_article(dataclasses.replace(source, data=_QUOTED_FROM.sub(b"\\1", data))))
    return tuple(drafts)


def _article(source: Source) -> Draft:
    parts = _parts(source)
    root = parts[0]
    page = next((part for part in parts if _is(part, "text/html")), None)
    plain = next((part for part in parts if _is(part, "text/plain")), None)
    head = _head(root)
    if page is not None:
        data, charset = _content(page, source.name)
        text, encoding = decode(data, source.name, charset or declared_charset(data))
        draft = draft_of_page(text, encoding, _text(root, "snapshot-content-location"))
        return dataclasses.replace(draft, head=_merged(head, draft.head), name=head.title)
    if plain is None:
        raise UnreadableInputError(source.name, "The message holds no text.", "Open its attachment instead.")
    data, charset = _content(plain, source.name)
    text, encoding = decode(data, source.name, charset)
    return Draft(blocks_of(split_lines(text)), head, encoding=encoding, name=head.title)


def _parts(source: Source) -> list[Message]:
    """Return the message and every part in it that isn't an attachment, outer before inner."""
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.compat32)
        parts = []
        for part in message.walk():
            if part is message or part.get_content_disposition() != "attachment":
                parts.append(part)
            if len(parts) > _MOST_PARTS:
                raise UnreadableInputError(
                    source.name, f"It has more than {_MOST_PARTS:,} parts.", "Open the article by itself."
                )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError) as error:
        raise damaged(source.name) from error
    return parts


def _is(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not part.is_multipart()


def _content(part: Message, name: str) -> tuple[bytes, str]:
    """Return a part's decoded bytes and the encoding it declares."""
    try:
        data = part.get_payload(decode=True)
        charset = str(part.get_content_charset("") or "")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise damaged(name) from error
    if not isinstance(data, bytes) or not data.strip():
        raise UnreadableInputError(name, "The message holds no text.", "Open its attachment instead.")
    return data, charset


def _text(message: Message, header: str) -> str:
    """Return a header's text, its encoded words decoded; "" where it is missing or broken."""
    raw = str(message.get(header, ""))
    try:
        parsed = EmailMessage(policy=email.policy.default)
        parsed["Subject"] = " ".join(raw.split())[:2000]
        return str(parsed["Subject"]).strip()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError, email.errors.MessageError):
        return " ".join(raw.split())[:500]


def _head(message: Message) -> Head:
    sender, address = parseaddr(_text(message, "from"))
    outlet = sender.strip("\"' ") or address.rpartition("@")[2]
    try:
        date = parsedate_to_datetime(str(message.get("date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        date = None
    return Head(
        title=_text(message, "subject")[:500], outlet=outlet, date=date, guessed=frozenset({"outlet"} if outlet else ())
    )


def _merged(sent: Head, stated: Head) -> Head:
    """Return what the page states where it does, else what the message says."""
    guessed = {name for name in sent.guessed if not getattr(stated, name)} | (stated.guessed - {"title"})
    title = sent.title or stated.title
    return Head(
        title,
        stated.outlet or sent.outlet,
        stated.author,
        stated.date or sent.date,
        stated.language,
        frozenset(guessed),
    )

"""The stories in every format that can be opened: format → maker of a file's bytes."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

from tests.corpus.archives import docx, epub, odt
from tests.corpus.pdfs import column, pdf
from tests.corpus.stories import Story


def text(story: Story) -> bytes:
    """Return a story as plain text, a blank line between its paragraphs."""
    items = "\n".join(f"- {item}" for item in story.items)
    parts = (story.title, *story.paragraphs, story.heading, story.quotation, story.after, items)
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def markdown(story: Story) -> bytes:
    """Return a story as Markdown with front matter."""
    items = "\n".join(f"- {item}" for item in story.items)
    head = f'---\ntitle: "{story.title}"\nauthor: {story.author}\nsource: {story.outlet}\ndate: {story.date}\nlang: {story.language}\n---\n'
    parts = (f"# {story.title}", *story.paragraphs, f"## {story.heading}", f"> {story.quotation}", story.after, items)
    return (head + "\n" + "\n\n".join(parts) + "\n").encode("utf-8")


def html(story: Story) -> bytes:
    """Return a story as a news page: JSON-LD, navigation, related links, share buttons, a cookie notice and comments."""
    described = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Not this"},
            {
                "@type": "NewsArticle",
                "headline": story.title,
                "author": [{"@type": "Person", "name": story.author}],
                "publisher": {"@type": "Organization", "name": story.outlet},
                "datePublished": f"{story.date}T06:30:00+01:00",
            },
        ],
    }
    items = "".join(f"<li>{escape(item)}</li>" for item in story.items)
    links = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(12))
    body = "".join(f"<p>{escape(part)}</p>\n" for part in story.paragraphs)
    return f"""<!DOCTYPE html>
<html lang="{story.language}"><head><meta charset="utf-8"><title>{escape(story.title)} | {story.outlet}</title>
<meta property="og:site_name" content="{story.outlet}"><script type="application/ld+json">{json.dumps(described)}</script>
<script>document.write("<p>never shown</p>")</script><style>p {{ color: inherit }}</style></head>
<body><header><a href="/">{story.outlet}</a></header><nav><ul>{links}</ul></nav>
<div class="cookie-banner"><p>We use cookies. Accept all or choose.</p><button>OK</button></div>
<main><article><h1>{escape(story.title)}</h1><div class="share-tools"><a href="#">Share this</a></div>
<figure><img src="ferry.jpg" alt=""><figcaption>{escape(story.caption)}</figcaption></figure>
{body}<h2>{escape(story.heading)}</h2><blockquote><p>{escape(story.quotation)}</p></blockquote>
<p>{escape(story.after)}</p><ul>{items}</ul></article>
<aside class="related"><h3>Most read</h3><ul>{links}</ul></aside>
<section id="comments"><p>Anonymous: I do not believe a word of this.</p></section></main>
<footer><p>© 2026 {story.outlet}. All rights reserved.</p></footer></body></html>""".encode()


def mhtml(story: Story) -> bytes:
    """Return a story's page as a browser saves it, with its picture beside it."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://example.org/ferry"
    message["Subject"] = story.title
    message.set_content(html(story).decode(), subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n", "image", "png", cid="<ferry>")
    return bytes(message)


def mail(story: Story) -> bytes:
    """Return a story as a newsletter: plain and HTML parts and an attachment."""
    message = EmailMessage()
    message["From"] = f"{story.outlet} <news@example.org>"
    message["To"] = "reader@example.org"
    message["Date"] = "Wed, 04 Mar 2026 06:30:00 +0100"
    message["Subject"] = story.title
    message.set_content("Open this message as a web page.")
    message.add_alternative(html(story).decode(), subtype="html")
    message.add_attachment(b"not this", "application", "octet-stream", filename="a.bin")
    return bytes(message)


def plain_mail(story: Story) -> bytes:
    """Return a story as a message of text alone, its lines wrapped at 76 columns by the sender."""
    message = EmailMessage()
    message["From"] = f"{story.outlet} <news@example.org>"
    message["Message-ID"] = "<1@example.org>"
    message["Date"] = "Wed, 04 Mar 2026 06:30:00 +0100"
    message["Subject"] = story.title
    message.set_content(text(story).decode(), cte="base64")
    return bytes(message)


def webarchive(story: Story) -> bytes:
    """Return a story's page as Safari saves it."""
    main = {
        "WebResourceData": html(story),
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://example.org/ferry",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def rtf(story: Story) -> bytes:
    """Return a story as rich text, all that isn't ASCII by number with a question mark for old readers."""

    def plain(part: str) -> str:
        return "".join(char if char.isascii() else f"\\u{_signed(ord(char))}?" for char in part)

    parts = (story.title, *story.paragraphs, story.heading, story.quotation, story.after, *story.items)
    body = "\n".join(f"\\pard {plain(part)}\\par" for part in parts)
    info = f"{{\\info{{\\title {plain(story.title)}}}{{\\author {plain(story.author)}}}{{\\creatim\\yr2026\\mo3\\dy4\\hr8}}}}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Serif;}}}}{info}\n{body}\n}}".encode("ascii")


def _signed(code: int) -> int:
    return code if code < 0x8000 else code - 0x10000


def pdf_of(story: Story) -> bytes:
    """Return a story as a PDF of one column, the lines wrapped."""
    texts = [(story.title, 20.0), *((part, 11.0) for part in story.paragraphs), (story.heading, 14.0)]
    texts += [(part, 11.0) for part in (story.quotation, story.after, *story.items)]
    runs, _ = column(texts, 72, 400, 780)
    return pdf([runs], {"Title": story.title, "Author": story.author, "CreationDate": "D:20260304083000"})


FORMATS: dict[str, Callable[[Story], bytes]] = {
    "txt": text,
    "md": markdown,
    "html": html,
    "mhtml": mhtml,
    "webarchive": webarchive,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "rtf": rtf,
    "pdf": pdf_of,
    "eml": mail,
    "plain.eml": plain_mail,
}

"""Files that break, bloat or trick readers: name → maker of the bytes. Whatever happens, it must be an Article or a ReaderError."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import json
import plistlib
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from tests.corpus.archives import archive, docx_paragraph, docx_parts, epub_parts, odt_parts
from tests.corpus.pdfs import Run, pdf, scan
from tests.corpus.stories import STORIES
from tests.corpus.well_formed import FORMATS

Maker = Callable[[], bytes]

_BOMB = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_DEEP = 1_000
_SEED = 20260304


def _docx_with(document: str) -> bytes:
    parts = docx_parts("")
    parts["word/document.xml"] = document
    return archive(parts)


def _odt_with(content: str) -> bytes:
    parts = odt_parts("")
    parts["content.xml"] = content
    return archive(parts, stored=("mimetype",))


def _epub_with(**changed: str | bytes) -> bytes:
    parts = epub_parts({"story": "<p>One sentence.</p>"})
    parts.update({name.replace("__", "/").replace("_", "."): content for name, content in changed.items()})
    return archive(parts, stored=("mimetype",))


def _zip_bomb() -> bytes:
    return _docx_with("<w:document>" + " " * 60_000_000)


def _lying_size() -> bytes:
    """Return an archive whose directory says that a part of a megabyte has ten bytes."""
    data = bytearray(archive({**docx_parts(""), "word/document.xml": b" " * 1_000_000}))
    at = data.rfind(b"word/document.xml") - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def _encrypted_zip() -> bytes:
    data = bytearray(archive(docx_parts(docx_paragraph("Secret."))))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _encrypted_odt() -> bytes:
    parts = odt_parts("")
    parts["META-INF/manifest.xml"] = '<manifest xmlns="m"><file-entry><encryption-data/></file-entry></manifest>'
    return archive(parts, stored=("mimetype",))


def _locked_epub() -> bytes:
    parts = epub_parts({"story": "<p>Secret.</p>"})
    parts["META-INF/encryption.xml"] = (
        '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    )
    return archive(parts, stored=("mimetype",))


def _many_members() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(6_000):
            file.writestr(f"word/document{number}.xml", b"")
    return out.getvalue()


def _deep_mail() -> bytes:
    lines = ["MIME-Version: 1.0", "Subject: deep"]
    for depth in range(_DEEP):
        lines += [f'Content-Type: multipart/mixed; boundary="b{depth}"', "", f"--b{depth}"]
    return "\r\n".join([*lines, "Content-Type: text/plain", "", "At last.", ""]).encode()


def _mail_of(content_type: str, body: bytes) -> bytes:
    return b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: " + content_type.encode() + b"\r\n\r\n" + body


def _pdf_with(old: bytes, new: bytes) -> bytes:
    data = pdf([[Run(72, 700, 11, "One line of text.")]])
    assert old in data
    return data.replace(old, new)


def _binary_plist_loop() -> bytes:
    """Return a property list whose only array holds itself."""
    body = b"bplist00" + b"\xa1\x00" + b"\x08"
    return body + bytes(6) + b"\x01\x01" + (1).to_bytes(8, "big") + (0).to_bytes(8, "big") + (10).to_bytes(8, "big")


MAKERS: dict[str, Maker] = {
    "empty.txt": lambda: b"",
    "blank.txt": lambda: b" \r\n\t\n",
    "mark-only.txt": lambda: b"\xef\xbb\xbf",
    "wide-mark-only.txt": lambda: b"\xff\xfe",
    "half-wide.txt": lambda: b"\xff\xfeA\0B",
    "nuls.txt": lambda: bytes(5_000),
    "nuls-in-text.txt": lambda: b"One\0 sentence. " * 200,
    "surrogates.txt": lambda: "A lone \ud800 and \udfff here. ".encode("utf-8", "surrogatepass") * 40,
    "random.txt": lambda: random.Random(_SEED).randbytes(50_000),
    "random-high.txt": lambda: bytes(random.Random(_SEED).choices(range(128, 256), k=5_000)),
    "one-line-100-mb.txt": lambda: b"word " * 20_000_000,
    "one-line-30-mb.txt": lambda: b"word " * 6_000_000,
    "one-line-2-mb.txt": lambda: b"One sentence. " * 150_000,
    "one-word-1-mb.txt": lambda: b"a" * 1_000_000,
    "million-lines.txt": lambda: b"\n" * 1_000_000 + b"The end.",
    "dashes.txt": lambda: b"One.\n-----\n" * 20_000,
    "combining.txt": ("e" + "\u0301" * 50_000 + " sentence.").encode,
    "bidi.txt": ("\u202e" * 1_000 + "One sentence.").encode,
    "ole.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n" + random.Random(_SEED).randbytes(2_000),
    "program.txt": lambda: b"\x7fELF" + bytes(2_000),
    "gzip.html": lambda: b"\x1f\x8b\x08" + random.Random(_SEED).randbytes(2_000),
    "zip-bomb.docx": _zip_bomb,
    "nested.docx": lambda: _docx_with(archive({"a.xml": "<a/>"}).decode("latin-1")),
    "inner-archive.docx": lambda: archive({**docx_parts(""), "word/document.xml": archive({"a": "b"})}),
    "lying-size.docx": _lying_size,
    "encrypted.docx": _encrypted_zip,
    "encrypted.odt": _encrypted_odt,
    "locked.epub": _locked_epub,
    "many-members.docx": _many_members,
    "path-outside.docx": lambda: archive({**docx_parts(""), "../../etc/evil.xml": "<a/>"}),
    "absolute-path.docx": lambda: archive({**docx_parts(""), "/etc/evil.xml": "<a/>"}),
    "other.zip": lambda: archive({"photo.jpg": b"\xff\xd8\xff"}),
    "xml-bomb.docx": lambda: _docx_with(_BOMB + "]><b>&j;</b>"),
    "xml-bomb.odt": lambda: _odt_with(_BOMB + "]><b>&j;</b>"),
    "xml-bomb.epub": lambda: _epub_with(OEBPS__book_opf=_BOMB + "]><b>&j;</b>"),
    "xml-bomb.html": (_BOMB + "]><html><body><p>&j;</p></body></html>").encode,
    "wide-bomb.docx": lambda: archive(
        {**docx_parts(""), "word/document.xml": (_BOMB + "]><b>&j;</b>").encode("utf-16")}
    ),
    "entity-file.docx": lambda: _docx_with(_XXE + "<w>&e;</w>"),
    "entity-file.odt": lambda: _odt_with(_XXE + "<w>&e;</w>"),
    "entity-file.epub": lambda: _epub_with(META_INF__container_xml=_XXE + "<w>&e;</w>"),
    "entity-file.html": (_XXE + "<html><body><p>&e;</p></body></html>").encode,
    "entity-net.docx": lambda: _docx_with('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><w/>'),
    "linked-picture.docx": lambda: _docx_with(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>'
    ),
    "deep.docx": lambda: archive(
        docx_parts("<w:sdt><w:sdtContent>" * _DEEP + docx_paragraph("x") + "</w:sdtContent></w:sdt>" * _DEEP)
    ),
    "deep.odt": lambda: archive(
        odt_parts(
            "<text:list><text:list-item>" * _DEEP + "<text:p>x</text:p>" + "</text:list-item></text:list>" * _DEEP
        )
    ),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"One sentence." + b"</div>" * 100_000,
    "deep-quote.html": lambda: b"<html><body>" + b"<blockquote><b><i>" * _DEEP + b"One sentence.",
    "deep.md": lambda: b"> " * _DEEP + b"One sentence.",
    "deep-list.md": lambda: b"\n".join(b"  " * depth + b"- item" for depth in range(300)),
    "brackets.md": lambda: b"[" * 20_000 + b"](" * 2_000,
    "stars.md": lambda: b"*a **a " * 5_000,
    "deep.rtf": lambda: b"{\\rtf1 " + b"{" * 100_000 + b"One sentence." + b"}" * 100_000,
    "numbers.rtf": lambda: (
        b"{\\rtf1 \\u99999999? \\uc999999999 \\bin99999999 \\ansicpg99999 \\'zz \\u-99999? One sentence.}"
    ),
    "no-end.rtf": lambda: b"{\\rtf1 {\\fonttbl{\\f0" + b"\\f1\\fcharset999999 " * 500,
    "deep.eml": _deep_mail,
    "charset.eml": lambda: _mail_of("text/plain; charset=zlib_codec", b"One sentence."),
    "charset-path.eml": lambda: _mail_of('text/html; charset="../../etc/passwd"', b"<p>One sentence.</p>"),
    "charset-puny.eml": lambda: _mail_of("text/plain; charset=punycode", b"one-sentence" * 20_000),
    "broken-base64.eml": lambda: _mail_of("text/plain\r\nContent-Transfer-Encoding: base64", b"====%%%%"),
    "long-header.eml": lambda: (
        b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\r\n\r\nOne sentence."
    ),
    "attachment.eml": lambda: _mail_of("text/plain\r\nContent-Disposition: attachment", b"One sentence."),
    "no-text.eml": lambda: _mail_of("image/png", b"x"),
    "no-end-script.html": lambda: b"<html><body><p>One sentence.</p><script>" + b"x" * 100_000,
    "comments.html": lambda: b"<html><body>" + b"<!--" * 50_000 + b"<p>One sentence.",
    "unclosed.html": lambda: b"<html><body>" + b"<a <p <div " * 30_000,
    "attributes.html": lambda: b"<html><body><p " + b"a='b' " * 50_000 + b">One sentence.</p>",
    "links.html": lambda: b"<html><body>" + b"<p><a href='/'>One link of many.</a></p>" * 20_000,
    "references.html": lambda: b"<html><body><p>&#xD800;&#0;&#x110000;&#99999999999;&nosuch; One sentence.</p>",
    "marked-section.html": lambda: b"<html><body><p>One sentence.</p><![x[ <p>Two.</p> <![if IE]> ]]>",
    "deep-json.html": lambda: (
        b'<html><head><script type="application/ld+json">'
        + b"[" * 100_000
        + b"</script></head><body><p>One sentence.</p>"
    ),
    "wrong-json.html": lambda: (
        b'<html><head><script type="application/ld+json">'
        + json.dumps(
            {"@type": ["NewsArticle", 1], "headline": {"a": [1]}, "author": [[["x"]], 7], "publisher": 9}
        ).encode()
        + b"</script></head><body><p>One sentence.</p>"
    ),
    "hostile-title.html": lambda: (
        b"<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></head><body><p>One &lt;img src=x onerror=alert(1)&gt; sentence.</p>"
    ),
    "loop.webarchive": _binary_plist_loop,
    "wrong.webarchive": lambda: plistlib.dumps({"WebMainResource": ["x"]}, fmt=plistlib.FMT_BINARY),
    "no-data.webarchive": lambda: plistlib.dumps(
        {"WebMainResource": {"WebResourceData": "text"}}, fmt=plistlib.FMT_BINARY
    ),
    "scan.pdf": scan,
    "password.pdf": lambda: pdf([[Run(72, 700, 11, "Secret.")]], password="open"),
    "page-loop.pdf": lambda: _pdf_with(b"/Kids[6 0 R]", b"/Kids[2 0 R]"),
    "million-pages.pdf": lambda: _pdf_with(b"/Count 1", b"/Count 999999999"),
    "no-root.pdf": lambda: _pdf_with(b"/Root 1 0 R", b"/Root 9 0 R"),
    "deep.pdf": lambda: _pdf_with(b"/MediaBox[0 0 595 842]", b"/MediaBox" + b"[" * 50_000),
    "huge-size.pdf": lambda: _pdf_with(b" 11 Tf", b" 1e38 Tf"),
    "nothing-but-head.pdf": lambda: b"%PDF-1.7\n",
    "web-page.txt": lambda: FORMATS["html"](STORIES[0]),
    "pdf.docx": lambda: FORMATS["pdf"](STORIES[0]),
    "rich-text.doc": lambda: FORMATS["rtf"](STORIES[0]),
    "word.txt": lambda: FORMATS["docx"](STORIES[0]),
}

BROKEN = ("docx", "odt", "epub", "pdf", "rtf", "html", "mhtml", "webarchive", "eml", "md")


def truncated() -> Iterator[tuple[str, bytes]]:
    """Yield every format cut off at ten places."""
    for name in BROKEN:
        data = FORMATS[name](STORIES[0])
        for tenth in range(10):
            yield f"cut-{tenth}.{name}", data[: len(data) * tenth // 10 + 1]


def flipped() -> Iterator[tuple[str, bytes]]:
    """Yield every format with bytes flipped at random places, the same in every run."""
    chance = random.Random(_SEED)
    for name in BROKEN:
        data = FORMATS[name](STORIES[chance.randrange(len(STORIES))])
        for count in (1, 10, 100):
            changed = bytearray(data)
            for _ in range(count):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            yield f"flipped-{count}.{name}", bytes(changed)

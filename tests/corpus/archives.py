"""Word, OpenDocument and EPUB files made by hand from parts, so that each hostile part can be put in too."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from tests.corpus.stories import Story

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>'


def archive(parts: dict[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP archive of those parts, those of `stored` not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name), content, kind)
    return out.getvalue()


def docx_paragraph(text: str, style: str = "") -> str:
    """Return one paragraph of Word's mark-up."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx_parts(body: str, core: str = "", footnotes: str = "") -> dict[str, str | bytes]:
    """Return the parts of a Word document with that body."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (
            ("Title", "Title"),
            ("H2", "heading 2"),
            ("Quote", "Quote"),
            ("Caption", "caption"),
            ("List", "List Paragraph"),
        )
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_P}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_P}/relationships"><Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_P}/relationships"><Relationship Id="s1" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="f1" Type="{_R}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'{_XML}<w:document {_W} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"{_XML}<w:styles {_W}>{styles}</w:styles>",
        "word/footnotes.xml": f"{_XML}<w:footnotes {_W}>{footnotes}</w:footnotes>",
    }
    if core:
        parts["docProps/core.xml"] = core
    return parts


def docx(story: Story) -> bytes:
    """Return a story as a Word document."""
    body = (
        docx_paragraph(story.title, "Title")
        + docx_paragraph(story.caption, "Caption")
        + "".join(map(docx_paragraph, story.paragraphs))
        + docx_paragraph(story.heading, "H2")
        + docx_paragraph(story.quotation, "Quote")
        + docx_paragraph(story.after)
        + "".join(map(docx_paragraph, story.items))
    )
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{escape(story.title)}</dc:title><dc:creator>{story.author}</dc:creator>'
        f"<dc:language>{story.language}-XX</dc:language><dcterms:created>{story.date}T08:00:00Z</dcterms:created></cp:coreProperties>"
    )
    return archive(docx_parts(body, core))


def odt_parts(body: str, meta: str = "") -> dict[str, str | bytes]:
    """Return the parts of an OpenDocument text with that body."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{_XML}<office:document-content {_O}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "meta.xml": f"{_XML}<office:document-meta {_O}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f'{_XML}<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    }


def odt(story: Story) -> bytes:
    """Return a story as an OpenDocument text."""
    items = "".join(f"<text:list-item><text:p>{escape(item)}</text:p></text:list-item>" for item in story.items)
    body = (
        f'<text:h text:outline-level="1">{escape(story.title)}</text:h>'
        f'<text:p text:style-name="Caption">{escape(story.caption)}</text:p>'
        + "".join(f"<text:p>{escape(text)}</text:p>" for text in story.paragraphs)
        + f'<text:h text:outline-level="2">{escape(story.heading)}</text:h>'
        f'<text:p text:style-name="Quotations">{escape(story.quotation)}</text:p><text:p>{escape(story.after)}</text:p><text:list>{items}</text:list>'
    )
    meta = (
        f"<dc:title>{escape(story.title)}</dc:title><meta:initial-creator>{story.author}</meta:initial-creator>"
        f"<meta:creation-date>{story.date}T08:00:00</meta:creation-date><dc:language>{story.language}</dc:language>"
    )
    return archive(odt_parts(body, meta), stored=("mimetype",))


def epub_parts(chapters: dict[str, str], metadata: str = "") -> dict[str, str | bytes]:
    """Return the parts of an e-book with those chapters (name → mark-up of the body)."""
    items = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{_XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
        **{
            f"OEBPS/{name}.xhtml": f'{_XML}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{name}</title></head><body>{body}</body></html>'
            for name, body in chapters.items()
        },
    }


def epub(story: Story) -> bytes:
    """Return a story as the second chapter of an e-book."""
    items = "".join(f"<li>{escape(item)}</li>" for item in story.items)
    body = (
        f"<h1>{escape(story.title)}</h1><figure><img src='a.jpg'/><figcaption>{escape(story.caption)}</figcaption></figure>"
        + "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
        + f"<h2>{escape(story.heading)}</h2><blockquote><p>{escape(story.quotation)}</p></blockquote><p>{escape(story.after)}</p><ul>{items}</ul>"
    )
    metadata = (
        f"<dc:title>{escape(story.title)}</dc:title><dc:creator>{story.author}</dc:creator><dc:publisher>{story.outlet}</dc:publisher>"
        f"<dc:date>{story.date}</dc:date><dc:language>{story.language}</dc:language>"
    )
    return archive(epub_parts({"cover": f"<h1>{story.outlet}</h1>", "story": body}, metadata), stored=("mimetype",))

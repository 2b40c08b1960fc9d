"""Broken variants of well-formed files, as hypothesis strategies: what a fuzzer feeds the loaders."""

# ruff: noqa: E501 - mark-up and sentences are read more easily unbroken

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.corpus.stories import STORIES
from tests.corpus.well_formed import FORMATS

_TOKENS = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"<", b">", b"</", b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&amp", b'"', b"'", b"{", b"}", b"\\",
    b"\\u-1 ", b"\\'", b"\\bin9", b"\\*", b"\r\n\r\n", b"\n", b"\r", b"\t", b"--", b"---\n", b"=?utf-8?q?", b"?=", b"Content-Type: text/html\r\n",
    b"<table><tr><td>", b"</p>", b"<p>", b"<br><br>", b"<li>", b"<a href='#fn:1'>", b"<figure>", b"<h1>", b"<nav>", b"<script>", b"xmlns:", b"w:p", b"<w:del>",
    b"stream\n", b"endobj", b"obj", b"R", b"[", b"]", b"<<", b">>", b"/Kids", b"0 0 0 0 0 0 Tm", b"999999999999", b"-1", b"1e99", b"NaN", b"> > > ",
    b"[^1]: ", b"```", b"| a | b |\n|---|---|\n", b"\xe2\x80\xae", b"\xcc\x81" * 9, b"\xf0\x9f\x9a\xa2", b"\xef\xbf\xbe", b"text:note", b"text:s text:c='-1'",
)  # fmt: skip
"""Pieces of the formats' own grammars, put where they don't belong."""


@dataclass(frozen=True)
class Change:
    """One change of some bytes: `at` and `span` are shares of their length (0 to 1)."""

    kind: str
    at: float
    span: float
    token: bytes

    def of(self, data: bytes) -> bytes:
        """Return the changed bytes."""
        start = int(self.at * len(data))
        end = min(len(data), start + 1 + int(self.span * self.span * len(data)))
        if self.kind == "insert":
            return data[:start] + self.token + data[start:]
        if self.kind == "replace":
            return data[:start] + self.token + data[end:]
        if self.kind == "delete":
            return data[:start] + data[end:]
        if self.kind == "repeat":
            return data[:end] + data[start:end] * 3 + data[end:]
        if self.kind == "flip" and start < len(data):
            return data[:start] + bytes([data[start] ^ (1 << int(self.span * 7))]) + data[start + 1 :]
        return data[:end]


_CHANGES = st.lists(
    st.builds(
        Change,
        st.sampled_from(("insert", "replace", "delete", "repeat", "flip", "insert", "replace", "flip", "cut")),
        st.floats(0, 1),
        st.floats(0, 1),
        st.sampled_from(_TOKENS) | st.binary(max_size=8),
    ),
    min_size=1,
    max_size=12,
)


def changed(data: bytes, changes: list[Change]) -> bytes:
    """Return `data` after all changes."""
    for change in changes:
        data = change.of(data)
    return data


def changed_inside(data: bytes, changes: list[Change], part: float) -> bytes:
    """Return an archive in which one part was changed, with checksums that are right again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name != "mimetype"]
        chosen = names[min(len(names) - 1, int(part * len(names)))]
        for name in old.namelist():
            content = old.read(name)
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name), changed(content, changes) if name == chosen else content, kind)
    return out.getvalue()


def variants(name: str) -> st.SearchStrategy[bytes]:
    """Return broken variants of the stories in one format of `FORMATS`."""
    files = st.sampled_from([FORMATS[name](story) for story in STORIES])
    if FORMATS[name](STORIES[0])[:2] != b"PK":
        return st.builds(changed, files, _CHANGES)
    inside = st.builds(changed_inside, files, _CHANGES, st.floats(0, 1))
    return st.one_of(inside, inside, inside, st.builds(changed, files, _CHANGES))

"""Drafts and errors as JSON, for the pipe between a worker process and the program.

JSON and not pickle: what a parser that was taken over could send back is text and numbers, never code.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import IO, Any

from reader import errors
from reader.errors import ReaderError, UnreadableInputError
from reader.loading.draft import Draft, Source
from reader.model import BlockKind, CutPart, Head
from reader.options import Options

_LENGTH_BYTES = 8
_LOADING_OPTIONS = ("language", "max_bytes", "max_characters", "max_pages", "max_seconds", "max_memory")


def send(pipe: IO[bytes], message: dict[str, Any], payload: bytes = b"") -> None:
    """Write one message and the bytes that go with it."""
    encoded = json.dumps({**message, "payload": len(payload)}).encode("ascii")
    pipe.write(len(encoded).to_bytes(_LENGTH_BYTES, "big"))
    pipe.write(encoded)
    pipe.write(payload)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return the next message and its bytes; raise `EOFError` where the other side is gone."""
    length = int.from_bytes(_exactly(pipe, _LENGTH_BYTES), "big")
    message: dict[str, Any] = json.loads(_exactly(pipe, length))
    return message, _exactly(pipe, message.pop("payload"))


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise EOFError
    return data


def pack_source(source: Source) -> dict[str, Any]:
    """Return everything of a source but its bytes."""
    return {
        "name": source.name,
        "charset": source.charset,
        "address": source.address,
        "password": source.password,
        "options": {name: getattr(source.options, name) for name in _LOADING_OPTIONS},
    }


def unpack_source(message: dict[str, Any], data: bytes) -> Source:
    """Return the source that `pack_source` packed."""
    known = {key: message[key] for key in ("name", "charset", "address", "password")}
    return Source(data, **known, options=Options(**message["options"]))


def pack_draft(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain lists and strings."""
    head = asdict(draft.head)
    del head["corrected"]
    head["date"] = draft.head.date.isoformat() if draft.head.date else ""
    head["guessed"] = sorted(draft.head.guessed)
    return {
        "blocks": [[kind.value, text] for kind, text in draft.blocks],
        "head": head,
        "cut": [asdict(part) for part in draft.cut],
        "encoding": draft.encoding,
        "name": draft.name,
    }


def unpack_draft(packed: dict[str, Any]) -> Draft:
    """Return the draft that `pack_draft` packed."""
    head = dict(packed["head"])
    head["date"] = dt.date.fromisoformat(head["date"]) if head["date"] else None
    head["guessed"] = frozenset(head["guessed"])
    return Draft(
        blocks=tuple((BlockKind(kind), text) for kind, text in packed["blocks"]),
        head=Head(**head),
        cut=tuple(CutPart(**{**part, "kind": BlockKind(part["kind"])}) for part in packed["cut"]),
        encoding=packed["encoding"],
        name=packed["name"],
    )


def pack_error(error: ReaderError) -> dict[str, str]:
    """Return an error as its class's name and its three parts."""
    return {"class": type(error).__name__, "path": error.path, "reason": error.reason, "hint": error.hint}


def unpack_error(packed: dict[str, str]) -> ReaderError:
    """Return the error that `pack_error` packed."""
    kind = getattr(errors, packed["class"], UnreadableInputError)
    if not (isinstance(kind, type) and issubclass(kind, ReaderError)):
        kind = UnreadableInputError
    return kind(packed["path"], packed["reason"], packed["hint"])

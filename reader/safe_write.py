"""Files written whole or not at all: a failure, a full disk or a lost power supply leaves what was there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from reader.errors import ReaderError


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` beside `target`, then put it in its place. Raises `ReaderError` where that can't be done."""
    if target.is_dir():
        raise ReaderError(str(target), "This is a folder.", "Add a file name.")
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                draft.chmod(_mode_of(target))
                draft.replace(target)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
    except OSError as error:
        reason = error.strerror or "It can't be written"
        raise ReaderError(str(target), f"{reason}.", "Choose a folder in which you may write.") from error


def _mode_of(target: Path) -> int:
    """Return the permissions the file has, or what a new file gets: a temporary file's own are too tight to hand on."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

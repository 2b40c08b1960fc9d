"""Bring CONTRIBUTING's map of modules up to date: `python -m tests.write_map`.

Each module's line is the first one of its docstring, so that what a module is for is said in one place.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- map -->", "<!-- end of map -->"
LINE = re.compile(r"^- `([^`]+\.py)` (\S.*)$", re.MULTILINE)


def modules() -> list[str]:
    """Return the path of every module of the program that has something in it, rooms one after the other."""
    paths = [
        path for name in ("reader", "ui") for path in (ROOT / name).rglob("*.py") if path.read_text("utf-8").strip()
    ]
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    return sorted(names, key=lambda name: (name.rpartition("/")[0], not name.endswith("__init__.py"), name))


def mapped() -> list[tuple[str, str]]:
    """Return path and purpose of each line of the map, in its order."""
    return LINE.findall(DOCUMENT.read_text("utf-8").partition(BEGIN)[2].partition(END)[0])


def purpose(name: str) -> str:
    """Return the first line of the module's docstring."""
    return (ast.get_docstring(ast.parse((ROOT / name).read_text("utf-8"))) or "").partition("\n")[0]


def write() -> None:
    """Write the map anew."""
    lines: list[str] = []
    room = ""
    for name in modules():
        folder = name.rpartition("/")[0]
        if folder != room:
            lines += ["", f"**{folder}/**", ""]
            room = folder
        lines.append(f"- `{name}` {purpose(name)}")
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    DOCUMENT.write_text(before + BEGIN + "\n".join([*lines, "", END]) + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    write()

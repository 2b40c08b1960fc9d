"""The rules of the architecture, read from the sources and proved in fresh processes."""

from __future__ import annotations

import ast
import functools
import importlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FLOORS = {
    "reader.model": 0,
    "reader.errors": 0,
    "reader.options": 0,
    "reader.arguments": 1,
    "reader.safe_write": 1,
    "reader.mirror": 1,
    "reader.proof": 1,
    "reader.language": 1,
    "reader.loading": 2,
    "reader.matching": 3,
    "reader.findings": 3,
    "reader.reports": 4,
    "reader.cases": 4,
    "reader.compare": 5,
    "reader": 6,
    "reader.__main__": 7,
}
"""Room → floor. A room imports from itself and from lower floors; the nouns on floor 0 know each other."""

THREADS = {
    "QThread",
    "QThreadPool",
    "QRunnable",
    "QtConcurrent",
    "QFutureWatcher",
    "ThreadPoolExecutor",
    "threading",
    "_thread",
}
THREAD_KEEPERS = {
    "ui/tasks.py",  # the application's only threads
    "reader/loading/isolation.py",  # on Windows only a thread can read a worker's pipe with a time limit
}
RUNS_THE_ENGINE = {"article_from_text", "compare", "load", "load_all", "load_bytes"}
HEAVY = ("trafilatura", "mammoth", "pypdfium2", "lxml", "markdown", "sklearn", "scipy")
"""Parsers and trainers that take 50 ms or more to import: only for the file, or the script, that needs them."""
MOST_LINES = 400

_COLOUR = re.compile(
    r"(?<![&\w])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgb|hsl)a?\(\s*\d", re.IGNORECASE
)

_POSSESSIVE_GROUP = re.compile(r"\)[+*?]\+")

Rule = Callable[[str, ast.Module], Iterator[str]]


def sources(*folders: str) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for name in folders for path in (ROOT / name).rglob("*.py"))


@functools.cache
def parsed(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module_name(path) for path in sources("reader", "ui")}


@functools.cache
def offers(door: str) -> set[str]:
    return set(importlib.import_module(door).__all__)


def room(module: str) -> str:
    """Return the room of FLOORS that `module` belongs to, or the module itself where there is none."""
    parts = module.split(".")
    return ".".join(parts[:2]) if ".".join(parts[:2]) in FLOORS else module


def statements(tree: ast.Module) -> Iterator[ast.stmt | ast.expr]:
    """Yield all that stands on a line, depth and order aside."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr))


def imports(path: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of all that is imported, `from a import b` gives a.b where that is a module."""
    package = module_name(path).split(".")
    if not path.endswith("__init__.py"):
        package = package[:-1]
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            for name in node.names:
                full = f"{origin}.{name.name}"
                yield node.lineno, full if full in MODULES else origin


def imports_from_above(path: str, tree: ast.Module) -> Iterator[str]:
    here = room(module_name(path))
    if here not in FLOORS:
        yield f"{path}: this room has no floor; give it one in FLOORS and in CONTRIBUTING.md"
        return
    for line, name in imports(path, tree):
        if name.split(".")[0] != "reader" or room(name) == here:
            continue
        if FLOORS.get(room(name), 99) >= max(FLOORS[here], 1):
            yield f"{path}:{line}: {here} (floor {FLOORS[here]}) imports {name}"


def window_in_engine(path: str, tree: ast.Module) -> Iterator[str]:
    for line, name in imports(path, tree):
        if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}:
            yield f"{path}:{line}: the engine imports {name}"


def past_the_front_door(path: str, tree: ast.Module) -> Iterator[str]:
    """Allow `reader`, and to those who set a report on paper its nouns; in both cases only what `__all__` offers."""
    doors = {"reader", "reader.reports"} if path.startswith("ui/printing/") else {"reader"}
    for node in statements(tree):
        taken: list[str] = []
        if isinstance(node, ast.Import):
            taken = [name.name for name in node.names if name.name.startswith("reader.")]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "reader":
            offered = offers(node.module or "") if node.module in doors else set()
            taken = [f"{node.module}.{name.name}" for name in node.names if name.name not in offered]
        for name in taken:
            yield f"{path}:{node.lineno}: takes {name}, which is not offered at the engine's front door"


def runs_the_engine(path: str, tree: ast.Module) -> Iterator[str]:
    for node in statements(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "reader":
            for name in node.names:
                if name.name in RUNS_THE_ENGINE and path != "ui/session.py":
                    yield f"{path}:{node.lineno}: takes {name.name} from the engine; ask ui/session.py instead"
        elif isinstance(node, ast.Import) and any(name.name == "reader" for name in node.names):
            yield f"{path}:{node.lineno}: `import reader` hides which names are used; import them"


def threads(path: str, tree: ast.Module) -> Iterator[str]:
    if path in THREAD_KEEPERS:
        return
    for node in statements(tree):
        names: list[str] = []
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [part for name in node.names for part in name.name.split(".")]
            names += (node.module or "").split(".") if isinstance(node, ast.ImportFrom) else []
        elif isinstance(node, ast.Attribute):
            names = [node.attr]
        for name in THREADS.intersection(names):
            yield f"{path}:{node.lineno}: uses {name}; give the work to ui/tasks.py"


def colours(path: str, tree: ast.Module) -> Iterator[str]:
    if path.startswith("reader/reports/"):
        return
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in statements(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            if found := _COLOUR.search(node.value):
                yield f"{path}:{node.lineno}: the colour {found[0]}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "QColor":
            if any(isinstance(argument, ast.Constant) for argument in node.args):
                yield f"{path}:{node.lineno}: the colour {ast.unparse(node)}"
        elif isinstance(node, ast.Attribute) and _names_colour(node):
            yield f"{path}:{node.lineno}: the colour {ast.unparse(node)}"


def _names_colour(node: ast.Attribute) -> bool:
    """Tell whether this is Qt.GlobalColor.red or Qt.red; transparent is no colour."""
    if node.attr == "transparent":
        return False
    owner = ast.unparse(node.value)
    basic = {"red", "green", "blue", "cyan", "magenta", "yellow", "black", "white", "gray"}
    return owner.endswith("GlobalColor") or (
        owner == "Qt" and node.attr.lower().removeprefix("dark").removeprefix("light") in basic
    )


def extra_selections(path: str, tree: ast.Module) -> Iterator[str]:
    if path == "ui/reading/highlights.py":
        return
    for node in statements(tree):
        if isinstance(node, ast.Attribute) and node.attr == "setExtraSelections":
            yield f"{path}:{node.lineno}: only ui/reading/highlights.py sets highlights, as named layers"


def misread_patterns(path: str, tree: ast.Module) -> Iterator[str]:
    """Find `(…)++`, `(…)*+`, `(…)?+`: Python before 3.11.5 gets them wrong (CPython issue 106052)."""
    calls = (node for node in statements(tree) if isinstance(node, ast.Call))
    for call in calls:
        pattern = " ".join(map(ast.unparse, call.args)) if ast.unparse(call.func).startswith("re.") else ""
        if _POSSESSIVE_GROUP.search(pattern):
            yield f"{path}:{call.lineno}: a possessive group; write (?>(…)+) instead"


RULES: list[tuple[Rule, tuple[str, ...], str, str]] = [
    # rule, folders it holds in, and a file with a line that breaks it
    (imports_from_above, ("reader",), "reader/language/a.py", "from reader.matching.words import align"),
    (imports_from_above, ("reader",), "reader/language/a.py", "def f():\n    from ..loading import files"),
    (imports_from_above, ("reader",), "reader/findings/a.py", "import reader.matching"),
    (imports_from_above, ("reader",), "reader/compare.py", "from reader import Options"),
    (imports_from_above, ("reader",), "reader/attic/a.py", "import os"),
    (window_in_engine, ("reader",), "reader/compare.py", "from PySide6.QtCore import QObject"),
    (window_in_engine, ("reader",), "reader/compare.py", "from ui.positions import to_qt"),
    (past_the_front_door, ("ui",), "ui/a.py", "from reader.model import Article"),
    (past_the_front_door, ("ui",), "ui/a.py", "import reader.reports.html"),
    (past_the_front_door, ("ui",), "ui/a.py", "from reader import matching"),
    (past_the_front_door, ("ui",), "ui/a.py", "from reader.reports import Report"),
    (past_the_front_door, ("ui",), "ui/printing/a.py", "from reader.reports.html import html_form"),
    (past_the_front_door, ("ui",), "ui/printing/a.py", "from reader.reports import html"),
    (runs_the_engine, ("ui",), "ui/main_window.py", "from reader import Article, load"),
    (runs_the_engine, ("ui",), "ui/main_window.py", "import reader"),
    (threads, ("reader", "ui"), "ui/a.py", "from PySide6.QtCore import QObject, QRunnable"),
    (threads, ("reader", "ui"), "ui/a.py", "from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()"),
    (threads, ("reader", "ui"), "reader/compare.py", "import threading"),
    (colours, ("reader", "ui"), "ui/a.py", "sheet = 'QLabel { color: #3454b4; }'"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = '#fff'"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = f'rgba(0, 0, 0, {alpha})'"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = QColor('red')"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = QtGui.QColor(0, 0, 0, 40)"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = Qt.GlobalColor.black"),
    (colours, ("reader", "ui"), "ui/a.py", "ink = Qt.darkRed"),
    (misread_patterns, ("reader", "ui"), "reader/a.py", r"re.compile(r'(?:\s*\w)++')"),
    (extra_selections, ("ui",), "ui/main_window.py", "view.setExtraSelections([])"),
]

ALLOWED = [
    (
        imports_from_above,
        "reader/language/a.py",
        "from reader.language.tokens import fold\nfrom reader.model import Article",
    ),
    (imports_from_above, "reader/__init__.py", "from reader.compare import compare"),
    (imports_from_above, "reader/__main__.py", "from reader import load\nfrom reader.reports import html"),
    (past_the_front_door, "ui/a.py", "from reader import Article, compare"),
    (past_the_front_door, "ui/printing/a.py", "from reader.reports import Report"),
    (runs_the_engine, "ui/session.py", "from reader import load"),
    (threads, "ui/tasks.py", "from PySide6.QtCore import QRunnable"),
    (
        colours,
        "ui/a.py",
        '"""It is #ffffff."""\nink = QColor(role)\nmark = "&#8217; # 1 #section"\nhole = Qt.GlobalColor.transparent',
    ),
    (misread_patterns, "reader/a.py", r"re.compile(r'(?>(?:\s*+\w)+)')"),
    (extra_selections, "ui/reading/highlights.py", "view.setExtraSelections([])"),
]


@pytest.mark.parametrize(("rule", "folders"), dict.fromkeys((rule, folders) for rule, folders, _, _ in RULES))
def test_the_sources_keep_the_rule(rule: Rule, folders: tuple[str, ...]) -> None:
    files = sources(*folders)
    assert files
    broken = [line for path in files for line in rule(path, parsed(path))]
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(("rule", "path", "code"), [(rule, path, code) for rule, _, path, code in RULES])
def test_the_rule_sees_what_breaks_it(rule: Rule, path: str, code: str) -> None:
    assert list(rule(path, ast.parse(code)))


@pytest.mark.parametrize(("rule", "path", "code"), ALLOWED)
def test_the_rule_lets_pass_what_is_right(rule: Rule, path: str, code: str) -> None:
    assert list(rule(path, ast.parse(code))) == []


def test_no_word_list_has_a_pattern_that_early_python_misreads() -> None:
    lists = sorted((ROOT / "resources").rglob("*.toml"))
    assert lists
    assert [path.name for path in lists if _POSSESSIVE_GROUP.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("path", sources("reader", "ui", "tests"))
def test_a_file_is_short_or_says_why_not(path: str) -> None:
    lines = (ROOT / path).read_text("utf-8").splitlines()
    explained = any("long because" in line for line in lines[:8])
    assert len(lines) <= MOST_LINES or explained, f"{len(lines)} lines, and no “long because …” in the first eight"


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("reader", ("PySide6", "ui", *HEAVY)),
        ("reader.__main__", ("PySide6", "ui", *HEAVY)),
        ("ui.app", ("PySide6", *HEAVY)),
        ("ui.desktop", HEAVY),
    ],
)
def test_importing_loads_nothing_that_can_wait(module: str, absent: tuple[str, ...]) -> None:
    code = f"import {module}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert {name.split(".")[0] for name in run.stdout.split()}.intersection(absent) == set()

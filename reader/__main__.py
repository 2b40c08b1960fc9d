"""The engine's command line: `python -m reader A B` prints a short report and needs no window system."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from reader import (
    Article,
    Comparison,
    Marks,
    Options,
    ReaderError,
    compare,
    is_case,
    load,
    place_marks,
    read_case,
)
from reader.arguments import EXIT_CODES, add_comparison_arguments, options_from
from reader.reports import REPORT_SUFFIXES, build_report, save_report, text_form

_COMPARED, _UNREADABLE, _WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Compare the articles named in `argv`, write the reports asked for, print the short one; return the exit code."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    for name in arguments.report:
        if Path(name).suffix.casefold() == ".pdf":
            parser.error(f"{name}: a PDF needs the application; use: twicetold A B --report {name}")
        if Path(name).suffix.casefold() not in (*REPORT_SUFFIXES, ".htm"):
            parser.error(f"{name}: a report ends in one of {', '.join(REPORT_SUFFIXES)}")
    if (arguments.right is None) is not is_case(arguments.left):
        parser.error("give two articles, or one case")
    options = options_from(arguments)
    try:
        comparison, marks = _compared(arguments.left, arguments.right, options)
        report = build_report(comparison, made=dt.datetime.now().astimezone(), marks=marks)
        written = [save_report(report, name) for name in arguments.report]
    except ReaderError as error:
        print(f"twicetold: {error}", file=sys.stderr)
        return _UNREADABLE
    _print(text_form(report, shutil.get_terminal_size().columns))
    for path in written:
        _print(f"Report: {path}\n")
    return _COMPARED


def _compared(left: str, right: str | None, options: Options) -> tuple[Comparison, Marks]:
    """Return the comparison of two articles, or of a case with its own options and the marks in it."""
    if right is not None:
        return compare(_opened(left, options), _opened(right, options), options), {}
    case = read_case(left)
    comparison = compare(case.left, case.right, case.options)
    return comparison, place_marks(case.marks, comparison).marks


def _opened(place: str, options: Options) -> Article:
    """Return the article at a path or a web address; only an address that the user typed goes to the network."""
    from reader.loading.fetch import load_address, looks_like_address  # noqa: PLC0415 - sockets take 100 ms to import

    return load_address(place, options) if looks_like_address(place) else load(place, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m reader",
        description="Say what the second article keeps, rewords, adds and drops of the first.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("left", metavar="A", help="the first article: a file or a web address; or a case, alone")
    parser.add_argument("right", metavar="B", nargs="?", help="the second article: a file or a web address")
    add_comparison_arguments(parser)
    return parser


def _print(text: str) -> None:
    """Print text on a terminal or into a pipe whose encoding may lack a letter; a closed pipe ends quietly."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="replace")
    try:
        out.write(text)
        out.flush()
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    raise SystemExit(main())

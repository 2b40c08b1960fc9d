"""The application's beginning: arguments, reports without a window, pictures without a screen, the window itself.

Exit codes: 0 compared, or the window was closed; 1 an article couldn't be read or a report written; 2 wrong usage, or
no display to open a window on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from reader import EXIT_CODES, Marks, Options, ReaderError, add_comparison_arguments, options_from

_DONE, _UNREADABLE, _WRONG_USAGE = 0, 1, 2
_PDF = ".pdf"
_CASE = ".twicetold"
_DATA = (".json", ".csv")

_NO_DISPLAY = (
    "twicetold: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. "
    "Use --report FILE.html (or .pdf, .md, .json) to write the report of two articles, or --picture FILE.png to draw "
    "the window into a file."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (without any: those of the command line); return the exit code."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    files: list[str] = arguments.files
    case = any(Path(name).suffix.casefold() == _CASE for name in files)
    if len(files) > (1 if case else 2):
        parser.error("a case is opened alone" if case else "two articles are compared, not more")
    if (arguments.report or arguments.picture) and len(files) != 2 and not case:
        parser.error("--report and --picture need two articles, or a case")
    if arguments.report:
        _refuse_unknown_forms(parser, arguments.report)
    options = options_from(arguments)
    try:
        if arguments.report:
            _write_reports(files, options, arguments.report)
        if arguments.picture:
            from ui.desktop import draw_window  # noqa: PLC0415 - Qt only where something is drawn

            draw_window(files, options, arguments.theme, arguments.size, arguments.picture)
    except ReaderError as error:
        print(f"twicetold: {error}", file=sys.stderr)
        return _UNREADABLE
    if arguments.report or arguments.picture:
        return _DONE
    if not has_display():
        print(_NO_DISPLAY, file=sys.stderr)
        return _WRONG_USAGE
    from ui.desktop import run_window  # noqa: PLC0415 - the same

    return run_window(files, None if options == Options() else options, arguments.theme, arguments.size)


def _refuse_unknown_forms(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    from reader import REPORT_SUFFIXES  # noqa: PLC0415 - what writes reports is loaded by those who want one

    for name in names:
        if Path(name).suffix.casefold() not in (*REPORT_SUFFIXES, ".htm", _PDF):
            parser.error(f"{name}: a report ends in one of {', '.join((*REPORT_SUFFIXES, _PDF))}")


def has_display() -> bool:
    """Return whether a window can open: always on Windows and macOS, elsewhere where one is named."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _write_reports(files: Sequence[str], options: Options, names: Sequence[str]) -> None:
    from reader import write_report  # noqa: PLC0415 - the same
    from ui.session import compare_case, compare_files  # noqa: PLC0415 - the same

    marks: Marks = {}
    if len(files) == 1:
        comparison, marks = compare_case(files[0])
    else:
        comparison = compare_files(files[0], files[1], options)
    made = dt.datetime.now().astimezone()
    for name in names:
        if Path(name).suffix.casefold() == _PDF:
            from ui.desktop import print_pdf  # noqa: PLC0415 - the same

            print_pdf(comparison, Path(name), made, marks)
        else:
            # Data gets no date: the same input gives the same bytes.
            write_report(comparison, name, None if Path(name).suffix.casefold() in _DATA else made, marks)
        print(f"Report: {name}")


def _parser() -> argparse.ArgumentParser:
    from ui.version import program_version  # noqa: PLC0415 - reading the version looks through installed packages

    parser = argparse.ArgumentParser(
        prog="twicetold",
        description="Two sources tell one story: shows what the second kept, reworded, added and dropped.",
        epilog=EXIT_CODES,
    )
    parser.add_argument(
        "files", metavar="A B", nargs="*", help="the two articles, or a case; without any an empty window opens"
    )
    parser.add_argument("--picture", metavar="FILE.png", help="draw the window with the articles into a file")
    parser.add_argument("--theme", choices=("auto", "light", "dark"), help="colours of this window (default: as set)")
    parser.add_argument(
        "--size",
        type=_size,
        default=None,
        metavar="WxH",
        help="size of the window in pixels (default: as it was)",
    )
    parser.add_argument("--version", action="version", version=f"Twice Told {program_version()}")
    add_comparison_arguments(parser)
    return parser


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} isn't a size such as 1440x900")
    return int(match[1]), int(match[2])


if __name__ == "__main__":
    sys.exit(main())

"""The arguments that `python -m reader` and `twicetold` share: two articles and the rules of the comparison."""

from __future__ import annotations

import argparse
import dataclasses

from reader.options import Options

_RULES = {
    "ignore_case": "upper and lower case count as the same",
    "ignore_punctuation": "punctuation doesn't count",
    "ignore_quote_style": "curly, straight and angled quotation marks count as the same",
    "ignore_space": "any white space counts as one space",
    "ignore_diacritics": "letters with and without accents count as the same",
}

EXIT_CODES = "exit codes: 0 compared, 1 an article couldn't be read or a report written, 2 wrong usage"


def add_comparison_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the report and rule arguments to a parser; the articles themselves are the caller's."""
    defaults = Options()
    parser.add_argument(
        "--report",
        metavar="FILE",
        action="append",
        default=[],
        help="write a report; its suffix chooses the form; can be given again",
    )
    parser.add_argument(
        "--sensitivity",
        type=_share,
        default=defaults.sensitivity,
        metavar="0..1",
        help=f"0 links only what is nearly certain, 1 links loosely (default {defaults.sensitivity})",
    )
    parser.add_argument(
        "--language", default="", metavar="CODE", help="ISO 639-1 code of both articles (default: found)"
    )
    for rule, meaning in _RULES.items():
        parser.add_argument(
            f"--{rule.replace('_', '-')}",
            action=argparse.BooleanOptionalAction,
            default=getattr(defaults, rule),
            help=meaning,
        )


def options_from(arguments: argparse.Namespace) -> Options:
    """Return the options that the parsed arguments ask for."""
    rules = {rule: getattr(arguments, rule) for rule in _RULES}
    return dataclasses.replace(
        Options(), sensitivity=arguments.sensitivity, language=arguments.language.strip().lower(), **rules
    )


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} isn't a number from 0 to 1")
    return share

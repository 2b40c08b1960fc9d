"""The front door of the engine: all that the window, the command line and other people's scripts may use."""

from importlib import import_module
from typing import TYPE_CHECKING

from reader.arguments import EXIT_CODES, add_comparison_arguments, options_from
from reader.compare import compare
from reader.errors import (
    CancelledError,
    MissingInputError,
    PasswordNeededError,
    ProofError,
    ReaderError,
    TooLargeError,
    UnreadableInputError,
)
from reader.model import (
    Article,
    Block,
    BlockKind,
    Cancelled,
    Change,
    ChangeKind,
    Comparison,
    Contradiction,
    Correction,
    CutPart,
    Edit,
    EditKind,
    FactPlace,
    Finding,
    FindingChange,
    FindingKind,
    FindingMark,
    Flag,
    Group,
    Head,
    Link,
    Marks,
    Origin,
    Progress,
    Reason,
    ReasonKind,
    Sentence,
    Span,
    Stage,
    Verdict,
)
from reader.options import Options

if TYPE_CHECKING:
    from reader.cases.casefile import CASE_SUFFIX, Case, is_case, read_case, write_case
    from reader.cases.corrections import KeptCorrection, LinkKey, link_key, place_corrections
    from reader.cases.marked import FactKey, MarkedFact, PlacedMarks, keys_of, place_marks
    from reader.cases.sources import SourceState, source_state
    from reader.findings.ledger import LedgerRow
    from reader.language.compose import article_from_sentences
    from reader.language.sentences import split_sentences
    from reader.loading.dates import parse_date
    from reader.loading.fetch import (
        REQUEST_HEADERS,
        Fetched,
        Fetcher,
        fetch,
        http_error,
        load_address,
        looks_like_address,
        too_late,
        too_long,
        untrusted,
        web_address,
    )
    from reader.loading.files import (
        article_from_html,
        article_from_text,
        articles_from_text,
        cancel_loading,
        load,
        load_all,
        load_bytes,
        main_article,
        warm_up,
    )
    from reader.loading.formats import FORMATS, Format
    from reader.loading.revise import HEAD_FIELDS, carried_over, put_out, revised, take_back, with_head
    from reader.matching import align_words
    from reader.reports import wording
    from reader.reports.entries import quotation_redline
    from reader.reports.excerpt import excerpt
    from reader.reports.figures import article_length, counts
    from reader.reports.map_shapes import BarShape, MapShapes, RibbonShape, map_shapes
    from reader.reports.nouns import (
        Bar,
        Figure,
        FindingEntry,
        Mark,
        Passage,
        Report,
        Row,
        Run,
        Section,
        SideHead,
        Standout,
        Told,
    )
    from reader.reports.quotations import ledger_of
    from reader.reports.redline import redline, redline_lines
    from reader.reports.report import build_report
    from reader.reports.tally import tally
    from reader.reports.writing import REPORT_SUFFIXES, check_target, save_report, write_report
    from reader.safe_write import write_whole

__all__ = [
    "CASE_SUFFIX",
    "EXIT_CODES",
    "FORMATS",
    "HEAD_FIELDS",
    "REPORT_SUFFIXES",
    "REQUEST_HEADERS",
    "Article",
    "Bar",
    "BarShape",
    "Block",
    "BlockKind",
    "Cancelled",
    "CancelledError",
    "Case",
    "Change",
    "ChangeKind",
    "Comparison",
    "Contradiction",
    "Correction",
    "CutPart",
    "Edit",
    "EditKind",
    "FactKey",
    "FactPlace",
    "Fetched",
    "Fetcher",
    "Figure",
    "Finding",
    "FindingChange",
    "FindingEntry",
    "FindingKind",
    "FindingMark",
    "Flag",
    "Format",
    "Group",
    "Head",
    "KeptCorrection",
    "LedgerRow",
    "Link",
    "LinkKey",
    "MapShapes",
    "Mark",
    "MarkedFact",
    "Marks",
    "MissingInputError",
    "Options",
    "Origin",
    "Passage",
    "PasswordNeededError",
    "PlacedMarks",
    "Progress",
    "ProofError",
    "ReaderError",
    "Reason",
    "ReasonKind",
    "Report",
    "RibbonShape",
    "Row",
    "Run",
    "Section",
    "Sentence",
    "SideHead",
    "SourceState",
    "Span",
    "Stage",
    "Standout",
    "Told",
    "TooLargeError",
    "UnreadableInputError",
    "Verdict",
    "add_comparison_arguments",
    "align_words",
    "article_from_html",
    "article_from_sentences",
    "article_from_text",
    "article_length",
    "articles_from_text",
    "build_report",
    "cancel_loading",
    "carried_over",
    "check_target",
    "compare",
    "counts",
    "excerpt",
    "fetch",
    "http_error",
    "is_case",
    "keys_of",
    "ledger_of",
    "link_key",
    "load",
    "load_address",
    "load_all",
    "load_bytes",
    "looks_like_address",
    "main_article",
    "map_shapes",
    "options_from",
    "parse_date",
    "place_corrections",
    "place_marks",
    "put_out",
    "quotation_redline",
    "read_case",
    "redline",
    "redline_lines",
    "revised",
    "save_report",
    "source_state",
    "split_sentences",
    "take_back",
    "tally",
    "too_late",
    "too_long",
    "untrusted",
    "warm_up",
    "web_address",
    "with_head",
    "wording",
    "write_case",
    "write_report",
    "write_whole",
]

_MODULES = {
    "reader.cases.casefile": "CASE_SUFFIX Case is_case read_case write_case",
    "reader.cases.corrections": "KeptCorrection LinkKey link_key place_corrections",
    "reader.cases.marked": "FactKey MarkedFact PlacedMarks keys_of place_marks",
    "reader.cases.sources": "SourceState source_state",
    "reader.findings.ledger": "LedgerRow",
    "reader.language.compose": "article_from_sentences",
    "reader.language.sentences": "split_sentences",
    "reader.loading.dates": "parse_date",
    "reader.loading.fetch": (
        "REQUEST_HEADERS Fetched Fetcher fetch http_error load_address looks_like_address too_late too_long untrusted "
        "web_address"
    ),
    "reader.loading.files": (
        "article_from_html article_from_text articles_from_text cancel_loading load load_all load_bytes main_article "
        "warm_up"
    ),
    "reader.loading.formats": "FORMATS Format",
    "reader.loading.revise": "HEAD_FIELDS carried_over put_out revised take_back with_head",
    "reader.matching": "align_words",
    "reader.reports": "wording",
    "reader.reports.entries": "quotation_redline",
    "reader.reports.excerpt": "excerpt",
    "reader.reports.figures": "article_length counts",
    "reader.reports.map_shapes": "BarShape MapShapes RibbonShape map_shapes",
    "reader.reports.nouns": "Bar Figure FindingEntry Mark Passage Report Row Run Section SideHead Standout Told",
    "reader.reports.quotations": "ledger_of",
    "reader.reports.redline": "redline redline_lines",
    "reader.reports.report": "build_report",
    "reader.reports.tally": "tally",
    "reader.reports.writing": "REPORT_SUFFIXES check_target save_report write_report",
    "reader.safe_write": "write_whole",
}
"""Where the names are that need more than the nouns; these modules load numpy, word lists and parsers."""
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import a name's module when the name is first asked for, so that the window shows before the engine is loaded."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _HOMES[name]
    found: object = import_module(f"{module}.wording") if name == "wording" else getattr(import_module(module), name)
    globals()[name] = found
    return found

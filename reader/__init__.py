"""The front door of the engine: all that the window, the command line and other people's scripts may use."""

from reader.arguments import EXIT_CODES, add_comparison_arguments, options_from
from reader.compare import compare
from reader.errors import (
    CancelledError,
    MissingInputError,
    ProofError,
    ReaderError,
    TooLargeError,
    UnreadableInputError,
)
from reader.language.compose import article_from_sentences
from reader.language.sentences import split_sentences
from reader.loading.files import article_from_text, load, load_all, load_bytes
from reader.loading.formats import FORMATS, Format
from reader.matching import align_words
from reader.model import (
    Article,
    Block,
    BlockKind,
    Cancelled,
    Change,
    ChangeKind,
    Comparison,
    CutPart,
    Edit,
    EditKind,
    Finding,
    FindingChange,
    FindingKind,
    Flag,
    Group,
    Head,
    Link,
    Origin,
    Progress,
    Reason,
    ReasonKind,
    Sentence,
    Span,
    Stage,
)
from reader.options import Options
from reader.reports import wording
from reader.reports.figures import counts
from reader.reports.nouns import Mark, Run
from reader.reports.redline import redline
from reader.reports.writing import REPORT_SUFFIXES, write_report

__all__ = [
    "EXIT_CODES",
    "FORMATS",
    "REPORT_SUFFIXES",
    "Article",
    "Block",
    "BlockKind",
    "Cancelled",
    "CancelledError",
    "Change",
    "ChangeKind",
    "Comparison",
    "CutPart",
    "Edit",
    "EditKind",
    "Finding",
    "FindingChange",
    "FindingKind",
    "Flag",
    "Format",
    "Group",
    "Head",
    "Link",
    "Mark",
    "MissingInputError",
    "Options",
    "Origin",
    "Progress",
    "ProofError",
    "ReaderError",
    "Reason",
    "ReasonKind",
    "Run",
    "Sentence",
    "Span",
    "Stage",
    "TooLargeError",
    "UnreadableInputError",
    "add_comparison_arguments",
    "align_words",
    "article_from_sentences",
    "article_from_text",
    "compare",
    "counts",
    "load",
    "load_all",
    "load_bytes",
    "options_from",
    "redline",
    "split_sentences",
    "wording",
    "write_report",
]

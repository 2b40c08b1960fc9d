"""Every phrase that a report says, in one place. A phrase states what differs; it never says who is right.

"Altered", "left out" and their like speak of two texts, not of the people who wrote them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from reader.findings.fates import Beside, Fate
from reader.findings.reasons import Reason
from reader.language.identify import two_languages
from reader.language.wordlists import word_list
from reader.model import (
    ChangeKind,
    Contradiction,
    Correction,
    Finding,
    FindingChange,
    FindingKind,
    FindingMark,
    Flag,
    Verdict,
)
from reader.options import Options
from reader.reports.nouns import Section

PROGRAM = "Twice Told"
NO_BREAK = "\u00a0"

SIGNS = {ChangeKind.KEPT: "=", ChangeKind.REWORDED: "≈", ChangeKind.ADDED: "+", ChangeKind.DROPPED: "−"}
MOVED_SIGN = "⇅"
LEGEND = (
    (SIGNS[ChangeKind.KEPT], "kept"),
    (SIGNS[ChangeKind.REWORDED], "reworded"),
    (SIGNS[ChangeKind.ADDED], "added"),
    (SIGNS[ChangeKind.DROPPED], "dropped"),
    (MOVED_SIGN, "moved"),
)
KINDS = {
    ChangeKind.KEPT: "kept",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.ADDED: "added by B",
    ChangeKind.DROPPED: "left out by B",
}
HEADINGS = {
    Section.FIGURES: "Figures",
    Section.STANDS_OUT: "What stands out",
    Section.MAP: "The two texts",
    Section.FACING: "Facing text",
    Section.CONTRADICTIONS: "Can't both be right",
    Section.QUOTATIONS: "Quotations",
    Section.FINDINGS: "Facts that differ",
    Section.SET_ASIDE: "Set aside",
    Section.DROPPED: "Only in A",
    Section.ADDED: "Only in B",
    Section.REWORDED: "Reworded",
    Section.METHOD: "How this was made",
}
STANDS_FOR = "differences between these two texts; no statement about who is right"
NOTHING_LISTED = "None."
LEGEND_MARKS = "struck: only in A · bold and underlined: only in B · dotted underline: in both, at another place"
CONFLICTS_ARE = (
    "The two of each pair can't both be right as they stand. They may speak of different moments or things: only a "
    "reader can tell."
)
SET_ASIDE_ARE = "The reader of this comparison marked these findings as wrong. No figure above counts them."
UNTITLED = "Untitled"

IMPORTANT = "important"
_VERDICT_SIGNS = {Verdict.CHECKED: "✓ checked", Verdict.WRONG: "✗ marked wrong"}
_IMPORTANT_SIGN = "★ important"
_CONFLICTS: dict[str, str] = {
    Reason.VALUE: "the figures or days differ",
    Reason.MAGNITUDE: "the magnitudes differ",
    Reason.UNIT: "the units differ",
    Reason.NEGATION: 'a "not" on one side only',
    Reason.OTHER_NAME: "another name in the same place",
}

_FINDINGS: dict[tuple[FindingKind, FindingChange], str] = {
    (FindingKind.QUOTE, FindingChange.VERBATIM): "quotation word for word",
    (FindingKind.QUOTE, FindingChange.ALTERED): "quotation altered",
    (FindingKind.QUOTE, FindingChange.TRUNCATED): "quotation shortened",
    (FindingKind.QUOTE, FindingChange.PARAPHRASED): "quotation told in other words",
    (FindingKind.NUMBER, FindingChange.KEPT_DIFFERENT_FORMAT): "same figure, written otherwise",
    (FindingKind.NUMBER, FindingChange.CHANGED): "figure changed",
    (FindingKind.NUMBER, FindingChange.DROPPED): "figure left out by B",
    (FindingKind.NUMBER, FindingChange.ADDED): "figure added by B",
    (FindingKind.NAME, FindingChange.CHANGED): "named differently",
    (FindingKind.ATTRIBUTION, FindingChange.CHANGED): "attribution changed",
    (FindingKind.ATTRIBUTION, FindingChange.DROPPED): "attribution left out by B",
    (FindingKind.ATTRIBUTION, FindingChange.ADDED): "attribution added by B",
    (FindingKind.CERTAINTY, FindingChange.STRENGTHENED): "claim strengthened",
    (FindingKind.CERTAINTY, FindingChange.WEAKENED): "claim weakened",
    (FindingKind.CERTAINTY, FindingChange.CHANGED): "certainty changed",
}
_PLURALS = {
    "quotation": "quotations", "figure": "figures", "claim": "claims", "attribution": "attributions",
    "sentence": "sentences", "word": "words", "character": "characters", "link": "links", "byte": "bytes",
    "name": "names", "pair": "pairs", "finding": "findings", "mark": "marks",
}  # fmt: skip
_FATES = {
    Fate.VERBATIM: "word for word",
    Fate.ALTERED: "altered",
    Fate.TRUNCATED: "shortened",
    Fate.PARAPHRASED: "told in other words",
    Fate.ONLY_LEFT: "only in A",
    Fate.ONLY_RIGHT: "only in B",
    Fate.NOT_COMPARED: "not compared, as the articles are in different languages",
}
# What a reason adds to what the change says already; nothing for some.
_BEFORE = "(named before)"
_BESIDE = {Beside.NAMED: "", Beside.PRONOUN: _BEFORE, Beside.CARRIED: _BEFORE}
_REASONS: dict[str, str] = {
    Reason.SAME_WORDS: "",
    Reason.WORDS_REPLACED: "some of the quoted words differ",
    Reason.WORDS_INSIDE: "words inside it stand on one side only",
    Reason.WORDS_ADDED: "one side quotes a word more",
    Reason.MASKED: "a word is masked on one side",
    Reason.LEFT_OUT: "a part is left out without a sign",
    Reason.ELLIPSIS: "a sign shows that a part is left out",
    Reason.MARKS_ONE_SIDE: "the same words, in quotation marks on one side only",
    Reason.NEARLY_SAME: "nearly the same words, in quotation marks on one side only",
    Reason.TOLD: "",
    Reason.FORMAT: "",
    Reason.RELATIVE_DATE: "one side counts from its own date",
    Reason.LESS_EXACT: "one side is less exact",
    Reason.VALUE: "",
    Reason.MAGNITUDE: "another magnitude",
    Reason.BOUND: "another bound",
    Reason.APPROXIMATE: "given as approximate",
    Reason.RANGE: "a range on one side",
    Reason.UNIT: "another unit",
    Reason.FIGURE_ONE_SIDE: "",
    Reason.SPELLING: "another spelling",
    Reason.INITIALS: "initials on one side",
    Reason.ALIAS: "two names of one body or place",
    Reason.NAME_FORM: "other first names",
    Reason.NAME_ORDER: "its words in another order",
    Reason.OTHER_NAME: "another name in the same place",
    Reason.SOURCE_LEFT_OUT: "",
    Reason.OTHER_SOURCE: "another source",
    Reason.ANONYMOUS_SOURCE: "an unnamed source on one side",
    Reason.POSSIBILITY: "a possibility on one side only",
    Reason.LIKELIHOOD: "a likelihood on one side only",
    Reason.ALLEGATION: "an allegation on one side only",
    Reason.ATTEMPT: "an attempt on one side only",
    Reason.HEARSAY: "hearsay on one side only",
    Reason.APPROXIMATION: 'an "almost" on one side only',
    Reason.INTENTION: "announced on one side, done on the other",
    Reason.NEGATION: 'a "not" on one side only',
}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # the system's language must not decide what a report says
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def heading(section: Section) -> str:
    """Return the heading of a section."""
    return HEADINGS[section]


def count(number: int, noun: str) -> str:
    """Return "1 sentence", "9 sentences", "1,204 words"."""
    return f"{number:,} {noun if number == 1 else _PLURALS[noun]}"


def date(day: dt.date) -> str:
    """Return "22 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment(when: dt.datetime) -> str:
    """Return "22 November 2026, 14:05" with the offset from UTC where it is known."""
    offset = f" (UTC{when:%z})" if when.tzinfo else ""
    return f"{date(when.date())}, {when:%H:%M}{offset}"


def percent(share: float) -> str:
    """Return a share (0 to 1) as a whole percentage; 0 and 100 are said only where they are exact."""
    whole = round(share * 100)
    if whole in (0, 100) and share * 100 != whole:
        return f"under{NO_BREAK}1{NO_BREAK}%" if whole == 0 else f"over{NO_BREAK}99{NO_BREAK}%"
    return f"{whole}{NO_BREAK}%"


def title(left: str, right: str) -> str:
    """Return the report's title from what the two sources are called."""
    if not left or not right:
        return f"{left or right}, compared" if left or right else "Two texts, compared"
    return f"{left}, two texts compared" if left == right else f"{left} and {right}, compared"


def subtitle(made: dt.datetime | None) -> str:
    """Return the line under the title."""
    day = (date(made.date()),) if made else ()
    return " · ".join(("Comparison of two articles", *day, STANDS_FOR))


def finding(found: Finding) -> str:
    """Return what a finding says, with its reason where there is one ("quotation altered: word replaced")."""
    what = _FINDINGS.get((found.kind, found.change), f"{found.kind} {found.change}")
    reason = _REASONS.get(found.reason, found.reason.replace("_", " "))
    return f"{what}: {reason}" if reason else what


def conflict(found: Contradiction) -> str:
    """Return what a contradiction says ("can't both be right: the figures or days differ")."""
    reason = _CONFLICTS.get(found.reason, "")
    return f"can't both be right: {reason}" if reason else "can't both be right"


def conflicts(many: int) -> str:
    """Return "2 pairs can't both be right", or "" where there are none."""
    return f"{count(many, 'pair')} can't both be right" if many else ""


def set_aside(many: int) -> str:
    """Return "2 findings set aside as wrong", or "" where there are none."""
    return f"{count(many, 'finding')} set aside as wrong" if many else ""


def mark(said: FindingMark) -> str:
    """Return what the user's mark says in short ("★ important, ✓ checked"), or "" for none."""
    signs = (_IMPORTANT_SIGN if said.important else "", _VERDICT_SIGNS.get(said.verdict, ""))
    return ", ".join(filter(None, signs))


def caption(what: str, numbers: str, said: FindingMark) -> str:
    """Return the line under a finding: what it is, its sentences, and what the user said of it."""
    note = f"note: {' '.join(said.note.split())}" if said.note else ""
    return " · ".join(filter(None, (mark(said), what, numbers, note)))


def utterances(fates: Counter[Fate]) -> str:
    """Return "7 quotations: 1 word for word, 4 altered, 2 only in A", or "" where there are none."""
    if not fates:
        return ""
    parts = ", ".join(f"{fates[fate]} {said}" for fate, said in _FATES.items() if fates[fate])
    return f"{count(fates.total(), 'quotation')}: {parts}"


def speaker(name: str, beside: Beside) -> str:
    """Return a speaker's name, and where it stands if not beside the utterance."""
    return f"{name} {_BESIDE[beside]}".strip() if name else ""


def utterance(fate: Fate, left: str, right: str, *, other: bool, owned: bool | None) -> str:
    """Return what became of an utterance and who says it ("altered · Mara Tveit").

    `left` and `right` are the speakers ("" where a side names none), `other` says that they aren't the same; `owned`
    whether a sign shows that words are left out (None: none are).
    """
    sign = "" if owned is None else ", with a sign" if owned else ", without a sign"
    # Of two ways to name one speaker: a name, beside the quotation, the longer one.
    one = max(left, right, key=lambda name: (name != name.casefold(), not name.endswith(_BEFORE), len(name)))
    speakers = f"said by {left} in A, by {right} in B" if other else one
    return " · ".join(part for part in (f"{_FATES[fate]}{sign}", speakers) if part)


def other_findings(found: Sequence[Finding]) -> list[str]:
    """Return "2 figures changed", "1 claim strengthened": the findings that aren't quotations, by kind, counted."""
    counted: Counter[tuple[FindingKind, FindingChange]] = Counter((item.kind, item.change) for item in found)
    said = []
    for key, phrase in _FINDINGS.items():
        if not counted[key] or key[0] is FindingKind.QUOTE or key[1] is FindingChange.KEPT_DIFFERENT_FORMAT:
            continue
        noun, _, rest = phrase.partition(" ")
        many = counted[key]
        if noun == "named":
            said.append(f"{count(many, 'name')} given differently")
        elif noun == "certainty":
            said.append(f"certainty changed in {count(many, 'sentence')}")
        else:
            said.append(f"{count(many, noun)} {rest}")
    return said


def kept_share(kept: int, of: int) -> str:
    """Say how the first figure is counted."""
    return (
        f"The share counts sentences of A that stand in a linked group, kept or reworded: {kept} of {of}. "
        "Headlines and captions count as sentences; page furniture (agency lines, credits) does not."
    )


HOW_COUNTED = (
    "Kept, reworded and moved count groups of linked sentences; added and dropped count single sentences.",
    "Moved means off the longest run of linked passages in the same order; the number is how many of them it passed.",
    "A quotation is counted once for each utterance, another finding once for each pair of linked sentences.",
    "Dropped or added means that nothing in the other text was found to say it; it may be told there unrecognised.",
)


def false_share(share: float, links: int) -> str:
    """Say how many of the links are expected to be wrong."""
    if not links:
        return "No sentences were linked."
    return f"{count(links, 'link')}; by their own scores {percent(share)} of them are expected to be wrong."


def other_languages(left: str, right: str) -> str:
    """Return a caution where two texts are in different languages (ISO 639-1 codes), "" where not, or not known."""
    return f"two languages (A {left}, B {right}): most words can't be matched" if two_languages(left, right) else ""


def not_compared(*languages: str) -> str:
    """Return what isn't looked for in texts of these languages (ISO 639-1), which have no lists of words for it."""
    without = [code for code in dict.fromkeys(languages) if code and not word_list(code, "certainty.possible")]
    return f"sources and certainty not compared: no word lists for {', '.join(without)}" if without else ""


def moved(passed: int) -> str:
    """Return "moved up 5" (towards the start of B; negative: down), "moved" where it passed as many each way."""
    if not passed:
        return "moved"
    return f"moved {'up' if passed > 0 else 'down'} {abs(passed)}"


def shape(flags: frozenset[Flag], left: int, right: int) -> list[str]:
    """Return what the flags of a change say beside its sign."""
    said = []
    if Flag.SPLIT in flags:
        said.append(f"split into {_in_words(right)}")
    if Flag.JOINED in flags:
        said.append(f"{_in_words(left)} joined")
    if Flag.PARTIAL in flags:
        said.append("one side says more")
    if Flag.DOUBTFUL in flags:
        said.append("doubtful link")
    if Flag.FURNITURE in flags:
        said.append("page furniture, not counted")
    return said


def also_in(numbers: Sequence[str], *, lone: bool) -> str:
    """Say that sentences share something with others outside their group; a lone sentence has no group."""
    return f"{'partly told in' if lone else 'also linked to'} {', '.join(numbers)}"


def corrections(made: Sequence[Correction]) -> str:
    """Return "linked A3–B4; not linked A1–B7": what the reader said of links, sentences numbered from 1."""
    parts = []
    for linked, said in ((True, "linked"), (False, "not linked")):
        pairs = [f"A{each.left + 1}–B{each.right + 1}" for each in made if each.linked is linked]
        parts += [f"{said} {', '.join(pairs)}"] if pairs else []
    return "; ".join(parts)


def same_rules(options: Options) -> str:
    """Return what counted as the same text."""
    rules = {
        "case": options.ignore_case,
        "punctuation": options.ignore_punctuation,
        "quotation-mark style": options.ignore_quote_style,
        "white space": options.ignore_space,
        "diacritics": options.ignore_diacritics,
    }
    return ", ".join(name for name, wanted in rules.items() if wanted) or "nothing"


def _in_words(number: int) -> str:
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)


def legend() -> tuple[tuple[str, str], ...]:
    """Return the signs, each with what it means."""
    return LEGEND


def legend_of_marks() -> str:
    """Return what struck, bold and dotted words mean."""
    return LEGEND_MARKS


def nothing_listed() -> str:
    """Return what stands where a list is empty."""
    return NOTHING_LISTED

"""Names of two linked sentences: the same one named differently, or another one in the same place.

A name that the other article uses anywhere in the same form is no finding, nor is a short form of one it gives in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from rapidfuzz.distance import OSA, JaroWinkler

from reader.findings.reading import Reading
from reader.findings.reasons import Reason
from reader.language.function_words import is_function_word
from reader.language.names import NOUNS_IN_CAPITALS, Name, initials, is_initials
from reader.language.tokens import Token, without_diacritics
from reader.language.wordlists import word_list, word_names
from reader.model import Finding, FindingChange, FindingKind

# Words this much alike, or a letter apart when they are long, may be spellings of one; short ones are Iran and Iraq.
_LEAST_SPELLING = 0.84
_LEAST_LETTERS = 5
_LEAST_INITIALS = 3
# What a place and its people end in, behind at least so many letters in common.
_PEOPLES = frozenset(
    {("", "i"), ("", "an"), ("", "ian"), ("", "ese"), ("", "ish"), ("", "ia"), ("ce", "k"), ("n", "s")}
)
_LEAST_STEM = 4
_REACH = 4
_LEAST_BESIDE = 2

_CONFIDENCE = {
    Reason.SPELLING: 0.85,
    Reason.INITIALS: 0.9,
    Reason.ALIAS: 0.9,
    Reason.NAME_FORM: 0.8,
    Reason.NAME_ORDER: 0.9,
    Reason.OTHER_NAME: 0.6,
}


def find_name_changes(left: Reading, right: Reading, i: int, j: int) -> Iterator[Finding]:
    """Yield the findings about the names of two linked sentences."""
    ours = [name for name in left.names(i) if not _known(name, right) and not _inside_quotation(left, i, name)]
    theirs = [name for name in right.names(j) if not _known(name, left) and not _inside_quotation(right, j, name)]
    taken: set[tuple[str, ...]] = set()
    for find in (_form_reason, _role_reason):
        for one in ours:
            for other in theirs:
                if one.words in taken or other.words in taken:
                    continue
                reason = find(left, right, (i, j), one, other, (ours, theirs))
                if reason is not None:
                    taken |= {one.words, other.words}
                    spans = one.span, other.span
                    yield Finding(FindingKind.NAME, FindingChange.CHANGED, i, j, *spans, _CONFIDENCE[reason], reason)


def _known(name: Name, other: Reading) -> bool:
    """Return whether the other article uses the name in this form, or a longer form of this short one."""
    if name.words in other.mentions.forms:
        return True
    return not name.full and name.words[0] in other.mentions.words


def _inside_quotation(reading: Reading, sentence: int, name: Name) -> bool:
    """Return whether a name is quoted words, which are held against each other as such."""
    return any(quoted.span.start <= name.span.start < quoted.span.end for quoted in reading.quoted(sentence))


def _form_reason(
    left: Reading, right: Reading, _: tuple[int, int], one: Name, other: Name, __: tuple[Sequence[Name], Sequence[Name]]
) -> Reason | None:
    """Return how two names are forms of one, None where they aren't."""
    if _all(_derived, one, other):
        return None
    if sorted(one.words) == sorted(other.words):
        return Reason.NAME_ORDER
    short = _by_initials(left, right, one, other)
    if short:
        return short
    if _alias(left, one, other):
        return Reason.ALIAS
    if _all(_spelled, one, other):
        return Reason.SPELLING
    if one.full and set(one.words) & set(other.words) and _all(_alike, one, other):
        return Reason.OTHER_NAME
    return Reason.NAME_FORM if _other_form(left, one, other) else None


def _alias(reading: Reading, one: Name, other: Name) -> bool:
    aliases = word_names(reading.language, "names.aliases")
    group = aliases.get(" ".join(one.words))
    return group is not None and group == aliases.get(" ".join(other.words))


def _other_form(reading: Reading, one: Name, other: Name) -> bool:
    """Return whether two full names have the last word in common, and one isn't merely the end of the other."""
    if reading.language in NOUNS_IN_CAPITALS or not (one.full and other.full) or _ends(one, other) or _ends(other, one):
        return False
    if one.words[-1] in word_list(reading.language, "names.common") and not _within(one, other):
        return False  # the Democrats of two states
    return one.words[-1] == other.words[-1] or _numbered(one, other)


def _ends(one: Name, other: Name) -> bool:
    """Return whether the one is the end of the other: what stands before it is a title or a role."""
    end = other.words[-len(one.words) :]
    return [without_diacritics(word) for word in end] == [without_diacritics(word) for word in one.words]


def _begins(one: Name, other: Name) -> bool:
    """Return whether the one is the beginning of the other: what follows says where somebody belongs ("of Harrow")."""
    return other.words[: len(one.words)] == one.words


def _within(one: Name, other: Name) -> bool:
    """Return whether all words of the shorter name are in the longer one."""
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _numbered(one: Name, other: Name) -> bool:
    """Return whether the one is the other with a numeral or a "Jr." after it."""
    longer, shorter = sorted((one.words, other.words), key=len, reverse=True)
    return longer[:-1] == shorter and (longer[-1] in {"jr", "sr", "junior", "senior"} or set(longer[-1]) <= set("iv"))


def _by_initials(left: Reading, right: Reading, one: Name, other: Name) -> Reason | None:
    for short, where, long in ((one, left, other), (other, right, one)):
        word = next((w for w in short.words if w == initials(long)), None)
        if word and len(word) >= _LEAST_INITIALS and is_initials(where.text, short):
            return None if word in left.explained | right.explained else Reason.INITIALS
    return None


def _spelled(one: str, other: str) -> bool:
    """Return whether two words are one, or spellings of one."""
    if without_diacritics(one) == without_diacritics(other):
        return True
    if _plural(one, other):
        return False
    if _loosely(one) == _loosely(other):
        return True
    return min(len(one), len(other)) >= _LEAST_LETTERS and OSA.distance(one, other, score_cutoff=1) <= 1


def _loosely(word: str) -> str:
    """Return the word as transliterations agree on it: one letter for g, k and q, y and i, s and z; vowels left out."""
    plain = without_diacritics(word).translate(str.maketrans("gqcyzv", "kkkisw"))
    kept = "".join(c for c in plain if c not in "aeiouh'")
    return "".join(c for k, c in enumerate(kept) if not k or kept[k - 1] != c)


def _alike(one: str, other: str) -> bool:
    """Return whether two words look much alike, as a slip of the pen or of the memory leaves them."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_LETTERS and longer.startswith(shorter):
        return one == other  # "Conn."
    return JaroWinkler.similarity(one, other) >= _LEAST_SPELLING


def _plural(one: str, other: str) -> bool:
    return one in (other + "s", other + "es") or other in (one + "s", one + "es")


def _derived(one: str, other: str) -> bool:
    """Return whether two words are one but for their number, or a place and its people: "Greece" and "Greek"."""
    if _plural(one, other):
        return True
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    rests = sorted((one[common:], other[common:]))
    if one == other or common < _LEAST_STEM:
        return one == other
    return tuple(rests) in _PEOPLES or (rests == ["", "n"] and one[common - 1] == "a")


def _all(agree: Callable[[str, str], bool], one: Name, other: Name) -> bool:
    """Return whether two names agree word by word."""
    return len(one.words) == len(other.words) and all(agree(a, b) for a, b in zip(one.words, other.words, strict=True))


def _role_reason(
    left: Reading,
    right: Reading,
    sentences: tuple[int, int],
    one: Name,
    other: Name,
    rivals: tuple[Sequence[Name], Sequence[Name]],
) -> Reason | None:
    """Return OTHER_NAME where the words beside both names are the same and neither has a rival."""
    if left.language in NOUNS_IN_CAPITALS or one.full != other.full or _all(_derived, one, other):
        return None
    if any(part(*names) for part in (_begins, _ends) for names in ((one, other), (other, one))):
        return None
    ours, theirs = _beside(left, sentences[0], one), _beside(right, sentences[1], other)
    near = len(ours & theirs)
    if near and _all(_alike, one, other):
        return Reason.OTHER_NAME
    if len(rivals[0]) > 1 or len(rivals[1]) > 1:
        return None
    return Reason.OTHER_NAME if near >= _LEAST_BESIDE and 2 * near >= min(len(ours), len(theirs)) else None


def _beside(reading: Reading, sentence: int, name: Name) -> set[str]:
    words: Sequence[Token] = reading.words(sentence)
    before = [word for word in words if word.end <= name.span.start][-_REACH:]
    after = [word for word in words if word.start >= name.span.end][:_REACH]
    return {word.stem for word in (*before, *after) if not is_function_word(word.norm, reading.language)}

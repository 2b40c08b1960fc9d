"""Pairs of articles for properties: the right one is made from the left one, as a second source would tell it."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.language.compose import article_from_sentences
from reader.model import Article

Pair = tuple[Article, Article]

# Written for this project: claims, quotations, figures, scripts without spaces and from right to left, marks out of
# place, and what is hardly a sentence.
POOL = (
    "The county closed the old iron bridge over the Sarn in May after inspectors found cracks in two girders.",
    "Mayor Ilse Brandt said the repair would cost 1.4 million crowns and last until the first week of October.",
    "“We were told on Monday, and by Tuesday the ferry was full,” said Tom Reed, who runs the mill on the far bank.",
    "Divers counted 140,000 young trout in the weir; three years ago there had been only seven thousand.",
    "A spokeswoman for the railway didn't answer questions about the night trains.",
    "“Nobody complained.",
    "The council's vote was close: five for, four against 🙂.",
    "“",
    "Yes.",
    "Photo: E. Lund / Sarn Courier",
    "L’ingénieure a déclaré que la poutre « ne tiendrait pas un hiver de plus ».",
    "Der Landkreis sperrte die alte Eisenbahnbrücke, nachdem Prüfer „feine Risse“ gefunden hatten.",
    "市長は「橋は十月までに直る」と述べた。",
    "桥梁将于十月重新开放，市长说。",
    "قالت البلدية إن الجسر سيفتح في أكتوبر.",
    "ראש העיר אמרה שהגשר ייפתח באוקטובר.",
    "Мост закрыли в мае, сообщила администрация.",
    "The cafe\u0301 owner's m*****g was heard by Zoe\u0308 👩\u200d🚒 and others .",
    "state media . , which quoted the “ mayor",
    "It is.",
)

_CHARACTERS = st.sampled_from(
    [*"abcdeTheSN 19.,’'“”\"«»?!-–*_…", "é", "e\u0301", "漢", "か", "ب", "ש", "😀", "\u200f", "ß"]
)
_STRANGE = st.lists(_CHARACTERS, min_size=1, max_size=40).map(lambda parts: "".join(parts).strip() or "x")
_SENTENCE = st.one_of(st.sampled_from(POOL), st.sampled_from(POOL), _STRANGE, st.sampled_from(["", " "]))


@st.composite
def sentence_lists(draw: st.DrawFn, most: int = 7) -> list[str]:
    """Draw the sentences of an article, perhaps none, some of them repeated."""
    return draw(st.lists(_SENTENCE, max_size=most))


@st.composite
def article_pairs(draw: st.DrawFn) -> Pair:
    """Draw an article and what a second source made of it: kept, dropped, edited, split, joined and moved sentences."""
    ours = draw(sentence_lists())
    theirs: list[str] = []
    for sentence in ours:
        match draw(st.sampled_from(["keep", "keep", "drop", "edit", "split", "join", "add"])):
            case "keep":
                theirs.append(sentence)
            case "edit":
                theirs.append(draw(edited(sentence)))
            case "split":
                theirs += _halves(sentence)
            case "join" if theirs:
                theirs[-1] = f"{theirs[-1].rstrip('.')}, and {sentence}"
            case "add":
                theirs += [sentence, draw(_SENTENCE)]
    if len(theirs) > 1 and draw(st.booleans()):
        theirs.insert(draw(st.integers(0, len(theirs) - 1)), theirs.pop())
    return article_from_sentences(ours), article_from_sentences(theirs)


@st.composite
def edited(draw: st.DrawFn, sentence: str) -> str:
    """Draw the sentence with a word left out, put in, put elsewhere or in capitals."""
    words = sentence.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    match draw(st.sampled_from(["out", "in", "elsewhere", "capitals"])):
        case "out" if len(words) > 1:
            del words[at]
        case "in":
            words.insert(at, draw(st.sampled_from(["reportedly", "12", "“", "橋", "not", "bridges"])))
        case "elsewhere":
            words.insert(0, words.pop(at))
        case _:
            words[at] = words[at].upper()
    return " ".join(words).strip() or "x"


def _halves(sentence: str) -> list[str]:
    words = sentence.split(" ")
    middle = len(words) // 2
    halves = [" ".join(words[:middle]) + ".", " ".join(words[middle:])]
    return [half for half in halves if half.strip()]

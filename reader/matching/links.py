"""Links: which sentences of two articles share a proposition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

from reader.language.function_words import is_function_word
from reader.language.tokens import tokens
from reader.model import Article, Link, Reason, ReasonKind
from reader.options import Options

_CUT = 0.27


def find_links(left: Article, right: Article, options: Options, tick: Callable[[float], None]) -> tuple[Link, ...]:
    """Return the links, ordered by sentence."""
    sides = []
    for article in (left, right):
        language = article.head.language
        side = []
        for sentence in article.sentences:
            side.append({
                t.stem: t.span.of(article.text)
                for t in tokens(article.text, sentence.span, language)
                if not is_function_word(t.norm, language)
            })
        sides.append(side)
    df = Counter(stem for side in sides for s in side for stem in s)
    n = sum(map(len, sides))
    idf = {s: math.log((n + 1) / c) for s, c in df.items()}
    norms = [[math.sqrt(sum(idf[w] ** 2 for w in s)) or 1.0 for s in side] for side in sides]
    links = []
    for i, a in enumerate(sides[0]):
        tick(i / len(sides[0]))
        for j, b in enumerate(sides[1]):
            common = a.keys() & b.keys()
            cos = sum(idf[w] ** 2 for w in common) / norms[0][i] / norms[1][j]
            if cos >= _CUT:
                top = sorted(common, key=lambda w: (-idf[w], w))[:4]
                reasons = tuple(Reason(ReasonKind.RARE_WORD, a[w], idf[w] ** 2 / norms[0][i] / norms[1][j]) for w in top)
                links.append(Link(i, j, min(1.0, 0.5 + (cos - _CUT) / 2), reasons))
    return tuple(links)

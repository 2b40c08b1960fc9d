"""How long a comparison takes, how much memory, and what other tools give for their time: ``make bench``.

Sizes are words a side; texts of the larger sizes are made from a fixed seed, their words as unevenly common as in
news, and the right one is the left one with sentences kept, reworded, dropped and added. Each size runs in a process of
its own, so that its memory peak is its own. "links to edits" leaves reading the files and the findings out.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from reader import Article, ReaderError, Stage, article_from_text, compare, load
from tests.corpus.measure import print_formats

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SIZES = (600, 10_000, 50_000, 200_000)
STORY = (ROOT / "seeds" / "lighthouse" / "harbour-ledger.txt", ROOT / "seeds" / "lighthouse" / "newsloop.txt")
REAL = (SHARED / "seeds" / "000_0b38080452523bb5.txt", SHARED / "seeds" / "001_e349e8e8d68a349b.txt")
RUNS = 9

Diff = Iterator[tuple[str, list[str]]]


def made_texts(words: int, seed: int = 5) -> tuple[str, str]:
    """Return two texts of about `words` words, the second made from the first by an editor with dice."""
    dice = random.Random(seed)
    vowels, consonants = "aeiou", "bcdfglmnprstv"
    syllables = [consonant + vowel for consonant in consonants for vowel in vowels]
    vocabulary = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]

    def sentence() -> str:
        found = dice.choices(vocabulary, weights, k=dice.randint(8, 30))
        return " ".join([found[0].capitalize(), *found[1:]]) + "."

    left: list[str] = []
    count = 0
    while count < words:
        left.append(sentence())
        count += left[-1].count(" ") + 1
    right = [edited for original in left for edited in _edited(original, sentence, vocabulary, dice)]
    return _paragraphs(left), _paragraphs(right)


def _edited(
    original: str, sentence: Callable[[], str], vocabulary: Sequence[str], dice: random.Random
) -> Iterator[str]:
    fate = dice.random()
    if fate < 0.3:
        yield original
    elif fate < 0.7:
        words = original[:-1].split()
        for _ in range(max(1, len(words) // 6)):
            words[dice.randrange(len(words))] = dice.choice(vocabulary)
        yield " ".join(words) + "."
    elif fate < 0.85:
        yield sentence()


def _paragraphs(sentences: Sequence[str]) -> str:
    return "\n\n".join(" ".join(sentences[k : k + 5]) for k in range(0, len(sentences), 5))


def measure(left: Article, right: Article, runs: int) -> dict[str, float]:
    """Return the median times (seconds) of warm comparisons: whole, and from the links to the edits."""
    whole, edits = [], []
    for _ in range(runs):
        marks: dict[Stage, float] = {}
        began = time.perf_counter()
        compare(left, right, progress=lambda stage, _, marks=marks: marks.setdefault(stage, time.perf_counter()))  # type: ignore[misc]
        whole.append(time.perf_counter() - began)
        edits.append(marks[Stage.FINDINGS] - marks[Stage.MATCHING])
    return {"whole": statistics.median(whole), "edits": statistics.median(edits)}


def cancel_latency(left: Article, right: Article) -> float:
    """Return the longest time (seconds) between two chances to stop a comparison."""
    asked: list[float] = []

    def ask() -> bool:
        asked.append(time.perf_counter())
        return False

    compare(left, right, cancelled=ask)
    return max(b - a for a, b in pairwise(asked))


def one_size(words: int) -> None:
    """Measure one size in this process and print it as JSON."""
    left, right = (article_from_text(text, "made") for text in made_texts(words))
    runs = RUNS if words < 5_000 else 1
    if words < 5_000:
        compare(left, right)
    row = measure(left, right, runs) | {"gap": cancel_latency(left, right)}
    print(json.dumps(row | {"sentences": [len(left.sentences), len(right.sentences)], "peak": _peak_megabytes()}))


def _peak_megabytes() -> float:
    # Windows has no such module; there the peak isn't told.
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_sizes(sizes: Sequence[int]) -> None:
    """Print the table of sizes."""
    print(
        f"{'words a side':>12}  {'sentences':>13}  {'links to edits':>14}  {'whole':>9}  {'to cancel':>9}  {'peak':>8}"
    )
    for words in sizes:
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench", "--one", str(words)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        row = json.loads(run.stdout)
        sentences = " + ".join(str(n) for n in row["sentences"])
        print(
            f"{words:>12,}  {sentences:>13}  {row['edits'] * 1e3:>11,.0f} ms  {row['whole'] * 1e3:>6,.0f} ms"
            f"  {row['gap'] * 1e3:>6,.0f} ms  {row['peak']:>5,.0f} MB",
            flush=True,
        )


def print_stories() -> None:
    """Print the sample story, the real pair where it is, and the start of the window."""
    for name, paths in (("sample story", STORY), ("real pair", REAL)):
        if not all(path.is_file() for path in paths):
            print(f"{name}: not on this machine")
            continue
        left, right = (load(path) for path in paths)
        compare(left, right)
        row = measure(left, right, RUNS)
        print(
            f"{name}: {len(left.sentences)} + {len(right.sentences)} sentences,"
            f" compare {row['whole'] * 1e3:.0f} ms warm (links to edits {row['edits'] * 1e3:.0f} ms)"
        )
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / "window.png"
            command = [sys.executable, "-m", "ui.app", *map(str, paths), "--picture", str(picture)]
            subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        print(f"{name}: from start to painted marks (a picture written) {time.perf_counter() - began:.2f} s")


def by_difflib(left: list[str], right: list[str]) -> Diff:
    """Compare word lists as Python's difflib does."""
    for kind, i0, i1, j0, j1 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "=", left[i0:i1]
            continue
        yield "-", left[i0:i1]
        yield "+", right[j0:j1]


def by_git(left: list[str], right: list[str]) -> Diff:
    """Compare word lists as ``git diff --word-diff`` does."""
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--no-color", "-U1000000"]
    for line in _run_on_files(command, left, right).splitlines():
        if line[:1] in " +-" and not line.startswith(("+++", "---")):
            yield {" ": "="}.get(line[0], line[0]), line[1:].split()


def by_wdiff(left: list[str], right: list[str]) -> Diff:
    """Compare word lists as wdiff does."""
    marks = ["--start-delete=\x01", "--end-delete=\x02", "--start-insert=\x03", "--end-insert=\x02"]
    out = _run_on_files(["wdiff", *marks], left, right)
    for part in re.split(r"(\x01[^\x02]*\x02|\x03[^\x02]*\x02)", out):
        kind = {"\x01": "-", "\x03": "+"}.get(part[:1], "=")
        yield kind, part.strip("\x01\x02\x03").split()


def _run_on_files(command: list[str], left: list[str], right: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "left.txt", Path(folder) / "right.txt"]
        for path, words in zip(paths, (left, right), strict=True):
            path.write_text(" ".join(words) + "\n", encoding="utf-8")
        return subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False).stdout


def links_of(
    diff: Diff, owners: tuple[list[int], list[int]], sizes: tuple[list[int], list[int]]
) -> set[tuple[int, int]]:
    """Return the sentence pairs of which a diff matches half of the shorter one's words."""
    shared: dict[tuple[int, int], int] = {}
    i = j = 0
    for kind, words in diff:
        for _ in words:
            if kind == "=" and i < len(owners[0]) and j < len(owners[1]):
                pair = owners[0][i], owners[1][j]
                shared[pair] = shared.get(pair, 0) + 1
            i += kind in "=-"
            j += kind in "=+"
    return {(a, b) for (a, b), n in shared.items() if 2 * n >= min(sizes[0][a], sizes[1][b])}


def print_others() -> None:
    """Print for each tool its time on the real news pairs and the F1 of the links that can be read from its result."""
    folder = SHARED / "gold" / "news"
    if not folder.is_dir():
        print("the other tools are measured on ../shared/gold/news, which isn't on this machine")
        return
    pairs = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    tools: dict[str, Callable[[list[str], list[str]], Diff]] = {"difflib": by_difflib}
    tools |= {"git word-diff": by_git} if shutil.which("git") else {}
    tools |= {"wdiff": by_wdiff} if shutil.which("wdiff") else {}
    print(f"{'8 pairs of news':>16}  {'time':>8}  {'link F1':>7}")
    for name, tool in tools.items():
        began, found = time.perf_counter(), []
        for pair in pairs:
            owners = tuple([k for k, s in enumerate(pair[side]) for _ in s.split()] for side in "ab")
            sizes = tuple([len(s.split()) for s in pair[side]] for side in "ab")
            words = [[word for s in pair[side] for word in s.split()] for side in "ab"]
            found.append(links_of(tool(words[0], words[1]), (owners[0], owners[1]), (sizes[0], sizes[1])))
        print(f"{name:>16}  {time.perf_counter() - began:>6.2f} s  {_f1(pairs, found):>7.2f}")
    from reader import article_from_sentences

    began = time.perf_counter()
    compared = [compare(article_from_sentences(p["a"]), article_from_sentences(p["b"])) for p in pairs]
    took = time.perf_counter() - began
    found = [{(x.left, x.right) for x in comparison.links} for comparison in compared]
    print(f"{'Twice Told':>16}  {took:>6.2f} s  {_f1(pairs, found):>7.2f}")


def _f1(pairs: Sequence[dict[str, list[list[int]]]], found: Sequence[set[tuple[int, int]]]) -> float:
    right = wrong = missed = 0
    for pair, links in zip(pairs, found, strict=True):
        gold = {(x[0], x[1]) for x in pair["links"]}
        counted = links - {(x[0], x[1]) for x in pair.get("optional", [])}
        right, wrong, missed = right + len(counted & gold), wrong + len(counted - gold), missed + len(gold - counted)
    return 2 * right / max(1, 2 * right + wrong + missed)


def main() -> int:
    """Print all tables, or measure one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="measure this size in this process, print JSON")
    parser.add_argument("--quick", action="store_true", help="leave out the sizes above 10,000 words")
    arguments = parser.parse_args()
    if arguments.one:
        one_size(arguments.one)
        return 0
    try:
        print_stories()
        print_sizes(SIZES[:2] if arguments.quick else SIZES)
        print_others()
        print_formats()
    except ReaderError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

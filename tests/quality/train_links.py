"""Make resources/matching/links.json from the annotated pairs beside the project.

Run from the project's root, scikit-learn installed: ``python -m tests.quality.train_links`` (``--check`` only prints
the figures, out of fold, and writes nothing). Trained on ``news-train`` (40 pairs of news), ``rewritten`` (100 pairs of
an article and its rewrite), and with a fifth of the weight on ``german`` (50 texts and their plain versions);
``news`` and ``seeds`` are only measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler

from reader import article_from_sentences
from reader.matching.candidates import candidate_pairs
from reader.matching.links import exact_pairs
from reader.matching.material import make_material
from reader.matching.signals import SIGNALS, signals
from reader.matching.terms import SentenceTerms, sentence_terms

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
MATCHING = Path(__file__).resolve().parents[2] / "resources" / "matching"
TRAINED_ON = ("train", "rewritten", "german")
# German speaks softly: enough to learn what its compounds and capitals mean, not enough to bend the news.
WEIGHTS = {"de": 0.2}
FOLDS = 5
STRENGTH = 0.02
POINTS = 5

Floats = npt.NDArray[np.float64]


@dataclass
class Pair:
    """One annotated pair of articles, its candidates and their signals."""

    gold: dict[str, Any]
    left: tuple[SentenceTerms, ...]
    right: tuple[SentenceTerms, ...]
    language: str
    i: npt.NDArray[np.int64] | None = None
    j: npt.NDArray[np.int64] | None = None
    values: Floats | None = None


def records(name: str) -> list[dict[str, Any]]:
    """Return the annotated pairs of one set."""
    if name == "seeds":
        return [json.loads((GOLD / "seeds.json").read_text(encoding="utf-8"))]
    if name in ("news", "train"):
        folder = {"news": "news", "train": "news-train"}[name]
        return [json.loads(p.read_text(encoding="utf-8")) for p in sorted((GOLD / folder).glob("*.json"))]
    file = {"rewritten": "rewritten/abcd-dev.jsonl", "german": "german/deplain-dev.jsonl"}[name]
    return [json.loads(line) for line in (GOLD / file).read_text(encoding="utf-8").splitlines()]


def read_pairs(name: str) -> list[Pair]:
    """Return the pairs of one set with their terms."""
    pairs = []
    for gold in records(name):
        left, right = article_from_sentences(gold["a"]), article_from_sentences(gold["b"])
        pairs.append(Pair(gold, sentence_terms(left), sentence_terms(right), left.head.language))
    return pairs


def compute(sets: dict[str, list[Pair]]) -> None:
    """Give every pair its candidates and signals."""
    for pairs in sets.values():
        for pair in pairs:
            material = make_material(pair.left, pair.right, pair.language)
            pair.i, pair.j = candidate_pairs(material.stems, exact_pairs(pair.left, pair.right))
            pair.values = signals(material, pair.i, pair.j)


def labelled(pairs: Sequence[Pair]) -> tuple[Floats, Floats]:
    """Return signals and labels of all candidates but the optional ones."""
    values, labels = [], []
    for pair in pairs:
        assert pair.i is not None
        assert pair.j is not None
        assert pair.values is not None
        gold = {(x[0], x[1]) for x in pair.gold["links"]}
        optional = {tuple(x) for x in pair.gold.get("optional", [])} - gold
        cells = list(zip(pair.i.tolist(), pair.j.tolist(), strict=True))
        counted = np.array([cell not in optional for cell in cells], dtype=bool)
        values.append(pair.values[counted])
        labels.append(np.array([cell in gold for cell in cells], dtype=np.float64)[counted])
    return np.concatenate(values), np.concatenate(labels)


def fit(pairs: Sequence[Pair]) -> Pipeline:
    """Return the additive logistic model of these pairs."""
    values, labels = labelled(pairs)
    weights = np.concatenate([np.full(len(labelled([pair])[1]), WEIGHTS.get(pair.language, 1.0)) for pair in pairs])
    splines = SplineTransformer(n_knots=POINTS, degree=1, knots="uniform")
    model = make_pipeline(StandardScaler(), splines, LogisticRegression(C=STRENGTH, max_iter=2000))
    return model.fit(values, labels, logisticregression__sample_weight=weights)


def figures(pairs: Sequence[Pair], scores: Sequence[Floats], cut: float) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the links at a cut."""
    right = wrong = missed = 0
    for pair, score in zip(pairs, scores, strict=True):
        assert pair.i is not None
        assert pair.j is not None
        gold = {(x[0], x[1]) for x in pair.gold["links"]}
        optional = {tuple(x) for x in pair.gold.get("optional", [])}
        cells = zip(pair.i.tolist(), pair.j.tolist(), strict=True)
        found = {cell for cell, p in zip(cells, score, strict=True) if p >= cut} - optional
        right += len(found & gold)
        wrong += len(found - gold)
        missed += len(gold - found)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def out_of_fold(sets: dict[str, list[Pair]]) -> dict[str, list[Floats]]:
    """Return the scores of the training sets' pairs by models that didn't see them."""
    scores: dict[str, list[Floats]] = {name: [np.zeros(0)] * len(sets[name]) for name in TRAINED_ON}
    for fold in range(FOLDS):
        model = fit([p for name in TRAINED_ON for k, p in enumerate(sets[name]) if k % FOLDS != fold])
        for name in TRAINED_ON:
            for k in range(fold, len(sets[name]), FOLDS):
                scores[name][k] = probabilities(model, sets[name][k])
    return scores


def probabilities(model: Pipeline, pair: Pair) -> Floats:
    """Return the model's scores of the pair's candidates."""
    return model.predict_proba(pair.values)[:, 1] if pair.values is not None and len(pair.values) else np.zeros(0)


def report(sets: dict[str, list[Pair]], scores: dict[str, list[Floats]]) -> None:
    """Print each set's figures at a few cuts, and how true the scores are as probabilities."""
    for name, found in scores.items():
        cuts = (0.25, 0.3, 0.32, 0.34, 0.36, 0.5)
        row = "  ".join(f"{cut:.2f}: " + " ".join(f"{x:.3f}" for x in figures(sets[name], found, cut)) for cut in cuts)
        print(f"{name:10s} {row}")
    values = np.concatenate([s for name in TRAINED_ON for s in scores[name]])
    labels = labels_of_all(sets)
    for low in np.arange(0.1, 1.0, 0.1):
        inside = (values >= low) & (values < low + 0.1)
        if inside.any():
            print(f"scores {low:.1f}-{low + 0.1:.1f}: {labels[inside].mean():.2f} are links ({int(inside.sum())})")


def labels_of_all(sets: dict[str, list[Pair]]) -> Floats:
    """Return the labels of all candidates of the training sets, optional ones as links."""
    labels = []
    for name in TRAINED_ON:
        for pair in sets[name]:
            assert pair.i is not None
            assert pair.j is not None
            gold = {(x[0], x[1]) for x in (*pair.gold["links"], *pair.gold.get("optional", []))}
            labels += [cell in gold for cell in zip(pair.i.tolist(), pair.j.tolist(), strict=True)]
    return np.array(labels, dtype=np.float64)


def write_model(model: Pipeline) -> None:
    """Write the curves as points that a person can read."""
    scaler, splines, logistic = (step for _, step in model.steps)
    weights = logistic.coef_[0].reshape(len(SIGNALS), POINTS)
    curves = {}
    for column, name in enumerate(SIGNALS):
        knots = splines.bsplines_[column].t[1:-1] * scaler.scale_[column] + scaler.mean_[column]
        curves[name] = {
            "at": [round(float(x), 5) for x in knots],
            "adds": [round(float(x), 4) for x in weights[column]],
        }
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(curve)}" for name, curve in curves.items())
    note = "Made by tests/quality/train_links.py on news-train, rewritten and german; see DECISIONS.md."
    start = round(float(logistic.intercept_[0]), 5)
    text = f'{{\n  "note": {json.dumps(note)},\n  "start": {start},\n  "curves": {{\n{lines}\n  }}\n}}\n'
    (MATCHING / "links.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Train, print the figures, and write the model unless asked not to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="print the figures, write nothing")
    arguments = parser.parse_args()
    sets = {name: read_pairs(name) for name in ("train", "rewritten", "news", "seeds", "german")}
    compute(sets)
    scores = out_of_fold(sets)
    model = fit([pair for name in TRAINED_ON for pair in sets[name]])
    scores |= {name: [probabilities(model, pair) for pair in sets[name]] for name in ("news", "seeds")}
    report(sets, scores)
    if not arguments.check:
        write_model(model)


if __name__ == "__main__":
    main()

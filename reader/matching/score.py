"""The scores of pairs, as probabilities, from their signals.

The model is additive: each signal has a curve (a few points, straight lines between them, level outside), the curves'
values add up, and the logistic function makes a probability of the sum. So every score can be taken apart. The curves
are in resources/matching/links.json, made by tests/quality/train_links.py, which says what they were trained on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from reader.matching.signals import SIGNALS
from reader.matching.terms import Check, Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """What a signal adds to the logarithm of the odds: the points' places and heights."""

    at: tuple[float, ...]
    adds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The curves in the order of `SIGNALS`, and the sum with which they start."""

    start: float
    curves: tuple[Curve, ...]

    def probabilities(self, values: Floats, check: Check = lambda: None) -> Floats:
        """Return the probability of a link for each row of signals; `check` is called now and then, and may raise."""
        total = np.full(len(values), self.start)
        for column, curve in enumerate(self.curves):
            check()
            total += np.interp(values[:, column], curve.at, curve.adds)
        return np.asarray(1.0 / (1.0 + np.exp(-total)), dtype=np.float64)


@cache
def load_model() -> Model:
    """Return the model that comes with the program. Raises `ValueError` if it was made for other signals."""
    text = resources.files("resources").joinpath("matching", "links.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    if list(stored["curves"]) != list(SIGNALS):
        message = "links.json was made for other signals: run tests/quality/train_links.py"
        raise ValueError(message)
    curves = tuple(Curve(tuple(c["at"]), tuple(c["adds"])) for c in stored["curves"].values())
    return Model(stored["start"], curves)

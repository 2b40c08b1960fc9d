"""The model: curves that add up to a probability."""

from __future__ import annotations

import math

import numpy as np
import pytest

from reader.matching.score import Curve, Model, load_model
from reader.matching.signals import SIGNALS


def test_curves_add_up_and_are_level_outside_their_points() -> None:
    model = Model(-1.0, (Curve((0.0, 1.0), (0.0, 2.0)), Curve((0.0, 10.0), (1.0, -1.0))))
    found = model.probabilities(np.array([[0.5, 5.0], [0.0, 0.0], [9.0, -9.0]]))
    assert [0.5, 0.5, 1 / (1 + math.exp(-2))] == pytest.approx(found.tolist())


def test_no_rows_have_no_probabilities() -> None:
    assert [] == load_model().probabilities(np.zeros((0, len(SIGNALS)))).tolist()


def test_the_model_that_comes_along_has_a_curve_for_each_signal() -> None:
    model = load_model()
    assert len(SIGNALS) == len(model.curves)
    for curve in model.curves:
        assert len(curve.at) == len(curve.adds) >= 2
        assert list(curve.at) == sorted(curve.at)


def test_whatever_the_signals_the_score_is_a_probability() -> None:
    values = np.random.default_rng(7).normal(0, 50, (200, len(SIGNALS)))
    found = load_model().probabilities(values)
    assert ((found >= 0) & (found <= 1)).all()

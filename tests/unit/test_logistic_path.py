"""Every column of a path is the minimum of its own penalised log loss."""

import numpy as np
import pytest

from penat.domain.logistic_path import LogisticPath


def drawn(count: int, dim: int, seed: int = 3):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(count, dim)) / np.sqrt(dim)
    wanted = features[:, 0] + 0.1 * rng.normal(size=count) > 0
    return features, wanted


def gradients(features, wanted, weights, penalties, slopes, intercepts):
    """Return how far from a minimum each column is."""
    chance = 1 / (1 + np.exp(-(features @ slopes + intercepts)))
    residual = weights * (chance - wanted[:, None])
    return np.abs(features.T @ residual + penalties * slopes).max(axis=0), np.abs(residual.sum(axis=0))


@pytest.mark.parametrize(("count", "dim"), [(60, 8), (30, 200), (200, 40)])
def test_every_column_stands_at_its_minimum(count, dim):
    features, wanted = drawn(count, dim)
    penalties = np.array([10.0, 1.0, 0.1, 0.01])
    weights = np.ones((count, 4))
    slopes, intercepts = LogisticPath(features, wanted).minima(weights, penalties)
    of_slopes, of_intercepts = gradients(features, wanted, weights, penalties, slopes, intercepts)
    assert of_slopes.max() < 1e-3
    assert of_intercepts.max() < 1e-3


def test_a_column_does_not_see_the_rows_it_weighs_nothing():
    features, wanted = drawn(80, 10)
    seen = np.arange(80) < 50
    weights = np.column_stack([seen.astype(float), np.ones(80)])
    slopes, intercepts = LogisticPath(features, wanted).minima(weights, np.array([0.3, 0.3]))
    alone, bias = LogisticPath(features[seen], wanted[seen]).minima(np.ones((50, 1)), np.array([0.3]))
    np.testing.assert_allclose(slopes[:, 0], alone[:, 0], atol=2e-3)
    np.testing.assert_allclose(intercepts[0], bias[0], atol=2e-3)
    assert np.abs(slopes[:, 0] - slopes[:, 1]).max() > 0.05


def test_a_stronger_penalty_gives_shorter_slopes():
    features, wanted = drawn(80, 10)
    slopes, _ = LogisticPath(features, wanted).minima(np.ones((80, 3)), np.array([10.0, 1.0, 0.1]))
    lengths = np.linalg.norm(slopes, axis=0)
    assert lengths[0] < lengths[1] < lengths[2]


def test_rows_that_are_all_alike_give_the_share_and_no_slope():
    wanted = np.array([True, False, False, False])
    slopes, intercepts = LogisticPath(np.zeros((4, 3)), wanted).minima(np.ones((4, 1)), np.array([1.0]))
    assert not slopes.any()
    assert intercepts[0] == pytest.approx(np.log(1 / 3), abs=1e-3)

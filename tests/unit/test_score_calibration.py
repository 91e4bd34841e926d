import numpy as np
import pytest

from penat.domain.score_calibration import calibrated


def test_scores_that_are_true_log_odds_times_three_are_brought_back():
    rng = np.random.default_rng(2)
    odds = rng.normal(size=20_000) * 2
    wanted = rng.random(20_000) < 1 / (1 + np.exp(-odds))
    found = calibrated(3 * odds + 1, wanted)
    assert found.slope == pytest.approx(1 / 3, rel=0.05)
    assert found.chances(np.array([1.0]))[0] == pytest.approx(0.5, abs=0.02)


def test_few_examples_never_give_certainty():
    scores = np.array([-9.0, -8, -7, 7, 8, 9])
    chances = calibrated(scores, scores > 0).chances(scores)
    assert 0.05 < chances[0] < 0.4
    assert 0.6 < chances[-1] < 0.95


def test_scores_of_the_wrong_order_give_about_the_share_to_all():
    scores = np.linspace(-1, 1, 100)
    found = calibrated(scores, scores < -0.5)
    assert found.slope > 0
    assert np.ptp(found.chances(scores)) < 0.01
    assert found.chances(scores).mean() == pytest.approx(0.25, abs=0.02)


@pytest.mark.parametrize("scores", [np.zeros(10), np.full(10, 1e6)])
def test_scores_that_say_nothing_are_survived(scores):
    wanted = np.arange(10) < 5
    assert calibrated(scores, wanted).chances(scores) == pytest.approx(0.5, abs=0.01)


def test_the_order_of_scores_is_kept():
    scores = np.array([3.0, -2.0, 0.5, 9.0])
    chances = calibrated(scores, np.array([True, False, False, True])).chances(scores)
    assert np.argsort(chances).tolist() == np.argsort(scores).tolist()

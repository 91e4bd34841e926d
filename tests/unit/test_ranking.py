import numpy as np
import pytest

from penat.domain.ranking import POOL, elbow, ranked, varied


@pytest.mark.parametrize("share", [None, 0.5, 0.01, 0.0])
@pytest.mark.parametrize("limit", [1, 24, 1000, 50_000])
def test_the_best_of_many_are_those_of_a_full_sort(limit, share):
    rng = np.random.default_rng(3)
    scores = np.round(rng.standard_normal(20_000), 2).astype(np.float32)  # with ties
    allowed = None if share is None else rng.random(20_000) < share
    rows = np.arange(20_000) if allowed is None else np.flatnonzero(allowed)
    wanted = rows[np.argsort(-scores[rows], kind="stable")][:limit]
    assert ranked(scores, allowed, limit).tolist() == wanted.tolist()


def test_the_best_may_all_lie_where_the_sample_does_not_look():
    scores = np.zeros(30_000, np.float32)
    scores[1:30_000:14] = 1.0
    assert ranked(scores, None, 5).tolist() == [1, 15, 29, 43, 57]


def two_kinds(count):
    vectors = np.zeros((count, 3), np.float32)
    vectors[: count // 2, 0], vectors[count // 2 :, 1] = 1.0, 1.0
    return vectors


def test_more_diversity_takes_turns_between_what_is_alike():
    vectors, scores = two_kinds(10), np.linspace(1, 0.5, 10)
    rows = np.arange(10)
    assert varied(rows, scores, lambda some: vectors[some], 0.0).tolist() == rows.tolist()
    assert varied(rows, scores, lambda some: vectors[some], 0.9)[:2].tolist() == [0, 5]


def test_diversity_keeps_every_result_and_what_lies_behind_the_pool():
    count = POOL + 50
    vectors, scores = two_kinds(count), np.linspace(1, 0, count)
    order = varied(np.arange(count), scores, lambda some: vectors[some], 0.5)
    assert sorted(order.tolist()) == list(range(count))
    assert order[POOL:].tolist() == list(range(POOL, count))


def test_the_elbow_is_where_good_results_end():
    curve = np.r_[np.linspace(0.95, 0.9, 12), np.linspace(0.4, 0.3, 60)]
    assert elbow(curve) == 12


def test_a_straight_or_flat_curve_has_no_elbow():
    assert elbow(np.linspace(1, 0, 50)) is None
    assert elbow(np.full(50, 0.3)) is None
    assert elbow(np.array([0.9, 0.1])) is None

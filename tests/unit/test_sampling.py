"""The kernel, Plackett–Luce and its propensities against numbers worked by hand and by other means."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain import sampling
from penat.domain.errors import InvalidInput

finite = st.floats(-50, 0, allow_nan=False)
log_weights = st.lists(finite, min_size=1, max_size=40).map(np.array)


def test_kernel_weight_at_one_width_is_one_over_e():
    assert np.exp(sampling.kernel_log_weights(np.array([0.0, 0.25, 0.5]), 0.25)) == pytest.approx(
        [1.0, 0.36787944117144233, 0.01831563888873418], abs=1e-15
    )


@pytest.mark.parametrize("width", [0.0, -1.0, 1e-9, 1e9, math.nan])
def test_width_out_of_bounds_is_refused(width):
    with pytest.raises(InvalidInput, match="width"):
        sampling.kernel_log_weights(np.array([0.1]), width)


def test_propensities_of_weights_one_two_three_by_hand():
    weights = np.log([1.0, 2.0, 3.0])
    assert sampling.propensities(weights, [2, 0, 1]) == pytest.approx([3 / 6, 1 / 3, 1.0])


def test_every_order_of_four_has_the_probability_its_propensities_multiply_to():
    weights = np.log([4.0, 3.0, 2.0, 1.0])
    total = sum(math.prod(sampling.propensities(weights, order)) for order in itertools.permutations(range(4), 3))
    assert total == pytest.approx(1.0, abs=1e-12)


def test_ten_thousand_draws_fit_the_kernels_law_by_chi_square():
    distances = np.array([0.05, 0.1, 0.2, 0.3, 0.4])
    weights = sampling.kernel_log_weights(distances, 0.25)
    orders = list(itertools.permutations(range(5), 2))
    expected = np.array([math.prod(sampling.propensities(weights, order)) for order in orders]) * 10_000
    counts = dict.fromkeys(orders, 0)
    for seed in range(10_000):
        counts[tuple(sampling.plackett_luce(weights, 2, np.random.default_rng(seed)).order.tolist())] += 1
    statistic = ((np.array([counts[order] for order in orders]) - expected) ** 2 / expected).sum()
    assert statistic < 43.82, "chi-square over 20 ordered pairs exceeds its 0.1 % point at 19 degrees of freedom"


def test_a_width_that_underflows_every_weight_still_prefers_the_nearest():
    weights = sampling.kernel_log_weights(np.array([3.0, 3.1, 3.2]), 0.01)
    draw = sampling.plackett_luce(weights, 3, np.random.default_rng(0))
    assert draw.order.tolist() == [0, 1, 2]
    assert draw.propensities == pytest.approx([1.0, 1.0, 1.0])


def test_a_longer_slate_begins_with_the_shorter_one():
    weights = sampling.kernel_log_weights(np.linspace(0, 1, 100), 0.25)
    short = sampling.plackett_luce(weights, 4, np.random.default_rng(3)).order
    assert sampling.plackett_luce(weights, 9, np.random.default_rng(3)).order[:4].tolist() == short.tolist()


@given(log_weights, st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_draws_are_distinct_and_propensities_are_probabilities(weights, size, seed):
    draw = sampling.plackett_luce(weights, size, np.random.default_rng(seed))
    assert len(draw.order) == len(set(draw.order.tolist())) == min(size, len(weights))
    assert ((draw.propensities > 0) & (draw.propensities <= 1)).all()


@given(log_weights)
def test_a_full_draw_ends_with_certainty(weights):
    draw = sampling.plackett_luce(weights, len(weights), np.random.default_rng(0))
    assert draw.propensities[-1] == pytest.approx(1.0)


@given(log_weights, st.floats(-700, 700))
def test_propensities_do_not_depend_on_the_weights_scale(weights, shift):
    order = np.arange(len(weights))
    assert sampling.propensities(weights + shift, order) == pytest.approx(
        sampling.propensities(weights, order), rel=1e-6, abs=1e-12
    )


def test_effective_choices_of_equal_weights_is_their_number():
    assert sampling.effective_choices(np.zeros(17)) == pytest.approx(17.0)


def test_effective_choices_of_one_overwhelming_weight_is_one():
    assert sampling.effective_choices(np.array([0.0, -2000.0])) == pytest.approx(1.0)


@settings(max_examples=30)
@given(st.lists(st.floats(0.001, 3.9), min_size=20, max_size=100, unique=True), st.floats(3, 18))
def test_width_for_choices_gives_that_many_choices(distances, choices):
    found = np.sort(np.array(distances))
    width = sampling.width_for_choices(found, choices)
    assert sampling.effective_choices(sampling.kernel_log_weights(found, width)) == pytest.approx(choices, rel=1e-3)


def test_width_for_choices_does_not_fail_beyond_what_can_be_reached():
    assert sampling.width_for_choices(np.zeros(5), 2.0) >= sampling.MIN_WIDTH
    assert sampling.width_for_choices(np.array([0.1, 0.2]), 100.0) <= sampling.MAX_WIDTH * 1.001


def test_rank_weights_are_the_gamma_distributions_and_its_mean_index_is_about_eleven():
    probabilities = np.exp(sampling.rank_gamma_log_weights(2000))
    draws = np.floor(np.random.default_rng(0).gamma(3.0, 4.0, 200_000)).astype(int)
    seen = np.bincount(draws, minlength=2000)[:40] / 200_000
    assert probabilities[:40] == pytest.approx(seen, abs=0.002)
    assert (probabilities * np.arange(2000)).sum() == pytest.approx(11.5, abs=0.01)


def test_drawing_by_rank_weights_is_redrawing_when_taken():
    """The second position's law, worked by actually redrawing taken ranks, agrees with the propensities' law."""
    rng = np.random.default_rng(1)
    weights = sampling.rank_gamma_log_weights(6)
    wanted = np.zeros(6)
    for first in range(6):
        for second in set(range(6)) - {first}:
            wanted[second] += math.prod(sampling.propensities(weights, [first, second]))
    counts = np.zeros(6)
    for _ in range(20_000):
        taken: list[int] = []
        while len(taken) < 2:
            rank = int(rng.gamma(3.0, 4.0))
            if rank < 6 and rank not in taken:
                taken.append(rank)
        counts[taken[1]] += 1
    assert counts / 20_000 == pytest.approx(wanted, abs=0.012)

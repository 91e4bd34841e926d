"""Judging another policy from a log whose propensities are known, against truths that can be worked out."""

import itertools

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.sampling import kernel_log_weights, propensities
from penat.lab.intervals import mean_interval, weighed_mean_interval
from penat.lab.log_evidence import compare
from penat.lab.log_simulator import coverage, simulated_log
from penat.lab.off_policy import Evidence, difference, estimates
from penat.lab.policy_report import report
from penat.lab.slate_log import read_log
from penat.lab.target_policy import chances, read_target, standing
from tests.fakes import circle

LOGGED = read_target("kernel widths=0.3,0.3,0.2")


@pytest.fixture
def catalogue():
    return circle.catalogue(circle.shelf("chair", 60, vectors=circle.scattered(60, lean=2.0)))


def whole_log(target, worth, shown):
    """Return every possible slate of three under a logged kernel as evidence, with each one's probability."""
    distances = np.array([0.1, 0.2, 0.3, 0.35, 0.5])
    logged, wanted = kernel_log_weights(distances, 0.3), kernel_log_weights(distances, target)
    orders = list(itertools.permutations(range(5), shown))
    chance = np.array([propensities(logged, order).prod() for order in orders])
    aim = np.array([propensities(wanted, order).prod() for order in orders])
    ratios = np.array([propensities(wanted, order) / propensities(logged, order) for order in orders])
    rewards = np.array([worth(order) for order in orders])
    return ratios, rewards, chance, float((aim * rewards.sum(axis=1)).sum())


def cascade(order):
    """A reader from the first place on, who takes item i with its own chance, and nothing behind it."""
    taking = np.array([0.5, 0.1, 0.4, 0.05, 0.3])[list(order)]
    return taking * np.concatenate([[1.0], np.cumprod(1.0 - taking)[:-1]])


def test_the_weighed_mean_over_all_slates_is_what_the_target_earns():
    ratios, rewards, chance, truth = whole_log(0.15, cascade, 3)
    weights = np.cumprod(ratios, axis=1)
    assert (chance * (weights * rewards).sum(axis=1)).sum() == pytest.approx(truth)
    assert (chance * weights[:, -1] * rewards.sum(axis=1)).sum() == pytest.approx(truth)


def test_a_wrong_model_of_rewards_does_not_bias_the_doubly_robust_estimate(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 400, 3, 1)
    found = compare(catalogue, slates, read_target("kernel widths=0.25,0.25,0.2"), "pick").evidence
    right = estimates(found)["dr"]
    wrong = Evidence(found.ratios, found.rewards, found.predicted * 0, found.expected * 0, found.session)
    assert right.mean == pytest.approx(estimates(wrong)["ips"].mean, abs=0.05)


def test_the_logged_policy_itself_earns_what_it_earned(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 60, 4, 2)
    found = compare(catalogue, slates, LOGGED, "pick")
    assert found.evidence.ratios == pytest.approx(1.0)
    told = estimates(found.evidence)
    assert told["ips"].mean == told["snips"].mean == pytest.approx(told["logged"].mean)
    assert found.unsupported < 1e-6
    assert found.evidence.effective == pytest.approx(len(slates))


def test_intervals_hold_the_truth(catalogue):
    told = coverage(
        catalogue, "chair", LOGGED, read_target("kernel widths=0.25,0.25,0.2"), runs=50, sessions=40, shown=3, seed=4
    )
    assert {row.of for row in told} == {"slate", "session", "any"}
    for row in told:
        if row.of != "slate":  # of 40 sessions too few speak for that: see the tests of whole sessions
            continue
        assert row.covered >= 0.88, row  # 50 runs of 95 %: below it about twice in a hundred seeds
        assert abs(row.bias) < row.half_width, row


def test_intervals_count_sessions_and_not_slates():
    one = Evidence(np.ones((4, 1)), np.array([[1.0], [1], [0], [0]]), *np.zeros((2, 4, 1)), np.array([0, 0, 1, 1]))
    many = Evidence(one.ratios, one.rewards, one.predicted, one.expected, np.arange(4))
    wide, narrow = estimates(one)["ips"], estimates(many)["ips"]
    assert wide.mean == narrow.mean == 0.5
    assert wide.high - wide.low > narrow.high - narrow.low
    assert difference(one).mean == 0.0


def test_what_the_log_never_showed_is_unsupported_and_said_so(catalogue):
    narrow = read_target("kernel widths=0.01,0.01,0.01")
    slates, _ = simulated_log(catalogue, "chair", narrow, 60, 3, 3)
    told = report(catalogue, slates, read_target("kernel widths=1,1,1"), "pick")
    assert told.unsupported > 0.5
    assert told.verdict.startswith("unsupported: ")


def test_propensities_that_the_release_does_not_give_are_left_out(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 30, 3, 6)
    forged = slates[0].model_copy(update={"propensity": tuple(0.5 * one for one in slates[0].propensity)})
    found = compare(catalogue, [forged, *slates[1:]], LOGGED, "pick")
    assert found.disagreeing == 1
    assert len(found.evidence.session) == len(slates) - 1


def renamed(slates, name):
    return [slate.model_copy(update={"session": f"{name}-{slate.session}"}) for slate in slates]


def test_sessions_longer_than_the_judged_schedule_are_left_out_and_counted(catalogue):
    short, _ = simulated_log(catalogue, "chair", LOGGED, 30, 3, 6)
    long = renamed(
        simulated_log(catalogue, "chair", read_target("kernel widths=0.3,0.3,0.2,0.2,0.1"), 4, 3, 7)[0], "long"
    )
    undrawn = long[3].model_copy(update={"propensity": None})
    target = read_target("kernel widths=0.25,0.25,0.2")
    alone = report(catalogue, short, target, "pick")
    told = report(catalogue, [*long[:10], *short, *long[10:]], target, "pick", [undrawn])
    assert (told.too_long, alone.too_long) == (4, 0)
    assert (told.sessions, told.estimates, told.whole_sessions) == (30, alone.estimates, alone.whole_sessions)
    with pytest.raises(InvalidInput, match=r"step 6, .*has no entry; name one for each step"):
        report(catalogue, long, target, "pick")


@pytest.mark.parametrize("words", ["uniform", "rank_gamma"])
def test_a_policy_without_a_schedule_is_judged_over_sessions_of_any_length(catalogue, words):
    slates, _ = simulated_log(catalogue, "chair", read_target("kernel widths=1,1,1,1,1"), 20, 3, 7)
    told = report(catalogue, slates, read_target(words), "pick")
    assert (told.slates, told.sessions, told.too_long) == (100, 20, 0)
    assert told.whole_sessions.sessions == 20


def test_rank_gamma_can_be_judged_from_a_kernels_log(catalogue):
    slates, _ = simulated_log(catalogue, "chair", read_target("kernel widths=1,1,1"), 80, 3, 7)
    told = report(catalogue, slates, read_target("rank_gamma"), "pick")
    assert told.unsupported < 0.01
    assert 0.0 <= told.estimates["snips"].mean <= 1.0


def test_the_chances_of_every_position_add_up(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 3, 4, 8)
    there = chances(standing(catalogue, slates[0], LOGGED))
    assert there.by_position.sum(axis=1) == pytest.approx(np.ones(4))
    assert there.conditional == pytest.approx(slates[0].propensity)


def test_a_log_is_read_line_by_line_and_a_bad_line_is_named(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 2, 3, 9)
    lines = [slate.model_dump_json() for slate in slates]
    assert read_log([lines[0], "", lines[1]]).slates == slates[:2]
    with pytest.raises(InvalidInput, match="line 2 of the log: "):
        read_log([lines[0], lines[1].replace('"propensity":[', '"propensity":[0.5,')])
    with pytest.raises(InvalidInput, match="line 1 of the log"):
        read_log(["not json"])


def test_slates_without_propensities_are_counted_and_left_out(catalogue):
    slates, _ = simulated_log(catalogue, "chair", LOGGED, 1, 3, 9)
    opening = slates[0].model_copy(update={"anchor": None, "propensity": (None, None, None)})
    read = read_log([opening.model_dump_json(), slates[0].model_dump_json()])
    assert (len(read.slates), read.without) == (1, 1)


@pytest.mark.parametrize(
    "words", ["", "kernel widths=a", "kernel width=0.2", "taste", "rank_gamma widths=1", "kernel a b"]
)
def test_a_policy_that_cannot_be_read_is_refused_with_its_forms(words):
    with pytest.raises(InvalidInput, match="rank_gamma"):
        read_target(words)


def test_an_interval_is_wider_where_a_few_heavy_weights_are_most_of_its_spread():
    rng = np.random.default_rng(0)
    even, few = rng.normal(size=2000), np.where(rng.random(2000) < 0.005, 100.0, 0.0)
    plain, wide = mean_interval(even), weighed_mean_interval(even)
    assert (wide.low, wide.high) == pytest.approx((plain.low, plain.high), abs=1e-3)
    plain, wide = mean_interval(few), weighed_mean_interval(few)
    assert wide.high - wide.low > 1.05 * (plain.high - plain.low)
    assert weighed_mean_interval(np.ones(5)).high == 1.0
    with pytest.raises(ValueError, match="two or more"):
        weighed_mean_interval(np.ones(1))


def test_a_single_session_says_nothing():
    lone = Evidence(*np.ones((4, 2, 1)), np.array([0, 0]))
    with pytest.raises(InvalidInput, match="two sessions"):
        estimates(lone)


def test_the_smallest_worked_example():
    saw_a, picked = np.array([True] * 8 + [False] * 2), np.array([1.0, 1, 0, 0, 0, 0, 0, 0, 1, 0])
    ratios = np.where(saw_a, 0.2 / 0.8, 0.8 / 0.2)[:, np.newaxis]
    nothing = np.zeros((10, 1))
    evidence = Evidence(ratios, picked[:, np.newaxis], nothing, nothing, np.arange(10))
    told = estimates(evidence)
    assert told["logged"].mean == pytest.approx(0.3)
    assert told["ips"].mean == told["snips"].mean == pytest.approx(0.45)
    assert evidence.effective == pytest.approx(100 / 32.5)

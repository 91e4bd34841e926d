"""Policies that reach beyond the logged candidates: judged where the log explored, refused where it did not."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.lab.log_evidence import compare, features
from penat.lab.log_simulator import simulated_log, true_value
from penat.lab.lone_slates import dense, drawn, ground, lone_coverage
from penat.lab.off_policy import estimates
from penat.lab.policy_report import report
from penat.lab.slate_log import Reading
from penat.lab.target_policy import chances, sampled, standing
from penat.lab.target_words import read_target
from tests.fakes import circle

PLAIN = read_target("kernel widths=0.3,0.3")
EXPLORING = read_target("kernel widths=0.3,0.3 explore=0.2")
UNIFORM = read_target("uniform")


@pytest.fixture(scope="module")
def catalogue():
    groups = [row // 2 * 2 for row in range(300)]
    return circle.catalogue(circle.shelf("chair", 300, vectors=circle.scattered(300), groups=groups))


@pytest.fixture(scope="module")
def explored(catalogue):
    return simulated_log(catalogue, "chair", EXPLORING, 300, 2, 1)


def test_a_policy_that_no_log_of_the_kernel_supports_is_supported_by_one_that_explored(catalogue, explored):
    """Of 150 designs the 100 nearest are candidates, so some 30 % of an even choice is outside them."""
    plain, _ = simulated_log(catalogue, "chair", PLAIN, 40, 2, 1)
    told = report(catalogue, plain, UNIFORM, "pick")
    assert told.unsupported > 0.2
    assert told.verdict.startswith("unsupported: ")
    assert "PENAT_EXPLORE" in told.verdict
    told = report(catalogue, explored[0], UNIFORM, "pick")
    assert told.unsupported == 0.0
    assert told.exploring == told.slates == 600
    assert not told.verdict.startswith("unsupported")


def test_of_a_mixed_log_the_sessions_that_explored_can_be_asked_alone(catalogue, explored):
    plain, _ = simulated_log(catalogue, "chair", PLAIN, 40, 2, 2)
    renamed = [slate.model_copy(update={"session": f"plain-{slate.session}"}) for slate in plain]
    log = Reading([*renamed, *explored[0]])
    told = report(catalogue, log.slates, UNIFORM, "pick")
    assert "ask of these alone with --explored" in told.verdict
    assert report(catalogue, log.explored().slates, UNIFORM, "pick").unsupported == 0.0


def test_the_estimates_of_an_even_choice_hold_what_it_earns(catalogue, explored):
    slates, truths = explored
    truth = true_value(catalogue.shelf("chair"), truths, UNIFORM, 20, 3)
    told = estimates(compare(catalogue, slates, UNIFORM, "pick").evidence)
    for name in ("ips", "snips", "dr"):
        assert told[name].low <= truth <= told[name].high, name


@pytest.mark.parametrize(
    "words", ["uniform", "kernel widths=0.6,0.6 candidates=130", "kernel widths=0.2,0.2 explore=0.4"]
)
def test_what_a_policy_draws_is_what_its_chances_say(catalogue, explored, words):
    target, slate = read_target(words), explored[0][1]
    there = standing(catalogue, slate, target)
    told = chances(there)
    slates = sampled(there, 2, 4000, np.random.default_rng(2))
    assert all(len(set(one)) == 2 for one in slates)
    share = np.mean([one[0] == there.shown[0] for one in slates])
    chance = told.conditional[0]
    assert share == pytest.approx(chance, abs=4.5 * np.sqrt(chance / 4000) + 1e-4)
    around = there.shelf.vectors[there.anchor]
    apart = 2 - 2 * there.shelf.vectors[[one[0] for one in slates]] @ around
    expected = told.expected(there, features)
    assert expected[:, 0] == pytest.approx([1.0, 1.0])
    assert expected[0, 1] == pytest.approx(apart.mean(), abs=5 * apart.std() / np.sqrt(4000))


def test_chances_add_up_over_everything_that_may_be_shown(catalogue, explored):
    there = standing(catalogue, explored[0][1], read_target("kernel widths=0.2,0.2 explore=0.4"))
    open_ = chances(there).showable.tolist()
    total = sum(
        chances(replace(there, shown=pair)).conditional.prod() for pair in itertools.permutations(open_, 2)
        if pair[0] in open_[:3]
    )  # fmt: skip
    first = sum(chances(replace(there, shown=(row,))).conditional[0] for row in open_[:3])
    assert total == pytest.approx(first)
    assert sum(chances(replace(there, shown=(row,))).conditional[0] for row in open_) == pytest.approx(1.0)


def test_many_slates_at_once_are_drawn_with_the_chances_of_one(catalogue, explored):
    shelf = catalogue.shelf("chair")
    slates, truths = explored
    there, policy = ground(shelf, truths[:50]), dense(shelf, truths[:50], EXPLORING)
    for place in (0, 7, 31):
        known = chances(standing(catalogue, slates[place], EXPLORING))
        left = there.left[[place]].copy()
        for row, chance in zip(standing(catalogue, slates[place], EXPLORING).shown, known.conditional, strict=True):
            assert policy.shares(np.array([place]), left)[0, row] == pytest.approx(chance)
            left[0, row] = False
    many = drawn(there, np.full(4000, 7), policy, 2, np.random.default_rng(0))
    chance = policy.shares(np.array([7]), there.left[[7]])[0]
    counts = np.bincount(many[:, 0], minlength=300) / 4000
    assert counts == pytest.approx(chance, abs=5 * np.sqrt(chance.max() / 4000))
    assert counts[~there.left[7]].sum() == 0


def test_intervals_of_wide_policies_hold_the_truth(catalogue):
    told = lone_coverage(
        catalogue, "chair", EXPLORING, UNIFORM, runs=30, slates=1000, sessions=50, shown=2, seed=4
    )  # fmt: skip
    for row in told:
        assert row.covered >= 0.85, row  # 30 runs of 95 %: below it about once in a hundred seeds
        assert abs(row.bias) < row.half_width, row


@pytest.mark.parametrize(
    "words",
    ["kernel explore=2", "kernel explore=-1", "kernel explore=nan", "kernel candidates=0", "kernel candidates=1e9",
     "kernel widths=0.2 widths=0.3", "kernel widths=0.2 effective_choices=3", "uniform explore=0.1", "kernel explore"],
)  # fmt: skip
def test_a_wide_policy_that_cannot_be_is_refused(words):
    with pytest.raises(InvalidInput):
        read_target(words)


@pytest.mark.parametrize("words", ["uniform", "kernel widths=0.2,0.1 explore=0.1 candidates=300", "rank_gamma"])
def test_a_policys_words_are_read_as_itself(words):
    assert read_target(words).words == words
    assert read_target(read_target(words).words) == read_target(words)

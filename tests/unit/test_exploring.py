"""Slates that explore: every place a known mixture of the kernel and an even draw from all that may be shown."""

import itertools

import numpy as np
import pytest

from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput
from penat.domain.exploring import Showable, explored, mixed_propensities, showable
from penat.domain.sampling import kernel_log_weights, propensities
from penat.domain.session import Schedule, SessionState
from penat.domain.styling import barred_rows, begin, candidates, pick
from tests.fakes import circle

SHELF = circle.shelf("chair", 400)


def state(**given):
    known = {"shown": 6, "seed": 3, "explore": 0.3, "policy": "kernel"} | given
    return SessionState(
        "release-1", "chair", known.pop("policy"), known.pop("shown"), Schedule((0.25, 0.1)), known.pop("seed"), **known
    )


def walked(shelf=SHELF, **given):
    """Return the turns of a session that always picks the second item."""
    turns = [begin(shelf, state(**given))]
    while not turns[-1].state.done and len(turns[-1].slate) > 1:
        turns.append(pick(shelf, turns[-1].state, turns[-1].slate[1].row))
    return turns


def test_the_mixtures_conditional_probabilities_are_those_of_every_slate_that_can_be():
    """Five may be shown, three of them candidates: the slates' chances add up to 1, each place's by hand."""
    weights, share = np.array([0.0, -1.0, -700.0]), 0.4
    total, first = 0.0, np.zeros(5)
    for slate in itertools.permutations(range(5), 4):
        places = [one if one < 3 else -1 for one in slate]
        told = mixed_propensities(weights, places, share, 5)
        expected = []
        for at, one in enumerate(slate):
            left = [w for row, w in enumerate(np.exp(weights)) if row not in slate[:at]]
            kernel = (np.exp(weights[one]) if one < 3 else 0.0) / sum(left) if left else None
            even = 1 / (5 - at)
            expected.append(even if kernel is None else (1 - share) * kernel + share * even)
        assert told == pytest.approx(expected)
        total += told.prod()
        first[slate[0]] += told.prod()
    assert total == pytest.approx(1.0)
    assert first[4] == pytest.approx(share / 5)


def test_places_are_drawn_as_often_as_their_propensities_say():
    rows, weights, rng = [3, 1, 6], kernel_log_weights(np.array([0.1, 0.2, 0.3]), 0.25), np.random.default_rng(0)
    counts = np.zeros((8, 8))
    for _ in range(20_000):
        left = Showable(np.arange(8), [7])
        one, other = explored(rows, weights, left, 2, 0.25, rng, rng.random((2, 2)))
        counts[one, other] += 1
    for one, other in itertools.permutations(range(7), 2):
        places = [rows.index(row) if row in rows else -1 for row in (one, other)]
        chance = mixed_propensities(weights, places, 0.25, 7).prod()
        assert counts[one, other] / 20_000 == pytest.approx(chance, abs=4.5 * np.sqrt(chance / 20_000))
    assert counts[7].sum() == counts[:, 7].sum() == 0


def test_a_session_that_explores_is_drawn_with_the_chances_it_tells_and_replays():
    turns = walked(explore=0.5)
    outside = 0
    for before, turn in itertools.pairwise(turns):
        if turn.state.done:
            continue
        anchor = turn.state.picked[-1]
        near = candidates(SHELF, before.state, anchor).rows.tolist()
        weights = kernel_log_weights(candidates(SHELF, before.state, anchor).distances, turn.width)
        rows = [one.row for one in turn.slate]
        could = len(showable(SHELF, before.state, barred_rows(SHELF, before.state)))
        assert could == 400 - len(before.state.seen)
        places = [near.index(row) if row in near else -1 for row in rows]
        assert [one.probability for one in turn.slate] == mixed_propensities(weights, places, 0.5, could).tolist()
        assert [one.distance for one in turn.slate] == pytest.approx(
            [2 - 2 * float(SHELF.vectors[row] @ SHELF.vectors[anchor]) for row in rows], abs=1e-5
        )
        outside += places.count(-1)
    assert outside > 0
    assert [turn.slate for turn in walked(explore=0.5)] == [turn.slate for turn in turns]
    shown = turns[-1].state.seen
    assert len(set(shown)) == len(shown) == 18


def test_without_exploring_the_slates_are_the_kernels_own_and_with_little_nearly_so():
    plain, little = walked(explore=0.0), walked(explore=1e-9)
    assert [[one.row for one in turn.slate] for turn in plain] == [[one.row for one in turn.slate] for turn in little]
    weights = kernel_log_weights(np.array([0.1, 0.5, 0.9]), 0.3)
    assert mixed_propensities(weights, [1, 0], 0.0, 3) == pytest.approx(propensities(weights, [1, 0]))


def test_exploring_stays_inside_the_limits_and_shows_one_of_a_design():
    shelf = circle.shelf("chair", 60, groups=[row // 3 for row in range(60)])
    limits = PriceRange(11_000, 14_500)
    turns = walked(shelf, explore=0.5, shown=3, price=limits)
    rows = [row for turn in turns for row in (one.row for one in turn.slate)]
    assert all(shelf.representative[rows])
    assert all(limits.mask(shelf.price_cents)[rows])
    assert len({int(shelf.groups[row]) for row in rows}) == len(rows)


def test_when_nearly_nothing_is_left_the_slate_is_what_is_left():
    shelf = circle.shelf("chair", 9)
    turns = walked(shelf, explore=0.5, shown=5)
    assert sorted(row for turn in turns for row in (one.row for one in turn.slate)) == list(range(9))
    assert turns[1].slate[-1].probability == pytest.approx(1.0)
    assert turns[1].short


def test_even_draws_go_on_where_the_candidates_end():
    left = Showable(np.arange(5), [])
    coins = np.full((5, 2), 0.99)
    drawn = explored([2], np.zeros(1), left, 5, 0.1, np.random.default_rng(0), coins)
    assert sorted(drawn) == [0, 1, 2, 3, 4]
    assert drawn[0] == 2
    assert mixed_propensities(np.zeros(1), [0, -1, -1], 0.1, 5) == pytest.approx([0.9 + 0.02, 1 / 4, 1 / 3])


def test_the_share_and_the_stream_travel_in_the_token():
    moved = walked(explore=0.2)[1].state
    assert SessionState.from_payload(moved.to_payload()) == moved
    assert "q" not in walked(explore=0.0)[1].state.to_payload()


@pytest.mark.parametrize(
    ("policy", "explore", "told"),
    [("kernel", 0.51, "0 to 0.5"), ("kernel", -0.1, "0 to 0.5"), ("kernel", float("nan"), "0 to 0.5"),
     ("rank_gamma", 0.1, "kernel, taste"), ("taste", 1.1, "0 to 1")],
)  # fmt: skip
def test_a_share_that_cannot_be_is_refused_with_what_can(policy, explore, told):
    with pytest.raises(InvalidInput, match=told):
        state(policy=policy, explore=explore)

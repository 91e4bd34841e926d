"""The policy taste as a flow: it learns from every answer, shows nothing twice, replays, and keeps within limits."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain import taste_flow
from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput
from penat.domain.session import NONE_OF_THESE, Schedule, SessionState
from penat.domain.taste_posterior import Answer
from tests.fakes import circle

SHELF = circle.shelf("chair", 120, groups=[0, 0, *range(2, 120)])


def state(**more):
    return SessionState("release-1", "chair", "taste", 6, Schedule((0.25, 0.25, 0.1)), 7, **more)


def rows(turn):
    return [shown.row for shown in turn.slate]


def nearest_to(target, turn):
    return min(rows(turn), key=lambda row: abs(row - target))


def walk(target, **more):
    """Return every turn of a shopper who always takes what is nearest to *target*."""
    turns = [taste_flow.begin(SHELF, state(**more))]
    while not turns[-1].state.done:
        turns.append(taste_flow.pick(SHELF, turns[-1].state, nearest_to(target, turns[-1])))
    return turns


@pytest.mark.parametrize("target", [3, 40, 77, 118])
def test_it_finds_what_the_shopper_wishes(target):
    last = walk(target)[-1]
    nearest = sorted(range(120), key=lambda row: abs(row - target))[:10]
    assert last.state.picked[-1] in nearest


def test_it_opens_spread_out_shows_nothing_twice_and_ends_after_its_steps():
    turns = walk(60)
    seen = [row for turn in turns for row in rows(turn)]
    assert len(turns) == 5
    assert len(set(seen)) == len(seen) == 24
    assert max(rows(turns[0])) - min(rows(turns[0])) > 60
    assert turns[-1].slate == ()
    assert all(shown.distance is None for shown in turns[0].slate)
    assert all(shown.probability is None for turn in turns for shown in turn.slate)


def test_the_same_seed_replays_and_an_older_state_is_back():
    turns = walk(60)
    assert [rows(turn) for turn in walk(60)] == [rows(turn) for turn in turns]
    again = taste_flow.pick(SHELF, turns[1].state, turns[1].state.seen[0])
    assert again.state.step == 3


def test_none_of_these_gives_a_fresh_slate_elsewhere_and_is_remembered():
    first = taste_flow.begin(SHELF, state())
    second = taste_flow.pick(SHELF, first.state, 60 if 60 in rows(first) else rows(first)[0])
    refused = taste_flow.pick(SHELF, second.state, None)
    assert (refused.state.step, refused.state.refusals) == (second.state.step, 1)
    assert not set(rows(refused)) & {*rows(first), *rows(second)}
    assert refused.state.answers[-1] == (6, NONE_OF_THESE)
    assert taste_flow.history(refused.state)[-1] == Answer(tuple(rows(second)), ())


def test_what_was_refused_counts():
    opening = taste_flow.begin(SHELF, state())
    near = nearest_to(20, opening)
    towards = taste_flow.pick(SHELF, opening.state, near)
    refused = taste_flow.pick(SHELF, towards.state, None)
    mean = np.mean([abs(row - near) for row in rows(towards)])
    assert np.mean([abs(row - near) for row in rows(refused)]) > mean


def test_an_earlier_favourite_can_be_picked_again():
    first = taste_flow.begin(SHELF, state())
    second = taste_flow.pick(SHELF, first.state, rows(first)[0])
    third = taste_flow.pick(SHELF, second.state, rows(first)[0])
    assert third.state.picked == (rows(first)[0], rows(first)[0])


def test_a_share_is_drawn_by_the_kernel_with_its_probability():
    first = taste_flow.begin(SHELF, state(explore=0.5))
    assert all(shown.probability is None for shown in first.slate)
    second = taste_flow.pick(SHELF, first.state, rows(first)[2])
    known = [shown.probability for shown in second.slate if shown.probability is not None]
    assert len(known) == 3
    assert all(0 < one <= 1 for one in known)
    assert all(shown.distance is not None for shown in second.slate)


def test_limits_bound_what_is_shown():
    priced = walk(60, price=PriceRange(10_000 + 100 * 40, 10_000 + 100 * 80))
    assert {row for turn in priced for row in rows(turn)} <= set(range(40, 81))


def test_variants_share_one_place():
    assert 1 not in {row for target in (0, 5) for turn in walk(target) for row in rows(turn)}


def test_towards_something_the_opening_is_near_to_it():
    towards = SHELF.vectors[90]
    first = taste_flow.begin(SHELF, state(text="walnut"), towards)
    assert sorted(rows(first)) == list(range(88, 94)) or abs(np.mean(rows(first)) - 90) < 2
    refused = taste_flow.pick(SHELF, first.state, None, towards)
    assert abs(np.mean(rows(refused)) - 90) < 6


def test_a_category_that_runs_out_gives_short_slates():
    small = circle.shelf("chair", 8)
    first = taste_flow.begin(small, state())
    second = taste_flow.pick(small, first.state, rows(first)[0])
    assert (len(rows(second)), second.short) == (2, True)
    third = taste_flow.pick(small, second.state, rows(second)[0])
    assert third.slate == ()


def test_what_was_never_shown_or_comes_too_late_is_refused():
    turns = walk(60)
    unseen = next(row for row in range(120) if row not in turns[0].state.seen)
    with pytest.raises(InvalidInput, match="was not shown"):
        taste_flow.pick(SHELF, turns[0].state, unseen)
    for answer in (None, turns[-1].state.seen[0]):
        with pytest.raises(InvalidInput, match="over"):
            taste_flow.pick(SHELF, turns[-1].state, answer)


def test_a_state_travels_and_comes_back():
    turn = taste_flow.pick(SHELF, (first := taste_flow.begin(SHELF, state(explore=0.25))).state, rows(first)[1])
    assert SessionState.from_payload(turn.state.to_payload()) == turn.state
    kernel = replace(state(), policy="kernel").to_payload()
    assert not {"h", "q"} & kernel.keys()


@pytest.mark.parametrize("explore", [-0.1, 1.5, float("nan")])
def test_a_share_that_cannot_be_is_refused(explore):
    with pytest.raises(InvalidInput, match="explore"):
        state(explore=explore)


def test_the_rank_policy_does_not_explore():
    with pytest.raises(InvalidInput, match="explore"):
        SessionState("r", "chair", "rank_gamma", 6, Schedule((0.25,)), 7, explore=0.5)


def test_newer_prices_keep_what_taste_was_worked_out_from():
    prepared = SHELF.taste
    assert SHELF.with_facts(SHELF.items).taste is prepared


def test_opposite_items_are_no_farther_than_numbers_reach():
    wide = circle.shelf("chair", 120, vectors=circle.arc(120, span=3.1))
    opened = rows(taste_flow.begin(wide, state()))
    assert max(opened) - min(opened) > 60


def test_more_like_two_of_them_stays_in_the_step_and_goes_where_both_are():
    opening = taste_flow.begin(SHELF, state())
    low = sorted(rows(opening))[:2]
    fresh = taste_flow.more_like(SHELF, opening.state, low)
    assert (fresh.state.step, fresh.state.refusals, fresh.state.picked) == (1, 1, ())
    assert not set(rows(fresh)) & set(rows(opening))
    assert np.mean(rows(fresh)) < np.mean(rows(opening))
    assert taste_flow.history(fresh.state) == [Answer(tuple(rows(opening)), tuple(low))]
    assert SessionState.from_payload(fresh.state.to_payload()) == fresh.state
    assert taste_flow.more_like(SHELF, opening.state, low).slate == fresh.slate
    after = taste_flow.pick(SHELF, fresh.state, rows(fresh)[0])
    assert after.state.step == 2


@pytest.mark.parametrize("asked", [[], ["first"], ["first", "first"], ["first", 119]])
def test_more_like_needs_two_that_were_shown(asked):
    opening = taste_flow.begin(SHELF, state())
    first = rows(opening)[0]
    unseen = next(row for row in range(120) if row not in opening.state.seen)
    wanted = [first if one == "first" else unseen for one in asked]
    with pytest.raises(InvalidInput, match=r"more_like|was not shown"):
        taste_flow.more_like(SHELF, opening.state, wanted)

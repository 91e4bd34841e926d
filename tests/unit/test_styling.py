"""The shopper's flow on a quarter circle of chairs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain import sampling, styling
from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput, SessionRefused
from penat.domain.geometry import normalised
from penat.domain.session import Schedule, SessionState
from tests.fakes.circle import arc, shelf

CHAIRS = shelf("chair", 300)


def state(**changes) -> SessionState:
    start = SessionState("release-1", "chair", "kernel", 9, Schedule((0.25, 0.25, 0.1)), seed=7)
    return replace(start, **changes)


def walk(shelf_, start, picks):
    turn = styling.begin(shelf_, start)
    for place in picks:
        turn = styling.pick(shelf_, turn.state, None if place is None else turn.slate[place].row)
    return turn


def test_the_opening_is_spread_over_the_whole_category():
    rows = sorted(shown.row for shown in styling.begin(CHAIRS, state()).slate)
    assert len(set(rows)) == 9
    assert rows[0] < 75 < 225 < rows[-1]


def test_the_opening_towards_a_vector_shows_its_nearest_in_order():
    turn = styling.begin(CHAIRS, state(), arc(300)[150])
    assert turn.slate[0].row == 150
    assert {shown.row for shown in turn.slate} == set(range(146, 155))
    assert all(shown.probability is None for shown in turn.slate)


def test_a_whole_session_has_four_slates_and_shows_nothing_twice():
    turn = styling.begin(CHAIRS, state())
    widths = [turn.width]
    for _ in range(3):
        turn = styling.pick(CHAIRS, turn.state, turn.slate[0].row)
        widths.append(turn.width)
    assert widths == [None, 0.25, 0.25, 0.1]
    assert len(turn.state.seen) == len(set(turn.state.seen)) == 36
    end = styling.pick(CHAIRS, turn.state, turn.slate[3].row)
    assert end.state.done
    assert end.slate == ()
    assert end.state.picked[-1] == turn.slate[3].row


def test_probabilities_are_those_of_the_kernel_over_the_candidates():
    opened = styling.begin(CHAIRS, state())
    picked = opened.slate[2].row
    turn = styling.pick(CHAIRS, opened.state, picked)
    found = styling.candidates(CHAIRS, replace(opened.state), picked)
    assert len(found.rows) == 100
    weights = sampling.kernel_log_weights(found.distances, 0.25)
    order = [found.rows.tolist().index(shown.row) for shown in turn.slate]
    assert [shown.probability for shown in turn.slate] == pytest.approx(sampling.propensities(weights, order), abs=0)


def test_candidates_are_the_hundred_nearest_not_yet_shown():
    opened = replace(state(), seen=(149, 151, 152))
    rows = styling.candidates(CHAIRS, opened, 150).rows.tolist()
    assert not {149, 150, 151, 152} & set(rows)
    assert set(rows) == set(range(98, 202)) - {149, 150, 151, 152} or len(rows) == 100


def test_the_same_seed_gives_the_same_session_and_another_seed_another():
    assert walk(CHAIRS, state(), [1, 2, 3]) == walk(CHAIRS, state(), [1, 2, 3])
    assert walk(CHAIRS, state(), [1]).slate != walk(CHAIRS, state(seed=8), [1]).slate


def test_none_of_these_gives_a_fresh_slate_of_the_same_step():
    first = walk(CHAIRS, state(), [0])
    fresh = styling.pick(CHAIRS, first.state, None)
    assert fresh.state.step == first.state.step
    assert not {shown.row for shown in fresh.slate} & {shown.row for shown in first.slate}


def test_refusing_the_opening_gives_another_spread_opening():
    opened = styling.begin(CHAIRS, state())
    fresh = styling.pick(CHAIRS, opened.state, None)
    assert fresh.state.step == 1
    assert not {s.row for s in fresh.slate} & {s.row for s in opened.slate}


def test_an_earlier_favourite_may_be_picked_again():
    first = styling.begin(CHAIRS, state())
    kept = first.slate[4].row
    second = styling.pick(CHAIRS, first.state, kept)
    third = styling.pick(CHAIRS, second.state, kept)
    assert third.state.picked == (kept, kept)


def test_an_item_never_shown_cannot_be_picked():
    opened = styling.begin(CHAIRS, state())
    other = next(row for row in range(300) if row not in opened.state.seen)
    with pytest.raises(InvalidInput, match="not shown"):
        styling.pick(CHAIRS, opened.state, other)


@pytest.mark.parametrize("row", [None, 0])
def test_a_finished_session_takes_no_further_answer(row):
    end = walk(CHAIRS, state(), [0, 0, 0, 0])
    with pytest.raises(InvalidInput, match="over"):
        styling.pick(CHAIRS, end.state, end.state.seen[0] if row is not None else None)


def test_limits_hold_for_every_slate_and_a_scan_fills_in_beyond_the_neighbour_list():
    short = shelf("chair", 300, listed=20)
    dear = state(price=PriceRange(min_cents=30_000))
    turn = styling.begin(short, dear)
    for _ in range(3):
        assert all(short.price_cents[shown.row] >= 30_000 for shown in turn.slate)
        assert len(turn.slate) == 9
        turn = styling.pick(short, turn.state, turn.slate[0].row)


def test_out_of_stock_items_are_left_out_when_asked():
    chairs = replace(CHAIRS, in_stock=np.arange(300) % 3 == 0)
    turn = walk(chairs, state(in_stock=True), [0, 0])
    assert all(row % 3 == 0 for row in turn.state.seen)


def test_the_scan_and_the_neighbour_list_give_the_same_slates():
    cloud = normalised(np.random.default_rng(0).normal(size=(300, 6)))  # no ties, as on real vectors
    listed = walk(shelf("chair", 300, vectors=cloud), state(), [1, 2, 3])
    scanned = walk(shelf("chair", 300, vectors=cloud, listed=3), state(), [1, 2, 3])
    assert listed.state == scanned.state
    assert [s.probability for s in listed.slate] == pytest.approx([s.probability for s in scanned.slate], rel=1e-3)


def test_a_slate_is_shorter_when_fewer_are_left():
    few = shelf("chair", 12)
    turn = walk(few, state(), [0])
    assert len(turn.slate) == 3
    assert turn.short


def test_variants_share_one_place_and_never_follow_one_another():
    twins = shelf("chair", 120, groups=[row // 2 for row in range(120)])
    turn = walk(twins, state(), [0, 0, 0])
    groups = [row // 2 for row in turn.state.seen]
    assert len(groups) == len(set(groups))


def test_effective_choices_schedule_sets_the_width_so():
    asked = state(schedule=Schedule(effective_choices=(20.0, 10.0, 5.0)))
    turn = walk(CHAIRS, asked, [0])
    found = styling.candidates(CHAIRS, walk(CHAIRS, asked, []).state, turn.state.picked[-1])
    weights = sampling.kernel_log_weights(found.distances, turn.width)
    assert sampling.effective_choices(weights) == pytest.approx(20.0, rel=1e-3)


def test_rank_gamma_counts_along_the_distance_order_of_the_whole_category():
    first = walk(CHAIRS, state(policy="rank_gamma", seed=1), [4])
    order = styling.whole_order(CHAIRS, first.state.picked[-1]).rows.tolist()
    ranks = [order.index(shown.row) for shown in first.slate]
    assert max(ranks) < 60
    assert first.width is None
    assert all(0 < shown.probability <= 1 for shown in first.slate)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 8)), max_size=8), st.integers(0, 2**53 - 1), st.integers(2, 24),
    st.sampled_from(["kernel", "rank_gamma"]),
)  # fmt: skip
def test_whatever_is_answered_nothing_is_shown_twice_and_the_state_survives_a_token(answers, seed, shown, policy):
    turn = styling.begin(CHAIRS, state(seed=seed, shown=shown, policy=policy))
    for answer in answers:
        if turn.state.done or not turn.slate:
            break
        row = None if answer is None else turn.slate[answer % len(turn.slate)].row
        turn = styling.pick(CHAIRS, turn.state, row)
        assert len(turn.state.seen) == len(set(turn.state.seen))
        assert SessionState.from_payload(turn.state.to_payload()) == turn.state


def test_a_state_that_moves_on_keeps_everything_else():
    wishes = {"in_stock": True, "text": "oak", "item": "chair-3", "price": PriceRange(1, 2), "policy": "rank_gamma"}
    before = state(**wishes, shown=5, seed=9, step=2, refusals=1, picked=(3,), seen=(3, 4))
    changes = {"step": 3, "refusals": 2, "picked": (3, 4), "seen": (3, 4, 5)}
    assert before.moved(**changes) == replace(before, **changes)


@pytest.mark.parametrize(
    "spoiled",
    [{}, {"r": 1}, {"w": "x"}, {"i": ["a"]}, {"m": [1]}, {"p": "best"}, {"n": 99}, {"s": -1}, {"w": [], "e": None}],
)
def test_a_payload_that_is_not_ours_is_refused(spoiled):
    payload = {} if not spoiled else {**state().to_payload(), **spoiled}
    if spoiled == {"r": 1}:
        payload.pop("t")
    with pytest.raises(SessionRefused):
        SessionState.from_payload(payload)


@pytest.mark.parametrize(
    ("widths", "choices"),
    [(None, None), ((0.2,), (3.0,)), ((), None), ((0.0,), None), (None, (0.5,)), ((1.0,) * 13, None)],
)
def test_schedules_that_mean_nothing_are_refused(widths, choices):
    with pytest.raises(InvalidInput):
        Schedule(widths, choices)

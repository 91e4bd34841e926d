"""The taste policy on items whose order can be seen by eye: what is learned, what is shown, and what is never shown."""

import numpy as np
import pytest

from penat.domain import taste_posterior
from penat.domain.errors import InvalidInput
from penat.domain.sampling import propensities
from penat.domain.taste import Answer, Exploration, TasteModel, next_slate
from penat.domain.taste_posterior import posterior
from penat.domain.taste_space import EXACT_UP_TO, from_vectors, prepare
from tests.fakes import circle

STEADY = TasteModel(moves=0.0)


@pytest.fixture(scope="module")
def space():
    return from_vectors(circle.arc(60))


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def rows(places) -> list[int]:
    return [place.row for place in places]


def mean_target(space, history, model=STEADY) -> float:
    found = posterior(space, history, model)
    return float(found.marginal @ found.support.rows)


def test_before_any_answer_every_design_is_as_likely(space):
    assert posterior(space, []).marginal == pytest.approx(np.full(60, 1 / 60))


def test_one_answer_weighs_targets_by_the_softmax_over_all_that_was_shown(space):
    only = TasteModel(betas=(10.0,), prior=(1.0,), moves=0.0)
    apart = np.clip(2.0 - 2.0 * space.vectors @ space.vectors[[5, 30, 50]].T, 0, 4).astype(float)
    chance = np.exp(-10 * apart[:, 1]) / np.exp(-10 * apart).sum(axis=1)
    assert posterior(space, [Answer((5, 30, 50), (30,))], only).marginal == pytest.approx(
        chance / chance.sum(), rel=1e-4
    )


def test_what_was_not_picked_pushes_the_wish_away(space):
    refused_right = mean_target(space, [Answer((20, 40), (20,))])
    refused_left = mean_target(space, [Answer((0, 20), (20,))])
    assert refused_right < 25 < refused_left


def test_keeping_the_present_pick_counts_against_the_new_slate(space):
    before = [Answer((10, 50), (10,))]
    kept = posterior(space, [*before, Answer((12, 14, 16), (10,))], STEADY).marginal
    assert kept[:11].sum() > posterior(space, before, STEADY).marginal[:11].sum()


def test_none_of_these_moves_the_wish_away_from_all_of_them():
    space = from_vectors(circle.arc(60, span=np.pi))
    found = posterior(space, [Answer((0, 5, 10), ())], STEADY).marginal
    assert found[:15].sum() < 0.15
    assert found[40:].sum() > 20 / 60


def test_more_like_two_of_them_puts_the_wish_near_both(space):
    assert 10 < mean_target(space, [Answer((5, 15, 45, 55), (5, 15))]) < 22
    assert posterior(space, [Answer((5, 15), (5, 15))], STEADY).marginal == pytest.approx(np.full(60, 1 / 60))


def test_a_mind_that_moves_is_followed_sooner_when_moves_are_expected(space):
    changed = [Answer((5, 30, 55), (5,)), Answer((3, 8, 12), (3,)), Answer((20, 40, 50), (50,))]
    expecting = mean_target(space, changed, TasteModel(moves=0.3))
    assert expecting > mean_target(space, changed, STEADY)


def test_contradicting_answers_leave_a_posterior_that_sums_to_one(space):
    sure = TasteModel(betas=(1000.0,), prior=(1.0,), moves=0.0)
    found = posterior(space, [Answer((0, 59), (0,)), Answer((1, 58), (58,)), Answer((2, 57), (2,))], sure).marginal
    assert np.isfinite(found).all()
    assert found.sum() == pytest.approx(1.0)


def test_a_session_shows_nothing_twice_and_ends_at_the_target_for_a_steady_shopper(space):
    for target in (3, 29, 58):
        history: list[Answer] = []
        present = -1
        for step in range(4):
            shown = rows(next_slate(space, history, 4, rng(step), last=step == 3))
            assert not set(shown) & {row for answer in history for row in answer.shown}
            present = min([*shown, *([present] if present >= 0 else [])], key=lambda row: abs(row - target))
            history.append(Answer(tuple(shown), (present,)))
        assert abs(present - target) <= 3


def test_the_same_history_and_stream_give_the_same_slate(space):
    history = [Answer((5, 30, 55), (30,))]
    assert next_slate(space, history, 6, rng(1)) == next_slate(space, history, 6, rng(1))


def test_the_opening_is_spread_out(space):
    shown = sorted(rows(next_slate(space, [], 4, rng())))
    assert shown[0] < 20
    assert shown[-1] > 40


def test_limits_and_variants_are_kept_to():
    shelf = circle.shelf("chair", 40, groups=[row // 2 for row in range(40)])
    space = prepare(shelf.vectors, shelf.representative, shelf.neighbours, shelf.neighbour_distances)
    allowed = np.arange(40) >= 20
    shown = rows(next_slate(space, [], 24, rng(), allowed=allowed, barred=[22]))
    assert sorted(shown) == [20, *range(24, 40, 2)]


def test_when_little_is_left_the_slate_is_shorter_and_then_empty(space):
    seen = tuple(range(58))
    assert sorted(rows(next_slate(space, [Answer(seen, (3,))], 9, rng(), last=True))) == [58, 59]
    assert next_slate(space, [Answer(tuple(range(60)), (3,))], 9, rng()) == []
    nothing = np.zeros(60, dtype=bool)
    assert next_slate(space, [], 9, rng(), allowed=nothing) == []
    assert next_slate(space, [Answer((1, 2), (1,))], 9, rng(), allowed=nothing, last=True) == []


def test_the_kernels_share_comes_last_with_its_exact_propensities(space):
    pool = np.arange(10, 40)
    weights = -0.3 * np.abs(pool - 25.0)
    history = [Answer((5, 25, 55), (25,))]
    places = next_slate(space, history, 9, rng(4), explore=Exploration(1 / 3, pool, weights))
    drawn = places[6:]
    assert all(place.probability is None for place in places[:6])
    left = pool != 25
    order = [int(np.flatnonzero(pool[left] == place.row)[0]) for place in drawn]
    assert [place.probability for place in drawn] == pytest.approx(propensities(weights[left], order).tolist())
    assert len(set(rows(places))) == 9


def test_the_kernels_share_is_met_on_average_and_refused_outside_0_to_1(space):
    history = [Answer((5, 25, 55), (25,))]
    share = Exploration(0.25, np.arange(60), np.zeros(60))
    drawn = [
        sum(p.probability is not None for p in next_slate(space, history, 6, rng(s), explore=share)) for s in range(60)
    ]
    assert set(drawn) == {1, 2}
    assert np.mean(drawn) == pytest.approx(1.5, abs=0.2)
    with pytest.raises(InvalidInput, match="epsilon"):
        Exploration(1.5, np.arange(3), np.zeros(3))


def test_large_categories_are_weighed_on_landmarks_that_stand_for_every_design():
    cloud = rng(1).normal(size=(EXACT_UP_TO + 1000, 8))
    vectors = (cloud / np.linalg.norm(cloud, axis=1, keepdims=True)).astype(np.float32)
    space = from_vectors(vectors, marks=128)
    assert not space.exact
    history = [Answer((5, 2500, 5500), (2500,))]
    found = posterior(space, history)
    assert found.support.mass.sum() == len(vectors)
    assert set(space.neighbours[2500]) <= set(found.support.rows)
    assert len(posterior(space, []).support.rows) <= 128
    assert len(found.support.rows) < len(vectors)
    odd = np.arange(len(vectors)) % 2 == 1
    roomy = from_vectors(vectors, exact_up_to=100, marks=128)
    assert all(row % 2 for row in rows(next_slate(roomy, history, 9, rng(), allowed=odd)))
    assert posterior(space, history, allowed=odd).support.mass.sum() == odd.sum()


def test_on_landmarks_the_end_is_nearly_as_good_as_exact():
    cloud = rng(1).normal(size=(600, 6))
    vectors = (cloud / np.linalg.norm(cloud, axis=1, keepdims=True)).astype(np.float32)
    ends = {}
    for name, space in {
        "exact": from_vectors(vectors),
        "marks": from_vectors(vectors, exact_up_to=0, marks=64),
    }.items():
        ends[name] = np.mean([_end_rank(space, target) <= 10 for target in range(0, 600, 20)])
    assert ends["exact"] >= 0.9
    assert ends["marks"] >= ends["exact"] - 0.2


def _end_rank(space, target: int) -> int:
    apart = 2.0 - 2.0 * space.vectors @ space.vectors[target]
    history: list[Answer] = []
    present: tuple[int, ...] = ()
    for step in range(4):
        shown = rows(next_slate(space, history, 9, rng(step), last=step == 3))
        present = (min((*shown, *present), key=lambda row: apart[row]),)
        history.append(Answer(tuple(shown), present))
    return 1 + int(np.sum(apart < apart[present[0]] - 1e-7))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"betas": (1.0,), "prior": (0.5, 0.5)}, "2 prior shares for 1 betas"),
        ({"betas": (), "prior": ()}, "betas"),
        ({"betas": (-1.0,), "prior": (1.0,)}, "above 0"),
        ({"betas": (float("nan"),), "prior": (1.0,)}, "above 0"),
        ({"betas": (1.0,), "prior": (0.0,)}, "prior"),
        ({"moves": 1.5}, "moves"),
    ],
)
def test_a_model_that_cannot_be_is_refused(given, said):
    with pytest.raises(InvalidInput, match=said):
        TasteModel(**given)


def test_the_default_model_mixes_several_ways_of_choosing():
    assert len(taste_posterior.DEFAULT_MODEL.betas) >= 3

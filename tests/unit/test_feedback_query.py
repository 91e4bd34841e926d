import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.feedback_query import STRATEGIES, Examples, RocchioWeights, question
from penat.domain.geometry import normalised
from penat.domain.logistic import logistic_direction
from tests.fakes.circle import arc

NONE = np.empty((0, 4), np.float32)
ITEMS = arc(40)


def examples(likes=(), dislikes=(), words=NONE, weights=()):
    return Examples(ITEMS[list(likes)], ITEMS[list(dislikes)], words, np.array(weights, float))


def order(asked, strategy, **more):
    scores = question(asked, strategy, ITEMS, **more).scores(ITEMS)
    return np.argsort(-scores, kind="stable").tolist()


@pytest.mark.parametrize("strategy", ["mean", "best", "rocchio"])
def test_one_like_ranks_by_nearness_to_it(strategy):
    assert order(examples([20]), strategy)[:3] in ([20, 19, 21], [20, 21, 19])


@pytest.mark.parametrize("strategy", ["mean", "rocchio"])
def test_scores_of_one_like_are_cosines(strategy):
    scores = question(examples([20]), strategy, ITEMS).scores(ITEMS)
    assert scores == pytest.approx(ITEMS @ ITEMS[20], abs=1e-6)


def test_the_mean_query_is_twice_the_likes_less_the_dislikes():
    direction = question(examples([10, 12], [30]), "mean", ITEMS).direction
    wanted = 2 * ITEMS[[10, 12]].mean(axis=0) - ITEMS[30]
    assert direction == pytest.approx(wanted / np.linalg.norm(wanted), abs=1e-6)


@pytest.mark.parametrize("strategy", ["mean", "best", "rocchio"])
def test_dislikes_alone_find_what_is_least_like_them(strategy):
    assert order(examples((), [0, 1]), strategy)[0] == 39


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_dislike_pushes_its_own_side_down(strategy):
    ranks = order(examples([19, 20], [38, 39]), strategy)
    assert ranks.index(10) < ranks.index(30)


def test_best_looks_at_each_example_for_itself():
    ranks = order(examples([0, 39]), "best")
    assert set(ranks[:4]) == {0, 1, 38, 39}
    assert set(order(examples([0, 39]), "mean")[:2]) == {19, 20}


def test_words_of_another_part_of_the_space_count_as_much_as_pictures():
    far = normalised(np.array([[0.01, 0.02, 1.0, 0.0]]))  # nearly the same cosine to every item, as words have
    both = examples([5], words=far, weights=[1.0])
    assert order(both, "mean")[0] > 5
    assert order(examples([5], words=far, weights=[-1.0]), "mean")[0] <= 5


def test_rocchio_weighs_as_it_is_told():
    heavy = RocchioWeights(dislikes=5.0)
    light = RocchioWeights(dislikes=0.01)
    asked = examples([20], [30])
    assert order(asked, "rocchio", rocchio=heavy)[0] < order(asked, "rocchio", rocchio=light)[0]


@pytest.mark.parametrize(
    ("asked", "strategy", "field", "cure"),
    [
        (examples(), "mean", "like", "give text, photo, like or unlike"),
        (examples([1, 2], [3]), "linear", "strategy", "2 likes and 2 dislikes, not 2 and 1"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_give(asked, strategy, field, cure):
    with pytest.raises(InvalidInput, match=cure) as refused:
        question(asked, strategy, ITEMS)
    assert refused.value.field == field


def test_likes_and_dislikes_that_cancel_are_refused():
    twice = Examples(ITEMS[[1]], 2 * ITEMS[[1]], NONE)
    with pytest.raises(InvalidInput, match="cancel"):
        question(twice, "mean", ITEMS)


def test_the_logistic_direction_is_where_the_gradient_vanishes():
    rng = np.random.default_rng(5)
    shown, wanted, start = rng.standard_normal((9, 30)), rng.random(9) < 0.5, rng.standard_normal(9)
    strength = 0.7
    kernel_free = np.hstack([shown, np.ones((9, 1))])
    weights = np.append(logistic_direction(shown, wanted, start, strength), 0.0)
    for _ in range(200):  # the offset alone, by its own gradient
        chance = 1 / (1 + np.exp(-(kernel_free @ weights + start - start.mean())))
        weights[-1] -= 0.2 * (weights[-1] + strength * float(np.sum(chance - wanted)))
    chance = 1 / (1 + np.exp(-(kernel_free @ weights + start - start.mean())))
    assert weights + strength * kernel_free.T @ (chance - wanted) == pytest.approx(np.zeros(31), abs=1e-6)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_greater_weight_of_the_words_counts_more_beside_examples(strategy):
    found = [order(examples([5, 6], [30, 31], ITEMS[[38]], [weight]), strategy) for weight in (0.05, 1.0, 8.0)]
    ranks = [ranking.index(38) for ranking in found]
    assert ranks[0] > ranks[1] >= ranks[2]


def test_without_examples_only_the_ratio_of_the_words_weights_counts():
    words = ITEMS[[3, 30]]
    one, other = (
        question(examples(words=words, weights=weights), "mean", ITEMS).direction for weights in ([1, 2], [2, 4])
    )
    assert one == pytest.approx(other, abs=1e-6)

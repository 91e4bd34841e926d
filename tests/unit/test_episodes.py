"""Few-shot episodes are drawn as easyfsl draws them, and scored by the nearest prototype."""

import numpy as np
import pytest

from penat.domain.episodes import Episodes, Shape, accuracies, as_labels, draw_episodes
from penat.domain.errors import InvalidInput

LABELS = as_labels([name for name in "abcdef" for _ in range(9)] + ["", "", ""])
ROWS = np.arange(len(LABELS))


def drawn(shape=Shape(3, 2, 4), count=40, rows=ROWS, seed=0):  # noqa: B008  # frozen
    return draw_episodes(LABELS, rows, shape, count, np.random.default_rng(seed))


def test_an_episode_has_different_classes_and_no_item_twice():
    episodes = drawn()
    assert episodes.support.shape == (40, 3, 2)
    assert episodes.query.shape == (40, 3, 4)
    for support, query in zip(episodes.support, episodes.query, strict=True):
        both = np.concatenate([support, query], axis=1)
        assert len(set(both.ravel().tolist())) == both.size
        assert [len(set(LABELS[way])) for way in both] == [1, 1, 1]
        assert len({LABELS[way[0]] for way in both}) == 3


def test_every_class_and_every_item_has_its_turn_and_what_is_unlabelled_never():
    episodes = drawn(count=300)
    taken = np.unique(np.concatenate([episodes.support.ravel(), episodes.query.ravel()]))
    assert taken.tolist() == list(range(54))


def test_the_same_seed_draws_the_same_episodes():
    assert np.array_equal(drawn(seed=7).query, drawn(seed=7).query)
    assert not np.array_equal(drawn(seed=7).query, drawn(seed=8).query)


def test_classes_with_too_few_items_are_left_out_and_too_few_classes_are_refused():
    few = np.concatenate([ROWS[:27], ROWS[27:30]])
    assert set(LABELS[drawn(rows=few).support.ravel()]) == {"a", "b", "c"}
    with pytest.raises(InvalidInput, match=r"2 classes have the 6 items .* 3 are needed"):
        drawn(rows=ROWS[:18])


@pytest.mark.parametrize("wrong", [{"ways": 1}, {"shots": 0}, {"queries": 0}])
def test_impossible_episodes_are_refused(wrong):
    with pytest.raises(InvalidInput, match=next(iter(wrong))):
        Shape(**wrong)


def test_a_query_goes_to_the_class_whose_mean_is_nearest():
    points = np.array([[0.0, 0], [2, 0], [10, 0], [12, 0], [1.1, 0], [5.9, 0], [6.1, 0], [11, 0]])
    episodes = Episodes(Shape(2, 2, 2), np.array([[[0, 1], [2, 3]]]), np.array([[[4, 5], [6, 7]]]))
    assert accuracies(points, episodes).tolist() == [1.0]
    swapped = Episodes(Shape(2, 2, 2), np.array([[[0, 1], [2, 3]]]), np.array([[[4, 7], [6, 5]]]))
    assert accuracies(points, swapped).tolist() == [0.5]


def test_accuracies_do_not_depend_on_how_many_are_measured_at_once():
    points = np.random.default_rng(0).standard_normal((len(LABELS), 5))
    many = drawn(count=150)
    alone = Episodes(many.shape, many.support[100:101], many.query[100:101])
    assert accuracies(points, many)[100] == accuracies(points, alone)[0]

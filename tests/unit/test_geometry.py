"""Distances, exact neighbours and landmarks on points whose answers are plain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penat.domain import geometry
from tests.fakes.circle import arc


def cloud(count: int, seed: int = 0, dim: int = 8) -> np.ndarray:
    return geometry.normalised(np.random.default_rng(seed).normal(size=(count, dim)))


def test_opposite_unit_vectors_are_four_apart_and_score_nothing():
    one = np.array([1.0, 0.0], dtype=np.float32)
    assert geometry.squared_distances(one, np.stack([one, -one])).tolist() == [0.0, 4.0]
    assert geometry.score(4.0) == 0.0
    assert geometry.score(0.0) == 1.0


def test_a_zero_vector_is_refused_never_replaced():
    with pytest.raises(ValueError, match="zero or not finite"):
        geometry.normalised(np.zeros((2, 3)))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_vector_that_is_not_finite_is_refused(bad):
    with pytest.raises(ValueError, match="not finite"):
        geometry.normalised(np.array([[1.0, bad]]))


def test_nearest_along_a_line_are_the_next_numbers():
    distances = geometry.squared_distances(arc(10)[3], arc(10))
    assert sorted(geometry.nearest(distances, None, 3).tolist()) == [2, 3, 4]


def test_nearest_breaks_ties_by_row_and_respects_what_is_allowed():
    distances = np.array([1.0, 0.5, 0.5, 0.5, 2.0])
    allowed = np.array([True, False, True, True, True])
    assert geometry.nearest(distances, allowed, 2).tolist() == [2, 3]


@given(st.integers(2, 60), st.integers(1, 70), st.integers(0, 1000))
def test_neighbour_lists_are_what_a_full_sort_gives(count, limit, seed):
    vectors = cloud(count, seed)
    groups = np.arange(count, dtype=np.int32)
    rows, distances = geometry.neighbour_lists(vectors, vectors, limit, own_group=groups, groups=groups)
    for row in range(count):
        every = geometry.squared_distances(vectors[row], vectors)
        every[row] = np.inf
        assert distances[row] == pytest.approx(np.sort(every)[: rows.shape[1]], abs=1e-5)
        assert row not in rows[row]


def test_neighbour_lists_across_blocks_agree_with_one_query_alone():
    vectors = cloud(geometry.BLOCK_ROWS + 7)
    rows, _ = geometry.neighbour_lists(vectors, vectors, 5)
    alone, _ = geometry.neighbour_lists(vectors[-1:], vectors, 5)
    assert rows[-1].tolist() == alone[0].tolist()


def test_variants_are_never_each_others_neighbours_and_only_representatives_are_listed():
    groups = np.array([0, 0, 1, 1, 2], dtype=np.int32)
    listed = np.array([True, False, True, False, True])
    rows, _ = geometry.neighbour_lists(arc(5), arc(5), 10, own_group=groups, groups=groups, listed=listed)
    assert rows.tolist() == [[2, 4], [2, 4], [0, 4], [4, 0], [2, 0]]


def test_landmarks_are_distinct_rows_and_every_far_cluster_has_one():
    rng = np.random.default_rng(0)
    centres = np.eye(6, dtype=np.float32)
    vectors = geometry.normalised(np.repeat(centres, 50, axis=0) + 0.02 * rng.normal(size=(300, 6)))
    marks = geometry.landmarks(vectors, 60, np.random.default_rng(1))
    assert len(set(marks.tolist())) == len(marks) <= 60
    assert {int(row) // 50 for row in marks} == set(range(6))


def test_fewer_vectors_than_landmarks_are_all_landmarks():
    assert geometry.landmarks(arc(5), 256, np.random.default_rng(0)).tolist() == [0, 1, 2, 3, 4]

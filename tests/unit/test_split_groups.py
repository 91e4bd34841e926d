"""What belongs together is never parted by a split."""

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.geometry import normalised
from penat.domain.split_groups import close_pairs, folds, held_out, split_groups, straddling


def test_ties_join_rows_even_through_others():
    designs = ["a", "a", "b", "c", "d", ""]
    scenes = [None, "kitchen", "kitchen", None, None, ""]
    assert split_groups(6, [designs, scenes]).tolist() == [0, 0, 0, 1, 2, 3]
    assert split_groups(6, [designs, scenes], [(4, 2)]).tolist() == [0, 0, 0, 1, 0, 2]
    assert split_groups(0, []).tolist() == []


def test_keys_of_another_length_are_refused():
    with pytest.raises(InvalidInput, match=r"2 keys .* for 3 rows"):
        split_groups(3, [["a", "b"]])


def test_near_copies_are_found_across_blocks():
    vectors = normalised(np.random.default_rng(0).standard_normal((2500, 16)))
    vectors[2400] = vectors[3]
    vectors[1030] = vectors[1029]
    assert close_pairs(vectors, 1e-4) == [(3, 2400), (1029, 1030)]


@pytest.mark.parametrize("seed", range(5))
def test_neither_held_out_rows_nor_folds_part_a_group(seed):
    rng = np.random.default_rng(seed)
    groups = rng.integers(0, 60, 300).astype(np.int32)
    away = held_out(groups, 0.4, rng)
    assert straddling(groups, np.flatnonzero(away), np.flatnonzero(~away)) == 0
    assert 0.3 < away.mean() < 0.5
    number = folds(groups, 3, rng)
    assert all(len(set(number[groups == group])) == 1 for group in set(groups.tolist()))
    assert np.bincount(number).min() > 80


def test_a_group_larger_than_the_share_stays_out_of_what_is_held_out_only_when_it_would_be_too_much():
    groups = np.array([0] * 90 + list(range(1, 11)), dtype=np.int32)
    assert not held_out(groups, 0.1, np.random.default_rng(0))[:90].any()

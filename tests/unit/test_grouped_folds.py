import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.grouped_folds import grouped_folds


def test_a_group_is_never_parted_and_both_classes_are_in_every_fold():
    rng = np.random.default_rng(1)
    groups = rng.integers(0, 40, 300)
    wanted = groups % 4 == 0
    folds = grouped_folds(groups, wanted, 5, rng)
    assert all(len(set(folds[groups == group])) == 1 for group in range(40))
    for fold in range(5):
        assert wanted[folds == fold].any()
        assert not wanted[folds == fold].all()


def test_folds_are_about_equally_large():
    wanted = np.arange(100) % 5 == 0
    folds = grouped_folds(np.arange(100), wanted, 5, np.random.default_rng(0))
    assert np.bincount(folds).tolist() == [20] * 5
    assert np.bincount(folds[wanted]).tolist() == [4] * 5


def test_the_same_seed_gives_the_same_folds():
    wanted = np.arange(50) % 3 == 0
    first, second = (grouped_folds(np.arange(50), wanted, 5, np.random.default_rng(8)) for _ in range(2))
    assert first.tolist() == second.tolist()


def test_too_few_groups_of_a_class_are_refused():
    wanted = np.arange(18) < 9
    groups = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2, *range(3, 12)])
    with pytest.raises(InvalidInput, match="5 different designs"):
        grouped_folds(groups, wanted, 5, np.random.default_rng(0))

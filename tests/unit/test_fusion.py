import numpy as np
import pytest

from penat.domain.fusion import FUSIONS, fused


@pytest.mark.parametrize("fusion", FUSIONS)
def test_one_model_alone_keeps_its_scores(fusion):
    scores = np.array([0.1, 0.9, 0.4], np.float32)
    assert fused([scores], fusion) is scores


@pytest.mark.parametrize("fusion", FUSIONS)
def test_no_model_is_louder_for_its_larger_scores(fusion):
    one, other = np.array([3.0, 2.0, 1.0, 0.0], np.float32), np.array([0.0, 0.3, 0.2, 0.1], np.float32)
    assert np.argsort(-fused([one, other], fusion)).tolist() == np.argsort(-fused([1000 * one, other], fusion)).tolist()


def test_reciprocal_ranks_are_as_published():
    one, other = np.array([0.9, 0.5], np.float32), np.array([0.8, 0.1], np.float32)
    assert fused([one, other], "rank") == pytest.approx([2 / 61, 2 / 62])


def test_models_that_agree_keep_their_order_and_a_flat_one_says_nothing():
    scores = np.array([0.2, 0.8, 0.5], np.float32)
    for parts in ([scores, scores], [scores, np.full(3, 0.4, np.float32)]):
        assert np.argsort(-fused(parts, "concatenate")).tolist() == [1, 2, 0]

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.geometry import normalised
from penat.domain.head import Head, KeptHead, combined_sha256, identity_head
from penat.domain.ingestion import ModelFacts

RNG = np.random.default_rng(5)
VECTORS = normalised(RNG.standard_normal((6, 4)))


def test_the_identity_changes_nothing():
    np.testing.assert_allclose(identity_head(4).apply(VECTORS), VECTORS, atol=1e-7)


def test_a_head_shifts_maps_and_scales_to_length_one():
    head = Head(RNG.standard_normal((4, 3)), np.array([0.1, 0.0, 0.0, 0.2]))
    found = head.apply(VECTORS)
    assert (found.dtype, found.shape, head.dim_in, head.dim) == (np.float32, (6, 3), 4, 3)
    np.testing.assert_allclose(found, normalised((VECTORS - head.shift) @ head.matrix), atol=1e-6)


@pytest.mark.parametrize(
    ("matrix", "shift"),
    [
        (np.eye(4)[0], np.zeros(4)),
        (np.eye(4), np.zeros(3)),
        (np.full((4, 4), np.nan), np.zeros(4)),
        (np.eye(4), np.array([0, 0, np.inf, 0])),
        (np.empty((0, 0)), np.empty(0)),
    ],
)
def test_numbers_that_make_no_head_are_refused(matrix, shift):
    with pytest.raises(InvalidInput):
        Head(matrix, shift)


def test_vectors_of_another_length_and_those_mapped_to_nothing_are_refused():
    with pytest.raises(InvalidInput, match="length 4"):
        identity_head(4).apply(np.ones((2, 5), np.float32))
    with pytest.raises(InvalidInput, match="nothing"):
        Head(np.eye(4), VECTORS[0].astype(float)).apply(VECTORS)


def test_no_vectors_are_mapped_to_none():
    assert identity_head(4).apply(np.empty((0, 4), np.float32)).shape == (0, 4)


@pytest.mark.parametrize(
    ("told", "gain"),
    [
        ({"mean": 0.02, "low": 0.01, "high": 0.03}, (0.02, 0.01, 0.03)),
        ({"mean": 0.02, "low": 0.03, "high": 0.04}, None),
        ({"mean": "much"}, None),
        ("good", None),
        (None, None),
        ({"mean": float("nan"), "low": 0.0, "high": 1.0}, None),
    ],
)
def test_a_card_says_what_was_gained_or_says_nothing(told, gain):
    assert KeptHead("h", identity_head(4), "abc", {"gain": told}).gain == gain


def test_a_model_under_a_head_is_another_space_and_can_be_bare_again():
    bare = ModelFacts("tiny", 4, "model", (9.0, 3.0))
    kept = KeptHead("style", Head(np.eye(4)[:, :3], np.zeros(4)), "head", {"model_sha256": "model"})
    under = bare.under(kept)
    assert (under.name, under.dim, under.sha256) == ("tiny", 3, combined_sha256("model", "head"))
    assert under.effective_choices == (9.0, 3.0)
    assert under.bare == bare
    assert under.under(None) == bare
    assert under.under(kept) == under, "a head stands on the model, never on another head"


def test_a_head_of_another_model_is_refused():
    kept = KeptHead("style", identity_head(4), "head", {"model": "large", "model_sha256": "other"})
    with pytest.raises(InvalidInput, match="fitted to large, not to tiny"):
        ModelFacts("tiny", 4, "model").under(kept)

"""Which items are one design. Vectors lie on an arc, hashes are given bit by bit, so each answer can be seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penat.domain import duplicates
from penat.domain.duplicates import NEAR_BITS, Likeness, design_groups, variants_told
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Source
from penat.domain.perceptual_hash import bits_apart, perceptual_hash
from tests.fakes.circle import items

BASE = 0x0F0F_F0F0_1234_5678


def flipped(bits: int) -> int:
    """Return BASE with that many of its bits turned over."""
    return BASE ^ ((1 << bits) - 1)


def at(*distances: float) -> np.ndarray:
    """Return unit vectors at these squared distances from the first axis."""
    angles = np.arccos(1.0 - np.array(distances) / 2.0)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def grouped(distances, bits, likeness, digests=None):
    digests = digests or [str(row) for row in range(len(bits))]
    hashes = np.array([flipped(count) for count in bits], dtype=np.uint64)
    groups, representative = design_groups(digests, hashes, at(*distances), likeness)
    return groups.tolist(), representative.tolist()


def test_rows_with_the_same_pixels_are_one_group_and_the_first_stands_for_it():
    found = grouped([0, 1, 0, 2, 1], [0, 30, 0, 40, 30], Likeness(0.0), digests=["a", "b", "a", "c", "b"])
    assert found == ([0, 1, 0, 2, 1], [True, True, False, True, False])


@pytest.mark.parametrize(
    ("distance", "bits", "joined"),
    [
        (0.01, NEAR_BITS, True),  # an altered copy
        (0.01, NEAR_BITS + 1, False),  # looks alike to the model, another shape
        (0.03, NEAR_BITS, False),  # the shape of it, but too far apart
        (0.20, 2, True),  # the very shape in another colour
        (0.20, 3, False),
        (0.40, 0, False),  # an outline shared with something else
    ],
)
def test_hash_and_distance_must_both_agree(distance, bits, joined):
    groups, _ = grouped([0, distance], [0, bits], Likeness(0.02, colour_distance=0.3))
    assert groups == ([0, 0] if joined else [0, 1])


def test_a_model_whose_distance_is_not_known_joins_only_the_closest_hashes():
    assert grouped([0, 1.5, 0], [0, 2, 3], Likeness(None))[0] == [0, 0, 1]


def test_zero_switches_likeness_off_but_not_identity():
    assert grouped([0, 0, 0], [0, 0, 0], Likeness(0.0))[0] == [0, 1, 2]
    assert grouped([0, 0, 0], [0, 0, 0], Likeness(0.0), digests=["a", "b", "a"])[0] == [0, 1, 0]


def test_a_row_whose_hash_is_not_known_joins_by_its_pixels_alone():
    hashes = np.array([0, 0, 0], dtype=np.uint64)
    groups, _ = design_groups(["a", "b", "a"], hashes, at(0, 0, 0), Likeness(0.02))
    assert groups.tolist() == [0, 1, 0]


def test_chairs_each_a_little_like_the_next_are_not_chained_into_one_design():
    angles = np.arange(40) * 0.1  # neighbours 0.01 apart, the ends of three in a row 0.04
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    hashes = np.full(40, BASE, dtype=np.uint64)
    groups, representative = design_groups([str(n) for n in range(40)], hashes, vectors, Likeness(0.012, 0.012))
    founders = np.flatnonzero(representative)
    assert np.all(np.sum((vectors - vectors[founders[groups]]) ** 2, axis=1) <= 0.012)
    assert len(founders) == 20


def test_a_row_between_two_designs_joins_the_nearer_one():
    groups, _ = grouped([0, 0.05, 0.04], [0, 0, 0], Likeness(0.045, 0.045))
    assert groups == [0, 1, 1]


@given(st.integers(1, 60), st.integers(0, 1000))
def test_blocks_do_not_change_the_answer(count, seed):
    rng = np.random.default_rng(seed)
    vectors = at(*rng.uniform(0, 0.2, count))
    hashes = np.array([flipped(int(bits)) for bits in rng.integers(0, 12, count)], dtype=np.uint64)
    digests = [str(number) for number in rng.integers(0, count, count)]
    whole = design_groups(digests, hashes, vectors, Likeness(0.02))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "BLOCK", 7)
        patch.setattr(duplicates, "CHUNK", 5)
        patch.setattr(duplicates, "FEW_PAIRS", 3)
        apart = design_groups(digests, hashes, vectors, Likeness(0.02))
    np.testing.assert_array_equal(whole[0], apart[0])
    np.testing.assert_array_equal(whole[1], apart[1])
    founders = np.unique(whole[0], return_index=True)[1]
    np.testing.assert_array_equal(np.flatnonzero(whole[1]), founders)


@pytest.mark.parametrize("wrong", [-0.1, 4.5, float("nan")])
def test_a_distance_that_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidInput, match="between 0 and 4"):
        Likeness(wrong)


def test_another_distance_scales_that_of_other_colours_with_it():
    calibrated = Likeness(0.02, 0.6)
    assert calibrated.with_distance(0.01) == Likeness(0.01, 0.3)
    assert calibrated.with_distance(4.0) == Likeness(4.0, 4.0)
    assert calibrated.with_distance(0.0).most_bits == -1
    assert Likeness(None).with_distance(0.01).colour_limit == 0.16


def test_the_report_tells_in_which_way_two_items_are_one_design():
    bits, likeness = (0, 0, 2, 1), Likeness(0.02, 0.3)
    digests = ["a", "a", "b", "c"]
    sources = [Source(f"chair/{n}.jpg", str(n), digests[n], flipped(bits[n])) for n in range(4)]
    vectors = at(0, 0, 0.01, 0.2)
    groups, _ = design_groups(digests, np.array([s.phash for s in sources], dtype=np.uint64), vectors, likeness)
    told = variants_told(items("chair", 4), sources, vectors, groups, likeness)
    assert [(problem.kind, problem.item) for problem in told] == [
        ("same picture", "chair-001"), ("near copy", "chair-002"), ("other colour", "chair-003"),
    ]  # fmt: skip
    assert told[1].reason == "chair-002 is shown as one with chair-000: distance 0.0100, 2 of 64 bits"


def test_a_hash_hardly_changes_with_brightness_and_wholly_with_the_picture():
    across, down = np.meshgrid(np.linspace(0, 1, 32), np.linspace(0, 1, 32))
    one = (200 * across * down + 20 * np.sin(9 * across * (1 + down))).astype(np.float32)
    other = (200 * (1 - across) * down + 20 * np.sin(9 * down)).astype(np.float32)
    assert bits_apart(perceptual_hash(one), perceptual_hash(one * 1.2 + 5)) == 0
    assert perceptual_hash(np.full((32, 32), 77, dtype=np.float32)) == 0
    assert bits_apart(perceptual_hash(one), perceptual_hash(other)) > 20
    with pytest.raises(ValueError, match="32 by 32"):
        perceptual_hash(one[:8])


def test_bits_apart_counts_all_64():
    assert bits_apart(0, 2**64 - 1) == 64

"""A model's distance between copies, found from copies whose distances are known."""

import numpy as np
import pytest

from penat.lab.duplicates import Looks, calibrated

RNG = np.random.default_rng(5)
HASHES = np.array([int(value) for value in RNG.integers(1, 2**63, 60)], dtype=np.uint64)
ANGLES = np.linspace(0, 3.0, 60)
PATHS = [f"chair/{n:02d}.jpg" for n in range(60)]
DIGESTS = [str(n) for n in range(60)]


def on_circle(angles):
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def originals(hashes=HASHES):
    return Looks(hashes, on_circle(ANGLES), DIGESTS)


def turned(by, hashes=HASHES):
    """Copies of every picture, each turned a little farther than the one before, at most *by*."""
    return Looks(hashes, on_circle(ANGLES + np.linspace(0, by, 60)))


def test_the_distance_is_the_smallest_that_keeps_99_of_100_copies():
    found = calibrated(PATHS, originals(), np.arange(60), {"turned": turned(0.02), "left": turned(0.0)})
    assert found.distance == pytest.approx(0.02**2, abs=1e-4)
    assert found.found >= 0.99
    assert [(row.alteration, row.count) for row in found.copies] == [("turned", 60), ("left", 60)]
    assert not found.joined


def test_pictures_it_would_join_are_named_unless_they_are_the_same_file():
    hashes = HASHES.copy()
    hashes[11], hashes[21] = hashes[10], hashes[20]  # neighbours on the circle that share a hash
    digests = [*DIGESTS[:21], DIGESTS[20], *DIGESTS[22:]]
    looks = Looks(hashes, on_circle(ANGLES), digests)
    found = calibrated(PATHS, looks, np.arange(60), {"turned": turned(0.06, hashes)})
    assert [(pair.path, pair.other) for pair in found.joined] == [("chair/11.jpg", "chair/10.jpg")]


def test_other_colours_are_looked_for_within_the_median_distance_of_a_category():
    halves = [f"{'chair' if n % 2 else 'bed'}/{n:02d}.jpg" for n in range(60)]
    found = calibrated(halves, originals(), np.arange(60), {"turned": turned(0.01)})
    apart = np.sum((on_circle(ANGLES)[:, None] - on_circle(ANGLES)[None]) ** 2, axis=2)
    same = np.array([[a[:3] == b[:3] and a != b for b in halves] for a in halves])
    assert found.colour_distance == pytest.approx(np.median(apart[same]), rel=0.1)


def test_copies_whose_hash_changed_are_not_counted_as_found():
    found = calibrated(PATHS, originals(), np.arange(60), {"strange": turned(0.01, HASHES[::-1].copy())})
    assert found.found == 0.0


@pytest.mark.parametrize(
    ("paths", "copied"), [(PATHS, np.arange(0)), ([f"c{n}/x.jpg" for n in range(60)], np.arange(60))]
)
def test_too_few_pictures_are_refused(paths, copied):
    with pytest.raises(ValueError, match="at least two pictures"):
        calibrated(paths, originals(), copied, {"turned": Looks(HASHES[copied], on_circle(ANGLES[copied]))})

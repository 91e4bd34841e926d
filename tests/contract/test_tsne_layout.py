"""A t-SNE map puts what is alike together, the same way each time."""

import sys

import numpy as np
import pytest

from penat.adapters.tsne_layout import tsne_layout
from penat.domain.errors import Unavailable
from penat.domain.geometry import normalised


def three_heaps():
    rng = np.random.default_rng(0)
    centres = 4 * np.eye(3, 12).repeat(20, axis=0)
    return normalised(centres + 0.3 * rng.standard_normal((60, 12)))


def test_three_heaps_stay_three_heaps():
    pytest.importorskip("openTSNE", reason="openTSNE is not installed")
    points = tsne_layout(three_heaps())
    heaps = points.reshape(3, 20, 2)
    centres = heaps.mean(axis=1)
    within = np.linalg.norm(heaps - centres[:, None], axis=2).max()
    between = min(np.linalg.norm(centres[a] - centres[b]) for a, b in ((0, 1), (0, 2), (1, 2)))
    assert between > within
    np.testing.assert_array_equal(points, tsne_layout(three_heaps()))


@pytest.mark.parametrize("count", [1, 2, 4, 5, 7])
def test_a_few_items_have_a_map_too(count):
    pytest.importorskip("openTSNE", reason="openTSNE is not installed")
    points = tsne_layout(three_heaps()[:count])
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()


def test_without_the_package_it_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "openTSNE", None)
    with pytest.raises(Unavailable, match=r"pip install -r requirements-map\.txt"):
        tsne_layout(three_heaps())

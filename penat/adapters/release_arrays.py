"""The arrays of a shelf as files of a release."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from penat.adapters.release_layout import ARRAYS
from penat.domain.catalogue import Shelf

OWN = ("vectors", "groups", "representative", "neighbours", "neighbour_distances", "landmarks")
TASTE = ("radius", "landmarks", "owner")
"""What a category of many designs has besides, each name after taste_; releases made before it was kept lack it."""


def write_arrays(folder: Path, shelf: Shelf, slugs: Mapping[str, str]) -> None:
    """Write a shelf's arrays, and its lists across, into a release's folder."""
    slug = slugs[shelf.category]
    for name in OWN:
        write_array(folder, f"{slug}.{name}", getattr(shelf, name))
    if shelf.taste_cells is not None:
        for name in TASTE:
            write_array(folder, f"{slug}.taste_{name}", getattr(shelf.taste_cells, name))
    for other, (rows, distances) in shelf.cross.items():
        write_array(folder, f"{slug}.to.{slugs[other]}.rows", rows)
        write_array(folder, f"{slug}.to.{slugs[other]}.distances", distances)


def write_array(folder: Path, name: str, array: object) -> None:
    """Write one array into a release's folder."""
    np.save(folder / ARRAYS / f"{name}.npy", np.ascontiguousarray(array))

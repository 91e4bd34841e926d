"""Masks as run lengths, the uncompressed form of COCO: column after column, beginning with the runs of what is out."""

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask


def runs_of(mask: Mask) -> tuple[int, ...]:
    """Return the run lengths of a mask (height, width), out and in by turns, in column-major order."""
    flat = np.asarray(mask, dtype=bool).ravel(order="F")
    if not flat.size:
        return ()
    changes = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    edges = np.concatenate([[0], changes, [flat.size]])
    lengths = np.diff(edges).tolist()
    return (0, *lengths) if flat[0] else tuple(lengths)


def mask_of(runs: tuple[int, ...], height: int, width: int) -> Mask:
    """Return the mask (height, width) of *runs*. Raises InvalidInput where they do not fill it exactly."""
    lengths = np.array(runs, dtype=np.int64)
    if (lengths.size and lengths.min() < 0) or int(lengths.sum()) != height * width:
        raise InvalidInput(f"the runs hold {int(lengths.sum())} pixels, not {height} × {width}", field="mask")
    inside = np.arange(len(lengths)) % 2 == 1
    flat: Mask = np.repeat(inside, lengths)
    return flat.reshape((height, width), order="F")

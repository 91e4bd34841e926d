"""Boxes as detectors tell them: corners in pixels, and which of many are of one thing."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Rows
from penat.domain.mask_scaling import Map


def corners_of(boxes: NDArray[Any]) -> Map:
    """Return boxes given as middle and size (n, 4) as left, top, right and bottom."""
    middle, half = np.asarray(boxes[:, :2], dtype=np.float32), np.asarray(boxes[:, 2:4], dtype=np.float32) / 2
    return np.concatenate([middle - half, middle + half], axis=1)


def shares(box: Map, others: Map) -> Map:
    """Return the intersection over union of one box (4,) with each of *others* (n, 4)."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    common = np.clip(high - low, 0, None).prod(axis=1)
    areas = np.clip(others[:, 2:] - others[:, :2], 0, None).prod(axis=1)
    union = areas + np.clip(box[2:] - box[:2], 0, None).prod() - common
    return np.asarray(common / np.maximum(union, 1e-9), dtype=np.float32)


def best_boxes(boxes: Map, scores: Map, classes: NDArray[np.intp], overlap: float, most: int) -> Rows:
    """Return the rows of the boxes that stay, the surest first: of one class, none overlaps a surer one more.

    Non-maximum suppression, for each class by itself. At most *most* are returned.
    """
    left = np.argsort(-scores, kind="stable")
    kept: list[int] = []
    while len(left) and len(kept) < most:
        first, left = int(left[0]), left[1:]
        kept.append(first)
        same = (classes[left] == classes[first]) & (shares(boxes[first], boxes[left]) > overlap)
        left = left[~same]
    return np.array(kept, dtype=np.intp)

"""What a detector's answer comes to before masks are made: boxes in the picture, classes and scores that count."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.adapters.segmenter_bundle import SegmenterCard
from penat.domain.boxes import best_boxes
from penat.domain.mask_scaling import Map
from penat.domain.piece import Box

MOST = 100
_CONSIDERED = 2000
_LEAST_SCORE = 0.25


@dataclass(frozen=True, slots=True)
class Detections:
    """*boxes* (n, 4) as corners, *classes* (n,) as rows of the card's, *scores* (n,), *rows* (n,) of the answer's."""

    boxes: Map
    classes: NDArray[np.intp]
    scores: Map
    rows: NDArray[np.intp]


def counting(boxes: Map, classes: NDArray[np.intp], scores: Map, card: SegmenterCard) -> Detections:
    """Return the detections that are sure enough, one for each thing, the surest first.

    Raises ValueError for numbers that are not finite and for classes that the card does not know.
    """
    if not (np.isfinite(boxes).all() and np.isfinite(scores).all()):
        raise ValueError("the network answered with numbers that are not finite")
    least = card.least_score if card.least_score is not None else _LEAST_SCORE
    sure = np.flatnonzero(scores >= least)
    sure = sure[np.argsort(-scores[sure], kind="stable")][:_CONSIDERED]
    if len(sure) and not (classes[sure].min() >= 0 and classes[sure].max() < len(card.classes)):
        raise ValueError(f"it answered with class {int(classes[sure].max())}")
    kept = sure[best_boxes(boxes[sure], scores[sure], classes[sure], card.overlap, MOST)]
    return Detections(boxes[kept], classes[kept], scores[kept], kept)


def whole_box(corners: Map, height: int, width: int) -> Box | None:
    """Return the pixels of a picture that a box covers; None where it covers none."""
    left, right = (int(np.clip(side, 0, width)) for side in (np.floor(corners[0]), np.ceil(corners[2])))
    top, bottom = (int(np.clip(side, 0, height)) for side in (np.floor(corners[1]), np.ceil(corners[3])))
    return (left, top, right - left, bottom - top) if right > left and bottom > top else None

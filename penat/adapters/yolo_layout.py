"""The layout "yolo-seg": ultralytics' exports of YOLOv8 and later, boxes with coefficients of prototype masks."""

import numpy as np
from numpy.typing import NDArray

from penat.adapters.detections import Detections, counting, whole_box
from penat.adapters.segmenter_bundle import SegmenterCard
from penat.adapters.segmenter_input import Fitted, fitted_middle
from penat.adapters.segmenter_network import Network
from penat.adapters.tiles import found_in_parts
from penat.domain.boxes import corners_of
from penat.domain.mask_scaling import Map, positions, sampled
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress


def find_by_prototypes(
    network: Network, picture: NDArray[np.uint8], wish: SegmentWish, progress: Progress
) -> list[Piece]:
    """Return the pieces of a picture. Raises ValueError where the network does not answer as the layout says."""
    return found_in_parts(lambda part: _found(network, part), picture, wish, progress)


def _found(network: Network, picture: NDArray[np.uint8]) -> list[Piece]:
    card = network.card
    fitted = fitted_middle(picture, card)
    answers = list(network.ask(fitted.pixels).values())
    rows = next((one[0] for one in answers if one.ndim == 3), None)
    prototypes = next((one[0].astype(np.float32) for one in answers if one.ndim == 4), None)
    if rows is None or prototypes is None:
        raise ValueError(
            f"its outputs are {[one.shape for one in answers]}, not boxes (1, …, …) and masks (1, m, h, w)"
        )
    boxes, classes, scores, coefficients = _read(rows.astype(np.float32), len(prototypes), card)
    found = counting(boxes, classes, scores, card)
    return _pieces(found, coefficients[found.rows], prototypes, fitted, picture, card)


def _read(rows: Map, masks: int, card: SegmenterCard) -> tuple[Map, NDArray[np.intp], Map, Map]:
    """Return boxes as corners in the network's pixels, classes, scores and mask coefficients (n, masks).

    Either one column a candidate: middle, size, a score for each class; or, from networks that choose by themselves,
    one row each: corners, score, class. Coefficients come last.
    """
    count = len(card.classes)
    if rows.shape[0] == 4 + count + masks:
        table = rows.T
        return (
            corners_of(table[:, :4]), table[:, 4 : 4 + count].argmax(axis=1), table[:, 4 : 4 + count].max(axis=1),
            table[:, 4 + count :],
        )  # fmt: skip
    if rows.shape[1] == 6 + masks:
        return rows[:, :4], rows[:, 5].astype(np.intp), rows[:, 4], rows[:, 6:]
    raise ValueError(
        f"its candidates are {rows.shape}; {count} classes and {masks} masks need {4 + count + masks} rows, or rows of "
        f"{6 + masks}"
    )


def _pieces(
    found: Detections, coefficients: Map, prototypes: Map, fitted: Fitted, picture: NDArray[np.uint8],
    card: SegmenterCard,
) -> list[Piece]:  # fmt: skip
    """Return the detections as pieces with masks of the picture."""
    height, width = picture.shape[:2]
    stride = fitted.pixels.shape[2] / prototypes.shape[1], fitted.pixels.shape[3] / prototypes.shape[2]
    down = positions(height, fitted.height / stride[0], fitted.top / stride[0])
    across = positions(width, fitted.width / stride[1], fitted.left / stride[1])
    scale = np.array([width / fitted.width, height / fitted.height] * 2, dtype=np.float32)
    corner = np.array([fitted.left, fitted.top] * 2, dtype=np.float32)
    pieces = []
    for row in range(len(found.rows)):
        box = whole_box((found.boxes[row] - corner) * scale, height, width)
        if box is None:
            continue
        left, top, wide, tall = box
        logits = np.tensordot(coefficients[row], prototypes, axes=1)
        mask = np.zeros((height, width), dtype=bool)
        mask[top : top + tall, left : left + wide] = (
            sampled(logits, down[top : top + tall], across[left : left + wide]) > 0
        )
        if mask.any():
            pieces.append(Piece(mask, card.classes[found.classes[row]], float(min(1, found.scores[row]))))
    return pieces

"""The layout "mask-rcnn": torchvision's export, boxes with a small mask each, or with masks of the whole picture."""

import numpy as np
from numpy.typing import NDArray

from penat.adapters.detections import counting, whole_box
from penat.adapters.segmenter_input import fitted_corner
from penat.adapters.segmenter_network import Network
from penat.adapters.tiles import found_in_parts
from penat.domain.geometry import Mask
from penat.domain.mask_scaling import Map, resized, sampled
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress

_FIRST = 1  # torchvision's class 0 is the background


def find_by_regions(network: Network, picture: NDArray[np.uint8], wish: SegmentWish, progress: Progress) -> list[Piece]:
    """Return the pieces of a picture. Raises ValueError where the network does not answer as the layout says."""
    return found_in_parts(lambda part: _found(network, part), picture, wish, progress)


def _found(network: Network, picture: NDArray[np.uint8]) -> list[Piece]:
    card = network.card
    height, width = picture.shape[:2]
    fitted = fitted_corner(picture, card, card.image_size, 1)
    boxes, labels, scores, masks = _read(list(network.ask(fitted.pixels).values()))
    first = card.first_label if card.first_label is not None else _FIRST
    found = counting(boxes, labels - first, scores, card)
    scale = np.array([width / fitted.width, height / fitted.height] * 2, dtype=np.float32)
    pieces = []
    for row, kept in enumerate(found.rows):
        mask = _pasted(masks[kept], found.boxes[row] * scale, height, width)
        if mask.any():
            pieces.append(Piece(mask, card.classes[found.classes[row]], float(min(1, found.scores[row]))))
    return pieces


def _read(answers: list[NDArray[np.float32]]) -> tuple[Map, NDArray[np.intp], Map, Map]:
    """Return boxes (n, 4), labels (n,), scores (n,) and masks (n, h, w), told by their shapes and types.

    Exports name their outputs as they like; only labels are whole numbers.
    """
    whole = next((one for one in answers if one.ndim == 1 and np.issubdtype(one.dtype, np.integer)), None)
    scores = next((one for one in answers if one.ndim == 1 and np.issubdtype(one.dtype, np.floating)), None)
    boxes = next((one for one in answers if one.ndim == 2 and one.shape[1] == 4), None)
    masks = next((one for one in answers if one.ndim == 4 and one.shape[1] == 1), None)
    if whole is None or scores is None or boxes is None or masks is None:
        raise ValueError(
            f"its outputs are {[one.shape for one in answers]}, not boxes (n, 4), labels (n), scores (n) and masks "
            "(n, 1, h, w)"
        )
    if len({len(whole), len(scores), len(boxes), len(masks)}) != 1:
        raise ValueError(f"it answered with {len(boxes)} boxes, {len(scores)} scores and {len(masks)} masks")
    return boxes.astype(np.float32), whole.astype(np.intp), scores.astype(np.float32), masks[:, 0].astype(np.float32)


def _pasted(values: Map, corners: Map, height: int, width: int) -> Mask:
    """Return a mask of the picture from one of the whole picture, or of the box alone where it is a small square."""
    mask = np.zeros((height, width), dtype=bool)
    box = whole_box(corners, height, width)
    if box is None:
        return mask
    left, top, wide, tall = box
    part = (slice(top, top + tall), slice(left, left + wide))
    if values.shape[0] == values.shape[1] <= 64:
        down = ((np.arange(top, top + tall) + 0.5 - corners[1]) / (corners[3] - corners[1])) * len(values) - 0.5
        across = ((np.arange(left, left + wide) + 0.5 - corners[0]) / (corners[2] - corners[0])) * len(values) - 0.5
        mask[part] = sampled(values, down.astype(np.float32), across.astype(np.float32)) > 0.5
    else:
        mask[part] = (resized(values, height, width) > 0.5)[part]
    return mask

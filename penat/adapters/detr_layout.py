"""The layout "detr": RT-DETR and its like, boxes without masks; what stands in a box is cut out by its colours."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.classical_segmenter import mask_in_box
from penat.adapters.detections import counting, whole_box
from penat.adapters.segmenter_bundle import SegmenterCard
from penat.adapters.segmenter_input import squashed
from penat.adapters.segmenter_network import Network
from penat.adapters.tiles import found_in_parts
from penat.domain.boxes import corners_of
from penat.domain.mask_scaling import Map
from penat.domain.piece import Piece, SegmentWish
from penat.domain.piece_grouping import softmax
from penat.ports.segmenter import Progress

_Found = tuple[Map, NDArray[np.intp], Map]


def find_by_queries(network: Network, picture: NDArray[np.uint8], wish: SegmentWish, progress: Progress) -> list[Piece]:
    """Return the pieces of a picture. Raises ValueError where the network does not answer as the layout says."""
    return found_in_parts(lambda part: _found(network, part), picture, wish, progress)


def _found(network: Network, picture: NDArray[np.uint8]) -> list[Piece]:
    card = network.card
    height, width = picture.shape[:2]
    sizes = np.array([[width, height]], dtype=np.int64)
    answers = network.ask(squashed(picture, card).pixels, orig_target_sizes=sizes)
    found = counting(*_read(answers, card, height, width), card)
    pieces = []
    for row in range(len(found.rows)):
        box = whole_box(found.boxes[row], height, width)
        if box is not None:
            label, score = card.classes[found.classes[row]], float(min(1, found.scores[row]))
            pieces.append(Piece(mask_in_box(picture, box), label, score))
    return pieces


def _read(answers: dict[str, NDArray[Any]], card: SegmenterCard, height: int, width: int) -> _Found:
    """Return boxes as corners in the picture, classes and scores, from whichever of three exports answered.

    "logits" and "pred_boxes" are those of transformers; "labels", "boxes" and "scores" those of RT-DETR's own
    repository, which also takes the picture's size; one table is ultralytics': boxes and either a score for each class
    or, since 2026, the best score and its class.
    """
    sides = np.array([width, height] * 2, dtype=np.float32)
    if {"logits", "pred_boxes"} <= answers.keys():
        scores = _shares(answers["logits"][0].astype(np.float32), card)
        return _best(corners_of(answers["pred_boxes"][0]) * sides, scores)
    if {"labels", "boxes", "scores"} <= answers.keys():
        first = card.first_label or 0
        labels = answers["labels"][0].astype(np.intp) - first
        return answers["boxes"][0].astype(np.float32), labels, answers["scores"][0].astype(np.float32)
    table = next(iter(answers.values()))
    if len(answers) == 1 and table.ndim == 3 and table.shape[2] in (6, 4 + len(card.classes)):
        boxes = corners_of(table[0, :, :4]) * sides
        if table.shape[2] == 6 and (table[0, :, 5] == np.round(table[0, :, 5])).all():
            return boxes, table[0, :, 5].astype(np.intp), table[0, :, 4].astype(np.float32)
        if table.shape[2] == 4 + len(card.classes):
            return _best(boxes, table[0, :, 4:].astype(np.float32))
    raise ValueError(f"its outputs are {', '.join(f'{name} {one.shape}' for name, one in answers.items())}")


def _best(boxes: Map, scores: Map) -> _Found:
    return boxes, scores.argmax(axis=1), scores.max(axis=1)


def _shares(logits: Map, card: SegmenterCard) -> Map:
    """Return the classes' probabilities (n, C): each for itself, or together where the last class is "nothing"."""
    count = len(card.classes)
    if logits.shape[1] == count:
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -50, 50))), dtype=np.float32)
    if logits.shape[1] == count + 1:
        return softmax(logits, axis=1)[:, :-1]
    raise ValueError(f"it tells {logits.shape[1]} classes")

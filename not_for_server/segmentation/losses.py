"""How wrong the network's answers are."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

EDGE_WEIGHT = 2.0  # pixels at an outline count this much more
CENTRE_WEIGHT, OFFSET_WEIGHT, DICE_WEIGHT, KIND_WEIGHT = 20.0, 1.0, 0.6, 1.0


def segment_loss(
    answers: tuple[Tensor, Tensor, Tensor], classes: Tensor, centres: Tensor, offsets: Tensor
) -> dict[str, Tensor]:
    """Give the parts of the loss, weighted, to be summed.

    *classes* int64 (n, 2h, 2w); *centres* float (n, h, w); *offsets* (n, 2, h, w), zero where no piece is.
    """
    logits, peaks, ways = (answer.float() for answer in answers)
    wide = functional.interpolate(logits, scale_factor=2.0, mode="bilinear", align_corners=False)
    inside = offsets.abs().sum(1, keepdim=True) > 0
    return {
        "class": _class_loss(wide, classes),
        "kind": KIND_WEIGHT * _kind_loss(wide, classes),
        "dice": DICE_WEIGHT * _dice_loss(wide, classes),
        "centre": CENTRE_WEIGHT * _centre_loss(peaks[:, 0], centres),
        "offset": OFFSET_WEIGHT * ((ways - offsets).abs() * inside).sum() / (2 * inside.sum() + 1),
    }


def _class_loss(wide: Tensor, classes: Tensor) -> Tensor:
    plain = functional.cross_entropy(wide, classes, reduction="none", label_smoothing=0.02)
    weights = 1.0 + EDGE_WEIGHT * edges(classes)
    return (plain * weights).sum() / weights.sum()


def _kind_loss(wide: Tensor, classes: Tensor) -> Tensor:
    """Give how badly pixels of pieces are told apart by kind, whatever is thought of their being background."""
    plain = functional.cross_entropy(wide[:, 1:], (classes - 1).clamp(min=0), reduction="none")
    inside = classes > 0
    return (plain * inside).sum() / (inside.sum() + 1)


def edges(classes: Tensor) -> Tensor:
    """Give 1.0 where a pixel's neighbourhood of 5 × 5 holds more than one class, float (n, h, w)."""
    grid = classes.float()[:, None]
    highest = functional.max_pool2d(grid, 5, 1, 2)
    lowest = -functional.max_pool2d(-grid, 5, 1, 2)
    return (highest != lowest).float()[:, 0]


def _dice_loss(wide: Tensor, classes: Tensor) -> Tensor:
    """One minus the overlap of what is taken for any piece with what is one, picture by picture."""
    piece = 1.0 - wide.softmax(1)[:, 0]
    truth = (classes > 0).float()
    both = (piece * truth).sum((1, 2))
    return (1.0 - (2 * both + 1) / (piece.sum((1, 2)) + truth.sum((1, 2)) + 1)).mean()


def _centre_loss(peaks: Tensor, centres: Tensor) -> Tensor:
    """Squared error of the bumps; half of its weight lies where there are some."""
    error = (torch.sigmoid(peaks) - centres) ** 2
    near = centres > 0.05
    return error.mean() + 0.05 * (error * near).sum() / (near.sum() + 1)

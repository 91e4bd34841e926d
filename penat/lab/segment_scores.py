"""How well found pieces fit the true ones: intersection over union, precision, recall, panoptic quality."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask
from penat.domain.piece import Piece

FITS = 0.5
"""The intersection over union from which a found piece is a true one; no two can then be one piece's."""


@dataclass(frozen=True, slots=True)
class TruePiece:
    """One thing that is really there: its mask and, where it is known, its class."""

    mask: Mask
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture whose pieces are known; *group* is what it is counted under, such as its background."""

    name: str
    group: str
    picture: NDArray[np.uint8]
    truth: tuple[TruePiece, ...]


@dataclass(frozen=True, slots=True)
class PictureScore:
    """One picture's figures. *foreground* is the IoU of all found pieces together with all true ones together.

    *matched* are the IoUs of true pieces and the found ones that fit them; *right* of these have the true class, of
    *told* whose true class is known.
    """

    foreground: float
    true: int
    found: int
    matched: tuple[float, ...]
    right: int
    told: int
    seconds: float


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The figures of all pictures of a group, or of all: shares and means, None where nothing can be said.

    *foreground* is the mean over the pictures of their foreground's IoU, *good* the share of pictures where it is at
    least 0.9. *precision* and *recall* count pieces; *matched_iou* is the mean of those that fit; *panoptic* is the
    panoptic quality (Kirillov et al., 2019): the matched IoUs' sum over true ones + half of what was missed or made up.
    *classes* is the share of fitting pieces with the true class.
    """

    group: str
    pictures: int
    foreground: float
    good: float
    empty: int
    precision: float | None
    recall: float | None
    matched_iou: float | None
    panoptic: float | None
    classes: float | None
    seconds: float


def iou(first: Mask, second: Mask) -> float:
    """Return the intersection over the union of two masks of one size; 1 where both are empty."""
    union = int(np.count_nonzero(first | second))
    return int(np.count_nonzero(first & second)) / union if union else 1.0


def score_picture(found: Sequence[Piece], truth: Sequence[TruePiece], seconds: float = 0.0) -> PictureScore:
    """Return one picture's figures. Each true piece is matched with at most one found piece, the best fits first."""
    pairs = sorted(
        ((iou(piece.mask, true.mask), row, column) for row, piece in enumerate(found)
         for column, true in enumerate(truth)), key=lambda pair: -pair[0],
    )  # fmt: skip
    used: set[int] = set()
    met: set[int] = set()
    matched: list[tuple[float, int, int]] = []
    for share, row, column in pairs:
        if share >= FITS and row not in used and column not in met:
            used.add(row)
            met.add(column)
            matched.append((share, row, column))
    told = [(found[row].label, truth[column].label) for _, row, column in matched if truth[column].label is not None]
    return PictureScore(
        _foreground(found, truth), len(truth), len(found), tuple(share for share, _, _ in matched),
        sum(said == true for said, true in told), len(told), seconds,
    )  # fmt: skip


def summary(group: str, scores: Sequence[PictureScore]) -> GroupScore:
    """Return the figures of a group. Raises ValueError where it has no picture."""
    if not scores:
        raise ValueError(f"there is no picture in {group}")
    shares = [share for one in scores for share in one.matched]
    true, found = sum(one.true for one in scores), sum(one.found for one in scores)
    told = sum(one.told for one in scores)
    return GroupScore(
        group,
        len(scores),
        float(np.mean([one.foreground for one in scores])),
        float(np.mean([one.foreground >= 0.9 for one in scores])),
        sum(one.found == 0 for one in scores),
        _share(len(shares), found),
        _share(len(shares), true),
        _share(sum(shares), len(shares)),
        _share(sum(shares), (true + found) / 2),
        _share(sum(one.right for one in scores), told),
        float(np.median([one.seconds for one in scores])),
    )


def measure(
    samples: Iterable[Sample],
    segment: Callable[[NDArray[Any]], Sequence[Piece]],
    heard: Callable[[Sample, Sequence[Piece], PictureScore], None] | None = None,
) -> list[GroupScore]:
    """Return the figures of each group of *samples*, and of all under "all" where there are several groups.

    *heard* is told of every picture once it has been measured. Samples are taken one at a time, so they need not fit
    into memory together.
    """
    groups: dict[str, list[PictureScore]] = {}
    for sample in samples:
        began = perf_counter()
        found = segment(sample.picture)
        scored = score_picture(found, sample.truth, perf_counter() - began)
        groups.setdefault(sample.group, []).append(scored)
        if heard is not None:
            heard(sample, found, scored)
    rows = [summary(group, scores) for group, scores in groups.items()]
    together = [score for scores in groups.values() for score in scores]
    return [*rows, summary("all", together)] if len(groups) > 1 else rows


def _foreground(found: Sequence[Piece], truth: Sequence[TruePiece]) -> float:
    if not found or not truth:
        return float(not found and not truth)
    return iou(np.any([piece.mask for piece in found], axis=0), np.any([true.mask for true in truth], axis=0))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None

"""A head fitted by gradient descent on triplets: an item, one like it, and one not like it (Schroff et al. 2015).

Triplets come from judged questions, whose negatives are hard ones (shown because they were near), and from classes. The
head is I + V·A·Vᵀ as in `head_prototypical`; the loss is max(0, MARGIN + ‖a − p‖² − ‖a − n‖²) and `pull`·‖A‖².
"""

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows
from penat.domain.head import Head
from penat.domain.head_prototypical import Descent, adam, moved, slope_of_matrix, spanning
from penat.domain.head_training import Training

MARGIN, BATCH = 0.2, 256


def triplet_head(training: Training, descent: Descent, rng: np.random.Generator) -> Head:
    """Return the head that brings what is alike together. Raises InvalidInput where no triplet can be made."""
    basis = spanning(training.vectors)
    table = training.vectors.astype(np.float64) @ basis
    learned = adam(lambda matrix: _slope(table, matrix, triplets(training, BATCH, rng)), basis.shape[1], descent)
    dim = training.vectors.shape[1]
    return Head(np.eye(dim) + basis @ learned @ basis.T, np.zeros(dim))


def triplets(training: Training, count: int, rng: np.random.Generator) -> Rows:
    """Return *count* triplets (count, 3): anchor, like it, not like it. Raises InvalidInput where there is none."""
    usable = [one for one in training.judged if len(one.pos) > 1 and one.neg]
    if usable:
        return _judged_triplets([(one.pos, one.neg) for one in usable], count, rng)
    rows = training.labelled
    _, codes, sizes = np.unique(training.labels[rows], return_inverse=True, return_counts=True)
    large = np.flatnonzero(sizes > 1)
    if len(sizes) < 2 or not len(large):
        raise InvalidInput("triplets need two classes, one of them with two items, or judged questions", field="labels")
    sorted_rows, starts = rows[np.argsort(codes, kind="stable")], np.cumsum(sizes) - sizes
    own = rng.choice(large, count)
    other = (own + rng.integers(1, len(sizes), count)) % len(sizes)
    anchor = rng.integers(0, sizes[own])
    like = (anchor + rng.integers(1, sizes[own])) % sizes[own]
    places = [starts[own] + anchor, starts[own] + like, starts[other] + rng.integers(0, sizes[other])]
    return np.stack([sorted_rows[place] for place in places], axis=1)


def _judged_triplets(
    usable: list[tuple[tuple[int, ...], tuple[int, ...]]], count: int, rng: np.random.Generator
) -> Rows:
    found = np.empty((count, 3), dtype=np.intp)
    for line, place in enumerate(rng.integers(0, len(usable), count).tolist()):
        pos, neg = usable[place]
        found[line] = pos[0], pos[rng.integers(1, len(pos))], neg[rng.integers(len(neg))]
    return found


def _slope(table: Floats, learned: Floats, drawn: Rows) -> Floats:
    unit, lengths = moved(table, learned)
    anchor, like, other = unit[drawn[:, 0]], unit[drawn[:, 1]], unit[drawn[:, 2]]
    apart = ((anchor - like) ** 2).sum(axis=1) - ((anchor - other) ** 2).sum(axis=1)
    counted = (2.0 / len(drawn)) * (apart + MARGIN > 0)[:, None]
    slope = np.zeros_like(unit)
    np.add.at(slope, drawn[:, 0], counted * (other - like))
    np.add.at(slope, drawn[:, 1], counted * (like - anchor))
    np.add.at(slope, drawn[:, 2], counted * (anchor - other))
    return slope_of_matrix(table, unit, lengths, slope)

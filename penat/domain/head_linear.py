"""Heads that need no descent: nuisance directions taken out in part, and whitening, each shrunk towards the identity.

Within-class whitening is that of Fisher's discriminant analysis, with the covariance shrunk towards a multiple of the
identity (Ledoit & Wolf 2004); whitening of all vectors is what "All-but-the-top" and ZCA do, with a softer power.
"""

from collections.abc import Sequence

import numpy as np

from penat.domain.episodes import UNLABELLED, Labels
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Vectors, normalised
from penat.domain.head import Head, identity_head
from penat.domain.head_guard import kind_hits
from penat.domain.head_prototypical import spanning
from penat.domain.head_training import Training

SHRUNK, DISCRIMINANT_SHRUNK = 0.3, 0.1
LARGEST_BOOST, HALVINGS, WATCHED = 16.0, 9, 1500
_NOTHING = 1e-9


def without_nuisance(training: Training, part: float) -> Head:
    """Return the head that shrinks the directions in which the kinds' means differ by *part*; 1 takes them out.

    Raises InvalidInput where there are not two kinds.
    """
    axes = mean_directions(training.vectors, training.kinds)
    return _plain(np.eye(training.vectors.shape[1]) - part * axes @ axes.T)


def steadied(training: Training, part: float) -> Head:
    """Return `without_nuisance`, with the kinds' finest distinguishing directions enlarged until they are told apart.

    The directions in which the kinds' means differ carry much that is not kind. Those of Fisher's discriminant carry
    little else: enlarged just so far that as many rows as before have their own kind commonest among their nearest,
    they give back what was taken, at a small cost. Where no enlargement does, the identity is returned.
    """
    less = without_nuisance(training, part).matrix
    fine = discriminants(training.vectors, training.kinds)
    watched = np.linspace(0, len(training) - 1, min(len(training), WATCHED)).astype(np.intp)
    vectors, kinds, groups = training.vectors[watched], training.kinds[watched], training.groups[watched]
    asked = np.flatnonzero(kinds != UNLABELLED)

    def told(matrix: Floats) -> float:
        return float(kind_hits(normalised(vectors @ matrix), kinds, groups, asked).mean())

    wanted = told(np.eye(len(less)))
    low, high = 0.0, LARGEST_BOOST
    if told(less + high * fine @ fine.T) < wanted:
        return identity_head(len(less))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if told(less + middle * fine @ fine.T) >= wanted:
            high = middle
        else:
            low = middle
    return _plain(less + high * fine @ fine.T)


def whitened(training: Training, power: float) -> Head:
    """Return the head that divides each main direction of all vectors by its deviation to *power*; 1 whitens."""
    return _scaled(training.vectors, [training.vectors], power)


def whitened_within(training: Training, power: float) -> Head:
    """Return the head that divides directions by their deviation inside the classes to *power* (1: Fisher's).

    Raises InvalidInput where no class has two items.
    """
    parts = [training.vectors[training.labels == name] for name in training.classes]
    parts = [part for part in parts if len(part) > 1]
    if not parts:
        raise InvalidInput("no class has two labelled items; label more", field="labels")
    return _scaled(np.concatenate(parts), parts, power)


def mean_directions(vectors: Vectors, kinds: Labels) -> Floats:
    """Return an orthonormal basis (dim, at most kinds − 1) of how the kinds' means differ. Raises InvalidInput."""
    names = [name for name in np.unique(kinds).tolist() if name != UNLABELLED]
    if len(names) < 2:
        raise InvalidInput("all items are of one kind, so there is nothing to take out", field="nuisance")
    means = np.stack([vectors[kinds == name].mean(axis=0, dtype=np.float64) for name in names])
    _, sizes, axes = np.linalg.svd(means - means.mean(axis=0), full_matrices=False)
    found: Floats = axes[: len(names) - 1][sizes[: len(names) - 1] > _NOTHING].T
    return found


def discriminants(vectors: Vectors, kinds: Labels) -> Floats:
    """Return an orthonormal basis (dim, at most kinds − 1) of Fisher's directions, which tell the kinds apart best."""
    names = [name for name in np.unique(kinds).tolist() if name != UNLABELLED]
    basis = spanning(vectors)
    parts = [vectors[kinds == name].astype(np.float64) @ basis for name in names]
    means = np.stack([part.mean(axis=0) for part in parts])
    within = _covariance(parts)
    level = DISCRIMINANT_SHRUNK * np.trace(within) / vectors.shape[1]
    raised = within + max(level, _NOTHING) * np.eye(len(within))
    axes = np.linalg.svd(np.linalg.solve(raised, (means - means.mean(axis=0)).T).T, full_matrices=False)[2]
    found: Floats = basis @ axes[: len(names) - 1].T
    return found


def _covariance(parts: Sequence[Floats]) -> Floats:
    """Return the covariance (dim, dim) about the mean of each part (n, dim)."""
    total = sum(len(part) for part in parts)
    centred = [part - part.mean(axis=0) for part in parts]
    found: Floats = np.sum([part.T @ part for part in centred], axis=0) / total
    return found


def _scaled(vectors: Vectors, parts: Sequence[Vectors], power: float) -> Head:
    """Return the head that divides by the deviations inside *parts* of *vectors* to *power*, shrunk to their mean.

    Directions that the vectors do not span count as such without deviation. Scales average 1 over all directions.
    """
    dim, basis = vectors.shape[1], spanning(vectors)
    sizes, axes = np.linalg.eigh(_covariance([part.astype(np.float64) @ basis for part in parts]))
    floor = SHRUNK * float(np.maximum(sizes, 0.0).sum()) / dim + _NOTHING
    scales, outside = (np.maximum(sizes, 0.0) + floor) ** (-power / 2.0), floor ** (-power / 2.0)
    mean = (scales.sum() + outside * (dim - len(scales))) / dim
    turned = basis @ axes
    return _plain((outside * np.eye(dim) + (turned * (scales - outside)) @ turned.T) / mean)


def _plain(matrix: Floats) -> Head:
    """Return the head of *matrix* without a shift: a shift of pictures would not suit words."""
    return Head(matrix, np.zeros(len(matrix)))

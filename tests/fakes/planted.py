"""Labelled vectors with known truth: classes and kinds in directions of their own, and noise."""

import numpy as np

from penat.domain.episodes import as_labels
from penat.domain.geometry import normalised
from penat.domain.head_training import Training


def planted(
    classes: int = 8, each: int = 24, kinds: int = 3, *, dim: int = 24, signal: float = 0.5, nuisance: float = 1.5,
    noise: float = 0.25, seed: int = 0,
) -> Training:  # fmt: skip
    """Return items whose class shows a little and whose kind shows much, each kind as often in every class.

    Classes and kinds lie along axes of their own; every item is a group of its own.
    """
    rng = np.random.default_rng(seed)
    label = np.repeat(np.arange(classes), each)
    kind = np.tile(np.arange(kinds), len(label) // kinds + 1)[: len(label)]
    vectors = noise * rng.standard_normal((len(label), dim))
    vectors[np.arange(len(label)), label] += signal
    vectors[np.arange(len(label)), classes + kind] += nuisance
    names = as_labels([f"style{number}" for number in label])
    return Training(
        normalised(vectors),
        names,
        as_labels([f"kind{number}" for number in kind]),
        np.arange(len(label), dtype=np.int32),
    )


def spread_inside(classes: int = 4, each: int = 30, *, dim: int = 12, seed: int = 0) -> Training:
    """Return items whose class is one axis each, beside axes in which every class varies much: learned by labels."""
    rng = np.random.default_rng(seed)
    label = np.repeat(np.arange(classes), each)
    vectors = np.zeros((len(label), dim))
    vectors[:, classes:] = rng.standard_normal((len(label), dim - classes))
    vectors[:, :classes] = 0.3 * rng.standard_normal((len(label), classes))
    vectors[np.arange(len(label)), label] += 1.2
    names = as_labels([f"style{number}" for number in label])
    return Training(normalised(vectors), names, as_labels([""] * len(label)), np.arange(len(label), dtype=np.int32))

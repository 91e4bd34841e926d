"""Few-shot episodes: N classes, K examples of each to learn them from, and queries to sort into them.

Drawn as easyfsl's TaskSampler draws them (github.com/sicara/easy-few-shot-learning, easyfsl/samplers/task_sampler.py):
`n_way` classes uniformly without replacement, then of each class `n_shot + n_query` items uniformly without
replacement, the first `n_shot` of them the support; its published benchmark takes 5 ways, 1 or 5 shots and 15 queries.
The protocol is that of Vinyals et al. 2016 and Snell et al. 2017.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows

Labels = NDArray[np.str_]
UNLABELLED = ""
_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Shape:
    """How an episode looks: ways classes, shots examples and queries queries of each. Raises InvalidInput."""

    ways: int = 5
    shots: int = 5
    queries: int = 15

    def __post_init__(self) -> None:
        for name, least in (("ways", 2), ("shots", 1), ("queries", 1)):
            if getattr(self, name) < least:
                raise InvalidInput(f"{name} is {getattr(self, name)}; an episode needs {least} or more", field=name)

    @property
    def needed(self) -> int:
        """How many items a class must have."""
        return self.shots + self.queries

    def __str__(self) -> str:
        return f"{self.ways}-way {self.shots}-shot"


@dataclass(frozen=True)
class Episodes:
    """Many episodes of one shape over one table: support (e, ways, shots) and query (e, ways, queries), rows of it."""

    shape: Shape
    support: Rows
    query: Rows

    def __len__(self) -> int:
        return len(self.support)


def large_classes(labels: Labels, rows: Rows, needed: int) -> dict[str, Rows]:
    """Return the classes with at least *needed* of *rows*, by name, with their rows; what is unlabelled is none."""
    found: dict[str, Rows] = {}
    for name in np.unique(labels[rows]).tolist():
        own = rows[labels[rows] == name]
        if name != UNLABELLED and len(own) >= needed:
            found[name] = own
    return found


def draw_episodes(labels: Labels, rows: Rows, shape: Shape, count: int, rng: np.random.Generator) -> Episodes:
    """Return *count* episodes over the classes of *labels* (n,) that have enough of *rows*.

    Raises InvalidInput saying how many classes there are and how many are needed, where they are too few.
    """
    classes = list(large_classes(labels, rows, shape.needed).values())
    if len(classes) < shape.ways:
        raise InvalidInput(
            f"{len(classes)} classes have the {shape.needed} items that a {shape} episode of {shape.queries} queries "
            f"needs; {shape.ways} are needed. Label more, or ask for fewer ways, shots or queries",
            field="labels",
        )
    drawn = np.empty((count, shape.ways, shape.needed), dtype=np.intp)
    for episode in range(count):
        for way, number in enumerate(rng.choice(len(classes), shape.ways, replace=False).tolist()):
            drawn[episode, way] = rng.choice(classes[number], shape.needed, replace=False)
    return Episodes(shape, drawn[:, :, : shape.shots], drawn[:, :, shape.shots :])


def accuracies(vectors: NDArray[np.float32] | Floats, episodes: Episodes) -> Floats:
    """Return the share of queries (e,) whose nearest prototype, a class's mean of its support, is their own class's.

    *vectors* (n, dim). Squared Euclidean distance to the mean (Snell et al. 2017); of equal ones the first wins.
    """
    found = np.empty(len(episodes))
    ways = episodes.shape.ways
    truth = np.arange(ways)[None, :, None]
    for start in range(0, len(episodes), _BLOCK):
        block = slice(start, start + _BLOCK)
        prototypes = vectors[episodes.support[block]].mean(axis=2)
        queries = vectors[episodes.query[block]]
        size = len(prototypes)
        flat = queries.reshape(size, ways * episodes.shape.queries, -1)
        nearer = 2.0 * flat @ prototypes.transpose(0, 2, 1) - (prototypes**2).sum(axis=2)[:, None, :]
        chosen = nearer.argmax(axis=2).reshape(size, ways, episodes.shape.queries)
        found[block] = (chosen == truth).mean(axis=(1, 2))
    return found


def class_counts(labels: Labels, rows: Rows) -> dict[str, int]:
    """Return how many of *rows* each class has."""
    names, counts = np.unique(labels[rows], return_counts=True)
    return {str(name): int(count) for name, count in zip(names, counts, strict=True) if name != UNLABELLED}


def as_labels(values: Sequence[str]) -> Labels:
    """Return the values as labels (n,); what is only spaces is unlabelled."""
    return np.array([value.strip() for value in values], dtype=np.str_) if values else np.empty(0, dtype="<U1")

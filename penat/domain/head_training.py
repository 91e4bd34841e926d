"""What a head may be fitted to: vectors, the labels that may be known, and what is known of every item anyway."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from penat.domain.episodes import UNLABELLED, Labels
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Rows, Vectors, normalised
from penat.domain.head import Head
from penat.domain.split_groups import Groups

_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """One judged question as rows: what is alike, the main item first, and what was shown and is not."""

    pos: tuple[int, ...]
    neg: tuple[int, ...]


def in_span(vectors: Vectors) -> tuple[Vectors, Floats]:
    """Return the coordinates (n, r) of *vectors* (n, dim) in an orthonormal basis (dim, r) of what they span.

    Nothing is lost: lengths and cosines stay. With fewer rows than dimensions all that is fitted is the quicker.
    """
    _, sizes, axes = np.linalg.svd(vectors.astype(np.float64), full_matrices=False)
    basis: Floats = axes[sizes > _NOTHING * sizes[0]].T
    return normalised(vectors.astype(np.float64) @ basis), basis


def lifted(head: Head, basis: Floats) -> Head:
    """Return the head (dim, dim) that does inside *basis* (dim, r) what *head* (r, r) does, and nothing outside it."""
    inner = head.matrix - np.eye(head.dim_in)
    return Head(np.eye(len(basis)) + basis @ inner @ basis.T, basis @ head.shift)


@dataclass(frozen=True)
class Training:
    """The n rows a head is fitted to.

    vectors (n, dim) unit float32; labels (n,), UNLABELLED where a label is missing or must not be known; kinds (n,),
    what is known of every row and is not what is asked for (its category), UNLABELLED for none; groups (n,), rows of
    one number are never parted; judged: questions answered. Raises InvalidInput where lengths differ.
    """

    vectors: Vectors = field(repr=False)
    labels: Labels = field(repr=False)
    kinds: Labels = field(repr=False)
    groups: Groups = field(repr=False)
    judged: Sequence[JudgedRows] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        for name in ("labels", "kinds", "groups"):
            if len(getattr(self, name)) != len(self.vectors):
                raise InvalidInput(f"{len(getattr(self, name))} {name} for {len(self.vectors)} vectors", field=name)

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def labelled(self) -> Rows:
        """The rows whose label is known."""
        return np.flatnonzero(self.labels != UNLABELLED)

    @property
    def classes(self) -> list[str]:
        """The classes by name."""
        return [name for name in np.unique(self.labels).tolist() if name != UNLABELLED]

    def taught(self, rows: Rows, *, others: bool = True) -> "Training":
        """Return the same where only the labels of *rows* are known.

        The other rows stay, unlabelled, with *others*; without, they go altogether.
        """
        if not others:
            kept = np.sort(rows)
            return Training(self.vectors[kept], self.labels[kept], self.kinds[kept], self.groups[kept])
        hidden = np.full_like(self.labels, UNLABELLED)
        hidden[rows] = self.labels[rows]
        return replace(self, labels=hidden)

    def shuffled(self, rng: np.random.Generator) -> "Training":
        """Return the same with the known labels dealt out anew at random; what then is learned means nothing."""
        rows = self.labelled
        labels = self.labels.copy()
        labels[rows] = labels[rng.permutation(rows)]
        return replace(self, labels=labels)

"""A small learned map on top of a frozen model: the same for its pictures and its words."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Vectors, normalised


@dataclass(frozen=True)
class Head:
    """Maps unit vectors x (n, dim_in) to unit((x − shift) @ matrix), (n, dim_out).

    matrix (dim_in, dim_out) and shift (dim_in,), both float64 and finite. Raises InvalidInput otherwise.
    """

    matrix: Floats
    shift: Floats

    def __post_init__(self) -> None:
        if self.matrix.ndim != 2 or self.shift.shape != self.matrix.shape[:1] or not self.matrix.size:
            raise InvalidInput(
                f"a head needs a matrix (dim_in, dim_out) and a shift (dim_in,), not {self.matrix.shape} and "
                f"{self.shift.shape}", field="head",
            )  # fmt: skip
        if not (np.all(np.isfinite(self.matrix)) and np.all(np.isfinite(self.shift))):
            raise InvalidInput("a head's numbers must be finite", field="head")

    @property
    def dim_in(self) -> int:
        """The length of the vectors it takes."""
        return int(self.matrix.shape[0])

    @property
    def dim(self) -> int:
        """The length of the vectors it gives."""
        return int(self.matrix.shape[1])

    def apply(self, vectors: Vectors) -> Vectors:
        """Return unit float32 vectors (n, dim) of *vectors* (n, dim_in).

        Raises InvalidInput for vectors of another length, and where one is mapped to nothing.
        """
        if vectors.ndim != 2 or vectors.shape[1] != self.dim_in:
            raise InvalidInput(f"the head takes vectors of length {self.dim_in}, not {vectors.shape}", field="head")
        moved = (vectors.astype(np.float64) - self.shift) @ self.matrix
        if len(moved) and not np.all(np.linalg.norm(moved, axis=1) > 1e-9):
            raise InvalidInput("the head maps a vector to nothing, which has no direction", field="head")
        return normalised(moved.astype(np.float32))


def identity_head(dim: int) -> Head:
    """Return the head that changes nothing."""
    return Head(np.eye(dim), np.zeros(dim))


@dataclass(frozen=True)
class KeptHead:
    """A head with its name, the checksum of its numbers, and what its card says of it."""

    name: str
    head: Head
    sha256: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def model_sha256(self) -> str:
        """What tells the model it stands on from others of the same name; empty for vectors that no model made."""
        return str(self.facts.get("model_sha256", ""))

    @property
    def gain(self) -> tuple[float, float, float] | None:
        """The mean gain on what the head never saw and its 95 % interval, or None where its card does not say."""
        told: Any = self.facts.get("gain")
        try:
            mean, low, high = (float(told[key]) for key in ("mean", "low", "high"))
        except (KeyError, TypeError, ValueError):
            return None
        return (mean, low, high) if low <= mean <= high else None


def combined_sha256(model_sha256: str, head_sha256: str) -> str:
    """Return what tells a model under a head from the bare model and from every other head on it."""
    return hashlib.sha256(f"{model_sha256} under head {head_sha256}".encode()).hexdigest()

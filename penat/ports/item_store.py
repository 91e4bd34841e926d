"""An engine that keeps releases' vectors and answers which items are nearest inside some limits."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import PriceRange
from penat.domain.geometry import Floats, Mask, Rows, Vectors


@dataclass(frozen=True)
class StoredItems:
    """Rows `start` to `start + n` of a category, as an engine keeps them: ids, unit vectors (n, dim), what limits ask.

    price_cents (n,) is NO_PRICE for none; groups (n,) is the same number for variants of one design, of which one is
    `representative`. Facts that are only shown stay with the release.
    """

    start: int
    ids: Sequence[str]
    vectors: Vectors
    price_cents: NDArray[np.int64]
    in_stock: Mask
    representative: Mask
    groups: NDArray[np.int32]

    def __post_init__(self) -> None:
        for name in ("vectors", "price_cents", "in_stock", "representative", "groups"):
            if len(getattr(self, name)) != len(self.ids):
                raise ValueError(f"{len(getattr(self, name))} {name} for {len(self.ids)} ids")

    def __len__(self) -> int:
        return len(self.ids)


class ItemStore(Protocol):
    """Several releases side by side, each category named by its slug.

    Every method raises Unavailable, naming the engine and the cure, where the engine cannot be reached, the package
    that speaks to it is missing, or (but for `create`, `stored` and `delete`) the release's category is not in it.
    """

    @abstractmethod
    def create(self, release: str, slug: str, dim: int) -> None:
        """Make an empty place for a category; one that is there already stays as it is."""

    @abstractmethod
    def write(self, release: str, slug: str, items: StoredItems) -> None:
        """Keep some rows; rows that were there before are replaced."""

    @abstractmethod
    def stored(self, release: str) -> Mapping[str, int]:
        """Return slug -> number of rows for what there is of a release."""

    @abstractmethod
    def count(self, release: str, slug: str) -> int:
        """Return how many rows a category has."""

    @abstractmethod
    def nearest(
        self, release: str, slug: str, vector: Vectors, limit: int, *, price: PriceRange | None = None,
        in_stock: bool = False, without: Collection[int] = (), representatives_only: bool = False,
    ) -> tuple[Rows, Floats]:  # fmt: skip
        """Return at most *limit* rows nearest to *vector* (dim,) and their squared distances, nearest first.

        Limits come before the ranking; the rows in *without* are left out. Ties are in the order of rows. An engine may
        be approximate: it then returns fewer rows, or some that are not quite the nearest.
        """

    @abstractmethod
    def vectors_of(self, release: str, slug: str, ids: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) of items in the order of *ids*. Raises NotFound naming one that is missing."""

    @abstractmethod
    def read(self, release: str, slug: str, start: int, stop: int) -> StoredItems:
        """Return the rows from *start* to *stop* in order, as they were written. Raises Unavailable where some lack."""

    @abstractmethod
    def delete(self, release: str) -> None:
        """Remove everything of a release; other releases, and one that is not there, are no concern."""

    @abstractmethod
    def close(self) -> None:
        """Let go of connections and files; the next call opens them again."""

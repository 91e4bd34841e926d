"""The pictures of a release embedded with one model more."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue
from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder
from penat.ports.extra_spaces import ExtraSpace

BATCH = 32
ReadPicture = Callable[[str], NDArray[Any]]
Progress = Callable[[int, int], None]
NOTHING: Mapping[str, Vectors] = MappingProxyType({})


class SpaceDraft(Protocol):
    """Where the vectors go, category by category."""

    def has(self, number: int, count: int) -> bool:
        """Return whether category *number* has its *count* vectors already."""

    def write(self, number: int, vectors: Vectors) -> None:
        """Keep the vectors of category *number*."""

    def finish(self, categories: list[str]) -> None:
        """Let servers see what was written."""


@dataclass(frozen=True)
class Made:
    """How many different pictures of each category, all together, were embedded, and how many needed no embedding."""

    embedded: int
    reused: int


def make_space(
    catalogue: Catalogue,
    embedder: Embedder,
    read: ReadPicture,
    draft: SpaceDraft,
    progress: Progress,
    known: Mapping[str, Vectors] = NOTHING,
) -> Made:
    """Embed every item's display picture, one that several items share only once a category.

    *read* gives the pixels of a picture by its content hash; *known* are vectors (dim,) that the same model has made
    before, by that hash. A run that was stopped goes on at the category it was in.
    """
    total = sum(len(shelf) for shelf in catalogue.shelves.values())
    done = embedded = pictures = 0
    for number, shelf in enumerate(catalogue.shelves.values()):
        digests = [item.image for item in shelf.items]
        different = list(dict.fromkeys(digests))
        if not draft.has(number, len(shelf)):
            vectors = {digest: known[digest] for digest in different if digest in known}
            fresh = [digest for digest in different if digest not in known]
            for part in _embedded(fresh, embedder, read):
                vectors |= part
                progress(done + round(len(vectors) * len(shelf) / len(different)), total)
            draft.write(number, np.stack([vectors[digest] for digest in digests]))
            embedded += len(fresh)
        pictures += len(different)
        done += len(shelf)
        progress(done, total)
    draft.finish(list(catalogue.shelves))
    return Made(embedded, pictures - embedded)


def known_vectors(catalogue: Catalogue, space: ExtraSpace, wanted: Collection[str]) -> dict[str, Vectors]:
    """Return the vectors (dim,) of *wanted* pictures that a release's space holds, by the pictures' content hashes.

    A category whose vectors are not as many as its items gives none: nobody can tell which they are.
    """
    found: dict[str, Vectors] = {}
    for shelf in catalogue.shelves.values():
        vectors = space.vectors.get(shelf.category, ())
        if len(vectors) == len(shelf):
            found |= {item.image: vectors[row] for row, item in enumerate(shelf.items) if item.image in wanted}
    return found


def _embedded(digests: list[str], embedder: Embedder, read: ReadPicture) -> Iterator[dict[str, Vectors]]:
    """Yield the vectors of one batch after another, by content hash."""
    for start in range(0, len(digests), BATCH):
        batch = digests[start : start + BATCH]
        yield dict(zip(batch, embedder.embed_pictures([read(digest) for digest in batch]), strict=True))

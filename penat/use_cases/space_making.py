"""The pictures of a release embedded with one model more."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue
from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder

BATCH = 32
ReadPicture = Callable[[str], NDArray[Any]]
Progress = Callable[[int, int], None]


class SpaceDraft(Protocol):
    """Where the vectors go, category by category."""

    def has(self, number: int, count: int) -> bool:
        """Return whether category *number* has its *count* vectors already."""

    def write(self, number: int, vectors: Vectors) -> None:
        """Keep the vectors of category *number*."""

    def finish(self, categories: list[str]) -> None:
        """Let servers see what was written."""


def make_space(
    catalogue: Catalogue, embedder: Embedder, read: ReadPicture, draft: SpaceDraft, progress: Progress
) -> None:
    """Embed every item's display picture, one that several items share only once a category.

    *read* gives the pixels of a picture by its content hash. A run that was stopped goes on at the category it was in.
    """
    total = sum(len(shelf) for shelf in catalogue.shelves.values())
    done = 0
    for number, shelf in enumerate(catalogue.shelves.values()):
        if not draft.has(number, len(shelf)):
            digests = [item.image for item in shelf.items]
            different = list(dict.fromkeys(digests))
            begun = done
            parts = []
            for part, count in _embedded(different, embedder, read):
                parts.append(part)
                progress(begun + round(count * len(shelf) / len(different)), total)
            rows = {digest: row for row, digest in enumerate(different)}
            vectors = np.concatenate(parts)
            draft.write(number, vectors[[rows[digest] for digest in digests]])
        done += len(shelf)
        progress(done, total)
    draft.finish(list(catalogue.shelves))


def _embedded(digests: list[str], embedder: Embedder, read: ReadPicture) -> Iterator[tuple[Vectors, int]]:
    """Yield the vectors of one batch after another, with how many pictures there are so far."""
    for start in range(0, len(digests), BATCH):
        batch = digests[start : start + BATCH]
        yield embedder.embed_pictures([read(digest) for digest in batch]), start + len(batch)

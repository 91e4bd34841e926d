"""A release as one model sees it: the vectors of its items, and what reads words and photos for them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import Unavailable
from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder
from penat.ports.extra_spaces import ExtraSpaces
from penat.use_cases.spaces import fitting

EmbedderOf = Callable[[str], Embedder]


@dataclass(frozen=True)
class View:
    """One model's vectors of a release, shelf by shelf."""

    model: str
    vectors_of: Callable[[Shelf], Vectors]
    embedder_for: Callable[[str], Embedder]

    def sample(self, shelves: list[Shelf], step: int) -> Vectors:
        """Return every *step*-th vector of *shelves*."""
        return np.concatenate([np.asarray(self.vectors_of(shelf)[::step]) for shelf in shelves])

    def words(self, text: str) -> Vectors:
        """Return the vector (dim,) of *text*. Raises Unavailable without the model that made the others."""
        vector: Vectors = self.embedder_for("text").embed_texts([text])[0]
        self.embedder_for("text")  # another release, and so another model, may have been published meanwhile
        return vector


def own_view(catalogue: Catalogue, embedder: Embedder | None) -> View:
    """Return the release as its own model sees it."""
    return View(catalogue.model, lambda shelf: shelf.vectors, lambda field: fitting(embedder, catalogue, field))


def further_view(catalogue: Catalogue, spaces: ExtraSpaces, model: str, embedder_of: EmbedderOf) -> View:
    """Return the release as a further model sees it. Raises NotFound, and Unavailable for vectors of other pictures."""
    space = spaces.space(catalogue.release, model)
    for shelf in catalogue.shelves.values():
        if len(space.vectors.get(shelf.category, ())) != len(shelf):
            raise Unavailable(
                f"the vectors of model {model} do not fit release {catalogue.release}; make them anew: penat releases "
                f"embed --model {model}", field="models",
            )  # fmt: skip

    def embedder_for(field: str) -> Embedder:
        embedder = embedder_of(model)
        if embedder.sha256 and space.sha256 and embedder.sha256 != space.sha256:
            raise Unavailable(
                f"model {model!r} has changed since it embedded release {catalogue.release}; embed it anew", field=field
            )
        return embedder

    return View(model, lambda shelf: space.vectors[shelf.category], embedder_for)

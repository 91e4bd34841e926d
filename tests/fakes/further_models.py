"""Models beside the release's own, each with vectors of no pattern; a test names and takes away those there are."""

from collections.abc import Callable, Sequence

from penat.domain.catalogue import Catalogue
from penat.domain.errors import NotFound
from penat.ports.extra_spaces import ExtraSpace, ExtraSpaces
from tests.fakes import circle
from tests.fakes.word_embedder import WordEmbedder


class FurtherModels(ExtraSpaces):
    """Every model in *names* has embedded whatever is published."""

    def __init__(self, published: Callable[[], Catalogue], names: Sequence[str] = ()) -> None:
        self.names = list(names)
        self._published = published

    def models(self, release: str) -> Sequence[str]:
        return tuple(self.names)

    def space(self, release: str, model: str) -> ExtraSpace:
        if model not in self.names:
            raise NotFound(f"release {release} has no vectors of model {model!r}", field="models")
        shelves = self._published().shelves.values()
        return ExtraSpace(model, "", {shelf.category: circle.scattered(len(shelf)) for shelf in shelves})

    def embedder(self, model: str) -> WordEmbedder:
        """Return what reads words for one of them."""
        return WordEmbedder({}, name=model)

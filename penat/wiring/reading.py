"""What reads words and photos for the release being served."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

from numpy.typing import NDArray

from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.adapters.space_files import SpaceFiles
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors
from penat.ports.catalogue_source import CatalogueSource
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.use_cases.searcher import Searcher
from penat.use_cases.views import View
from penat.wiring.models import build_embedder, build_new_embedder

LONGEST_SIDE = 2048


def read_photo(content: bytes) -> NDArray[Any]:
    """Return a photo's pixels (height, width, 3), as large as one is kept at most.

    Raises InvalidInput for what is no picture.
    """
    try:
        return pixels_of(decoded(content, LONGEST_SIDE))
    except Unreadable as error:
        raise InvalidInput(f"photo cannot be read: {error}", field="photo") from None


class ReleaseEmbedder(Embedder):
    """The model of the release being served, found anew when a release of another model is published."""

    def __init__(self, settings: Settings, source: CatalogueSource) -> None:
        self._settings = settings
        self._source = source
        self._lock = Lock()
        self._found: dict[tuple[str, str], Embedder] = {}

    @property
    def name(self) -> str:  # type: ignore[override]  # it follows the release, nobody sets it
        """The model's name. Raises Unavailable where its bundle is missing."""
        return self._present().name

    @property
    def dim(self) -> int:  # type: ignore[override]  # likewise
        """The length of its vectors."""
        return self._present().dim

    @property
    def sha256(self) -> str:  # type: ignore[override]  # likewise
        """What tells it from another model of the same name."""
        return self._present().sha256

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors (n, dim) of texts."""
        return self._present().embed_texts(texts)

    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        """Return unit vectors (n, dim) of pictures."""
        return self._present().embed_pictures(pictures)

    def _present(self) -> Embedder:
        catalogue = self._source.current()
        name = self._settings.model or catalogue.model
        wanted = (name, catalogue.model_sha256)  # a model trained anew may keep its name
        with self._lock:
            if wanted not in self._found:
                self._found = {wanted: build_embedder(self._settings, name)}
            return self._found[wanted]


def build_searcher(settings: Settings, embedder: Embedder | None) -> Searcher:
    """Return what answers questions; *embedder* reads for the release's own model, others are opened when asked."""
    opened: dict[str, Embedder] = {}

    def embedder_of(model: str) -> Embedder:
        if model not in opened:
            opened[model] = build_new_embedder(settings, model)
        return opened[model]

    return Searcher(embedder, read_photo, SpaceFiles(settings.cache), embedder_of)


def release_views(settings: Settings, catalogue: Catalogue, models: Sequence[str] | None) -> list[View]:
    """Return the release as each of *models* sees it in a search, all of them where None; the own one is opened.

    Raises InvalidInput for a model that the release has no vectors of, naming those it has.
    """
    own = models is None or catalogue.model in models
    searcher = build_searcher(settings, build_embedder(settings, catalogue.model) if own else None)
    known = searcher.models(catalogue)
    for name in models or ():
        if name not in known:
            raise InvalidInput(
                f"--model {name}: release {catalogue.release} has vectors of {', '.join(known)}; make those of another "
                "model with: penat releases embed --model NAME", field="model",
            )  # fmt: skip
    return [searcher.view(catalogue, name) for name in dict.fromkeys(known if models is None else models)]


def further_models(settings: Settings, release: str, model: str) -> list[str]:
    """Return the models beside its own *model* that the release can be searched by."""
    return [name for name in SpaceFiles(settings.cache).models(release) if name != model]

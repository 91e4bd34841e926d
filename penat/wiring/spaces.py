"""A release embedded with one model more."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.release_layout import RELEASES, release_folder
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release
from penat.adapters.space_files import SpaceWriter
from penat.domain.errors import InvalidInput
from penat.settings import Settings
from penat.use_cases.space_making import Progress, make_space
from penat.wiring.models import build_new_embedder


def embed_release(settings: Settings, release_id: str, model: str, progress: Progress) -> str:
    """Embed a release's display pictures with a further model; return the model's name.

    Raises InvalidInput for the release's own model, Unavailable for one that is not here.
    """
    _, catalogue = read_release(release_folder(settings.cache, release_id))
    embedder = build_new_embedder(settings, model)
    if embedder.name == catalogue.model:
        raise InvalidInput(f"release {release_id} was made with {embedder.name}; name another model", field="model")
    pictures = ReleasePictures(settings.cache / RELEASES, settings.var / "pictures")

    def read(digest: str) -> NDArray[Any]:
        path = pictures.display(digest)
        try:
            return np.asarray(pixels_of(decoded(path.read_bytes())))
        except Unreadable as error:
            raise InvalidInput(f"{path}: {error}; look at the release: penat releases verify") from None

    with release_lock(settings.cache):
        draft = SpaceWriter(settings.cache, catalogue.release, embedder.name, embedder.sha256)
        make_space(catalogue, embedder, read, draft, progress)
    return embedder.name

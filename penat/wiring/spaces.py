"""Releases embedded with models more, and those models carried on from one release to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.adapters.picture_store import ReleasePictures
from penat.adapters.release_layout import RELEASES, current_id, release_folder
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release
from penat.adapters.space_files import SpaceFiles, SpaceWriter, refuse_odd_name
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, PenatError, Unavailable
from penat.domain.geometry import Vectors
from penat.ports.embedder import Embedder
from penat.settings import Settings
from penat.use_cases.space_making import NOTHING, Made, Progress, ReadPicture, known_vectors, make_space
from penat.wiring.models import build_new_embedder, model_folders


@dataclass(frozen=True)
class Further:
    """A further model of a release: what embeds with it, or the reason why it is left out."""

    name: str
    embedder: Embedder | None = None
    reason: str = ""


class FurtherModels:
    """The further models of the release that is served now, to be carried on to the one that comes next.

    *also* are more of them: names of models, or bundles' paths. Raises Unavailable naming the option and the models
    there are, so that it is made before anything is embedded.
    """

    def __init__(self, settings: Settings, also: Sequence[str] = ()) -> None:
        self._settings = settings
        self._files = SpaceFiles(settings.cache)
        self._also = [_asked_for(settings, name) for name in also]
        self._before = current_id(settings.cache)
        self._carried = self._files.models(self._before) if self._before else ()

    def missing(self, release: str) -> Sequence[Further]:
        """Return those that *release* has no vectors of, and note them: stopped from here on, the next run finds them.

        Raises Unavailable while another process writes.
        """
        catalogue = _catalogue(self._settings, release)
        wanted = {name: self._found(name) for name in (*self._carried, *self._files.begun(release))}
        wanted |= {one.name: one for one in self._also}
        found = [one for one in wanted.values() if not self._is_there(catalogue, one)]
        with release_lock(self._settings.cache):
            for one in found:
                if one.embedder is not None:
                    SpaceWriter(self._settings.cache, release, one.name, one.embedder.sha256)
        return found

    def embed(self, embedder: Embedder, release: str, progress: Progress) -> Made:
        """Embed what no earlier release has the model's vectors of. Raises PenatError for what cannot be embedded."""
        catalogue = _catalogue(self._settings, release)
        return _embed(self._settings, catalogue, embedder, progress, self._known(catalogue, embedder))

    def take_over(self, release: str) -> Sequence[Further]:
        """Give *release*, of the same pictures, the vectors made for the one before; no model is needed for it."""
        return [self._taken_over(name, release) for name in self._carried]

    def _taken_over(self, name: str, release: str) -> Further:
        try:
            space = self._files.space(self._before or "", name)
            self.embed(_NoModel(name, space.sha256), release, lambda *_: None)
        except PenatError as error:
            return Further(name, reason=error.detail)
        return Further(name)

    def _found(self, name: str) -> Further:
        """Return a model that an earlier release was embedded with, or why that is no longer possible."""
        if not any((folder / name / "model.json").is_file() for folder in model_folders(self._settings)):
            return Further(name, reason=f"its bundle is no longer in {model_folders(self._settings)[0]}")
        try:
            return Further(name, build_new_embedder(self._settings, name))
        except Unavailable as error:
            return Further(name, reason=error.detail)

    def _is_there(self, catalogue: Catalogue, one: Further) -> bool:
        """Return whether nothing needs to be done for a model: its vectors are there, or are the release's own."""
        if one.name == catalogue.model:
            return True
        if one.name not in self._files.models(catalogue.release):
            return False
        try:
            space = self._files.space(catalogue.release, one.name)
        except Unavailable:
            return False
        fits = all(len(space.vectors.get(name, ())) == len(shelf) for name, shelf in catalogue.shelves.items())
        return fits and (one.embedder is None or space.sha256 == one.embedder.sha256)

    def _known(self, catalogue: Catalogue, embedder: Embedder) -> Mapping[str, Vectors]:
        """Return what the same state of the model made of the release's pictures for others, the one before first."""
        wanted = {item.image for shelf in catalogue.shelves.values() for item in shelf.items}
        found: dict[str, Vectors] = {}
        others = sorted(self._files.releases(embedder.name), key=lambda release: release != self._before)
        for release in others:
            if len(found) < len(wanted) and release != catalogue.release:
                found = {**self._of(release, embedder, wanted), **found}
        return found

    def _of(self, release: str, embedder: Embedder, wanted: set[str]) -> Mapping[str, Vectors]:
        try:
            space = self._files.space(release, embedder.name)
            if space.sha256 != embedder.sha256:
                return NOTHING
            return known_vectors(_catalogue(self._settings, release), space, wanted)
        except Unavailable:
            return NOTHING  # damaged, or its release is gone: another one may know, else the model does


class _NoModel(Embedder):
    """Stands for a model whose vectors are there already: only the name and checksum are asked of it."""

    def __init__(self, name: str, sha256: str) -> None:
        self.name, self.dim, self.sha256 = name, 0, sha256

    def embed_pictures(self, pictures: Sequence[NDArray[Any]]) -> Vectors:
        """Raise Unavailable."""
        raise Unavailable(f"its vectors lack {len(pictures)} pictures of the release or more")

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Raise Unavailable."""
        raise Unavailable(f"model {self.name} is not here for {len(texts)} texts")


def embed_release(settings: Settings, release_id: str, model: str, progress: Progress) -> str:
    """Embed all of a release's display pictures with a further model; return the model's name.

    Raises InvalidInput for the release's own model, Unavailable for one that is not here.
    """
    catalogue = _catalogue(settings, release_id)
    embedder = build_new_embedder(settings, model)
    if embedder.name == catalogue.model:
        raise InvalidInput(f"release {release_id} was made with {embedder.name}; name another model", field="model")
    _embed(settings, catalogue, embedder, progress)
    return embedder.name


def _embed(
    settings: Settings,
    catalogue: Catalogue,
    embedder: Embedder,
    progress: Progress,
    known: Mapping[str, Vectors] = NOTHING,
) -> Made:
    with release_lock(settings.cache):
        draft = SpaceWriter(settings.cache, catalogue.release, embedder.name, embedder.sha256)
        return make_space(catalogue, embedder, _reading(settings), draft, progress, known)


def _reading(settings: Settings) -> ReadPicture:
    """Return what reads a display picture's pixels by its content hash."""
    pictures = ReleasePictures(settings.cache / RELEASES, settings.var / "pictures")

    def read(digest: str) -> NDArray[Any]:
        path = pictures.display(digest)
        try:
            return np.asarray(pixels_of(decoded(path.read_bytes())))
        except Unreadable as error:
            raise InvalidInput(f"{path}: {error}; look at the release: penat releases verify") from None

    return read


def _catalogue(settings: Settings, release: str) -> Catalogue:
    return read_release(release_folder(settings.cache, release))[1]


def _asked_for(settings: Settings, name: str) -> Further:
    """Return a model that --also names. Raises Unavailable and InvalidInput, which name the option."""
    try:
        embedder = build_new_embedder(settings, name, named_by="--also")
        refuse_odd_name(embedder.name)
    except PenatError as error:
        raise type(error)(f"--also {name}: {error.detail}", field="also") from None
    return Further(embedder.name, embedder)

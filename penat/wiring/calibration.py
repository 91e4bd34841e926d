"""What finds, on a shop's own pictures, how far apart a model puts copies of one picture."""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from penat.adapters.altered_copies import altered_copies
from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.adapters.picture_files import PictureFiles
from penat.adapters.picture_rendering import THUMBNAIL_SIDE, phash_of, shrunk
from penat.domain.errors import InvalidInput
from penat.lab.duplicates import Calibration, Looks, calibrated

if TYPE_CHECKING:
    from PIL import Image

    from penat.adapters.onnx_embedder import OnnxEmbedder

BATCH = 32
COPIED = 250
Progress = Callable[[int, int], None]


def calibrate(embedder: "OnnxEmbedder", data: Path, progress: Progress, *, copied: int = COPIED) -> Calibration:
    """Measure *embedder* on the pictures of DATA/CATEGORY and on altered copies of at most *copied* of them.

    Raises InvalidInput where there are too few pictures.
    """
    paths = [file.path for file in PictureFiles(data).find()[0]]
    some = set(np.linspace(0, len(paths) - 1, min(copied, len(paths))).round().astype(int).tolist())
    looking, rows = _Looking(embedder), []
    kept: list[str] = []
    for place, (path, image) in enumerate(_readable(data, paths)):
        progress(place, len(paths))
        looking.add("", image)
        if place in some:
            rows.append(len(kept))
            for name, copy in altered_copies(image).items():
                looking.add(name, copy)
        kept.append(path)
    if len(kept) < 2:
        raise InvalidInput(f"{len(kept)} pictures in {data}; a calibration needs at least two a category", field="data")
    found = looking.looks()
    try:
        return calibrated(kept, found.pop(""), np.array(rows, dtype=np.intp), found)
    except ValueError as error:
        raise InvalidInput(str(error), field="data") from None


def write_distances(folder: Path, calibration: Calibration) -> Path:
    """Put the distances into the bundle's model.json, in one step, all else as it was; return the file."""
    path = folder / "model.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts |= {"duplicate_distance": calibration.distance, "colour_distance": calibration.colour_distance}
    fresh = path.with_suffix(f".{os.getpid()}.new")
    fresh.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(path)
    return path


class _Looking:
    """Gathers looks by what was done to the pictures; the model sees BATCH of them at once."""

    def __init__(self, embedder: "OnnxEmbedder") -> None:
        self.embedder = embedder
        self.hashes: dict[str, list[int]] = defaultdict(list)
        self.digests: dict[str, list[str]] = defaultdict(list)
        self.vectors: dict[str, list[NDArray[np.float32]]] = defaultdict(list)
        self._waiting: list[tuple[str, NDArray[np.uint8]]] = []

    def add(self, name: str, image: "Image.Image") -> None:
        """Look at one picture."""
        pixels = pixels_of(image)
        self.hashes[name].append(phash_of(shrunk(image, THUMBNAIL_SIDE)))
        self.digests[name].append(hashlib.sha256(repr(pixels.shape).encode() + pixels.tobytes()).hexdigest())
        self._waiting.append((name, self.embedder.fitted(pixels)))
        if len(self._waiting) >= BATCH:
            self._embed()

    def looks(self) -> dict[str, Looks]:
        """Return everything looked at so far."""
        self._embed()
        return {
            name: Looks(np.array(hashes, dtype=np.uint64), np.stack(self.vectors[name]), self.digests[name])
            for name, hashes in self.hashes.items()
        }

    def _embed(self) -> None:
        vectors = self.embedder.embed_pictures([pixels for _, pixels in self._waiting])
        for (name, _), vector in zip(self._waiting, vectors, strict=True):
            self.vectors[name].append(vector)
        self._waiting.clear()


def _readable(data: Path, paths: Sequence[str]) -> Iterator[tuple[str, "Image.Image"]]:
    for path in paths:
        try:
            yield path, decoded((data / path).read_bytes())
        except (Unreadable, OSError):  # the ingestion reports these; here they only measure nothing
            continue

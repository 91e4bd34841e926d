"""A catalogue embedded by the model itself with torch, on a GPU where there is one, for a server that has its bundle.

Only the picture tower runs in torch; pictures are made ready and texts are read as the bundle does it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from not_for_server import open_clip_models, own_config
from not_for_server.bundle_writing import PARITY_FLOOR, sha256
from not_for_server.clip_towers import ImageTower
from not_for_server.open_clip_models import CannotExport
from penat.adapters.model_bundle import CARD, IMAGE
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.domain.geometry import Vectors
from penat.domain.ingestion import ReadPicture, checked_vectors
from penat.ports.picture_source import PictureSource

COMPARED = 8


class TorchEmbedder(OnnxEmbedder):
    """The bundle at *folder*, its pictures seen by *model* in torch on *device*: the same facts, the same space."""

    def __init__(self, folder: Path, model: nn.Module, device: str) -> None:
        super().__init__(folder)
        self.device = device
        self._tower = ImageTower(model).to(device).eval()

    def _run(self, tower: str, name: str, batch: np.ndarray[Any, Any]) -> Vectors:
        if tower != IMAGE:
            return super()._run(tower, name, batch)
        with torch.inference_mode():
            vectors = self._tower(torch.from_numpy(batch).to(self.device)).float().cpu().numpy()
        return checked_vectors(vectors, len(batch), self.dim)

    def least_cosine(self, pictures: PictureSource) -> float:
        """Return the least cosine between torch's vectors and the bundle's, of the first pictures there are."""
        some = list(islice(_readable(pictures, self), COMPARED))
        if not some:
            return 1.0  # the ingestion itself says that there is nothing to read
        beside = OnnxEmbedder(self.folder).embed_pictures(some)
        return float((self.embed_pictures(some) * beside).sum(axis=1).min())

    def refuse_another(self, pictures: PictureSource) -> float:
        """Return that cosine. Raises CannotExport where the weights and the bundle are not one model."""
        cosine = self.least_cosine(pictures)
        if not cosine >= PARITY_FLOOR:
            raise CannotExport(
                f"the weights see pictures otherwise than the bundle {self.name} does (cosine {cosine:.6f}; "
                f"{PARITY_FLOOR} is wanted): name the weights it was made of, or the bundle of fp32 where it is int8's"
            )
        return cosine


def chosen_device(wanted: str | None = None) -> str:
    """Return where torch is to run: what is wanted, else a GPU where there is one."""
    if wanted:
        return wanted
    return "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"


def opened(folder: Path, pretrained: str | None, device: str | None = None) -> TorchEmbedder:
    """Return the embedder of the bundle at *folder*; *pretrained* names the weights or their file.

    Raises CannotExport for weights that are not the bundle's, Unavailable for a bundle that cannot be used.
    """
    training = _training(folder)
    architecture, said = training["architecture"], training["weights"]
    if "config" in training:
        own_config.register(architecture, training["config"])
    if "file" not in said:
        weights = open_clip_models.random_weights(architecture, said.get("like"))
    else:
        weights = open_clip_models.find_weights(architecture, pretrained or said["name"], said.get("like"))
        if weights.file is not None and sha256(weights.file.resolve()) != said["sha256"]:
            raise CannotExport(f"{weights.file} is not the file that the bundle {folder.name} was made of")
        weights = replace(weights, key=said.get("key"))
    return TorchEmbedder(folder, open_clip_models.build(architecture, weights), chosen_device(device))


def _training(folder: Path) -> dict[str, Any]:
    OnnxEmbedder(folder)  # says what is missing or wrong
    training = json.loads((folder / CARD).read_bytes()).get("training", {})
    if not {"architecture", "weights"} <= training.keys() or not isinstance(training["weights"], dict):
        raise CannotExport(f"{folder / CARD} does not say which weights it was made of; export the model again")
    return dict(training)


def _readable(source: PictureSource, embedder: OnnxEmbedder) -> Iterator[np.ndarray[Any, Any]]:
    files, _ = source.find()
    for picture in source.read(files[: 4 * COMPARED], embedder.fitted, frozenset()):
        if isinstance(picture, ReadPicture) and picture.rendering is not None:
            yield picture.rendering.pixels

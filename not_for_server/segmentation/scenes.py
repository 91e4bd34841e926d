"""Endless training pictures with their targets, made by worker processes while the network learns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from not_for_server.demo_catalogue.model import MEAN, STD
from not_for_server.segmentation import composing, photometry, targets
from not_for_server.segmentation.cutouts import CutoutShelf
from not_for_server.segmentation.room_views import RoomShelf

Sample = tuple[Tensor, ...]
ROOM_SHARE = 0.4  # of the pictures are views of rendered rooms, once there are a hundred of them
ENOUGH_ROOMS = 100


@dataclass
class Scenes(IterableDataset[Sample]):
    """*count* samples: pixels, classes, centres, offsets; the same for the same seed."""

    shelf: CutoutShelf
    rooms: RoomShelf
    size: int
    count: int
    seed: int

    def __iter__(self) -> Iterator[Sample]:
        """Make the samples that fall to this worker."""
        worker = get_worker_info()
        first, step = (worker.id, worker.num_workers) if worker else (0, 1)
        for number in range(first, self.count, step):
            yield self.sample(np.random.default_rng([self.seed, number]))

    def sample(self, rng: np.random.Generator) -> Sample:
        """Make one sample."""
        share = ROOM_SHARE * min(1.0, len(self.rooms) / ENOUGH_ROOMS)
        if rng.random() < share:
            made = self.rooms.view(rng, self.size)
        else:
            made = composing.compose(self.shelf, rng, self.size)
        return as_sample(made, rng)


def as_sample(made: composing.Composition, rng: np.random.Generator | None) -> Sample:
    """Turn a composition into tensors; with an *rng* the picture is aged first."""
    picture = made.picture.copy()
    if rng is not None:
        picture[: made.height, : made.width] = photometry.aged(picture[: made.height, : made.width], rng)
    bumps, offsets = targets.centre_targets(made.pieces)
    return (
        torch.from_numpy(normalised(picture, made.height, made.width)),
        torch.from_numpy(targets.class_target(made.classes).astype(np.int64)),
        torch.from_numpy(bumps),
        torch.from_numpy(offsets),
    )


def normalised(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """Turn uint8 (size, size, 3) into the network's input, float32 (3, size, size); padding becomes 0."""
    mean, std = np.array(MEAN, np.float32), np.array(STD, np.float32)
    pixels = (picture.astype(np.float32) / 255.0 - mean) / std
    pixels[height:], pixels[:, width:] = 0.0, 0.0
    return np.ascontiguousarray(pixels.transpose(2, 0, 1))


def batches(scenes: Scenes, batch: int, workers: int) -> DataLoader[Sample]:
    """Give the samples in batches, made by *workers* processes of one thread."""
    return DataLoader(
        scenes,
        batch,
        num_workers=workers,
        drop_last=True,
        worker_init_fn=lambda _: torch.set_num_threads(1),
        multiprocessing_context="fork" if workers else None,
        prefetch_factor=3 if workers else None,
    )

"""Views of rendered rooms: crops at any scale, with the same masks as compositions have.

A room folder holds `rooms.jsonl`, as `demo_catalogue.rooms training` writes it (or folders that do): one line a room
with its `file`, its `mask`, whose pixels hold the number of their piece, and `pieces` with `value` and `category`. It
may still be growing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from not_for_server.segmentation.composing import Composition
from not_for_server.segmentation.cutouts import CLASSES

LISTING = "rooms.jsonl"
LEAST_CROP = 0.45  # of the room's sides
Room = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Picture uint8 (h, w, 3), classes and pieces uint8 (h, w), 0 where there is none."""


@dataclass
class RoomShelf:
    """The rooms of some folders; `update` takes up what has been rendered since."""

    folders: Sequence[Path]
    rooms: list[Room] = field(default_factory=list)
    known: set[Path] = field(default_factory=set)

    def __len__(self) -> int:
        """Count the rooms."""
        return len(self.rooms)

    def update(self) -> int:
        """Read what is new; returns how many were added."""
        before = len(self)
        for path, row in _listed(self.folders):
            if path not in self.known and row["pieces"]:
                self.known.add(path)
                self.rooms.append(read_room(path, row))
        return len(self) - before

    def view(self, rng: np.random.Generator, size: int) -> Composition:
        """Draw a room, and of it all or a part, mirrored or not."""
        picture, classes, pieces = self.rooms[int(rng.integers(len(self.rooms)))]
        high, wide = classes.shape
        share = 1.0 if rng.random() < 0.35 else rng.uniform(LEAST_CROP, 1.0)
        rows, columns = int(high * share), int(wide * min(1.0, share * np.exp(rng.normal(0, 0.15))))
        top, left = int(rng.integers(high - rows + 1)), int(rng.integers(wide - columns + 1))
        window = slice(top, top + rows), slice(left, left + columns)
        turn = int(rng.choice([-1, 1]))
        return fitted(*(grid[window][:, ::turn] for grid in (picture, classes, pieces)), size)


def _listed(folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give each finished room's picture with its line; a line still being written is left for the next time."""
    for folder in folders:
        for listing in (folder / LISTING, *sorted(folder.glob(f"*/{LISTING}"))):
            lines = listing.read_text(encoding="utf-8").splitlines(keepends=True) if listing.exists() else ()
            for line in lines:
                if line.endswith("\n"):
                    row = json.loads(line)
                    yield listing.parent / row["file"], row


def read_room(path: Path, row: dict[str, Any]) -> Room:
    """Read a room's picture and its mask, which becomes two maps."""
    with Image.open(path) as picture, Image.open(path.with_name(row["mask"])) as mask:
        pixels, values = np.asarray(picture.convert("RGB")), np.asarray(mask.convert("L"))
    classes, pieces = np.zeros(256, np.uint8), np.zeros(256, np.uint8)
    for number, piece in enumerate(row["pieces"]):
        classes[piece["value"]] = CLASSES.index(piece["category"]) + 1
        pieces[piece["value"]] = number + 1
    return pixels, classes[values], pieces[values]


def fitted(picture: np.ndarray, classes: np.ndarray, pieces: np.ndarray, size: int) -> Composition:
    """Scale a picture and its maps so that the longer side is *size*; it lies at the top left of a square."""
    high, wide = classes.shape
    scale = size / max(high, wide)
    shape = (max(1, round(wide * scale)), max(1, round(high * scale)))
    sheet = np.zeros((size, size, 3), np.uint8)
    small = Image.fromarray(np.ascontiguousarray(picture)).resize(shape, Image.Resampling.BICUBIC)
    sheet[: shape[1], : shape[0]] = np.asarray(small)
    maps = [np.zeros((size, size), np.uint8) for _ in range(2)]
    for grid, source in zip(maps, (classes, pieces), strict=True):
        near = Image.fromarray(np.ascontiguousarray(source)).resize(shape, Image.Resampling.NEAREST)
        grid[: shape[1], : shape[0]] = np.asarray(near)
    return Composition(sheet, maps[0], maps[1], shape[1], shape[0])

"""Cut-out renders in memory: each cropped to what can be seen of it, with its alpha and its category.

A folder holds NUMBER.png and `designs.jsonl`, as `demo_catalogue.cutouts` writes them; it may still be growing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

CLASSES: tuple[str, ...] = ("chair", "bed", "couch", "table", "lamp", "storage", "rug")
LEAST_PIXELS = 200  # of alpha: less is a render that went wrong
HANGING = frozenset({"pendant", "chandelier", "lantern"})


@dataclass(frozen=True)
class Cutout:
    """One piece: premultiplied colour and alpha, uint8 (height, width, 4), its class and whether it hangs."""

    pixels: np.ndarray
    label: str
    hangs: bool = False

    @property
    def number(self) -> int:
        """The class as the maps hold it: 0 is the background."""
        return CLASSES.index(self.label) + 1


@dataclass
class CutoutShelf:
    """The cut-outs of some folders, by class; `update` takes up what has been rendered since."""

    folders: Sequence[Path]
    pieces: dict[str, list[Cutout]] = field(default_factory=lambda: {name: [] for name in CLASSES})
    known: set[Path] = field(default_factory=set)

    def __len__(self) -> int:
        """Count the cut-outs."""
        return sum(len(pieces) for pieces in self.pieces.values())

    def update(self) -> int:
        """Read what is new; returns how many were added."""
        before = len(self)
        for folder in self.folders:
            for path, design in _listed(folder):
                if path in self.known:
                    continue
                self.known.add(path)
                piece = read_cutout(path, design["category"], design["kind"] in HANGING)
                if piece is not None:
                    self.pieces[piece.label].append(piece)
        return len(self) - before

    def drawn(self, rng: np.random.Generator, label: str) -> Cutout:
        """Draw one of a class."""
        pieces = self.pieces[label]
        return pieces[int(rng.integers(len(pieces)))]


def _listed(folder: Path) -> list[tuple[Path, dict[str, str]]]:
    """Give each finished cut-out with its design; a line still being written is left for the next time."""
    lines = (folder / "designs.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [json.loads(line) for line in lines if line.endswith("\n")]
    return [(folder / f"{row['id']}.png", row["design"]) for row in rows]


def read_cutout(path: Path, label: str, hangs: bool = False) -> Cutout | None:
    """Read a picture with alpha and crop it to what is seen; None where nothing is."""
    with Image.open(path) as picture:
        layers = np.asarray(picture.convert("RGBA").convert("RGBa"))
    inside = layers[..., 3] > 127
    if np.count_nonzero(inside) < LEAST_PIXELS:
        return None
    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    cropped = layers[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Cutout(np.ascontiguousarray(cropped), label, hangs)

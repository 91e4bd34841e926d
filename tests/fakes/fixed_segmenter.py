"""A segmenter that finds each coloured block of a picture: right answers that can be seen by eye, without a model."""

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress, Segmenter, unheard

COLOURS = {"chair": (230, 20, 20), "bed": (20, 190, 30), "piece": (30, 40, 230)}
GROUND = (250, 250, 250)


class FixedSegmenter(Segmenter):
    """Finds what has one of COLOURS, labelled by it; `asked` holds the wishes it was given.

    With *takes* it says that it will take so many seconds; `gate` may be cleared to hold it back while it works, in
    *steps* after each of which it tells how far it is.
    """

    def __init__(self, *, takes: float = 0.01, steps: int = 4, reads_prompts: bool = False) -> None:
        self.name, self.sha256 = "fixed", "f" * 64
        self.classes = tuple(COLOURS)
        self.reads_prompts = reads_prompts
        self.takes, self.steps = takes, steps
        self.asked: list[SegmentWish] = []
        self.gate = threading.Event()
        self.gate.set()

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        self.asked.append(wish)
        for step in range(self.steps):
            progress(step / self.steps)
            assert self.gate.wait(120)
        found = []
        for label, colour in COLOURS.items():
            mask = (np.abs(picture.astype(int) - colour).sum(axis=2)) < 60
            if mask.any():
                found.append(Piece(mask, label, 0.9 - 0.1 * len(found)))
        return found

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:
        return self.takes


def room(*blocks: str, height: int = 60) -> NDArray[np.uint8]:
    """A white picture with a block of colour for each label, side by side."""
    picture = np.full((height, 10 + 50 * len(blocks), 3), GROUND, dtype=np.uint8)
    for place, label in enumerate(blocks):
        picture[10 : height - 10, 10 + 50 * place : 50 + 50 * place] = COLOURS[label]
    return picture

"""Pieces of furniture found in a picture: their outline, what they are taken for, and where their vector lies."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask, Vectors
from penat.domain.run_length import runs_of

Mode = Literal["quick", "full", "prompt"]
Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""
MAX_PROMPT = 300


@dataclass(frozen=True, slots=True)
class SegmentWish:
    """What is asked of a segmenter: the main pieces soon, all of them with care, or what the words name."""

    mode: Mode = "quick"
    prompt: str | None = None

    def __post_init__(self) -> None:
        if (self.mode == "prompt") != (self.prompt is not None):
            raise InvalidInput('mode "prompt" needs prompt, and no other mode takes one', field="prompt")
        if self.prompt is not None and not 0 < len(self.prompt.strip()) <= MAX_PROMPT:
            raise InvalidInput(f"prompt needs 1 to {MAX_PROMPT} characters, such as 'armchair'", field="prompt")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing a segmenter found: its mask (height, width) of the whole picture, its class or the prompt, its score.

    *score* lies in 0..1. A mask without a pixel is refused with a ValueError: such a piece was not found.
    """

    mask: Mask
    label: str
    score: float

    def __post_init__(self) -> None:
        if not self.mask.any():
            raise ValueError(f"the mask of a {self.label} is empty")

    @property
    def area(self) -> int:
        """The pixels it covers."""
        return int(np.count_nonzero(self.mask))

    @property
    def box(self) -> Box:
        """The smallest box around it."""
        rows, columns = np.flatnonzero(self.mask.any(axis=1)), np.flatnonzero(self.mask.any(axis=0))
        left, top = int(columns[0]), int(rows[0])
        return left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1

    @property
    def runs(self) -> tuple[int, ...]:
        """The mask as run lengths."""
        return runs_of(self.mask)


@dataclass(frozen=True, slots=True)
class Timings:
    """How long each part of a segmenting took, in milliseconds."""

    decode_ms: float
    segment_ms: float
    embed_ms: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One kept piece of a photo. *category* is the catalogue's where the label is one of them, else None.

    *runs* is its mask over the photo's *height* × *width*; *vector* (dim,) is a unit vector in the space of *model*
    (*model_sha256* tells its state).
    """

    id: str
    photo_id: str
    label: str
    category: str | None
    score: float
    box: Box
    area: int
    height: int
    width: int
    runs: tuple[int, ...]
    model: str
    model_sha256: str
    vector: Vectors


@dataclass(frozen=True, slots=True)
class SegmentRun:
    """One finished segmenting of a photo: asked how, by which segmenter, when, how long, and what was found.

    *segmenter* is the segmenter's name and *segmenter_sha256* its state. The same wish by the same segmenter for the
    same model is one run, however often it is asked for.
    """

    id: str
    photo_id: str
    wish: SegmentWish
    segmenter: str
    segmenter_sha256: str
    model: str
    model_sha256: str
    made_at: datetime
    timings: Timings
    segments: tuple[Segment, ...]

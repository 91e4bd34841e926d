"""A segmenter's bundle: model.json says what segment.onnx answers with, and how a picture is made ready for it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from penat.adapters.model_bundle import card_of
from penat.domain.piece import Piece
from penat.domain.piece_grouping import GroupingRules

SEGMENT = "segment.onnx"
Layout = Literal["centres", "yolo-seg", "detr", "mask-rcnn"]
_Share = Field(default=None, ge=0, le=1)


class SegmenterCard(BaseModel):
    """The part of model.json that is needed to run the network; figures, licence and training are for people.

    *classes* are the network's, in its order; *words* gives the catalogue's word for some of them, and pieces of a
    class in *ignore* are left out. *image_size* is the longer side the picture is scaled to. *least_score* and
    *overlap* say which findings count and which two are one; *first_label* is the number of the first class where a
    network numbers them itself. *peak*, *radius* and *least_area* are those of `GroupingRules`.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal[1]
    kind: Literal["segmenter"]
    name: str = Field(min_length=1)
    layout: Layout
    classes: tuple[str, ...] = Field(min_length=1)
    words: dict[str, str] = Field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    image_size: int = Field(ge=32, le=4096)
    mean: tuple[float, float, float] = (0.0, 0.0, 0.0)
    std: tuple[float, float, float] = (1.0, 1.0, 1.0)
    channels: Literal["rgb", "bgr"] = "rgb"
    full_scales: tuple[Annotated[float, Field(gt=0, le=4)], ...] = Field(default=(1.0, 1.5), min_length=1, max_length=4)
    least_score: float | None = _Share
    overlap: float = Field(default=0.7, gt=0, le=1)
    first_label: int | None = None
    peak: float | None = _Share
    radius: int | None = Field(default=None, ge=1, le=64)
    least_area: int | None = Field(default=None, ge=1)
    sha256: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything that changes what is found: the network and all the fields above."""
        return hashlib.sha256(json.dumps(self.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()

    @property
    def labels(self) -> tuple[str, ...]:
        """The words its pieces can have, each once."""
        return tuple(dict.fromkeys(self.word(one) for one in self.classes if one not in self.ignore))

    @property
    def rules(self) -> GroupingRules:
        """How pixels are gathered, where the layout says pixels."""
        given: dict[str, Any] = {"peak": self.peak, "radius": self.radius, "least_area": self.least_area}
        given["least_score"] = self.least_score
        return replace(GroupingRules(), **{name: value for name, value in given.items() if value is not None})

    def word(self, name: str) -> str:
        """Return the catalogue's word for a class."""
        return self.words.get(name, name)

    def worded(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Return the pieces of classes that are wanted, each under the catalogue's word."""
        return [replace(piece, label=self.word(piece.label)) for piece in pieces if piece.label not in self.ignore]


def read_segmenter_card(folder: Path) -> SegmenterCard:
    """Return the bundle's card. Raises Unavailable saying what is missing or wrong and what to do."""
    return card_of(folder, SegmenterCard)

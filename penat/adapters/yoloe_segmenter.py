"""YOLOE: a segmenter that finds what words name. Its package, ultralytics, is an optional extra under the AGPL-3.0."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.segmenter_input import checked_picture
from penat.adapters.segmenter_pace import Pace
from penat.adapters.ultralytics_package import load_yoloe
from penat.adapters.yoloe_words import YoloeWords
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.piece import Box, Piece, SegmentWish
from penat.ports.segmenter import Progress, Segmenter, unheard

FURNITURE = {
    "chair": "chair", "armchair": "chair", "stool": "chair", "couch": "couch", "sofa": "couch", "bed": "bed",
    "table": "table", "desk": "table", "coffee table": "table", "dining table": "table", "lamp": "lamp",
    "floor lamp": "lamp", "table lamp": "lamp", "pendant lamp": "lamp", "cabinet": "storage", "shelf": "storage",
    "bookshelf": "storage", "dresser": "storage", "wardrobe": "storage", "rug": "rug", "carpet": "rug",
}  # fmt: skip
"""What is looked for where nothing else is named, and the catalogue's word for it."""
_FROM = "https://github.com/ultralytics/assets/releases"
_FIRST = ("yoloe-11s-seg.pt", "yoloe-11s-seg-pf.pt")
_SIDES = {"quick": 640, "full": 1280, "prompt": 1280}
_SECONDS = 0.6
_MOST = 100


@dataclass(frozen=True, slots=True)
class Example:
    """What is meant, shown instead of said: a box in the picture, and the word its likes get."""

    box: Box
    label: str


def weights_in(folders: Sequence[Path], name: str = "") -> Path:
    """Return the file of weights *name* in the first of *folders* that has it; without a name, whichever there is.

    Raises Unavailable saying which file to download, and where to put it.
    """
    wanted = [name] if name else list(_FIRST)
    if name != Path(name).name or (name and not name.endswith(".pt")):
        raise Unavailable(f"{name!r} is no file of weights; write yoloe:FILE.pt", field="segmenter")
    places = [folder / one for one in wanted for folder in folders]
    if not name:
        places += [path for folder in folders for path in sorted(folder.glob("*.pt"))]
    for place in places:
        if place.is_file():
            return place
    raise Unavailable(
        f"there are no weights {wanted[0]} for YOLOE: download them from {_FROM} and put them into {folders[0]}. "
        "Weights that end in -seg.pt read words and need mobileclip_blt.ts beside them; those in -seg-pf.pt do not",
        field="segmenter",
    )


class YoloeSegmenter(Segmenter):
    """YOLOE with the weights in a file; loaded when first used. Safe to use from several threads, one at a time.

    Weights that end in "-pf" have a vocabulary of their own and read no words; others find what words name, and need
    their text encoder beside them. Only pieces with a score of at least *least_score* are returned.
    """

    classes = tuple(dict.fromkeys(FURNITURE.values()))

    def __init__(self, weights: Path, *, least_score: float = 0.25) -> None:
        self.name = f"yoloe:{weights.name}"
        self.reads_prompts = not weights.stem.endswith("-pf")
        with weights.open("rb") as file:
            self.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self._weights = weights
        self._least = least_score
        self._model: Any = None
        self._words: YoloeWords | None = None
        self._lock = Lock()
        self._pace = Pace(_SECONDS)

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces, the surest first. A prompt may name several things, with commas between.

        Prompt-free weights return all they find for a prompt, unranked. Raises Unavailable where the package, the
        weights or the text encoder is missing.
        """
        pixels = checked_picture(picture)
        with self._lock:
            self._load()
            began = perf_counter()
            names = _named(wish)
            if self.reads_prompts:
                self._ask_for(names)
            progress(0.1)
            pieces = self._found(self._model.predict(_bgr(pixels), **self._how(wish))[0], pixels)
            self._pace.took(perf_counter() - began, _passes(wish))
        progress(1.0)
        return _worded(pieces, wish)

    def segment_like(
        self, picture: NDArray[Any], examples: Sequence[Example], progress: Progress = unheard
    ) -> list[Piece]:
        """Return the pieces that look like the *examples* in the same picture, each under its example's word.

        Raises InvalidInput without examples, for a box outside the picture, and for prompt-free weights.
        """
        pixels = checked_picture(picture)
        boxes, labels = _shown(examples, *pixels.shape[:2])
        if not self.reads_prompts:
            raise InvalidInput(f"{self._weights.name} takes no examples; use weights without -pf", field="examples")
        with self._lock:
            self._load()
            from ultralytics.models.yolo.yoloe import YOLOEVPSegPredictor

            numbers = np.array([labels.index(one.label) for one in examples])
            found = self._model.predict(
                _bgr(pixels), visual_prompts={"bboxes": boxes, "cls": numbers}, predictor=YOLOEVPSegPredictor,
                **self._how(SegmentWish()),
            )[0]  # fmt: skip
            self._model.predictor = None  # else the next question goes to the examples' predictor
        progress(1.0)
        found.names = dict(enumerate(labels))
        return self._found(found, pixels)

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:  # noqa: ARG002  # scaled to one size
        """Return about how long it takes, from what earlier runs took; loading, once, comes on top."""
        return self._pace.seconds * _passes(wish)

    def _load(self) -> None:
        if self._model is None:
            model = load_yoloe(self._weights)
            self._words = YoloeWords(model.model, self._weights.parent)
            self._model = model

    def _ask_for(self, names: Sequence[str]) -> None:
        assert self._words is not None
        vectors = self._words.vectors(names)
        self._model.set_classes(list(names), vectors)

    def _how(self, wish: SegmentWish) -> dict[str, Any]:
        return {
            "imgsz": _SIDES[wish.mode], "conf": self._least, "iou": 0.7, "agnostic_nms": True, "max_det": _MOST,
            "retina_masks": True, "device": "cpu", "verbose": False, "save": False,
        }  # fmt: skip

    def _found(self, result: Any, picture: NDArray[np.uint8]) -> list[Piece]:
        """Return ultralytics' result as pieces; masks that are empty are none."""
        if result.masks is None:
            return []
        masks = result.masks.data.cpu().numpy() > 0.5
        if masks.shape[1:] != picture.shape[:2]:
            raise Unavailable(f"YOLOE answered with masks of {masks.shape[1:]}, not {picture.shape[:2]}")
        labels = [result.names[int(number)] for number in result.boxes.cls.tolist()]
        rows = zip(masks, labels, result.boxes.conf.tolist(), strict=True)
        pieces = [Piece(mask, label, float(np.clip(score, 0, 1))) for mask, label, score in rows if mask.any()]
        return sorted(pieces, key=lambda piece: -piece.score)


def _named(wish: SegmentWish) -> list[str]:
    """Return what to look for: the prompt's parts, or furniture."""
    if wish.prompt is None:
        return list(FURNITURE)
    parts = [" ".join(part.split()) for part in wish.prompt.split(",")]
    return list(dict.fromkeys(part for part in parts if part)) or [wish.prompt.strip()]


def _worded(pieces: Sequence[Piece], wish: SegmentWish) -> list[Piece]:
    """Return the pieces under the catalogue's words; what is no furniture is left out, unless it was asked for."""
    if wish.prompt is not None:
        return list(pieces)
    return [Piece(one.mask, FURNITURE[one.label], one.score) for one in pieces if one.label in FURNITURE]


def _shown(examples: Sequence[Example], height: int, width: int) -> tuple[NDArray[np.float32], list[str]]:
    """Return the boxes as corners (n, 4), and their words, each once. Raises InvalidInput."""
    for left, top, wide, tall in (one.box for one in examples):
        if left < 0 or top < 0 or wide < 1 or tall < 1 or left + wide > width or top + tall > height:
            raise InvalidInput(f"the box {left}, {top}, {wide} × {tall} is not inside the picture", field="examples")
    if not examples:
        raise InvalidInput("give at least one box around what is meant", field="examples")
    corners = [(left, top, left + wide, top + tall) for left, top, wide, tall in (one.box for one in examples)]
    return np.array(corners, dtype=np.float32), list(dict.fromkeys(one.label for one in examples))


def _bgr(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the picture as ultralytics takes arrays: blue first."""
    return np.ascontiguousarray(picture[..., ::-1])


def _passes(wish: SegmentWish) -> int:
    return (_SIDES[wish.mode] // _SIDES["quick"]) ** 2

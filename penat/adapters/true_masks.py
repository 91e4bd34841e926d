"""Pictures whose pieces are known: cut-outs with transparency, and rooms beside pictures of their masks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from penat.adapters.picture_decoding import Unreadable, decoded, pixels_of
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask

ROOMS, DESIGNS = "rooms.jsonl", "designs.jsonl"
_TYPES = {".webp", ".png", ".avif"}
_TRANSPARENT = 0.01  # of the pixels: below it, a picture is no cut-out


@dataclass(frozen=True, slots=True)
class CutOut:
    """A picture with transparency: its file, its pixels (height, width, 4), and the word its folder has for it."""

    path: Path
    pixels: NDArray[np.uint8]
    label: str | None


@dataclass(frozen=True, slots=True)
class MaskedRoom:
    """A picture (height, width, 3) with the masks of the pieces in it, each with its word."""

    path: Path
    pixels: NDArray[np.uint8]
    pieces: tuple[tuple[Mask, str], ...]


def cut_out_paths(folder: Path) -> list[Path]:
    """Return the pictures under *folder* that may have transparency, in order of their paths.

    Where the folder has rooms, its pictures are those, not cut-outs. Raises InvalidInput where there is no folder.
    """
    if not folder.is_dir():
        raise InvalidInput(f"there is no folder {folder}", field="pictures")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _TYPES and path.is_file())
    return sorted(path for path in found if not (path.parent / ROOMS).is_file())


def read_cut_outs(paths: list[Path]) -> Iterator[CutOut]:
    """Return those of *paths* that are cut-outs, one at a time; what has no transparency or cannot be read is not.

    The word is the design's category in designs.jsonl, where there is one, else the folder's name.
    """
    words: dict[Path, dict[str, str]] = {}
    for path in paths:
        pixels = _transparent(path)
        if pixels is not None:
            told = words.setdefault(path.parent, _designs(path.parent))
            yield CutOut(path, pixels, told.get(path.stem, path.parent.name))


def read_rooms(folder: Path) -> Iterator[MaskedRoom]:
    """Return the rooms that rooms.jsonl in *folder* lists: {"file", "mask", "pieces": [{"value", "category"}]} a line.

    A mask is a picture whose grey values number the pieces. Raises InvalidInput naming the line that cannot be used.
    """
    lines = folder / ROOMS
    if not lines.is_file():
        return
    for number, line in enumerate(lines.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield _room(folder, json.loads(line))
        except (ValueError, KeyError, TypeError, OSError, Unreadable) as error:
            raise InvalidInput(f"{lines}, line {number}: {type(error).__name__}: {error}", field="pictures") from None


def _room(folder: Path, row: dict[str, Any]) -> MaskedRoom:
    path = folder / row["file"]
    pixels = pixels_of(decoded(path.read_bytes()))
    with Image.open(folder / row["mask"]) as image:
        values = np.asarray(image.convert("L"))
    if values.shape != pixels.shape[:2]:
        raise ValueError(f"the mask is {values.shape}, the picture {pixels.shape[:2]}")
    masks = [(values == int(piece["value"]), str(piece["category"])) for piece in row["pieces"]]
    return MaskedRoom(path, pixels, tuple((mask, label) for mask, label in masks if mask.any()))


def _transparent(path: Path) -> NDArray[np.uint8] | None:
    try:
        decoded(path.read_bytes())  # which refuses bombs and damaged files
    except Unreadable:
        return None
    with Image.open(path) as image:
        if not image.has_transparency_data:
            return None
        pixels = np.asarray(image.convert("RGBA"), dtype=np.uint8)
    clear = float((pixels[..., 3] < 128).mean())
    return pixels if _TRANSPARENT <= clear < 1 else None


def _designs(folder: Path) -> dict[str, str]:
    """Return the category of each picture that designs.jsonl lists; a last line that is cut off is left out."""
    lines = folder / DESIGNS
    if not lines.is_file():
        return {}
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines(keepends=True)
            if line.endswith("\n")]  # fmt: skip
    return {str(row["id"]): str(row["design"]["category"]) for row in rows}

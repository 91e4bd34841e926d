"""Rendered pictures and their designs, kept in one flat file of bytes that grows while renders still arrive.

A render folder holds `designs.jsonl` (in it or in any folder below it), one JSON object a line: {"file", "design"}.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

PIXELS, DESIGNS = "pixels.u8", "pictures.jsonl"


@dataclass
class PictureCache:
    """Decoded pictures of one size: `pixels.u8` holds uint8 (n, size, size, 3), `pictures.jsonl` one design a line."""

    folder: Path
    size: int
    designs: list[dict[str, Any]] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read what an earlier run kept, and cut off what it left half written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        listing, pixels = self.folder / DESIGNS, self.folder / PIXELS
        if not (listing.exists() and pixels.exists()):
            return
        lines = [line for line in listing.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]
        kept = min(len(lines), pixels.stat().st_size // self.picture_bytes)
        listing.write_text("".join(lines[:kept]), encoding="utf-8")
        with pixels.open("r+b") as file:
            file.truncate(kept * self.picture_bytes)
        for line in lines[:kept]:
            self._note(json.loads(line))

    @property
    def picture_bytes(self) -> int:
        """Count the bytes of one picture."""
        return self.size * self.size * 3

    def __len__(self) -> int:
        """Count the pictures."""
        return len(self.designs)

    def update(self, source: Path) -> int:
        """Add the pictures of `source` that are listed, finished and not yet kept; returns how many were added."""
        added = 0
        with (
            (self.folder / PIXELS).open("ab") as pixels,
            (self.folder / DESIGNS).open("a", encoding="utf-8") as listing,
        ):
            for path, design in listed_pictures(source):
                name = str(path.relative_to(source))
                picture = None if name in self.files else squashed(path, self.size)
                if picture is None:
                    continue
                pixels.write(picture.tobytes())
                row = {"file": name, "design": design}
                listing.write(json.dumps(row, ensure_ascii=False) + "\n")
                self._note(row)
                added += 1
        return added

    def pictures(self) -> np.ndarray:
        """Map the pictures, uint8 (n, size, size, 3); read only."""
        if not self.designs:
            return np.zeros((0, self.size, self.size, 3), dtype=np.uint8)
        shape = (len(self.designs), self.size, self.size, 3)
        return np.memmap(self.folder / PIXELS, dtype=np.uint8, mode="r", shape=shape)

    def _note(self, row: Mapping[str, Any]) -> None:
        self.files.add(row["file"])
        self.designs.append(row["design"])


def listed_pictures(source: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give every picture that a `designs*.jsonl` at or below `source` lists and that lies there, with its design.

    A last line without its end is still being written, and is left for the next call.
    """
    for listing in sorted(source.rglob("designs*.jsonl")):
        for line in listing.read_text(encoding="utf-8").splitlines(keepends=True):
            if not line.endswith("\n"):
                continue
            row = json.loads(line)
            design = row.get("design", row)
            path = listing.parent / (row.get("file") or f"{row.get('id') or design['id']}.jpg")
            if path.exists():
                yield path, design


def squashed(path: Path, size: int) -> np.ndarray | None:
    """Decode a picture to RGB at size x size, bicubic, proportions given up; None when it cannot be decoded."""
    try:
        with Image.open(path) as picture:
            flat = on_white(picture)
            if flat.size != (size, size):
                flat = flat.resize((size, size), Image.Resampling.BICUBIC)
            return np.asarray(flat, dtype=np.uint8)
    except (OSError, SyntaxError):
        return None


def on_white(picture: Image.Image) -> Image.Image:
    """Turn a picture into RGB; what is transparent becomes white."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")


def number_values(designs: Sequence[Mapping[str, str]], attributes: Sequence[str]) -> dict[str, dict[str, int]]:
    """Give numbers to the values of each attribute as they first appear, so that more designs change no number."""
    values = {name: dict.fromkeys(facts[name] for facts in designs if name in facts) for name in attributes}
    return {name: {value: number for number, value in enumerate(all_of)} for name, all_of in values.items()}

"""Lays pictures out on one sheet with a line under each, for looking at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

LINE_HEIGHT = 14


def contact_sheet(
    pictures: Sequence[Path], captions: Sequence[str], target: Path, columns: int = 6, side: int = 192
) -> None:
    """Write a sheet of the pictures, each `side` pixels wide, `columns` in a row."""
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * side, rows * (side + LINE_HEIGHT)), "white")
    pen = ImageDraw.Draw(sheet)
    for i, (path, caption) in enumerate(zip(pictures, captions, strict=True)):
        x, y = i % columns * side, i // columns * (side + LINE_HEIGHT)
        with Image.open(path) as picture:
            sheet.paste(picture.convert("RGB").resize((side, side)), (x, y))
        pen.text((x + 3, y + side + 1), caption[: side // 6], fill="black")
    sheet.save(target)

"""A small shop drawn on the spot: one flat colour with a dark shape on it for each picture, and its table."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from tests.fakes.thumbnail_embedder import COLOURS

PALETTE = tuple(COLOURS.values())


def picture(number: int, size: tuple[int, int] = (96, 96)) -> Image.Image:
    """Return a picture that differs for every number."""
    image = Image.new("RGB", size, PALETTE[number % len(PALETTE)])
    left = 4 + 7 * (number // len(PALETTE)) % 60
    ImageDraw.Draw(image).rectangle((left, 20 + number % 40, left + 20, 80), fill=(90, 60 + number % 90, 40))
    return image


def encoded(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    """Return an image's file content."""
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def draw_shop(folder: Path, counts: Mapping[str, int]) -> Path:
    """Draw COUNT pictures named CATEGORY-0.png … for each category; every picture of the shop is different."""
    number = 0
    for category, count in counts.items():
        (folder / category).mkdir(parents=True, exist_ok=True)
        for one in range(count):
            (folder / category / f"{category}-{one}.png").write_bytes(encoded(picture(number)))
            number += 1
    return folder


def write_table(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a table whose columns are those of the first row."""
    listed = list(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return path


def row(image: str, price: str = "10.00", **further: str) -> dict[str, str]:
    """Return a table's row about a picture, in euros."""
    facts = {"image": image, "name": f"The {image}", "price": price, "currency": "EUR" if price else ""}
    return {**facts, "link": f"https://shop.example/{image}", "in_stock": "yes", **further}

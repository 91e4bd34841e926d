"""Sending a photo on the start page, as the tests of several pages do."""

import io

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from tests.fakes.fixed_segmenter import room

PIECE = ".piece-button[data-piece]"
CARD = ".photo-card"


def picture(*blocks: str, scale: int = 4, **options) -> bytes:
    """Return a picture file of coloured blocks, each a piece that the segmenter knows."""
    pixels = np.kron(room(*blocks), np.ones((scale, scale, 1), dtype=np.uint8))
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, options.pop("kind", "PNG"), **options)
    return file.getvalue()


def sent(content: bytes, name: str = "room.png", kind: str = "image/png") -> dict:
    return {"name": name, "mimeType": kind, "buffer": content}


def give(visit, file) -> None:
    visit.page.locator(f"{CARD} input[type=file]").first.set_input_files(file)


def arrive(visit, *blocks: str) -> None:
    """Open the start, send a photo, and wait until it was looked through."""
    visit.open()
    give(visit, sent(picture(*(blocks or ("chair", "bed")))))
    looked_through(visit)


def looked_through(visit) -> None:
    visit.page.locator(PIECE).first.wait_for()


def pieces(visit) -> list[str]:
    """Return what the pieces are called, of a photo that was looked through."""
    return visit.page.locator(PIECE).evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


def choose(visit, name: str) -> None:
    """Choose a piece and wait for what is near it."""
    visit.page.locator(".pieces").get_by_role("button", name=name).click()
    visit.page.get_by_role("heading", name=f"Nearest to this {name.lower()}").wait_for()
    near(visit).first.wait_for()


def near(visit):
    """The items near the chosen piece, once they are those that were asked for last."""
    return visit.page.locator(".near-items:not([aria-busy]) .tile[data-id]")


def chosen(visit, name: str) -> None:
    """Wait until a piece is the chosen one."""
    expect(visit.page.locator(f"{PIECE}[aria-pressed=true]")).to_contain_text(name)

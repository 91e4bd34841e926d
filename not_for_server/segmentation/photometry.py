"""What a camera, a screen and a shop's website do to a picture: light, colour, blur, noise, JPEG, fewer pixels."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter


def aged(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return a changed copy of uint8 RGB (height, width, 3); a fifth stay as they are."""
    if rng.random() < 0.2:
        return picture
    changed = _lit(picture, rng)
    sheet = Image.fromarray(changed)
    if rng.random() < 0.25:
        sheet = _coarser(sheet, rng)
    if rng.random() < 0.15:
        sheet = sheet.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.4)))
    elif rng.random() < 0.2:
        sheet = sheet.filter(ImageFilter.UnsharpMask(1.2, int(rng.integers(40, 160)), 1))
    changed = np.asarray(sheet)
    if rng.random() < 0.25:
        grain = rng.normal(0, rng.uniform(1, 9), (*picture.shape[:2], 1 if rng.random() < 0.5 else 3))
        changed = np.clip(changed + grain, 0, 255).astype(np.uint8)
    return _compressed(changed, rng) if rng.random() < 0.4 else changed


def _lit(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Change exposure, contrast, gamma and white balance by one table per channel; sometimes take the colour away."""
    values = np.arange(256, dtype=np.float64)[:, None] / 255.0
    gamma = np.exp(rng.normal(0, 0.2))
    gain = np.exp(rng.normal(0, 0.12) + rng.normal(0, 0.07, 3))
    contrast = np.exp(rng.normal(0, 0.15))
    table = np.clip((values**gamma * gain - 0.5) * contrast + 0.5, 0, 1) * 255.0
    table = table.astype(np.uint8)
    changed = np.stack([table[picture[..., channel], channel] for channel in range(3)], axis=-1)
    share = rng.uniform(0, 1) if rng.random() < 0.25 else 0.0
    if share:
        grey = changed.mean(-1, keepdims=True)
        changed = (changed * (1 - share) + grey * share).astype(np.uint8)
    return changed


def _coarser(sheet: Image.Image, rng: np.random.Generator) -> Image.Image:
    share = rng.uniform(0.35, 0.85)
    fewer = (max(8, int(sheet.width * share)), max(8, int(sheet.height * share)))
    small = sheet.resize(fewer, Image.Resampling.BILINEAR)
    return small.resize(sheet.size, Image.Resampling.BICUBIC)


def _compressed(picture: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    memory = io.BytesIO()
    Image.fromarray(picture).save(memory, "JPEG", quality=int(rng.integers(30, 92)))
    return np.asarray(Image.open(memory).convert("RGB"))

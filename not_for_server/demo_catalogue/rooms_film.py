"""Develops what the renderer saw: exposed to a mean brightness, its highlights rolled off. Pure numpy."""

from __future__ import annotations

import numpy as np

SHOULDER = 0.72
LEAST_GAIN, MOST_GAIN = 0.5, 4.0
GREY = np.array([0.2126, 0.7152, 0.0722])


def develop(light: np.ndarray, brightness: float) -> np.ndarray:
    """Turn linear light (height, width, 3) into sRGB bytes whose mean brightness is about this, within 0..1."""
    light = np.nan_to_num(np.maximum(light, 0.0), posinf=60.0)
    low, high = np.log(LEAST_GAIN), np.log(MOST_GAIN)
    thin = light[::4, ::4]
    for _ in range(12):
        middle = (low + high) / 2
        if float((_encoded(thin * np.exp(middle)) @ GREY).mean()) < brightness:
            low = middle
        else:
            high = middle
    return np.asarray(np.rint(255 * _encoded(light * np.exp((low + high) / 2))), dtype=np.uint8)


def _encoded(light: np.ndarray) -> np.ndarray:
    """Compress what is brighter than the shoulder, and encode as sRGB in 0..1."""
    over = np.maximum(light - SHOULDER, 0.0) / (1.0 - SHOULDER)
    rolled = np.where(light > SHOULDER, SHOULDER + (1.0 - SHOULDER) * (1.0 - np.exp(-over * 0.8)), light)
    return np.where(rolled <= 0.0031308, 12.92 * rolled, 1.055 * np.maximum(rolled, 1e-9) ** (1 / 2.4) - 0.055)

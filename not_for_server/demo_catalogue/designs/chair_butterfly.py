"""The butterfly chair: a hide hung by four pockets from a folded rod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def butterfly(kit: Kit, p: Params, cloth: Any) -> None:
    """A hide with four pockets over a folded rod."""
    steel = finish_of(kit, p["metal"])
    high, wide = 0.86, p["width"] / 2 + 0.08
    tips = {
        (-1, 1): (-wide, 0.38, high),
        (1, 1): (wide, 0.38, high),
        (-1, -1): (-wide, -0.34, 0.54),
        (1, -1): (wide, -0.34, 0.54),
    }
    rows = []
    for t in np.linspace(0, 1, 6):
        row = []
        for u in np.linspace(-1, 1, 7):
            y = -0.36 + 0.76 * t
            rim = 0.54 + (high - 0.54) * t
            belly = 0.3 + 0.42 * max(t - 0.3, 0) ** 1.3
            row.append((u * wide * (1 - 0.22 * np.sin(np.pi * t)), y, belly + (rim - belly) * abs(u) ** 2.2))
        rows.append(row)
    kit.surface(rows, cloth, 0.01)
    for side in (-1, 1):
        kit.tube(
            [tips[side, 1], (side * 0.3, -0.28, 0.012), (-side * 0.3, -0.3, 0.012), tips[-side, 1]]
            if side > 0
            else [tips[-1, -1], (0.26, 0.3, 0.012), (-0.26, 0.32, 0.012), tips[1, -1]],
            0.009,
            steel,
            smooth=False,
        )

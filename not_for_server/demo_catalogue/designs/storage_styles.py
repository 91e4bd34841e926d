"""Which bodies, fronts, handles and feet each style family gives its storage; pure tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Weights = Mapping[str, float]


@dataclass(frozen=True)
class StorageStyle:
    """One family's storage, as weighted names.

    `bodies` and `fronts_of` are finishes ("wood" and "metal" stand for the piece's own, "same" for the body's);
    `doors` and `drawers` are kinds of front, `bases` what the body stands on.
    """

    bodies: Weights
    fronts_of: Weights
    tops: Weights
    doors: Weights
    drawers: Weights
    handles: Weights
    bases: Weights
    forms: Mapping[str, Weights]
    crown: float = 0.0


STORAGE_STYLES: dict[str, StorageStyle] = {
    "scandinavian": StorageStyle(
        bodies={"wood": 3, "paint white": 2, "paint light_grey": 0.7},
        fronts_of={
            "same": 2,
            "paint white": 2,
            "paint light_blue": 0.8,
            "paint sage": 0.8,
            "paint light_grey": 0.8,
            "wood": 1,
        },
        tops={"wood": 3, "same": 2},
        doors={"flat": 3, "fluted": 1, "shaker": 0.7, "slats": 1},
        drawers={"flat": 4},
        handles={"knob": 2, "hole": 2, "leather": 1.5, "wood_knob": 2},
        bases={"legs": 5, "plinth": 0.6},
        forms={
            "bookcase": {"open": 2, "offset": 2, "string": 2},
            "wardrobe": {"doors": 2, "rack": 1},
            "cabinet": {"doors": 2, "vitrine": 1},
            "ladder": {"lean": 2, "a_frame": 1},
            "chest": {"box": 2},
        },
    ),
    "mid_century": StorageStyle(
        bodies={"wood": 5},
        fronts_of={
            "same": 4,
            "paint mustard": 0.8,
            "paint teal": 0.8,
            "paint white": 0.8,
            "paint orange": 0.5,
            "paint olive": 0.6,
        },
        tops={"same": 4},
        doors={"flat": 2, "tambour": 2, "cane": 1, "slats": 1.5},
        drawers={"flat": 4},
        handles={"knob": 2, "bar": 1, "hole": 1.5, "groove": 1.5},
        bases={"legs": 5, "sled": 0.7},
        forms={
            "bookcase": {"offset": 3, "string": 1.5, "open": 1},
            "cabinet": {"doors": 2, "vitrine": 0.6},
            "ladder": {"lean": 1},
            "chest": {"box": 1},
        },
    ),
    "industrial": StorageStyle(
        bodies={"wood": 3, "metal": 2, "paint charcoal": 0.5},
        fronts_of={"same": 2, "wood": 2, "metal": 1},
        tops={"wood": 4},
        doors={"mesh": 2, "plank": 1.5, "locker": 2, "flat": 0.7},
        drawers={"flat": 2, "plank": 2},
        handles={"cup": 2, "bar": 2, "ring": 1},
        bases={"frame": 3, "legs": 2, "castors": 2},
        forms={
            "bookcase": {"etagere": 4},
            "wardrobe": {"doors": 1.5, "rack": 2},
            "cabinet": {"doors": 3},
            "ladder": {"lean": 2, "a_frame": 1},
            "chest": {"trunk": 3},
        },
    ),
    "farmhouse": StorageStyle(
        bodies={"paint white": 2, "paint cream": 2, "paint sage": 0.8, "paint light_blue": 0.8, "wood": 2.5},
        fronts_of={"same": 5},
        tops={"wood": 4, "same": 1},
        doors={"barn_x": 3, "plank": 2, "shaker": 2, "barn_z": 1},
        drawers={"shaker": 2, "flat": 2, "plank": 0.5},
        handles={"cup": 2, "knob": 2, "wood_knob": 1.5},
        bases={"legs": 2, "plinth": 2, "bracket": 2},
        forms={
            "bookcase": {"open": 2, "hutch": 2},
            "wardrobe": {"doors": 1},
            "cabinet": {"vitrine": 2, "doors": 1.5, "hutch": 1.5},
            "ladder": {"lean": 1, "a_frame": 1},
            "chest": {"box": 2},
        },
        crown=0.5,
    ),
    "art_deco": StorageStyle(
        bodies={
            "wood": 3,
            "paint emerald": 1,
            "paint navy": 1,
            "paint black": 1,
            "paint cream": 0.7,
            "paint burgundy": 0.5,
        },
        fronts_of={"same": 5, "wood": 0.5},
        tops={"marble white": 2, "marble black": 1, "same": 2, "metal": 0.7},
        doors={"fluted": 3, "sunburst": 3, "lattice": 1, "flat": 0.6},
        drawers={"flat": 3, "fluted": 1},
        handles={"half_moon": 2, "bar": 2, "ring": 1, "knob": 1},
        bases={"legs": 3, "plinth": 1.5, "sled": 1},
        forms={
            "bookcase": {"etagere": 2, "arch": 1.5, "open": 0.6},
            "nightstand": {"cells": 2, "drum": 1.5},
            "sideboard": {"cells": 3, "pill": 2},
            "tv_stand": {"cells": 2, "pill": 1},
            "cabinet": {"doors": 2, "arch": 2},
            "ladder": {"a_frame": 1},
            "chest": {"trunk": 1, "box": 1},
        },
    ),
    "japandi": StorageStyle(
        bodies={"wood": 6},
        fronts_of={"same": 5, "paint cream": 0.7, "paint charcoal": 0.5},
        tops={"same": 5},
        doors={"slats": 3, "flat": 2, "tambour": 1, "shoji": 1.2},
        drawers={"flat": 4},
        handles={"groove": 2, "none": 2, "hole": 1.5, "wood_knob": 0.7},
        bases={"legs": 2, "plinth": 2, "sled": 2},
        forms={
            "bookcase": {"offset": 2, "open": 1.5, "etagere": 0.6},
            "wardrobe": {"doors": 2, "rack": 1},
            "nightstand": {"cells": 3, "drum": 1},
            "sideboard": {"cells": 3, "pill": 0.8},
            "cabinet": {"doors": 2, "arch": 0.6},
            "ladder": {"lean": 2, "a_frame": 1},
            "chest": {"box": 1},
        },
    ),
    "boho": StorageStyle(
        bodies={"wood": 4, "paint cream": 0.5, "paint turquoise": 0.5, "paint terracotta": 0.5},
        fronts_of={"same": 4, "paint white": 0.5, "wood": 0.5},
        tops={"same": 3},
        doors={"cane": 5, "lattice": 1, "slats": 0.6},
        drawers={"cane": 2, "flat": 2, "inlay": 1.5},
        handles={"knob": 2, "wood_knob": 1, "ring": 1.5, "leather": 1},
        bases={"legs": 4},
        forms={
            "bookcase": {"arch": 2, "etagere": 1, "open": 1},
            "wardrobe": {"doors": 2, "rack": 1},
            "cabinet": {"doors": 2, "arch": 2},
            "ladder": {"lean": 1, "a_frame": 2},
            "chest": {"basket": 3, "trunk": 0.5},
        },
    ),
    "classic": StorageStyle(
        bodies={"wood": 6, "paint cream": 0.6},
        fronts_of={"same": 5},
        tops={"same": 4, "marble white": 0.8},
        doors={"raised": 4, "lattice": 0.7},
        drawers={"raised": 3, "flat": 1},
        handles={"ring": 3, "bail": 3, "knob": 1},
        bases={"legs": 4, "bracket": 2, "plinth": 0.6},
        forms={
            "bookcase": {"open": 2, "hutch": 2},
            "cabinet": {"vitrine": 2, "doors": 1.5, "hutch": 1},
            "ladder": {"a_frame": 1},
            "chest": {"box": 2, "trunk": 1},
        },
        crown=0.85,
    ),
}

PLAIN_FORMS: dict[str, Weights] = {
    "bookcase": {"open": 1},
    "wardrobe": {"doors": 1},
    "cabinet": {"doors": 1},
    "ladder": {"lean": 1},
    "chest": {"box": 1},
    "nightstand": {"cells": 1},
    "dresser": {"cells": 1},
    "sideboard": {"cells": 1},
    "tv_stand": {"cells": 1},
}

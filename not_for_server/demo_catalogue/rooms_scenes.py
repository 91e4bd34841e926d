"""What is in a room: for each kind of room the pieces it wants, and the designs drawn for them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from not_for_server.demo_catalogue.design import Design

EASY = ("armchair", "lounge", "tub", "wingback", "slipper", "papasan", "rattan", "peacock", "rocking")
UPRIGHT = ("dining", "cafe", "cantilever", "shell", "wire", "rattan", "folding")
SMALL = ("pouf", "stool")
STANDING_LAMPS = ("floor", "tripod", "arc")
TABLE_LAMPS = ("table", "mushroom", "lantern", "desk")
HUNG = ("pendant", "chandelier")
WALL_STORAGE = ("bookcase", "cabinet", "ladder", "sideboard", "tv_stand")
DINING_TABLES = ("dining_rect", "dining_oval", "dining_round", "trestle", "pedestal")
BIG_RUGS = ("rectangular", "round", "shag", "shaped", "hide")


@dataclass(frozen=True)
class Wish:
    """One piece a room may have: its role in the plan, its category, the kinds that fit (none: all), how often.

    `copies` are how many of the same piece stand there at least and at most.
    """

    role: str
    category: str
    kinds: tuple[str, ...] = ()
    chance: float = 1.0
    copies: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Wanted:
    """A piece that was drawn for a wish: `copies` of this design in this role."""

    role: str
    design: Design
    copies: int


SCENES: dict[str, tuple[Wish, ...]] = {
    "living": (
        Wish("back", "couch"),
        Wish("before", "table", ("coffee", "nesting"), 0.9),
        Wish("beside", "lamp", STANDING_LAMPS, 0.75),
        Wish("beside", "table", ("side",), 0.4),
        Wish("facing", "chair", EASY, 0.9, (1, 2)),
        Wish("wall", "storage", WALL_STORAGE, 0.85),
        Wish("loose", "chair", SMALL, 0.35),
        Wish("upon", "lamp", TABLE_LAMPS, 0.5),
        Wish("under", "rug", BIG_RUGS, 0.9),
    ),
    "bedroom": (
        Wish("back", "bed"),
        Wish("beside", "storage", ("nightstand",), 0.9, (1, 2)),
        Wish("wall", "storage", ("wardrobe", "cabinet", "bookcase", "sideboard"), 0.8),
        Wish("before", "chair", ("bench", *SMALL), 0.45),
        Wish("corner", "chair", EASY, 0.6),
        Wish("wall", "table", ("desk", "console"), 0.3),
        Wish("upon", "lamp", TABLE_LAMPS, 0.85),
        Wish("corner", "lamp", STANDING_LAMPS, 0.3),
        Wish("under", "rug", (), 0.85),
    ),
    "dining": (
        Wish("middle", "table", DINING_TABLES),
        Wish("around", "chair", UPRIGHT, 1.0, (3, 6)),
        Wish("above", "lamp", HUNG, 0.75),
        Wish("back", "storage", ("sideboard", "cabinet", "bookcase"), 0.85),
        Wish("corner", "lamp", STANDING_LAMPS, 0.4),
        Wish("wall", "chair", ("bench", "armchair", *SMALL), 0.4),
        Wish("upon", "lamp", TABLE_LAMPS, 0.3),
        Wish("under", "rug", BIG_RUGS, 0.7),
    ),
    "study": (
        Wish("back", "table", ("desk",)),
        Wish("at", "chair", ("office", *UPRIGHT)),
        Wish("beside", "storage", ("bookcase", "cabinet", "ladder"), 0.9),
        Wish("upon", "lamp", ("desk", "table", "mushroom"), 0.8),
        Wish("corner", "chair", EASY, 0.8),
        Wish("corner", "lamp", STANDING_LAMPS, 0.6),
        Wish("wall", "storage", WALL_STORAGE, 0.5),
        Wish("under", "rug", (), 0.8),
    ),
    "reading": (
        Wish("nook", "chair", EASY),
        Wish("beside", "table", ("side", "nesting", "pedestal"), 0.85),
        Wish("beside", "lamp", STANDING_LAMPS, 0.85),
        Wish("back", "storage", WALL_STORAGE, 0.95),
        Wish("before", "chair", SMALL, 0.6),
        Wish("wall", "storage", WALL_STORAGE, 0.3),
        Wish("above", "lamp", HUNG, 0.15),
        Wish("under", "rug", (), 0.9),
    ),
    "hall": (
        Wish("back", "table", ("console",)),
        Wish("upon", "lamp", TABLE_LAMPS, 0.9),
        Wish("beside", "chair", (*UPRIGHT, "bench", "stool"), 0.9, (1, 2)),
        Wish("above", "lamp", HUNG, 0.45),
        Wish("wall", "storage", ("wardrobe", "cabinet", "ladder", "bookcase"), 0.8),
        Wish("loose", "chair", SMALL, 0.5),
        Wish("under", "rug", (), 0.9),
    ),
}

Draw = Callable[[np.random.Generator, Wish], Design | None]


def furnished(scene: str, rng: np.random.Generator, draw: Draw, eager: bool = False) -> list[Wanted]:
    """Draw the pieces of a room; `draw` gives a design for a wish, or none where nothing fits; `eager` wants more."""
    wanted = []
    for wish in SCENES[scene]:
        if rng.random() >= (wish.chance**0.6 if eager else wish.chance):
            continue
        design = draw(rng, wish)
        if design is not None:
            wanted.append(Wanted(wish.role, design, int(rng.integers(wish.copies[0], wish.copies[1] + 1))))
    return wanted


def drawing_from(designs: Sequence[Design], used: Mapping[str, int] | None = None) -> Draw:
    """Draw from these designs, none twice in a room, those that were `used` least in other rooms first."""
    taken: set[str] = set()
    counts = used or {}

    def draw(rng: np.random.Generator, wish: Wish) -> Design | None:
        fit = [one for one in designs if one.category == wish.category and one.id not in taken]
        fit = [one for one in fit if not wish.kinds or one.kind in wish.kinds]
        if not fit:
            return None
        least = min(counts.get(one.id, 0) for one in fit)
        fit = [one for one in fit if counts.get(one.id, 0) == least]
        chosen = fit[int(rng.integers(len(fit)))]
        taken.add(chosen.id)
        return chosen

    return draw

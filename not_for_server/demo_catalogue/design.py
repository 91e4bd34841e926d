"""What one piece of furniture is, before any picture of it: a value that can be written to a file and read back."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from importlib import import_module
from typing import Any

import numpy as np

from not_for_server.demo_catalogue.styles import STYLES, Style

CATEGORIES: tuple[str, ...] = ("chair", "bed", "couch", "table", "lamp", "storage", "rug")
ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]*")


@dataclass(frozen=True)
class Sampled:
    """What a category module draws for a design; `params` holds only numbers, strings, booleans and lists of them."""

    kind: str
    material: str
    colour: str
    wood: str
    metal: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Design:
    """One piece: what it is called, what it is made of, and the numbers its shape is built from (metres)."""

    id: str
    category: str
    kind: str
    style: str
    material: str
    colour: str
    wood: str
    metal: str
    params: dict[str, Any]
    seed: int

    def __post_init__(self) -> None:
        """Refuse an id that could not be a file name, and a category or style that nobody knows."""
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(
                f"id {self.id!r} may hold only a-z, 0-9, '.', '_' and '-', and starts with a letter or digit"
            )
        if self.category not in CATEGORIES:
            raise ValueError(f"category {self.category!r} is none of {', '.join(CATEGORIES)}")
        if self.style not in STYLES:
            raise ValueError(f"style {self.style!r} is none of {', '.join(STYLES)}")

    def to_dict(self) -> dict[str, Any]:
        """Give the design as plain values, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Design:
        """Read back what `to_dict` gave; keys that are not the design's own are an error."""
        return cls(**values)


def make_design(category: str, style: Style | str, seed: int, kind: str | None = None, id: str | None = None) -> Design:
    """Draw the design of this category, style and seed; the same arguments give the same design every time."""
    style = STYLES[style] if isinstance(style, str) else style
    module = import_module(f"not_for_server.demo_catalogue.designs.{category}")
    rng = np.random.default_rng([CATEGORIES.index(category), list(STYLES).index(style.name), seed])
    drawn: Sampled = module.sample(rng, style, kind)
    return Design(
        id=id or f"{category}-{seed}-{style.name.replace('_', '-')}",
        category=category,
        kind=drawn.kind,
        style=style.name,
        material=drawn.material,
        colour=drawn.colour,
        wood=drawn.wood,
        metal=drawn.metal,
        params=drawn.params,
        seed=seed,
    )

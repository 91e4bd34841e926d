"""What the pieces are made of: names in, procedural Blender materials out, made once per picture.

A piece asks for a `Finish`; the Blender material behind it is written only when an object takes it,
because grain runs along the longest side of that object and cane lies across its thinnest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import bpy
import numpy as np

from not_for_server.demo_catalogue import materials_hard as hard
from not_for_server.demo_catalogue import materials_soft as soft
from not_for_server.demo_catalogue.palette import METALS, WOODS, Rgb, colour_rgb, jittered, linear
from not_for_server.demo_catalogue.pattern import draw_pattern

Make = Callable[[str], bpy.types.Material]
FABRICS = {
    "velvet": soft.velvet,
    "linen": soft.linen,
    "leather": soft.leather,
    "boucle": soft.boucle,
    "cotton": soft.cotton,
    "wool": soft.wool,
}


@dataclass(frozen=True)
class Finish:
    """A material to be; `orient` says which side of the object turns it: "none", "long" or "thin"."""

    name: str
    orient: str
    make: Make


class Materials:
    """The finishes of one picture; the same name gives the same colour throughout the picture."""

    def __init__(self, rng: np.random.Generator, quality: str = "final") -> None:
        """Draw colour shifts from `rng`; "draft" leaves out the bumps."""
        self.rng = rng
        self.fine = quality == "final"
        self._finishes: dict[str, Finish] = {}
        self._made: dict[tuple[str, str], bpy.types.Material] = {}

    def resolve(self, finish: Finish, size: Sequence[float]) -> bpy.types.Material:
        """Give the Blender material for an object of this local size (metres)."""
        sides = {"none": "z", "long": "xyz"[int(np.argmax(size))], "thin": "xyz"[int(np.argmin(size))]}
        key = (finish.name, sides[finish.orient])
        if key not in self._made:
            self._made[key] = finish.make(key[1])
        return self._made[key]

    def _finish(self, name: str, orient: str, start: Callable[[], Make]) -> Finish:
        if name not in self._finishes:
            self._finishes[name] = Finish(name, orient, start())
        return self._finishes[name]

    def _coloured(
        self, kind: str, colour: str, maker: Callable[..., Any], orient: str = "none", **extra: Any
    ) -> Finish:
        def start() -> Make:
            rgb = colour_rgb(colour, self.rng)
            return lambda axis: maker(rgb, self.fine, axis, **extra)

        name = " ".join([kind, colour, *(f"{key}={value}" for key, value in extra.items())])
        return self._finish(name, orient, start)

    def _plain(self, kind: str, maker: Callable[..., Any], orient: str = "none", **extra: Any) -> Finish:
        name = " ".join([kind, *(f"{key}={value}" for key, value in extra.items())])
        return self._finish(name, orient, lambda: lambda axis: maker(self.fine, axis, **extra))

    def wood(self, finish: str) -> Finish:
        """Wood with grain along the longest side."""

        def start() -> Make:
            wood = WOODS[finish]
            light, dark = jittered(linear(wood.light), self.rng, 0.05), jittered(linear(wood.dark), self.rng, 0.05)
            return lambda axis: hard.wood(light, dark, wood.roughness, wood.grain, self.fine, axis)

        return self._finish(f"wood {finish}", "long", start)

    def metal(self, name: str) -> Finish:
        """Metal of a named finish."""
        metal = METALS[name]
        make: Make = lambda axis: hard.metal(linear(metal.tint), metal.roughness, metal.metallic, self.fine, axis)  # noqa: E731
        return self._finish(f"metal {name}", "none", lambda: make)

    def fabric(self, kind: str, colour: str) -> Finish:
        """Upholstery of a material kind: velvet, linen, leather, boucle, cotton or wool."""
        if kind not in FABRICS:
            raise KeyError(f"fabric {kind!r} is none of {', '.join(FABRICS)}")
        return self._coloured(kind, colour, FABRICS[kind])

    def velvet(self, colour: str) -> Finish:
        """Pile that brightens towards its rim."""
        return self.fabric("velvet", colour)

    def linen(self, colour: str) -> Finish:
        """Slubby flat weave."""
        return self.fabric("linen", colour)

    def leather(self, colour: str) -> Finish:
        """Grained hide, a little glossy and unevenly dyed."""
        return self.fabric("leather", colour)

    def boucle(self, colour: str) -> Finish:
        """Looped yarn with deep shadows."""
        return self.fabric("boucle", colour)

    def cotton(self, colour: str) -> Finish:
        """Smooth matt cloth."""
        return self.fabric("cotton", colour)

    def wool(self, colour: str) -> Finish:
        """Felted, heathered cloth."""
        return self.fabric("wool", colour)

    def paint(self, colour: str) -> Finish:
        """Satin paint."""
        return self._coloured("paint", colour, hard.paint)

    def plastic(self, colour: str) -> Finish:
        """Moulded plastic."""
        return self._coloured("plastic", colour, hard.plastic)

    def ceramic(self, colour: str) -> Finish:
        """Glazed clay."""
        return self._coloured("ceramic", colour, hard.ceramic)

    def marble(self, colour: str = "white") -> Finish:
        """Polished marble with veins."""
        return self._coloured("marble", colour, hard.marble)

    def paper(self, colour: str = "white", glow: float = 0.0) -> Finish:
        """Paper or shade cloth; `glow` is how brightly a bulb shines through it (0.3 to 2)."""
        return self._coloured("paper", colour, soft.paper, glow=glow)

    def glow(self, strength: float = 4.0) -> Finish:
        """A warm light source, such as a bulb."""
        return self._plain("glow", hard.glow, strength=strength)

    def glass(self) -> Finish:
        """Clear glass."""
        return self._plain("glass", hard.glass)

    def stone(self) -> Finish:
        """Rough pale stone."""
        return self._plain("stone", hard.stone)

    def concrete(self) -> Finish:
        """Cast concrete."""
        return self._plain("concrete", hard.concrete)

    def rattan(self) -> Finish:
        """Rattan poles, with their knots along the longest side."""
        return self._plain("rattan", soft.rattan, "long")

    def cane(self) -> Finish:
        """Open cane webbing, for panels; its holes lie across the thinnest side."""
        return self._plain("cane", soft.cane, "thin")

    def wicker(self) -> Finish:
        """Closed basket weave."""
        return self._plain("wicker", soft.wicker)

    def pattern(
        self,
        kind: str,
        colours: Sequence[str],
        scale: float = 1.0,
        aspect: float = 1.5,
        pile: float = 0.3,
        seed: int = 0,
    ) -> Finish:
        """A drawn textile over the object's bounding box seen from above (u = x, v = y).

        `kind` is a name in `pattern.PATTERNS`, `colours` two to six palette names (the first is the ground),
        `aspect` the object's y length over its x length, `pile` 0 (flat weave) to 1 (shag).
        """
        name = f"pattern {kind} {' '.join(colours)} {scale} {aspect} {pile} {seed}"

        def start() -> Make:
            tones: list[Rgb] = [colour_rgb(colour, self.rng) for colour in colours]
            pixels = draw_pattern(kind, tones, scale, aspect, seed, width=512 if self.fine else 160)
            return lambda _axis: soft.textile(name, pixels, pile, self.fine)

        return self._finish(name, "none", start)

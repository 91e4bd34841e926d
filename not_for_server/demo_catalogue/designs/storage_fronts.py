"""The fronts of doors and drawers, and their handles."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit


@dataclass(frozen=True)
class Front:
    """A front to be made: its sides in metres, `y` of its outer face, its materials, and its place among the others."""

    x0: float
    x1: float
    z0: float
    z1: float
    y: float
    material: Any
    trim: Any
    metal: Any
    left: bool = True
    seed: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in metres."""
        return self.x1 - self.x0, self.z1 - self.z0

    @property
    def middle(self) -> tuple[float, float]:
        """Centre (x, z)."""
        return (self.x0 + self.x1) / 2, (self.z0 + self.z1) / 2


THICK = 0.02


def slab(kit: Kit, f: Front, back: float = 0.0, inset: float = 0.0, material: Any = None, thick: float = THICK) -> None:
    """Make a board `back` metres behind the outer face and `inset` smaller on every side."""
    (w, h), (x, z) = f.size, f.middle
    kit.box((w - 2 * inset, thick, h - 2 * inset), (x, f.y + back + thick / 2, z), material or f.material, bevel=0.003)


def rails(kit: Kit, f: Front, wide: float, thick: float = 0.012, material: Any = None) -> None:
    """Make the frame of a door: two stiles and two rails on its face."""
    (w, h), (x, z), made = f.size, f.middle, material or f.material
    for at in (f.x0 + wide / 2, f.x1 - wide / 2):
        kit.box((wide, thick, h), (at, f.y + thick / 2, z), made, bevel=0.002)
    for at in (f.z0 + wide / 2, f.z1 - wide / 2):
        kit.box((w - 2 * wide, thick, wide), (x, f.y + thick / 2, at), made, bevel=0.002)


def flat(kit: Kit, f: Front) -> None:
    """Make a plain board."""
    slab(kit, f)


def shaker(kit: Kit, f: Front) -> None:
    """Make a flat panel in a plain frame."""
    slab(kit, f, back=0.01, thick=0.012)
    rails(kit, f, min(0.06, 0.22 * min(f.size)))


def raised(kit: Kit, f: Front) -> None:
    """Make a panel with a bevelled field in a frame."""
    slab(kit, f, back=0.01, thick=0.012)
    wide = min(0.06, 0.2 * min(f.size))
    rails(kit, f, wide)
    (w, h), (x, z) = f.size, f.middle
    kit.box((w - 2.9 * wide, 0.012, h - 2.9 * wide), (x, f.y + 0.009, z), f.material, bevel=0.006)


def ridges(f: Front, count: int, depth: float, steps: int = 6) -> list[list[tuple[float, float, float]]]:
    """Grid of a front whose face rises in `count` upright half rounds."""
    w = f.size[0]
    across = [i / (count * steps) for i in range(count * steps + 1)]
    return [
        [(f.x0 + w * t, f.y + depth - depth * abs(math.sin(math.pi * t * count)), z) for t in across]
        for z in (f.z0, f.z1)
    ]


def fluted(kit: Kit, f: Front) -> None:
    """Upright half rounds about 4 cm wide."""
    kit.surface(ridges(f, max(3, round(f.size[0] / 0.04)), 0.014), f.material, thickness=0.006, smooth=False)


def tambour(kit: Kit, f: Front) -> None:
    """Make a rolling shutter of fine laths."""
    kit.surface(ridges(f, max(6, round(f.size[0] / 0.02)), 0.007, 4), f.material, thickness=0.005, smooth=False)


def slats(kit: Kit, f: Front) -> None:
    """Upright laths with gaps, on a dark ground."""
    slab(kit, f, back=0.012, thick=0.008, material=kit.mat.paint("charcoal"))
    pitch = 0.032 if f.size[0] < 0.7 else 0.045
    count = max(4, round(f.size[0] / pitch))
    z = f.middle[1]
    step = f.size[0] / count
    for i in range(count):
        kit.box((step * 0.62, 0.012, f.size[1]), (f.x0 + step * (i + 0.5), f.y + 0.006, z), f.material, bevel=0.002)


def cane(kit: Kit, f: Front) -> None:
    """Webbing in a wooden frame."""
    slab(kit, f, back=0.012, thick=0.006)
    slab(kit, f, back=0.006, inset=0.03, material=kit.mat.cane(), thick=0.004)
    rails(kit, f, min(0.045, 0.2 * min(f.size)))


def plank(kit: Kit, f: Front) -> None:
    """Upright boards with a shadow between them."""
    count = max(2, round(f.size[0] / 0.11))
    step = f.size[0] / count
    for i in range(count):
        kit.box(
            (step - 0.003, THICK, f.size[1]),
            (f.x0 + step * (i + 0.5), f.y + THICK / 2, f.middle[1]),
            f.material,
            bevel=0.004,
        )


def barn(kit: Kit, f: Front, ends: list[tuple[float, float, float, float]]) -> None:
    """Boards framed and braced; `ends` are the braces' (x, z, x, z)."""
    slab(kit, f, back=0.014, thick=0.012)
    wide = min(0.06, 0.2 * min(f.size))
    rails(kit, f, wide, 0.016)
    for number, (xa, za, xb, zb) in enumerate(ends):
        y = f.y + 0.007 + 0.003 * number
        kit.bar((xa, y, za), (xb, y, zb), (wide * 0.85, 0.012), f.material, bevel=0.002)


def barn_x(kit: Kit, f: Front) -> None:
    """Make a barn door with crossed braces."""
    i = min(0.05, 0.2 * min(f.size))
    barn(kit, f, [(f.x0 + i, f.z0 + i, f.x1 - i, f.z1 - i), (f.x0 + i, f.z1 - i, f.x1 - i, f.z0 + i)])


def barn_z(kit: Kit, f: Front) -> None:
    """Make a barn door with one brace rising to its hinge side."""
    i = min(0.05, 0.2 * min(f.size))
    xa, xb = (f.x0 + i, f.x1 - i) if f.left else (f.x1 - i, f.x0 + i)
    barn(kit, f, [(xa, f.z0 + i, xb, f.z1 - i)])


def wires(f: Front, pitch: float, upright: bool) -> list[tuple[float, float, float]]:
    """One wire led to and fro over the front, so that a net is two objects and not fifty."""
    (u0, u1), (v0, v1) = ((f.x0, f.x1), (f.z0, f.z1)) if upright else ((f.z0, f.z1), (f.x0, f.x1))
    count = max(3, round((u1 - u0) / pitch))
    points: list[tuple[float, float, float]] = []
    for i in range(count + 1):
        u = u0 + (u1 - u0) * i / count
        for v in (v0, v1) if i % 2 == 0 else (v1, v0):
            points.append((u, f.y + 0.01, v) if upright else (v, f.y + 0.012, u))
    return points


def mesh(kit: Kit, f: Front) -> None:
    """Make a net of wire in an iron frame; one sees the dark inside."""
    rails(kit, f, 0.028, 0.018, f.metal)
    for upright in (True, False):
        kit.tube(wires(f, 0.035, upright), 0.0022, f.metal, smooth=False)


def locker(kit: Kit, f: Front) -> None:
    """Make a sheet-metal door with slots for air near its top."""
    slab(kit, f)
    (w, h), (x, _) = f.size, f.middle
    for i in range(4):
        kit.box(
            (w * 0.5, 0.004, 0.01),
            (x, f.y - 0.001, f.z1 - 0.1 * min(h, 1.0) - 0.03 * i),
            kit.mat.paint("black"),
            bevel=0.001,
        )
    kit.box((min(0.1, w * 0.4), 0.004, 0.035), (x, f.y - 0.002, f.z1 - 0.06 * min(h, 1.0) - 0.17), f.metal, bevel=0.001)


def sunburst(kit: Kit, f: Front) -> None:
    """Metal rays spreading from the lower corner at the meeting stile."""
    slab(kit, f)
    w, h = f.size
    x, toward = (f.x1, -1.0) if f.left else (f.x0, 1.0)
    for i in range(1, 7):
        angle = math.pi / 2 * i / 7
        reach = min(w / max(math.cos(angle), 1e-3), h / max(math.sin(angle), 1e-3)) * 0.97
        tip = (x + toward * reach * math.cos(angle), f.y - 0.001, f.z0 + reach * math.sin(angle))
        kit.bar((x, f.y - 0.001, f.z0), tip, (0.008, 0.008), f.metal, bevel=0.001)


def lattice(kit: Kit, f: Front) -> None:
    """Thin metal strips crossed to lozenges on the panel."""
    slab(kit, f)
    (w, h), (x, _) = f.size, f.middle
    count = max(1, round(h / w))
    for i in range(count):
        low, high = f.z0 + h * i / count, f.z0 + h * (i + 1) / count
        mid = (low + high) / 2
        corners = [(f.x0 + 0.015, mid), (x, high - 0.015), (f.x1 - 0.015, mid), (x, low + 0.015)]
        for k in range(4):
            (xa, za), (xb, zb) = corners[k], corners[(k + 1) % 4]
            kit.bar((xa, f.y - 0.001, za), (xb, f.y - 0.001, zb), (0.01, 0.008), f.trim, bevel=0.001)


def inlay(kit: Kit, f: Front) -> None:
    """Small pale lozenges set into the board."""
    slab(kit, f)
    (w, h), z = f.size, f.middle[1]
    pale, count = kit.mat.paint("cream"), max(3, min(9, round(w / 0.07)))
    for i in range(count):
        x = f.x0 + w * (i + 0.5) / count
        half = min(0.4 * h, 0.42 * w / count)
        kit.panel([(half, 0), (0, half), (-half, 0), (0, -half)], 0.003, (x, f.y, z), pale, plane="xz", bevel=0.001)


def shoji(kit: Kit, f: Front) -> None:
    """Paper behind a thin grid."""
    slab(kit, f, back=0.01, thick=0.006, material=kit.mat.paper("cream"))
    rails(kit, f, 0.022)
    (w, h), (x, z) = f.size, f.middle
    for i in range(1, max(2, round(w / 0.18))):
        kit.box((0.008, 0.008, h), (f.x0 + w * i / max(2, round(w / 0.18)), f.y + 0.006, z), f.material, bevel=0.001)
    for i in range(1, max(2, round(h / 0.22))):
        kit.box((w, 0.008, 0.008), (x, f.y + 0.006, f.z0 + h * i / max(2, round(h / 0.22))), f.material, bevel=0.001)


def glass(kit: Kit, f: Front) -> None:
    """Make a glazed door: a frame with glazing bars; the panes are too clear to be seen."""
    rails(kit, f, 0.035, 0.02)
    (w, h), (x, z) = f.size, f.middle
    kit.box((0.012, 0.012, h), (x, f.y + 0.01, z), f.material, bevel=0.002)
    rows = max(2, round(h / 0.3))
    for i in range(1, rows):
        kit.box((w, 0.012, 0.012), (x, f.y + 0.01, f.z0 + h * i / rows), f.material, bevel=0.002)


FRONTS: dict[str, Callable[[Kit, Front], None]] = {
    "flat": flat,
    "shaker": shaker,
    "raised": raised,
    "fluted": fluted,
    "tambour": tambour,
    "slats": slats,
    "cane": cane,
    "plank": plank,
    "barn_x": barn_x,
    "barn_z": barn_z,
    "mesh": mesh,
    "locker": locker,
    "sunburst": sunburst,
    "lattice": lattice,
    "inlay": inlay,
    "shoji": shoji,
    "glass": glass,
}

"""Chairs of rattan: peacock chairs, papasans and cushioned cane armchairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.chair_taste import Taste
from not_for_server.demo_catalogue.designs.chance import maybe, span
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def draw_peacock(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a peacock chair: a fan of cane over an hourglass."""
    return {
        "main": "rattan",
        "rise": span(rng, 0.82, 1.06),
        "spread": span(rng, 0.36, 0.5),
        "rays": int(rng.integers(13, 22)),
        "waist": span(rng, 0.55, 0.75),
        "point": maybe(rng, 0.35),
    }


def build_peacock(kit: Kit, p: Params) -> None:
    """Build the woven foot, the seat, and the rays of the fan."""
    pole, weave = kit.mat.rattan(), kit.mat.wicker()
    h, r = 0.42, 0.26
    kit.lathe([(r, 0.0), (r * 0.97, 0.03), (r * p["waist"], h * 0.55), (r, h - 0.02), (r * 1.02, h)], (0, 0, 0), weave)
    kit.torus(r, 0.016, (0, 0, 0.016), pole)
    kit.torus(r * 1.02, 0.016, (0, 0, h), pole)
    kit.cylinder(r, 0.02, (0, 0, h - 0.005), weave)
    kit.lathe([(r - 0.03, 0), (r - 0.01, 0.03), (r - 0.04, 0.065), (0, 0.075)], (0, 0, h), finish_of(kit, p["cloth"]))

    def tip(angle: float, share: float) -> tuple[float, float, float]:
        length = p["rise"] * share * (1 + (0.1 * np.cos(angle) ** 8 if p["point"] else 0))
        start = np.array([np.sin(angle) * 0.2, 0.16 - 0.13 * abs(angle / 1.9) ** 2, h])
        return tuple(
            start
            + np.array(
                [
                    np.sin(angle) * p["spread"] * share * 1.15,
                    0.16 * share - 0.28 * share * abs(angle / 1.9) ** 2.2,
                    np.cos(angle * 0.82) * length * 1.0,
                ]
            )
        )

    edge = 1.62
    for angle in np.linspace(-edge, edge, p["rays"]):
        kit.tube([tip(angle, share) for share in (0.0, 0.5, 1.0)], 0.008, pole)
    turn = np.linspace(-edge, edge, 17)
    for share, fat in ((1.0, 0.016), (0.92, 0.009), (0.62, 0.01), (0.35, 0.01)):
        kit.tube([tip(angle, share) for angle in turn], fat, pole)
    for low, high in ((0.05, 0.35), (0.62, 0.92)):
        kit.surface(
            [[tip(angle, share) for angle in turn] for share in (low, (low + high) / 2, high)],
            kit.mat.cane() if low > 0.5 else weave,
            0.005,
        )


def draw_papasan(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a papasan: a bowl with a round cushion on a ring."""
    return {
        "radius": span(rng, 0.46, 0.56),
        "tilt": span(rng, 0.3, 0.5),
        "bars": int(rng.integers(10, 16)),
        "petals": int(rng.integers(5, 9)),
    }


def build_papasan(kit: Kit, p: Params) -> None:
    """Build the foot, the bowl, and the cushion with a button in its middle."""
    pole, cloth, r = kit.mat.rattan(), finish_of(kit, p["cloth"]), p["radius"]
    for z, wide in ((0.02, 0.62), (0.3, 0.52)):
        kit.torus(r * wide, 0.017, (0, 0.02, z), pole)
    for angle in np.arange(p["bars"]) * 2 * np.pi / p["bars"]:
        kit.rod(
            (np.cos(angle) * r * 0.62, 0.02 + np.sin(angle) * r * 0.62, 0.02),
            (np.cos(angle) * r * 0.52, 0.02 + np.sin(angle) * r * 0.52, 0.3),
            0.01,
            pole,
        )
    turn = np.array([[1, 0, 0], [0, np.cos(p["tilt"]), -np.sin(p["tilt"])], [0, np.sin(p["tilt"]), np.cos(p["tilt"])]])
    middle = np.array([0.0, 0.02, 0.33])

    def bowl(angle: float, out: float, lift: float = 0.0) -> tuple[float, float, float]:
        deep = 0.3 * out**2 + lift
        return tuple(middle + turn @ np.array([np.cos(angle) * r * out, np.sin(angle) * r * out, deep]))

    around = np.linspace(0, 2 * np.pi, 25)[:-1]
    for out in (1.0, 0.72, 0.45):
        kit.tube([bowl(angle, out) for angle in around], 0.016 if out == 1.0 else 0.01, pole, closed=True)
    for angle in np.arange(12) * np.pi / 6:
        kit.tube([bowl(angle, out) for out in (0.3, 0.65, 1.0)], 0.01, pole)
    rows = []
    for out in np.linspace(0.04, 1.0, 8):
        crease = 0.045 * np.abs(np.sin(around * p["petals"] / 2)) ** 0.7 * min(1.0, out * 2)
        puff = 0.05 + 0.07 * np.sin(np.pi * min(out * 0.97, 1.0)) ** 0.6
        ring = [bowl(angle, out * 0.97, puff + float(c)) for angle, c in zip(around, crease, strict=True)]
        rows.append([*ring, ring[0]])
    kit.surface(rows, cloth, 0.05, smooth=False)
    kit.tube([bowl(angle, 0.97, 0.055) for angle in around], 0.05, cloth, closed=True)
    kit.sphere(0.035, bowl(0.0, 0.0, 0.07), cloth, (1, 1, 0.6))


def draw_rattan(rng: np.random.Generator, taste: Taste) -> Params:
    """Draw a cane armchair with loose cushions."""
    return {
        "frame": "rattan",
        "round": maybe(rng, 0.55),
        "width": span(rng, 0.54, 0.64),
        "depth": span(rng, 0.54, 0.62),
        "seat": span(rng, 0.36, 0.4),
        "back": span(rng, 0.38, 0.6),
        "fill": str(rng.choice(["bars", "weave", "cane"])),
        "bars": int(rng.integers(7, 12)),
        "cushion": maybe(rng, 0.85),
    }


def build_rattan(kit: Kit, p: Params) -> None:
    """Build a barrel or a square frame, filled with bars, basket weave or cane."""
    pole, w, d, h = kit.mat.rattan(), p["width"] / 2, p["depth"] / 2, p["seat"]

    def wall(u: float, t: float) -> tuple[float, float, float]:
        """U -1 (front left) .. 1 (front right) round the back, t 0 (seat) .. 1 (rim)."""
        angle = u * (2.2 if p["round"] else 2.05)
        power = 1.0 if p["round"] else 0.6
        x = np.sign(np.sin(angle)) * abs(np.sin(angle)) ** power * w * (1 + 0.08 * t)
        y = np.sign(np.cos(angle)) * abs(np.cos(angle)) ** power * d * (1 + 0.14 * t)
        rise = 0.2 + (p["back"] - 0.2) * np.clip(1.25 - abs(u) * 1.6, 0, 1)
        return float(x), float(y), float(h - 0.06 + (rise + 0.06) * t)

    turn = np.linspace(-1, 1, 19)
    for t, fat in ((0.0, 0.014), (1.0, 0.018)):
        kit.tube([wall(u, t) for u in turn], fat, pole)
    if p["fill"] == "bars":
        for u in np.linspace(-1, 1, p["bars"] * 2 + 1):
            kit.rod(wall(u, 0), wall(u, 1), 0.008, pole)
    else:
        kit.surface(
            [[wall(u, t) for u in turn] for t in (0, 0.5, 1)],
            kit.mat.wicker() if p["fill"] == "weave" else kit.mat.cane(),
            0.006,
        )
        for u in (-1, -0.5, 0, 0.5, 1):
            kit.rod(wall(u, 0), wall(u, 1), 0.012, pole)
    for u in (-1.0, -0.42, 0.42, 1.0):
        x, y, z = wall(u, 0)
        kit.rod((x, y, z + 0.05), (x * 1.02, y * 1.05, 0), 0.017, pole, 0.014)
    kit.tube([wall(-1, 0.0), (0, -d * 0.75, h - 0.05), wall(1, 0.0)], 0.014, pole, smooth=False)
    kit.cylinder(min(w, d) * 0.96, 0.025, (0, 0.0, h - 0.055), kit.mat.wicker())
    cloth = finish_of(kit, p["cloth"])
    if p["cushion"]:
        kit.cushion((2 * w - 0.1, 2 * d - 0.06, 0.12), (0, -0.02, h + 0.005), cloth, plump=0.8)
        kit.cushion(
            (2 * w - 0.18, 0.14, p["back"] * 0.8),
            (0, d - 0.07, h + p["back"] * 0.52),
            cloth,
            plump=0.9,
            rotate=(-0.2, 0, 0),
        )
    else:
        kit.cushion((2 * w - 0.16, 2 * d - 0.14, 0.06), (0, -0.02, h - 0.02), cloth, plump=0.6)

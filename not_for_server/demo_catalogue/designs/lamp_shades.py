"""Lamp shades by name: cloth, glass, metal, paper and cane, each with a silhouette of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from not_for_server.demo_catalogue.designs.lamp_parts import Profile, Shade, hollow, light, pleats, spun, weave

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

ARC: Profile = [(math.cos(t * math.pi / 16), math.sin(t * math.pi / 16)) for t in range(9)]


def trims(kit: Kit, s: Shade, low: float, high: float) -> None:
    """Two thin rings at the rims, radii in shares of the shade's."""
    for radius, share in ((low, 0.0), (high, 1.0)):
        kit.torus(s.radius * radius, 0.004, (s.at[0], s.at[1], s.z(share)), s.trim)


def drum(kit: Kit, s: Shade) -> None:
    """Make a cylinder of cloth."""
    spun(kit, s, hollow([(1.0, 0.0), (0.98, 1.0)], high=0.16))
    light(kit, s, wide=0.95)


def empire(kit: Kit, s: Shade) -> None:
    """Make a cone cut high, the common table lamp's."""
    spun(kit, s, hollow([(1.0, 0.0), (0.6, 1.0)], high=0.1))
    light(kit, s, high=None)
    kit.cylinder(s.radius * 0.58, 0.004, (s.at[0], s.at[1], s.z(0.94)), kit.mat.glow(2.0))


def coolie(kit: Kit, s: Shade) -> None:
    """Make a wide flat cone."""
    spun(kit, s, hollow([(1.0, 0.0), (0.18, 1.0), (0.0, 1.0)]))
    light(kit, s, high=None)


def bell(kit: Kit, s: Shade) -> None:
    """Make a cone that flares at the foot, ringed in metal."""
    spun(kit, s, hollow([(1.0, 0.0), (0.86, 0.12), (0.7, 0.35), (0.56, 0.65), (0.48, 1.0)]))
    trims(kit, s, 1.0, 0.48)
    light(kit, s, low=0.08, high=None)


def dome(kit: Kit, s: Shade) -> None:
    """Half a ball, open below."""
    spun(kit, s, hollow(ARC))
    light(kit, s, high=None)
    kit.cylinder(0.03, 0.03, (s.at[0], s.at[1], s.z(1.0)), s.trim)


def factory(kit: Kit, s: Shade) -> None:
    """Make a bent-out enamel reflector under a socket, from the workshop."""
    neck = [(1.0, 0.0), (0.98, 0.08), (0.72, 0.36), (0.36, 0.58), (0.2, 0.7), (0.2, 1.0), (0.0, 1.0)]
    spun(kit, s, hollow(neck))
    light(kit, s, high=None, wide=0.88)
    kit.torus(s.radius, 0.006, s.at, s.trim)


def mushroom(kit: Kit, s: Shade) -> None:
    """Make a cap whose rim curls in."""
    spun(kit, s, [(0.55, 0.02), (0.9, 0.0), (1.0, 0.12), *[(r, 0.12 + 0.88 * z) for r, z in ARC[1:]]])
    light(kit, s, low=0.06, high=None, wide=0.75)


def globe(kit: Kit, s: Shade) -> None:
    """Make a ball; its height is its width."""
    kit.sphere(s.radius, (s.at[0], s.at[1], s.at[2] + s.radius), s.material)
    kit.cylinder(s.radius * 0.35, 0.03, (s.at[0], s.at[1], s.at[2] + 0.005), s.trim)


def drop(kit: Kit, s: Shade) -> None:
    """Blown glass in the shape of a drop."""
    curve = [(0.0, 0.0), (0.45, 0.03), (0.85, 0.16), (1.0, 0.36), (0.85, 0.6), (0.45, 0.82), (0.22, 0.94), (0.2, 1.0)]
    spun(kit, s, curve)


def pleated(kit: Kit, s: Shade) -> None:
    """Cloth laid in folds over a cone."""
    profile = [(s.radius, 0.0), (s.radius * 0.64, s.height)]
    kit.surface(pleats(profile, 30, 0.03, s.at), s.material, thickness=0.003, smooth=False)
    trims(kit, s, 1.02, 0.66)
    light(kit, s, high=None)


def fluted(kit: Kit, s: Shade) -> None:
    """Make a tulip of fluted glass, open upward."""
    profile = [(0.3, 0.0), (0.62, 0.18), (0.84, 0.45), (0.92, 0.75), (1.06, 1.0)]
    grid = pleats([(s.radius * r, s.height * z) for r, z in profile], 14, 0.045, s.at)
    kit.surface(grid, s.material, thickness=0.004, smooth=False)
    light(kit, s, low=None, high=0.8)


def tiers(kit: Kit, s: Shade) -> None:
    """Three nested metal shells that hide the bulb from every side."""
    for radius, low, tall in ((1.0, 0.0, 0.42), (0.68, 0.3, 0.36), (0.4, 0.56, 0.44)):
        spun(kit, s, hollow([(radius * r, low + tall * z) for r, z in ARC[:7]], 0.1))
    kit.sphere(s.radius * 0.3, (s.at[0], s.at[1], s.z(0.32)), kit.mat.glow(1.2))
    kit.cylinder(0.025, 0.05, (s.at[0], s.at[1], s.z(0.98)), s.trim)


def saucer(kit: Kit, s: Shade) -> None:
    """Make a lens of stretched skin over thin ribs."""
    half = [(r, 0.5 - 0.5 * (1 - r) ** 0.7) for r in (0.12, 0.35, 0.6, 0.8, 0.93, 1.0)]
    profile = half + [(r, 1.0 - z) for r, z in reversed(half)]
    grid = pleats([(s.radius * r, s.height * z) for r, z in profile], 16, 0.012, s.at)
    kit.surface(grid, s.material, thickness=0.003, smooth=False)
    kit.cylinder(s.radius * 0.14, 0.02, (s.at[0], s.at[1], s.z(1.0)), s.trim)


def ribbed(profile: Profile, ribs: int) -> Profile:
    """Give the outline of paper over hoops: it bulges a little between each pair."""
    out: Profile = []
    for i in range(ribs * 3 + 1):
        position = i / (ribs * 3) * (len(profile) - 1)
        k = min(int(position), len(profile) - 2)
        t = position - k
        r = profile[k][0] * (1 - t) + profile[k + 1][0] * t
        out.append((r * (0.965 if i % 3 == 0 else 1.0), profile[k][1] * (1 - t) + profile[k + 1][1] * t))
    return out


def paper_ball(kit: Kit, s: Shade) -> None:
    """Make a round paper lantern over bamboo hoops."""
    arc = [(max(0.2, math.sin(math.pi * i / 12)), 0.5 - 0.5 * math.cos(math.pi * i / 12)) for i in range(13)]
    spun(kit, s, ribbed(arc, 9))
    trims(kit, s, 0.2, 0.2)


def paper_column(kit: Kit, s: Shade) -> None:
    """Make a tall paper lantern, its waist drawn in."""
    spun(kit, s, ribbed([(0.7, 0.0), (0.95, 0.12), (1.0, 0.3), (0.82, 0.5), (0.95, 0.7), (0.9, 0.88), (0.66, 1.0)], 12))
    trims(kit, s, 0.68, 0.64)


def paper_tiers(kit: Kit, s: Shade) -> None:
    """Two paper pebbles, a small one on a large one."""
    arc = [(max(0.25, math.sin(math.pi * i / 10)), 0.5 - 0.5 * math.cos(math.pi * i / 10)) for i in range(11)]
    lower = ribbed([(r, 0.58 * z) for r, z in arc], 7)
    upper = ribbed([(0.62 * r, 0.58 + 0.42 * z) for r, z in arc], 6)
    spun(kit, s, lower + upper)


BASKETS: dict[str, Profile] = {
    "basket": [(0.78, 0.0), (0.95, 0.15), (1.0, 0.35), (0.9, 0.6), (0.6, 0.85), (0.25, 1.0)],
    "basket_bell": [(1.0, 0.0), (0.92, 0.15), (0.7, 0.45), (0.5, 0.75), (0.3, 0.92), (0.16, 1.0)],
    "basket_ball": [(0.4, 0.0), (0.8, 0.14), (1.0, 0.42), (0.92, 0.7), (0.6, 0.92), (0.25, 1.0)],
    "basket_cone": [(1.0, 0.0), (0.75, 0.3), (0.5, 0.6), (0.2, 1.0)],
}


def basket(kit: Kit, s: Shade) -> None:
    """Make an open net of cane over hoops, the bulb to be seen inside."""
    shape = BASKETS[s.kind]
    profile = [(s.radius * r, s.height * z) for r, z in shape]
    kit.tube(weave(profile, 17, s.at), 0.0045, s.material, smooth=False)
    for r, z in (profile[0], profile[2], profile[-1]):
        kit.torus(r, 0.007, (s.at[0], s.at[1], s.at[2] + z), s.material)
    kit.sphere(s.radius * 0.26, (s.at[0], s.at[1], s.z(0.5)), kit.mat.glow(1.2))


def cage(kit: Kit, s: Shade) -> None:
    """Bent wire about a large bare bulb."""
    bow: Profile = [(0.25, 1.0), (0.85, 0.72), (1.0, 0.4), (0.6, 0.0)]
    for i in range(8):
        c, sn = math.cos(i * math.pi / 4), math.sin(i * math.pi / 4)
        wire = [(s.at[0] + s.radius * r * c, s.at[1] + s.radius * r * sn, s.z(z)) for r, z in bow]
        kit.tube(wire, 0.004, s.trim)
    for r, z in (bow[0], bow[1], bow[2], bow[3]):
        kit.torus(s.radius * r, 0.005, (s.at[0], s.at[1], s.z(z)), s.trim)
    bulb = [(0.0, 0.2), (0.28, 0.24), (0.42, 0.42), (0.34, 0.62), (0.16, 0.78), (0.15, 0.86)]
    spun(kit, s, bulb, kit.mat.glow(1.0))
    kit.cylinder(s.radius * 0.26, s.height * 0.16, (s.at[0], s.at[1], s.z(0.94)), s.trim)


def tiffany(kit: Kit, s: Shade) -> None:
    """Make a leaded dome: bands of coloured glass between bronze strips."""
    curve = [(1.0, 0.0), (0.97, 0.16), (0.82, 0.48), (0.52, 0.78), (0.2, 0.96), (0.08, 1.0)]
    colours = (s.material, kit.mat.ceramic("mustard"), kit.mat.ceramic("cream"))
    for k in range(len(curve) - 1):
        spun(kit, s, curve[k : k + 2], colours[(0, 2, 1, 0, 0)[k] if k else 0])
        kit.torus(s.radius * curve[k][0], 0.004, (s.at[0], s.at[1], s.z(curve[k][1])), s.trim)
    for i in range(12):
        c, sn = math.cos(i * math.pi / 6), math.sin(i * math.pi / 6)
        rib = [(s.at[0] + 1.005 * s.radius * r * c, s.at[1] + 1.005 * s.radius * r * sn, s.z(z)) for r, z in curve]
        kit.tube(rib, 0.003, s.trim)
    light(kit, s, low=0.05, high=None)
    kit.sphere(0.018, (s.at[0], s.at[1], s.z(1.03)), s.trim)


def fringed(kit: Kit, s: Shade) -> None:
    """Make a cloth dome with a long fringe at its rim."""
    spun(kit, s, [(1.0, 0.3), (0.93, 0.62), (0.66, 0.9), (0.3, 1.0)])
    fringe = pleats([(s.radius, 0.0), (s.radius * 0.99, s.height * 0.3)], 60, 0.02, s.at)
    kit.surface(fringe, s.material, thickness=0.002, smooth=False)
    kit.torus(s.radius * 1.0, 0.006, (s.at[0], s.at[1], s.z(0.3)), s.trim)


def ribs(kit: Kit, s: Shade) -> None:
    """Upright laths of wood about a glowing core."""
    kit.cylinder(s.radius * 0.8, s.height * 0.9, (s.at[0], s.at[1], s.z(0.5)), kit.mat.paper("cream", glow=0.3))
    for i in range(16):
        c, sn = s.radius * math.cos(i * math.pi / 8), s.radius * math.sin(i * math.pi / 8)
        kit.rod((s.at[0] + c, s.at[1] + sn, s.z(0.0)), (s.at[0] + c, s.at[1] + sn, s.z(1.0)), 0.008, s.trim)
    for share in (0.03, 0.97):
        kit.torus(s.radius, 0.01, (s.at[0], s.at[1], s.z(share)), s.trim)


def stepped(kit: Kit, s: Shade) -> None:
    """Discs of opal glass between metal plates, each smaller than the one below: a skyscraper upside down."""
    for i, radius in enumerate((1.0, 0.74, 0.5)):
        z = s.z((i + 0.5) / 3)
        kit.cylinder(s.radius * radius * 0.94, s.height * 0.26, (s.at[0], s.at[1], z), kit.mat.glow(0.4))
        kit.cylinder(s.radius * radius, 0.012, (s.at[0], s.at[1], z + s.height / 6), s.trim)
    kit.cylinder(s.radius, 0.012, s.at, s.trim)


SHADES: dict[str, Callable[[Kit, Shade], None]] = {
    "drum": drum, "empire": empire, "coolie": coolie, "bell": bell, "dome": dome, "factory": factory,
    "mushroom": mushroom, "globe": globe, "drop": drop, "pleated": pleated, "fluted": fluted, "tiers": tiers,
    "saucer": saucer, "paper_ball": paper_ball, "paper_column": paper_column, "paper_tiers": paper_tiers,
    "basket": basket, "basket_bell": basket, "basket_ball": basket, "basket_cone": basket, "cage": cage,
    "tiffany": tiffany, "fringed": fringed, "ribs": ribs, "stepped": stepped,
}  # fmt: skip

TALL: dict[str, float] = {
    "drum": 0.95,
    "empire": 1.1,
    "coolie": 0.6,
    "bell": 1.15,
    "dome": 0.75,
    "factory": 0.85,
    "mushroom": 0.7,
    "globe": 2.0,
    "drop": 2.0,
    "pleated": 1.1,
    "fluted": 1.1,
    "tiers": 1.0,
    "saucer": 0.9,
    "paper_ball": 1.85,
    "paper_column": 3.2,
    "paper_tiers": 2.2,
    "basket": 1.2,
    "basket_bell": 1.35,
    "basket_ball": 1.7,
    "basket_cone": 0.8,
    "cage": 1.9,
    "tiffany": 0.7,
    "fringed": 1.0,
    "ribs": 1.6,
    "stepped": 0.9,
}

"""What carries the mattress: rails, a platform, a padded box, a box of drawers, metal bars; and the legs under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_frame import Bedstead

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


@dataclass(frozen=True)
class Finishes:
    """The three materials of a bedstead: its wood or paint (or metal), its upholstery, its trim."""

    frame: Any
    fill: Any
    accent: Any


def railed(kit: Kit, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Side rails and a foot rail on legs."""
    boards(kit, bed, looks.frame, params["rail_depth"])
    feet(kit, bed, looks.frame, bed.rail - 0.5 * params["rail_depth"], params, inset=0.04)


def boards(kit: Kit, bed: Bedstead, material: Any, depth: float) -> None:
    """Two rails, a foot rail and the deck between them."""
    x, z = bed.half + 0.02, bed.rail - depth / 2
    kit.slats(2, bed.sized(0.035, 2 * bed.reach, depth), bed.at(-x, 0, z), bed.at(x, 0, z), material)
    kit.box(bed.sized(2 * x + 0.035, 0.035, depth), bed.at(0, -bed.reach - 0.01, z), material)
    kit.box(bed.sized(2 * x, 2 * bed.reach, 0.03), bed.at(0, 0, bed.rail - 0.075), material)


def feet(kit: Kit, bed: Bedstead, material: Any, top: float, params: Params, inset: float) -> None:
    """Four legs, the foot pair in sight; a splayed leg leans outward."""
    x, y = bed.half - inset, bed.reach - inset
    out = 0.05 if params["leg_kind"] == "splayed" else 0.0
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        upper = bed.at(sx * x, sy * y, top)
        kit.leg(params["leg_kind"], upper, bed.at(sx * (x + out), sy * (y + out), 0), params["leg_thickness"], material)


def platformed(kit: Kit, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build a thick deck wider than the mattress, on a set-back plinth or on blocks."""
    ledge, deck = params["ledge"], params["deck"]
    z = bed.rail - 0.06 - deck / 2
    kit.box(
        bed.sized(2 * (bed.half + ledge), 2 * bed.reach + ledge, deck),
        bed.at(0, -ledge / 2, z),
        looks.frame,
        bevel=0.012,
    )
    under = z - deck / 2
    if params["plinth"]:
        kit.box(bed.sized(2 * bed.half - 0.3, 2 * bed.reach - 0.4, under), bed.at(0, 0, under / 2), looks.frame)
    else:
        feet(kit, bed, looks.frame, under, params, inset=0.12)


def boxed(kit: Kit, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build a padded box down to short feet."""
    low = params["box_lift"]
    rise = bed.rail - low
    size = bed.sized(2 * bed.half + 0.08, 2 * bed.reach + 0.06, rise)
    kit.cushion(size, bed.at(0, -0.02, low + rise / 2), looks.fill, plump=0.12)
    short = {
        **params,
        "leg_kind": "block" if params["leg_kind"] in ("cabriole", "turned", "hairpin") else params["leg_kind"],
    }
    feet(kit, bed, looks.accent if params["metal_feet"] else looks.frame, low + 0.03, short, inset=0.08)


def drawered(kit: Kit, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build a box with two or three drawer fronts along the side and a recessed foot."""
    low = 0.06
    rise = bed.rail - low
    kit.box(bed.sized(2 * bed.half + 0.04, 2 * bed.reach + 0.03, rise), bed.at(0, -0.01, low + rise / 2), looks.frame)
    kit.box(bed.sized(2 * bed.half - 0.08, 2 * bed.reach - 0.1, low), bed.at(0, 0, low / 2), looks.frame)
    count = params["drawers"]
    step, z = 2 * bed.reach / count, low + 0.48 * rise
    for index in range(count):
        y = -bed.reach + step * (index + 0.5)
        for side in (-1, 1):
            x = side * (bed.half + 0.027)
            kit.box(bed.sized(0.018, step - 0.03, rise - 0.07), bed.at(x, y, z), looks.frame)
            kit.sphere(0.018, bed.at(x + side * 0.02, y, z), looks.accent)
    fronts = (-0.5 * bed.half, 0.5 * bed.half) if bed.half > 0.5 else (0.0,)
    for x in fronts:
        kit.box((2 * bed.half / len(fronts) - 0.03, 0.018, rise - 0.07), bed.at(x, -bed.reach - 0.034, z), looks.frame)
        kit.sphere(0.018, bed.at(x, -bed.reach - 0.055, z), looks.accent)


def tubed(kit: Kit, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Metal side and foot bars on straight metal legs."""
    x, y, z = bed.half + 0.015, bed.reach, bed.rail - 0.04
    for start, stop in (((-x, -y), (-x, y)), ((x, -y), (x, y)), ((-x, -y), (x, -y))):
        kit.bar(bed.at(*start, z), bed.at(*stop, z), (0.03, 0.05), looks.accent)
    kit.box(bed.sized(2 * x, 2 * y, 0.02), bed.at(0, 0, bed.rail - 0.06), looks.accent)
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        kit.rod(bed.at(sx * x, sy * (y - 0.01), 0), bed.at(sx * x, sy * (y - 0.01), z), 0.018, looks.accent)
    kit.rod(bed.at(-x, 0, 0), bed.at(-x, 0, z), 0.015, looks.accent)


BASES: dict[str, Callable[[Kit, Bedstead, Finishes, Params], None]] = {
    "rails": railed,
    "platform": platformed,
    "box": boxed,
    "drawers": drawered,
    "tube": tubed,
}

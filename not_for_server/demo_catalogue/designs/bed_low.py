"""The beds that stand along a wall and are looked at from the side: the daybed and the bunk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_bases import Finishes, boards, feet
from not_for_server.demo_catalogue.designs.bed_bedding import lay_throw, make_bed
from not_for_server.demo_catalogue.designs.bed_boards import WOODEN
from not_for_server.demo_catalogue.designs.bed_frame import Bedstead, Board
from not_for_server.demo_catalogue.designs.bed_soft_boards import METALLIC, SOFT
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]
BOARDS = {**WOODEN, **SOFT, **METALLIC}


def turned_bed(params: Params, rail: float) -> Bedstead:
    """Give a single lying place along x."""
    return Bedstead(0.46, 1.0, rail, rail + 0.15, turned=True)


def daybed(kit: Kit, looks: Finishes, params: Params) -> None:
    """Build a narrow bed with a back along the wall and an arm at either end, cushions instead of pillows."""
    bed = turned_bed(params, params["rail"])
    boards(kit, bed, looks.frame, params["rail_depth"])
    feet(kit, bed, looks.frame, bed.rail - 0.5 * params["rail_depth"], params, inset=0.02)
    back = Board(
        bed.half + 0.06, bed.reach + 0.06, bed.rail - 0.1, params["back_high"], looks.frame, looks.fill, looks.accent
    )
    BOARDS[params["headboard"]](kit, back, params)
    for x in (-bed.reach - 0.05, bed.reach + 0.05)[: params["arms"]]:
        DAYBED_ARMS[params["arm"]](kit, x, bed, looks, params)
    kit.cushion((2 * bed.reach, 2 * bed.half, 0.2), (0, 0, bed.top - 0.1), finish_of(kit, params["cover"]), plump=0.2)
    if params["throw"]:
        lay_throw(kit, bed, {**params, "drop": 0.16})
    daybed_cushions(kit, bed, params)


def daybed_cushions(kit: Kit, bed: Bedstead, params: Params) -> None:
    """Build a row of cushions along the back, a roll at each arm."""
    count = params["cushions"]
    for index in range(count):
        x = bed.reach * (2 * (index + 0.5) / count - 1) * 0.86
        spec = params["accent"] if index % 2 else params["pillow"]
        size = (min(0.6, 1.7 / count), 0.16, 0.42)
        kit.cushion(size, (x, bed.half - 0.13, bed.top + 0.19), finish_of(kit, spec), plump=0.8, rotate=(-0.25, 0, 0))
    if params["bolsters"]:
        for x in (-bed.reach + 0.1, bed.reach - 0.1):
            kit.cushion((0.19, 0.8, 0.19), (x, -0.04, bed.top + 0.09), finish_of(kit, params["accent"]), plump=0.9)


def solid_arm(kit: Kit, x: float, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build a board with a cap."""
    low, high = bed.rail - 0.1, params["arm_high"]
    kit.box((0.04, 2 * bed.half + 0.1, high - low), (x, 0.02, (low + high) / 2), looks.frame)
    for y in (-bed.half, bed.half):
        kit.box((0.06, 0.06, high), (x, y, high / 2), looks.frame)


def rod_arm(kit: Kit, x: float, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build posts, a rail and upright rods."""
    material = looks.accent if params["headboard"] in METALLIC else looks.frame
    low, high = bed.rail - 0.04, params["arm_high"]
    kit.rod((x, -bed.half - 0.02, high), (x, bed.half + 0.04, high), 0.018, material)
    kit.rod((x, -bed.half - 0.02, 0), (x, -bed.half - 0.02, high), 0.02, material)
    for index in range(6):
        y = -bed.half + 0.9 * (index + 1) / 7
        kit.rod((x, y, low), (x, y, high), 0.009, material)


def padded_arm(kit: Kit, x: float, bed: Bedstead, looks: Finishes, params: Params) -> None:
    """Build an upholstered end."""
    low, high = bed.rail - 0.14, params["arm_high"]
    kit.cushion((0.12, 2 * bed.half + 0.14, high - low), (x, 0.01, (low + high) / 2), looks.fill, plump=0.25)


DAYBED_ARMS: dict[str, Callable[[Kit, float, Bedstead, Finishes, Params], None]] = {
    "solid": solid_arm,
    "rods": rod_arm,
    "padded": padded_arm,
}


def bunk(kit: Kit, looks: Finishes, params: Params) -> None:
    """Two single beds one over the other, guard rails above, a ladder or steps in front."""
    low, high = params["bunk_low"], params["bunk_high"]
    metal = params["headboard"] in METALLIC
    material = looks.accent if metal else looks.frame
    for rail in (low, high):
        bed = turned_bed(params, rail)
        boards(kit, bed, material, 0.12)
        make_bed(
            kit,
            bed,
            {**params, "pillow_rows": 1, "small_pillow": "none", "drop": 0.1, "foot_drop": False, "turn_down": 0.5},
        )
    top = high + 0.42
    x, y = bed.reach + 0.05, bed.half + 0.05
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        if metal or params["post_kind"] == "round":
            kit.rod((sx * x, sy * y, 0), (sx * x, sy * y, top), 0.025, material)
        else:
            kit.box((0.075, 0.075, top), (sx * x, sy * y, top / 2), material)
    for rail in (low, high):
        bunk_ends(kit, (x, y), rail, material, params)
    kit.box((2 * x, 0.025, 0.1), (0, y, high + 0.32), material)
    stop = 0.42 * x
    kit.box((x + stop, 0.025, 0.1), ((stop - x) / 2, -y, high + 0.32), material)
    kit.box((0.03, 0.03, 0.3), (stop, -y, high + 0.2), material)
    ladder(kit, (x - 0.3, -y - 0.03), high + 0.3, material, params)


def bunk_ends(kit: Kit, spot: tuple[float, float], rail: float, material: Any, params: Params) -> None:
    """Build the end boards of one bunk: slats, planks or a panel."""
    x, y = spot
    for end in (-x, x):
        if params["bunk_ends"] == "slats":
            kit.slats(3, (0.022, 2 * y, 0.07), (end, 0, rail + 0.12), (end, 0, rail + 0.38), material)
        elif params["bunk_ends"] == "bars":
            kit.slats(6, (0.022, 0.035, 0.4), (end, -0.8 * y, rail + 0.2), (end, 0.8 * y, rail + 0.2), material)
            kit.box((0.03, 2 * y, 0.05), (end, 0, rail + 0.4), material)
        else:
            kit.box((0.022, 2 * y, 0.4), (end, 0, rail + 0.2), material)


def ladder(kit: Kit, spot: tuple[float, float], high: float, material: Any, params: Params) -> None:
    """Two stringers and four or five rungs, upright or leaning."""
    x, y = spot
    lean = params["ladder_lean"]
    for side in (-0.19, 0.19):
        kit.bar((x + side, y - lean, 0), (x + side, y, high), (0.03, 0.05), material)
    for step in range(5):
        t = (step + 0.7) / 5.6
        kit.box((0.38, 0.06, 0.025), (x, y - lean * (1 - t), high * t), material, bevel=0.003)

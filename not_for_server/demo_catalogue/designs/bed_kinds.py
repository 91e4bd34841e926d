"""How each kind of bed is put together from base, boards, posts and bedding."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_bases import BASES, Finishes, boards
from not_for_server.demo_catalogue.designs.bed_bedding import make_bed
from not_for_server.demo_catalogue.designs.bed_boards import WOODEN
from not_for_server.demo_catalogue.designs.bed_frame import Bedstead, Board
from not_for_server.demo_catalogue.designs.bed_low import bunk, daybed
from not_for_server.demo_catalogue.designs.bed_soft_boards import METALLIC, SOFT

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]
BOARDS = {**WOODEN, **SOFT, **METALLIC}
POST_PROFILE = [
    (0.75, 0.0),
    (0.75, 0.03),
    (0.5, 0.06),
    (0.95, 0.12),
    (0.95, 0.2),
    (0.45, 0.24),
    (0.8, 0.3),
    (0.55, 0.36),
    (0.42, 0.5),
]
POST_PROFILE += [
    (0.75, 0.66),
    (0.8, 0.7),
    (0.5, 0.74),
    (0.35, 0.86),
    (0.35, 0.93),
    (0.6, 0.95),
    (0.6, 0.97),
    (0.3, 1.0),
]


def bedstead(params: Params) -> Bedstead:
    """Give the lying place that the parameters describe."""
    return Bedstead(
        params["width"] / 2, params["length"] / 2, params["rail"], params["rail"] + params["mattress"] - 0.06
    )


def head_board(bed: Bedstead, looks: Finishes, params: Params) -> Board:
    """Give the board behind the pillows."""
    half = bed.half + params["wider"]
    return Board(bed.reach + 0.07, half, params["head_low"], params["head_high"], looks.frame, looks.fill, looks.accent)


def standard(kit: Kit, looks: Finishes, params: Params) -> None:
    """Build base, head board, foot board when drawn, bedding."""
    bed = bedstead(params)
    BASES[params["base"]](kit, bed, looks, params)
    if params["headboard"] != "none":
        BOARDS[params["headboard"]](kit, head_board(bed, looks, params), params)
    if params["footboard"]:
        low = {**params, "crest": params["foot_crest"], "cap": False, "scrolls": False}
        foot = Board(
            -bed.reach - 0.05,
            bed.half + params["wider"],
            bed.rail - 0.2,
            params["foot_high"],
            looks.frame,
            looks.fill,
            looks.accent,
        )
        BOARDS[params["headboard"]](kit, foot, low)
    make_bed(kit, bed, params)


def posted(kit: Kit, looks: Finishes, params: Params) -> None:
    """Four tall posts, a head board between the rear two; a canopy adds the frame above and its cloth."""
    bed = bedstead(params)
    boards(kit, bed, looks.frame, params["rail_depth"])
    x, y = bed.half + 0.04, bed.reach + 0.045
    for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        post(kit, (sx * x, sy * y), looks.frame, params)
    head = Board(
        y,
        x - 0.03,
        params["head_low"],
        min(params["head_high"], 0.7 * params["post_high"]),
        looks.frame,
        looks.fill,
        looks.accent,
    )
    BOARDS[params["headboard"]](kit, head, {**params, "finial": False})
    if params["foot_high"] > bed.rail + 0.06 and params["footboard"]:
        kit.box((2 * x, 0.035, 0.16), (0, -y, params["foot_high"] - 0.08), looks.frame)
    make_bed(kit, bed, params)
    if params["tester"]:
        tester(kit, (x, y), looks, params)


def post(kit: Kit, spot: tuple[float, float], material: Any, params: Params) -> None:
    """One tall post: turned, round and tapering, or square."""
    x, y = spot
    size, high = params["post"], params["post_high"]
    if params["tall_post"] == "turned":
        kit.lathe([(0.75 * size * share, high * level) for share, level in POST_PROFILE], (x, y, 0), material)
        if not params["tester"]:
            kit.sphere(0.55 * size, (x, y, high + 0.3 * size), material, squash=(1, 1, 1.3))
    elif params["tall_post"] == "round":
        kit.rod((x, y, 0), (x, y, high), 0.5 * size, material, radius_b=0.35 * size)
    else:
        kit.box((0.8 * size, 0.8 * size, high), (x, y, high / 2), material)


def tester(kit: Kit, spot: tuple[float, float], looks: Finishes, params: Params) -> None:
    """The frame on the posts, and cloth hung from it at the head or over the top."""
    x, y = spot
    high, size = params["post_high"], 0.6 * params["post"]
    kit.slats(2, (size, 2 * y + size, size), (-x, 0, high), (x, 0, high), looks.frame)
    kit.slats(2, (2 * x + size, size, size), (0, -y, high), (0, y, high), looks.frame)
    cloth = kit.mat.cotton(params["curtain"])
    if params["drape"] in ("curtains", "both"):
        for sx, sy in ((-1, 1), (1, 1), (-1, -1), (1, -1)):
            curtain(kit, (sx * x, sy * (y - 0.02)), -sy, high - 0.01, cloth)
    if params["drape"] in ("swag", "both"):
        rows = []
        for step in range(9):
            t = step / 8
            sag = 0.1 * abs(math.sin(2 * math.pi * t))
            rows.append([(x * u, y * (2 * t - 1), high + 0.03 - sag) for u in (-0.98, -0.5, 0.0, 0.5, 0.98)])
        kit.surface(rows, cloth, thickness=0.008)


def curtain(kit: Kit, spot: tuple[float, float], ahead: int, high: float, cloth: Any) -> None:
    """Build a bundle of folds hanging along the side from a post, drawn in at the waist."""
    x, y = spot
    rows = []
    for z, wide in (
        (high, 0.36),
        (0.72 * high, 0.3),
        (0.45 * high, 0.13),
        (0.4 * high, 0.13),
        (0.2 * high, 0.22),
        (0.02, 0.27),
    ):
        columns = [step / 14 for step in range(15)]
        rows.append([(x + 0.024 * math.cos(math.pi * step), y + ahead * wide * t, z) for step, t in enumerate(columns)])
    kit.surface(rows, cloth, thickness=0.006)


def sleigh(kit: Kit, looks: Finishes, params: Params) -> None:
    """Head and foot roll outward like the ends of a sleigh."""
    bed = bedstead(params)
    boards(kit, bed, looks.frame, params["rail_depth"])
    x, low = bed.half + 0.045, 0.06
    for side, high in ((1, params["head_high"]), (-1, params["foot_high"])):
        rise, curl = high - low, params["curl"] * (1.0 if side > 0 else 0.75)
        line = [(0.0, 0.0), (-0.015, 0.3), (0.0, 0.55), (0.25, 0.8), (0.7, 0.97), (1.0, 0.99)]
        profile = [(side * (bed.reach + 0.045 + curl * out), low + rise * up) for out, up in line]
        rows = [[(u * x, y, z) for u in (-1.0, -0.34, 0.34, 1.0)] for y, z in profile]
        padded = params["padded_ends"]
        kit.surface(rows, looks.fill if padded else looks.frame, thickness=0.075 if padded else 0.05)
        end_y, end_z = profile[-1]
        kit.rod((-x - 0.015, end_y, end_z - 0.03), (x + 0.015, end_y, end_z - 0.03), 0.055, looks.frame)
        for sx in (-1, 1):
            kit.tube([(sx * x, y, z) for y, z in profile], 0.036, looks.frame)
            kit.leg(
                "block" if params["leg_kind"] == "cabriole" else params["leg_kind"],
                (sx * x, side * (bed.reach + 0.03), 0.12),
                (sx * x, side * (bed.reach + 0.03), 0),
                0.07,
                looks.frame,
            )
    make_bed(kit, bed, params)


KIND_BUILDERS: dict[str, Callable[[Kit, Finishes, Params], None]] = {
    "platform": standard,
    "panel": standard,
    "upholstered": standard,
    "metal": standard,
    "storage": standard,
    "four_poster": posted,
    "canopy": posted,
    "sleigh": sleigh,
    "bunk": bunk,
    "daybed": daybed,
}

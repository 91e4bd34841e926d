"""What lies on a bed: mattress, duvet folded back at the head, pillows in rows, a throw over the foot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from not_for_server.demo_catalogue.designs.bed_frame import Bedstead, Point
from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def make_bed(kit: Kit, bed: Bedstead, params: Params) -> None:
    """Lay everything on the slats, in the order one makes a bed."""
    thick = bed.top - bed.rail + 0.06
    size = bed.sized(2 * bed.half, 2 * bed.reach, thick)
    kit.cushion(size, bed.at(0, 0, bed.top - thick / 2), finish_of(kit, params["sheet"]), plump=0.12)
    head = bed.reach - params["turn_down"]
    kit.surface(duvet(bed, head, params), finish_of(kit, params["duvet"]), thickness=0.035, smooth=kit.fine)
    if params["fold"]:
        kit.surface(
            strip(bed, (head + 0.03, head - 0.26), 0.05, 0.6 * params["drop"], params),
            finish_of(kit, params["fold"]),
            thickness=0.03,
            smooth=kit.fine,
        )
    if params["throw"]:
        lay_throw(kit, bed, params)
    pillows(kit, bed, params)


def lay_throw(kit: Kit, bed: Bedstead, params: Params) -> None:
    """Lay a blanket across the bed, near the foot."""
    middle, deep = -bed.reach * params["throw_at"], params["throw_deep"]
    low = max(middle - deep / 2, -bed.reach + 0.05)
    cloth = strip(bed, (low + deep, low), 0.052, min(params["drop"] + 0.05, bed.top - 0.04), params)
    kit.surface(cloth, finish_of(kit, params["throw"]), thickness=0.018, smooth=kit.fine)


def across(half: float, drop: float) -> list[tuple[float, float]]:
    """Give the line that cloth follows over the bed from side to side: (x, fall below the top)."""
    side = [(half + 0.035, drop), (half + 0.04, 0.55 * drop), (half + 0.025, 0.05), (half - 0.03, 0.004)]
    left = [(-x, fall) for x, fall in side]
    flat = [(half * share, 0.0) for share in (-0.72, -0.4, -0.1, 0.2, 0.5, 0.75)]
    return left + flat + side[::-1]


def duvet(bed: Bedstead, head: float, params: Params) -> list[list[Point]]:
    """Give the duvet, which hangs over both sides and, where there is no foot board, over the foot."""
    drop, foot = params["drop"], -bed.reach
    lines = [(head, 0.0)] + [(head + (foot + 0.06 - head) * share, 0.0) for share in (0.16, 0.33, 0.5, 0.66, 0.83)]
    if params["foot_drop"]:
        lines += [(foot + 0.04, 0.004), (foot - 0.025, 0.05), (foot - 0.04, 0.55 * drop), (foot - 0.035, drop)]
    else:
        lines += [(foot + 0.04, 0.01), (foot + 0.015, 0.06)]
    return [[laid(bed, x, y, max(fall, down), 0.03, params) for x, fall in across(bed.half, drop)] for y, down in lines]


def strip(bed: Bedstead, reach: tuple[float, float], lift: float, drop: float, params: Params) -> list[list[Point]]:
    """Give a band of cloth across the bed from y = reach[0] to reach[1], `lift` above the mattress."""
    lines = [reach[0] + (reach[1] - reach[0]) * share for share in (0.0, 0.35, 0.7, 1.0)]
    return [[laid(bed, x, y, fall, lift, params) for x, fall in across(bed.half + 0.016, drop)] for y in lines]


def laid(bed: Bedstead, x: float, y: float, fall: float, lift: float, params: Params) -> Point:
    """Give a point of the cloth, with the soft unevenness of down and the folds of its hanging edge."""
    waver = params["wrinkle"] * (math.sin(7.3 * x + 5.1 * y + params["phase"]) + 0.7 * math.sin(11.7 * y - 6.2 * x))
    if fall < 0.06:
        return bed.at(x, y, bed.top + lift + 0.6 * waver - fall)
    sway = 0.9 * params["wrinkle"] * math.sin(17 * y + 13 * x + params["phase"])
    return bed.at(x + math.copysign(max(sway, -0.012), x), y, bed.top + lift - fall - 0.5 * waver)


def pillows(kit: Kit, bed: Bedstead, params: Params) -> None:
    """Sleeping pillows in two layers against the head, then the small ones in front."""
    across_count = 1 if bed.half < 0.6 else 2
    wide = min(0.68, 2 * bed.half / across_count - 0.06)
    y = bed.reach - 0.12
    for row in range(params["pillow_rows"]):
        cloth = finish_of(kit, params["pillow"] if row == params["pillow_rows"] - 1 else params["sheet"])
        for index in range(across_count):
            x = (index - (across_count - 1) / 2) * (wide + 0.05)
            tall = 0.43 - 0.05 * row
            at = bed.at(x, y, bed.top + 0.4 * tall)
            kit.cushion(bed.sized(wide, 0.17, tall), at, cloth, plump=0.85, rotate=bed.leaning(params["pillow_lean"]))
        y -= 0.16
    small_pillows(kit, bed, y + 0.01, params)


def small_pillows(kit: Kit, bed: Bedstead, y: float, params: Params) -> None:
    """One long roll, one square or a pair, in the accent colour."""
    form = params["small_pillow"]
    sizes = {"lumbar": (0.62, 0.12, 0.28), "square": (0.42, 0.14, 0.4), "pair": (0.42, 0.14, 0.38)}
    if form not in sizes:
        return
    wide, thick, tall = sizes[form]
    for x in (-0.3, 0.3) if form == "pair" and bed.half > 0.6 else (0.0,):
        at = bed.at(x, y, bed.top + 0.04 + 0.42 * tall)
        kit.cushion(
            bed.sized(wide, thick, tall), at, finish_of(kit, params["accent"]), plump=0.8, rotate=bed.leaning(0.5)
        )

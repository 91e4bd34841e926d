"""The arms of armchairs, by name: each builds both and gives the width the feet stand under, if it has none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from not_for_server.demo_catalogue.designs.finishes import finish_of

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit

Params = dict[str, Any]


def _arm_track(kit: Kit, p: Params, cloth: Any) -> float:
    arm, top = 0.13, p["seat"] + 0.17
    low = p["leg_height"]
    for side in (-1, 1):
        kit.box(
            (arm, p["depth"] + 0.04, top - low),
            (side * (p["width"] / 2 + arm / 2), 0, (top + low) / 2),
            cloth,
            bevel=0.03,
        )
    return float(p["width"] + 2 * arm)


def _arm_slim(kit: Kit, p: Params, cloth: Any) -> float:
    """A thin padded arm that falls away to the front."""
    top, low, d = p["seat"] + 0.2, p["leg_height"], p["depth"] / 2 + 0.02
    outline = [
        (-d, low),
        (d + 0.05, low),
        (d + 0.1, top + 0.16),
        (d - 0.05, top + 0.12),
        (0, top),
        (-d + 0.04, top - 0.05),
        (-d - 0.01, top - 0.1),
    ]
    for side in (-1, 1):
        kit.panel(outline, 0.07, (side * (p["width"] / 2 + 0.03), 0, 0), cloth, plane="yz", bevel=0.028)
    return float(p["width"] + 0.06)


def _arm_rolled(kit: Kit, p: Params, cloth: Any) -> float:
    """A box with a roll on top that curls outwards, closed by a round face in front."""
    top, low, d = p["seat"] + 0.17, p["leg_height"], p["depth"] + 0.05
    for side in (-1, 1):
        x = side * (p["width"] / 2 + 0.05)
        kit.box((0.1, d, top - low - 0.03), (x, 0, (top + low - 0.03) / 2), cloth, bevel=0.025)
        kit.cylinder(0.083, d + 0.01, (x + side * 0.022, 0, top - 0.05), cloth, bevel=0.02, rotate=(np.pi / 2, 0, 0))
        kit.cylinder(0.03, 0.012, (x + side * 0.022, -d / 2 - 0.008, top - 0.05), cloth, rotate=(np.pi / 2, 0, 0))
    return float(p["width"] + 0.18)


def _arm_round(kit: Kit, p: Params, cloth: Any) -> float:
    """A fat drum of an arm, in three stepped rolls."""
    top, low, d = p["seat"] + 0.18, p["leg_height"], p["depth"] + 0.02
    for side in (-1, 1):
        for step, rise in enumerate((0.0, 0.055, 0.11)):
            x = side * (p["width"] / 2 + 0.02 + step * 0.05)
            kit.cushion((0.085, d - step * 0.03, top - low - rise), (x, 0, (top + low - rise) / 2), cloth, plump=0.75)
    return float(p["width"] + 0.2)


def _arm_open(kit: Kit, p: Params, cloth: Any) -> None:
    """A wooden frame: front leg, arm rest, raked back leg, rails."""
    wood = finish_of(kit, p["frame"] if p["frame"].startswith(("wood", "paint")) else p["legs"])
    x, d, arm = p["width"] / 2 + 0.03, p["depth"] / 2, p["seat"] + 0.17
    for side in (-1, 1):
        front, rear = (side * x, -d + 0.02, 0.0), (side * x, d + 0.14, 0.0)
        kit.rod((side * x, -d + 0.06, arm - 0.01), front, 0.021, wood, 0.013)
        kit.rod((side * x, d - 0.04, arm + 0.02), rear, 0.02, wood, 0.013)
        line = [
            (side * x, d + 0.02, arm + 0.035),
            (side * x, d * 0.3, arm + 0.03),
            (side * (x + 0.012), -d * 0.5, arm + 0.01),
            (side * x, -d - 0.02, arm - 0.01),
        ]
        if p["plump"] < 0.45:
            kit.bar((side * x, d + 0.02, arm + 0.02), (side * x, -d - 0.01, arm - 0.0), (0.055, 0.022), wood)
        else:
            kit.tube(line, [0.014, 0.02, 0.024, 0.017], wood)
        kit.bar(
            (side * x, -d + 0.04, p["leg_height"] + 0.04),
            (side * x, d + 0.06, p["leg_height"] + 0.04),
            (0.022, 0.04),
            wood,
        )
    for y in (-d + 0.04, d + 0.03):
        kit.bar((-x, y, p["leg_height"] + 0.04), (x, y, p["leg_height"] + 0.04), (0.022, 0.04), wood)


def _arm_pipe(kit: Kit, p: Params, cloth: Any) -> None:
    """Black pipe bent round each side."""
    steel = kit.mat.metal(p["metal"].split()[1])
    x, d, arm = p["width"] / 2 + 0.03, p["depth"] / 2 + 0.03, p["seat"] + 0.2
    for side in (-1, 1):
        kit.tube(
            [(side * x, d + 0.04, 0.015), (side * x, -d, 0.015), (side * x, -d, arm), (side * x, d + 0.04, arm)],
            0.015,
            steel,
            closed=True,
            smooth=False,
        )
        kit.bar(
            (side * x, -d + 0.02, arm + 0.02),
            (side * x, d, arm + 0.02),
            (0.06, 0.022),
            finish_of(kit, f"wood {'reclaimed' if p['plump'] > 0.4 else 'smoked_oak'}"),
        )
    for y in (-d, d):
        kit.rod((-x, y, p["leg_height"] + 0.03), (x, y, p["leg_height"] + 0.03), 0.013, steel)


def _arm_slab(kit: Kit, p: Params, cloth: Any) -> None:
    """Two plain boards that are arm and leg in one."""
    wood = finish_of(kit, p["legs"])
    x, d, top = p["width"] / 2 + 0.018, p["depth"] / 2 + 0.05, p["seat"] + 0.16
    for side in (-1, 1):
        kit.box((0.035, 2 * d, top), (side * x, 0.02, top / 2), wood, bevel=0.01)


def _arm_bergere(kit: Kit, p: Params, cloth: Any) -> float:
    """Carved open arms with a padded rest, over a closed seat."""
    wood = finish_of(kit, p["legs"])
    x, d, arm = p["width"] / 2, p["depth"] / 2, p["seat"] + 0.2
    for side in (-1, 1):
        line = [
            (side * x, d - 0.02, arm + 0.05),
            (side * (x + 0.03), 0.05, arm + 0.02),
            (side * (x + 0.05), -d * 0.5, arm),
            (side * (x + 0.02), -d * 0.62, arm - 0.06),
        ]
        line += [(side * (x - 0.01), -d * 0.5, p["seat"] + 0.02), (side * (x - 0.01), -d * 0.6, p["seat"] - 0.08)]
        kit.tube(line, 0.018, wood)
        kit.cushion((0.06, 0.24, 0.045), (side * (x + 0.035), -0.02, arm + 0.03), cloth, plump=0.8)
    kit.box((p["width"] + 0.03, p["depth"] + 0.03, 0.045), (0, 0, p["leg_height"] + 0.03), wood)
    return float(p["width"] + 0.03)


ARMS = {
    "track": _arm_track,
    "slim": _arm_slim,
    "rolled": _arm_rolled,
    "round": _arm_round,
    "open": _arm_open,
    "pipe": _arm_pipe,
    "slab": _arm_slab,
    "bergere": _arm_bergere,
}

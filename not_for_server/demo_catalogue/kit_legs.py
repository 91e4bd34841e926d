"""Legs by name. Each goes from `top` to `bottom`; when these stand above one another, it leans or curls outwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from not_for_server.demo_catalogue.kit import Kit
    from not_for_server.demo_catalogue.materials import Finish

Draw = Callable[["Kit", np.ndarray, np.ndarray, float, "Finish"], None]


def _outwards(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Give the level direction a leg leans to: towards its foot, or away from the middle of the piece."""
    lean = (bottom - top) * (1, 1, 0)
    if np.linalg.norm(lean) < 0.01:
        lean = np.sign(top) * (1, 1, 0)
    length = float(np.linalg.norm(lean))
    return lean / length if length > 0 else np.array([0.0, -1.0, 0.0])


def _tapered(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    kit.rod(top, bottom, thickness / 2, material, thickness * 0.28)


def _splayed(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    level = float(np.linalg.norm((bottom - top)[:2]))
    foot = bottom if level > 0.02 else bottom + _outwards(top, bottom) * 0.13 * float(top[2] - bottom[2])
    kit.rod(top, foot, thickness / 2, material, thickness * 0.26)


def _round(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    kit.rod(top, bottom, thickness / 2, material)


def _square(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    kit.bar(top, bottom, (thickness, thickness), material)


def _block(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    kit.bar(top, bottom, (thickness * 1.5, thickness * 1.5), material, bevel=0.006)


def _turned(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    """A square head, then rings, a vase and a foot."""
    height, radius = float(top[2] - bottom[2]), thickness / 2
    if height < 0.16:
        _bun(kit, top, bottom, thickness * 1.3, material)
        return
    neck = top + (bottom - top) * 0.2
    kit.bar(top, neck, (thickness, thickness), material)
    shares = [
        (0.80, 0.7),
        (0.77, 0.95),
        (0.74, 0.95),
        (0.71, 0.6),
        (0.66, 0.62),
        (0.54, 0.98),
        (0.46, 1.0),
        (0.32, 0.72),
    ]
    shares += [
        (0.22, 0.52),
        (0.185, 0.5),
        (0.165, 0.8),
        (0.14, 0.8),
        (0.12, 0.5),
        (0.07, 0.72),
        (0.02, 0.66),
        (0.0, 0.5),
    ]
    lean = (neck - bottom)[:2]
    made = kit.lathe([(radius * wide, height * up) for up, wide in shares], bottom, material)
    if float(np.linalg.norm(lean)) > 0.005:
        made.rotation_euler = (-float(np.arctan2(lean[1], height)), float(np.arctan2(lean[0], height)), 0.0)


def _hairpin(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    """Two thin rods that meet in a bend on the floor."""
    out = _outwards(top, bottom)
    side = np.array([-out[1], out[0], 0.0])
    height = float(top[2] - bottom[2])
    spread, radius = min(0.07, 0.16 * height + 0.02), min(max(thickness * 0.14, 0.005), 0.008)
    foot = bottom + out * 0.08 * height + (0, 0, radius)
    line = [
        top + side * spread,
        foot + side * 0.012 + (0, 0, 0.02),
        foot,
        foot - side * 0.012 + (0, 0, 0.02),
        top - side * spread,
    ]
    kit.tube(line, radius, material, smooth=False)
    kit.bar(top + side * (spread + 0.015), top - side * (spread + 0.015), (0.03, 0.006), material)


def _cabriole(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    """A knee that swells outwards, an ankle drawn in, and a pad foot."""
    out, drop = _outwards(top, bottom), bottom - top
    reach = min(0.1 * float(np.linalg.norm(drop)), 0.05) + thickness * 0.12
    stations = [
        (0.0, 0.0, 0.62),
        (0.14, 0.75, 0.66),
        (0.3, 0.8, 0.56),
        (0.5, 0.25, 0.42),
        (0.72, -0.15, 0.3),
        (0.88, 0.2, 0.27),
    ]
    stations += [(0.96, 0.75, 0.4), (1.0, 0.85, 0.42)]
    line = [top + drop * down + out * reach * sway for down, sway, _ in stations]
    kit.tube(line, [thickness * wide for _, _, wide in stations], material)


def _sabre(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    """A leg that sweeps outwards to its foot like a blade."""
    out, drop = _outwards(top, bottom), bottom - top
    reach = 0.16 * float(np.linalg.norm(drop))
    stations = [(0.0, 0.0, 0.55), (0.35, 0.03, 0.5), (0.7, 0.35, 0.4), (1.0, 1.0, 0.3)]
    line = [top + drop * down + out * reach * sway for down, sway, _ in stations]
    kit.tube(line, [thickness * wide for _, _, wide in stations], material)


def _bun(kit: Kit, top: np.ndarray, bottom: np.ndarray, thickness: float, material: Finish) -> None:
    """A flattened ball under a short neck."""
    height, radius = float(top[2] - bottom[2]), thickness * 0.75
    ball = min(height, radius * 1.5)
    profile = [(radius * 0.55, 0.0), (radius * 0.85, ball * 0.12), (radius, ball * 0.42), (radius * 0.85, ball * 0.78)]
    profile += [(radius * 0.5, ball * 0.94), (radius * 0.5, ball), (radius * 0.62, height)]
    kit.lathe(profile if height > ball * 1.01 else profile[:-1], bottom, material)


LEGS: dict[str, Draw] = {
    "tapered": _tapered,
    "splayed": _splayed,
    "round": _round,
    "square": _square,
    "block": _block,
    "turned": _turned,
    "hairpin": _hairpin,
    "cabriole": _cabriole,
    "sabre": _sabre,
    "bun": _bun,
}

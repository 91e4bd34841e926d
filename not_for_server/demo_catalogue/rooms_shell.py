"""Puts up the room in Blender: floor, walls, window, pictures on the wall, and the lights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import bpy
import numpy as np
from mathutils import Vector

from not_for_server.demo_catalogue.backdrop import floor_of, slab, wall_rgb
from not_for_server.demo_catalogue.palette import colour_rgb
from not_for_server.demo_catalogue.rooms_body import Stand
from not_for_server.demo_catalogue.rooms_pieces import Built
from not_for_server.demo_catalogue.rooms_view import Light, Point, Shell
from not_for_server.demo_catalogue.shader import Shader
from not_for_server.demo_catalogue.stage import aimed, tint_of

HIGH = 4.5
AHEAD = 5.0
SILL, LINTEL = 0.85, 2.25


def build_shell(shell: Shell) -> None:
    """Put up the floor, the back wall, both side walls and the skirting; the front and the top are open."""
    paint = Shader("wall", wall_rgb(shell.wall), 0.85).material
    sides = paint if shell.side_wall == shell.wall else Shader("side", wall_rgb(shell.side_wall), 0.85).material
    board = Shader("skirting", colour_rgb(shell.skirting), 0.5).material
    long = shell.depth + AHEAD
    slab((shell.width + 4, long + 4, 0.02), (0, 2 - long / 2, -0.01), floor_of(shell.floor))
    slab((shell.width + 0.2, 0.05, HIGH), (0, 0.025, HIGH / 2 - 0.05), paint)
    slab((shell.width, 0.014, 0.09), (0, -0.007, 0.045), board)
    for side in (-1, 1):
        x = side * shell.width / 2
        slab((0.05, long, HIGH), (x + side * 0.025, -long / 2, HIGH / 2 - 0.05), sides)
        slab((0.014, long, 0.09), (x - side * 0.007, -long / 2, 0.045), board)


def build_window(shell: Shell, light: Light) -> None:
    """Set a bright window with its frame into a side wall."""
    if not shell.window:
        return
    rng = np.random.default_rng([3, shell.seed])
    x, y = shell.window * shell.width / 2, -shell.depth * float(rng.uniform(0.3, 0.5))
    wide, high = float(rng.uniform(1.0, 1.5)), LINTEL - SILL
    bright = 0.9 + 2.0 * light.window if light.window else 0.04
    tone = (0.93, 0.97, 1.0, 1.0) if light.window else (0.05, 0.07, 0.12, 1.0)
    pane = Shader("pane", (0.8, 0.85, 0.9), 0.3, **{"Emission Color": tone, "Emission Strength": bright}).material
    wood = Shader("frame", colour_rgb("charcoal" if shell.skirting == "charcoal" else "white"), 0.45).material
    inward = x - shell.window * 0.012
    middle = (SILL + LINTEL) / 2
    slab((0.01, wide, high), (x - shell.window * 0.004, y, middle), pane)
    for level in (SILL, LINTEL):
        slab((0.05, wide + 0.12, 0.06), (inward, y, level), wood)
    for along in (-0.5, 0.0, 0.5):
        slab((0.04, 0.06 if along else 0.035, high), (inward, y + along * wide, middle), wood)
    slab((0.03, wide, 0.03), (inward, y, middle + 0.2 * high), wood)
    slab((0.16, wide + 0.2, 0.03), (x - shell.window * 0.08, y, SILL - 0.04), wood)


def hang_art(shell: Shell, stands: Sequence[Stand]) -> None:
    """Hang framed pictures on the back wall where nothing tall stands before it."""
    rng = np.random.default_rng([5, shell.seed])
    names = ["cream", "white", "sand", "charcoal", "terracotta", "sage", "navy", "mustard", "blush", "teal"]
    hung: list[tuple[float, float]] = []
    for _ in range(shell.art):
        wide, high = rng.uniform(0.35, 0.8), rng.uniform(0.4, 0.8)
        at, level = rng.uniform(-0.42, 0.42) * shell.width, rng.uniform(1.55, 1.75)
        reach = (at - wide / 2 - 0.08, at + wide / 2 + 0.08)
        behind = [one.box for one in stands if one.corners[:, 2].max() > level - high / 2 - 0.06 and one.box[3] > -0.7]
        if any(box[0] < reach[1] and box[2] > reach[0] for box in behind):
            continue
        if any(one[0] < reach[1] and one[1] > reach[0] for one in hung):
            continue
        hung.append(reach)
        frame, mat, first, second = (
            Shader("art", colour_rgb(str(name)), 0.6).material for name in rng.choice(names, 4)
        )
        slab((wide, 0.03, high), (at, -0.016, level), frame)
        slab((wide - 0.05, 0.02, high - 0.05), (at, -0.024, level), mat)
        slab((wide * 0.6, 0.02, high * 0.3), (at, -0.026, level + 0.1 * high), first)
        slab((wide * 0.35, 0.02, high * 0.25), (at - 0.1 * wide, -0.028, level - 0.1 * high), second)


def put_light(shell: Shell, light: Light, built: Sequence[Built], stands: Sequence[Stand]) -> None:
    """Light the room by the sky, its window, a soft light behind the camera, and its own lamps."""
    sky = bpy.context.scene.world.node_tree.nodes["Background"]
    sky.inputs[0].default_value = (*tint_of(light.warmth * 0.4), 1.0)
    sky.inputs[1].default_value = light.ambient
    side = shell.window or (1 if shell.seed % 2 else -1)
    tint = tint_of(light.warmth)
    if light.window:
        x = side * (shell.width / 2 - 0.12)
        away = np.array([side, 0.0, 0.28])
        _area((x, -0.4 * shell.depth, 1.75), away, 1.5, 110.0 * light.window, tint)
    front = np.array([-side * 0.5, -1.0, 0.75])
    middle = np.array([0.0, -shell.depth / 2, 0.8])
    _area(tuple(middle + front * 3.6), front, 3.0, 330.0 * light.fill, tint)
    if light.lamps > 0.3:
        _lamps(light, built, stands)


def _area(place: Sequence[float], away: np.ndarray, size: float, watts: float, tint: Point) -> None:
    lamp = bpy.data.lights.new("area", "AREA")
    lamp.size, lamp.color, lamp.energy = size, tint, watts
    made = bpy.data.objects.new("area", lamp)
    made.matrix_world = aimed(np.asarray(place), away / np.linalg.norm(away))
    made.visible_camera = made.visible_glossy = False
    bpy.context.scene.collection.objects.link(made)


def _lamps(light: Light, built: Sequence[Built], stands: Sequence[Stand]) -> None:
    """Put a warm light where each lamp glows; its own shade lets it through."""
    glows: dict[int, Any] = {id(one.body): one.glow for one in built}
    for stand in stands:
        glow = glows[id(stand.body)]
        if stand.body.design.category != "lamp":
            continue
        own = glow if glow is not None else np.array([0.0, 0.0, 0.85 * stand.body.high[2]])
        cos, sin = np.cos(stand.turn), np.sin(stand.turn)
        place = (stand.x + own[0] * cos - own[1] * sin, stand.y + own[0] * sin + own[1] * cos, stand.z + own[2])
        bulb = bpy.data.lights.new("bulb", "POINT")
        bulb.energy, bulb.color = 28.0 * light.lamps, (1.0, 0.72, 0.42)
        bulb.shadow_soft_size = 0.12
        made = bpy.data.objects.new("bulb", bulb)
        made.location = Vector(place)
        made.visible_camera = made.visible_glossy = False
        bpy.context.scene.collection.objects.link(made)

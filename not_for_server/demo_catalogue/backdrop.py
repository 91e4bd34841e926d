"""What stands behind a piece: a studio sweep, or a wall, a floor and a skirting board."""

from __future__ import annotations

from typing import Any

import bpy
import numpy as np

from not_for_server.demo_catalogue import shapes
from not_for_server.demo_catalogue.palette import WOODS, Rgb, colour_rgb, linear
from not_for_server.demo_catalogue.shader import Shader
from not_for_server.demo_catalogue.shapes import Shape
from not_for_server.demo_catalogue.variation import Variation

STUDIO: Rgb = (0.9, 0.9, 0.9)
STONES = {"concrete": "#A3A19D", "marble_white": "#E4E2DE", "marble_black": "#222224", "terracotta_tile": "#B5704E"}


def wall_rgb(name: str) -> Rgb:
    """Give the paint of a wall: the studio's, or that of a named colour."""
    return STUDIO if name == "studio" else colour_rgb(name)


def put(shape: Shape, material: Any) -> None:
    """Put a shape into the scene, as part of what stands behind the pieces."""
    mesh = bpy.data.meshes.new("backdrop")
    mesh.from_pydata(shape.vertices.tolist(), [], shape.faces)
    mesh.shade_smooth()
    if shape.normals is not None:
        mesh.normals_split_custom_set_from_vertices(shape.normals.tolist())
    mesh.materials.append(material)
    bpy.context.scene.collection.objects.link(bpy.data.objects.new("backdrop", mesh))


def slab(size: tuple[float, float, float], at: tuple[float, float, float], material: Any) -> None:
    """Put a block of this size centred on `at`."""
    shape = shapes.block(size, min(size) * 0.2, 1)
    put(Shape(shape.vertices + np.array(at), shape.faces, shape.normals), material)


def build_sweep(variation: Variation, ground: float, back: float, reach: float) -> None:
    """Put up a sheet that runs along the ground and curves up behind the piece; lengths in metres."""
    bend = 0.7 * reach
    wall = back + 0.7 * reach
    turn = np.linspace(-np.pi / 2, 0, 9)
    line = [(-12 * reach, ground)] + [(wall + bend * np.cos(a), ground + bend + bend * np.sin(a)) for a in turn]
    line.append((wall + bend, ground + 12 * reach))
    vertices = np.array([(x, y, z) for x in (-14 * reach, 14 * reach) for y, z in line])
    n = len(line)
    faces = [[i, n + i, n + i + 1, i + 1] for i in range(n - 1)]
    put(Shape(vertices, faces), Shader("sweep", wall_rgb(variation.wall), 0.9).material)


def build_room(variation: Variation, ground: float, back: float, side: float, reach: float) -> None:
    """Put up the wall behind the piece at y = back, a floor, skirting, and maybe a wall at x = side."""
    paint = Shader("wall", wall_rgb(variation.wall), 0.85).material
    board = Shader("skirting", colour_rgb(variation.skirting), 0.5).material
    floor = floor_of(variation.floor)
    slab((16 * reach, 16 * reach, 0.02), (0, 0, ground - 0.01), floor)
    slab((16 * reach, 0.05, 9 * reach), (0, back + 0.025, ground + 4.4 * reach), paint)
    slab((16 * reach, 0.018, 0.1), (0, back - 0.009, ground + 0.05), board)
    if variation.side_wall:
        out = float(np.sign(side))
        slab((0.05, 6 * reach, 9 * reach), (side + out * 0.025, back - 3 * reach, ground + 4.4 * reach), paint)
        slab((0.018, 6 * reach, 0.1), (side - out * 0.009, back - 3 * reach, ground + 0.05), board)


def floor_of(name: str) -> Any:
    """Make the floor of a wood finish or a stone."""
    return _stone_floor(name) if name in STONES else _plank_floor(name)


def _plank_floor(finish: str) -> Any:
    """Boards 0.16 m wide that run across the picture."""
    wood = WOODS[finish]
    light, dark = linear(wood.light), linear(wood.dark)
    shader = Shader("planks", light, 0.5)
    own = shader.coordinates()
    sockets = {
        "Vector": own,
        "Scale": 1.0,
        "Brick Width": 1.7,
        "Row Height": 0.16,
        "Mortar Size": 0.0025,
        "Mortar": (*(c * 0.3 for c in dark), 1),
    }
    tones = {"Color1": (*light, 1), "Color2": (*((a + b) / 2 for a, b in zip(light, dark, strict=True)), 1)}
    boards = shader.node("ShaderNodeTexBrick", {**sockets, **tones}).outputs["Color"]
    streaks = shader.ramp(shader.noise(shader.coordinates((1.2, 16, 1)), 1.6, 2.0, 0.6), (0.72,) * 3, (1.0,) * 3)
    shader.set(
        "Base Color",
        shader.node("ShaderNodeMix", {0: 1.0, 6: boards, 7: streaks}, data_type="RGBA", blend_type="MULTIPLY").outputs[
            2
        ],
    )
    return shader.material


def _stone_floor(kind: str) -> Any:
    """Concrete in one piece, or square tiles."""
    rgb = linear(STONES[kind])
    shader = Shader(kind, rgb, 0.22 if kind.startswith("marble") else 0.7)
    clouds = shader.noise(shader.coordinates(), 3.0, 4.0, 0.8)
    if kind == "concrete":
        shader.shaded(clouds, 0.8, 1.12)
        return shader.material
    low = tuple(c * 0.8 for c in rgb)
    joint = (*(c * 0.55 for c in rgb), 1)
    sockets = {
        "Vector": shader.coordinates(),
        "Scale": 1.0,
        "Brick Width": 0.4,
        "Row Height": 0.4,
        "Mortar Size": 0.004,
        "Mortar": joint,
    }
    tiles = shader.node(
        "ShaderNodeTexBrick", {**sockets, "Color1": (*rgb, 1), "Color2": (*low, 1)}, offset=0.0
    ).outputs["Color"]
    veins = shader.ramp(clouds, (0.85,) * 3, (1.0,) * 3)
    shader.set(
        "Base Color",
        shader.node("ShaderNodeMix", {0: 1.0, 6: tiles, 7: veins}, data_type="RGBA", blend_type="MULTIPLY").outputs[2],
    )
    return shader.material

"""Soft materials: cloth, hide, paper and woven plants. Every maker takes (…, fine, axis): `fine` adds the bumps."""

from __future__ import annotations

import bpy
import numpy as np

from not_for_server.demo_catalogue.palette import Rgb, linear
from not_for_server.demo_catalogue.shader import Shader, along

THIN_TURNS = {"x": (0.0, 1.5708, 0.0), "y": (1.5708, 0.0, 0.0), "z": (0.0, 0.0, 0.0)}


def velvet(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Dark where one looks straight at the pile, bright at the rim; brushed in soft clouds."""
    tint = tuple(min(1.0, channel * 1.6 + 0.04) for channel in rgb)
    shader = Shader("velvet", rgb, 0.85, **{"Sheen Weight": 0.7, "Sheen Roughness": 0.35, "Sheen Tint": (*tint, 1.0)})
    shader.shaded(shader.noise(shader.coordinates(), 9.0, 2.0, 0.5), 0.86, 1.1)
    if fine:
        shader.bump(shader.noise(shader.coordinates(), 420.0, 1.0), 0.25, 0.001)
    return shader.material


def linen(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Threads of uneven thickness, crossed."""
    shader = Shader("linen", rgb, 0.9)
    warp = shader.noise(shader.coordinates((30, 330, 330)), 1.0, 1.0)
    weft = shader.noise(shader.coordinates((330, 30, 30)), 1.0, 1.0)
    weave = shader.node("ShaderNodeMath", {0: warp, 1: weft}, operation="ADD").outputs[0]
    shader.shaded(weave, 0.74, 1.16, 0.7, 1.25)
    if fine:
        shader.bump(weave, 0.35, 0.0015)
    return shader.material


def cotton(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Smooth matt cloth with the faintest weave."""
    shader = Shader("cotton", rgb, 0.88, **{"Sheen Weight": 0.12})
    if fine:
        weave = shader.noise(shader.coordinates(), 380.0, 1.0)
        shader.shaded(weave, 0.93, 1.05)
        shader.bump(shader.noise(shader.coordinates(), 14.0, 3.0, 0.4), 0.3, 0.006)
    return shader.material


def wool(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Felted and heathered: lighter and darker fibres mixed."""
    shader = Shader("wool", rgb, 0.95, **{"Sheen Weight": 0.3, "Sheen Roughness": 0.6})
    fibres = shader.noise(shader.coordinates(), 210.0, 3.0 if fine else 1.0)
    shader.shaded(fibres, 0.62, 1.28, 0.35, 0.68)
    if fine:
        shader.bump(fibres, 0.4, 0.002)
    return shader.material


def boucle(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Loops about a centimetre wide, dark between them."""
    shader = Shader("boucle", rgb, 0.95, **{"Sheen Weight": 0.25})
    loops = shader.cells(shader.coordinates(), 85.0)
    shader.shaded(loops, 1.1, 0.66, 0.25, 0.85)
    if fine:
        shader.bump(loops, -0.75, 0.009)
    return shader.material


def leather(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Uneven dye and a fine grain under a soft gloss."""
    shader = Shader("leather", rgb, 0.4, **{"Coat Weight": 0.12, "Coat Roughness": 0.3})
    vector = shader.coordinates()
    shader.shaded(shader.noise(vector, 6.0, 4.0 if fine else 2.0, 0.4), 0.62, 1.2)
    if fine:
        shader.bump(shader.cells(vector, 260.0), 0.22, 0.0015)
    return shader.material


def paper(rgb: Rgb, fine: bool, axis: str, glow: float) -> bpy.types.Material:
    """Shade paper; lit from inside it glows in a warm tone of its own colour."""
    warm = (rgb[0], rgb[1] * 0.86, rgb[2] * 0.66, 1.0)
    shader = Shader("paper", rgb, 0.85, **{"Emission Color": warm, "Emission Strength": glow})
    return shader.material


def rattan(fine: bool, axis: str) -> bpy.types.Material:
    """Straw-coloured poles with darker rings."""
    shader = Shader("rattan", linear("#C4935A"), 0.5)
    rings = shader.noise(shader.coordinates(along(axis, 26.0, 6.0)), 1.0, 2.0)
    shader.shaded(rings, 0.62, 1.2)
    if fine:
        shader.bump(rings, 0.3, 0.003)
    return shader.material


def cane(fine: bool, axis: str) -> bpy.types.Material:
    """Webbing with a hole in each cell of a grid about 14 mm wide, set on its corner."""
    shader = Shader("cane", linear("#D4AE76"), 0.55)
    own = shader.coordinates(turn=THIN_TURNS[axis])
    turned = shader.node("ShaderNodeMapping", {"Vector": own, "Rotation": (0, 0, 0.7854)}).outputs[0]
    sockets = {"Vector": turned, "Scale": 70.0, "Randomness": 0.0}
    cell = shader.node("ShaderNodeTexVoronoi", sockets, voronoi_dimensions="2D").outputs["Distance"]
    shader.shaded(cell, 0.55, 1.1, 0.3, 0.55)
    shader.set("Alpha", shader.compare(cell, 0.34))
    return shader.material


def wicker(fine: bool, axis: str) -> bpy.types.Material:
    """Basket weave: strands over and under, alternately light and dark."""
    shader = Shader("wicker", linear("#B98A54"), 0.6)
    vector = shader.coordinates((52, 52, 70))
    checks = shader.node("ShaderNodeTexChecker", {"Vector": vector, "Scale": 1.0}).outputs["Fac"]
    strands = shader.noise(shader.coordinates((60, 60, 60)), 1.0, 2.0)
    mixed = shader.node("ShaderNodeMath", {0: checks, 1: 0.55, 2: strands}, operation="MULTIPLY_ADD").outputs[0]
    shader.shaded(mixed, 0.5, 1.2, 0.3, 1.1)
    if fine:
        shader.bump(mixed, 0.5, 0.006)
    return shader.material


def textile(name: str, pixels: np.ndarray, pile: float, fine: bool) -> bpy.types.Material:
    """Cloth with a drawn pattern over the bounding box; `pixels` is [rows, columns, 4] linear RGBA in 0..1."""
    rows, columns, _ = pixels.shape
    image = bpy.data.images.new(name[:40], columns, rows, float_buffer=True)
    image.pixels.foreach_set(np.ascontiguousarray(pixels, dtype=np.float32).ravel())
    shader = Shader("textile", (1.0, 1.0, 1.0), 0.95, **{"Sheen Weight": 0.15 + 0.2 * pile})
    spread = shader.node("ShaderNodeTexCoord").outputs["Generated"]
    drawn = shader.node("ShaderNodeTexImage", {"Vector": spread}, image=image, extension="EXTEND").outputs["Color"]
    yarn = shader.noise(shader.coordinates(), 230.0 - 150.0 * pile, 2.0)
    shade = shader.ramp(yarn, (1 - 0.25 - 0.4 * pile,) * 3, (1.0, 1.0, 1.0), 0.3, 0.65)
    mixed = shader.node("ShaderNodeMix", {0: 1.0, 6: drawn, 7: shade}, data_type="RGBA", blend_type="MULTIPLY").outputs[
        2
    ]
    shader.set("Base Color", mixed)
    if fine:
        shader.bump(yarn, 0.3 + 0.6 * pile, 0.002 + 0.012 * pile)
    return shader.material

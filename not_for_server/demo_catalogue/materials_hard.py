"""Hard materials: wood, metal, paint, stone, glass. Every maker takes (…, fine, axis): `fine` adds the bumps."""

from __future__ import annotations

import bpy

from not_for_server.demo_catalogue.palette import Rgb, linear
from not_for_server.demo_catalogue.shader import Shader, along

WARM_LIGHT: Rgb = (1.0, 0.72, 0.42)


def wood(light: Rgb, dark: Rgb, roughness: float, grain: float, fine: bool, axis: str) -> bpy.types.Material:
    """Long streaks along `axis`; `grain` scales their contrast."""
    shader = Shader("wood", light, roughness)
    vector = shader.coordinates(along(axis, 1.6, 16.0))
    streaks = shader.noise(vector, 1.6, 4.0 if fine else 2.0, 0.7)
    half = 0.2 / max(grain, 0.3)
    shader.set("Base Color", shader.ramp(streaks, dark, light, 0.5 - half, 0.5 + half))
    if fine:
        pores = shader.noise(shader.coordinates(along(axis, 6.0, 190.0)), 1.5, 1.0)
        shader.bump(pores, 0.25 * min(grain, 1.5), 0.0012)
    return shader.material


def metal(tint: Rgb, roughness: float, metallic: float, fine: bool, axis: str) -> bpy.types.Material:
    """Metal with a slightly uneven polish."""
    shader = Shader("metal", tint, roughness, Metallic=metallic)
    if fine and roughness > 0.5:
        shader.shaded(shader.noise(shader.coordinates(), 22.0, 4.0), 0.6, 1.3)
    return shader.material


def paint(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Satin paint on a smooth ground."""
    return Shader("paint", rgb, 0.42).material


def plastic(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Moulded plastic, glossier than paint."""
    return Shader("plastic", rgb, 0.3).material


def ceramic(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Glazed clay under a clear coat, with a cloudy glaze."""
    shader = Shader("ceramic", rgb, 0.35, **{"Coat Weight": 0.7, "Coat Roughness": 0.08})
    shader.shaded(shader.noise(shader.coordinates(), 7.0, 2.0), 0.82, 1.1)
    return shader.material


def marble(rgb: Rgb, fine: bool, axis: str) -> bpy.types.Material:
    """Veins where a distorted noise crosses its middle."""
    shader = Shader("marble", rgb, 0.14)
    cloud = shader.noise(shader.coordinates(), 3.2, 6.0 if fine else 3.0, 1.4)
    centred = shader.node("ShaderNodeMath", {0: cloud, 1: 0.5}, operation="SUBTRACT").outputs[0]
    vein = shader.node("ShaderNodeMath", {0: centred}, operation="ABSOLUTE").outputs[0]
    veined = tuple(channel * 0.45 for channel in rgb) if sum(rgb) > 0.6 else linear("#C9C4BA")
    shader.set("Base Color", shader.ramp(vein, (veined[0], veined[1], veined[2]), rgb, 0.004, 0.045))
    return shader.material


def glass(fine: bool, axis: str) -> bpy.types.Material:
    """Clear glass, thin enough that light passes it without caustics."""
    shader = Shader("glass", (0.94, 0.98, 0.97), 0.02, **{"Transmission Weight": 1.0, "IOR": 1.3})
    mix = shader.node("ShaderNodeMixShader", {0: 0.35})
    clear = shader.node("ShaderNodeBsdfTransparent", {0: (0.93, 0.97, 0.96, 1.0)})
    shader.feed(mix.inputs[1], clear.outputs[0])
    shader.feed(mix.inputs[2], shader.surface.outputs[0])
    shader.feed(shader.tree.nodes["Material Output"].inputs[0], mix.outputs[0])
    return shader.material


def stone(fine: bool, axis: str) -> bpy.types.Material:
    """Travertine-like pale stone."""
    shader = Shader("stone", linear("#C9BEAB"), 0.6)
    grain = shader.noise(shader.coordinates((1, 1, 3)), 9.0, 5.0 if fine else 2.0, 0.6)
    shader.shaded(grain, 0.78, 1.12)
    if fine:
        shader.bump(grain, 0.3, 0.004)
    return shader.material


def concrete(fine: bool, axis: str) -> bpy.types.Material:
    """Cast concrete with clouds."""
    shader = Shader("concrete", linear("#9C9A96"), 0.75)
    clouds = shader.noise(shader.coordinates(), 4.0, 6.0 if fine else 3.0)
    shader.shaded(clouds, 0.72, 1.16)
    if fine:
        shader.bump(shader.noise(shader.coordinates(), 90.0, 2.0), 0.2, 0.002)
    return shader.material


def glow(fine: bool, axis: str, strength: float) -> bpy.types.Material:
    """A warm light source."""
    sockets = {"Emission Color": (*WARM_LIGHT, 1.0), "Emission Strength": strength}
    return Shader("glow", (1.0, 0.9, 0.75), 0.5, **sockets).material

"""Photographs a furnished room, and says which pixels show which piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from PIL import Image

from not_for_server.demo_catalogue import shapes
from not_for_server.demo_catalogue.rooms_body import Stand
from not_for_server.demo_catalogue.rooms_film import develop
from not_for_server.demo_catalogue.rooms_pieces import Built, build_piece, glows, set_up
from not_for_server.demo_catalogue.rooms_plan import furnish
from not_for_server.demo_catalogue.rooms_scenes import Wanted
from not_for_server.demo_catalogue.rooms_shell import build_shell, build_window, hang_art, put_light
from not_for_server.demo_catalogue.rooms_view import SENSOR_MM, Camera, Light, Shell
from not_for_server.demo_catalogue.stage import aimed, clear_scene

CORD_RADIUS = 0.004
CORD_END = 4.4


@dataclass(frozen=True)
class Furnished:
    """A room that stands in the scene: its pieces and their Blender parts, in the order of the plan."""

    shell: Shell
    built: list[Built]
    stands: list[Stand]
    parts: list[list[Any]]


def build_room(wanted: Sequence[Wanted], shell: Shell, quality: str, rng: np.random.Generator) -> Furnished:
    """Clear the scene, build the pieces, find them places and put up the room around them."""
    clear_scene()
    built = [build_piece(one.design, quality) for one in wanted]
    pieces = [(want.role, one.body) for want, one in zip(wanted, built, strict=True) for _ in range(want.copies)]
    stands = furnish(shell.width, shell.depth, pieces, rng)
    parts = set_up(built, stands)
    for stand, own in zip(stands, parts, strict=True):
        if stand.body.hangs:
            own.append(_cord(stand, own))
    build_shell(shell)
    hang_art(shell, stands)
    return Furnished(shell, built, stands, parts)


def _cord(stand: Stand, parts: Sequence[Any]) -> Any:
    """Lengthen the cord of a hanging lamp to far above the picture."""
    top = stand.z + stand.body.high[2]
    shape = shapes.rounded_column(CORD_RADIUS, CORD_RADIUS, CORD_END - top, 0.001, 8)
    mesh = bpy.data.meshes.new("cord")
    mesh.from_pydata(shape.vertices.tolist(), [], shape.faces)
    mesh.materials.append(parts[0].data.materials[0])
    made = bpy.data.objects.new("cord", mesh)
    made.location = (stand.x, stand.y, (top + CORD_END) / 2)
    bpy.context.scene.collection.objects.link(made)
    return made


def photograph_room(room: Furnished, camera: Camera, light: Light, target: Path, seed: int) -> np.ndarray:
    """Write the picture (.jpg) and give the mask (height, width): 0 the room, k the k-th piece of the plan."""
    build_window(room.shell, light)
    put_light(room.shell, light, room.built, room.stands)
    _put_camera(camera)
    scene: Any = bpy.context.scene
    scene.render.resolution_x, scene.render.resolution_y = camera.width, camera.height
    scene.cycles.seed = seed % 2**31
    for own in room.parts:
        for part in own:
            if glows(part):  # a shade lets the light of its bulb through
                part.visible_shadow = False
    seen = _seen(scene, target.with_suffix(".exr"))
    Image.fromarray(develop(seen, light.brightness)).save(target, quality=scene.render.image_settings.quality)
    return _mask(room, target.with_suffix(".mask.png"))


def _seen(scene: Any, path: Path) -> np.ndarray:
    """Render the picture as linear light, (height, width, 3)."""
    settings = scene.render.image_settings
    settings.file_format, settings.color_mode = "OPEN_EXR", "RGB"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    loaded = bpy.data.images.load(str(path))
    width, height = loaded.size
    table = np.empty(width * height * loaded.channels, dtype=np.float32)
    loaded.pixels.foreach_get(table)
    bpy.data.images.remove(loaded)
    path.unlink()
    return table.reshape(height, width, -1)[::-1, :, :3]


def _put_camera(camera: Camera) -> None:
    lens = bpy.data.cameras.new("camera")
    lens.lens, lens.sensor_width, lens.sensor_fit = camera.focal_mm, SENSOR_MM, "AUTO"
    lens.shift_y = camera.shift
    lens.clip_start, lens.clip_end = 0.05, 60.0
    made = bpy.data.objects.new("camera", lens)
    made.matrix_world = aimed(np.array(camera.place), np.subtract(camera.place, camera.target))
    bpy.context.scene.collection.objects.link(made)
    bpy.context.scene.camera = made


def _mask(room: Furnished, path: Path) -> np.ndarray:
    """Render once more, each piece in a flat grey of its own, one sample through the middle of each pixel."""
    scene: Any = bpy.context.scene
    for part in scene.objects:
        if part.type == "LIGHT":
            part.hide_render = True
        part.color = (0.0, 0.0, 0.0, 1.0)
    for k, own in enumerate(room.parts, 1):
        for part in own:
            part.color = (k / 255, k / 255, k / 255, 1.0)
    kept = _keep(scene)
    scene.view_layers[0].material_override = _flat()
    scene.world.node_tree.nodes["Background"].inputs[1].default_value = 0.0
    cycles, render = scene.cycles, scene.render
    cycles.samples, cycles.use_denoising, cycles.max_bounces = 1, False, 0
    cycles.pixel_filter_type, cycles.filter_width = "BOX", 0.01
    scene.view_settings.view_transform, scene.view_settings.exposure, render.dither_intensity = "Raw", 0.0, 0.0
    settings = render.image_settings
    settings.file_format, settings.color_mode, settings.color_depth = "PNG", "BW", "8"
    render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
    _restore(scene, kept)
    with Image.open(path) as picture:
        mask = np.array(picture.convert("L"))
    path.unlink()
    if mask.max() > len(room.parts):
        raise ValueError(f"the mask names piece {mask.max()} of {len(room.parts)}")
    return mask


def _flat() -> Any:
    material = bpy.data.materials.new("flat")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    colour = tree.nodes.new("ShaderNodeObjectInfo").outputs["Color"]
    glow, out = tree.nodes.new("ShaderNodeEmission"), tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(colour, glow.inputs["Color"])
    tree.links.new(glow.outputs[0], out.inputs["Surface"])
    material.cycles.emission_sampling = "NONE"
    return material


SETTINGS = (
    ("cycles", "samples"),
    ("cycles", "use_denoising"),
    ("cycles", "max_bounces"),
    ("cycles", "pixel_filter_type"),
    ("cycles", "filter_width"),
    ("view_settings", "view_transform"),
    ("view_settings", "exposure"),
    ("render", "dither_intensity"),
)


def _keep(scene: Any) -> list[Any]:
    return [getattr(getattr(scene, group), name) for group, name in SETTINGS]


def _restore(scene: Any, kept: Sequence[Any]) -> None:
    scene.view_layers[0].material_override = None
    for (group, name), value in zip(SETTINGS, kept, strict=True):
        setattr(getattr(scene, group), name, value)

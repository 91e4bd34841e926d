"""Photographs one piece: clears the scene, builds, frames, lights and renders it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

from not_for_server.demo_catalogue.backdrop import build_room, build_sweep
from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs import module_of
from not_for_server.demo_catalogue.kit import Kit
from not_for_server.demo_catalogue.variation import Variation

SENSOR_MM = 36.0


@dataclass(frozen=True)
class Film:
    """How a picture is rendered: side in pixels, samples per pixel, bounces of light, denoiser, JPEG and build quality.

    All pictures are denoised: three denoised samples are nearer to a photograph than eight raw ones, and cheaper.
    With `window`, only a square of so many pixels is rendered out of the picture, at a place drawn from its seed.
    """

    size: int
    samples: int
    bounces: int
    denoiser: str
    jpeg_quality: int
    build: str
    window: int = 0
    cut_out: bool = False  # the piece alone, PNG with alpha; its backdrop is unseen but still throws light back


CATALOGUE_FILM = Film(size=384, samples=12, bounces=4, denoiser="HIGH", jpeg_quality=85, build="final")
TRAINING_FILM = Film(size=128, samples=3, bounces=3, denoiser="FAST", jpeg_quality=88, build="draft")
CLOSE_FILM = replace(CATALOGUE_FILM, size=256, samples=4, denoiser="FAST", jpeg_quality=92)
WINDOW_FILM = replace(CLOSE_FILM, window=128)
CUT_OUT_FILM = replace(TRAINING_FILM, size=224, samples=4, cut_out=True)
FILMS = {
    "catalogue": CATALOGUE_FILM,
    "training": TRAINING_FILM,
    "close": CLOSE_FILM,
    "window": WINDOW_FILM,
    "cut_out": CUT_OUT_FILM,
}
_BUILD_KEY, _WINDOW_KEY = "build_quality", "window_share"


def load_film(film: Film, threads: int = 1) -> None:
    """Set the renderer up once per process."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene[_BUILD_KEY] = film.build
    scene[_WINDOW_KEY] = film.window / film.size
    scene.world = bpy.data.worlds.new("studio")
    scene.world.use_nodes = True
    render, cycles = scene.render, scene.cycles
    render.engine = "CYCLES"
    render.resolution_x = render.resolution_y = film.size
    render.resolution_percentage = 100
    render.threads_mode, render.threads = "FIXED", threads
    render.image_settings.file_format, render.image_settings.quality = "JPEG", film.jpeg_quality
    render.film_transparent = film.cut_out
    if film.cut_out:
        render.image_settings.file_format, render.image_settings.color_mode = "PNG", "RGBA"
    scene.view_settings.view_transform = "Standard"
    cycles.device, cycles.samples = "CPU", film.samples
    cycles.use_adaptive_sampling, cycles.use_denoising = False, True
    cycles.denoiser, cycles.denoising_quality = "OPENIMAGEDENOISE", film.denoiser
    cycles.denoising_prefilter = "NONE" if film.denoiser == "FAST" else "FAST"
    cycles.max_bounces, cycles.transmission_bounces, cycles.transparent_max_bounces = film.bounces, film.bounces, 8
    cycles.diffuse_bounces = cycles.glossy_bounces = film.bounces // 2
    scene.world.cycles.sampling_method = "NONE"
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 3.0
    cycles.use_light_tree = False


def build_quality() -> str:
    """Give the build quality of the film that was loaded."""
    return str(bpy.context.scene[_BUILD_KEY])


def clear_scene() -> None:
    """Take everything out of the scene."""
    data = bpy.data
    kinds = (data.objects, data.meshes, data.materials, data.lights, data.cameras, data.images)
    data.batch_remove([item for kind in kinds for item in kind])


def points_of(kit: Kit) -> np.ndarray:
    """Give all corners of the piece in world space, [n, 3] metres."""
    clouds = []
    for part in kit.parts:
        corners = np.empty(len(part.data.vertices) * 3)
        part.data.vertices.foreach_get("co", corners)
        frame = np.array(part.matrix_basis)
        clouds.append(corners.reshape(-1, 3) @ frame[:3, :3].T + frame[:3, 3])
    return np.concatenate(clouds)


def _direction(azimuth: float, elevation: float) -> np.ndarray:
    """Give the unit vector from the piece towards a camera or lamp; degrees."""
    turn, rise = np.radians(azimuth), np.radians(elevation)
    return np.array([np.sin(turn) * np.cos(rise), -np.cos(turn) * np.cos(rise), np.sin(rise)])


def aimed(place: np.ndarray, away: np.ndarray) -> Matrix:
    """Give a frame at `place` whose -z looks against `away`, with x level."""
    turn = Vector(away).to_track_quat("Z", "Y").to_matrix().to_4x4()
    return Matrix.Translation(Vector(place)) @ turn


def _add_camera(variation: Variation, points: np.ndarray) -> None:
    """Move the camera back until the piece takes its share of the frame, and centre the piece in it."""
    away = _direction(variation.azimuth, variation.elevation)
    half_angle = SENSOR_MM / 2 / variation.focal_mm
    axes = np.array(aimed(np.zeros(3), away).to_3x3())
    local = points @ axes
    centre = (local.max(0) + local.min(0)) / 2
    reach = float(np.ptp(local, axis=0)[:2].max()) / 2 / half_angle
    for _ in range(4):
        depth = centre[2] + reach - local[:, 2]
        seen = (local[:, :2] - centre[:2]) / depth[:, None]
        low, high = seen.min(0), seen.max(0)
        centre[:2] += (low + high) / 2 * reach
        reach *= float((high - low).max()) / 2 / (half_angle * variation.fill)
    place = axes @ (
        centre + np.array([variation.shift[0] * reach * half_angle, variation.shift[1] * reach * half_angle, reach])
    )
    lens = bpy.data.cameras.new("camera")
    lens.lens, lens.sensor_width, lens.clip_end = variation.focal_mm, SENSOR_MM, 200.0
    camera = bpy.data.objects.new("camera", lens)
    camera.matrix_world = aimed(place, away)
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera


def tint_of(warmth: float) -> tuple[float, float, float]:
    """Give the colour of a light between blue daylight (-1) and lamp light (1)."""
    warmth = float(np.clip(warmth, -1, 1))
    return (
        (1.0, 1.0 - 0.12 * warmth, 1.0 - 0.3 * warmth) if warmth > 0 else (1.0 + 0.2 * warmth, 1.0 + 0.08 * warmth, 1.0)
    )


def _add_lamp(
    direction: np.ndarray,
    centre: np.ndarray,
    reach: float,
    size: float,
    brightness: float,
    tint: tuple[float, float, float],
) -> None:
    """Add a square soft light that brings a white sheet at the centre to `brightness`."""
    far = 2.4 * reach
    lamp = bpy.data.lights.new("lamp", "AREA")
    lamp.size, lamp.color = size * reach, tint
    lamp.energy = brightness * np.pi**2 * far**2
    made = bpy.data.objects.new("lamp", lamp)
    made.matrix_world = aimed(centre + direction * far, direction)
    made.visible_glossy = True
    bpy.context.scene.collection.objects.link(made)


def _light(variation: Variation, centre: np.ndarray, reach: float) -> None:
    tint = tint_of(variation.warmth)
    sky = bpy.context.scene.world.node_tree.nodes["Background"]
    sky.inputs[0].default_value = (*tint_of(variation.warmth * 0.4), 1.0)
    sky.inputs[1].default_value = variation.ambient
    towards = variation.azimuth + variation.key_azimuth
    key = _direction(towards, variation.key_elevation)
    _add_lamp(key, centre, reach, variation.key_size, variation.key, tint)


def _open_window(variation: Variation, share: float) -> None:
    """Render only a square of `share` of the side, at a place near the middle drawn from the picture's seed."""
    left, low = np.random.default_rng([41, variation.seed]).uniform(0.2, 0.8, 2) * (1.0 - share)
    render = bpy.context.scene.render
    render.use_border = render.use_crop_to_border = True
    render.border_min_x, render.border_max_x = left, left + share
    render.border_min_y, render.border_max_y = low, low + share


def _hide_backdrop() -> None:
    for part in bpy.context.scene.objects:
        if part.name.startswith("backdrop"):
            part.visible_camera = False


def photograph(design: Design, variation: Variation, target: Path) -> None:
    """Build the piece and write its picture to `target` (.jpg, a cut-out .png), on the film that was loaded."""
    clear_scene()
    kit = Kit(design.style, bpy.context.scene[_BUILD_KEY], design.seed)
    module_of(design.category).build(design, kit)
    points = points_of(kit)
    low, high = points.min(0), points.max(0)
    centre, reach = (low + high) / 2, float((high - low).max())
    ground = low[2] - 1.6 * reach if kit.hangs else float(low[2])
    if variation.backdrop == "sweep":
        build_sweep(variation, ground, float(high[1]), reach)
    else:
        side = float(-np.sign(variation.azimuth) or 1.0)
        wall = side * (float(np.abs([low[0], high[0]]).max()) + 0.35 * reach)
        build_room(variation, ground, float(high[1]) + 0.06 + 0.2 * reach, wall, reach)
    if bpy.context.scene.render.film_transparent:
        _hide_backdrop()
    _add_camera(variation, points)
    _light(variation, centre, reach)
    if bpy.context.scene[_WINDOW_KEY]:
        _open_window(variation, bpy.context.scene[_WINDOW_KEY])
    scene: Any = bpy.context.scene
    scene.cycles.seed = variation.seed % 2**31
    scene.render.filepath = str(target)
    bpy.ops.render.render(write_still=True)

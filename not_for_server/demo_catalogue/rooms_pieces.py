"""Builds the pieces of a room in Blender, measures them for the plan, and moves them to where the plan puts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector
from mathutils.bvhtree import BVHTree

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.designs import module_of
from not_for_server.demo_catalogue.kit import Kit
from not_for_server.demo_catalogue.rooms_body import Body, Rect, Stand

STRIPS = 8
HOSTS = ("table", "storage")


@dataclass(frozen=True)
class Built:
    """A piece in the scene: its measures, its Blender objects, and where it glows (its own frame), if it does."""

    body: Body
    parts: list[Any]
    glow: np.ndarray | None


def build_piece(design: Design, quality: str) -> Built:
    """Build a piece at the origin and measure it."""
    kit = Kit(design.style, quality, design.seed)
    module_of(design.category).build(design, kit)
    clouds = [_corners(part) for part in kit.parts]
    low = np.min([cloud.min(0) for cloud in clouds], axis=0)
    high = np.max([cloud.max(0) for cloud in clouds], axis=0)
    lit = [cloud for part, cloud in zip(kit.parts, clouds, strict=True) if glows(part)]
    body = Body(
        design,
        tuple(map(float, low)),
        tuple(map(float, high)),
        _covers(clouds, low, high),
        _spots(kit.parts, low, high) if design.category in HOSTS and high[2] < 1.35 else (),
        kit.hangs,
    )
    return Built(body, list(kit.parts), np.concatenate(lit).mean(0) if lit else None)


def _corners(part: Any) -> np.ndarray:
    table = np.empty(len(part.data.vertices) * 3)
    part.data.vertices.foreach_get("co", table)
    frame = np.array(part.matrix_basis)
    return table.reshape(-1, 3) @ frame[:3, :3].T + frame[:3, 3]


def glows(part: Any) -> bool:
    """Say whether a part gives light of itself."""
    surface = part.data.materials[0].node_tree.nodes.get("Principled BSDF")
    return surface is not None and surface.inputs["Emission Strength"].default_value > 0


def _covers(clouds: Sequence[np.ndarray], low: np.ndarray, high: np.ndarray) -> tuple[Rect, ...]:
    """Cut the piece into strips and give what each covers; nothing where the box around it says as much."""
    boxes = np.array([(*cloud.min(0)[:2], *cloud.max(0)[:2]) for cloud in clouds])
    edges = np.linspace(low[0], high[0], STRIPS + 1)
    rects: list[Rect] = []
    for left, right in pairwise(edges):
        own = boxes[(boxes[:, 0] < right - 1e-6) & (boxes[:, 2] > left + 1e-6)]
        if len(own):
            rects.append((float(left), float(own[:, 1].min()), float(right), float(own[:, 3].max())))
    covered = sum((rect[2] - rect[0]) * (rect[3] - rect[1]) for rect in rects)
    whole = float((high[0] - low[0]) * (high[1] - low[1]))
    return () if covered > 0.85 * whole else tuple(rects)


def _spots(parts: Sequence[Any], low: np.ndarray, high: np.ndarray) -> tuple[tuple[float, float, float], ...]:
    """Give the places on its top that are level about a hand around."""
    corners: list[Any] = []
    faces: list[Any] = []
    for part in parts:
        faces += [[i + len(corners) for i in face.vertices] for face in part.data.polygons]
        corners += [tuple(point) for point in _corners(part)]
    tree = BVHTree.FromPolygons(corners, faces)
    found = []
    for x in np.linspace(low[0] + 0.16, high[0] - 0.16, 5) if high[0] - low[0] > 0.4 else [(low[0] + high[0]) / 2]:
        for share in (0.5, 0.62):
            y = low[1] + share * (high[1] - low[1])
            around = [(x + u, y + v) for u, v in ((0, 0), (0.09, 0), (-0.09, 0), (0, 0.09), (0, -0.09))]
            hits = [tree.ray_cast(Vector((u, v, high[2] + 0.1)), Vector((0, 0, -1)))[0] for u, v in around]
            levels = [hit.z for hit in hits if hit is not None]
            if len(levels) == len(around) and max(levels) - min(levels) < 0.01 and min(levels) > 0.3:
                found.append((float(x), float(y), float(max(levels))))
    return tuple(found)


def set_up(built: Sequence[Built], stands: Sequence[Stand]) -> list[list[Any]]:
    """Move the pieces to their places, copying those that stand there more than once; the parts of each stand."""
    free = {id(one.body): one for one in built}
    first: set[int] = set()
    placed = []
    frames = [_frame(stand) for stand in stands]
    for stand in stands:
        own = free[id(stand.body)].parts
        placed.append([_copy(part) for part in own] if id(stand.body) in first else own)
        first.add(id(stand.body))
    for parts, frame in zip(placed, frames, strict=True):
        for part in parts:
            part.matrix_basis = frame @ part.matrix_basis
    for one in built:
        if id(one.body) not in first:
            bpy.data.batch_remove(one.parts)
    return placed


def _frame(stand: Stand) -> Matrix:
    return Matrix.Translation(Vector((stand.x, stand.y, stand.z))) @ Matrix.Rotation(stand.turn, 4, "Z")


def _copy(part: Any) -> Any:
    made = part.copy()
    bpy.context.scene.collection.objects.link(made)
    return made

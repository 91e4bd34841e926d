"""The building blocks a category module works with: every call makes one object in the scene, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import bpy
import numpy as np
from mathutils import Euler, Matrix, Vector

from not_for_server.demo_catalogue import shapes, shapes_soft
from not_for_server.demo_catalogue.kit_legs import LEGS
from not_for_server.demo_catalogue.materials import Finish, Materials
from not_for_server.demo_catalogue.shapes import Point, Shape
from not_for_server.demo_catalogue.styles import STYLES, Style

PLANES = {
    "xy": Matrix.Identity(4),
    "xz": Matrix(((1, 0, 0, 0), (0, 0, -1, 0), (0, 1, 0, 0), (0, 0, 0, 1))),
    "yz": Matrix(((0, 0, 1, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1))),
}


class Kit:
    """Makes the parts of one piece; `quality` is "final" (shipped pictures) or "draft" (training pictures)."""

    def __init__(self, style: Style | str, quality: str = "final", seed: int = 0) -> None:
        """Start an empty piece; colours shift a little with `seed`."""
        self.style = STYLES[style] if isinstance(style, str) else style
        self.quality = quality
        self.fine = quality == "final"
        self.rng = np.random.default_rng(seed)
        self.mat = Materials(self.rng, quality)
        self.parts: list[Any] = []
        self.hangs = False

    def hanging(self) -> None:
        """Say that the piece hangs, so that the stage frames it before the wall."""
        self.hangs = True

    def _place(self, shape: Shape, material: Finish, at: Matrix) -> Any:
        mesh = bpy.data.meshes.new("part")
        mesh.from_pydata(shape.vertices.tolist(), [], shape.faces)
        mesh.shade_smooth()
        if shape.normals is not None:
            mesh.normals_split_custom_set_from_vertices(shape.normals.tolist())
        elif shape.sharp < 3.0:
            mesh.set_sharp_from_angle(angle=shape.sharp)
        size = np.ptp(shape.vertices, axis=0)
        mesh.materials.append(self.mat.resolve(material, size))
        made = bpy.data.objects.new("part", mesh)
        made.matrix_world = at
        bpy.context.scene.collection.objects.link(made)
        self.parts.append(made)
        return made

    def _at(self, at: Point, rotate: Point = (0, 0, 0)) -> Matrix:
        return Matrix.Translation(Vector(at)) @ Euler(tuple(rotate)).to_matrix().to_4x4()

    def _between(self, a: Point, b: Point) -> tuple[Matrix, float]:
        """Give a frame in the middle of a-b whose z runs from a to b and whose x stays level, and the length."""
        start, end = Vector(a), Vector(b)
        ahead = end - start
        length = max(ahead.length, 1e-6)
        ahead = ahead / length
        side = Vector((0, 1, 0)).cross(ahead)
        side = Vector((1, 0, 0)) if side.length < 0.05 else side.normalized()
        side = (side - ahead * side.dot(ahead)).normalized()
        turn = Matrix((side, ahead.cross(side), ahead)).transposed().to_4x4()
        return Matrix.Translation((start + end) / 2) @ turn, length

    def box(self, size: Point, at: Point, material: Finish, bevel: float = 0.008, rotate: Point = (0, 0, 0)) -> Any:
        """A box centred on `at`, with rounded edges."""
        return self._place(shapes.block(size, bevel, 3 if self.fine else 1), material, self._at(at, rotate))

    def cylinder(
        self,
        radius: float,
        height: float,
        at: Point,
        material: Finish,
        radius_top: float | None = None,
        bevel: float = 0.004,
        rotate: Point = (0, 0, 0),
    ) -> Any:
        """An upright cylinder or cone centred on `at`."""
        top = radius if radius_top is None else radius_top
        sides = (48 if max(radius, top) > 0.08 else 20) if self.fine else (24 if max(radius, top) > 0.08 else 10)
        return self._place(shapes.rounded_column(radius, top, height, bevel, sides), material, self._at(at, rotate))

    def rod(self, a: Point, b: Point, radius: float, material: Finish, radius_b: float | None = None) -> Any:
        """A straight round bar from a to b, tapering to `radius_b`."""
        frame, length = self._between(a, b)
        end = radius if radius_b is None else radius_b
        shape = shapes.rounded_column(radius, end, length, 0.003, 16 if self.fine else 8)
        return self._place(shape, material, frame)

    def bar(self, a: Point, b: Point, size: tuple[float, float], material: Finish, bevel: float = 0.004) -> Any:
        """A straight rectangular bar from a to b; `size` is (width, depth): width lies level, along x where it can."""
        frame, length = self._between(a, b)
        return self._place(shapes.block((size[0], size[1], length), bevel, 2 if self.fine else 1), material, frame)

    def tube(
        self,
        points: Sequence[Point],
        radius: float | Sequence[float],
        material: Finish,
        closed: bool = False,
        smooth: bool = True,
    ) -> Any:
        """A tube bent through the points; with `smooth` it is rounded between them. `radius` may be one per point."""
        steps = (8 if self.fine else 4) if smooth and len(points) > 2 else 1
        line = shapes.smooth_line(points, steps, closed) if steps > 1 else np.asarray(points, dtype=float)
        if not np.isscalar(radius):
            own = np.linspace(0, 1, len(points))
            radius = np.interp(np.linspace(0, 1, len(line)), own, np.asarray(radius, dtype=float)).tolist()
        shape = shapes.swept(line, radius, 12 if self.fine else 7, closed)
        return self._place(shape, material, Matrix.Identity(4))

    def cushion(
        self,
        size: Point,
        at: Point,
        material: Finish,
        plump: float = 0.5,
        rotate: Point = (0, 0, 0),
        tufts: tuple[int, int] = (0, 0),
        piping: Finish | None = None,
    ) -> Any:
        """A soft block centred on `at`; tufts are (columns, rows) of buttons on its face.

        The face is the top of a flat cushion, the front (-y) of an upright one, both sides of one thin in x.
        """
        frame = self._at(at, rotate)
        made = self._place(shapes_soft.cushion(size, plump, tufts, self.fine), material, frame)
        if tufts[0] and tufts[1] and self.fine:
            self._buttons(size, tufts, frame, material)
        if piping is not None:
            self._piping(size, plump, frame, piping)
        return made

    def _buttons(self, size: Point, tufts: tuple[int, int], frame: Matrix, material: Finish) -> None:
        thin, u, v = shapes_soft.face_axes(size)
        pitch = min(size[u] / tufts[0], size[v] / tufts[1])
        depth = size[thin] / 2 - min(0.4 * size[thin], 0.28 * pitch, 0.05) * 0.85
        sides = {0: (-1, 1), 1: (-1,), 2: (1,)}[thin]
        ball = shapes.revolved([(0.0, -0.006), (0.009, -0.004), (0.012, 0.0), (0.009, 0.004), (0.0, 0.006)], 10)
        for place in shapes_soft.button_places(size, tufts):
            for side in sides:
                where = [0.0, 0.0, 0.0]
                where[thin], where[u], where[v] = side * depth, place[0] * size[u] / 2, place[1] * size[v] / 2
                self._place(ball, material, frame @ Matrix.Translation(Vector(where)))

    def _piping(self, size: Point, plump: float, frame: Matrix, material: Finish) -> None:
        thin, u, v = shapes_soft.face_axes(size)
        radius = min(size) / 2 * (0.35 + 0.6 * plump)
        inner = [size[u] / 2 - radius, size[v] / 2 - radius]
        turn = np.linspace(0, 2 * np.pi, 33)[:-1] + np.pi / 64
        reach = radius * 0.75
        for side in (-1, 1):
            line = np.zeros((32, 3))
            line[:, thin] = side * (size[thin] / 2 - radius * 0.3) * (1 - 0.1 * plump)
            line[:, u] = np.sign(np.cos(turn)) * inner[0] + np.cos(turn) * reach
            line[:, v] = np.sign(np.sin(turn)) * inner[1] + np.sin(turn) * reach
            self._place(shapes.swept(line, 0.005, 6, True), material, frame)

    def lathe(self, profile: Sequence[Point], at: Point, material: Finish, rotate: Point = (0, 0, 0)) -> Any:
        """A profile [(radius, z), …] revolved about z, standing at `at`."""
        widest = max(point[0] for point in profile)
        sides = (48 if widest > 0.08 else 20) if self.fine else (24 if widest > 0.08 else 10)
        return self._place(shapes.revolved(profile, sides), material, self._at(at, rotate))

    def panel(
        self,
        outline: Sequence[Point],
        thickness: float,
        at: Point,
        material: Finish,
        plane: str = "xz",
        bevel: float = 0.006,
        rotate: Point = (0, 0, 0),
    ) -> Any:
        """A flat outline [(u, v), …] in the plane "xy", "xz" or "yz", made `thickness` thick about `at`."""
        shape = shapes.extruded(outline, thickness, bevel)
        turned = np.array(PLANES[plane].to_3x3())
        shape = Shape(shape.vertices @ turned.T, shape.faces, sharp=0.5)
        return self._place(shape, material, self._at(at, rotate))

    def surface(
        self, grid: Sequence[Sequence[Point]], material: Finish, thickness: float = 0.01, smooth: bool = True
    ) -> Any:
        """A sheet through grid[rows][columns] of points, such as bent plywood or a scooped seat."""
        steps = (4 if self.fine else 2) if smooth else 1
        return self._place(shapes.shell(grid, thickness, steps), material, Matrix.Identity(4))

    def leg(self, kind: str, top: Point, bottom: Point, thickness: float, material: Finish) -> None:
        """A leg from its top point to the floor; kinds are those of `kit_legs.LEGS`, `thickness` is at the top."""
        if kind not in LEGS:
            raise KeyError(f"leg {kind!r} is none of {', '.join(LEGS)}")
        LEGS[kind](self, np.asarray(top, dtype=float), np.asarray(bottom, dtype=float), thickness, material)

    def slats(self, n: int, size: Point, start: Point, stop: Point, material: Finish) -> list[Any]:
        """Put n boxes of `size` evenly from start to stop."""
        return [self.box(size, at, material, bevel=min(0.004, min(size) * 0.3)) for at in np.linspace(start, stop, n)]

    def sphere(self, radius: float, at: Point, material: Finish, squash: Point = (1, 1, 1)) -> Any:
        """A ball, or with `squash` an egg."""
        turn = np.linspace(-np.pi / 2, np.pi / 2, 17 if self.fine else 9)
        profile = [(radius * float(np.cos(angle)), radius * float(np.sin(angle))) for angle in turn]
        ball = shapes.revolved(profile, 32 if self.fine else 14)
        return self._place(Shape(ball.vertices * np.asarray(squash), ball.faces, sharp=3.2), material, self._at(at))

    def torus(self, radius: float, thickness: float, at: Point, material: Finish, rotate: Point = (0, 0, 0)) -> Any:
        """A ring about z; `thickness` is the radius of its tube."""
        turn = np.linspace(0, 2 * np.pi, 48 if self.fine else 22, endpoint=False)
        line = np.stack([np.cos(turn) * radius, np.sin(turn) * radius, np.zeros_like(turn)], axis=-1)
        return self._place(shapes.swept(line, thickness, 12 if self.fine else 7, True), material, self._at(at, rotate))

    def polyline(self, points: Sequence[Point], radius: float, material: Finish) -> None:
        """Straight rods from point to point, their joints closed by balls."""
        for a, b in pairwise(points):
            self.rod(a, b, radius, material)
        for point in points[1:-1]:
            self.sphere(radius, point, material)

"""Writes node trees for Principled materials in few words; the only thing that knows Blender's socket names."""

from __future__ import annotations

from typing import Any

import bpy

from not_for_server.demo_catalogue.palette import Rgb

AXES = {"x": 0, "y": 1, "z": 2}


class Shader:
    """One material under construction: a Principled surface and the textures that feed it."""

    def __init__(self, name: str, base: Rgb, roughness: float, **inputs: Any) -> None:
        """Start a material with a plain surface; `inputs` are further Principled sockets, by Blender's names."""
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.surface = self.tree.nodes["Principled BSDF"]
        self.base = base
        self.set("Base Color", (*base, 1.0))
        self.set("Roughness", roughness)
        for socket, value in inputs.items():
            self.set(socket, value)

    def set(self, socket: str, value: Any) -> None:
        """Give a Principled input a value, or the output socket that drives it."""
        self.feed(self.surface.inputs[socket], value)

    def feed(self, target: Any, value: Any) -> None:
        """Link an output socket into an input, or write a plain value there."""
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, target)
        else:
            target.default_value = value

    def node(self, kind: str, inputs: dict[Any, Any] | None = None, **settings: Any) -> Any:
        """Add a node of Blender's type `kind` with its settings and inputs."""
        made = self.tree.nodes.new(kind)
        for name, value in settings.items():
            setattr(made, name, value)
        for socket, value in (inputs or {}).items():
            self.feed(made.inputs[socket], value)
        return made

    def coordinates(
        self, scale: tuple[float, float, float] = (1, 1, 1), turn: tuple[float, float, float] = (0, 0, 0)
    ) -> Any:
        """Give object coordinates (metres), shifted per object so that no two boards share their grain."""
        own = self.node("ShaderNodeTexCoord").outputs["Object"]
        luck = self.node("ShaderNodeObjectInfo").outputs["Random"]
        shift = self.node("ShaderNodeVectorMath", {0: luck, 1: (17.3, 9.1, 23.7)}, operation="MULTIPLY").outputs[0]
        return self.node(
            "ShaderNodeMapping", {"Vector": own, "Location": shift, "Scale": scale, "Rotation": turn}
        ).outputs[0]

    def noise(self, vector: Any, scale: float, detail: float = 2.0, distortion: float = 0.0) -> Any:
        """Give a noise value in about 0..1."""
        sockets = {"Vector": vector, "Scale": scale, "Detail": detail, "Distortion": distortion}
        return self.node("ShaderNodeTexNoise", sockets).outputs[0]

    def cells(self, vector: Any, scale: float, randomness: float = 1.0) -> Any:
        """Give the distance to the nearest cell centre of a Voronoi pattern."""
        return self.node("ShaderNodeTexVoronoi", {"Vector": vector, "Scale": scale, "Randomness": randomness}).outputs[
            "Distance"
        ]

    def ramp(self, value: Any, low: Rgb, high: Rgb, start: float = 0.3, stop: float = 0.7) -> Any:
        """Turn a value into a colour between two, changing from `start` to `stop`."""
        made = self.node("ShaderNodeValToRGB", {0: value})
        first, last = made.color_ramp.elements[0], made.color_ramp.elements[1]
        first.position, first.color = start, (*low, 1.0)
        last.position, last.color = stop, (*high, 1.0)
        return made.outputs[0]

    def shaded(self, value: Any, low: float, high: float, start: float = 0.3, stop: float = 0.7) -> None:
        """Vary the base colour's brightness between two factors along a value."""
        dark, light = (tuple(min(1.0, channel * factor) for channel in self.base) for factor in (low, high))
        self.set("Base Color", self.ramp(value, dark, light, start, stop))

    def bump(self, height: Any, strength: float, distance: float) -> None:
        """Raise the surface by a height value; `distance` in metres."""
        made = self.node("ShaderNodeBump", {"Height": height, "Strength": strength, "Distance": distance})
        self.set("Normal", made.outputs[0])

    def compare(self, value: Any, threshold: float) -> Any:
        """Give 1 where the value lies above the threshold, else 0."""
        return self.node("ShaderNodeMath", {0: value, 1: threshold}, operation="GREATER_THAN").outputs[0]


def along(axis: str, length: float, across: float) -> tuple[float, float, float]:
    """Give a texture scale that is `length` along one axis and `across` on the other two."""
    scale = [across] * 3
    scale[AXES[axis]] = length
    return scale[0], scale[1], scale[2]

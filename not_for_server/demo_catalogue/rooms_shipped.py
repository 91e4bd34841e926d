"""The rooms that ship, furnished with shipped items: one style each, two pictures a room. Pure but for `rooms.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from not_for_server.demo_catalogue.design import Design
from not_for_server.demo_catalogue.rooms_jobs import RoomJob, room_size
from not_for_server.demo_catalogue.rooms_scenes import Wanted, drawing_from, furnished
from not_for_server.demo_catalogue.rooms_view import draw_light, draw_shell
from not_for_server.demo_catalogue.seeds import SHIPPED
from not_for_server.demo_catalogue.styles import STYLES

SIZE = (640, 480)
SHIPPED_FILM = {
    "size": 640, "samples": 5, "bounces": 4, "denoiser": "HIGH", "jpeg_quality": 92, "build": "final",
}  # fmt: skip
FIRST_SEED = SHIPPED[90_000]
EVERYWHERE = ("living", "bedroom", "dining")
IN_TURN = ("study", "reading", "hall")
LEAST_SHARE = 0.002
FEWEST = 5


def scenes_of(style: str) -> tuple[str, ...]:
    """Name the rooms of a style: three that all have, and one of those that take turns."""
    return (*EVERYWHERE, IN_TURN[list(STYLES).index(style) % len(IN_TURN)])


def shipped_jobs(designs: Sequence[Design], folder: Path, luck: Mapping[str, int] | None = None) -> list[RoomJob]:
    """Give two pictures of each room; `luck` says for a room ("boho-living") how often its dice are cast again."""
    used: Counter[str] = Counter()
    jobs: list[RoomJob] = []
    for style in STYLES:
        own = [design for design in designs if design.style == style]
        for scene in scenes_of(style):
            name = f"{style.replace('_', '-')}-{scene}"
            seed = FIRST_SEED + len(jobs) * 50 + (luck or {}).get(name, 0)
            rng = np.random.default_rng([73, seed])
            wanted: tuple[Wanted, ...] = ()
            while len(wanted) < FEWEST:
                wanted = tuple(furnished(scene, rng, drawing_from(own, used), eager=True))
            used.update(one.design.id for one in wanted)
            shell = draw_shell(rng, style, room_size(rng, scene), free=0.0)
            sides = rng.permutation([-1, 1])
            for view, letter in enumerate("ab"):
                light = draw_light(rng, shell.wall, evening=0.3 * view)
                target = folder / f"{name}-{letter}.jpg"
                job = RoomJob(
                    target.stem, scene, style, wanted, shell, light, int(sides[view]), SIZE, seed, view, target
                )
                jobs.append(replace(job, tries=96, level=0.8))
    return jobs


def room_entry(job: RoomJob, told: Mapping[str, Any]) -> dict[str, Any]:
    """Give the room's entry of rooms.json: its scene, style, the items seen in it and the box around each, in pixels.

    Of several copies of an item the one that shows most is told; what shows less than a five-hundredth is left out.
    """
    best: dict[str, dict[str, Any]] = {}
    for piece in told["pieces"]:
        if piece["area"] < LEAST_SHARE * job.size[0] * job.size[1]:
            continue
        if piece["id"] not in best or best[piece["id"]]["area"] < piece["area"]:
            best[piece["id"]] = piece
    boxes = {item: best[item]["box"] for item in sorted(best)}
    scene = job.id.rpartition("-")[0]
    return {"scene": scene, "room": job.scene, "style": job.style, "items": list(boxes), "boxes": boxes}


def read_rooms(path: Path) -> dict[str, Any]:
    """Read rooms.json; nothing where it is not there."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write_rooms(path: Path, rooms: Mapping[str, Any]) -> None:
    """Write rooms.json, a line a room, under a temporary name first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    lines = [f" {json.dumps(name)}: {json.dumps(rooms[name], sort_keys=True)}" for name in sorted(rooms)]
    partial.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    partial.rename(path)

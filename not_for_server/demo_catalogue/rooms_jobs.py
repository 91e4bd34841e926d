"""Which rooms are to be rendered, and rendering them in several processes; what is there already is left alone."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from tqdm import tqdm

from not_for_server.demo_catalogue.design import Design, make_design
from not_for_server.demo_catalogue.jobs import BAR, in_processes, noted
from not_for_server.demo_catalogue.rooms_scenes import Wanted, Wish, furnished
from not_for_server.demo_catalogue.rooms_view import Light, Shell, draw_light, draw_shell
from not_for_server.demo_catalogue.seeds import seed_of
from not_for_server.demo_catalogue.styles import STYLES, choose

LOG = logging.getLogger(__name__)
FIRST_NUMBERS = {"training": 10_000_000, "held_out": 40_000}
PER_ROOM = 16
TRAINING_SIZES = ((256, 192), (288, 216), (320, 240), (256, 171), (192, 256), (224, 224))
TRAINING_FILM = {
    "size": 320, "samples": 3, "bounces": 3, "denoiser": "FAST", "jpeg_quality": 88, "build": "draft",
}  # fmt: skip
SHARES = {"living": 3.0, "bedroom": 2.5, "dining": 2.0, "study": 1.5, "reading": 1.5, "hall": 1.0}


@dataclass(frozen=True)
class RoomJob:
    """One room to be photographed, from which side (-1, 0 any, 1), how large, and where picture and mask go.

    The camera is the best of `tries`, held level in a share `level` of them.
    """

    id: str
    scene: str
    style: str
    wanted: tuple[Wanted, ...]
    shell: Shell
    light: Light
    side: int
    size: tuple[int, int]
    seed: int
    view: int
    target: Path
    mask: Path | None = None
    tries: int = 24
    level: float = 0.3


def room_size(rng: np.random.Generator, scene: str) -> tuple[float, float]:
    """Draw a room's width and depth, in metres."""
    wide = {"living": (4.3, 5.4), "bedroom": (4.0, 5.0), "hall": (3.0, 4.0)}.get(scene, (3.6, 4.8))
    return float(rng.uniform(*wide)), float(rng.uniform(3.4, 4.4))


def training_job(out: Path, batch: str, number: int) -> RoomJob:
    """Give the room of this number: any scene, style, pieces, colours, light and camera, each from the number alone."""
    seed = seed_of(batch, FIRST_NUMBERS[batch] + PER_ROOM * number)
    rng = np.random.default_rng([61, seed])
    scene, style = choose(rng, SHARES), choose(rng, dict.fromkeys(STYLES, 1.0))
    seeds = iter(range(seed, seed + PER_ROOM))

    def draw(luck: np.random.Generator, wish: Wish) -> Design:
        kind = str(luck.choice(wish.kinds)) if wish.kinds else None
        return make_design(wish.category, style, next(seeds), kind)

    wanted = tuple(furnished(scene, rng, draw))
    shell = draw_shell(rng, style, room_size(rng, scene), free=0.6)
    light = draw_light(rng, shell.wall, evening=0.25, spread=1.4)
    size = TRAINING_SIZES[int(rng.choice(len(TRAINING_SIZES), p=[0.5, 0.1, 0.1, 0.1, 0.1, 0.1]))]
    name = f"{number:06d}"
    return RoomJob(name, scene, style, wanted, shell, light, 0, size, seed, 0, out / f"{name}.jpg", out / f"{name}.png")


def unfinished(jobs: Iterable[RoomJob], lines: Path) -> list[RoomJob]:
    """Give the jobs whose picture, mask or line is missing; a last line that was cut off is taken away."""
    known = noted(lines, "file")
    return [job for job in jobs if job.target.name not in known or not _rendered(job)]


def _rendered(job: RoomJob) -> bool:
    return job.target.exists() and (job.mask is None or job.mask.exists())


def _start_process(film: Mapping[str, Any]) -> None:
    """Load Blender in a worker process and turn its chatter off."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    from not_for_server.demo_catalogue import stage

    stage.load_film(stage.Film(**film))


def photograph(job: RoomJob) -> dict[str, Any]:
    """Render one room under temporary names, give the files their own, and tell its pieces and what is seen of them."""
    from not_for_server.demo_catalogue.rooms_stage import build_room, photograph_room
    from not_for_server.demo_catalogue.rooms_view import draw_camera
    from not_for_server.demo_catalogue.stage import build_quality

    room = build_room(job.wanted, job.shell, build_quality(), np.random.default_rng([67, job.seed]))
    luck = np.random.default_rng([71, job.seed, job.view])
    camera = draw_camera(luck, job.shell, room.stands, job.size, job.side, job.tries, job.level)
    partial = job.target.with_name(f".{job.target.stem}.{os.getpid()}.part.jpg")
    mask = photograph_room(room, camera, job.light, partial, job.seed + job.view)
    if job.mask is not None:
        hidden = job.mask.with_name(f".{job.mask.stem}.{os.getpid()}.part.png")
        Image.fromarray(mask).save(hidden, optimize=True)
        hidden.rename(job.mask)
    partial.rename(job.target)
    designs = [stand.body.design for stand in room.stands]
    return {"id": job.id, "pieces": seen_pieces(mask, designs)}


def seen_pieces(mask: np.ndarray, designs: Sequence[Design]) -> list[dict[str, Any]]:
    """Tell of each piece that shows in the mask its value, category, style, id, area in pixels and box around it."""
    pieces = []
    for value, design in enumerate(designs, 1):
        rows, columns = np.nonzero(mask == value)
        if not len(rows):
            continue
        left, top = int(columns.min()), int(rows.min())
        box = [left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1]
        told = {"value": value, "category": design.category, "kind": design.kind, "style": design.style}
        pieces.append({**told, "id": design.id, "area": len(rows), "box": box})
    return pieces


def _render_job(job: RoomJob) -> tuple[RoomJob, dict[str, Any], str]:
    try:
        return job, photograph(job), ""
    except Exception as error:
        return job, {}, f"{type(error).__name__}: {error}"


def render_rooms(
    jobs: Sequence[RoomJob], film: Mapping[str, Any], workers: int, done: Callable[[RoomJob, dict[str, Any]], None]
) -> int:
    """Render all rooms in `workers` processes and give how many failed; `done` is called for each finished one."""
    for folder in {job.target.parent for job in jobs}:
        folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    if not jobs:
        return 0
    bar = tqdm(total=len(jobs), unit=" rooms", bar_format=BAR, smoothing=0.02, mininterval=2.0)
    with bar:
        for job, told, trouble in in_processes(_render_job, jobs, workers, _start_process, (film,)):
            bar.update()
            if trouble:
                failed += 1
                LOG.warning("%s (%s %s, seed %d): %s", job.id, job.style, job.scene, job.seed, trouble)
            else:
                done(job, told)
    return failed

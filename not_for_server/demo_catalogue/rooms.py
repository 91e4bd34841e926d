"""Command line: render the shipped rooms, training rooms with their masks, or shipped items seen anew."""

from __future__ import annotations

import argparse
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from not_for_server.demo_catalogue.jobs import render_jobs
from not_for_server.demo_catalogue.listing import listing
from not_for_server.demo_catalogue.render import DATA, positive
from not_for_server.demo_catalogue.rooms_again import view_jobs
from not_for_server.demo_catalogue.rooms_jobs import (
    FIRST_NUMBERS,
    PER_ROOM,
    TRAINING_FILM,
    RoomJob,
    render_rooms,
    training_job,
    unfinished,
)
from not_for_server.demo_catalogue.rooms_shipped import SHIPPED_FILM, read_rooms, room_entry, shipped_jobs, write_rooms
from not_for_server.demo_catalogue.seeds import BATCHES
from not_for_server.demo_catalogue.styles import STYLES

SHOWN = ("value", "category", "kind", "style", "area", "box")


def _training(options: argparse.Namespace) -> None:
    held = (len(BATCHES[options.batch]) - FIRST_NUMBERS[options.batch]) // PER_ROOM
    if not 0 <= options.start <= held - options.count:
        raise SystemExit(f"--start {options.start} --count {options.count}: batch {options.batch} has {held} rooms")
    numbers = range(options.start, options.start + options.count)
    lines = options.out / "rooms.jsonl"
    todo = unfinished([training_job(options.out, options.batch, number) for number in numbers], lines)

    def record(job: RoomJob, told: dict[str, Any]) -> None:
        pieces = [{key: piece[key] for key in SHOWN} for piece in told["pieces"]]
        row = {"file": job.target.name, "mask": job.mask.name, "scene": job.scene, "pieces": pieces}
        with lines.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")

    _end(render_rooms(todo, TRAINING_FILM, options.workers, record), len(todo))


def _catalogue(options: argparse.Namespace) -> None:
    table = options.data / "_rooms" / "rooms.json"
    rooms = read_rooms(table)
    jobs = shipped_jobs([item.design for item in listing()], table.parent)
    jobs = [job for job in jobs if not options.style or job.style == options.style]
    todo = [job for job in jobs if options.again or job.target.name not in rooms or not job.target.exists()]

    def record(job: RoomJob, told: dict[str, Any]) -> None:
        rooms[job.target.name] = room_entry(job, told)
        write_rooms(table, rooms)

    film = {**SHIPPED_FILM, "samples": options.samples or SHIPPED_FILM["samples"]}
    _end(render_rooms(todo[: options.count], film, options.workers, record), len(todo))


def _views(options: argparse.Namespace) -> None:
    jobs = view_jobs([item.design for item in listing()], options.out, options.count)
    todo = [job for job in jobs if not job.target.exists()]
    _end(render_jobs(todo, "catalogue", options.workers, options.size, options.samples or 8), len(todo))


def _end(failed: int, of: int) -> None:
    """Where some pictures failed, say how many and how to go on, and end with status 1."""
    if failed:
        raise SystemExit(f"{failed} of {of} pictures failed; the same command renders those that are missing")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m not_for_server.demo_catalogue.rooms", description=__doc__)
    commands = parser.add_subparsers(required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--workers", type=positive, default=2, help="processes, of one thread each")
    finer = argparse.ArgumentParser(add_help=False)
    finer.add_argument("--samples", type=positive, help="samples per pixel, instead of the film's own")

    training = commands.add_parser("training", parents=[shared], help="render training rooms, masks and rooms.jsonl")
    training.add_argument("--start", type=int, default=0, help="number of the first room")
    training.add_argument("--count", type=positive, required=True)
    training.add_argument("--batch", choices=list(BATCHES), default="training", help="held_out: never trained on")
    training.add_argument("--out", type=Path, required=True)
    training.set_defaults(run=_training)

    catalogue = commands.add_parser("catalogue", parents=[shared, finer], help="render the rooms that ship")
    catalogue.add_argument("--data", type=Path, default=DATA)
    catalogue.add_argument("--style", choices=list(STYLES), help="only this style")
    catalogue.add_argument("--count", type=positive, help="at most so many now")
    catalogue.add_argument("--again", action="store_true", help="also those that are there")
    catalogue.set_defaults(run=_catalogue)

    views = commands.add_parser("views", parents=[shared, finer], help="render shipped items from other sides")
    views.add_argument("--count", type=positive, default=250)
    views.add_argument("--size", type=positive, default=240, help="side in pixels")
    views.add_argument("--out", type=Path, required=True)
    views.set_defaults(run=_views)
    return parser


def main() -> None:
    """Read the command line and run one command."""
    options = _parser().parse_args()
    if find_spec("bpy") is None:
        raise SystemExit("rendering needs bpy: install not_for_server/demo_catalogue/requirements.txt (see README.md)")
    options.run(options)


if __name__ == "__main__":
    main()

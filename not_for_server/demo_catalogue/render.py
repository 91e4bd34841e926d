"""Command line: render the shipped pictures, training pictures, or a few designs to look at."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from not_for_server.demo_catalogue.contact import contact_sheet
from not_for_server.demo_catalogue.design import CATEGORIES, Design, make_design
from not_for_server.demo_catalogue.designs import module_of, written_categories
from not_for_server.demo_catalogue.jobs import (
    VARIATIONS,
    Job,
    catalogue_jobs,
    record,
    render_jobs,
    training_jobs,
    unfinished,
)
from not_for_server.demo_catalogue.listing import listing, write_links
from not_for_server.demo_catalogue.seeds import BATCHES, TRIAL
from not_for_server.demo_catalogue.styles import STYLES
from not_for_server.demo_catalogue.variation import catalogue_variation, training_variation

DATA = Path(__file__).resolve().parents[2] / "data"


def positive(text: str) -> int:
    """Read a whole number of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _render(jobs: list[Job], film: str, options: argparse.Namespace, done: Callable[[Job], None] | None = None) -> None:
    """Render the jobs; where some failed, say how many and how to go on, and end with status 1."""
    failed = render_jobs(jobs, film, options.workers, options.size, options.samples, done)
    if failed:
        raise SystemExit(f"{failed} of {len(jobs)} pictures failed; the same command renders those that are missing")


def _trial_jobs(options: argparse.Namespace) -> list[Job]:
    """Draw designs that walk through the styles, side by side."""
    styles = [options.style] if options.style else list(STYLES)
    if options.kind and options.kind not in module_of(options.category).KINDS:
        kinds = ", ".join(module_of(options.category).KINDS)
        raise SystemExit(f"--kind {options.kind}: the kinds of {options.category} are {kinds}")
    if not 0 <= options.seed <= len(TRIAL) - options.n:
        raise SystemExit(f"--seed {options.seed} --n {options.n}: trials are numbered 0 to {len(TRIAL) - 1}")
    jobs = []
    for i in range(options.n):
        design = make_design(options.category, styles[i % len(styles)], TRIAL[options.seed + i], options.kind)
        variation = training_variation(design, design.seed) if options.draft else catalogue_variation(design)
        jobs.append(Job(design.id, design, variation, options.out / f"{design.id}.jpg"))
    return jobs


def _try(options: argparse.Namespace) -> None:
    jobs = _trial_jobs(options)
    for job in jobs:
        job.target.unlink(missing_ok=True)
    failed = render_jobs(
        jobs, "training" if options.draft else "catalogue", options.workers, options.size, options.samples
    )
    shown = [job for job in jobs if job.target.exists()]
    titles = [f"{job.design.style} {job.design.kind} {job.design.colour} {job.design.material}" for job in shown]
    sheet = options.out / f"sheet-{options.category}.png"
    if shown:
        contact_sheet(
            [job.target for job in shown], titles, sheet, options.columns, options.side or options.size or 256
        )
    if failed:
        raise SystemExit(f"{failed} of {len(jobs)} pictures failed")


def _training(options: argparse.Namespace) -> None:
    weights = (
        dict(zip(CATEGORIES, options.weights, strict=True))
        if options.weights
        else dict.fromkeys(written_categories(), 1.0)
    )
    if min(weights.values()) < 0 or sum(weights.values()) <= 0:
        raise SystemExit("--weights: no share may be below 0, and one at least must be above it")
    held = len(BATCHES[options.batch])
    if not 0 <= options.start <= held - options.count:
        raise SystemExit(f"--start {options.start} --count {options.count}: batch {options.batch} ends at {held - 1}")
    numbers = range(options.start, options.start + options.count)
    jobs = training_jobs(options.out, options.batch, numbers, weights, options.film)
    lines = options.out / "designs.jsonl"
    todo = unfinished(jobs, lines)
    _render(todo, options.film, options, lambda job: record(job, lines))


def _catalogue(options: argparse.Namespace) -> None:
    items = listing()
    write_links(items, options.data / "links.csv")
    jobs = [
        replace(job, again=options.again)
        for job in catalogue_jobs([item.design for item in items], options.data)
        if options.again or not job.target.exists()
    ]
    if options.category:
        jobs = [job for job in jobs if job.design.category == options.category]
    _render(jobs, "catalogue", options)


def _sheet(options: argparse.Namespace) -> None:
    """Lay the shipped pictures of a category out on sheets of 60."""
    items: list[Design] = [item.design for item in listing() if item.design.category == options.category]
    shown = [design for design in items if (options.data / options.category / f"{design.id}.jpg").exists()]
    if not shown:
        raise SystemExit(f"no picture of the listed {options.category} pieces is in {options.data / options.category}")
    options.out.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(shown), 60):
        part = shown[start : start + 60]
        paths = [options.data / design.category / f"{design.id}.jpg" for design in part]
        contact_sheet(
            paths,
            [f"{design.id}" for design in part],
            options.out / f"shipped-{options.category}-{start:03d}.png",
            10,
            160,
        )


def _links(options: argparse.Namespace) -> None:
    write_links(listing(), options.data / "links.csv")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m not_for_server.demo_catalogue.render", description=__doc__)
    commands = parser.add_subparsers(required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--workers", type=positive, default=2, help="processes, of one thread each")
    shared.add_argument("--size", type=positive, help="side in pixels, instead of the film's own")
    shared.add_argument("--samples", type=positive, help="samples per pixel, instead of the film's own")

    trial = commands.add_parser(
        "try", parents=[shared], help="render a few designs of a category and lay them out on one sheet"
    )
    trial.add_argument("--category", choices=CATEGORIES, required=True)
    trial.add_argument("--n", type=positive, default=12)
    trial.add_argument("--kind", help="only this kind")
    trial.add_argument("--style", choices=list(STYLES), help="only this style")
    trial.add_argument("--seed", type=int, default=0)
    trial.add_argument("--columns", type=positive, default=4)
    trial.add_argument("--side", type=positive, help="side of a picture on the sheet, in pixels")
    trial.add_argument("--draft", action="store_true", help="as training pictures")
    trial.add_argument("--out", type=Path, required=True)
    trial.set_defaults(run=_try)

    training = commands.add_parser("training", parents=[shared], help="render training pictures and designs.jsonl")
    training.add_argument("--start", type=int, default=0, help="number of the first picture")
    training.add_argument("--count", type=positive, required=True)
    training.add_argument(
        "--batch", choices=list(BATCHES), default="training", help="held_out: pieces that are never trained on"
    )
    training.add_argument(
        "--weights",
        type=float,
        nargs=len(CATEGORIES),
        metavar="W",
        help=f"shares of {' '.join(CATEGORIES)}; even without it",
    )
    training.add_argument(
        "--film",
        choices=list(VARIATIONS),
        default="training",
        help="training: small drafts; close: built and photographed as what ships; window: a square out of a close one",
    )
    training.add_argument("--out", type=Path, required=True)
    training.set_defaults(run=_training)

    catalogue = commands.add_parser("catalogue", parents=[shared], help="render the shipped pictures and links.csv")
    catalogue.add_argument("--data", type=Path, default=DATA)
    catalogue.add_argument("--category", choices=CATEGORIES, help="only this one")
    catalogue.add_argument("--again", action="store_true", help="also those that are there")
    catalogue.set_defaults(run=_catalogue)

    sheet = commands.add_parser("sheet", help="lay the shipped pictures of a category out for looking at")
    sheet.add_argument("--category", choices=CATEGORIES, required=True)
    sheet.add_argument("--data", type=Path, default=DATA)
    sheet.add_argument("--out", type=Path, required=True)
    sheet.set_defaults(run=_sheet)

    links = commands.add_parser("links", help="write links.csv alone")
    links.add_argument("--data", type=Path, default=DATA)
    links.set_defaults(run=_links)
    return parser


def main() -> None:
    """Read the command line and run one command."""
    options = _parser().parse_args()
    if options.run in (_try, _training, _catalogue) and find_spec("bpy") is None:
        raise SystemExit("rendering needs bpy: install not_for_server/demo_catalogue/requirements.txt (see README.md)")
    options.run(options)


if __name__ == "__main__":
    main()

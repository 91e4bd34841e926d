"""Command line: render training pieces cut out, PNG with alpha, for compositions whose masks are known exactly.

    python -m not_for_server.demo_catalogue.cutouts --count 4000 --out CUTOUTS

writes OUT/NUMBER.png and one line each in OUT/designs.jsonl. Stopped at any time, the same command goes on.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from not_for_server.demo_catalogue.design import CATEGORIES
from not_for_server.demo_catalogue.jobs import Job, record, render_jobs, training_jobs, unfinished
from not_for_server.demo_catalogue.seeds import BATCHES
from not_for_server.demo_catalogue.variation import Variation

# Rooms show the same piece from many sides; chairs, tables and lamps are the most various shapes.
SHARES = dict(zip(CATEGORIES, (1.4, 1.0, 1.2, 1.3, 1.0, 1.1, 0.7), strict=True))
LOWEST, HIGHEST = 2.0, 38.0  # degrees the camera looks down


def any_side(variation: Variation, category: str, seed: int) -> Variation:
    """Look at the piece as a room's photographer might: from in front too, from lower and higher, never cropped."""
    rng = np.random.default_rng([37, seed])
    rise = float(np.clip(variation.elevation + rng.normal(0, 6), LOWEST, HIGHEST))
    if category == "rug":
        rise = float(rng.uniform(8, 60))
    turn = float(rng.uniform(-75, 75)) if rng.random() < 0.8 else float(rng.uniform(-8, 8))
    fill = float(rng.uniform(0.86, 0.95))
    return replace(variation, azimuth=turn, elevation=rise, fill=fill, shift=(0.0, 0.0), key=max(variation.key, 0.4))


def cutout_jobs(out: Path, batch: str, numbers: range) -> list[Job]:
    """Give the jobs of cut-outs, OUT/NUMBER.png, each from its number alone."""
    return [
        replace(
            job,
            target=job.target.with_suffix(".png"),
            variation=any_side(job.variation, job.design.category, job.design.seed),
        )
        for job in training_jobs(out, batch, numbers, SHARES)
    ]


def main() -> None:
    """Read the command line and render what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--start", type=int, default=0, help="number of the first cut-out")
    parser.add_argument("--batch", choices=list(BATCHES), default="training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2, help="processes, of one thread each")
    parser.add_argument("--size", type=int, help="side in pixels, instead of the film's own")
    options = parser.parse_args()
    if find_spec("bpy") is None:
        raise SystemExit("rendering needs bpy: install not_for_server/demo_catalogue/requirements.txt (see README.md)")
    if options.count < 1 or not 0 <= options.start <= len(BATCHES[options.batch]) - options.count:
        raise SystemExit(f"--start {options.start} --count {options.count}: not within batch {options.batch}")
    jobs = cutout_jobs(options.out, options.batch, range(options.start, options.start + options.count))
    lines = options.out / "designs.jsonl"
    failed = render_jobs(
        unfinished(jobs, lines), "cut_out", options.workers, options.size, done=lambda job: record(job, lines)
    )
    if failed:
        raise SystemExit(f"{failed} of {len(jobs)} pictures failed; the same command renders those that are missing")


if __name__ == "__main__":
    main()

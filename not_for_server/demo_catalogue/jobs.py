"""Which pictures are to be rendered, and rendering them in several processes; what is there already is left alone."""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from not_for_server.demo_catalogue.design import Design, make_design
from not_for_server.demo_catalogue.seeds import seed_of
from not_for_server.demo_catalogue.styles import STYLES, choose
from not_for_server.demo_catalogue.variation import (
    Variation,
    catalogue_variation,
    close_variation,
    training_variation,
)

LOG = logging.getLogger(__name__)
PICTURES_PER_PROCESS = 1500
BAR = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}, {rate_noinv_fmt}{postfix}]"


@dataclass(frozen=True)
class Job:
    """One picture to be: its name, what it shows, how, where it goes, and whether it replaces one that is there."""

    id: str
    design: Design
    variation: Variation
    target: Path
    again: bool = False


def catalogue_jobs(designs: Iterable[Design], data: Path) -> list[Job]:
    """Give the jobs of the shipped pictures, data/CATEGORY/ID.jpg."""
    return [Job(d.id, d, catalogue_variation(d), data / d.category / f"{d.id}.jpg") for d in designs]


VARIATIONS: dict[str, Callable[[Design, int], Variation]] = {
    "training": training_variation,
    "close": close_variation,
    "window": close_variation,
}


def training_jobs(
    out: Path, batch: str, numbers: Iterable[int], weights: Mapping[str, float], film: str = "training"
) -> list[Job]:
    """Give the jobs of training pictures: any category, style, kind, camera and light, each from its number alone."""
    jobs = []
    for number in numbers:
        seed = seed_of(batch, number)
        rng = np.random.default_rng([31, seed])
        design = make_design(choose(rng, weights), choose(rng, dict.fromkeys(STYLES, 1.0)), seed)
        jobs.append(Job(f"{number:06d}", design, VARIATIONS[film](design, seed), out / f"{number:06d}.jpg"))
    return jobs


def noted(lines: Path, key: str) -> set[str]:
    """Give what the lines of a file say under *key*; a last line that was cut off is taken away."""
    if not lines.exists():
        return set()
    whole = lines.read_bytes()
    end = whole.rfind(b"\n") + 1
    if end < len(whole):
        os.truncate(lines, end)
    return {json.loads(line)[key] for line in whole[:end].splitlines()}


def unfinished(jobs: Sequence[Job], lines: Path) -> list[Job]:
    """Give the jobs whose picture or whose line is missing; a last line that was cut off is taken away."""
    known = noted(lines, "id")
    return [job for job in jobs if job.id not in known or not job.target.exists()]


def record(job: Job, lines: Path) -> None:
    """Add the job's line: id, design, variation."""
    row = {"id": job.id, "design": job.design.to_dict(), "variation": job.variation.to_dict()}
    with lines.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def _start_process(film_name: str, size: int | None, samples: int | None) -> None:
    """Load Blender in a worker process and turn its chatter off."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    from not_for_server.demo_catalogue import stage

    film = stage.FILMS[film_name]
    stage.load_film(replace(film, size=size or film.size, samples=samples or film.samples))


def _render_job(job: Job) -> tuple[Job, str]:
    """Render one picture under a temporary name, then give it its own; hand back what went wrong, if anything did."""
    from not_for_server.demo_catalogue import stage

    if job.target.exists() and not job.again:
        return job, ""
    partial = job.target.with_name(f".{job.target.stem}.{os.getpid()}.part{job.target.suffix}")
    try:
        stage.photograph(job.design, job.variation, partial)
        partial.rename(job.target)
    except Exception as error:
        return job, f"{type(error).__name__}: {error}"
    return job, ""


def render_jobs(
    jobs: Sequence[Job],
    film_name: str,
    workers: int = 2,
    size: int | None = None,
    samples: int | None = None,
    done: Callable[[Job], None] | None = None,
) -> int:
    """Render all jobs in `workers` processes, showing pictures per second, and give how many failed.

    `done` is called for each finished job.
    """
    if not jobs:
        return 0
    for folder in {job.target.parent for job in jobs}:
        folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    bar = tqdm(total=len(jobs), unit=" pictures", bar_format=BAR, smoothing=0.02, mininterval=2.0)
    with bar:
        for job, trouble in in_processes(_render_job, jobs, workers, _start_process, (film_name, size, samples)):
            bar.update()
            if trouble:
                failed += 1
                LOG.warning(
                    "%s (%s %s, seed %d): %s", job.id, job.design.style, job.design.kind, job.design.seed, trouble
                )
            elif done:
                done(job)
    return failed


def in_processes(
    work: Callable[[Any], Any],
    jobs: Sequence[Any],
    workers: int,
    start: Callable[..., None],
    arguments: tuple[Any, ...],
) -> Iterator[Any]:
    """Do the work on each job in `workers` fresh processes, which call `start` first; yield results as they come.

    Blender keeps a little memory of every picture, so processes are exchanged after a while: all of them at once, as a
    pool whose processes are exchanged one by one can stand still for ever. Raises SystemExit where one was killed, say
    for want of memory.
    """
    lot = workers * PICTURES_PER_PROCESS
    for first in range(0, len(jobs), lot):
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), start, arguments) as pool:
            for finished in as_completed([pool.submit(work, job) for job in jobs[first : first + lot]]):
                yield _result_of(finished, pool)


def _result_of(finished: Future[Any], pool: ProcessPoolExecutor) -> Any:
    """Return what a process handed back. Raises SystemExit where it was killed."""
    try:
        return finished.result()
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
        raise SystemExit(
            "a render process was killed (out of memory? try fewer --workers); what is rendered is kept, "
            "and the same command goes on from there"
        ) from None

"""Job workers in processes of their own: `python -m tests.fakes.job_workers PLACE FOLDER LEASE [PARENT]`.

A job writes the number of its process into FOLDER/PROMPT.pids, tells its progress, and goes on while there is a file
FOLDER/PROMPT.wait; the prompt "break" raises.
"""

import os
import sys
import time
from pathlib import Path

from penat.adapters.huey_jobs import HueyJobs, huey_at
from penat.adapters.huey_workers import run_workers
from penat.domain.job import JobCancelled, Report


def make(folder):
    def do(asked, told):
        name = asked.wish.prompt
        with (folder / f"{name}.pids").open("a") as file:
            file.write(f"{os.getpid()}\n")
        if name == "break":
            raise RuntimeError("as told")
        try:
            told(Report("running", 0.25, "begun"))
            while (folder / f"{name}.wait").exists():
                told(Report("running", 0.5, "half"))
                time.sleep(0.02)
        except JobCancelled:
            return Report("cancelled", 0.0, "cancelled on request")
        return Report("done", 1.0, "done", f"run of {name}")

    return do


def main(place, folder, lease, parent=None):
    jobs = HueyJobs(huey_at(place if "://" in place else Path(place)), lease=float(lease))
    run_workers(jobs, lambda: make(Path(folder)), 1, int(parent) if parent else None)


if __name__ == "__main__":
    main(*sys.argv[1:])

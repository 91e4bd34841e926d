"""Faults of the server's own processes."""

import os
import random
import re
import signal
import time

from faults.judging import judge, scene
from faults.ledger import CUT
from faults.registry import Seen, Stage, fault
from faults.serving import Server, command_line, serving, until
from faults.traffic import shopping

WORKERS, KILLS = 3, 5


@fault(
    "worker-killed",
    f"{KILLS} times one of {WORKERS} workers is ended by SIGKILL while it answers",
    "calls in its hands are cut and answered when made again; a new worker comes; of the log at most the last second "
    "is lost",
)  # fmt: skip
def worker_killed(stage: Stage) -> Seen:
    """Kill worker after worker under shoppers."""
    made, rng, ended = scene(stage), random.Random(stage.seed), []
    with serving(made.folder, WORKERS) as server:
        with shopping(server.port, made.walks, stage.seed) as ledger:
            for _ in range(KILLS):
                time.sleep(stage.seconds / KILLS)
                ended.append(_killed(server, rng))
                back = until(lambda: len(server.workers) >= WORKERS)
                made.seen.promise(back is not None, "no new worker came")
        judge(made.seen, ledger)
        made.recover(server)
        made.whole_log(ledger, ended)
        made.seen.promise(ledger.of(CUT) <= 8 * KILLS, f"{ledger.of(CUT)} calls were cut")
    return made.seen


def _killed(server: Server, rng: random.Random) -> float:
    """Kill one of the server's workers; return the moment."""
    os.kill(rng.choice(server.workers), signal.SIGKILL)
    return time.time()


def _job_workers(server: Server) -> list[int]:
    return [pid for pid in server.children if command_line(pid) and pid not in server.workers]


def _at_work(server: Server) -> bool:
    """Return whether /readyz has heard of job workers; without any it says to start `penat work`."""
    return re.match(r"\d+ at work", server.ready().get("job workers", "")) is not None


@fault(
    "job-worker-killed",
    "what does long work is ended by SIGKILL while shoppers shop",
    "shoppers notice nothing; new job workers come by themselves, and /readyz says that they are there",
)
def job_worker_killed(stage: Stage) -> Seen:
    """Kill the server's job workers."""
    made = scene(stage)
    with serving(made.folder) as server:
        with made.traffic(server):
            until(lambda: _at_work(server))
            killed = _job_workers(server)
            for pid in killed:
                os.killpg(pid, signal.SIGKILL)  # it leads a session of its own
            come = until(lambda: set(_job_workers(server)) - set(killed))
            made.seen.promise(come is not None, "no new job workers came")
            time.sleep(stage.seconds / 2)
            told = until(lambda: _at_work(server))
            made.seen.promise(told is not None, f"/readyz goes on saying: {server.ready().get('job workers')}")
        made.seen.say(f"/readyz: job workers: {server.ready().get('job workers', '-')[:60]}")
        made.recover(server)
    return made.seen

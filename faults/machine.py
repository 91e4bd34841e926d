"""Faults of the machine: its disk and its clock."""

import time

from faults.judging import scene
from faults.registry import Seen, Stage, fault
from faults.serving import serving
from faults.worse_machine import worse_machine

SLOW_MS = 40
DAY = 86_400


@fault(
    "disk-slow",
    f"each read, write and fsync under PENAT_VAR and of the release's pictures takes {SLOW_MS} ms longer "
    "(a preloaded shim; mappings are not met)",
    "everything is answered right, later, or a clear 503; the log is whole",
)
def disk_slow(stage: Stage) -> Seen:
    """Slow the disk down."""
    made = scene(stage)
    worse = worse_machine(stage.folder / "shim", made.folder)
    with serving(made.folder, **worse.settings) as server:
        with made.traffic(server):
            time.sleep(stage.seconds / 4)
            worse.set("delay", SLOW_MS)
            time.sleep(stage.seconds)
            worse.unset("delay")
        made.recover(server)
    return made.seen


@fault(
    "disk-full",
    "writes under PENAT_VAR fail with ENOSPC (a preloaded shim), and work again later",
    "the shopper's flow goes on; the log waits in memory and is whole afterwards",
)
def disk_full(stage: Stage) -> Seen:
    """Fill the disk."""
    made = scene(stage)
    worse = worse_machine(stage.folder / "shim", made.folder / "var")
    with serving(made.folder, **worse.settings) as server:
        with made.traffic(server):
            time.sleep(stage.seconds / 4)
            worse.set("full", 1)
            time.sleep(stage.seconds / 2)
            worse.unset("full")
            time.sleep(stage.seconds / 4)
        made.recover(server)
    return made.seen


@fault(
    "clock-jumps",
    "the server's clock jumps a day ahead, back, and an hour behind, within seconds (a preloaded shim)",
    "sessions begun before a jump below PENAT_SESSION_HOURS go on; every answer stays right; the log is whole",
)
def clock_jumps(stage: Stage) -> Seen:
    """Let the clock jump."""
    made = scene(stage)
    worse = worse_machine(stage.folder / "shim", made.folder / "var")
    with serving(made.folder, **worse.settings) as server:
        with made.traffic(server):
            for jump in (DAY, 0, -3_600, 0):
                time.sleep(stage.seconds / 4)
                worse.set("clock", jump)
        made.recover(server)
    return made.seen

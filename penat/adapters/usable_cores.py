"""How many processors there are for this process."""

import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores(quota: Path = _QUOTA) -> float:
    """Return how many processors this process may use, of a container's share too; *quota* says how great that is."""
    allowed = float(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    try:
        share, _, period = quota.read_text().strip().partition(" ")
    except OSError:  # no container, or no Linux
        return allowed
    return min(allowed, int(share) / int(period)) if share.isdigit() and period.isdigit() else allowed

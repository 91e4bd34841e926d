"""For gunicorn: forked workers share what was loaded and the garbage collector leaves it alone, as in `penat serve`.

They count into one folder too, as there.
"""

from typing import Any

from penat.settings import load_settings
from penat.wiring.processes import post_worker_init, when_ready
from penat.wiring.watching import drop_metrics, forget_worker, share_metrics

__all__ = ["child_exit", "on_exit", "post_worker_init", "when_ready"]

share_metrics(load_settings())
child_exit = forget_worker


def on_exit(_: Any) -> None:
    """Take the folder away."""
    drop_metrics(load_settings())

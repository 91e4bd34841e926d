"""For gunicorn: forked workers share what was loaded and the garbage collector leaves it alone, as in `penat serve`."""

from penat.wiring.processes import post_worker_init, when_ready

__all__ = ["post_worker_init", "when_ready"]

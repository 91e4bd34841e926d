"""What keeps numpy's libraries to one thread a process. Nothing is imported here: it has to be said before numpy is."""

ONE_THREAD_EACH = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
}
"""To be in the environment before numpy is imported: workers would otherwise fight for the cores."""

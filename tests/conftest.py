"""Property tests try the same examples every time and are never timed: a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("penat", derandomize=True, deadline=None, database=None)
settings.load_profile("penat")

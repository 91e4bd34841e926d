"""Property tests try the same examples every time and are never timed: a busy machine is no fault of the code."""

import os

from hypothesis import settings

os.environ.setdefault("PENAT_AUDIT_DAYS", "0")  # commands of tests are not written into this checkout's own audit log

settings.register_profile("penat", derandomize=True, deadline=None, database=None)
settings.load_profile("penat")

"""For `gunicorn wsgi:app`; every value follows from the PENAT_ settings."""

import os

from penat.settings import load_settings
from penat.wiring.single_threads import ONE_THREAD_EACH

os.environ.update({name: os.environ.get(name, one) for name, one in ONE_THREAD_EACH.items()})

# only now: numpy comes with these, and reads the above when it is loaded
from penat.wiring.processes import gunicorn_options
from penat.wiring.watching import share_metrics

settings = load_settings()
share_metrics(settings)
globals().update(gunicorn_options(settings))

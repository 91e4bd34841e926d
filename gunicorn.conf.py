"""For `gunicorn wsgi:app`; every value follows from the PENAT_ settings."""

import os

from penat.settings import load_settings
from penat.wiring.processes import ONE_THREAD_EACH, gunicorn_options

os.environ.update({name: os.environ.get(name, one) for name, one in ONE_THREAD_EACH.items()})
globals().update(gunicorn_options(load_settings()))

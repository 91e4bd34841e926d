"""The app for any WSGI server: `gunicorn wsgi:app` reads gunicorn.conf.py beside this file."""

from penat.settings import load_settings
from penat.wiring.server import build_app

app = build_app(load_settings())

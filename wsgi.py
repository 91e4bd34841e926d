"""The app for any WSGI server: `gunicorn wsgi:app` reads gunicorn.conf.py beside this file."""

from penat.settings import load_settings
from penat.wiring.server import served_app

app = served_app(load_settings())

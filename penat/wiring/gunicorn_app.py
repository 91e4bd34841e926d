"""gunicorn, told everything by settings instead of a command line."""

from typing import TYPE_CHECKING

from gunicorn.app.base import BaseApplication

from penat.settings import Settings
from penat.wiring.processes import gunicorn_options
from penat.wiring.watching import share_metrics

if TYPE_CHECKING:
    from flask import Flask


class PenatServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Runs the app with the options that gunicorn.conf.py has too."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take over the options."""
        share_metrics(self._settings)
        for name, value in gunicorn_options(self._settings).items():
            self.cfg.set(name, value)

    def load(self) -> "Flask":
        """Build the app."""
        from penat.wiring.server import served_app

        return served_app(self._settings)

"""What runs the job workers beside a server."""

import os
import sys

from penat.settings import PREFIX, Settings


def job_workers_command(settings: Settings, parent: int) -> tuple[list[str], dict[str, str]]:
    """Return what runs the job workers beside the server that is process *parent*: a command, and its environment."""
    command = [sys.executable, "-m", "penat.cli.main", "work", "--workers", str(settings.job_workers)]
    told = {
        f"{PREFIX}{name.upper()}": str(value) for name in Settings.model_fields
        if (value := getattr(settings, name)) is not None
    }  # fmt: skip
    return [*command, "--parent", str(parent)], {**os.environ, **told}

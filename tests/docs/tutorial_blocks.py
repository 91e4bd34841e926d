"""The fenced blocks of a page, and a clone-like folder in which they are run word by word."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TUTORIALS = ROOT / "docs" / "tutorials"
RUN_BY_THE_TESTS_OF_THE_README = "make run\n"


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a language, in their order."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(), re.MULTILINE | re.DOTALL)


def script(name: str, ports: dict[str, int]) -> str:
    """Return all commands of a tutorial as one script, with the ports that are free here."""
    given = [block for block in blocks(TUTORIALS / f"{name}.md", "sh") if block != RUN_BY_THE_TESTS_OF_THE_README]
    text = "set -euo pipefail\n" + "\n".join(given)
    for port, free in ports.items():
        text = text.replace(port, str(free))
    return text


class SmallClone:
    """A folder with the shipped catalogue (only read) and the command, as a clone has them after `make run`."""

    def __init__(self, place: Path) -> None:
        self.place = place
        (place / "data").symlink_to(ROOT / "data")
        command = place / ".venv" / "bin" / "penat"
        command.parent.mkdir(parents=True)
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -m penat.cli.main "$@"\n')
        command.chmod(0o755)

    def environment(self, **further: str) -> dict[str, str]:
        """Return what the commands see: nothing of the surroundings but what finds programs and this project."""
        kept = {name: os.environ[name] for name in ("PATH", "COVERAGE_PROCESS_START") if name in os.environ}
        place = {"HOME": str(self.place), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        return {**kept, **place, "PENAT_JOB_WORKERS": "0", **further}

    def run(self, text: str) -> str:
        """Run a script here and return what it printed; whatever it started is ended with it."""
        told = self.place / "told"
        with told.open("w") as out:  # a file and no pipe, which a server left behind would hold open
            ran = subprocess.Popen(
                ["bash", "-c", text],
                cwd=self.place,
                env=self.environment(),
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        try:
            ran.wait(timeout=300)
        finally:
            end_group(ran.pid)
            ran.wait()
        assert ran.returncode == 0, told.read_text()[-4000:]
        return told.read_text()


def end_group(leader: int) -> None:
    """End what is left of a process's group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)

"""Running the commands of a quality page, each in a process of its own, and keeping what they answered."""

import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from penat.adapters import whole_files
from penat.domain.errors import Unavailable

Waiting = Callable[[], object]
"""Called about once a second while a command runs."""


def run_command(words: Sequence[str], cache: Path | None, waiting: Waiting) -> Any:
    """Run `penat WORDS` on the release in *cache* (the settings' own where None) and return the JSON it prints.

    Raises Unavailable with the last line it said. Interrupted, it ends the command before it goes.
    """
    asked = [sys.executable, "-m", "penat.cli.main", *words]
    if cache is not None:
        asked += ["--cache", str(cache)]
    with subprocess.Popen(asked, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            answer, said = _ended(process, waiting)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        lines = [line for line in said.decode(errors="replace").splitlines() if line.strip()]
        raise Unavailable(f"{shlex.join(['penat', *words])}: {lines[-1] if lines else f'status {process.returncode}'}")
    try:
        return json.loads(answer)
    except ValueError:
        raise Unavailable(f"{shlex.join(['penat', *words])}: what it printed is no JSON") from None


class KeptAnswers:
    """Answers in a folder, one file a run; each says of which command and release it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str, words: Sequence[str], release: str) -> Any:
        """Return the answer to these very words on this release, None where there is none."""
        try:
            kept = json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        same = isinstance(kept, dict) and kept.get("words") == list(words) and kept.get("release") == release
        return kept.get("answer") if same else None

    def keep(self, name: str, words: Sequence[str], release: str, answer: Any) -> None:
        """Keep an answer, whole or not at all."""
        write_whole(self._path(name), json.dumps({"words": list(words), "release": release, "answer": answer}))

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def write_whole(path: Path, text: str) -> None:
    """Write a file, its folder too, so that it is there whole or as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole_files.write_whole(path, text)


def _ended(process: subprocess.Popen[bytes], waiting: Waiting) -> tuple[bytes, bytes]:
    while True:
        try:
            return process.communicate(timeout=1)
        except subprocess.TimeoutExpired:
            waiting()

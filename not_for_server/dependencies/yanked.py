"""Whether the package index has since taken back what is pinned; asks the index through pip."""

import json
import subprocess
from pathlib import Path


def yanked(root: Path, files: tuple[str, ...], python: Path) -> list[str]:
    """Return in words which of the packages that *files* lead to were yanked, as the pip of *python* is told.

    Raises subprocess.CalledProcessError where pip fails, and KeyError for a pip that is too old to tell.
    """
    command = [str(python), "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
    for file in files:
        command += ["-r", str(root / file)]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return sorted(
        f"{one['metadata']['name']}=={one['metadata']['version']} was yanked"
        for one in report["install"]
        if one["is_yanked"]
    )

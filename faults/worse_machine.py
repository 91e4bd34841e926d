"""The shim that makes disk and clock worse for one server (shim.c), built when it is asked for."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from faults.registry import CannotBeTried

SOURCE = Path(__file__).with_name("shim.c")


@dataclass(frozen=True)
class WorseMachine:
    """The shim's settings: what is written into its folder counts at once."""

    folder: Path
    under: Path

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a server on the worse machine."""
        return {
            "LD_PRELOAD": str(self.folder / "shim.so"),
            "FAULTS_STEER": str(self.folder),
            "FAULTS_UNDER": str(self.under),
        }

    def set(self, name: str, value: int) -> None:
        """Steer: `clock` in seconds, `delay` in milliseconds, `full`."""
        fresh = self.folder / f"{name}.fresh"
        fresh.write_text(str(value), encoding="ascii")
        fresh.replace(self.folder / name)

    def unset(self, name: str) -> None:
        """Make it good again."""
        (self.folder / name).unlink(missing_ok=True)


def worse_machine(folder: Path, under: Path) -> WorseMachine:
    """Build the shim into *folder*; disk faults meet what lies under *under*. Raises CannotBeTried."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise CannotBeTried("it needs a C compiler: apt-get install gcc")
    folder.mkdir(parents=True, exist_ok=True)
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(folder / "shim.so"), str(SOURCE), "-ldl"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if said.returncode:
        raise CannotBeTried(f"its shim does not build here: {said.stderr[:200]}")
    return WorseMachine(folder, under)

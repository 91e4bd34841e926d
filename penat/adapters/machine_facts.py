"""What this machine has: packages, processors, memory, ports and folders, looked at without changing anything."""

import errno
import http.client
import importlib.metadata
import os
import re
import socket
from pathlib import Path
from typing import Literal

PortState = Literal["free", "penat", "taken", "unknown address", "not allowed"]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;#]+)")
_EVERYWHERE = "0.0.0.0"  # nosec B104  # what is listened on so is asked on this machine's own address
_CGROUP = Path("/sys/fs/cgroup")


def pins(requirements: Path) -> dict[str, str]:
    """Return the packages a file of requirements asks for and their versions; none where there is no such file."""
    try:
        lines = requirements.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    return {found[1]: found[2] for line in lines if (found := _PIN.match(line.strip()))}


def other_versions(wanted: dict[str, str]) -> dict[str, str | None]:
    """Return the packages that are here in another version than *wanted*, None for those that are not here at all."""
    found = {name: _version(name) for name in wanted}
    return {name: version for name, version in found.items() if version != wanted[name]}


def memory_bytes() -> int:
    """Return how much memory this machine, or the container, has."""
    total = (
        next(int(line.split()[1]) for line in _read(Path("/proc/meminfo")).splitlines() if "MemTotal" in line) * 1024
    )
    limit = _read(_CGROUP / "memory.max").strip()
    return min(total, int(limit)) if limit.isdigit() else total


def port_state(host: str, port: int) -> PortState:
    """Return whether a server could listen there, or whether Penat or something else does so already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            return "unknown address"
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                return "unknown address"
            if error.errno == errno.EACCES:
                return "not allowed"
            return "penat" if _is_penat(host, port) else "taken"
    return "free"


def nearest_there(folder: Path) -> Path:
    """Return the folder itself, or the nearest above it that is there."""
    return next((place for place in (folder, *folder.absolute().parents) if place.exists()), Path("/"))


def can_write(folder: Path) -> bool:
    """Return whether files could be made in a folder, or the folder itself where it is not there yet."""
    place = nearest_there(folder)
    return place.is_dir() and os.access(place, os.W_OK | os.X_OK)


def redis_answers(url: str) -> bool:
    """Return whether the Redis at *url* answers within a second. Raises ValueError for what is no such URL."""
    from limits.storage import storage_from_string

    try:
        return bool(storage_from_string(url, socket_timeout=1, socket_connect_timeout=1).check())
    except ValueError:
        raise
    except Exception:  # whatever a driver raises means that it does not answer
        return False


def _is_penat(host: str, port: int) -> bool:
    asked = {_EVERYWHERE: "127.0.0.1", "::": "::1"}.get(host, host)
    line = http.client.HTTPConnection(asked, port, timeout=2)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().read(100) == b'{"status":"ok"}'
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""

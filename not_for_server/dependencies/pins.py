"""Which packages are asked for, exactly, and what they pull in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

CONSTRAINTS = "constraints.txt"
SERVER = "requirements.txt"
HELD = (SERVER, "requirements-dev.txt", "requirements-map.txt", "requirements-postgres.txt", "requirements-qdrant.txt",
        "requirements-redis.txt")  # fmt: skip
"""What constraints.txt holds still, down to the last package: all that the server and its tests are made of."""
APART = ("requirements-yoloe.txt", "requirements-audit.txt", "requirements-clients.txt", "requirements-docs.txt",
         "not_for_server/requirements.txt", "not_for_server/requirements-app.txt",
         "not_for_server/demo_catalogue/requirements.txt")  # fmt: skip
"""What is installed into environments of its own, and never beside a server that strangers reach."""
_OPTION = re.compile(r"-[cr] (\S+)")


@dataclass(frozen=True, slots=True)
class Pin:
    """One line `name==version` of a file; `name` is in its canonical form."""

    file: str
    name: str
    version: str
    extras: frozenset[str] = frozenset()


def pins_of(root: Path, file: str) -> tuple[list[Pin], list[str]]:
    """Return the pins of a file, and in words what is wrong with its other lines."""
    pins: list[Pin] = []
    faults: list[str] = []
    for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
        text = line.partition("#")[0].strip()
        if not text or _OPTION.fullmatch(text):
            continue
        try:
            asked = Requirement(text)
        except InvalidRequirement:
            faults.append(f"{file}:{number}: {text!r} is no plain requirement")
            continue
        exact = [part.version for part in asked.specifier if part.operator == "==" and "*" not in part.version]
        if asked.url or len(exact) != 1 or len(asked.specifier) != 1:
            faults.append(f"{file}:{number}: {text!r} is not pinned as name==version")
            continue
        pins.append(Pin(file, canonicalize_name(asked.name), exact[0], frozenset(asked.extras)))
    return pins, faults


def pin_faults(root: Path) -> list[str]:
    """Return in words everything that is not held still."""
    faults: list[str] = []
    found: dict[str, list[Pin]] = {}
    for file in (CONSTRAINTS, *HELD, *APART):
        found[file], wrong = pins_of(root, file)
        faults += wrong
        names = [pin.name for pin in found[file]]
        faults += [f"{file}: {name} is pinned twice" for name in sorted({one for one in names if names.count(one) > 1})]
    faults += [f"{file}: does not begin with -c {CONSTRAINTS}" for file in HELD if not _is_held(root / file)]
    held = {pin.name: pin.version for pin in found[CONSTRAINTS]}
    for pin in (pin for file in HELD for pin in found[file]):
        if held.get(pin.name) != pin.version:
            faults.append(f"{pin.file}: {pin.name}=={pin.version}, but {CONSTRAINTS} has {held.get(pin.name, 'none')}")
    return faults + _loose(closure(pin for file in HELD for pin in found[file]), held)


def unlisted(root: Path) -> list[str]:
    """Return the requirements files that neither list names, so that a new one is not overlooked."""
    there = {str(path.relative_to(root)) for folder in (root, root / "not_for_server")
             for path in folder.glob("**/requirements*.txt" if folder != root else "requirements*.txt")}  # fmt: skip
    return sorted(there - {*HELD, *APART})


def closure(pins: Iterable[Pin]) -> dict[str, Distribution]:
    """Return the installed packages that *pins* need here, they themselves too, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = [(pin.name, pin.extras) for pin in pins]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        waiting += [(canonicalize_name(need.name), frozenset(need.extras)) for need in _needs(found[name], extras)]
    return found


def _needs(package: Distribution, extras: frozenset[str]) -> list[Requirement]:
    def is_needed(need: Requirement) -> bool:
        return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))

    return [need for need in map(Requirement, package.requires or ()) if is_needed(need)]


def _loose(packages: Mapping[str, Distribution], held: Mapping[str, str]) -> list[str]:
    return [
        f"{CONSTRAINTS}: {name} is installed as {package.version} and held as {held.get(name, 'nothing')}"
        for name, package in sorted(packages.items()) if held.get(name) != package.version
    ]  # fmt: skip


def _is_held(path: Path) -> bool:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return bool(lines) and lines[0] == f"-c {CONSTRAINTS}"

"""The examination of an installation: everything a server needs, looked at one by one, nothing changed by it."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import penat
from penat.adapters.machine_facts import other_versions, pins
from penat.domain.errors import PenatError
from penat.domain.examination import Finding, odd, well, wrong
from penat.settings import PREFIX, Settings, load_settings, unknown_variables

LEAST_PYTHON = (3, 11)
Look = Callable[["Examined"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is looked at: the settings, and whether *full* time is taken for it."""

    settings: Settings
    full: bool = False


def examine(*, full: bool = False) -> Iterator[Finding]:
    """Yield what is found, one thing after the other; *full* reads every file of the release and runs the model once.

    A look that breaks is a finding too: nothing ends the examination.
    """
    yield from _python()
    yield from _packages()
    yield from _variables()
    try:
        settings = load_settings()
    except PenatError as error:
        yield wrong(
            "settings", error.detail, "give it such a value, or unset it; docs/settings.md lists what may be set"
        )
        return
    yield well("settings", f"read; the server would listen on {settings.host}:{settings.port}")
    examined = Examined(settings, full)
    for name, look in _looks().items():
        yield from _safely(name, look, examined)


def _looks() -> dict[str, Look]:
    """Return what is looked at, in order."""
    from penat.wiring import doctor_keeping, doctor_machine, doctor_serving

    return {
        "release": doctor_serving.release,
        "model": doctor_serving.model,
        "price file": doctor_serving.price_file,
        "segmenter": doctor_serving.segmenter,
        "engine": doctor_serving.engine,
        "folders": doctor_keeping.folders,
        "disk space": doctor_keeping.disk_space,
        "secret key": doctor_keeping.secret_key,
        "API keys": doctor_keeping.api_keys,
        "database": doctor_keeping.database,
        "job workers": doctor_keeping.job_workers,
        "limits": doctor_keeping.limits,
        "port": doctor_machine.port,
        "processes": doctor_machine.processes,
        "memory": doctor_machine.memory,
        "reachable from outside": doctor_machine.outside,
        "clock": doctor_machine.clock,
    }


def _safely(name: str, look: Look, examined: Examined) -> Iterator[Finding]:
    """Yield what a look finds, and a finding where it breaks."""
    try:
        yield from look(examined)
    except PenatError as error:
        yield wrong(name, error.detail, "do as it says, and examine again")
    except Exception as error:
        logging.getLogger(__name__).debug("%s could not be looked at", name, exc_info=True)
        told = f"could not be looked at: {type(error).__name__}: {error}"
        yield wrong(name, told, "make it readable for the user that runs the server, and examine again")


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < LEAST_PYTHON:
        yield wrong("python", f"this is {version}", "install Python 3.11 or newer, and make the environment with it")
    else:
        yield well("python", f"{version}, Penat {penat.__version__}")


def _packages() -> Iterator[Finding]:
    """Compare what is installed with requirements.txt, where Penat runs from its folder."""
    wanted = pins(Path(penat.__file__).resolve().parents[1] / "requirements.txt")
    others = other_versions(wanted)
    missing = sorted(name for name, version in others.items() if version is None)
    if missing:
        yield wrong("packages", f"not installed: {', '.join(missing)}", "pip install -r requirements.txt")
    elif others:
        told = ", ".join(f"{name} is {version}, tested was {wanted[name]}" for name, version in sorted(others.items()))
        yield odd("packages", told, "pip install -r requirements.txt")
    elif wanted:
        yield well("packages", f"all {len(wanted)} are those that were tested")
    else:
        yield well("packages", "installed from a wheel, which brought its own")


def _variables() -> Iterator[Finding]:
    """Tell of variables that begin like settings and are none: a typing error serves silently with a default."""
    unknown = unknown_variables()
    for name, near in unknown.items():
        cure = f"write {near}, or unset it" if near else "unset it; docs/settings.md lists what may be set"
        yield wrong("variables", f"{name} is no setting of Penat", cure)
    if not unknown:
        yield well("variables", f"every {PREFIX} variable that is set is a setting")

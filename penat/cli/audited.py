"""What is changed from a command line is written down like what is changed over HTTP."""

import getpass
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click

from penat.settings import load_settings


@contextmanager
def audited(command: str) -> Iterator[None]:
    """Write down who ran *command*, which must hold no secret, and how it ended."""
    outcome = "done"
    try:
        yield
    except BaseException as error:
        outcome = _outcome(error)
        raise
    finally:
        note(command, outcome)


def _outcome(error: BaseException) -> str:
    """Return how a command ended that raised."""
    if isinstance(error, SystemExit | click.exceptions.Exit):
        code = error.code if isinstance(error, SystemExit) else error.exit_code
        return "done" if code in (0, None) else f"exit {code}"
    return "refused" if isinstance(error, click.ClickException) else type(error).__name__


def note(command: str, outcome: str) -> None:
    """Write down how *command* ended, unless the settings cannot be read, which the command has said itself."""
    from penat.domain.errors import PenatError
    from penat.wiring.guarding import start_audit

    try:
        start_audit(load_settings())
    except PenatError:
        return
    change = {"who": f"user:{_user()}", "from": "command line", "command": command, "outcome": outcome}
    logging.getLogger("penat.audit").info("%s: %s", command, outcome, extra={"change": change})


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "unknown"

"""Expected failures end a command with one message and exit status 2, never with a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from penat.domain.errors import PenatError

EXIT_REFUSED = 2


class Refused(click.ClickException):
    """Shown as "Error: …"."""

    exit_code = EXIT_REFUSED


class Stopped(click.ClickException):
    """A person has stopped the run; the status is what shells give for SIGINT."""

    exit_code = 130


@contextmanager
def told_plainly(after: str = "") -> Iterator[None]:
    """Turn expected errors, and those of the file system, into a message; *after* is added to the latter."""
    try:
        yield
    except PenatError as error:
        raise Refused(error.detail) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise Refused(f"{where}{error.strerror or error}{after}") from None

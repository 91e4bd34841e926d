"""What an examination of an installation finds: each thing looked at, how it is, and the cure where it is not well."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["well", "odd", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; *odd* is worth a look and serves, *wrong* does not work as it is.

    Whatever is not well has a cure.
    """

    name: str
    state: State
    detail: str
    cure: str = ""

    def __post_init__(self) -> None:
        if self.state != "well" and not self.cure:
            raise ValueError(f"finding {self.name!r} is {self.state} and names no cure")


def well(name: str, detail: str) -> Finding:
    """Return what is as it should be."""
    return Finding(name, "well", detail)


def odd(name: str, detail: str, cure: str) -> Finding:
    """Return what serves, and is worth a look."""
    return Finding(name, "odd", detail, cure)


def wrong(name: str, detail: str, cure: str) -> Finding:
    """Return what does not work as it is."""
    return Finding(name, "wrong", detail, cure)


def is_sound(findings: Iterable[Finding]) -> bool:
    """Return whether nothing is wrong."""
    return all(finding.state != "wrong" for finding in findings)

"""A fault: what is done to a running server, what is promised, and what was seen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Stage:
    """What a fault has to work with: a published shop to copy, an empty folder of its own, a seed, and its length."""

    shop: Path
    folder: Path
    seed: int
    seconds: float


@dataclass
class Seen:
    """What was seen, in words, and every broken promise; none is good."""

    told: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def say(self, *words: str) -> None:
        """Add something that was seen."""
        self.told += words

    def promise(self, kept: bool, otherwise: str) -> None:
        """Note *otherwise* as a broken promise unless it was *kept*."""
        if not kept:
            self.broken.append(otherwise)


Play = Callable[[Stage], Seen]


@dataclass(frozen=True)
class Fault:
    """One fault by name; `does` and `promises` are cells of the table in docs/faults.md."""

    name: str
    does: str
    promises: str
    play: Play


FAULTS: dict[str, Fault] = {}


def fault(name: str, does: str, promises: str) -> Callable[[Play], Play]:
    """Enter the decorated function as a fault."""

    def entered(play: Play) -> Play:
        FAULTS[name] = Fault(name, does, promises, play)
        return play

    return entered


class CannotBeTried(Exception):
    """What a fault needs is missing on the machine; the message says what."""

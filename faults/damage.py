"""Ways in which files go bad, each drawn by a seed."""

import random
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path, random.Random], None]


def flipped(path: Path, rng: random.Random, bits: int = 8) -> None:
    """Turn some bits of a file over."""
    content = bytearray(path.read_bytes())
    for _ in range(bits):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    _replaced(path, bytes(content))


def truncated(path: Path, rng: random.Random) -> None:
    """Cut a file off somewhere."""
    content = path.read_bytes()
    _replaced(path, content[: rng.randrange(1, len(content))])


def emptied(path: Path, _: random.Random) -> None:
    """Leave nothing in a file."""
    _replaced(path, b"")


def zeroed(path: Path, _: random.Random) -> None:
    """Put zeros in a file's place, as a disk may after a crash."""
    _replaced(path, bytes(path.stat().st_size))


def garbled(path: Path, rng: random.Random) -> None:
    """Put noise in a file's place."""
    _replaced(path, rng.randbytes(max(path.stat().st_size, 64)))


def gone(path: Path, _: random.Random) -> None:
    """Take a file away."""
    path.unlink()


DAMAGES: tuple[Damage, ...] = (flipped, truncated, emptied, zeroed, garbled, gone)


def _replaced(path: Path, content: bytes) -> None:
    """Write a file anew: what a process has mapped stays as it was, as it does for whoever copies over it rightly."""
    fresh = path.with_name(path.name + ".fresh")
    fresh.write_bytes(content)
    fresh.replace(path)

"""Vectors of trait words in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from penat.domain.geometry import Vectors
from penat.ports.trait_store import TraitStore


class MemoryTraits(TraitStore):
    """Keeps what is written for as long as it lives."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, Vectors]] = {}
        self._claimed: set[str] = set()

    def read(self, made_of: str) -> Mapping[str, Vectors] | None:
        return self._kept.get(made_of)

    def write(self, made_of: str, vectors: Mapping[str, Vectors]) -> None:
        self._kept[made_of] = {kind: some.copy() for kind, some in vectors.items()}

    @contextmanager
    def claim(self, made_of: str) -> Iterator[bool]:
        if made_of in self._claimed:
            yield False
            return
        self._claimed.add(made_of)
        try:
            yield True
        finally:
            self._claimed.discard(made_of)

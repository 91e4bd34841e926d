"""A blend in memory, to be changed while a server runs."""

from penat.domain.errors import Unavailable
from penat.domain.room_blend import KeptBlend
from penat.ports.blend_source import BlendSource


class MemoryBlends(BlendSource):
    """Holds what a test puts there: a blend, nothing, or what reading it fails with."""

    def __init__(self, kept: KeptBlend | Unavailable | None = None) -> None:
        self.kept = kept

    def current(self) -> KeptBlend | None:
        if isinstance(self.kept, Unavailable):
            raise self.kept
        return self.kept

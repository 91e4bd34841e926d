"""Keys in memory, for tests of the web."""

from collections.abc import Callable

from penat.domain.key_ring import Ring
from penat.ports.key_ring import KeyRing


class MemoryKeys(KeyRing):
    """Keys as a test changes them; None until the first."""

    def __init__(self) -> None:
        self._ring: Ring | None = None

    def keys(self) -> Ring | None:
        """Return them."""
        return self._ring

    def change(self, changed: Callable[[Ring], Ring]) -> Ring:
        """Change them."""
        self._ring = changed(self._ring or ())
        return self._ring

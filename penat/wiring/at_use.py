"""What is opened when somebody first uses it, so that a server starts quickly and loads only what is asked for."""

from collections.abc import Callable
from typing import Any


class AtUse:
    """Stands in for what *opener* gives, which is asked for when it is first used."""

    def __init__(self, opener: Callable[[], Any]) -> None:
        self._opener = opener

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opener(), name)

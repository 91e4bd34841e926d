"""What finds the pieces of furniture in a picture."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, Protocol

from numpy.typing import NDArray

from penat.domain.piece import Piece, SegmentWish

Progress = Callable[[float], None]
"""Told the share done, 0..1; it may raise to stop the work."""


def unheard(_: float) -> None:
    """Take no notice of progress."""


class Segmenter(Protocol):
    """A way to cut furniture out of pictures; `name` and `sha256` tell it, and its state, from others.

    `classes` are the labels it knows by itself (plain English, the catalogue's words where it has them);
    `reads_prompts` says whether it finds what words name on its own. Where it does not, whoever calls ranks its pieces
    by the words.
    """

    name: str
    sha256: str
    classes: tuple[str, ...]
    reads_prompts: bool

    @abstractmethod
    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces of an RGB picture, uint8 (height, width, 3), the surest first.

        A product shot has one; a picture of nothing has none. Raises Unavailable where the model is missing, and
        whatever *progress* raises.
        """

    @abstractmethod
    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:
        """Return about how long `segment` will take here, so that long work is not done in a request."""

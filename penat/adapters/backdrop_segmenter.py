"""Two segmenters as one: before a plain backdrop the classical outlines with the network's words, else the network."""

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.segmenter_input import checked_picture
from penat.domain.backdrop import backdrop_share
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress, Segmenter, unheard

_PLAIN = 0.8
_VERSION = "1"
_LEAST_OVERLAP = 0.1  # of a piece's area: a finding that covers less says nothing about it


class BackdropSegmenter(Segmenter):
    """*outliner* cuts along edges but needs a plain backdrop; *namer* knows classes and rooms, but outlines coarsely.

    A piece that the namer does not see keeps the outliner's label. Its name is the namer's.
    """

    reads_prompts = False

    def __init__(self, outliner: Segmenter, namer: Segmenter) -> None:
        self._outliner, self._namer = outliner, namer
        self.name = namer.name
        told = f"backdrop {_VERSION} {outliner.sha256} {namer.sha256}"
        self.sha256 = hashlib.sha256(told.encode()).hexdigest()
        self.classes = tuple(dict.fromkeys((*namer.classes, *outliner.classes)))

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces, the surest first. Raises what either segmenter raises."""
        pixels = checked_picture(picture)
        named = self._namer.segment(pixels, wish, lambda share: progress(share / 2))
        outlined = (
            self._outliner.segment(pixels, wish, lambda share: progress((1 + share) / 2))
            if backdrop_share(pixels) >= _PLAIN
            else []
        )
        progress(1.0)
        return [_worded(piece, named) for piece in outlined] or named

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:
        """Return about how long both take."""
        return self._outliner.seconds(height, width, wish) + self._namer.seconds(height, width, wish)


def _worded(piece: Piece, named: list[Piece]) -> Piece:
    """Return the piece under the word that most of it, weighed by score, was found as."""
    votes: dict[str, float] = {}
    for other in named:
        shared = int(np.count_nonzero(piece.mask & other.mask))
        if shared >= _LEAST_OVERLAP * piece.area:
            votes[other.label] = votes.get(other.label, 0.0) + shared * other.score
    return replace(piece, label=max(votes, key=lambda word: votes[word])) if votes else piece

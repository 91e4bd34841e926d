"""A large look at a picture: once as a whole, then part by part, for pieces too small to be seen at once."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Mask
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress

Pixels = NDArray[np.uint8]
_SHARE = 0.6  # of each side: four parts that overlap by a fifth
_SAME = 0.5
_TOUCH = 2


def tiles_of(height: int, width: int) -> list[tuple[slice, slice]]:
    """Return the parts of a picture: the four corners, each with `_SHARE` of each side."""
    tall, wide = max(1, round(_SHARE * height)), max(1, round(_SHARE * width))
    return [
        (slice(top, top + tall), slice(left, left + wide)) for top in (0, height - tall) for left in (0, width - wide)
    ]


def looks(wish: SegmentWish) -> int:
    """Return how many times a detector looks for this wish."""
    return 1 + len(tiles_of(2, 2)) if wish.mode == "full" else 1


def found_in_parts(
    find: Callable[[Pixels], list[Piece]], picture: Pixels, wish: SegmentWish, progress: Progress
) -> list[Piece]:
    """Return the pieces in a picture; in mode "full" also those that only its parts show, the surest first.

    A piece that ends at a part's inner edge is cut off there, and left out; so is one that lies mostly within a piece
    that was found already, or the other way round.
    """
    kept = find(picture)
    progress(1 / (looks(wish) + 1))
    if looks(wish) == 1:
        return kept
    height, width = picture.shape[:2]
    for number, (rows, columns) in enumerate(tiles_of(height, width), start=2):
        for piece in find(np.ascontiguousarray(picture[rows, columns])):
            if not _is_cut(piece.mask, rows, columns, height, width):
                mask = np.zeros((height, width), dtype=bool)
                mask[rows, columns] = piece.mask
                if not any(_is_same(mask, other.mask) for other in kept):
                    kept.append(Piece(mask, piece.label, piece.score))
        progress(number / (looks(wish) + 1))
    return sorted(kept, key=lambda piece: -piece.score)


def _is_cut(mask: Mask, rows: slice, columns: slice, height: int, width: int) -> bool:
    inner = [
        rows.start > 0 and mask[:_TOUCH].any(),
        rows.stop < height and mask[-_TOUCH:].any(),
        columns.start > 0 and mask[:, :_TOUCH].any(),
        columns.stop < width and mask[:, -_TOUCH:].any(),
    ]
    return any(inner)


def _is_same(first: Mask, second: Mask) -> bool:
    common = np.count_nonzero(first & second)
    return bool(common > _SAME * min(np.count_nonzero(first), np.count_nonzero(second)))

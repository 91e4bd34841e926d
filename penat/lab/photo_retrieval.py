"""Whether a photo of an item finds that item: by the whole picture, by the piece cut out of it, and in rooms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.cutout import piece_pictures, piece_vectors
from penat.domain.furnishing import overlap
from penat.domain.geometry import Floats, Vectors, squared_distances
from penat.domain.piece import Box, Piece, SegmentWish
from penat.lab.intervals import grouped_interval
from penat.ports.embedder import Embedder
from penat.ports.segmenter import Segmenter

FOUND_AT = 0.5
Pixels = NDArray[Any]
Counted = Callable[[], None]


@dataclass(frozen=True)
class Retrieval:
    """How one way of asking ranks the item that was photographed, among the designs of the whole catalogue.

    `at1` and `at5` are the shares of photos whose item comes first, or among the first five; the intervals are 95 %
    bootstrap intervals over the photos. `own_category` are the same shares among the item's own category alone.
    """

    way: str
    photos: int
    at1: float
    at1_interval: tuple[float, float]
    at5: float
    at5_interval: tuple[float, float]
    median_rank: float
    own_category_at1: float
    own_category_at5: float


@dataclass(frozen=True)
class RoomItem:
    """An item seen in a room, and the box around it in pixels."""

    item: str
    box: Box


Ranks = tuple[int, int]
"""The item's rank in the whole catalogue and in its own category, from 1; 0 where nothing was found to ask by."""


def of_views(
    catalogue: Catalogue, views: Iterable[tuple[str, Pixels]], embedder: Embedder, segmenter: Segmenter,
    counted: Counted = lambda: None,
) -> list[Retrieval]:  # fmt: skip
    """Return how photos of single items, (item id, RGB picture) each, find them: whole and by their surest piece."""
    whole, pieces = [], []
    for item, picture in views:
        whole.append(rank(catalogue, item, embedder.embed_pictures([picture])[0]))
        found = segmenter.segment(picture, SegmentWish())
        shown = piece_pictures(picture, found[0].mask) if found else [picture, picture]  # as the page does without one
        pieces.append(rank(catalogue, item, piece_vectors(embedder.embed_pictures(shown))[0]))
        counted()
    return [summary("whole picture", whole), summary("piece", pieces)]


def of_rooms(
    catalogue: Catalogue, rooms: Iterable[tuple[Sequence[RoomItem], Pixels]], embedder: Embedder,
    segmenter: Segmenter, counted: Counted = lambda: None,
) -> list[Retrieval]:  # fmt: skip
    """Return how rooms find the items seen in them: by the whole picture, by what was cut out, and by the true box.

    An item is asked for by the piece whose box overlaps its own most, by half of their union at least; without one it
    counts as not found, whatever its rank would be.
    """
    ways: dict[str, list[Ranks]] = {"whole room": [], "piece": [], "true box": []}
    for items, picture in rooms:
        seen = embedder.embed_pictures([picture])[0]
        found = segmenter.segment(picture, SegmentWish("full"))
        for one in items:
            ways["whole room"].append(rank(catalogue, one.item, seen))
            piece = _piece_at(found, one.box)
            shown = None if piece is None else piece_pictures(picture, piece.mask)
            ways["piece"].append(_rank_by(catalogue, one.item, shown, embedder))
            inside = _inside(picture, one.box)
            ways["true box"].append(_rank_by(catalogue, one.item, [inside, inside], embedder))
        counted()
    return [summary(way, ranks) for way, ranks in ways.items()]


def rank(catalogue: Catalogue, item: str, vector: Vectors) -> Ranks:
    """Return the rank of an item's design by its nearest picture. Raises NotFound."""
    shelf, row = catalogue.place(item)
    within = {name: _by_design(other, vector) for name, other in catalogue.shelves.items()}
    own = float(squared_distances(vector, shelf.vectors[list(shelf.group_rows(row))]).min())
    nearer = {name: int(np.count_nonzero(distances < own)) for name, distances in within.items()}
    return 1 + sum(nearer.values()), 1 + nearer[shelf.category]


def summary(way: str, ranks: Sequence[Ranks], seed: int = 0) -> Retrieval:
    """Return the shares and intervals of *ranks*. Raises ValueError for none."""
    if not ranks:
        raise ValueError(f"there is no photo to judge {way} by")
    places = np.array(ranks)
    found = places > 0
    first, five = found & (places <= 1), found & (places <= 5)
    worst = np.where(found[:, 0], places[:, 0], np.iinfo(np.int64).max)
    return Retrieval(
        way, len(ranks), float(first[:, 0].mean()), _bounds(first[:, 0], seed), float(five[:, 0].mean()),
        _bounds(five[:, 0], seed), float(np.median(worst)), float(first[:, 1].mean()), float(five[:, 1].mean()),
    )  # fmt: skip


def room_items(told: Mapping[str, Any]) -> list[RoomItem]:
    """Return the items of one entry of rooms.json that have a box."""
    return [RoomItem(item, (box[0], box[1], box[2], box[3])) for item, box in told.get("boxes", {}).items()]


def _bounds(hits: NDArray[np.bool_], seed: int) -> tuple[float, float]:
    return grouped_interval(hits.astype(np.float64), np.ones(len(hits)), np.random.default_rng(seed))


def _by_design(shelf: Shelf, vector: Vectors) -> Floats:
    """Return the distance of each design of the shelf: that of its nearest picture."""
    nearest = np.full(int(shelf.groups.max()) + 1, np.inf)
    np.minimum.at(nearest, shelf.groups, squared_distances(vector, shelf.vectors))
    return nearest


def _rank_by(catalogue: Catalogue, item: str, shown: Sequence[Pixels] | None, embedder: Embedder) -> Ranks:
    """Return the rank by the two pictures of a piece."""
    return (0, 0) if shown is None else rank(catalogue, item, piece_vectors(embedder.embed_pictures(shown))[0])


def _inside(picture: Pixels, box: Box) -> Pixels:
    left, top, width, height = box
    return np.ascontiguousarray(picture[top : top + height, left : left + width])


def _piece_at(pieces: Sequence[Piece], box: Box) -> Piece | None:
    """Return the piece that overlaps a box most, if it does by half of their union."""
    best = max(pieces, key=lambda piece: overlap(piece.box, box), default=None)
    return best if best is not None and overlap(best.box, box) >= FOUND_AT else None

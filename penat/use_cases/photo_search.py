"""Looking for furniture with a photo: what is near to it or to a piece in it, and what its room still lacks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, PriceRange
from penat.domain.cutout import piece_pictures, piece_vectors
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.furnishing import going_with, missing, room_pieces, room_vector
from penat.domain.geometry import Vectors
from penat.domain.matching import MatchList
from penat.domain.photo import Photo
from penat.domain.piece import Segment, SegmentRun
from penat.domain.run_length import mask_of
from penat.ports.embedder import Embedder
from penat.ports.segment_store import SegmentStore
from penat.ports.segment_vectors import SegmentVectors
from penat.use_cases.photo_keeper import PhotoKeeper, PhotoLimits
from penat.use_cases.searcher import PhotoReader
from penat.use_cases.segment_index import SegmentIndex
from penat.use_cases.spaces import fitting


@dataclass(frozen=True, slots=True)
class FoundSegment:
    """One stored segment near to what was asked, and its squared distance."""

    segment: Segment
    distance: float


@dataclass(frozen=True)
class RoomWish:
    """What a room is to be furnished with: which *categories* (None: those it lacks), at which prices.

    *segments* are the ids of the pieces that count, None for all that were found.
    """

    categories: tuple[str, ...] | None = None
    prices: Mapping[str, PriceRange] = field(default_factory=dict)
    limit: int = 5
    in_stock: bool = False
    segments: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Furnished:
    """What goes with a room: the pieces it was judged by, the categories they are of, and matches by category."""

    photo: Photo
    pieces: tuple[Segment, ...]
    present: tuple[str, ...]
    found: Mapping[str, MatchList]


class PhotoSearch:
    """Turns kept photos and their segments into vectors of a release, and finds what is near.

    *read_photo* makes pixels (height, width, 3) of a picture file's bytes; *vectors* is where segments are searched,
    by default in this process.
    """

    def __init__(
        self, keeper: PhotoKeeper, segments: SegmentStore, embedder: Embedder | None, read_photo: PhotoReader,
        vectors: SegmentVectors | None = None,
    ) -> None:  # fmt: skip
        self._keeper = keeper
        self._segments = segments
        self._embedder = embedder
        self._read_photo = read_photo
        self.index = SegmentIndex(segments, vectors)

    @property
    def limits(self) -> PhotoLimits:
        """How large a photo may be, among what else is limited."""
        return self._keeper.limits

    def photo(self, photo_id: str) -> Photo:
        """Return a kept photo. Raises NotFound."""
        return self._keeper.get(photo_id)

    def content(self, photo_id: str) -> bytes:
        """Return the picture file of a kept photo. Raises NotFound."""
        return self._keeper.content(self._keeper.get(photo_id))

    def segment(self, segment_id: str) -> Segment:
        """Return a segment whose photo is still kept. Raises NotFound."""
        try:
            found = self._segments.get(segment_id)
            self._keeper.get(found.photo_id)
        except NotFound:
            raise NotFound(
                f"there is no segment {segment_id[:64]!r}; its photo may have been deleted or have expired",
                field="segment",
            ) from None
        return found

    def picture_vector(self, catalogue: Catalogue, content: bytes) -> Vectors:
        """Return the vector (dim,) of a picture file as a whole, in the release's space.

        Raises InvalidInput for what is no picture, Unavailable without the release's model.
        """
        vector: Vectors = self._vectors(catalogue, [self._read_photo(content)])[0]
        return vector

    def segment_vector(self, catalogue: Catalogue, segment: Segment) -> Vectors:
        """Return a segment's vector (dim,) in the release's space: the kept one, or, under another model, a new one."""
        same = (segment.model, segment.model_sha256) == (catalogue.model, catalogue.model_sha256)
        if same and segment.vector.size:
            return segment.vector
        picture = self._read_photo(self.content(segment.photo_id))
        shown = piece_pictures(picture, mask_of(segment.runs, segment.height, segment.width))
        vector: Vectors = piece_vectors(self._vectors(catalogue, shown))[0]
        return vector

    def near_segments(
        self, catalogue: Catalogue, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[FoundSegment]:  # fmt: skip
        """Return the kept segments of *owners* nearest to *vector*, the nearest first, *without* some ids.

        What the index names is read from the store, so one whose photo has gone or expired is never given.
        """
        found: list[FoundSegment] = []
        passed = set(without)
        while len(found) < limit:
            near = self.index.near(catalogue.model_sha256, vector, limit - len(found), owners, category, without=passed)
            if not near:
                break
            passed.update(one.id for one in near)
            for one in near:
                try:
                    found.append(FoundSegment(self.segment(one.id), one.distance))
                except NotFound:
                    continue
        return found

    def furnish(self, catalogue: Catalogue, photo_id: str, wish: RoomWish) -> Furnished:
        """Return what goes best with all pieces in the room of a photo.

        Raises NotFound, InvalidInput where no piece of it is known yet, and Unavailable.
        """
        photo = self._keeper.get(photo_id)
        pieces = self._pieces(photo, wish.segments)
        present = tuple(
            dict.fromkeys(one.category for one in pieces if one.category and one.category in catalogue.shelves)
        )
        wanted = missing(list(catalogue.shelves), present) if wish.categories is None else wish.categories
        shelves = {name: catalogue.shelf(name) for name in dict.fromkeys([*wanted, *wish.prices])}
        vectors = np.stack([self.segment_vector(catalogue, piece) for piece in pieces])
        room = room_vector(vectors, [piece.score for piece in pieces])
        found = {
            name: going_with(
                shelves[name], room, wish.prices.get(name, PriceRange()), wish.limit, in_stock=wish.in_stock
            )
            for name in wanted
        }
        return Furnished(photo, pieces, present, found)

    def _pieces(self, photo: Photo, chosen: Sequence[str] | None) -> tuple[Segment, ...]:
        """Return the photo's pieces, or those chosen of any of its segmentings. Raises NotFound, InvalidInput."""
        runs = self._segments.runs(photo.id)
        if not runs:
            raise InvalidInput(
                f"the pieces of photo {photo.id} have not been looked for yet; POST /api/v1/photos/{photo.id}/segments "
                "first", field="photo",
            )  # fmt: skip
        pieces = room_pieces(runs) if chosen is None else _chosen(runs, chosen, photo)
        if not pieces:
            raise InvalidInput(
                f"no piece of furniture was found in photo {photo.id}; look with the mode full, name one with the mode "
                "prompt, or take another photo", field="photo",
            )  # fmt: skip
        return pieces

    def _vectors(self, catalogue: Catalogue, pictures: Sequence[NDArray[Any]]) -> Vectors:
        vectors = fitting(self._embedder, catalogue, "photo").embed_pictures(pictures)
        fitting(self._embedder, catalogue, "photo")  # another release may have been published meanwhile
        return vectors


def _chosen(runs: Sequence[SegmentRun], chosen: Sequence[str], photo: Photo) -> tuple[Segment, ...]:
    known: dict[str, Segment] = {one.id: one for run in runs for one in run.segments}
    for segment_id in chosen:
        if segment_id not in known:
            raise NotFound(f"photo {photo.id} has no segment {segment_id[:64]!r}", field="segments")
    return tuple(known[segment_id] for segment_id in dict.fromkeys(chosen))

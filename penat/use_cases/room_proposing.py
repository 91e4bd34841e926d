"""What the pieces in a photograph of a room may be: for each the nearest items of its category."""

from collections.abc import Sequence
from dataclasses import dataclass

from penat.domain.catalogue import Catalogue, Limits
from penat.domain.errors import InvalidInput
from penat.domain.furnishing import room_pieces
from penat.domain.geometry import Vectors
from penat.domain.piece import Segment, SegmentRun
from penat.use_cases.photo_search import PhotoSearch


@dataclass(frozen=True, slots=True)
class Proposed:
    """One item a piece may be, and its squared distance."""

    category: str
    row: int
    distance: float


@dataclass(frozen=True, slots=True)
class PieceProposals:
    """A piece, the category it was looked for in (None: in all), and the nearest items, the nearest first."""

    segment: Segment
    category: str | None
    found: tuple[Proposed, ...]


class RoomProposing:
    """Proposes items for what was found in kept photos."""

    def __init__(self, search: PhotoSearch) -> None:
        self._search = search

    def proposals(
        self, catalogue: Catalogue, photo_id: str, runs: Sequence[SegmentRun], limit: int
    ) -> list[PieceProposals]:
        """Return proposals for each piece of a photo, whichever of *runs* found it. Raises InvalidInput for no run."""
        if not runs:
            raise InvalidInput(
                f"the pieces of photo {photo_id} have not been looked for yet; POST /api/v1/photos/{photo_id}/segments "
                "first", field="photo",
            )  # fmt: skip
        return [self.of_piece(catalogue, piece, limit) for piece in room_pieces(runs)]

    def of_piece(
        self, catalogue: Catalogue, segment: Segment, limit: int, category: str | None = None
    ) -> PieceProposals:
        """Return the nearest items to a piece in *category*, None for its own. Raises NotFound."""
        wanted = category or (segment.category if segment.category in catalogue.shelves else None)
        vector = self._search.segment_vector(catalogue, segment)
        names = list(catalogue.shelves) if wanted is None else [wanted]
        found = [one for name in names for one in _nearest(catalogue, name, vector, limit)]
        return PieceProposals(segment, wanted, tuple(sorted(found, key=lambda one: one.distance)[:limit]))


def _nearest(catalogue: Catalogue, category: str, vector: Vectors, limit: int) -> list[Proposed]:
    rows, distances = catalogue.shelf(category).nearest(vector, limit, Limits())
    return [Proposed(category, int(row), float(distance)) for row, distance in zip(rows, distances, strict=True)]
